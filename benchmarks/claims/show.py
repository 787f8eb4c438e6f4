"""Show a reader the sentences to label: `python -m benchmarks.claims.show [ARTICLE ...]`.

Each with its heading, its paragraph and the references its markers lead to, and nothing of what the
program makes of them. For the screen only: article texts never enter the repository. An article is
named by the start of its file name; without one all are shown.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from benchmarks.claims.rows import ABSENT, ARTICLES, HERE, load_article, load_places
from citeaudit.article.formats.base import format_of, reader
from citeaudit.article.lists.find import find_references
from citeaudit.article.markers.find import find_citations
from citeaudit.article.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from benchmarks.claims.rows import Place
    from citeaudit.article.model import Block

BEFORE, AFTER, ENTRY = 500, 200, 330


def sheet(name: str, places: Sequence[Place]) -> Iterator[str]:
    """Write the sentences of one article with what surrounds them."""
    text = load_article(name)
    document = reader(format_of(name)).read(text)
    listed = find_references(document)
    citations = find_citations(document, listed)
    for place in places:
        heading, block = _surroundings(document.blocks, place)
        yield f"\n{name} {place.start} under {heading!r}"
        yield "  .. " + _flat(text.content[block.span.start : place.start][-BEFORE:])
        yield "  >> " + _flat(text.content[place.start : place.end])
        yield "  .. " + _flat(text.content[place.end : block.span.end][:AFTER])
        for citation in citations:
            if not place.start <= citation.span.start < place.end:
                continue
            for label, target in zip(citation.labels, citation.targets, strict=True):
                entry = "no entry" if target is None else listed.references[target].raw
                yield f"     [{label}] {_flat(entry)[:ENTRY]}"


def _surroundings(blocks: Sequence[Block], place: Place) -> tuple[str, Block]:
    before = [block for block in blocks if block.span.start <= place.start]
    headings = [block.prose.text for block in before if block.kind is BlockKind.HEADING]
    return headings[-1] if headings else "", before[-1]


def _flat(text: str) -> str:
    return " ".join(text.split())


def main() -> None:
    """Print the sentences of the articles that are asked for."""
    if not ARTICLES.exists():
        sys.exit(ABSENT)
    places = load_places(HERE / "sample.jsonl")
    for name in dict.fromkeys(place.article for place in places):
        if len(sys.argv) < 2 or name.startswith(tuple(sys.argv[1:])):
            print("\n".join(sheet(name, [place for place in places if place.article == name])))


if __name__ == "__main__":
    main()
