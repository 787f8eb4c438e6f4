"""The interface of a rule, the finding it makes, and the one place where findings are built."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, ClassVar

from citeaudit.article.model import Certainty, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from citeaudit.article.model import Article, Reference
    from citeaudit.evidence.facts import Fact
    from citeaudit.policy.model import Verdict
    from citeaudit.rules.ignores import Ignore
    from citeaudit.sources.model import Source
    from citeaudit.text import Span

# Where the rule pages of docs/rules are published.
RULE_PAGES = "https://citeaudit.readthedocs.io/rules/"


class Severity(IntEnum):
    """How much a finding matters, in rising order."""

    INFO = 0
    WARNING = 1
    ERROR = 2

    @property
    def word(self) -> str:
        """The severity as options and reports write it."""
        return self.name.lower()

    def lowered(self) -> Severity:
        """One step down; information stays information."""
        return Severity(max(self - 1, 0))


class Profile(IntEnum):
    """How much a reader wants to hear; a rule belongs to the first profile that shows it."""

    REGULAR = 0
    STRICT = 1
    AUDITOR = 2

    @property
    def least_confidence(self) -> float:
        """How sure a finding must be to be shown."""
        return (0.6, 0.4, 0.0)[self]


class Need(Enum):
    """What a rule cannot work without; where it is missing the rule is skipped with this reason.

    A rule needs what makes its silence say something: one about the list is not content with a
    document whose list nobody found.
    """

    REFERENCE_LIST = "no reference list was found"
    CITATIONS = "no citations were found"
    DATE = "the date of the run is not known"
    FACTS = "nothing was looked up: `citeaudit resolve` asks registers of record"


@dataclass(frozen=True, slots=True)
class Audited:
    """Everything a rule may look at.

    Attributes:
        sources: One for each reference of the article, in the same order.
        verdicts: One for each claim of the article, in the same order.
        today: ISO date of the run, or empty where the caller gave none.
        facts: For each reference what registers of record answered; empty where nothing is known.
        ignores: What the author asked not to be told, and what became of it; only rules that
            `look_at_ignores` are given it.
    """

    article: Article
    sources: tuple[Source, ...]
    verdicts: tuple[Verdict, ...]
    today: str = ""
    facts: tuple[tuple[Fact, ...], ...] = ()
    ignores: tuple[Ignore, ...] = ()

    def facts_of(self, reference: int) -> tuple[Fact, ...]:
        """Give what registers of record answered on a reference, named by its index."""
        return self.facts[reference] if self.facts else ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell the author.

    Attributes:
        span: The primary place; every finding has exactly one.
        claim: Id of the claim it is about, or empty.
        references: Indexes of the references it is about.
        related: Other places that belong to it, such as the markers that cite an entry.
        subject: What it is about, independent of its place: the fingerprint is made of it.
        fingerprint: Filled by the engine, which knows how often a subject occurs.
    """

    code: str
    name: str
    severity: Severity
    confidence: float
    message: str
    help: str
    span: Span
    claim: str = ""
    references: tuple[int, ...] = ()
    related: tuple[Span, ...] = ()
    subject: str = ""
    fingerprint: str = ""

    @property
    def url(self) -> str:
        """Address of the rule's page."""
        return f"{RULE_PAGES}{self.name}/"


@dataclass(frozen=True, slots=True)
class SkippedRule:
    """A rule that could not run, and why."""

    code: str
    name: str
    reason: str


