"""Sources that do not so much as mention the claim's subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Certainty
from citeaudit.article.subjects.concepts import Facet
from citeaudit.article.subjects.terms import find_terms
from citeaudit.article.subjects.topics import Topic
from citeaudit.evidence.facts import confirmed
from citeaudit.policy.model import Outcome
from citeaudit.rules.base import Need, Rule, Severity
from citeaudit.rules.naming import join, quoted
from citeaudit.rules.witnesses import witnesses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.article.subjects.terms import Term
    from citeaudit.evidence.facts import Fact
    from citeaudit.policy.model import Verdict, Weighed
    from citeaudit.rules.base import Audited, Finding

# What was read of a source: a title alone leaves most of it out.
_READ = frozenset({"abstract", "registration", "page"})


class SubjectNotInSource(Rule):
    """None of a claim's sources mentions its drug or its condition.

    ## What it reports
    A claim that names a treatment or an illness, where the text of every source that was read (its
    abstract, its registration, its page) names neither it nor anything broader or narrower.

    ## Why it matters
    Such a source can hardly support the claim. Assistants cite pages that they found beside what
    they wrote (Seo 2026).

    ## Example
    > Naltrexone relieves the pain of endometriosis. [4]   (a page that names no naltrexone)

    ## Better
    Cite a source that is about what the sentence says.

    ## When to ignore
    The source uses another word for it. Please report the word.
    """

    code = "CIT606"
    name = "subject-not-in-source"
    severity = Severity.WARNING
    requires = frozenset({Need.FACTS})
    confidence = 0.75
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each claim whose subject no source of it names, if all of them were read."""
        for verdict in audited.verdicts:
            if verdict.outcome is Outcome.EXEMPT or verdict.claim.certainty is Certainty.NEGATED:
                continue
            read = [_facts_read(audited, one) for one in verdict.weighed]
            if not read or not all(read):
                continue
            facts = [fact for found in read for fact in found]
            missing = _missing(audited, verdict, facts)
            if missing:
                yield self._report(verdict, missing, facts)

    def _report(self, verdict: Verdict, missing: Sequence[Term], facts: Sequence[Fact]) -> Finding:
        named = join(quoted(term.name) for term in missing)
        alone = len(verdict.weighed) == 1
        what = "the source does not mention" if alone else "none of its sources mentions"
        return self.about_claim(
            verdict,
            f"the sentence is about {named}; {what} it ({witnesses(facts)})",
            help="cite a source about what the sentence says",
        )


def _facts_read(audited: Audited, one: Weighed) -> list[Fact]:
    return [
        fact
        for index in one.sources
        for fact, record in confirmed(audited.facts_of(index))
        if record.read in _READ
    ]


def _missing(audited: Audited, verdict: Verdict, facts: Sequence[Fact]) -> list[Term]:
    """Give the claim's treatment if no source names anything like it, or else its condition.

    A claim that names a treatment is about that: its condition may go by many names.
    """
    topic = Topic(verdict.claim, audited.article)
    names = {
        name for fact in facts if fact.record for name in (*fact.record.subjects, fact.record.title)
    }
    theirs = find_terms("; ".join(sorted(names))).named
    for facet in (Facet.INTERVENTION, Facet.CONDITION):
        ours = topic.focus.of(facet)
        if ours:
            fits = any(one.concept.fits(other.concept) for one in ours for other in theirs)
            return [] if fits else list(ours[:1])
    return []
