"""How an edit changed a document, for people: shares before and after, then findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.policy.profile import profile
from citeaudit.report.counts import plural
from citeaudit.report.difference import support_of
from citeaudit.report.positions import Lines
from citeaudit.report.printable import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citeaudit.policy.profile import Profile
    from citeaudit.report.difference import Difference
    from citeaudit.report.model import AuditedDocument
    from citeaudit.rules.base import Finding


_NAMES = {"none": "claims with no evidence", "no-source": "claims without a source"}


def difference_text(compared: Difference) -> str:
    """Write a comparison. Nothing is left out; what did not change is not shown."""
    old, new = map(on_one_line, compared.names)
    kept = len(compared.new.findings) - len(compared.appeared)
    parts = [
        f"{old} → {new}\n\n",
        *(f"  {name:<30}{change}\n" for name, change in _rows(compared)),
        *_listed("new", new, compared.new, compared.appeared),
        *_listed("gone", old, compared.old, compared.gone),
        f"\n{plural(len(compared.appeared), 'new finding')}, {len(compared.gone)} gone, "
        f"{kept} as before\n",
    ]  # fmt: skip
    return "".join(parts)


def _rows(compared: Difference) -> Iterator[tuple[str, str]]:
    before, after = support_of(compared.old), support_of(compared.new)
    yield "claims held to a bar", _numbers(before.claims, after.claims)
    for strength, number in before.strengths.items():
        yield from _share(
            _NAMES.get(strength) or f"claims with {strength} support",
            (number, before.claims),
            (after.strengths[strength], after.claims),
        )
    for outcome, number in before.outcomes.items():
        now = after.outcomes[outcome]
        yield from _share(f"verdict {outcome}", (number, before.claims), (now, after.claims))
    yield from _sources(_profile(compared.old), _profile(compared.new))


def _share(name: str, old: tuple[int, int], new: tuple[int, int]) -> Iterator[tuple[str, str]]:
    """Yield a row of two shares, `(part, whole)`, if they differ."""
    if old != new and (old[0] or new[0]):
        of = f"({old[0]} of {old[1]} → {new[0]} of {new[1]})"
        yield name, f"{_percent(*old)} → {_percent(*new)}  {of}"


def _percent(part: int, whole: int) -> str:
    return f"{part / whole:.0%}".replace("%", " %") if whole else "–"


def _sources(old: Profile, new: Profile) -> Iterator[tuple[str, str]]:
    yield "sources", _numbers(sum(old.strengths.values()), sum(new.strengths.values()))
    if old.sellers != new.sellers:
        yield "sources that sell the topic", _numbers(old.sellers, new.sellers)
    if old.grade.letter != new.grade.letter:
        yield "grade", f"{old.grade.letter or 'none'} → {new.grade.letter or 'none'}"


def _numbers(old: int, new: int) -> str:
    return f"{old} → {new}" if old != new else f"{new}, as before"


def _profile(document: AuditedDocument) -> Profile:
    audited = document.audited
    return profile(audited.article.references, audited.sources, audited.verdicts)


def _listed(
    word: str, name: str, document: AuditedDocument, findings: Iterable[Finding]
) -> Iterator[str]:
    """List findings, one a line, at their places in the version they are of."""
    lines = Lines(document.audited.article.text)
    for number, finding in enumerate(findings):
        place = lines.place(finding.span)
        yield "" if number else "\n"
        yield (
            f"{word}: {name}:{place.line}:{place.column}: {finding.severity.word} {finding.code} "
            f"{finding.name} {on_one_line(finding.message)}\n"
        )
