"""Which words of a sentence deny an effect or the evidence for one (STANDARDS 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from citeaudit.article.words.lexicon import Hit
    from citeaudit.article.words.wording import Wording

# How far behind a "not" the effect may stand that it denies: "did not significantly improve".
_REACH_OF_NOT = 4
_REACH_OF_NO = 3
# "Neither the one drug nor the other improved …".
_REACH_OF_NEITHER = 12
# How far behind a denial the harm may stand that it denies.
_REACH_OF_HARM = 14
# "No drug, ginkgo included, has been shown to …".
_REACH_OF_NOTHING_SHOWN = 12
# The lists of what can be denied.
EFFECTS = (
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
_LINKED = frozenset(("associated", "association", "correlated", "correlation", "link", "linked"))
_GOOD = ("good", "less", "mend", "mend base", "efficacy")
_BAD = ("condition", "harm", "harm weak", "harm symptom")
# "lower use, not lower need": a list, no denial.
_BEFORE_A_CONTRAST = frozenset((",", "(", "but", "and", "or", "—", "–", ";", "though", "while"))
MODALS = frozenset(("could", "may", "might"))
_DUTIES = MODALS | {"must", "need", "ought", "shall", "should"}
# "not only", "not necessarily": no denial.
_LIMITS = frozenset(("all", "always", "just", "merely", "necessarily", "only", "simply", "solely"))
_ENDS_A_CLAUSE = frozenset((",", ";", ":", "(", "—", "–", "but", "and", "though", "although"))
_NEITHER = frozenset(("neither", "nor"))
# "people who do not", "if it is not": said of a thing or a case, and no finding.
_RELATIVE = frozenset(("who", "which", "that", "whose"))
_CASES = frozenset(("if", "unless", "when", "until", "once", "whereas", "although", "though"))
_AUXILIARIES = frozenset(
    ("are", "can", "could", "did", "do", "does", "had", "has", "have", "is", "was", "were", "will")
)
_REACH_OF_A_CASE = 10
# "Do not wait", "never stop": advice.
_ORDERS = frozenset(("never", "don't", "do"))
_OPENS_AN_ORDER = frozenset(("", ";", ":", "please"))
# Beside one of these what was not established is a question.
_OPEN = frozenset(("whether", "how", "which", "why", "optimal", "ideal", "exact", "precise"))
_SUPPORTS = frozenset(("support", "supports", "supported"))
# "unproven injections": said of a thing.
_BEFORE_A_THING = frozenset(("", "the", "a", "an", "of", "with", "such", "other", "many", "these"))
_BEHIND_A_VERDICT = frozenset(("and", "as", "at", "against", "by", "for", "in", "or", "to", "when"))
_SIDE = frozenset(("side", "adverse", "harmful", "ill", "toxic", "untoward"))


def read_denials(wording: Wording) -> list[Hit]:
    """Find the denials of an effect or of evidence. A denied harm is a safety, and no denial.

    Cost: linear in the number of words.
    """
    if not wording.has("negated", "negator", "no"):
        return []
    denials = [
        hit
        for hit in wording.hits("negated")
        if not (
            _is_doubted(wording.tokens, hit)
            or _is_of_a_case(wording, hit)
            or _denies_harm(wording, hit)
            or _asks(wording, hit)
        )
    ]
    if wording.has("negator"):
        effects = {hit.start for section in EFFECTS for hit in wording.hits(section)}
        denials += [hit for hit in wording.hits("negator") if _denies(wording, hit, effects)]
    denials += [hit for hit in wording.hits("no") if _is_nothing(wording, hit)]
    return denials


def _is_doubted(tokens: list[str], hit: Hit) -> bool:
    """Say whether a denial is a guess itself, or said of a thing: "may not", "unproven cures"."""
    before = tokens[hit.start - 1] if hit.start else ""
    if hit.end == hit.start + 1 and before in _BEFORE_A_THING:
        behind = tokens[hit.end] if hit.end < len(tokens) else ""
        return behind.isalpha() and behind not in _BEHIND_A_VERDICT
    return tokens[hit.start] == "not" and before in MODALS


def _denies(wording: Wording, hit: Hit, effects: set[int]) -> bool:
    """Say whether a "not" denies an effect that follows it closely."""
    tokens = wording.tokens
    neither = tokens[hit.start] in _NEITHER
    reach = range(hit.end, hit.end + (_REACH_OF_NEITHER if neither else _REACH_OF_NOT))
    denied = not effects.isdisjoint(reach) or not nearby("deniable").isdisjoint(
        tokens[reach.start : reach.stop]
    )
    if neither and not denied:  # "improved neither sleep nor mood"
        denied = not effects.isdisjoint((hit.start - 1, hit.start - 2))
    return denied and not (
        _denies_nothing(tokens, hit)
        or _is_of_a_case(wording, hit)
        or _denies_harm(wording, hit)
        or _asks(wording, hit)
    )


def _denies_nothing(tokens: list[str], hit: Hit) -> bool:
    """Say whether a "not" is one of a doubt, a list, a limit or an order: ", not", "not only"."""
    first = tokens[hit.start]
    if first.startswith("fail"):
        return False
    before = tokens[hit.start - 1] if hit.start else ""
    after = tokens[hit.end] if hit.end < len(tokens) else ""
    if first in _ORDERS or before == "do":
        at = hit.start - (before == "do")
        if (tokens[at - 1] if at else "") in _OPENS_AN_ORDER:
            return True
    if first in _NEITHER:
        return False
    return before in _BEFORE_A_CONTRAST or before in _DUTIES or after in _LIMITS


def _is_of_a_case(wording: Wording, hit: Hit) -> bool:
    """Say whether a denial is in a clause that tells cases apart: "if not", "who do not"."""
    tokens = wording.tokens
    before = tokens[max(0, hit.start - 2) : hit.start]
    if before and (
        before[-1] in _RELATIVE or (before[0] in _RELATIVE and before[-1] in _AUXILIARIES)
    ):
        return tokens[hit.start] not in ("no", "neither")
    for token in reversed(tokens[max(0, hit.start - _REACH_OF_A_CASE) : hit.start]):
        if token in _CASES:
            return True
        if token in _ENDS_A_CLAUSE:
            break
    return False


def _denies_harm(wording: Wording, hit: Hit) -> bool:
    """Say whether what is denied is a harm: "does not raise the risk"."""
    tokens = wording.tokens
    bad = {at for section in _BAD for found in wording.hits(section) for at in range(*found[:2])}
    if not bad.isdisjoint(range(hit.start, hit.end)):
        return True
    good = {found.start for section in _GOOD for found in wording.hits(section)}
    raises = not _LINKED.isdisjoint(tokens[hit.start : hit.end])
    for at in range(hit.end, min(hit.end + _REACH_OF_HARM, len(tokens))):
        token = tokens[at]
        if token in nearby("harms"):
            return True
        if token in nearby("less of"):
            return False
        if at in good:
            return raises and _is_spoilt(tokens, at)
        if token in _ENDS_A_CLAUSE and tokens[hit.start] not in _NEITHER:
            return False
        if raises and (at in bad or token in nearby("bad")):
            return True
        raises = raises or token in nearby("raises")
    return False


def _is_spoilt(tokens: list[str], at: int) -> bool:
    """Say whether something good is a bad thing by the word behind it: "memory loss"."""
    return at + 1 < len(tokens) and tokens[at + 1] in nearby("spoils")


def _asks(wording: Wording, hit: Hit) -> bool:
    """Say whether it is a question that was not settled: "it has not been shown whether"."""
    if nearby("settled").isdisjoint(wording.tokens[hit.start : hit.end + _REACH_OF_NOT]):
        return False
    return not _OPEN.isdisjoint(wording.tokens)


def _is_nothing(wording: Wording, hit: Hit) -> bool:
    """Say whether there is no effect, or nothing that was shown to have one."""
    tokens = wording.tokens
    safe = {at for found in wording.hits("safety") for at in range(found.start, found.end)}
    if hit.start in safe or _is_of_a_case(wording, hit) or _denies_harm(wording, hit):
        return False
    for at in range(hit.end, min(hit.end + _REACH_OF_NO, len(tokens))):
        if tokens[at] in nearby("nothing"):
            return tokens[at - 1] not in _SIDE
    if tokens[hit.start] != "no":
        return False
    behind = tokens[hit.end : hit.end + _REACH_OF_NOTHING_SHOWN]
    if behind[:1] == ["more"]:
        return "than" in behind and nearby("no more than").isdisjoint(behind)
    shown = next((at for at, token in enumerate(behind) if token in nearby("proved")), None)
    if shown is None:
        return False
    return behind[shown] in _SUPPORTS or behind[shown + 1 : shown + 2] == ["to"]
