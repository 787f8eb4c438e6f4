"""The paragraphs of a part of a Word document: their text, and what stands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.formats.docx_fields import is_list
from citeaudit.article.model import InlineKind

if TYPE_CHECKING:
    from citeaudit.article.formats.docx_fields import FieldCitations
    from citeaudit.article.formats.docx_package import Event, Package

# Elements whose content is not shown: what was deleted or moved away, former formatting, the second
# rendering of a drawing, readings above characters.
_UNSHOWN = frozenset(
    ("w:del", "w:moveFrom", "w:pPrChange", "w:rPrChange", "w:rt", "w:delText", "x:Fallback")
)
_CHARACTERS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_OFF = ("0", "false", "off")


class Mark(NamedTuple):
    """A marked stretch of a paragraph's text; as `Inline`, without its place in the document."""

    kind: InlineKind
    start: int
    end: int
    target: str = ""


class Paragraph(NamedTuple):
    """A paragraph: its text and what it is.

    Attributes:
        style: Identifier of its style.
        number: Identifier of its list, if it says so itself.
        level: Its level in the list, from 0.
        table: The table it stands in, from 1; 0 for none.
        head: It stands in a table's heading row.
        listed: A program made it, as an entry of a bibliography.
        contents: A program made it, as a line of a table of contents.
        anchors: Identifiers of comments, and where in the text they begin and end.
    """

    text: str
    marks: tuple[Mark, ...]
    style: str = ""
    number: str = ""
    level: int = 0
    table: int = 0
    head: bool = False
    listed: bool = False
    contents: bool = False
    anchors: tuple[tuple[str, int], ...] = ()


class NoteLabels:
    """Numbers notes in the order in which the text names them."""

    def __init__(self, *, both: bool) -> None:
        self.labels: dict[tuple[str, str], str] = {}
        self._prefix = {"footnote": "", "endnote": "e" if both else ""}
        self._counts = {"footnote": 0, "endnote": 0}

    def label(self, kind: str, identifier: str) -> str:
        """Give the label of a note."""
        known = self.labels.get((kind, identifier))
        if known is None:
            self._counts[kind] += 1
            known = f"{self._prefix[kind]}{self._counts[kind]}"
            self.labels[kind, identifier] = known
        return known


class _Field:
    """A field: its instruction, and where its result begins."""

    __slots__ = ("builder", "instruction", "start")

    def __init__(self) -> None:
        self.instruction = ""
        self.start = -1
        self.builder: _Builder | None = None


