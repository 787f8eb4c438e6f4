"""The standing of a product with an authority: approved, banned, recalled, sold without recipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Kind
from citeaudit.article.words.lexicon import Hit, each
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.words.wording import Wording

# In words: how far behind the name of a state stands what it does ("Denmark has banned"), and how
# far before it what was done there ("was banned in Denmark").
_REACH_OF_RULER = 6
_REACH_BACK = 9
_STOPS = frozenset((",", ";", ":", "(", ")", "—", "–"))


def read_standing(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Find what authorities and states do to a product, and what it is allowed for."""
    if not nearby("authority").isdisjoint(wording.tokens):
        yield from each(Kind.REGULATORY, wording.hits("regulator"))
    if "regulatory verb" in wording.found:
        yield from _admitted(wording)
    if not nearby("ruler acts").isdisjoint(wording.tokens):
        yield from _ruled(wording.tokens)


def _admitted(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Read "licensed" said of a treatment, not in the name of one; of anything by whom and when."""
    tokens = wording.tokens
    named = wording.has("intervention", "food", "regulatory", "regulator")
    if not (named or nearby("of ethics").isdisjoint(tokens)):
        return
    for hit in wording.hits("regulatory verb"):
        before = tokens[hit.start - 1] if hit.start else "is"
        behind = tokens[hit.end] if hit.end < len(tokens) else "for"
        said = before in nearby("predicate")
        of_whom = behind in nearby("of whom") or behind[:1].isdigit()
        if (said or of_whom) if named else (said and of_whom):
            yield Kind.REGULATORY, hit


def _ruled(tokens: list[str]) -> Iterator[tuple[Kind, Hit]]:
    """Read what is done by a state or in it: "Denmark banned", "is still allowed in Germany"."""
    acts, rulers = nearby("ruler acts"), nearby("ruler")
    if rulers.isdisjoint(tokens):
        return
    for at in [at for at, token in enumerate(tokens) if token in acts]:
        before = tokens[max(0, at - _REACH_OF_RULER) : at]
        behind = tokens[at + 1 : at + 1 + _REACH_BACK]
        if not (rulers.isdisjoint(_near(before[::-1])) and rulers.isdisjoint(_near(behind))):
            yield Kind.REGULATORY, Hit(at, at + 1, "ruler acts")


def _near(words: list[str]) -> list[str]:
    """Give the words up to the next mark."""
    return words[: next((at for at, word in enumerate(words) if word in _STOPS), len(words))]
