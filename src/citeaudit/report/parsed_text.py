"""A document as citeaudit reads it, for a person: what was read first, then every item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citeaudit.report.parsed import parsed_object
from citeaudit.report.printable import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from citeaudit.article.model import Article

_LONGEST = 120  # characters of prose shown; the document has the rest
_FIELDS = (
    *("title", "authors", "container", "volume", "issue", "pages", "publisher"),
    *("published", "accessed", "url"),
)


def parsed_text(article: Article) -> str:
    """Write what was read: sums, then one item a line: `line:column`, what it is, its text."""
    parsed = parsed_object(article)
    return "".join(f"{line}\n" for line in _lines(parsed))


def _lines(parsed: Mapping[str, Any]) -> Iterator[str]:
    title = on_one_line(parsed["title"]) or "without a title"
    yield f"{on_one_line(parsed['path'])} ({parsed['format']}): {title}"
    yield from _sums(parsed)
    for name, write in (
        ("blocks", _block),
        ("citations", _citation),
        ("references", _reference),
        ("claims", _claim),
    ):
        yield ""
        yield f"{name} ({len(parsed[name])})"
        for item in parsed[name]:
            yield from write(item)


def _sums(parsed: Mapping[str, Any]) -> Iterator[str]:
    citations, references, claims = parsed["citations"], parsed["references"], parsed["claims"]
    styles = ", ".join(dict.fromkeys(citation["style"] for citation in citations)) or "none"
    lost = sum(None in citation["references"] for citation in citations)
    unsure = sum(citation["confidence"] < 1 for citation in citations)
    uncited = sum(not reference["markers"] for reference in references)
    bare = sum(not claim["citations"] for claim in claims)
    sections = len(parsed["sections"])
    lists = f"in {sections} {'list' if sections == 1 else 'lists'}" if sections else "no list"
    yield f"  citations   {len(citations)} ({styles}); leading nowhere: {lost}, not sure: {unsure}"
    yield f"  references  {len(references)} ({lists}); never cited: {uncited}"
    yield f"  claims      {len(claims)}; without a citation: {bare}"


def _where(item: Mapping[str, Any]) -> str:
    return f"  {item['line']}:{item['column']}-{item['end_line']}:{item['end_column']}"


def _cut(text: str) -> str:
    shown = on_one_line(text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


def _block(item: Mapping[str, Any]) -> Iterator[str]:
    quoted = ", quoted" if item["quoted"] else ""
    marker = f" {on_one_line(item['marker'])}" if item["marker"] else ""
    level = f" {item['level']}" if item["level"] else ""
    yield f"{_where(item)}  {item['kind']}{level}{marker}{quoted}: {_cut(item['prose'])}"
    for inline in item["inlines"]:
        target = f" -> {_cut(inline['target'])}" if inline["target"] else ""
        through = f" (through {on_one_line(inline['label'])})" if inline["label"] else ""
        place = f"{inline['line']}:{inline['column']}"
        yield f"      {place}  {inline['kind']}: {_cut(inline['text'])}{target}{through}"


def _citation(item: Mapping[str, Any]) -> Iterator[str]:
    leads = ", ".join(
        f"{on_one_line(label)} -> {target or 'nothing'}"
        for label, target in zip(item["labels"], item["references"], strict=True)
    )
    claims = ", ".join(item["claims"]) or "no claim"
    text = on_one_line(item["text"])
    yield f"{_where(item)}  {item['style']} {text}: {leads}; {claims} ({item['confidence']:.2f})"


def _reference(item: Mapping[str, Any]) -> Iterator[str]:
    label = on_one_line(item["label"]) or "no label"
    count = item["markers"]
    cited = "never cited" if not count else "cited once" if count == 1 else f"cited {count} times"
    yield f"{_where(item)}  {item['id']} [{label}], list {item['section'] + 1}, {cited}"
    yield f"      {on_one_line(item['raw'])}"
    for field in _FIELDS:
        value = item[field]
        if value:
            shown = value if isinstance(value, str) else "; ".join(value)
            yield f"      {field}: {on_one_line(shown)}"


def _claim(item: Mapping[str, Any]) -> Iterator[str]:
    cites = ", ".join(map(on_one_line, item["citations"])) or "nothing"
    boosted = ", boosted" if item["boosted"] else ""
    kinds = ", ".join(item["kinds"])
    yield f"{_where(item)}  {item['id']} {kinds}; {item['certainty']}{boosted}; cites {cites}"
    yield f"      {on_one_line(item['focus'])}"
    scope = item["scope"]
    if (scope["line"], scope["column"]) != (item["line"], item["column"]):
        yield f"      scope from {scope['line']}:{scope['column']}: {_cut(item['text'])}"
    for name in ("cues", "hype"):
        if item[name]:
            yield f"      {name}: {on_one_line(', '.join(item[name]))}"
