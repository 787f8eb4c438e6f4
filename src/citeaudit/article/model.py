"""The nouns of a document: blocks, citations, references, claims, each with an exact span.

Two kinds of offsets occur. A `Span` points into the document's text. Offsets named `start` and
`end` inside a block point into the block's *prose*: the text as a reader sees it, without
markup, which `Prose.span` leads back to the document.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.text import Span, Text

if TYPE_CHECKING:
    from collections.abc import Mapping


_FAR = sys.maxsize  # beyond any document: finds a piece by its `at` alone


class Piece(NamedTuple):
    r"""A run of prose and where it stands in the document.

    Where both are of the same length the run is verbatim, character for character; where they
    are not (`&amp;` for `&`, `\[` for `[`), the whole run stands for the whole stretch.
    """

    at: int
    start: int
    end: int


class Prose(NamedTuple):
    r"""A block's text as a reader sees it, tied to the document piece by piece.

    Attributes:
        text: Markup removed, entities and escapes resolved, soft line breaks as `\n`.
        pieces: In order of `at`, without gaps in the prose; the first is at 0.
    """

    text: str
    pieces: tuple[Piece, ...]

    def span(self, start: int, end: int) -> Span:
        """Lead a stretch of prose, `start <= end`, back to the document.

        Cost: logarithmic in the number of pieces.
        """
        first = self._place_of(start)[0]
        return Span(first, self._place_of(end - 1)[1] if end > start else first)

    def _place_of(self, offset: int) -> tuple[int, int]:
        index = bisect_right(self.pieces, (offset, _FAR)) - 1
        piece = self.pieces[max(index, 0)]
        following = self.pieces[index + 1].at if index + 1 < len(self.pieces) else len(self.text)
        if following - piece.at == piece.end - piece.start:
            return piece.start + offset - piece.at, piece.start + offset - piece.at + 1
        return piece.start, piece.end


class InlineKind(Enum):
    """What a stretch of prose is, beside being prose."""

    LINK = "link"
    IMAGE = "image"
    CODE = "code"
    SUPERSCRIPT = "superscript"
    NOTE = "note"  # a native footnote marker; `target` is its label
    KEY = "key"  # a native citation key, its `target`; a marker that names several has one for each
    MATH = "math"
    HIDDEN = "hidden"  # in the prose for completeness, but not shown to a reader


class Inline(NamedTuple):
    """A marked stretch of a block's prose.

    `target` is a link's address, a note's label or a citation's key; `label` is the definition a
    reference-style link goes through (`[text][label]`), else empty.
    """

    kind: InlineKind
    start: int
    end: int
    span: Span
    target: str = ""
    label: str = ""


class BlockKind(Enum):
    """Where a block stands in the document."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    TABLE_HEAD = "table-head"
    FOOTNOTE = "footnote"
    ENTRY = "entry"  # of a reference list, marked as such by the format: `\\bibitem`
    CAPTION = "caption"
    CODE = "code"
    HTML = "html"
    METADATA = "metadata"


class Block(NamedTuple):
    """A paragraph, heading, list item, cell, note: the unit in which prose is read.

    Attributes:
        level: A heading's level from 1; a list item's depth from 1; else 0.
        marker: The label of a list item (`1.`, `-`), a footnote or an entry; else empty.
        group: Blocks of one list, table or footnote share a number; 0 outside of any. A second
            paragraph of a list item is a `PARAGRAPH` with the list's group.
        quoted: Inside a block quotation.
    """

    kind: BlockKind
    span: Span
    prose: Prose
    inlines: tuple[Inline, ...] = ()
    level: int = 0
    marker: str = ""
    group: int = 0
    quoted: bool = False


class Definition(NamedTuple):
    """A link definition: `[label]: url "title"`."""

    label: str
    url: str
    title: str
    span: Span


class Comment(NamedTuple):
    """A comment that is addressed to citeaudit; a reader of the article does not see it.

    Attributes:
        span: Where it stands; in a Word document, what it is attached to.
        text: What follows `citeaudit:`.
    """

    span: Span
    text: str


class Named(NamedTuple):
    """A citation key and where the document names it."""

    key: str
    span: Span


class Document(NamedTuple):
    """What a format reader makes of a text, before anything is known about citations.

    Attributes:
        definitions: Link definitions, in document order.
        records: Entries whose fields the format itself names (templates, YAML); their `index` and
            `section` are not set yet. One with the label of a footnote or entry describes it.
        nocite: Keys that are to be listed without being cited; `*` is all of them.
        as_shown: Entries are quoted as a reader sees them, for the markup would drown them.
    """

    text: Text
    format: str
    title: str
    blocks: tuple[Block, ...]
    definitions: tuple[Definition, ...] = ()
    records: tuple[Reference, ...] = ()
    nocite: tuple[Named, ...] = ()
    as_shown: bool = False


