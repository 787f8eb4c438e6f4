"""A document's profile, told to people and to programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from citeaudit.policy.profile import profile
from citeaudit.report.counts import plural
from citeaudit.report.words import strength_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.policy.profile import Grade
    from citeaudit.rules.base import Audited


def profile_object(audited: Audited) -> dict[str, Any]:
    """Build the `profile` of a document in the JSON report."""
    summed = profile(audited.article.references, audited.sources, audited.verdicts)
    return {
        "grade": {
            "letter": summed.grade.letter or None,
            "points": summed.grade.points,
            "claims": summed.grade.claims,
            "terms": [
                {"verdict": outcome.value, "claims": number, "points": each}
                for outcome, number, each in summed.grade.terms
            ],
        },
        "strengths": {strength.word: number for strength, number in summed.strengths.items()},
        "sellers": summed.sellers,
        "largest_owner": summed.owner,
        "largest_owner_claims": summed.owned,
        "cited_claims": summed.cited,
        "oldest_evidence": summed.oldest,
        "newest_evidence": summed.newest,
    }


def profile_lines(audited: Audited) -> Iterator[tuple[str, str]]:
    """Tell the profile in rows of a name and a text; none for a document without sources."""
    if not audited.sources:
        return
    summed = profile(audited.article.references, audited.sources, audited.verdicts)
    if summed.grade.claims:
        yield "Grade", _arithmetic(summed.grade)
    worths = (f"{n} {strength_words(strength)}" for strength, n in summed.strengths.items() if n)
    yield "Sources", f"{', '.join(worths)} (for a claim of efficacy)"
    if summed.sellers:
        yield "Sellers", f"{summed.sellers} of {len(audited.sources)} sell what they write about"
    if summed.owned > 1:
        yield (
            "Voices",
            f"{summed.owner} stands behind {summed.owned} of {summed.cited} cited claims",
        )
    if summed.oldest:
        yield "Evidence", f"from {summed.oldest} to {summed.newest}"


def _arithmetic(grade: Grade) -> str:
    terms = ", ".join(
        f"{number} {outcome.value} x {each:g}" for outcome, number, each in grade.terms
    )
    letter = f"{grade.letter}, " if grade.letter else "too few claims for one, "
    return f"{letter}{grade.points:g} of {plural(grade.claims, 'point')}: {terms}"
