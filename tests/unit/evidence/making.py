"""References, articles and files made by hand: no reader of documents is tested here."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from citeaudit.article.model import Article, Reference
from citeaudit.evidence.lock import lock
from citeaudit.evidence.refs import NO_REFS, Refs, parse_refs, recall
from citeaudit.sources.identify import identify
from citeaudit.text import Span, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.evidence.facts import Fact
    from citeaudit.sources.model import Source


def entry(
    label: str = "1",
    title: str = "",
    url: str = "",
    *,
    raw: str = "",
    authors: tuple[str, ...] = (),
    **parts: str,
) -> Reference:
    """Make an entry of a list; `article` gives it its place."""
    raw = raw or f"[{label}] {title}. {url}"
    reference = Reference(0, label, Span(0, 0), raw, title=title, url=url, authors=authors)
    return replace(reference, **parts)  # type: ignore[arg-type]  # parts of an entry are text


def article(*entries: Reference) -> Article:
    """Make an article that has these references and nothing else."""
    references = tuple(replace(one, index=index) for index, one in enumerate(entries))
    return Article(Text.of(""), "markdown", "", (), (), references, ())


def refs(*items: dict[str, Any]) -> Refs:
    """Make a file of these items."""
    return parse_refs(json.dumps(items), "refs.json")


def item(
    item_id: str | int = "1", *, known: dict[str, Any] | None = None, **csl: object
) -> dict[str, Any]:
    """Make an item; `known` is what citeaudit knows of it."""
    custom = {} if known is None else {"custom": {"citeaudit": known}}
    return {"id": item_id, **csl, **custom}


def recalled(document: Article, known: Refs) -> tuple[Source, ...]:
    """Identify the references of an article, and recall what is known of them."""
    return recall(document, identify(document.references), known)


def resolved(
    document: Article, known: Refs = NO_REFS, learned: Sequence[Sequence[Fact]] = ()
) -> str:
    """Give the content of the file as it should be after `known`, and after what was learned."""
    return lock(document, identify(document.references), known, learned).content
