"""Citations by author and date: `(Smith, 2020; Lee et al., 2019a, b)`, `Smith et al. (2020)`."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.markers.citing import Body, Found
from citeaudit.article.markers.marker_text import visible
from citeaudit.article.model import CitationStyle

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citeaudit.article.model import Reference

_CONFIDENCE = 0.8
_FEWEST = 3  # citations that lead to an entry before one that does not is believed to be any
# Capitals that may stand before the name.
_NOT_NAMES = frozenset(
    ("See", "In", "Cf", "As", "For", "Also", "Table", "Figure", "Fig", "From", "By", "The", "And")
)

_YEAR = r"(?:1[89]|20)[0-9]{2}"
_YEARS = rf"{_YEAR}[a-z]?(?:, {_YEAR}[a-z]?){{0,4}}"
_LONGEST_NAMES = 140
_NAME = r"[A-Z\u00c0-\u00de][^\W\d_]{1,30}(?:['\u2019-][^\W\d_]{1,30}){0,2}"


class _Named(NamedTuple):
    """One work as the text names it."""

    label: str
    name: str
    second: str
    year: str


class _Group(NamedTuple):
    place: int
    start: int
    end: int
    works: tuple[_Named, ...]
    sure: bool  # written as nothing but a citation is


def author_dates(body: Body) -> Iterator[tuple[int, Found]]:
    """Yield names with years that entries answer to; where they prove the style, others as well.

    Cost: linear in the length of the text.
    """
    entries = _Entries(body.listed.references)
    if not entries:
        return
    groups = list(_groups(body))
    targets = [tuple(map(entries.find, group.works)) for group in groups]
    led = sum(any(target is not None for target in found) for found in targets)
    missed = sum(
        group.sure and not any(t is not None for t in found)
        for group, found in zip(groups, targets, strict=True)
    )
    proven = led >= _FEWEST and led >= missed
    for group, found in zip(groups, targets, strict=True):
        if any(target is not None for target in found) or (proven and group.sure):
            labels = tuple(work.label for work in group.works)
            citation = (group.start, group.end, CitationStyle.AUTHOR_DATE, labels, found)
            yield group.place, Found(*citation, _CONFIDENCE)


# In the text


def _groups(body: Body) -> Iterator[_Group]:
    for index, block in body.blocks:
        if not _closing().search(block.prose.text):
            continue
        for match in visible(block, _in_parentheses()):
            parts = (
                match[match.lastindex or 0]
                .replace("\uff1b", ";")
                .replace("\uff0c", ", ")
                .split(";")
            )
            works = tuple(_works(parts))
            if works:
                yield _Group(index, *match.span(), works, all(map(_is_citation, parts)))
        for match in visible(block, _year_alone()):
            start = max(0, match.start() - _LONGEST_NAMES)
            names = _names_before().search(block.prose.text, start, match.start())
            if names:
                works = tuple(_works([f"{names[1]}, {match[1]}"]))
                yield _Group(index, names.start(), match.end(), works, " et al" in names[1])


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(r"[)\]\uff09]")


@cache
def _in_parentheses() -> re.Pattern[str]:
    # "(Roe 2020)", "[Roe 2020]", "（王芳等，2020）". Bounded, so that a lone bracket costs nothing.
    dated = rf"(?:{_YEAR}|n\. ?d\.)"
    pairs = ((r"\(", r"\)"), (r"\[", r"\]"), ("\uff08", "\uff09"))
    kinds = (
        rf"{first}([^{first}{last}\n]{{0,300}}{dated}[^{first}{last}\n]{{0,100}}){last}"
        for first, last in pairs
    )
    return re.compile("|".join(kinds))


@cache
def _year_alone() -> re.Pattern[str]:
    return re.compile(rf"\(({_YEARS})(?:[,:] [^()\n]{{1,30}})?\)")


@cache
def _names_before() -> re.Pattern[str]:
    # "Smith", "Smith, Lee, and Poe", "Smith et al.'s", "World Health Organization"; then "(2020)"
    more = rf"(?:,? et al\.?|(?:, {_NAME}){{0,3}},? (?:and|&|und|y|et) {_NAME})?"
    return re.compile(rf"\b({_NAME}(?: {_NAME}){{0,4}}{more})(?:['\u2019]s?)? \Z")


def _works(parts: Iterable[str]) -> Iterator[_Named]:
    """Read "Smith et al., 2019, 2020b" as two works; a part without a name keeps the last one."""
    name = second = shown = ""
    for part in parts:
        years = list(_years().finditer(part))
        before = part[: years[0].start()] if years else ""
        names = [n for n in _names().findall(before) if n not in _NOT_NAMES]
        if names:
            name, second = names[0], names[1] if len(names) > 1 else ""
            shown = before.strip(" ,(")
        for year in years if name else ():
            written = year[0].replace(" ", "")
            yield _Named(f"{shown}, {written}", name, second, written)


@cache
def _years() -> re.Pattern[str]:
    return re.compile(rf"\b{_YEAR}[a-z]?\b|\bn\. ?d\.")


@cache
def _names() -> re.Pattern[str]:
    # Chinese names have no capitals: "王芳等, 2020", "王芳和李娜, 2020"
    return re.compile(rf"\b{_NAME}|[\u4e00-\u9fff]{{2,4}}?(?=[等和与及,\u3001\s]|$)")


@cache
def _citation() -> re.Pattern[str]:
    # "Smith & Doe, 2020", "see Lee et al., 2019, 2020b, p. 3": names and years, nothing else
    name = rf"(?:(?:van|von|de|der|den|del|la|le|di|da|dos|al) ){{0,3}}{_NAME}"
    names = rf"{name}(?:,? et al\.?|(?:,? (?:&|and|und) |, ){name}){{0,4}}"
    lead = r"(?:(?:see|see also|e\.g\.|cf\.),? )?"
    return re.compile(rf"\s*{lead}{names},? {_YEARS}(?:[,:] ?[^;]{{1,20}})?\s*\Z")


def _is_citation(part: str) -> bool:
    return len(part) < 200 and _citation().match(part) is not None


# In the list


class _Entries:
    """The entries by the name they start with and their year."""

    def __init__(self, references: Iterable[Reference]) -> None:
        self._by_name: dict[tuple[str, str], list[Reference]] = {}
        for reference in references:
            # Without authors: an entry in this style starts with the first one's family name.
            head = reference.authors[0] if reference.authors else reference.raw[:80]
            names = _names().findall(head)[:6]
            written = [year.replace(" ", "") for year in _years().findall(reference.raw)]
            year = next((y for y in written if y[:4] == reference.published[:4]), "")
            year = year or "".join(written[:1])
            initials = "".join(name[0] for name in names)
            for name in {*names[:2], initials} if year else ():
                for date in {year, year[:4]}:
                    found = self._by_name.setdefault((name.casefold(), date), [])
                    found.append(reference)

    def __bool__(self) -> bool:
        return bool(self._by_name)

    def find(self, work: _Named) -> int | None:
        """Give the index of the entry a work is; of several the one with the second name, too."""
        found = self._by_name.get((work.name.casefold(), work.year))
        if not found and len(work.year) == 5:  # the list may do without the letter
            found = self._by_name.get((work.name.casefold(), work.year[:4]))
        if not found:
            return None
        both = [r for r in found if work.second and work.second in r.raw[:400]]
        return (both or found)[0].index
