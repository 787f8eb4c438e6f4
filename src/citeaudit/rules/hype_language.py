"""Words that promote rather than inform."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.claims.certainty import read_tone
from citeaudit.article.claims.wording import read_wording
from citeaudit.policy.model import Outcome, Strength
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.naming import join, quoted
from citeaudit.rules.phrases import find_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.policy.model import Verdict
    from citeaudit.rules.base import Audited, Finding


# These are as often plain as they are hype.
_MILD = frozenset(("novel", "robust", "significant", "significantly", "unique"))


class HypeLanguage(Rule):
    """A claim is worded to promote.

    ## What it reports
    Words that promise more than any study can show ("breakthrough", "revolutionize", "miracle"),
    always; softer ones ("promising", "exciting", "remarkable") only where they are amplified,
    stand together, or adorn a claim without a source of at least moderate strength.

    ## Why it matters
    HealthNewsReview's criteria ask for language without sensation; such words have multiplied in
    abstracts (Vinkers 2015) and serve to sell, not to inform (Batalo 2026).

    ## Example
    > LDN has the potential to revolutionize the treatment of POTS.

    ## Better
    Say what was found, in whom, and by what kind of study.

    ## When to ignore
    The word is quoted, or the sentence criticises it.
    """

    code = "CIT402"
    name = "hype-language"
    severity = Severity.WARNING
    confidence = 0.9
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each claim with such words."""
        for verdict in audited.verdicts:
            loud, soft = _words(verdict)
            if loud or soft:
                yield self._report(verdict, loud, soft)

    def _report(self, verdict: Verdict, loud: tuple[str, ...], soft: tuple[str, ...]) -> Finding:
        claim = verdict.claim
        words = tuple(dict.fromkeys(loud or soft))
        promotes = "promotes rather than informs" if len(words) == 1 else "promote, not inform"
        # Not by the rule for claims: a hedge is no excuse for hype.
        return self.about_span(
            claim.focus,
            f"{join(quoted(word) for word in words)} {promotes}",
            help="say what was found, in whom, and by what kind of study",
            subject=" ".join(claim.focus_text.lower().split()),
            severity=Severity.WARNING if loud else Severity.INFO,
            claim=claim.id,
        )


def _words(verdict: Verdict) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the loud words of a claim, and the soft ones where they count."""
    bare = _is_bare(verdict)
    text = verdict.claim.focus_text
    if not (verdict.claim.hype or bare) or find_phrase(text, "not hype"):
        return (), ()
    tone = read_tone(read_wording(text))
    soft = tone.soft if bare else tone.stacked
    return tone.promotional, () if _MILD.issuperset(soft) else soft


def _is_bare(verdict: Verdict) -> bool:
    """Say whether a claim has sources, and none of at least moderate strength."""
    if verdict.outcome is Outcome.EXEMPT or verdict.best is None:
        return False
    return verdict.best < Strength.MODERATE and verdict.best is not Strength.UNKNOWN
