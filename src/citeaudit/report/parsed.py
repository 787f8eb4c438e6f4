"""A document as citeaudit reads it: the attachment for a bug report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citeaudit.report.labels import cited_labels, reference_id
from citeaudit.report.positions import Lines
from citeaudit.report.printable import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from citeaudit.article.model import Article
    from citeaudit.text import Span


def parsed_object(article: Article) -> dict[str, Any]:
    """Build what was read as plain dicts and lists; places as in the JSON report."""
    lines = Lines(article.text)
    return {
        "path": article.text.path,
        "sha256": article.text.sha256,
        "format": article.format,
        "title": article.title,
        "blocks": _blocks(article, lines),
        "citations": _citations(article, lines),
        "references": _references(article, lines),
        "claims": _claims(article, lines),
    }


def parsed_text(article: Article) -> str:
    """Write what was read, one item a line: `line:column`, what it is, its text."""
    parsed = parsed_object(article)
    return "".join(f"{line}\n" for line in _text(parsed))


def _blocks(article: Article, lines: Lines) -> list[dict[str, Any]]:
    return [
        {
            "kind": block.kind.value,
            **_place(lines, block.span),
            "level": block.level,
            "marker": block.marker,
            "quoted": block.quoted,
            "prose": block.prose.text,
            "inlines": [
                {
                    "kind": inline.kind.value,
                    **_place(lines, inline.span),
                    "target": inline.target,
                    "label": inline.label,
                }
                for inline in block.inlines
            ],
        }
        for block in article.blocks
    ]


def _citations(article: Article, lines: Lines) -> list[dict[str, Any]]:
    return [
        {
            "style": citation.style.value,
            **_place(lines, citation.span),
            "text": article.text[citation.span],
            "labels": list(citation.labels),
            "references": [
                None if target is None else reference_id(target) for target in citation.targets
            ],
            "confidence": citation.confidence,
        }
        for citation in article.citations
    ]


def _references(article: Article, lines: Lines) -> list[dict[str, Any]]:
    return [
        {
            "id": reference_id(reference.index),
            "label": reference.label,
            **_place(lines, reference.span),
            "section": reference.section,
            "raw": reference.raw,
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
        for reference in article.references
    ]


def _claims(article: Article, lines: Lines) -> list[dict[str, Any]]:
    return [
        {
            "id": claim.id,
            **_place(lines, claim.focus),
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


def _text(parsed: Mapping[str, Any]) -> Iterator[str]:
    yield f"{on_one_line(parsed['path'])} ({parsed['format']}): {on_one_line(parsed['title'])}"
    for name in ("blocks", "citations", "references", "claims"):
        items = parsed[name]
        yield ""
        yield f"{name} ({len(items)})"
        for item in items:
            yield from _item(name, item)


def _item(name: str, item: Mapping[str, Any]) -> Iterator[str]:
    where = f"  {item['line']}:{item['column']}-{item['end_line']}:{item['end_column']}"
    match name:
        case "blocks":
            quoted = ", quoted" if item["quoted"] else ""
            marker = f" {on_one_line(item['marker'])}" if item["marker"] else ""
            level = f" {item['level']}" if item["level"] else ""
            yield f"{where}  {item['kind']}{level}{marker}{quoted}: {on_one_line(item['prose'])}"
            for inline in item["inlines"]:
                place = f"{inline['line']}:{inline['column']}"
                yield f"      {place}  {inline['kind']}: {on_one_line(inline['target'])}"
        case "citations":
            leads = ", ".join(
                f"{on_one_line(label)} -> {target or 'nothing'}"
                for label, target in zip(item["labels"], item["references"], strict=False)
            )
            text = on_one_line(item["text"])
            yield f"{where}  {item['style']} {text}: {leads} ({item['confidence']:.2f})"
        case "references":
            yield f"{where}  {item['id']} [{on_one_line(item['label'])}] {on_one_line(item['raw'])}"
            for field in ("title", "authors", "container", "published", "accessed", "url"):
                if item[field]:
                    value = item[field] if isinstance(item[field], str) else "; ".join(item[field])
                    yield f"      {field}: {on_one_line(value)}"
        case _:
            cites = ", ".join(map(on_one_line, item["citations"])) or "nothing"
            kinds = ", ".join(item["kinds"])
            yield f"{where}  {item['id']} {kinds}; {item['certainty']}; cites {cites}"
            yield f"      {on_one_line(item['focus'])}"
            if item["cues"]:
                yield f"      cues: {on_one_line(', '.join(item['cues']))}"
