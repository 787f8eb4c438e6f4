"""What would help: the kind of source that settles a claim, the wording its sources allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Kind
from citeaudit.policy.model import Strength
from citeaudit.rules.naming import allowed_wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citeaudit.policy.model import Verdict, Weighed
    from citeaudit.sources.model import Source

# Where a work of each identifier is at home, the best of them first.
_HOMES = (
    ("doi", "https://doi.org/{}"),
    ("pmid", "https://pubmed.ncbi.nlm.nih.gov/{}/"),
    ("pmcid", "https://pmc.ncbi.nlm.nih.gov/articles/{}/"),
    ("arxiv", "https://arxiv.org/abs/{}"),
    ("nct", "https://clinicaltrials.gov/study/{}"),
    ("isrctn", "https://www.isrctn.com/{}"),
)


def better_source(verdict: Verdict) -> str:
    """Say which source would settle a claim, and what may be said until it is found."""
    if verdict.kind is Kind.PROMISSORY:
        return "nothing carries a promise: say what has been shown, and by what kind of study"
    wording = allowed_wording(Strength.NONE if verdict.best is None else verdict.best)
    return f"cite {verdict.needs}; or say no more than these sources allow: {wording}"


def original_address(source: Source) -> str:
    """Give the address at which a work is at home, by its identifier; empty if none is known."""
    for kind, home in _HOMES:
        if kind in source.identifiers:
            return home.format(source.identifiers[kind])
    return ""


def sureness(weighed: Iterable[Weighed]) -> float:
    """Say how sure it is that none of these sources is better than it was taken for.

    Most types that are wrong are still on the right side of weak or not: what is no clinic's page
    is likely to be another seller's. So a fourth of the doubt about a type is left.
    """
    return min((1 - (1 - one.source.confidence) / 4 for one in weighed), default=1.0)
