"""Words that promote rather than inform."""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.claims.sentences import sentences
from citeaudit.article.model import BlockKind
from citeaudit.article.tone.certainty import read_tone
from citeaudit.article.wordlist import read_sections
from citeaudit.article.words.wording import is_about_health, read_wording
from citeaudit.policy.model import Outcome, Strength
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.documents import body_of, prose_of
from citeaudit.rules.naming import join, quoted
from citeaudit.rules.phrases import find_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.policy.model import Verdict
    from citeaudit.rules.base import Audited, Finding
    from citeaudit.text import Span


_RUNNING_TEXT = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
_LOUD = ("hype closed",)
_ANY = ("hype closed", "hype cure", "hype soft")
_STEM = 9  # letters of a loud word that all its forms share
# These are as often plain as they are hype.
_MILD = frozenset(("novel", "robust", "significant", "significantly", "unique"))


class HypeLanguage(Rule):
    """A claim is worded to promote.

    ## What it reports
    Words that promise more than any study can show ("breakthrough", "revolutionize", "miracle"),
    always, in a document about health also in sentences that claim nothing else; softer ones
    ("promising", "exciting", "remarkable") only in a claim where they are amplified, stand
    together, or adorn it without a source of at least moderate strength.

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
        """Report each claim with such words, and each other sentence with the loud ones."""
        for verdict in audited.verdicts:
            loud, soft = _words(verdict)
            if loud or soft:
                claim = verdict.claim
                level = Severity.WARNING if loud else Severity.INFO
                yield self._report(claim.focus, claim.focus_text, loud or soft, level, claim.id)
        for span, text, loud in _other_sentences(audited):
            yield self._report(span, text, loud, Severity.WARNING)

    def _report(
        self, span: Span, text: str, words: tuple[str, ...], severity: Severity, claim: str = ""
    ) -> Finding:
        words = tuple(dict.fromkeys(words))
        promotes = "promotes rather than informs" if len(words) == 1 else "promote, not inform"
        # Not by the rule for claims: a hedge is no excuse for hype.
        return self.about_span(
            span,
            f"{join(quoted(word) for word in words)} {promotes}",
            help="say what was found, in whom, and by what kind of study",
            subject=" ".join(text.lower().split()),
            severity=severity,
            claim=claim,
        )


def _words(verdict: Verdict) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the loud words of a claim, and the soft ones where they count."""
    bare = _is_bare(verdict)
    text = verdict.claim.focus_text
    if not (verdict.claim.hype or (bare and _may_have(text, _ANY))):
        return (), ()
    if find_phrase(text, "not hype"):
        return (), ()
    tone = read_tone(read_wording(text))
    soft = tone.soft if bare else tone.stacked
    return tone.promotional, () if _MILD.issuperset(soft) else soft


def _other_sentences(audited: Audited) -> Iterator[tuple[Span, str, tuple[str, ...]]]:
    """Yield the sentences that make no claim and have loud words, in a document about health."""
    article = audited.article
    blocks = [
        block
        for block in body_of(article)
        if block.kind in _RUNNING_TEXT and not block.quoted and _may_have(block.prose.text, _LOUD)
    ]
    if not blocks or not is_about_health(prose_of(article)):
        return
    claimed = [verdict.claim.focus for verdict in audited.verdicts]
    starts = [span.start for span in claimed]
    for block in blocks:
        for start, end in sentences(block.prose.text):
            text = block.prose.text[start:end]
            loud = _loud(text) if _may_have(text, _LOUD) else ()
            span = block.prose.span(start, end)
            at = bisect_left(starts, span.end) - 1
            if loud and not (at >= 0 and claimed[at].end > span.start):
                yield span, text, loud


def _loud(text: str) -> tuple[str, ...]:
    if text.rstrip().endswith("?") or find_phrase(text, "not hype"):
        return ()
    return read_tone(read_wording(text)).promotional


def _may_have(text: str, sections: tuple[str, ...]) -> bool:
    """Look for a part of each word of some lists: most texts have none, and are not read twice."""
    lowered = text.lower()
    return any(map(lowered.__contains__, _parts(sections)))


@cache
def _parts(sections: tuple[str, ...]) -> tuple[str, ...]:
    lists = read_sections("hype.txt")
    entries = (entry.rstrip("+~") for section in sections for entry in lists[section])
    return tuple({max(entry.split(), key=len)[:_STEM] for entry in entries})


def _is_bare(verdict: Verdict) -> bool:
    """Say whether a claim needs a source and has none of at least moderate strength."""
    if verdict.outcome is Outcome.UNCITED:
        return True
    if verdict.outcome is Outcome.EXEMPT or verdict.best is None:
        return False
    return verdict.best < Strength.MODERATE and verdict.best is not Strength.UNKNOWN
