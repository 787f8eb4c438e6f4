"""Claims about outcomes that cite what a trial plans, and nothing that could report a result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Certainty, Kind
from citeaudit.article.words.wording import read_wording
from citeaudit.policy.model import Strength
from citeaudit.sources.model import Design, SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.policy.model import Verdict, Weighed
    from citeaudit.rules.base import Audited

# What only a result can say.
_OUTCOMES = frozenset(
    (
        Kind.EFFICACY,
        Kind.COMPARATIVE,
        Kind.SAFETY,
        Kind.HARM,
        Kind.PROGNOSIS,
        Kind.CAUSE,
        Kind.EXPERIENCE,
        Kind.STATISTIC,
    )
)


def plans_as_results(audited: Audited) -> Iterator[tuple[Verdict, list[Weighed]]]:
    """Yield each claim of an outcome that cites registrations or protocols, and no result."""
    for verdict in audited.verdicts:
        plans = [one for one in verdict.weighed if _is_plan(one)]
        if plans and _needs_result(verdict) and not _has_result(verdict):
            yield verdict, plans


def posted_results(audited: Audited, plan: Weighed) -> bool | None:
    """Say whether a registration has posted results; `None` where no register has said."""
    if not audited.facts:
        return None
    from citeaudit.evidence.facts import confirmed  # noqa: PLC0415 (most runs have none)

    answers = {
        record.trial.has_results
        for index in plan.sources
        for _, record in confirmed(audited.facts_of(index))
        if record.trial
    }
    return True if True in answers else False if False in answers else None


def _is_plan(one: Weighed) -> bool:
    source = one.source
    return source.type is SourceType.TRIAL_REGISTRY or source.design is Design.PROTOCOL


def _needs_result(verdict: Verdict) -> bool:
    """Say whether the sentence tells of an outcome, and not of a trial that is yet to have one."""
    claim = verdict.claim
    if claim.certainty is Certainty.NEGATED or _OUTCOMES.isdisjoint(claim.kinds):
        return False
    return not read_wording(claim.focus_text).has("research-status", "research plan")


def _has_result(verdict: Verdict) -> bool:
    return verdict.best is not None and verdict.best >= Strength.LIMITED
