"""What reports call a reference."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citeaudit.article.model import Article, Claim, Reference


def reference_id(index: int) -> str:
    """Give a reference's id: `r1`, `r2`, … in document order."""
    return f"r{index + 1}"


def label_of(reference: Reference) -> str:
    """Call a reference what markers call it; an entry without a label goes by its id."""
    return reference.label or reference_id(reference.index)


def cited_labels(article: Article, claim: Claim) -> list[str]:
    """Name what a claim's markers name, in order, each once, found in the list or not."""
    found: dict[str, None] = {}
    for index in claim.citations:
        citation = article.citations[index]
        for label, target in zip(citation.labels, citation.targets, strict=False):
            found[label if target is None else label_of(article.references[target])] = None
    return list(found)
