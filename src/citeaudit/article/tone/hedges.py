"""Which words of a sentence hedge what it claims, and which promise (STANDARDS 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.tone.denials import EFFECTS, MODALS
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from citeaudit.article.words.lexicon import Hit
    from citeaudit.article.words.wording import Wording

# The lists of what a hedge can be an aside to.
_CLAIMS = (*EFFECTS, "hurt", "harm", "safety", "change", "recommendation", "imperative")
# What sets a hedge apart from the sentence it stands in.
_ASIDE = frozenset((",", "(", "—", "–"))
# "…, suggests a study": the whole sentence is a hedge.
_SUGGESTS = frozenset(("suggest", "suggests", "suggested"))
_WHO_SUGGESTS = frozenset(("a", "an", "the", "new", "research", "data", "findings", "one", "our"))
# Evidence that is said to be young hedges what it shows: "early studies suggest".
_YOUNG = frozenset(("early", "emerging", "initial"))
_BEHIND_EVIDENCE = 4
# In words: how far before "could" a report of the past stands ("they found that it could bind").
_BEFORE_COULD = 14
_ADJECTIVES = frozenset(("potential", "possible"))
_ADVERBS = frozenset(("likely", "perhaps", "possibly", "potentially", "presumably", "probably"))
# How far behind "could" stands what a promise is made of.
_REACH_OF_PROMISE = 7
_REACH_OF_A_TIME = 3
# "its potential to heal", "has the potential of": a noun, and what may be hoped for.
_BEHIND_POTENTIAL = frozenset(("of", "for", "in", "as", "beyond"))
_BEFORE_POTENTIAL = 4
_REACH_OF_DREAD = 4
# "in May", "since early May": the month.
_BEFORE_A_MONTH = frozenset(("in", "since", "until", "during", "last", "early", "mid", "late"))
# "may not be sold", "may be prescribed": what is allowed.
_BEFORE_ALLOWED = frozenset(("be", "not", "no", "longer", "only", "also", "now", "legally"))
_REACH_OF_WHICH = 8
_CASES = frozenset(("if", "when", "where", "whenever", "once"))
# "…, whereas older ones may last": the main clause stands elsewhere.
_REASONS = frozenset(("whereas", "although", "though", "while"))
_REACH_OF_A_REASON = 12
_COUNTS = frozenset(("hundred", "thousand", "million", "millions", "billion", "per", "percent"))
# "It was once thought": no longer.
_BELIEFS = frozenset(("thought", "believed", "assumed", "presumed", "supposed", "considered"))
_BYGONE = frozenset(("was", "were", "once", "previously", "formerly", "long", "traditionally"))
_COPULAS = frozenset(("is", "are"))
# "I could walk again": told of the past.
_TELLERS = frozenset(("i", "we", "he", "she"))


def read_promises(wording: Wording) -> list[Hit]:
    """Find promises: set phrases, and a "could" with a great word or a far day behind it.

    Cost: linear in the number of words.
    """
    found = list(wording.hits("promissory"))
    tokens = wording.tokens
    to_come = wording.has("far day") or tokens[:1] == ["should"]  # "Should it succeed, …"
    dreads = wording.has("harm", "harm weak", "hurt", "cause", "risk") or not nearby(
        "harms"
    ).isdisjoint(tokens)
    for hit in wording.hits("hedge"):
        if _is_of_great_hope(tokens, hit):
            found.append(hit)
        if tokens[hit.start] not in MODALS or _is_no_doubt(wording, hit):
            continue
        behind = tokens[hit.end : hit.end + _REACH_OF_PROMISE]
        soon = not nearby("some day").isdisjoint(behind[:_REACH_OF_A_TIME])
        if not nearby("promise").isdisjoint(behind) or (
            not dreads and (soon or to_come or _is_great(wording, hit))
        ):
            found.append(hit)
    return found


def _is_of_great_hope(tokens: list[str], hit: Hit) -> bool:
    """Say whether a "potential" is a noun and something to hope for: "its potential to heal"."""
    if tokens[hit.start : hit.end] != ["potential"]:
        return False
    behind = tokens[hit.end : hit.end + _REACH_OF_DREAD]
    before = tokens[max(0, hit.start - _BEFORE_POTENTIAL) : hit.start]
    if not nearby("dread").isdisjoint(behind) or not nearby("looks into").isdisjoint(before):
        return False
    follows = behind[0] if behind else ""
    if follows == "to":
        return True
    has = not nearby("holds").isdisjoint(before)
    return has and (follows in _BEHIND_POTENTIAL or not follows.isalpha())


def _is_great(wording: Wording, hit: Hit) -> bool:
    """Say whether it is told what a new technology could do, or of a great deed."""
    tokens = wording.tokens
    first, behind = tokens[hit.start], tokens[hit.end : hit.end + 2]
    dreaded = not nearby("dread").isdisjoint(tokens[hit.end : hit.end + _REACH_OF_DREAD])
    if first in {"may", "might"} or dreaded or behind[1:] == ["in"]:  # "could end in blindness"
        return False
    if "be" not in behind and not nearby("could give").isdisjoint(behind):
        return True
    return any(new.end <= hit.start for new in wording.hits("frontier"))


def read_hedges(wording: Wording) -> list[Hit]:
    """Find the hedges of what a sentence claims; those of an aside, a thing or the past are none.

    Cost: linear in the number of words.
    """
    hedges = [hit for hit in wording.hits("hedge") if not _is_no_doubt(wording, hit)]
    if not hedges:
        return hedges
    claims = [hit.start for section in _CLAIMS for hit in wording.hits(section)]
    first = min(claims, default=len(wording.tokens))
    return [hit for hit in hedges if not _is_set_apart(wording, hit, first)]


def _is_no_doubt(wording: Wording, hit: Hit) -> bool:
    """Say whether a word that can hedge does not: said of a thing, of the past, of a rule."""
    tokens = wording.tokens
    first, behind = tokens[hit.start], tokens[hit.end : hit.end + _BEHIND_EVIDENCE]
    before = tokens[hit.start - 1] if hit.start else ""
    if first in _ADJECTIVES and hit.end == hit.start + 1:
        return nearby("potential").isdisjoint(behind[:2])
    if first == "potentially":
        return behind[:1] != [] and behind[0] in nearby("of a thing")
    if first == "perhaps":
        return (
            any(token[0].isdigit() for token in behind[:1])
            or not nearby("number word").isdisjoint(behind[:1])
            or not _COUNTS.isdisjoint(behind[:2])
        )
    if first == "may":
        return _is_the_month(tokens, hit) or _allows(behind)
    if first == "could":
        told = tokens[max(0, hit.start - _BEFORE_COULD) : hit.start]
        return before in _TELLERS or ("that" in told and not nearby("found").isdisjoint(told))
    if "suspected" in tokens[hit.start : hit.end]:
        return not _CASES.isdisjoint(tokens[max(0, hit.start - _REACH_OF_WHICH) : hit.start])
    if first in _BELIEFS and not _BYGONE.isdisjoint(tokens[max(0, hit.start - 3) : hit.start]):
        return True
    if first == "likely":
        return "who" in tokens[max(0, hit.start - 3) : hit.start]
    if first in _YOUNG:
        return nearby("finding").isdisjoint(behind) and nearby("supporting").isdisjoint(behind)
    return False


def _allows(behind: list[str]) -> bool:
    """Say whether a "may" is one of what is allowed: "may not be sold", "may legally"."""
    for token in behind:
        if token in nearby("allowed"):
            return True
        if token not in _BEFORE_ALLOWED:
            return False
    return False


def _is_set_apart(wording: Wording, hit: Hit, first: int) -> bool:
    """Say whether a hedge is an aside to a claim before it, or stands in parentheses."""
    tokens = wording.tokens
    if hit.start and tokens[hit.start - 1] == "(":
        return True
    if tokens[hit.start] in MODALS and _is_behind_which(tokens, hit):
        return True
    if _is_of_a_reason(tokens, hit):
        return True
    return hit.start > first and _is_aside(wording, hit)


def _is_behind_which(tokens: list[str], hit: Hit) -> bool:
    """Say whether a "may" is in the description of a thing: "ways in which naps may help"."""
    for token in reversed(tokens[max(0, hit.start - _REACH_OF_WHICH) : max(0, hit.start - 1)]):
        if token in _ASIDE or token == ";":
            return False
        if token == "which":
            return True
    return False


def _is_of_a_reason(tokens: list[str], hit: Hit) -> bool:
    """Say whether a hedge is in a clause that gives a reason or a contrast to the main one."""
    behind = ""
    for token in reversed(tokens[max(0, hit.start - _REACH_OF_A_REASON) : hit.start]):
        if behind in _REASONS or (behind == "as" and token == ","):
            return True
        if token in _ASIDE or token == ";":
            return False
        behind = token
    return behind in _REASONS


def _is_aside(wording: Wording, hit: Hit) -> bool:
    """Say whether a hedge behind the claim is set apart: ", likely via", "(possibly)"."""
    tokens = wording.tokens
    before = tokens[hit.start - 1]
    behind = tokens[hit.end] if hit.end < len(tokens) else ""
    if tokens[hit.start] in _SUGGESTS and behind in _WHO_SUGGESTS:
        return False
    if tokens[hit.start] in MODALS:
        return before in {"which", "that", "who"}
    if before in _ASIDE or wording.words(hit) in _ADJECTIVES:
        return True
    further = tokens[hit.start - 2] if hit.start > 1 else ""
    if wording.words(hit) in _ADVERBS:
        return before in {"and", "or", "which", "that"} or behind.endswith("ing")
    if before in _COPULAS and further in {"which", "that"}:
        return True
    return before in {"which", "that", "a", "the"} and further in _ASIDE


def _is_the_month(tokens: list[str], hit: Hit) -> bool:
    before = tokens[hit.start - 1] if hit.start else ""
    after = tokens[hit.end] if hit.end < len(tokens) else ""
    dated = before.isdigit() and not after.isalpha()  # "on 30 May," against "before 30 may"
    return dated or after[:1].isdigit() or before in _BEFORE_A_MONTH
