"""What a claim's sources amount to: the best independent work against the bar of each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.model import Certainty, Kind
from citeaudit.article.subjects.topics import Topic
from citeaudit.policy.argue import argue
from citeaudit.policy.bars import bar_of
from citeaudit.policy.lowering import weigh
from citeaudit.policy.model import Outcome, Strength, Verdict, Weighed
from citeaudit.policy.scope import NO_CLAIM, fit
from citeaudit.policy.tables import load_policy
from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citeaudit.article.model import Article, Claim
    from citeaudit.policy.lowering import Weight
    from citeaudit.policy.scope import Fit
    from citeaudit.policy.tables import Policy, Requirement
    from citeaudit.sources.model import Source

# From the best outcome to the worst: of a claim's kinds the worst decides.
_GRAVITY = (
    Outcome.EXEMPT,
    Outcome.ADEQUATE,
    Outcome.UNDETERMINED,
    Outcome.OVERSTATED,
    Outcome.LIMITED,
    Outcome.UNCITED,
    Outcome.WEAK_ONLY,
)
_SURE = frozenset((Certainty.ASSERTED, Certainty.PROMISSORY))


class _Judged(NamedTuple):
    """What the sources amount to for one kind of claim."""

    kind: Kind
    outcome: Outcome
    bar: Requirement
    scales: tuple[tuple[Weighed, Weight], ...]


def judge(claim: Claim, article: Article, sources: Sequence[Source], policy: Policy) -> Verdict:
    """Say what the sources of a claim amount to.

    Args:
        claim: One claim of the article; `kinds`, `certainty` and `citations` are read.
        article: Says where the claim's markers lead.
        sources: One for each reference of the article, in the same order. Those of one work, and
            pages of one owner, count once.
        policy: Strength by source type, design and kind of claim, and what each kind needs.

    Returns:
        The verdict of the kind with the worst outcome. Weak strengths never add up. A claim whose
        markers lead nowhere is `undetermined`: that is another defect, reported as such.

    Cost: linear in the number of sources cited.

    Source: STANDARDS 2 and 3; `policy/data` names the body behind each row.
    """
    cited = [sources[index] for index in article.cited_references(claim)]
    works = _works(cited)
    fits = _fits(claim, article, cited, policy)
    judged = [_for_kind(claim, kind, works, policy, fits) for kind in claim.kinds]
    worst = max(judged, key=_gravity)
    weighed = tuple(one for one, _ in worst.scales)
    return Verdict(
        claim,
        worst.outcome,
        worst.kind,
        weighed[0].strength if weighed else None,
        worst.bar.enough,
        weighed,
        by_design=bool(weighed) and _is_by_design(weighed[0], worst, policy),
        trail=argue(claim, worst.kind, worst.outcome, worst.bar, worst.scales),
        needs=worst.bar.needs,
    )


def efficacy_strength(source: Source) -> Strength:
    """Say what a source is worth for a claim of efficacy: the one shown where no claim is near."""
    return weigh(source, Kind.EFFICACY, load_policy()).strength


def _is_by_design(best: Weighed, judged: _Judged, policy: Policy) -> bool:
    """Say whether the best work is a study whose design alone, not its subject, is what it is."""
    if best.source.type is not SourceType.PEER_REVIEWED:
        return False
    unlowered = policy.worth(best.source.type, best.source.design, judged.kind)
    return not best.differs or unlowered <= Strength.LIMITED


def _fits(
    claim: Claim, article: Article, cited: Sequence[Source], policy: Policy
) -> Mapping[int, Fit]:
    """Say how the scope of each source stands to the claim, by reference, where it matters."""
    if all(policy.claims[kind].enough is None for kind in claim.kinds):
        return {}
    topic = Topic(claim, article)
    return {source.reference: fit(source, topic) for source in cited}


def _gravity(judged: _Judged) -> tuple[int, bool]:
    """Order outcomes; of kinds with one outcome, a warning of harm decides last."""
    return _GRAVITY.index(judged.outcome), judged.kind is not Kind.HARM


def _works(cited: Sequence[Source]) -> list[list[Source]]:
    """Put together what is not independent: sources of one work, pages of one owner."""
    groups: list[list[Source]] = []
    by_mark: dict[str, list[Source]] = {}
    for source in cited:
        marks = [f"work {source.work}"] if source.work else []
        marks += [f"owner {source.owner}"] if source.owner else []
        group = next((by_mark[mark] for mark in marks if mark in by_mark), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(source)
        by_mark.update(dict.fromkeys(marks, group))
    return groups


def _for_kind(
    claim: Claim,
    kind: Kind,
    works: Sequence[Sequence[Source]],
    policy: Policy,
    fits: Mapping[int, Fit],
) -> _Judged:
    weighed_as, bar = bar_of(claim, kind, policy)
    scales = sorted((_weighed(work, weighed_as, policy, fits) for work in works), key=_best_first)
    return _Judged(kind, _outcome(claim, kind, bar, scales), bar, tuple(scales))


def _weighed(
    work: Sequence[Source], kind: Kind, policy: Policy, fits: Mapping[int, Fit]
) -> tuple[Weighed, Weight]:
    """Weigh one work by its best source, which stands for the others."""
    weights = [weigh(source, kind, policy, fits.get(source.reference, NO_CLAIM)) for source in work]
    best = max(range(len(work)), key=lambda at: (weights[at].strength, -at))
    order = [best, *(at for at in range(len(work)) if at != best)]
    indexes = tuple(work[at].reference for at in order)
    weight = weights[best]
    weighed = Weighed(work[best], indexes, weight.strength, weight.reason, weight.differs)
    return weighed, weight


def _best_first(scale: tuple[Weighed, Weight]) -> tuple[int, bool, bool]:
    """Order works; of two alike first the one whose design may yet turn out to be a better one."""
    weight = scale[1]
    return -weight.strength, weight.design_known, not weight.studies_people


def _outcome(
    claim: Claim, kind: Kind, bar: Requirement, scales: Sequence[tuple[Weighed, Weight]]
) -> Outcome:
    """Compare the best work with the bar (STANDARDS 3.2)."""
    if bar.enough is None:
        return Outcome.EXEMPT
    if not scales:
        if claim.citations:
            return Outcome.UNDETERMINED
        return Outcome.UNCITED if claim.owed else Outcome.EXEMPT
    best = scales[0][1]
    outcome = _reached(claim, bar, best)
    if kind is Kind.PROMISSORY and outcome is Outcome.ADEQUATE:
        return Outcome.OVERSTATED  # a promise is carried by nothing
    return outcome


def _reached(claim: Claim, bar: Requirement, best: Weight) -> Outcome:
    enough = bar.enough or Strength.NONE
    if claim.certainty is Certainty.NEGATED:
        enough = min(enough, Strength.LIMITED)
    # A design nobody has told yet is never the reason for a finding.
    if best.strength >= enough or (
        not best.design_known and enough is Strength.STRONG and best.strength is Strength.MODERATE
    ):
        return Outcome.ADEQUATE
    if bar.hedged is not None and best.strength >= bar.hedged:
        return Outcome.OVERSTATED if claim.certainty in _SURE else Outcome.ADEQUATE
    if best.strength >= Strength.LIMITED or best.studies_people:
        return Outcome.LIMITED
    return Outcome.UNDETERMINED if best.strength is Strength.UNKNOWN else Outcome.WEAK_ONLY