class Rule:
    """A rule: one subclass, one file, one line in `registry.RULES`.

    Its docstring is its page (`citeaudit rule NAME`) and has fixed headings: What it reports ·
    Why it matters · Example · Better · When to ignore.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    requires: ClassVar[frozenset[Need]] = frozenset()
    profile: ClassVar[Profile] = Profile.REGULAR
    confidence: ClassVar[float] = 0.95
    since: ClassVar[str]
    look_at_ignores: ClassVar[bool] = False  # runs after the others, where a comment asks for it

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report what the rule is about, in document order."""
        raise NotImplementedError

    @classmethod
    def summary(cls) -> str:
        """Give the first line of the page: what the rule says, in one sentence."""
        return cls.page().partition("\n")[0]

    @classmethod
    def page(cls) -> str:
        """Give the rule's page as Markdown, without its heading."""
        return inspect.cleandoc(cls.__doc__ or "")

    def about_claim(
        self,
        verdict: Verdict,
        message: str,
        *,
        help: str,
        references: tuple[int, ...] | None = None,
        severity: Severity | None = None,
        confidence: float | None = None,
        discount: bool = True,
    ) -> Finding:
        """Build a finding about a claim, at its focus.

        The severity falls one step for a hedged claim and one for a warning of harm: no rule does
        that by hand (STANDARDS 3.2). Promissory wording gets no discount, nor does a defect that
        no wording makes smaller (`discount`). `references` are all that the claim rests on,
        unless the rule names some.
        """
        claim = verdict.claim
        level = self.severity if severity is None else severity
        if discount and claim.certainty in {Certainty.HEDGED, Certainty.NEGATED}:
            level = level.lowered()
        if discount and verdict.kind is Kind.HARM:
            level = level.lowered()
        if references is None:
            references = tuple(sorted(at for one in verdict.weighed for at in one.sources))
        return Finding(
            self.code,
            self.name,
            level,
            self.confidence if confidence is None else confidence,
            message,
            help,
            claim.focus,
            claim=claim.id,
            references=references,
            subject=_folded(claim.focus_text),
        )

    def about_reference(
        self,
        reference: Reference,
        message: str,
        *,
        help: str,
        part: str = "",
        subject: str = "",
        severity: Severity | None = None,
        confidence: float | None = None,
        others: tuple[int, ...] = (),
        related: tuple[Span, ...] = (),
    ) -> Finding:
        """Build a finding about an entry of the list, at the part it is about (`url`, `published`).

        `subject` is the source's work where the caller knows it; `others` are further entries that
        it is about.
        """
        return Finding(
            self.code,
            self.name,
            self.severity if severity is None else severity,
            self.confidence if confidence is None else confidence,
            message,
            help,
            reference.spans.get(part, reference.span),
            references=(reference.index, *others),
            related=related,
            subject=lasting_name(reference, subject),
        )

    def about_span(
        self,
        span: Span,
        message: str,
        *,
        help: str,
        subject: str,
        severity: Severity | None = None,
        confidence: float | None = None,
        claim: str = "",
        references: tuple[int, ...] = (),
        related: tuple[Span, ...] = (),
    ) -> Finding:
        """Build a finding about any other place: a marker, a heading, the document."""
        return Finding(
            self.code,
            self.name,
            self.severity if severity is None else severity,
            self.confidence if confidence is None else confidence,
            message,
            help,
            span,
            claim=claim,
            references=references,
            related=related,
            subject=subject,
        )


def lasting_name(reference: Reference, work: str = "") -> str:
    """Name an entry by what stays when entries are added, moved or numbered anew.

    Args:
        reference: The entry.
        work: The key of its work; one that counts entries (`reference:7`) is passed over.
    """
    if work and not work.startswith("reference:"):
        return work
    if reference.url:
        return reference.url
    before, label, rest = reference.raw.partition(reference.label or "\0")
    # The label stands first, but for a bracket or two; "1" is not that of "1990. Smith, J.".
    labelled = label and len(before) <= 2 and not rest[:1].isalnum()
    entry = rest if labelled else reference.raw
    return _folded(entry.lstrip("])}:.*^ \t")) or reference.label


def _folded(text: str) -> str:
    """Fold case and white space, so that a reflowed sentence keeps its fingerprint."""
    return " ".join(text.split()).lower()


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules run and how loud they are.

    Attributes:
        codes: Codes of the rules to run.
        severities: Severity by code where it differs from the rule's own.
        profile: Findings of rules beyond this profile, and findings less sure than it asks for,
            are held back and counted.
        named: Codes of rules that were asked for by name: nothing of theirs is held back.
        ignores: Whether comments that ask not to be told something are followed.
    """

    codes: frozenset[str]
    severities: Mapping[str, Severity] = field(default_factory=dict)
    profile: Profile = Profile.REGULAR
    named: frozenset[str] = frozenset()
    ignores: bool = True
