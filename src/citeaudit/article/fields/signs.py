"""What a part of a reference is, told from its first words and what follows them."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache

from citeaudit.article.fields.dates import names_month
from citeaudit.article.fields.imprints import is_imprint, is_titled, match_imprint, name_end
from citeaudit.article.fields.words import phrases, words


class Sign(Enum):
    """What a part shows itself to be."""

    __hash__ = object.__hash__  # that of Enum is written in Python, and signs are looked up a lot

    NONE = "nothing"
    IN = "in"  # "In …": what stands in it is a part of another work
    CONTAINER = "container"  # "Proceedings …", a journal
    WORK = "work"  # "PhD thesis", "in press"
    EDITION = "edition"  # "3rd ed.", "edited by …", "translated by …"
    DETAIL = "detail"  # "vol. 3", "pp. 1-9"
    NUMBER = "number"  # "3(2)", "1-9"
    DATE = "date"
    PERIOD = "period"  # "1850-1950": the years a work is about
    PLACE = "place"
    IMPRINT = "imprint"  # "Place: Publisher"
    PUBLISHER = "publisher"


_LISTS = {
    "in": Sign.IN,
    "in with a colon": Sign.IN,
    "container": Sign.CONTAINER,
    "work": Sign.WORK,
    "detail": Sign.DETAIL,
    "dated": Sign.DATE,
    "edition": Sign.EDITION,
    "place": Sign.PLACE,
}
_BEFORE_NUMBERS = frozenset(("no", "vol", "nr"))
_OF_REPORTS = frozenset(("report", "rep", "tech", "technical", "patent"))
# How far behind a name its number is looked for.
_REACH = 8
_MOST_WORDS = 12
_YEAR = r"(?:1[5-9]|20)\d\d"


def sign_at(text: str, at: int) -> Sign:
    """Tell what the part that begins at `at` is.

    Cost: linear in the length of the part.
    """
    small = _small_word().match(text, at) if text[at : at + 1].islower() else None
    if small and small[0] not in phrases(*_LISTS) and not names_month(small[0]):
        return Sign.NONE
    match = _first().match(text, at)
    if not match:
        return Sign.NONE
    if match["number"]:
        return _of_number(text, match.start("number"))
    begin = match.start("word")
    listed = _listed(text, begin, match["word"].lower())
    if listed is Sign.EDITION and match["word"].lower() in words("edition or journal"):
        # "Trans. Jane Roe", "Film.", but "Trans. Amer. Math. Soc. 3", "Film Comment 40.1"
        listed = _of_name(text, begin) if _is_named().match(text, begin) else listed
    if listed is Sign.PLACE and match_imprint(text, begin):
        return Sign.IMPRINT
    if listed or not text[begin].isupper():
        return listed or Sign.NONE
    if _state().match(text, begin):
        return Sign.PLACE
    return _of_name(text, begin)


def _listed(text: str, begin: int, word: str) -> Sign | None:
    """Look the first words up in the lists that name what they begin."""
    for phrase, section in phrases(*_LISTS).get(word, ()):
        end = begin + len(phrase)
        if text[begin:end].lower() != phrase or text[end : end + 1].isalnum():
            continue
        if section == "detail" and not _then_number().match(text, end):
            continue
        if section == "dated" and not _then_day().match(text, end):
            continue
        if section == "place" and not _then_division().match(text, end):
            continue
        if section == "in" and text[begin:end].isupper() and text.startswith(", ", begin - 2):
            return Sign.PLACE  # Indiana
        if section == "in with a colon" and not _then_colon().match(text, end):
            continue
        return _LISTS[section]
    if names_month(word) and _then_year().match(text, begin + len(word)):
        return Sign.DATE
    return None


def _of_name(text: str, begin: int) -> Sign:
    """Tell a journal, a publisher or a place from the words up to the next punctuation."""
    end = name_end(text, begin)
    name = text[begin:end]
    written = name.lower().split(maxsplit=_MOST_WORDS)
    if len(written) > _MOST_WORDS:
        return Sign.NONE
    parts = [part.strip(".,:'’\"&") for part in written]
    if not _OF_REPORTS.isdisjoint(parts) and _report().search(text, begin, end + _REACH):
        return Sign.WORK
    if not words("journal").isdisjoint(parts) or _then_volume().match(text, end):
        return Sign.CONTAINER
    imprint = match_imprint(text, begin)
    if imprint and is_imprint(imprint):
        return Sign.IMPRINT
    if not is_titled(name):
        return Sign.NONE
    if not words("publisher").isdisjoint(parts):
        return Sign.PUBLISHER
    if len(parts) > 1 and parts[-1] in _BEFORE_NUMBERS:
        return Sign.CONTAINER
    numbered = len(name) > 3 and _then_numbered().match(text, end)
    return Sign.CONTAINER if numbered else Sign.NONE


def _of_number(text: str, at: int) -> Sign:
    match = _number().match(text, at)
    if not match:
        return Sign.NONE
    return Sign.DATE if match.lastgroup == "year" else Sign[(match.lastgroup or "none").upper()]


@cache
def _small_word() -> re.Pattern[str]:
    return re.compile(r"[a-zß-öø-ÿ]+(?=[\s,])")


@cache
def _first() -> re.Pattern[str]:
    return re.compile(r"[(\[\"“‘«]{0,2}(?:(?P<number>\d+)|(?P<word>[^\W\d_]+(?:[.'’-][^\W\d_]+)*))")


@cache
def _number() -> re.Pattern[str]:
    # "3rd ed.", "4 May 1999", "5.6.1999"; "2 vols", "45 pp."; "1850-1950"; "1999,"; "12(3)", "1-9"
    return re.compile(
        r"(?P<edition>\d+(?:st|nd|rd|th|[.eèaª])?\s?(?:(?i:rev|american|revised|updated|expanded)\.?\s)?"
        r"(?i:ed|éd|edn|aufl|edition|édition|version|printing|vyd|wyd|izd|uppl|utg|udg)\b"
        r"|\d+(?:st|nd|rd|th)\.(?=\s))"
        rf"|(?P<date>\d+(?:[./]\d\d?[./]{_YEAR}|(?:st|nd|rd|th|\.)?(?:[-–]\d+)?\s(?:de\s)?"
        rf"[^\W\d]{{3,10}}\.?,?(?:\sde)?\s{_YEAR}))"
        r"|(?P<detail>\d+(?:\s(?:vols?|S)\b|\s?pp?\b))"
        r"|(?P<period>(?:1\d|20)\d\d\s?[-–]\s?(?:(?:1\d|20)\d\d|\d\d?)(?!\d))"
        rf"|(?P<year>{_YEAR}(?!\d)[a-z]?(?=\s?(?:[.,;:)\]\x1f([–-]|$|p)))"
        rf"|(?P<none>{_YEAR}(?!\d))"
        r"|(?P<number>\d+[A-Z]?\s?(?:[(:,;.–—-]|\Z|pp?\b|\x1f))"
    )


@cache
def _then_number() -> re.Pattern[str]:
    return re.compile(
        r"[.°º]?[\s:#]{0,2}(?:\d(?!\d*:\s[^\W\d])|[IVXLC]+\b(?!:\s[^\W\d])|[A-Za-z]\d)"
    )


@cache
def _then_day() -> re.Pattern[str]:
    # "Updated: 4 May 2023", "Published June 4, 2023", "Veröffentlicht am 4. Mai 2023"
    on = r"(?:\s(?:on|am|le|el|il|em|op))?"
    return re.compile(rf"{on}\s?:?\s(?=[^\s.,;]{{1,12}}[.,]?(?:\s\S{{1,12}}){{0,4}}?\s?{_YEAR}|\d)")


@cache
def _then_colon() -> re.Pattern[str]:
    return re.compile(r"\s?:\s")


@cache
def _then_division() -> re.Pattern[str]:
    return re.compile(
        r"(?:,\s[A-Z][A-Za-z.]{1,15}|\s[A-Z]{2}\b|\s[A-Z][a-z]{2,4}\.)?\s?(?:[:;,()/.\x1f-]|$|\s?\(?\d{4}|\set\s|\sand\s)"
    )


@cache
def _then_year() -> re.Pattern[str]:
    return re.compile(
        r"[.,]?\s?(?:[-–—/]\s?[^\W\d]+\.?\s?)?(?:\d{1,2}[^\W\d]{0,2}(?:[-–]\d+)?,?\s)?"
        + _YEAR
        + r"|\)[.,]"
    )


@cache
def _then_volume() -> re.Pattern[str]:
    return re.compile(r"(?:\.?,)?\s?\d+(?:\.\d+)?\s?(?:\(\d|:\s?\d|,\s?\d+[-–])")


@cache
def _then_numbered() -> re.Pattern[str]:
    return re.compile(r"(?:\.?,)?\s?(?:\(?\d|[Vv]ol|[A-Z]\d|[IVX]+[,:])")


@cache
def _is_named() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+(?:\s[A-Z]|\.\s[A-Z][a-z]{1,6}\.)")


@cache
def _report() -> re.Pattern[str]:
    # "Tech. Rep. 18", "Salt Planning Report No. 329", "US Patent 3,712"
    return re.compile(
        r"\bTech(?:nical)?\.?\sRep|\bReport\s(?:No\.|#|№)|\bPatent\s(?:No\.\s|№\s)?\d"
    )


@cache
def _state() -> re.Pattern[str]:
    return re.compile(
        r"(?:[A-Z]\.\s?[A-Z]\.?+(?=\s?[,:;()\d]|$)|(?:[A-Z]{2}|Mass|Calif|Conn|Mich|Minn|Penn|Ill|Ont|Que|England|UK|USA)"
        r"\.?(?=\s?[,:;.)]|$))"
    )
