"""Studies and experts without a name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.model import Certainty
from citeaudit.policy.model import Strength
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.phrases import find_phrase
from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.policy.model import Verdict
    from citeaudit.rules.base import Audited, Finding

_STUDIES = (SourceType.PEER_REVIEWED, SourceType.PREPRINT, SourceType.GUIDELINE)


class VagueAttribution(Rule):
    """Studies or experts are called as witnesses, and none is named.

    ## What it reports
    Phrases such as "studies show", "research suggests" or "experts say" in a claim that cites no
    study, review or guideline and nothing as strong. A name, a year or a place in the sentence
    disarms it, and so does a source whose kind is not known.

    ## Why it matters
    The phrase lends authority that a reader cannot check. Wikipedia's Manual of Style lists these
    as words to watch (unsupported attributions).

    ## Example
    > Research suggests that LDN calms the immune system. [3]   (where [3] is a pharmacy)

    ## Better
    Say which research, and cite it.

    ## When to ignore
    The studies are named in the next sentence.
    """

    code = "CIT210"
    name = "vague-attribution"
    severity = Severity.WARNING
    confidence = 0.85
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each claim that calls witnesses without a name."""
        for verdict in audited.verdicts:
            phrase = find_phrase(verdict.claim.focus_text, "vague")
            if phrase and not _is_named(verdict) and not _is_backed(verdict):
                yield self.about_claim(
                    verdict,
                    f'"{phrase}", but no study, review or guideline is cited',
                    help="say which ones, and cite them",
                )


def _is_named(verdict: Verdict) -> bool:
    claim = verdict.claim
    if claim.certainty is Certainty.NEGATED:
        return True
    return bool(_year().search(claim.focus_text) or find_phrase(claim.focus_text, "attribution"))


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"\b(?:19|20)\d\d\b")


def _is_backed(verdict: Verdict) -> bool:
    """Say whether anything is cited that the phrase may stand for, or may turn out to be that."""
    if verdict.claim.citations and not verdict.weighed:
        return True  # its markers lead nowhere: another defect
    return any(
        one.source.type in _STUDIES
        or one.strength >= Strength.MODERATE
        or one.strength is Strength.UNKNOWN
        for one in verdict.weighed
    )
