"""How sure a sentence sounds, and which of its words promote rather than inform (STANDARDS 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.claims.nearby import nearby
from citeaudit.article.claims.promises import read_promises
from citeaudit.article.model import Certainty

if TYPE_CHECKING:
    from citeaudit.article.claims.lexicon import Hit
    from citeaudit.article.claims.wording import Wording

# How far behind a "not" the effect may stand that it denies: "did not significantly improve".
_REACH_OF_NOT = 4
_REACH_OF_NO = 3
# The lists of what can be denied, and of what a hedge can be an aside to.
_EFFECTS = (
    "efficacy",
    "efficacy noun",
    "efficacy topic",
    "less",
    "less base",
    "mend",
    "mend base",
    "more",
    "cause",
    "link",
    "link back",
    "neutral",
    "risk",
    "comparative",
    "mechanism",
)
_CLAIMS = (*_EFFECTS, "hurt", "harm", "safety", "change", "recommendation", "imperative")
# "lower use, not lower need": a list, no denial.
_BEFORE_A_CONTRAST = frozenset((",", "(", "but", "and", "or", "—", "–", ";"))
# What sets a hedge apart from the sentence it stands in.
_ASIDE = frozenset((",", "(", "—", "–"))
# "…, suggests a study": the whole sentence is a hedge.
_SUGGESTS = frozenset(("suggest", "suggests", "suggested"))
_WHO_SUGGESTS = frozenset(("a", "an", "the", "new", "research", "data", "findings", "one", "our"))
_MODALS = frozenset(("could", "may", "might"))
# "not only", "not necessarily": no denial.
_LIMITS = frozenset(("all", "always", "just", "merely", "necessarily", "only", "simply", "solely"))
# Evidence that is said to be young hedges what it shows: "early studies suggest".
_YOUNG = frozenset(("early", "emerging", "initial"))
_BEHIND_EVIDENCE = 4
# In words: how far before "could" a report of the past stands ("they found that it could bind").
_BEFORE_COULD = 14
_ADJECTIVES = frozenset(("potential", "possible"))
_ADVERBS = frozenset(("likely", "perhaps", "possibly", "potentially", "presumably", "probably"))
# "in May", "since early May": the month.
_BEFORE_A_MONTH = frozenset(("in", "since", "until", "during", "last", "early", "mid", "late"))
# So many soft words in one sentence are no accident.
_STACKED = 2


class Tone(NamedTuple):
    """How a sentence sounds.

    `promotional` are words that count as hype by themselves, `stacked` soft ones that count
    because they are amplified or stand together; `soft` is every soft word.
    """

    certainty: Certainty
    cues: tuple[str, ...]
    boosters: tuple[str, ...]
    promotional: tuple[str, ...]
    stacked: tuple[str, ...]
    soft: tuple[str, ...]

    @property
    def hype(self) -> tuple[str, ...]:
        """The promotional words that count."""
        return self.promotional + self.stacked


def read_tone(wording: Wording) -> Tone:
    """Say how sure a sentence sounds and how loud.

    The first of negated, promissory, hedged that has a cue decides; without one it is asserted.
    "can", "if" and "being studied" are no hedges; a denied risk is an asserted safety.

    Cost: linear in the number of words.
    """
    certainty, cues = _certainty(wording)
    boosters = tuple(wording.words(hit) for hit in _boosters(wording))
    promotional, stacked, soft = _hype(wording)
    return Tone(certainty, cues, boosters, promotional, stacked, soft)


def _certainty(wording: Wording) -> tuple[Certainty, tuple[str, ...]]:
    for certainty, hits in (
        (Certainty.NEGATED, _denials(wording)),
        (Certainty.PROMISSORY, read_promises(wording)),
        (Certainty.HEDGED, _hedges(wording)),
    ):
        if hits:
            return certainty, tuple(dict.fromkeys(wording.words(hit) for hit in hits))
    return Certainty.ASSERTED, ()


def _denials(wording: Wording) -> list[Hit]:
    denials = list(wording.hits("negated"))
    negators = wording.hits("negator")
    if not (negators or wording.has("no")):
        return denials
    # "no side effects" denies a risk: an assertion of safety.
    safe = {at for hit in wording.hits("safety") for at in range(hit.start, hit.end)}
    effects = {hit.start for section in _EFFECTS for hit in wording.hits(section)}
    for hit in negators:
        reach = range(hit.end, hit.end + _REACH_OF_NOT)
        behind = wording.tokens[reach.start : reach.stop]
        if (
            hit.start not in safe
            and not _denies_nothing(wording, hit)
            and not (effects.isdisjoint(reach) and nearby("deniable").isdisjoint(behind))
        ):
            denials.append(hit)
    for hit in wording.hits("no"):
        behind = wording.tokens[hit.end : hit.end + _REACH_OF_NO]
        if hit.start not in safe and not nearby("nothing").isdisjoint(behind):
            denials.append(hit)
    return denials


def _denies_nothing(wording: Wording, hit: Hit) -> bool:
    """Say whether a "not" is one of a doubt, a list or a limit: "may not", ", not", "not only"."""
    tokens = wording.tokens
    before = tokens[hit.start - 1] if hit.start else ""
    after = tokens[hit.end] if hit.end < len(tokens) else ""
    if tokens[hit.start].startswith("fail"):
        return False
    return before in _BEFORE_A_CONTRAST or before in _MODALS or after in _LIMITS


def _hedges(wording: Wording) -> list[Hit]:
    tokens = wording.tokens
    hedges = [
        hit
        for hit in wording.hits("hedge")
        if not (_is_the_month(tokens, hit) or _hedges_nothing(wording, hit))
    ]
    if not hedges:
        return hedges
    claims = [hit.start for section in _CLAIMS for hit in wording.hits(section)]
    first = min(claims, default=len(wording.tokens))
    return [hit for hit in hedges if not _is_set_apart(wording, hit, first)]


def _hedges_nothing(wording: Wording, hit: Hit) -> bool:
    """Say whether a word that can hedge does not: it is said of a thing, or of the past."""
    tokens = wording.tokens
    first, behind = tokens[hit.start], tokens[hit.end : hit.end + _BEHIND_EVIDENCE]
    if first in _ADJECTIVES:
        return nearby("potential").isdisjoint(behind[:2])
    if first == "potentially":
        return behind[:1] != [] and behind[0] in nearby("of a thing")
    if first == "could":
        before = tokens[max(0, hit.start - _BEFORE_COULD) : hit.start]
        return "that" in before and not nearby("found").isdisjoint(before)
    if first in _YOUNG:
        return nearby("finding").isdisjoint(behind) and nearby("supporting").isdisjoint(behind)
    return False


def _is_set_apart(wording: Wording, hit: Hit, first: int) -> bool:
    """Say whether a hedge is an aside to a claim before it, or stands in parentheses."""
    if hit.start and wording.tokens[hit.start - 1] == "(":
        return True
    return hit.start > first and _is_aside(wording, hit)


def _is_aside(wording: Wording, hit: Hit) -> bool:
    """Say whether a hedge behind the claim is set apart: ", likely via", "(possibly)"."""
    tokens = wording.tokens
    before = tokens[hit.start - 1]
    behind = tokens[hit.end] if hit.end < len(tokens) else ""
    if tokens[hit.start] in _SUGGESTS and behind in _WHO_SUGGESTS:
        return False
    if tokens[hit.start] in _MODALS:
        return before in {"which", "that", "who"}
    if before in _ASIDE or wording.words(hit) in _ADJECTIVES:
        return True
    further = tokens[hit.start - 2] if hit.start > 1 else ""
    if wording.words(hit) in _ADVERBS:
        return before in {"and", "or", "which", "that"} or behind.endswith("ing")
    return before in {"which", "that", "a", "the"} and further in _ASIDE


def _is_the_month(tokens: list[str], hit: Hit) -> bool:
    if tokens[hit.start] != "may":
        return False
    before = tokens[hit.start - 1] if hit.start else ""
    after = tokens[hit.end] if hit.end < len(tokens) else ""
    dated = before.isdigit() and not after.isalpha()  # "on 30 May," against "before 30 may"
    return dated or after[:1].isdigit() or before in _BEFORE_A_MONTH


def _boosters(wording: Wording) -> list[Hit]:
    if not nearby("booster off").isdisjoint(wording.tokens):
        return [hit for hit in wording.hits("booster") if wording.words(hit) != "significantly"]
    return wording.hits("booster")


def _hype(wording: Wording) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Give the promotional words: those that count, soft ones that count, and all soft ones."""
    if not wording.has("hype closed", "hype cure", "hype soft"):
        return (), (), ()
    tokens = wording.tokens
    loud = list(wording.hits("hype closed"))
    treats = wording.has("intervention") and wording.has("condition", "person", "people")
    if treats and not wording.has("negator", "negated"):
        loud += wording.hits("hype cure")
    loud, soft = (
        [hit for hit in hits if nearby("hype off").isdisjoint(_before(tokens, hit, 2))]
        for hits in (loud, wording.hits("hype soft"))
    )
    counts = soft
    if len(soft) < _STACKED:
        amplifiers = nearby("amplifier")
        counts = [hit for hit in soft if not amplifiers.isdisjoint(_before(tokens, hit, 1))]
    return (
        tuple(wording.words(hit) for hit in loud),
        tuple(wording.words(hit) for hit in counts),
        tuple(wording.words(hit) for hit in soft),
    )


def _before(tokens: list[str], hit: Hit, count: int) -> list[str]:
    return tokens[max(0, hit.start - count) : hit.start]
