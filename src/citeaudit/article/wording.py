"""A sentence as the word lists see it: what `kinds` and `certainty` read from."""

from __future__ import annotations

from typing import NamedTuple

from citeaudit.article.lexicon import Hit, find_entries, tokens_of


class Wording(NamedTuple):
    """The words of a sentence and the entries of the word lists found in it, by section."""

    tokens: list[str]
    found: dict[str, list[Hit]]

    def words(self, hit: Hit) -> str:
        """Give back the words of an entry."""
        return " ".join(self.tokens[hit.start : hit.end])

    def has(self, *sections: str) -> bool:
        """Say whether any of these lists has an entry in the sentence."""
        return any(section in self.found for section in sections)

    def hits(self, section: str) -> list[Hit]:
        """List the entries of one list found in the sentence, in order."""
        return self.found.get(section, [])


def read_wording(text: str) -> Wording:
    """Read a sentence, markers cut out, with all word lists. Cost: linear in its length."""
    tokens = tokens_of(text)
    return Wording(tokens, find_entries(tokens))
