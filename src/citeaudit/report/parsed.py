"""A document as citeaudit reads it, as data: the attachment for a bug report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citeaudit.report.labels import cited_labels, reference_id
from citeaudit.report.positions import Lines

if TYPE_CHECKING:
    from citeaudit.article.model import Article, Reference
    from citeaudit.text import Span


def parsed_object(article: Article) -> dict[str, Any]:
    """Build what was read as plain dicts and lists; places as in the JSON report.

    Returns:
        Blocks, citations, references, claims and the reference lists (`sections`), each in document
        order, each with its place. Ids lead from one to the other.
    """
    lines = Lines(article.text)
    return {
        "path": article.text.path,
        "sha256": article.text.sha256,
        "format": article.format,
        "title": article.title,
        "blocks": _blocks(article, lines),
        "citations": _citations(article, lines),
        "sections": [_place(lines, span) for span in article.sections],
        "references": _references(article, lines),
        "claims": _claims(article, lines),
    }


def _blocks(article: Article, lines: Lines) -> list[dict[str, Any]]:
    return [
        {
            "kind": block.kind.value,
            **_place(lines, block.span),
            "level": block.level,
            "marker": block.marker,
            "group": block.group,
            "quoted": block.quoted,
            "prose": block.prose.text,
            "inlines": [
                {
                    "kind": inline.kind.value,
                    **_place(lines, inline.span),
                    "text": block.prose.text[inline.start : inline.end],
                    "target": inline.target,
                    "label": inline.label,
                }
                for inline in block.inlines
            ],
        }
        for block in article.blocks
    ]


def _citations(article: Article, lines: Lines) -> list[dict[str, Any]]:
    claims: dict[int, list[str]] = {}
    for claim in article.claims:
        for index in claim.citations:
            claims.setdefault(index, []).append(claim.id)
    return [
        {
            "style": citation.style.value,
            **_place(lines, citation.span),
            "text": article.text[citation.span],
            "labels": list(citation.labels),
            "references": [
                None if target is None else reference_id(target) for target in citation.targets
            ],
            "claims": claims.get(index, []),
            "confidence": citation.confidence,
        }
        for index, citation in enumerate(article.citations)
    ]


def _references(article: Article, lines: Lines) -> list[dict[str, Any]]:
    markers: dict[int, int] = {}
    for citation in article.citations:
        for target in dict.fromkeys(citation.targets):
            if target is not None:
                markers[target] = markers.get(target, 0) + 1
    return [
        {
            "id": reference_id(reference.index),
            "label": reference.label,
            **_place(lines, reference.span),
            "section": reference.section,
            "raw": reference.raw,
            **_fields(reference),
            "parts": {name: _place(lines, span) for name, span in reference.spans.items()},
            "markers": markers.get(reference.index, 0),
        }
        for reference in article.references
    ]


def _fields(reference: Reference) -> dict[str, Any]:
    return {
        "title": reference.title,
        "authors": list(reference.authors),
        "container": reference.container,
        "volume": reference.volume,
        "issue": reference.issue,
        "pages": reference.pages,
        "publisher": reference.publisher,
        "published": reference.published,
        "accessed": reference.accessed,
        "url": reference.url,
    }


def _claims(article: Article, lines: Lines) -> list[dict[str, Any]]:
    return [
        {
            "id": claim.id,
            **_place(lines, claim.focus),
            "scope": _place(lines, claim.span),
            "kinds": [kind.value for kind in claim.kinds],
            "certainty": claim.certainty.value,
            "citations": cited_labels(article, claim),
            "references": [reference_id(index) for index in article.cited_references(claim)],
            "cues": list(claim.cues),
            "boosted": claim.boosted,
            "hype": list(claim.hype),
            "focus": claim.focus_text,
            "text": claim.text,
        }
        for claim in article.claims
    ]


def _place(lines: Lines, span: Span) -> dict[str, int]:
    return lines.place(span)._asdict()
