"""The shape of the JSON report as pydantic models, and the JSON Schema made of them.

`python -m citeaudit.report.schema` writes `schema/report.schema.json` from the folder of the
repository. Only this and the tests load pydantic: reports are built by hand in `json.py`.
"""

# ruff: noqa: TC001 (pydantic reads the annotations when it builds the models)

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from citeaudit.article.model import Certainty, Kind
from citeaudit.policy.model import Outcome
from citeaudit.sources.model import Design, Interest, SourceType, Status

Severity = Literal["error", "warning", "info"]
Strength = Literal["strong", "moderate", "limited", "weak", "none", "unknown"]
Count = Annotated[int, Field(ge=0)]
Share = Annotated[float, Field(ge=0, le=1)]
Day = Annotated[
    str,
    Field(
        pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$",
        description="ISO date as precise as the text was; empty where it names none.",
    ),
]

SCHEMA_FILE = Path("schema/report.schema.json")


class Shape(BaseModel):
    """What all objects have in common: consumers must allow keys that a minor version adds."""

    model_config = ConfigDict(extra="allow", defer_build=True)


class Tool(Shape):
    """The program that wrote the report."""

    name: Literal["citeaudit"]
    version: str


class RunObject(Shape):
    """The circumstances of the run."""

    started: Annotated[str, Field(description="ISO time in UTC.")]
    online: bool
    complete: Annotated[bool, Field(description="Everything that was asked for was looked at.")]
    config: str | None
    refs_file: str | None
    baseline: Annotated[str | None, Field(description="The file of known findings. New in 1.2.")]
    since: Annotated[
        str | None, Field(description="The revision that lines are compared with. New in 1.2.")
    ]


class Findings(Shape):
    """Findings of the report by severity."""

    error: Count
    warning: Count
    info: Count


class Gate(Shape):
    """Whether the run passes."""

    fail_on: Severity | Literal["never"]
    passed: bool


class Summary(Shape):
    """The figures of the run."""

    documents: Count
    references: Count
    citations: Count
    claims: Count
    verdicts: dict[Outcome, Count]
    findings: Findings
    suppressed: Count
    known: Annotated[Count, Field(description="Findings the baseline has. New in 1.2.")]
    unchanged: Annotated[
        Count, Field(description="Findings that touch no changed line. New in 1.2.")
    ]
    stale: Annotated[Count, Field(description="Stale entries of the baseline. New in 1.2.")]
    gate: Gate


class Place(Shape):
    """A stretch of the document: 1-based, in Unicode code points, the end exclusive."""

    line: Annotated[int, Field(ge=1)]
    column: Annotated[int, Field(ge=1)]
    end_line: Annotated[int, Field(ge=1)]
    end_column: Annotated[int, Field(ge=1)]


class SignalObject(Shape):
    """An observation that led to a type."""

    kind: str
    detail: str


class SourceObject(Shape):
    """What a reference points to."""

    type: SourceType
    strength: Annotated[Strength, Field(description="For a claim of efficacy.")]
    confidence: Share
    design: Design
    interest: Interest
    status: list[Status]
    identifiers: Annotated[
        dict[str, str], Field(description="By kind (doi, pmid, pmcid, nct, ...), normalised.")
    ]
    canonical_url: str
    host: str
    work: Annotated[str, Field(description="References of one work share this key.")]
    signals: Annotated[list[SignalObject], Field(description="Most telling first.")]


class ReferenceObject(Place):
    """An entry of the reference list."""

    id: str
    label: str
    raw: str
    title: str
    authors: list[str]
    container: str
    published: Day
    accessed: Day
    url: str
    source: SourceObject
    cited_by: Annotated[list[str], Field(description="Ids of claims.")]
    same_work_as: Annotated[list[str], Field(description="Labels of other references.")]


class ClaimObject(Place):
    """What citations support, or a consequential sentence without one."""

    id: str
    text: str
    focus: Annotated[str, Field(description="The sentence that is judged, without markers.")]
    kinds: Annotated[list[Kind], Field(min_length=1)]
    certainty: Certainty
    citations: Annotated[list[str], Field(description="The labels its markers name.")]
    works: Annotated[int, Field(ge=0, description="Independent works.")]
    best_strength: Annotated[
        Strength | None, Field(description="For the claim's own kind; null without a source.")
    ]
    verdict: Outcome


class FindingObject(Place):
    """One thing to tell the author."""

    code: Annotated[str, Field(pattern=r"^CIT\d{3}$")]
    name: str
    severity: Severity
    confidence: Share
    message: str
    help: str
    claim: str | None
    references: Annotated[list[str], Field(description="Labels.")]
    fingerprint: str
    url: str


class SuppressedObject(FindingObject):
    """A finding that the author asked not to see."""

    reason: str


class SkippedRuleObject(Shape):
    """A rule that could not run."""

    code: str
    name: str
    reason: str


class GradeTerm(Shape):
    """What the claims of one verdict add to a grade."""

    verdict: Outcome
    claims: Annotated[int, Field(ge=0)]
    points: Annotated[float, Field(ge=0, le=1, description="Each of these claims earns.")]


class GradeObject(Shape):
    """A grade and its arithmetic."""

    letter: Annotated[
        str | None, Field(pattern="^[A-E]$", description="Null for too few judged claims.")
    ]
    points: Annotated[float, Field(ge=0)]
    claims: Annotated[int, Field(ge=0, description="Judged claims: the most points there are.")]
    terms: list[GradeTerm]


class ProfileObject(Shape):
    """What a document's evidence amounts to. New in 1.1."""

    grade: GradeObject
    strengths: Annotated[
        dict[str, int], Field(description="Sources by strength for a claim of efficacy.")
    ]
    sellers: Annotated[int, Field(ge=0, description="Sources that sell what they are about.")]
    largest_owner: Annotated[str, Field(description="The domain or work behind most claims.")]
    largest_owner_claims: Annotated[int, Field(ge=0)]
    cited_claims: Annotated[int, Field(ge=0, description="Claims with a bar that cite anything.")]
    oldest_evidence: Annotated[str, Field(description="Year, or empty.")]
    newest_evidence: Annotated[str, Field(description="Year, or empty.")]


class DocumentObject(Shape):
    """One audited document."""

    path: str
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    title: str
    references: list[ReferenceObject]
    claims: list[ClaimObject]
    findings: list[FindingObject]
    suppressed: list[SuppressedObject]
    skipped_rules: list[SkippedRuleObject]
    profile: ProfileObject


class EntryObject(Shape):
    """An entry of the baseline. New in 1.2."""

    path: Annotated[str, Field(description="From the folder of the baseline.")]
    code: str
    name: str
    subject: Annotated[str, Field(description="What it is known by: a sentence, an address.")]
    message: str


class ReportObject(Shape):
    """The JSON report of citeaudit, major version 1."""

    schema_version: Annotated[str, Field(pattern=r"^1\.\d+$")]
    tool: Tool
    run: RunObject
    summary: Summary
    documents: list[DocumentObject]
    stale: Annotated[
        list[EntryObject],
        Field(description="Entries that no finding answers to any more. New in 1.2."),
    ]


def schema() -> str:
    """Make the JSON Schema of the report."""
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **ReportObject.model_json_schema(),
        "title": "citeaudit report",
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    SCHEMA_FILE.parent.mkdir(exist_ok=True)
    SCHEMA_FILE.write_text(schema(), encoding="utf-8")
