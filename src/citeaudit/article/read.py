"""From text to `Article`: the steps of this room in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.claims.find import find_claims
from citeaudit.article.formats.base import reader
from citeaudit.article.lists.find import find_references
from citeaudit.article.markers.find import find_citations
from citeaudit.article.model import Article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.model import Reference
    from citeaudit.text import Text


def read(text: Text, format: str, bibliography: Sequence[Reference] = ()) -> Article:
    """Read a document: its blocks, references, citations and claims.

    Args:
        text: The document.
        format: Name of its document format (`article.formats.base.format_of`).
        bibliography: Entries of the bibliography files that belong to it
            (`article.bibliography.read_bibliography`).

    Returns:
        The article. Never raises for any content; an empty text gives an empty article.

    Cost: linear in the length of the text.
    """
    reading = reader(format)
    document = reading.read(text)
    listed = find_references(document, bibliography)
    citations = find_citations(document, listed)
    return Article(
        text=text,
        format=document.format,
        title=document.title,
        blocks=document.blocks,
        citations=citations,
        references=listed.references,
        claims=find_claims(document, citations, listed),
        sections=listed.sections,
        comments=reading.comments(document),
    )
