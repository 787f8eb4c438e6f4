"""Specifications as documents: each file under tests/spec says what one rule reports, and what not.

A `##` heading opens a scenario. Its `article` block is audited by the rule the file is named
after, in the loudest profile. Its `refs` block stands for `refs.json`, so that a rule's test does
not depend on how sources are typed: `label: type`, then in any order a design, an interest, a
status, or how sure the type is. Its `facts` block holds what registers answered, `label: answer`,
as `lookups` in `refs.json` have it. A mark at a line's end, `<!-- error: [rule] "part of the
message" -->`, announces a finding on that line; marks are cut off before the audit. Findings and
marks must match both ways.

A heading that begins with `Noop:` tells of a near miss; one that begins with `Known miss:` or
`Known false alarm:` of a defect that is written down.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.read import read
from citeaudit.evidence.deriving import derive
from citeaudit.evidence.fact_json import fact_of_json
from citeaudit.policy.judge import judge
from citeaudit.policy.tables import load_policy
from citeaudit.rules.base import Audited, Profile, Selection
from citeaudit.rules.engine import check
from citeaudit.rules.registry import all_rules, find_rules
from citeaudit.sources.identify import identify
from citeaudit.sources.model import Design, Interest, Source, SourceType, Status
from citeaudit.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from citeaudit.article.model import Article
    from citeaudit.evidence.facts import Fact
    from citeaudit.rules.base import Finding
    from citeaudit.rules.engine import Outcome

RULES = all_rules()

SPECS = Path(__file__).parent / "spec"
TODAY = "2025-01-31"
_SELLERS = frozenset(
    {
        SourceType.CLINIC_BLOG,
        SourceType.PHARMACY_MARKETING,
        SourceType.TELEHEALTH,
        SourceType.VENDOR,
    }
)
# A block, or a heading outside of any.
_PART = re.compile(
    r"^(`{3,})(article|refs|facts)\n(.*?)^\1$|^## ([^\n]+)$", re.MULTILINE | re.DOTALL
)
_MARK = re.compile(r'\s*<!-- (error|warning|info): \[([a-z-]+)\] "([^"]+)" -->')


class Mark(NamedTuple):
    """A finding as a specification announces it."""

    line: int
    severity: str
    rule: str
    part: str


class Scenario(NamedTuple):
    """One `##` section of a specification."""

    rule: str
    title: str
    text: str
    refs: Mapping[str, tuple[str, ...]]
    marks: list[Mark]
    facts: Mapping[str, tuple[Fact, ...]] = {}

    def __str__(self) -> str:
        return f"{self.rule}: {self.title}"

    @property
    def is_noop(self) -> bool:
        """It tells of a near miss."""
        return self.title.startswith("Noop:")

    def run(self) -> Outcome:
        """Audit the article with this rule alone; one about comments needs what they hide."""
        (rule,) = find_rules(self.rule)
        every = frozenset(one.code for one in RULES)
        codes = every if rule.look_at_ignores else frozenset({rule.code})
        audited = audited_with(self.text, self.refs, self.facts)
        outcome = check(audited, Selection(codes, profile=Profile.AUDITOR))
        return outcome._replace(
            findings=tuple(one for one in outcome.findings if one.code == rule.code),
            skipped=tuple(one for one in outcome.skipped if one.code == rule.code),
        )

    def as_marks(self, findings: Iterable[Finding]) -> list[Mark]:
        """Write findings as marks; what no mark announces keeps its whole message."""
        left = list(self.marks)
        found: list[Mark] = []
        for finding in findings:
            line = self.text.count("\n", 0, finding.span.start) + 1
            mark = Mark(line, finding.severity.word, finding.name, finding.message)
            announced = next((one for one in left if _announces(one, mark)), None)
            if announced:
                left.remove(announced)
            found.append(announced or mark)
        return sorted(found)


def _announces(mark: Mark, found: Mark) -> bool:
    return mark[:3] == found[:3] and mark.part in found.part


def audited_with(
    content: str,
    refs: Mapping[str, tuple[str, ...]],
    facts: Mapping[str, tuple[Fact, ...]] | None = None,
) -> Audited:
    """Take an article through the rooms before the rules, with known sources and facts by label."""
    article = read(Text.of(content, "article.md"), "markdown")
    answers = tuple((facts or {}).get(reference.label, ()) for reference in article.references)
    sources = tuple(
        derive(_known(article, source, refs), answers[source.reference])
        for source in identify(article.references)
    )
    policy = load_policy()
    verdicts = tuple(judge(claim, article, sources, policy) for claim in article.claims)
    return Audited(article, sources, verdicts, TODAY, answers if facts else ())


def _known(article: Article, source: Source, refs: Mapping[str, tuple[str, ...]]) -> Source:
    words = refs.get(article.references[source.reference].label)
    if words is None:
        return source
    source_type = SourceType(words[0])
    source = replace(
        source,
        type=source_type,
        confidence=1.0,
        design=Design.UNKNOWN,
        interest=Interest.SELLS_TOPIC if source_type in _SELLERS else Interest.NONE,
    )
    for word in words[1:]:
        source = _with_facet(source, word)
    return source


def _with_facet(source: Source, word: str) -> Source:
    if word in set(Design):
        return replace(source, design=Design(word))
    if word in set(Interest):
        return replace(source, interest=Interest(word))
    if word[0].isdigit():
        return replace(source, confidence=float(word))
    return replace(source, status=(Status(word),))


def load_scenarios() -> list[Scenario]:
    """Read all specifications, in the order of their names."""
    return [scenario for file in sorted(SPECS.glob("*.md")) for scenario in _scenarios(file)]


def _scenarios(file: Path) -> Iterator[Scenario]:
    title = ""
    blocks: dict[str, str] = {}
    for part in _PART.finditer(file.read_text("utf-8")):
        if not part[4]:
            blocks[part[2]] = part[3]
            continue
        if title:
            yield _scenario(file.stem, title, blocks)
        title, blocks = part[4], {}
    yield _scenario(file.stem, title, blocks)


def _scenario(rule: str, title: str, blocks: Mapping[str, str]) -> Scenario:
    lines = blocks["article"].split("\n")
    marks = [
        Mark(number, *mark)
        for number, line in enumerate(lines, start=1)
        for mark in _MARK.findall(line)
    ]
    text = "\n".join(_MARK.sub("", line) for line in lines)
    known = (line.partition(":") for line in blocks.get("refs", "").splitlines() if line)
    refs = {label: tuple(words.replace(",", " ").split()) for label, _, words in known}
    facts: dict[str, tuple[Fact, ...]] = {}
    for line in blocks.get("facts", "").splitlines():
        label, _, answer = line.partition(": ")
        fact = fact_of_json({"on": TODAY, "address": "", **json.loads(answer)})
        assert fact, f"{rule}: {title}: no fact: {line}"
        facts[label] = (*facts.get(label, ()), fact)
    return Scenario(rule, title, text, refs, sorted(marks), facts)
