"""Where an address stands in a document: in its entry, in links to it, in definitions of links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import InlineKind
from citeaudit.mend.model import Edit
from citeaudit.sources.addresses import read_address
from citeaudit.text import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Article, Reference

# What ends an address where one begins with another: in `https://a.example/b` there is one
# `https://a.example`, but it is not the one that is looked for.
_GOES_ON = frozenset("/?#&=%-_.~+")


def readdressed(article: Article, reference: Reference, address: str) -> tuple[Edit, ...]:
    """Put an address in place of a reference's own, wherever the document links to that.

    Only where it stands letter for letter: one that the markup spells in another way (`&amp;` in
    HTML) is left alone. An entry that names the old host as its site names the new one then.

    Cost: linear in the number of links.
    """
    edits = {Edit(place, address) for place in _places(article, reference)}
    return tuple(sorted({*edits, *_site(article, reference, address)} if edits else edits))


def _site(article: Article, reference: Reference, address: str) -> Iterator[Edit]:
    own = reference.spans.get("container")
    before, after = read_address(reference.url).host, read_address(address).host
    if own and before != after and article.text[own].lower().removeprefix("www.") == before:
        yield Edit(own, after)


def _places(article: Article, reference: Reference) -> Iterator[Span]:
    own = reference.spans.get("url")
    if own and article.text[own] == reference.url:
        yield own
    for block in article.blocks:
        for mark in block.inlines:
            if mark.kind is InlineKind.LINK and mark.target == reference.url:
                found = _within(article.text.content, mark.span, reference.url)
                if found:
                    yield found


def _within(content: str, span: Span, address: str) -> Span | None:
    """Find the one place of an address in a link; none where it stands there twice."""
    start = content.rfind(address, span.start, span.end)
    if start < 0 or content.find(address, span.start, span.end) != start:
        return None
    end = start + len(address)
    return None if content[end : end + 1] in _GOES_ON and end < span.end else Span(start, end)