class _Builder:
    """A paragraph that is being read."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.marks: list[Mark] = []
        self.links: list[tuple[int, str]] = []
        self.anchors: list[tuple[str, int]] = []
        self.style = self.number = ""
        self.level = 0
        self.run = self.math = 0
        self.raised = self.hidden = False

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def mark(self, kind: InlineKind, start: int, target: str = "") -> None:
        last = self.marks[-1] if self.marks else None
        if last and last.kind is kind is InlineKind.SUPERSCRIPT and last.end == start:
            self.marks[-1] = last._replace(end=self.length)  # one number in several runs
        elif start < self.length:
            self.marks.append(Mark(kind, start, self.length, target))


class Paragraphs:
    """Reads the paragraphs of one part."""

    def __init__(
        self, package: Package, part: str, fields: FieldCitations, labels: NoteLabels
    ) -> None:
        self._events = package.events(part)
        self._related = package.related(part) if part else {}
        self._citations = fields
        self._labels = labels
        self._found: list[Paragraph] = []
        self._open: list[_Builder] = []
        self._waiting: list[str] = []  # comments that begin between paragraphs
        self._fields: list[_Field] = []
        self._tables: list[int] = []
        self._table = 0
        self._head = False
        self._unshown = 0
        self._in_text = self._in_instruction = False
        self._note = ""
        self._notes: dict[str, list[Paragraph]] = {}

    def read(self) -> list[Paragraph]:
        """Read all paragraphs, in the order in which they end."""
        for event in self._events:
            self._take(event)
        return self._found

    def read_notes(self) -> dict[str, list[Paragraph]]:
        """Read the paragraphs of each note, by its identifier."""
        for event in self._events:
            if event.name in {"w:footnote", "w:endnote"}:
                self._found = []
                # "separator" and the like are lines of the page, not notes.
                if "type" not in event.attributes or event.attributes["type"] == "normal":
                    self._notes[event.attributes.get("id", "")] = self._found
            self._take(event)
        return self._notes

    def _take(self, event: Event) -> None:
        name = event.name
        if not name:
            self._text(event.text)
        elif name.lstrip("/") in _UNSHOWN:
            self._unshown += -1 if name[0] == "/" else 1
        elif not self._unshown:
            if name[0] == "/":
                self._end(name[1:])
            else:
                self._start(name, event.attributes)

    def _text(self, text: str) -> None:
        if self._unshown:
            return
        if self._in_instruction and self._fields:
            self._fields[-1].instruction += text
        elif self._in_text and self._open:
            self._open[-1].add(text.replace("\n", " "))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        value = attributes.get("val", "")
        match name:
            case "w:p":
                self._open.append(_Builder())
                self._open[-1].anchors = [(identifier, 0) for identifier in self._waiting]
                self._waiting.clear()
            case "w:t" | "m:t":
                self._in_text = True
            case "w:instrText":
                self._in_instruction = True
            case "w:fldChar":
                self._field(attributes.get("fldCharType", ""))
            case "w:fldSimple":
                self._field("begin")
                self._fields[-1].instruction = attributes.get("instr", "")
                self._field("separate")
            case "w:tbl":
                self._table += 1
                self._tables.append(self._table)
            case "w:tr":
                self._head = False
            case "w:tblHeader":
                self._head = value not in _OFF
            case "w:commentRangeStart" if not self._open:
                self._waiting.append(attributes.get("id", ""))
            case _ if self._open:
                self._within(self._open[-1], name, value, attributes)

    def _within(self, open_: _Builder, name: str, value: str, attributes: dict[str, str]) -> None:
        match name:
            case "w:r":
                open_.run, open_.raised, open_.hidden = open_.length, False, False
            case "w:vertAlign":
                open_.raised = value == "superscript"
            case "w:vanish":
                open_.hidden = value not in _OFF
            case "w:pStyle":
                open_.style = value
            case "w:numId":
                open_.number = value
            case "w:ilvl":
                open_.level = int(value) if value.isdigit() and len(value) < 3 else 0
            case "w:hyperlink":
                target = self._related.get(attributes.get("id", ""), ("", ""))[1]
                open_.links.append((open_.length, target))
            case "m:oMath":
                open_.math = open_.length
            case "w:commentRangeStart" | "w:commentReference":
                open_.anchors.append((attributes.get("id", ""), open_.length))
            case "w:footnoteReference" | "w:endnoteReference":
                label = self._labels.label(name[2:-9], attributes.get("id", ""))
                start = open_.length
                open_.add(f"[{label}]")
                open_.mark(InlineKind.NOTE, start, label)
            case _ if name in _CHARACTERS:
                open_.add(_CHARACTERS[name])

    def _end(self, name: str) -> None:
        match name:
            case "w:p" if self._open:
                self._finish(self._open.pop())
            case "w:t" | "m:t":
                self._in_text = False
            case "w:instrText":
                self._in_instruction = False
            case "w:fldSimple":
                self._field("end")
            case "w:tbl" if self._tables:
                self._tables.pop()
            case "w:r" if self._open:
                open_ = self._open[-1]
                if open_.raised:
                    open_.mark(InlineKind.SUPERSCRIPT, open_.run)
                if open_.hidden:
                    open_.mark(InlineKind.HIDDEN, open_.run)
            case "w:hyperlink" if self._open and self._open[-1].links:
                start, target = self._open[-1].links.pop()
                if target:
                    self._open[-1].mark(InlineKind.LINK, start, target)
            case "m:oMath" if self._open:
                self._open[-1].mark(InlineKind.MATH, self._open[-1].math)

    def _field(self, step: str) -> None:
        if step == "begin":
            self._fields.append(_Field())
        elif not self._fields:
            return
        elif step == "separate":
            field = self._fields[-1]
            field.builder = self._open[-1] if self._open else None
            field.start = field.builder.length if field.builder else 0
        elif step == "end":
            self._end_field(self._fields.pop())

    def _end_field(self, field: _Field) -> None:
        open_ = self._open[-1] if self._open else None
        if open_ is None or field.start < 0 or open_ is not field.builder:
            return
        for key in self._citations.keys(field.instruction):
            open_.mark(InlineKind.KEY, field.start, key)
        words = field.instruction.split()
        if len(words) > 1 and words[0].upper() == "HYPERLINK" and words[1][0] == '"':
            open_.mark(InlineKind.LINK, field.start, words[1].strip('"'))

    def _finish(self, done: _Builder) -> None:
        made = [field.instruction for field in self._fields if field.start >= 0]
        self._found.append(
            Paragraph(
                "".join(done.parts).rstrip(),
                tuple(done.marks),
                done.style,
                done.number,
                done.level,
                self._tables[-1] if self._tables else 0,
                self._head,
                any(map(is_list, made)),
                any(map(_is_contents, made)),
                tuple(done.anchors),
            )
        )


def _is_contents(instruction: str) -> bool:
    return instruction.split()[:1] == ["TOC"]
