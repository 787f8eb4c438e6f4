"""What a claim is about: its sentence first, then what stands around it."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from citeaudit.article.model import BlockKind
from citeaudit.article.subjects.terms import Terms, find_terms, own_abbreviations

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from citeaudit.article.model import Article, Claim
    from citeaudit.article.subjects.concepts import Facet
    from citeaudit.article.subjects.terms import Term

# How far above a claim a heading is looked for, in blocks.
_NEAR = 40
# How far back a row of a table, or a list above an item, is read, in blocks.
_ROW = 8


class Topic:
    """The terms of a claim, each text read when it is first asked for.

    Of the word lists nobody pays for who cites nothing that names a condition or a treatment.
    """

    def __init__(self, claim: Claim, article: Article) -> None:
        self.claim = claim
        self._article = article

    @cached_property
    def focus(self) -> Terms:
        """What the claim's own sentence names."""
        return self._read(self.claim.focus_text)

    def own(self, facet: Facet) -> tuple[Term, ...]:
        """List what the claim is about: what its sentence names, else what its scope does."""
        return self.focus.of(facet) or self._scope.of(facet)

    def anywhere(self) -> Iterator[Term]:
        """Yield what the claim's paragraph, the heading above it and the title name."""
        yield from self._scope.named
        yield from self._read(self._surroundings).named
        yield from self._heading.named
        yield from self._read(self._article.title).named

    @property
    def text(self) -> str:
        """The claim's whole scope."""
        return self.claim.text

    @cached_property
    def _scope(self) -> Terms:
        if self.claim.span == self.claim.focus:
            return self.focus
        return self._read(self.claim.text)

    @cached_property
    def _surroundings(self) -> str:
        """The claim's paragraph; the row of a cell, and what an item of a list stands under."""
        at = self.claim.block
        block = self._article.blocks[at]
        is_item = block.kind is BlockKind.LIST_ITEM and block.level > 1
        if block.kind is not BlockKind.TABLE_CELL and not is_item:
            return block.prose.text
        before = self._article.blocks[max(0, at - _ROW) : at + 1]
        return "\n".join(one.prose.text for one in before if one.group == block.group)

    @cached_property
    def _heading(self) -> Terms:
        last = self.claim.block
        for block in reversed(self._article.blocks[max(0, last - _NEAR) : last]):
            if block.kind is BlockKind.HEADING:
                return self._read(block.prose.text)
        return Terms()

    def _read(self, text: str) -> Terms:
        return _remembered(text, self._article.text.content)


@lru_cache(maxsize=128)
def _remembered(text: str, document: str) -> Terms:
    """Read a text once for all claims of a paragraph, however many there are."""
    return find_terms(text, _abbreviations(document))


@lru_cache(maxsize=2)
def _abbreviations(document: str) -> Mapping[str, str]:
    return own_abbreviations(document)
