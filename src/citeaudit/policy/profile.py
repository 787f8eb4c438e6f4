"""What a document's evidence amounts to, taken together: shares, concentration, a grade.

A grade is never shown without its arithmetic: it sums up verdicts, it does not replace them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.policy.files import read_data
from citeaudit.policy.judge import efficacy_strength
from citeaudit.policy.model import Outcome, Strength
from citeaudit.sources.model import Interest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from citeaudit.article.model import Reference
    from citeaudit.policy.model import Verdict
    from citeaudit.sources.model import Source


class Grade(NamedTuple):
    """A grade and how it came about.

    Attributes:
        letter: From A to E; empty where too few claims were judged.
        points: What the judged claims earned.
        claims: How many were judged: the most points there could be.
        terms: The arithmetic, by verdict: how many claims, and what each of them earned.
    """

    letter: str
    points: float
    claims: int
    terms: tuple[tuple[Outcome, int, float], ...]


class Profile(NamedTuple):
    """A document's evidence.

    Attributes:
        strengths: Sources by what they are worth for a claim of efficacy, strongest first.
        sellers: Sources whose publisher sells what they are about.
        owner: The domain, or the work, behind the largest number of cited claims.
        owned: That number of claims.
        cited: Claims that cite anything and are held to a bar.
        oldest: Year of the oldest source of limited strength or more; empty without one.
        newest: Year of the newest.
    """

    strengths: Mapping[Strength, int]
    sellers: int
    owner: str
    owned: int
    cited: int
    oldest: str
    newest: str
    grade: Grade


def profile(
    references: Sequence[Reference], sources: Sequence[Source], verdicts: Sequence[Verdict]
) -> Profile:
    """Sum up a document.

    Args:
        references: Of the article; they have the years.
        sources: One for each reference, in the same order.
        verdicts: One for each claim.

    Cost: linear in sources and verdicts.
    """
    worths = [efficacy_strength(source) for source in sources]
    counts = dict.fromkeys(reversed(Strength), 0)
    for worth in worths:
        counts[worth] += 1
    years = sorted(
        reference.published[:4]
        for reference, worth in zip(references, worths, strict=True)
        if reference.published and worth >= Strength.LIMITED
    )
    owner, owned, cited = _largest_owner(verdicts)
    return Profile(
        counts,
        sum(source.interest is Interest.SELLS_TOPIC for source in sources),
        owner,
        owned,
        cited,
        years[0] if years else "",
        years[-1] if years else "",
        grade(verdict.outcome for verdict in verdicts),
    )


def grade(outcomes: Iterable[Outcome]) -> Grade:
    """Grade the verdicts of a document (`policy/data/grade.txt`)."""
    tables = _tables()
    points = {Outcome(name): float(number) for name, number in tables["points"].items()}
    counts = dict.fromkeys(points, 0)
    for outcome in outcomes:
        if outcome in counts:
            counts[outcome] += 1
    terms = tuple((outcome, number, points[outcome]) for outcome, number in counts.items())
    earned = sum(number * each for _, number, each in terms)
    judged = sum(counts.values())
    letter = ""
    if judged >= int(tables["fewest"]["claims"]):
        letter = next(
            name for name, least in tables["grades"].items() if earned >= float(least) * judged
        )
    return Grade(letter, earned, judged, tuple(term for term in terms if term[1]))


def _largest_owner(verdicts: Sequence[Verdict]) -> tuple[str, int, int]:
    """Find who stands behind most claims: `(name, its claims, claims that cite anything)`."""
    behind: dict[str, int] = {}
    cited = 0
    for verdict in verdicts:
        if verdict.outcome is Outcome.EXEMPT or not verdict.weighed:
            continue
        cited += 1
        for name in {one.source.owner or one.source.work for one in verdict.weighed}:
            behind[name] = behind.get(name, 0) + 1
    if not behind:
        return "", 0, cited
    largest = max(behind, key=lambda name: (behind[name], name))
    return largest, behind[largest], cited


@cache
def _tables() -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = {}
    table: dict[str, str] = {}
    for line in read_data("grade.txt").splitlines():
        if line[:1] == "[":
            table = tables.setdefault(line.strip("[]"), {})
        elif line[:1] not in ("", "#"):
            name, number = line.split()
            table[name] = number
    return tables
