"""Runs the rules over an audited document: what is found, in order, each with its fingerprint."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.rules.base import Need, Selection, SkippedRule
from citeaudit.rules.fingerprint import fingerprint
from citeaudit.rules.registry import AT_HAND, CODES, ON_COMMENTS, ON_RECORD, PROFILES, load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from citeaudit.rules.base import Audited, Finding, Rule
    from citeaudit.rules.suppression import Suppressed


class Outcome(NamedTuple):
    """What the rules say.

    Attributes:
        findings: In document order, each with its fingerprint.
        skipped: Rules that lacked something they cannot work without.
        held_back: Findings that only a louder profile shows.
        suppressed: Findings that the author asked not to be told, and why.
        ran: Codes of the rules that ran: of these, what is not among the findings is not there.
    """

    findings: tuple[Finding, ...]
    skipped: tuple[SkippedRule, ...]
    held_back: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    ran: frozenset[str] = frozenset()


def everything() -> Selection:
    """Select all rules, in the regular profile."""
    return Selection(CODES)


def check(audited: Audited, selection: Selection) -> Outcome:
    """Run the selected rules.

    Args:
        audited: The document with its sources and verdicts.
        selection: Which rules run, and how loud they are.

    Returns:
        The findings, the rules that were skipped, the findings held back, and what the author's
        comments suppress.

    Cost: linear in the size of the document.
    """
    rules = (*AT_HAND, *load(ON_RECORD)) if any(audited.facts) else AT_HAND
    found, skipped = _run(audited, selection, rules)
    if rules is AT_HAND:
        skipped += _without_facts(selection)
    suppressed: tuple[Suppressed, ...] = ()
    if audited.article.comments and selection.ignores:
        # Loaded where there is a comment: a plain check does not pay for it.
        from citeaudit.rules.suppression import suppress  # noqa: PLC0415

        at_work = selection.codes.difference(rule.code for rule in skipped)
        ran = frozenset(rule.name for rule in rules if rule.code in at_work)
        settled = suppress(audited.article, found, ran, audited.today)
        seen = replace(audited, ignores=settled.ignores)
        late, more = _run(seen, selection, load(ON_COMMENTS))
        found = sorted((*settled.kept, *late), key=_place)
        skipped += more
        suppressed = tuple(
            one._replace(finding=_at_its_severity(one.finding, selection))
            for one in settled.suppressed
            if _is_shown(one.finding, selection)
        )
    shown = tuple(
        _at_its_severity(finding, selection) for finding in found if _is_shown(finding, selection)
    )
    held_back = tuple(finding for finding in found if not _is_shown(finding, selection))
    return Outcome(shown, tuple(skipped), held_back, suppressed, _able(audited, selection, rules))


def _run(
    audited: Audited, selection: Selection, rules: Iterable[type[Rule]]
) -> tuple[list[Finding], list[SkippedRule]]:
    """Run rules: what they find, held back or not, in document order; and which could not."""
    found: list[Finding] = []
    skipped: list[SkippedRule] = []
    absent = _absent(audited)
    for rule in rules:
        if rule.code not in selection.codes:
            continue
        missing = next((need for need in absent if need in rule.requires), None)
        if missing is None:
            found += rule().check(audited)
        elif rule.profile <= selection.profile or rule.code in selection.named:
            skipped.append(SkippedRule(rule.code, rule.name, missing.value))
    found.sort(key=_place)
    # Before any is held back: a finding is the same one in every profile.
    return _with_fingerprints(found, audited.article.text.path), skipped


def _without_facts(selection: Selection) -> list[SkippedRule]:
    """Name the rules about what registers answered, where nobody asked any."""
    return [
        SkippedRule(one.code, one.name, Need.FACTS.value)
        for one in ON_RECORD
        if one.code in selection.codes
        and (one.profile <= selection.profile or one.code in selection.named)
    ]


def _able(audited: Audited, selection: Selection, rules: Iterable[type[Rule]]) -> frozenset[str]:
    """Name the selected rules that had all they need, whether the profile shows them or not."""
    absent = _absent(audited)
    able = [rule.code for rule in rules if rule.requires.isdisjoint(absent)]
    if selection.ignores:
        able += [rule.code for rule in ON_COMMENTS]
    return selection.codes.intersection(able)


def _absent(audited: Audited) -> tuple[Need, ...]:
    """Name what rules may need and the document does not have."""
    article = audited.article
    there = {
        Need.REFERENCE_LIST: article.has_reference_list,
        Need.CITATIONS: bool(article.citations),
        Need.DATE: bool(audited.today),
        Need.FACTS: any(audited.facts),
    }
    return tuple(need for need in Need if not there[need])


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.span.start, finding.span.end, finding.code


def _is_shown(finding: Finding, selection: Selection) -> bool:
    if finding.code in selection.named:
        return True
    if PROFILES[finding.code] > selection.profile:
        return False
    return finding.confidence >= selection.profile.least_confidence


def _with_fingerprints(findings: Iterable[Finding], path: str) -> list[Finding]:
    """Give each finding its identity."""
    met: dict[tuple[str, str], int] = {}
    printed: list[Finding] = []
    for finding in findings:
        key = (finding.code, finding.subject)
        met[key] = met.get(key, 0) + 1
        identity = fingerprint(finding.code, path, finding.subject, met[key])
        printed.append(replace(finding, fingerprint=identity))
    return printed


def _at_its_severity(finding: Finding, selection: Selection) -> Finding:
    level = selection.severities.get(finding.code)
    return finding if level is None else replace(finding, severity=level)
