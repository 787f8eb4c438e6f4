"""Takes entries out of a numbered list, and lets every marker lead where it led before.

Nothing is offered where a marker, an entry or a number in the text might be left behind: a list in
a table, an entry that shares its line, a marker in a form of its own, "see reference 12".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citeaudit.article.model import CitationStyle
from citeaudit.mend.markers import numbers_of, renumbered, take_apart
from citeaudit.mend.model import Edit
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from citeaudit.article.model import Article, Citation, Reference

# Formats in which an entry is a paragraph or an item on lines of its own.
_LINED = frozenset(("markdown", "pandoc", "plain"))
_NUMBERED = frozenset(
    (
        CitationStyle.BRACKET,
        CitationStyle.FOOTNOTE,
        CitationStyle.SUPERSCRIPT,
        CitationStyle.PARENTHESIS,
    )
)
# A bare digit, and what may be an exponent, might be a number after all.
_SURE = 0.9
_LABEL = re.compile(r"\\?[\[(]?\^?([0-9]{1,6})(?![0-9])")
_NUMBER_IN_TEXT = re.compile(
    r"\b(?:refs?\.?|references?|citations?|sources?|footnotes?|notes?)\s+(?:no\.?\s*|#)?[0-9]",
    re.IGNORECASE,
)
_BETWEEN_MARKERS = frozenset(("", ","))


def without_entries(
    article: Article, section: int, gone: Mapping[int, int | None]
) -> tuple[Edit, ...]:
    """Take entries out of a list and count the others anew.

    Args:
        article: The document.
        section: Which list.
        gone: For the index of each entry that goes, the index of the one its markers shall lead
            to, or nothing where no marker leads to it.

    Returns:
        The edits, in order; none where the list cannot be mended without a person.

    Cost: linear in the article.
    """
    entries = [one for one in article.references if one.section == section]
    numbers = _numbers(article, entries)
    if article.format not in _LINED or numbers is None:
        return ()
    markers = _markers(article, numbers)
    lines = [_lines_of(article.text.content, article.references[index].span) for index in gone]
    if markers is None or None in lines or _named_in_text(article):
        return ()
    number_of = _counted_anew(entries, numbers, gone, as_names=_are_names(article, entries))
    edits = [Edit(span, "") for span in lines if span]
    edits += _relabelled(article, entries, numbers, number_of, gone)
    edits += _remarked(article, markers, number_of)
    return tuple(sorted(edits))


def _numbers(article: Article, entries: Sequence[Reference]) -> dict[int, int] | None:
    """Give the number of each entry by its index; nothing unless all have one, each its own."""
    numbers: dict[int, int] = {}
    for entry in entries:
        label = _LABEL.match(article.text[entry.span])
        if label is None or label[1] != entry.label:
            return None
        numbers[entry.index] = int(entry.label)
    return numbers if len(set(numbers.values())) == len(numbers) else None


def _markers(article: Article, numbers: Mapping[int, int]) -> list[Citation] | None:
    """Give the markers that lead into a list; nothing where one cannot be written anew."""
    found = []
    for citation in article.citations:
        into = [target in numbers for target in citation.targets]
        if None in citation.targets:
            return None  # it would lead to an entry once that has its number
        if not any(into):
            continue
        marker = take_apart(article.text[citation.span])
        if citation.style not in _NUMBERED or citation.confidence < _SURE:
            return None
        if marker is None or not all(into):
            return None
        named = numbers_of(marker)
        if named != [numbers[target] for target in citation.targets if target is not None]:
            return None
        found.append(citation)
    return found


def _lines_of(content: str, span: Span) -> Span | None:
    """Give the whole lines of an entry and the empty line behind it; nothing if it shares one."""
    start = content.rfind("\n", 0, span.start) + 1
    end = content.find("\n", span.end)
    end = len(content) if end < 0 else end + 1
    if content[start : span.start].strip() or content[span.end : end].strip():
        return None
    following = content.find("\n", end)
    below_empty_line = content[max(0, start - 4) : start].endswith(("\n\n", "\r\n\r\n"))
    if below_empty_line and following >= 0 and not content[end:following].strip():
        end = following + 1
    return Span(start, end)


def _named_in_text(article: Article) -> bool:
    return any(_NUMBER_IN_TEXT.search(block.prose.text) for block in article.blocks)


def _are_names(article: Article, entries: Sequence[Reference]) -> bool:
    """Say whether labels are names that need not follow each other, as those of `[^3]:` are."""
    return any("^" in article.text[entry.span][:3] for entry in entries)


def _counted_anew(
    entries: Sequence[Reference],
    numbers: Mapping[int, int],
    gone: Mapping[int, int | None],
    *,
    as_names: bool,
) -> dict[int, int]:
    """Give each number its new one: a list without gaps stays one without gaps."""
    listed = [numbers[entry.index] for entry in entries]
    without_gaps = listed == list(range(listed[0], listed[0] + len(listed)))
    new: dict[int, int] = {}
    removed = 0
    for entry in entries:
        if entry.index in gone:
            removed += 1
        else:
            number = numbers[entry.index]
            new[number] = number - removed if without_gaps and not as_names else number
    for index, kept in gone.items():
        if kept is not None:
            new[numbers[index]] = new[numbers[kept]]
    return new


def _relabelled(
    article: Article,
    entries: Sequence[Reference],
    numbers: Mapping[int, int],
    number_of: Mapping[int, int],
    gone: Mapping[int, int | None],
) -> Iterator[Edit]:
    for entry in entries:
        number = numbers[entry.index]
        if entry.index in gone or number_of[number] == number:
            continue
        label = _LABEL.match(article.text[entry.span])
        assert label is not None  # `_numbers` has seen to it
        at = entry.span.start
        yield Edit(Span(at + label.start(1), at + label.end(1)), str(number_of[number]))


def _remarked(
    article: Article, markers: Sequence[Citation], number_of: Mapping[int, int]
) -> Iterator[Edit]:
    """Write markers anew; one that says only what the marker before it says goes."""
    before, end = "", -1
    for citation in markers:
        written = article.text[citation.span]
        marker = take_apart(written)
        assert marker is not None  # `_markers` has seen to it
        text = renumbered(marker, number_of)
        between = article.text.content[end : citation.span.start] if end >= 0 else "-"
        if text == before and written != before and between.strip() in _BETWEEN_MARKERS:
            yield Edit(Span(end, citation.span.end), "")
        elif text != written:
            yield Edit(citation.span, text)
        before, end = text, citation.span.end
