"""Where the title of an entry ends.

Most styles end it with a full stop, some with a comma, a few with a bracket, and titles hold all
three. So every mark is weighed: by itself, by what follows it, and by how much the parts it would
leave to the title look like what stands behind titles. `data/title_weights.txt` tells the weights;
`python -m training.titles` fits them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from citeaudit.article.fields.asides import GAP
from citeaudit.article.fields.imprints import is_titled
from citeaudit.article.fields.signs import Sign
from citeaudit.article.fields.words import words
from citeaudit.article.wordlist import read_sections

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.article.fields.parts import Part

# The title of a page holds every mark but the full stop.
PAGE = "page"
_MARKS = {GAP: "gap", "": "end", "!": "?", "…": ".", "。": "."}
_JOINING = ("and", "et", "und", "y", "e", "&")
_IN_BOOKS = (Sign.IMPRINT, Sign.PUBLISHER, Sign.EDITION, Sign.IN, Sign.PLACE)
_COUNTED = (Sign.DATE, Sign.NUMBER, Sign.DETAIL, Sign.PLACE)
# What no title of a page ends with.
NEVER = ("never",)

Shown: TypeAlias = "tuple[str, ...]"


class End(NamedTuple):
    """What speaks for and against a title that ends with a part.

    Attributes:
        behind: What the part shows: each weighs for leaving it behind the title.
        mark: What the mark behind it shows: each weighs for ending the title there.
    """

    behind: Shown
    mark: Shown


def title_end(text: str, parts: Sequence[Part], style: str, *, dated: bool) -> int:
    """Find the part the title ends with.

    Args:
        text: The entry, asides taken out.
        parts: What it holds behind its authors and their date; the title begins with the first.
        style: The mark that ended the authors: `.`, `,`, `:`, or nothing; or `PAGE`.
        dated: The date stood there, so that further ones may belong to the title.

    Returns:
        The index of the part.

    Cost: linear in the number of parts.
    """
    best, at, inside = float("-inf"), 0, 0.0
    for index, end in enumerate(ends(text, parts, style, dated=dated)):
        inside -= _weigh(end.behind)
        score = inside + _weigh(end.mark)
        if score > best:
            best, at = score, index
    return at


def ends(text: str, parts: Sequence[Part], style: str, *, dated: bool) -> Iterator[End]:
    """Give what speaks for each part as the last of the title; arguments as for `title_end`."""
    first = text[parts[0].start : parts[0].end]
    titled = is_titled(first)
    last_stop = max((i for i, part in enumerate(parts[:-1]) if part.mark == "."), default=-1)
    for index, part in enumerate(parts):
        after = parts[index - 1].mark
        following = parts[index + 1].sign if index + 1 < len(parts) else None
        behind: Shown = ()
        if index and (style != PAGE or after == "."):
            if part.sign is Sign.NONE:
                looks = _looks(text[part.start : part.end], titled=titled)
                behind = _shown_by_words(*looks, after, following)
            else:
                behind = _shown_by_part(part.sign, after, following, dated=dated)
        stops = index < last_stop if index + 2 < len(parts) else None
        lone = not index and " " not in first
        yield End(behind, _shown_by_mark(part.mark, style, following, stops=stops, lone=lone))


def _looks(said: str, *, titled: bool) -> tuple[str, str]:
    """Tell what words that no list knows look like, and what the first of them is."""
    spoken = said.split()
    start = spoken[0] if spoken else ""
    small = any(len(word) > 3 and word[0].islower() for word in spoken)
    if start in _JOINING and not small:
        first = "joined"
    elif start[:1].islower():
        first = "small letter"
    else:
        first = "subtitle" if start.lower() in words("subtitle") else ""
    if small:
        return "few words" if len(spoken) < 4 else "words", first
    if len(spoken) > 4:
        return "name of many words", first
    return "titled name" if titled else "name", first


@cache
def _shown_by_words(looks: str, first: str, after: str, following: Sign | None) -> Shown:
    """Tell what words that no list knows show."""
    shown = [first]
    if first != "small letter":
        shown = ["after a comma" if after == "," else first, looks]
        if first == "joined":
            shown.append(first)
        elif following in _COUNTED and "name" in looks:
            shown.append("name before a number")
        if following in (Sign.IMPRINT, Sign.PUBLISHER):
            shown.append("before an imprint")
    return tuple(sorted(set(shown) - {""}))


@cache
def _shown_by_part(sign: Sign, after: str, following: Sign | None, *, dated: bool) -> Shown:
    """Tell what a part shows that is of a known kind."""
    if sign is Sign.DATE:
        shown = ["last date" if following is None else "second date" if dated else "date"]
    else:
        shown = [sign.value, f"{sign.value} after {after}"]
    if sign is Sign.CONTAINER and following in _IN_BOOKS:
        shown.append("container of a book")
    return tuple(shown)


@cache
def _shown_by_mark(
    mark: str, style: str, following: Sign | None, *, stops: bool | None, lone: bool
) -> Shown:
    """Tell what a mark shows.

    Args:
        mark: The mark.
        style: The mark that ended the authors.
        following: The sign of the part behind it, if any.
        stops: More full stops end parts; nothing if that says nothing.
        lone: A single word stands before it.
    """
    mark = _MARKS.get(mark, mark)
    if style == PAGE and mark not in (".", "gap", "end"):
        return NEVER
    shown = [mark, f"{mark} style {style or 'none'}"]
    if following:
        shown += [f"before {following.value}", f"{mark} before {following.value}"]
    if mark == "." and stops is not None:
        shown.append("stops follow" if stops else "no stops follow")
    if lone:
        shown.append("one word")
    return tuple(shown)


@cache
def _weigh(shown: Shown) -> float:
    known = weights()
    return sum(known.get(name, 0.0) for name in shown)


@cache
def weights() -> dict[str, float]:
    """Give the weights of `data/title_weights.txt` by the names of what is shown."""
    lines = [line for section in read_sections("title_weights.txt").values() for line in section]
    return {name: float(weight) for weight, _, name in (line.partition(" ") for line in lines)}
