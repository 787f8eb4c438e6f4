"""Safety that is only said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Certainty, Kind
from citeaudit.policy.model import Strength
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.phrases import find_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.policy.model import Verdict
    from citeaudit.rules.base import Audited, Finding

_SURE = (Certainty.ASSERTED, Certainty.PROMISSORY)


class SafetyByAssertion(Rule):
    """Something is called safe, without a number or a label behind it.

    ## What it reports
    "Safe", "well tolerated", "low-risk" or "no side effects", stated as a fact, in a sentence
    without a number and without a source of at least moderate strength, such as a drug label, a
    review or a trial that counted harms.

    ## Why it matters
    "Well tolerated" says nothing without how often what happened: CONSORT-Harms advises against
    such phrases, and abstracts of studies that cannot show safety use them freely (Lazarus 2015).

    ## Example
    > This makes LDN an appealing, low-risk alternative. [19]   (a trade magazine)

    ## Better
    "Of 121 patients 8 stopped because of side effects [7]", or cite the label.

    ## When to ignore
    The numbers stand in the next sentence.
    """

    code = "CIT403"
    name = "safety-by-assertion"
    severity = Severity.WARNING
    confidence = 0.85
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each bare assertion of safety."""
        for verdict in audited.verdicts:
            claim = verdict.claim
            if Kind.SAFETY in claim.kinds and claim.certainty in _SURE and _is_bare(verdict):
                word = _safe_word(claim.focus_text)
                if word:
                    yield self.about_claim(
                        verdict,
                        f'"{word}" is asserted, without a number or a label behind it',
                        help="say how many had which side effects, or cite the drug's label",
                    )


def _is_bare(verdict: Verdict) -> bool:
    if any(character.isdigit() for character in verdict.claim.focus_text):
        return False
    if verdict.claim.citations and not verdict.weighed:
        return False  # its markers lead nowhere: another defect
    return all(
        one.strength < Strength.MODERATE and one.strength is not Strength.UNKNOWN
        for one in verdict.weighed
    )


def _safe_word(sentence: str) -> str:
    """Give the words that state safety; nothing where it is only asked for."""
    return "" if find_phrase(sentence, "safety asked") else find_phrase(sentence, "safe")
