"""The fixes there are, and how they are made: one after the other, each on what the last one left.

A fix is kept only if every claim still leads to the same entries: what an edit could not be meant
to change is checked, not trusted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.read import read
from citeaudit.mend.duplicates import merge_duplicates
from citeaudit.mend.model import Draft
from citeaudit.mend.redirects import unwrap_redirects
from citeaudit.mend.registrations import cite_registers
from citeaudit.mend.trackers import strip_trackers
from citeaudit.mend.uncited import drop_uncited
from citeaudit.sources.identify import identify
from citeaudit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from citeaudit.mend.model import Edit, Fix

    Fixer = Callable[[Draft], Iterator[Fix]]

# In the order in which they are made: addresses first, for they tell which entries are one work.
FIXERS: dict[str, Fixer] = {
    "redirects": unwrap_redirects,
    "trackers": strip_trackers,
    "registrations": cite_registers,
    "duplicates": merge_duplicates,
    "uncited": drop_uncited,
}
# Those that a person asks for.
ON_REQUEST = frozenset(("uncited",))


class Mended(NamedTuple):
    """A document with its fixes made."""

    content: str
    fixes: tuple[Fix, ...]


def fixes_for(draft: Draft, names: Sequence[str] = tuple(FIXERS)) -> Iterator[Fix]:
    """Find what can be mended in a document as it stands; each fix is for that document alone."""
    for name in names:
        yield from FIXERS[name](draft)


def mend(text: Text, format: str, names: Sequence[str]) -> Mended:
    """Make the fixes of these names, in the order of `FIXERS`.

    Args:
        text: The document.
        format: Name of its document format.
        names: Keys of `FIXERS`.

    Returns:
        The document as it should be, and what was done to it; made again, nothing more is done.

    Cost: linear in the document, once for each name.
    """
    made: list[Fix] = []
    draft = _drafted(text.content, format)
    for name, fixer in FIXERS.items():
        fixes = tuple(_apart(fixer(draft))) if name in names else ()
        if fixes:
            edits = sorted(edit for fix in fixes for edit in fix.edits)
            after = _drafted(applied(draft.article.text.content, edits), format)
            if _resting_on(draft) == _resting_on(after):
                made += fixes
                draft = after
    return Mended(draft.article.text.content, tuple(made))


def applied(content: str, edits: Sequence[Edit]) -> str:
    """Make edits, which are in order and touch no other."""
    pieces: list[str] = []
    at = 0
    for edit in edits:
        pieces += (content[at : edit.span.start], edit.text)
        at = edit.span.end
    return "".join((*pieces, content[at:]))


def _drafted(content: str, format: str) -> Draft:
    article = read(Text.of(content), format)
    return Draft(article, identify(article.references))


def _apart(fixes: Iterator[Fix]) -> Iterator[Fix]:
    """Leave out a fix that touches what an earlier one changes."""
    taken: set[int] = set()
    for fix in fixes:
        places = {at for edit in fix.edits for at in range(edit.span.start, edit.span.end + 1)}
        if not places & taken:
            taken |= places
            yield fix


def _resting_on(draft: Draft) -> list[tuple[str, frozenset[str]]]:
    """Say for each claim which works it rests on: no fix may change that."""
    article = draft.article
    first: dict[str, str] = {}  # a work goes by the title of its first entry, which always stays
    names = [
        first.setdefault(source.work, reference.title or source.work) or reference.raw
        for reference, source in zip(article.references, draft.sources, strict=True)
    ]
    return [
        (claim.focus_text, frozenset(names[at] for at in article.cited_references(claim)))
        for claim in article.claims
    ]