class CitationStyle(StrEnum):
    """The form of a marker."""

    BRACKET = "bracket"  # [0, 1, 2]
    FOOTNOTE = "footnote"  # [^1]
    SUPERSCRIPT = "superscript"
    PARENTHESIS = "parenthesis"  # (3)
    BARE = "bare"  # a digit before the full stop
    LINK = "link"  # [text](url) as the citation itself
    KEY = "key"  # [@smith2020], \cite{smith2020}
    AUTHOR_DATE = "author-date"  # (Smith 2020)


class Citation(NamedTuple):
    """A marker in the text.

    Attributes:
        block: Index of its block in the article.
        start: Where it starts in the block's prose.
        end: Where it ends there.
        span: Where it stands in the document.
        labels: What it names, in order; a range is spelled out.
        targets: For each label the index of the reference it leads to, or `None`.
        confidence: That this is a citation at all, 0 to 1; 1 where the syntax leaves no doubt.
    """

    block: int
    start: int
    end: int
    span: Span
    style: CitationStyle
    labels: tuple[str, ...]
    targets: tuple[int | None, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the reference list, as written; or of a bibliography file, as it would be shown.

    Attributes:
        index: Its place in the article's references, from 0.
        label: What markers call it; empty for an entry without a label.
        span: Where it stands in the document; where the document first names it, if it stands in
            a file of its own.
        raw: The entry as it stands in the document, label included; without markup where that
            would drown it.
        container: Journal, book or site as the entry names it.
        published: ISO date as precise as the text was (`2024`, `2024-12`, `2024-12-21`), or empty.
        accessed: The same for the date of access.
        url: The address as written, without the punctuation around it; empty if there is none.
        spans: Where each part that was found stands in the document, by field name.
        section: Which reference list it stands in, from 0.
    """

    index: int
    label: str
    span: Span
    raw: str
    title: str = ""
    authors: tuple[str, ...] = ()
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: str = ""
    published: str = ""
    accessed: str = ""
    url: str = ""
    spans: Mapping[str, Span] = field(default_factory=dict)
    section: int = 0


class Kind(StrEnum):
    """What a claim says; each kind has its own bar for evidence (`policy/data`)."""

    EFFICACY = "efficacy"
    COMPARATIVE = "comparative"
    SAFETY = "safety"
    HARM = "harm"
    MECHANISM = "mechanism"
    PREVALENCE = "prevalence"
    DIAGNOSIS = "diagnosis"
    PROGNOSIS = "prognosis"
    CAUSE = "cause"
    DOSE = "dose"
    RECOMMENDATION = "recommendation"
    REGULATORY = "regulatory"
    COST = "cost"
    BACKGROUND = "background"
    RESEARCH_STATUS = "research-status"
    STATISTIC = "statistic"
    EXPERIENCE = "experience"
    PROMISSORY = "promissory"


class Certainty(StrEnum):
    """How sure a claim sounds."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    PROMISSORY = "promissory"
    NEGATED = "negated"


class Claim(NamedTuple):
    """The sentences a citation supports, or a consequential sentence without one.

    Attributes:
        id: `c1`, `c2`, … in document order.
        block: Index of its block in the article.
        span: Its whole scope: the focus and the sentences of the paragraph since the marker before.
        focus: The sentence the marker ends, which is the one that is judged.
        text: The scope as a reader sees it, white space folded, markers left in.
        focus_text: The same for the focus, markers cut out.
        citations: Indexes of the article's citations that support it; empty if there are none.
        kinds: At least one; `BACKGROUND` alone where no evidence bar applies.
        cues: The words that led to the kinds and the certainty, for the reader of a report.
        boosted: Words such as "proven" make it surer than plain wording.
        hype: The promotional words in the focus.
        owed: It needs a source if it has none: it is no summary of what is cited elsewhere, and
            no result of the authors' own study.
    """

    id: str
    block: int
    span: Span
    focus: Span
    text: str
    focus_text: str
    citations: tuple[int, ...]
    kinds: tuple[Kind, ...]
    certainty: Certainty
    cues: tuple[str, ...] = ()
    boosted: bool = False
    hype: tuple[str, ...] = ()
    owed: bool = True


@dataclass(frozen=True, slots=True)
class Article:
    """A document as read: everything the later rooms know of it.

    Attributes:
        has_reference_list: A list was found under a heading, by its form, or as definitions;
            without one, rules about markers against the list are skipped.
        sections: Span of each reference list.
        comments: What the author tells citeaudit, in document order.
    """

    text: Text
    format: str
    title: str
    blocks: tuple[Block, ...]
    citations: tuple[Citation, ...]
    references: tuple[Reference, ...]
    claims: tuple[Claim, ...]
    sections: tuple[Span, ...] = ()
    comments: tuple[Comment, ...] = ()

    @property
    def has_reference_list(self) -> bool:
        """Whether there is anything that markers could lead to."""
        return bool(self.references)

    def cited_references(self, claim: Claim) -> tuple[int, ...]:
        """Indexes of the references a claim's markers lead to, in order, each once."""
        found: dict[int, None] = {}
        for index in claim.citations:
            for target in self.citations[index].targets:
                if target is not None:
                    found[target] = None
        return tuple(found)
