"""The bar that a claim is held to: that of its kind, or another that its wording asks for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.model import Kind
from citeaudit.policy.files import read_lists
from citeaudit.policy.model import Strength
from citeaudit.policy.phrases import Phrases

if TYPE_CHECKING:
    from citeaudit.article.model import Claim
    from citeaudit.policy.tables import Policy, Requirement


class Bar(NamedTuple):
    """What a claim needs, and as a claim of which kind its sources are weighed."""

    kind: Kind
    requirement: Requirement


def bar_of(claim: Claim, kind: Kind, policy: Policy) -> Bar:
    """Choose the bar for one kind of a claim.

    Advice to seek help, to stop or to beware is a warning and held to the bar of `harm`; advice of
    everyday life, and that something is not known yet, are content with limited evidence.

    Cost: linear in the length of the sentence.

    Source: STANDARDS 3.1 and the guards of 4; DESIGN 3.2 for low-stakes advice.
    """
    requirement = policy.claims[kind]
    if kind is Kind.RECOMMENDATION:
        if is_warning(claim.focus_text):
            return Bar(Kind.HARM, policy.claims[Kind.HARM])
        if is_everyday(claim.focus_text):
            return Bar(kind, _lenient(requirement))
    elif kind is Kind.RESEARCH_STATUS and is_open_question(claim.focus_text):
        return Bar(kind, _lenient(requirement))
    return Bar(kind, requirement)


def is_warning(sentence: str) -> bool:
    """Say whether a piece of advice is to seek help, to stop or to beware."""
    return bool(_phrases("warning").first_in(sentence))


def is_everyday(sentence: str) -> bool:
    """Say whether a sentence is of everyday life, and not about treatments."""
    everyday = _phrases("everyday").first_in(sentence)
    return bool(everyday) and not _phrases("clinical").first_in(sentence)


def everyday_words(sentence: str) -> tuple[str, ...]:
    """List the food and habits that a sentence names, as the word list writes them."""
    return _phrases("everyday").all_in(sentence)


def is_open_question(sentence: str) -> bool:
    """Say whether a sentence on the state of research says that something is not known."""
    return bool(_phrases("open question").first_in(sentence))


def _lenient(requirement: Requirement) -> Requirement:
    enough = min(requirement.enough or Strength.NONE, Strength.LIMITED)
    return requirement._replace(enough=enough)


@cache
def _phrases(section: str) -> Phrases:
    return Phrases.of(read_lists("wording.txt")[section])
