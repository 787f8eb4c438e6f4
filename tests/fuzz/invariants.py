"""What holds for every document that was read, whatever it held."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from citeaudit.article.claims.find import find_claims
from citeaudit.article.formats.base import reader
from citeaudit.article.lists.find import find_references
from citeaudit.article.markers.find import find_citations
from citeaudit.text import Text

if TYPE_CHECKING:
    from citeaudit.article.lists.find import Listed
    from citeaudit.article.model import Block, Citation, Claim, Document
    from citeaudit.text import Span
# Formats that show nothing that is not written: no "[note 1]" for `{{efn|}}`.
_VERBATIM = ("markdown", "pandoc", "plain")


def check(content: str, format: str) -> None:
    """Read a document and hold what was read to its promises.

    Raises:
        AssertionError: A promise is broken. Anything else that is raised is a crash.
    """
    document = reader(format).read(Text.of(content))
    for block in document.blocks:
        _check_prose(block, content, verbatim=format in _VERBATIM)
    listed = find_references(document)
    _check_references(document, listed)
    citations = find_citations(document, listed)
    _check_citations(document, listed, citations)
    _check_claims(document, citations, find_claims(document, citations, listed))


def _inside(span: Span, content: str) -> bool:
    return 0 <= span.start <= span.end <= len(content)


def _check_prose(block: Block, content: str, *, verbatim: bool) -> None:
    """See that pieces cover the prose; verbatim ones stand in the document as they are."""
    pieces = block.prose.pieces
    assert [piece.at for piece in pieces][:1] == [0]
    assert _inside(block.span, content)
    ends = [*(piece.at for piece in pieces[1:]), len(block.prose.text)]
    for piece, end in zip(pieces, ends, strict=True):
        assert 0 <= piece.start <= piece.end <= len(content)
        if verbatim and piece.end - piece.start == end - piece.at > 1:
            shown = block.prose.text[piece.at : end]
            assert shown in (content[piece.start : piece.end], "\n")
    for mark in block.inlines:
        assert 0 <= mark.start <= mark.end <= len(block.prose.text)
        assert _inside(mark.span, content)


def _check_references(document: Document, listed: Listed) -> None:
    """See that references are numbered in order; they and their parts lie inside the document."""
    content = document.text.content
    assert [r.index for r in listed.references] == list(range(len(listed.references)))
    assert len(listed.sections) in (0, len(listed.origins))
    for reference in listed.references:
        assert _inside(reference.span, content)
        assert all(_inside(span, content) for span in reference.spans.values())
        assert 0 <= reference.section < len(listed.origins)
        if not document.as_shown and not document.records:
            assert reference.raw in document.text[reference.span]


def _check_citations(document: Document, listed: Listed, citations: tuple[Citation, ...]) -> None:
    """See that citations are in order, do not overlap, and lead to references that exist."""
    content = document.text.content
    places = [(citation.block, citation.start, citation.end) for citation in citations]
    assert places == sorted(places)
    for (block, _, end), (following, start, _) in pairwise(places):
        assert following > block or start >= end
    for citation in citations:
        assert _inside(citation.span, content)
        assert citation.span.start < citation.span.end
        assert citation.labels
        assert len(citation.labels) == len(citation.targets)
        assert citation.block not in listed.blocks
        assert 0 < citation.confidence <= 1
        assert all(t is None or 0 <= t < len(listed.references) for t in citation.targets)


def _check_claims(
    document: Document, citations: tuple[Citation, ...], claims: tuple[Claim, ...]
) -> None:
    """See that claims have ids in order, kinds, a focus in their scope, and citations."""
    content = document.text.content
    assert [claim.id for claim in claims] == [f"c{n}" for n in range(1, len(claims) + 1)]
    for claim in claims:
        assert _inside(claim.span, content)
        assert claim.span.start <= claim.focus.start <= claim.focus.end <= claim.span.end
        assert claim.kinds
        assert all(0 <= index < len(citations) for index in claim.citations)
