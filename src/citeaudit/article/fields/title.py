"""The title of an entry: quoted, weighed, or missing."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.fields.asides import GAP
from citeaudit.article.fields.ends import PAGE, title_end
from citeaudit.article.fields.makers import SHORT
from citeaudit.article.fields.names import read_names
from citeaudit.article.fields.parts import Part, cut
from citeaudit.article.fields.quotes import read_quoted
from citeaudit.article.fields.signs import Sign
from citeaudit.article.fields.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.fields.makers import Makers

_AROUND = " .．,;:\n\u00a0\"“”‘’'«»*_" + GAP

_LONGEST_TITLE = 500
_PAIR = 2
_DASHES = "-–—|"
# What an unmarked journal and what follows it look like.
_UNMARKED = [Sign.NONE, Sign.NUMBER, Sign.DATE]

_Place = tuple[int, int]


class Title(NamedTuple):
    """A title.

    Attributes:
        authors: Where the authors stand, some of which may stand behind it.
        place: Where it stands, half-open.
        parts: What stands behind both.
        quoted: It stands in quotation marks, as the titles of parts of other works do.
    """

    authors: tuple[_Place, ...]
    place: _Place
    parts: Sequence[Part]
    quoted: bool = False


class Open(NamedTuple):
    """A title whose end has to be weighed: it begins with the first part.

    Attributes:
        authors: Where the authors stand.
        start: Where it begins.
        parts: What stands behind the authors.
        style: The mark that ended them, or `PAGE`.
        dated: Their date stands behind them.
    """

    authors: tuple[_Place, ...]
    start: int
    parts: Sequence[Part]
    style: str
    dated: bool

    def end(self, text: str, last: int) -> Title:
        """End it with the part of an index."""
        place = trimmed(text, self.start, self.parts[last].end)
        return Title(self.authors, place, self.parts[last + 1 :])


def read_title(text: str, makers: Makers, *, online: bool) -> Title:
    """Read the title behind the authors.

    Args:
        text: The entry, asides taken out.
        makers: Its authors.
        online: It has an address.

    Cost: linear in the length of the text.
    """
    found = begin_title(text, makers, online=online)
    if isinstance(found, Title):
        return found
    return found.end(text, title_end(text, found.parts, found.style, dated=found.dated))


def begin_title(text: str, makers: Makers, *, online: bool) -> Title | Open:
    """Find the title, or where it begins; arguments as for `read_title`."""
    at = makers.end
    quoted = read_quoted(text, at)
    if quoted:
        place = trimmed(text, quoted.start, quoted.end)
        return Title(makers.authors, place, cut(text, quoted.after), quoted=True)
    if online and not makers.authors:
        dashed = _before_dash(text, at)
        if dashed:
            return dashed
        end = text.find(GAP, at)
        if end < 0 or ". " not in text[at:end].rstrip():
            return Title((), trimmed(text, at, end if end > 0 else len(text)), [])
    coded = _coded().search(text, at, at + _LONGEST_TITLE)
    if coded and coded.start() > at:
        return _before_code(text, makers, coded)
    parts = cut(text, at)
    if not parts and makers.authors and makers.style != SHORT:
        # What looked like an author is all there is.
        return Title((), trimmed(text, makers.authors[0][0], at), parts)
    held = makers.authors and is_only_container(text, at)
    if held and makers.dated and _begins_with_in().match(text, at):
        held = False  # "Roe, J. 2007. In Comes I: Performance. Exeter: Elm"
    if not parts or makers.style == SHORT or held:
        return Title(makers.authors, (at, at), parts)
    if not makers.authors and len(parts) > 1 and parts[0].mark == ".":
        names = read_names(text, parts[1].start)
        if names and names.sure and len(names.spans) > 1:
            place = trimmed(text, at, parts[0].end)
            return Title(names.spans, place, cut(text, names.end))
    unmarked = _before_journal(text, parts)
    if unmarked:
        return Title(makers.authors, trimmed(text, at, unmarked[0].start), unmarked)
    style = PAGE if online and not makers.authors else makers.style
    return Open(makers.authors, at, parts, style, makers.dated)


def _before_dash(text: str, at: int) -> Title | None:
    """Read a title before a dash and what made it or holds it: "Title – Roe J, Doe B. Journal"."""
    dash = _dash().search(text, at, at + _LONGEST_TITLE)
    if not dash or dash.start() == at:
        return None
    place = trimmed(text, at, dash.start())
    names = read_names(text, dash.end())
    if names and names.sure and len(names.spans) > 1:
        return Title(names.spans, place, cut(text, names.end))
    parts = cut(text, dash.end())
    if len(parts) > 1 and parts[0].sign is Sign.CONTAINER and parts[1].sign is Sign.DATE:
        return Title((), place, parts)
    return None


def _before_code(text: str, makers: Makers, code: re.Match[str]) -> Title:
    """Read the title that a code ends, as in GB/T 7714: "Title[J]. Journal, 2017, 97(24): 1-9"."""
    at = makers.end
    authors = makers.authors
    stop = _stop().search(text, at, code.start())
    if not authors and stop:
        authors, at = (trimmed(text, at, stop.start()),), stop.end()
    return Title(authors, trimmed(text, at, code.start()), _parts_behind(text, code.end()))


def _parts_behind(text: str, at: int) -> Sequence[Part]:
    wide = _before_wide_comma().match(text, at)
    if wide:
        return [Part(at, wide.end(), ",", Sign.CONTAINER)]
    parts = cut(text, at)
    if parts and parts[0].sign is Sign.NONE and parts[0].mark == ",":
        book = ":" in text[parts[0].start : parts[0].end]  # "北京: 人民卫生出版社"
        return [parts[0]._replace(sign=Sign.IMPRINT if book else Sign.CONTAINER), *parts[1:]]
    return parts


def _before_journal(text: str, parts: Sequence[Part]) -> list[Part]:
    """Find a journal with no mark before it, as some publishers' lists have it, and what follows.

    "A trial of salt in tired people Salt Educ., 36 (2010), pp. 629-639"
    """
    signs = [part.sign for part in parts]
    for index, part in enumerate(parts):
        if signs[index : index + 3] == _UNMARKED and parts[index + 1].mark == "(":
            name = _capitals_at_end().search(text, part.start, part.end)
            if name:
                journal = Part(name.start(), part.end, part.mark, Sign.CONTAINER)
                return [journal, *parts[index + 1 :]]
    return []


def trimmed(text: str, start: int, end: int) -> _Place:
    """Leave out the marks around a title, but not an ellipsis."""
    while end > start and _is_around(text, end - 1) and not text.startswith("...", end - 3):
        if text[end - 1] == '"' and text[start] != '"' and text.count('"', start, end) == _PAIR:
            break  # 'The rise of "salt face"'
        end -= 1
    while start < end and text[start] in _AROUND:
        start += 1
    return start, end


def _is_around(text: str, at: int) -> bool:
    # "A blog – https://…" is called "A blog"
    return text[at] in _AROUND or (text[at] in _DASHES and text[at - 1 : at].isspace())


def is_only_container(text: str, at: int) -> bool:
    """Say whether no title stands at `at`, as in physics: "Nano Lett. 2010, 10, 1012"."""
    if _counted_journal().match(text, at):
        return True
    head = _named_and_numbered().match(text, at)
    if head:
        if "." in head["name"] and not _is_shortened(head["name"]):
            return False
        return len(_digits().findall(text, at)) > 1 and not _long_word().search(text, head.end())
    return _no_title().match(text, at) is not None


def _is_shortened(name: str) -> bool:
    """Say whether a name is shortened word by word: "Appl. Phys. Lett.", not "Salt. J Med."."""
    spoken = name.rstrip(",").split()
    first = next(number for number, word in enumerate(spoken) if word.endswith("."))
    known = {word.strip(".,").lower() for word in spoken}
    return all(word.endswith(".") for word in spoken[first:]) and not known.isdisjoint(
        words("journal abbreviation")
    )


@cache
def _dash() -> re.Pattern[str]:
    return re.compile(r"\s[–—]\s|\s-\s")


@cache
def _before_wide_comma() -> re.Pattern[str]:
    return re.compile(r"[^，,．.:：\x1f]{1,60}(?=，)")


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"\.\s|．")


@cache
def _coded() -> re.Pattern[str]:
    # GB/T 7714-2015, annex B: the kind of work, and its carrier
    return re.compile(r"\s?[\[［](?:[JMCDNPSRZAG]|EB|DB|CP)(?:/(?:OL|CD|DK|MT))?[\]］][.．]?\s*")


@cache
def _capitals_at_end() -> re.Pattern[str]:
    return re.compile(r"(?<=[a-zß-öø-ÿ]\s)(?:[A-Z][\w&.]*\s){0,7}[A-Z][\w&.]*$")


@cache
def _begins_with_in() -> re.Pattern[str]:
    return re.compile(r"In\s(?![^\x1f]*\b(?:[Ee]ds?|[Ee]ditors?|[Hh]rsg|[Hh]gg?)\b)")


@cache
def _named_and_numbered() -> re.Pattern[str]:
    return re.compile(
        r"(?P<name>(?:[^\W\d_a-z][\w&'’-]{0,6}\.\s?|[^\W\d_a-z][\w&'’-]*\s|(?:of|and|the|in|für|de|&)\s){0,8}"
        r"[^\W\d_a-z][\w&'’-]*[.,]*)\s(?:[Vv]ol\.?\s?|[Nn]o\.?\s?)?[A-Z]?\d"
    )


@cache
def _counted_journal() -> re.Pattern[str]:
    # "Salt Pharmacol Physiol. 2014;27:47–55." and nothing else
    return re.compile(
        r"[^\W\d_a-z][\w&'’-]*(?:\s(?:[^\W\d_a-z][\w&'’-]*|of|and|the|in|für|de)){0,7}"
        r"\.?\s(?:1[89]|20)\d\d;\s?\d+(?:\s?\([^()]{1,20}\))?:[\s\d\w–-]{1,20}\.?\s*(?:\x1f|$)"
    )


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"\d+")


@cache
def _long_word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]{4,}(?<!pages)")


@cache
def _no_title() -> re.Pattern[str]:
    return re.compile(
        r"(?:[Ii]n:?\s(?=[^\W\d_a-z‘“\"])|in\s[‘“\"]|[Pp]ersonal\s[Cc]omm|[Tt]o\s(?:appear|be\s)|[Uu]npublished|"
        r"[Ss]ubmitted|[Ii]n\spress|Proc(?:\.|eedings)\s)"
    )
