"""`refs.json`: an article's bibliography, and what is known of each entry (DESIGN 4.4)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from citeaudit.errors import InputError, RefsError
from citeaudit.evidence.model import NO_REFS, Refs
from citeaudit.text import Text

__all__ = [
    "NO_REFS",
    "Refs",
    "find_refs",
    "load_refs",
    "own_refs",
    "parse_refs",
    "recall",
    "recall_facts",
]

if TYPE_CHECKING:
    from citeaudit.article.model import Article
    from citeaudit.evidence.facts import Fact
    from citeaudit.sources.model import Source


def recall(article: Article, sources: tuple[Source, ...], refs: Refs) -> tuple[Source, ...]:
    """Put what `refs` knows into the sources.

    Args:
        article: The article; its references are matched to the items.
        sources: One for each reference, in the same order, as `identify` gives them.
        refs: What is known. A recorded type stands, so that an audit can be replayed; a person's
            decision wins over it. Identifiers and addresses that only the file knows tell as much
            as if the entry had named them.

    Returns:
        The sources, in the same order.

    Cost: linear in references and items; nothing at all without items.
    """
    if not refs.items:
        return sources
    # Loaded where there is a file: a plain check does not pay for it.
    from citeaudit.evidence.facets import recalled  # noqa: PLC0415
    from citeaudit.evidence.informing import inform  # noqa: PLC0415
    from citeaudit.evidence.matching import match  # noqa: PLC0415

    matched = match(article.references, sources, refs)
    informed = inform(article.references, sources, matched, refs)
    return tuple(
        recalled(source, reference.title, item) if item else source
        for reference, source, item in zip(article.references, informed, matched, strict=True)
    )


def recall_facts(
    article: Article, sources: tuple[Source, ...], refs: Refs
) -> tuple[tuple[Fact, ...], ...]:
    """Give what registers of record answered on each reference, as the file holds it.

    Args:
        article: The article; its references are matched to the items.
        sources: One for each reference, in the same order, as `identify` gives them.
        refs: What is known.

    Returns:
        One tuple for each reference; none at all where the file holds no answers.
    """
    if not any("lookups" in item.known for item in refs.items):
        return ()
    from citeaudit.evidence.held_facts import facts_of_item  # noqa: PLC0415
    from citeaudit.evidence.matching import match  # noqa: PLC0415

    matched = match(article.references, sources, refs)
    return tuple(facts_of_item(item) if item else () for item in matched)


def find_refs(document: str) -> str | None:
    """Find the file beside a document: `article.refs.json` for `article.md`, else `refs.json`."""
    shared = os.path.join(os.path.dirname(document), "refs.json")
    return next((path for path in (own_refs(document), shared) if os.path.isfile(path)), None)


def own_refs(document: str) -> str:
    """Name the file that is a document's own: `article.refs.json` for `article.md`."""
    return f"{os.path.splitext(document)[0]}.refs.json"


def load_refs(path: str) -> Refs:
    """Read a file.

    Raises:
        RefsError: It is missing, no text, no JSON, or holds what cannot be used.
    """
    return parse_refs(read_content(path), shown(path))


def read_content(path: str) -> str:
    """Read a file as text.

    Raises:
        RefsError: It is missing or no text.
    """
    try:
        with open(path, "rb") as file:
            return Text.decode(file.read(), shown(path)).content
    except InputError as error:
        raise RefsError(shown(path), error.problem, "save it as UTF-8") from None
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or str(error)
        raise RefsError(shown(path), f"cannot be read: {problem}") from None


def shown(path: str) -> str:
    """Write a path as reports do, with forward slashes."""
    return path.replace(os.sep, "/")


def parse_refs(content: str, path: str) -> Refs:
    """Read the content of a file.

    Args:
        content: A list of CSL-JSON items, as Zotero and pandoc write it.
        path: What errors and reports call the file.

    Raises:
        RefsError: It is no JSON, or an item holds what cannot be used; the first such place.
    """
    from citeaudit.evidence.items import Item, is_item  # noqa: PLC0415
    from citeaudit.evidence.strict_json import parse  # noqa: PLC0415

    items = parse(content, path)
    if not isinstance(items, list):
        raise RefsError(path, "no list of items", 'wanted CSL-JSON: [{"id": …, "type": …}, …]')
    for index, item in enumerate(items):
        if not is_item(item):
            from citeaudit.evidence.shape import explain  # noqa: PLC0415

            raise explain(item, path, index + 1)
    return Refs(path, tuple(Item(index, item) for index, item in enumerate(items)))
