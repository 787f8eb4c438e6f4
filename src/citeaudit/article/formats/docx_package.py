"""The parts of a Word document, unpacked and parsed with care: the file may be hostile.

A document is a zip file of XML parts (ECMA-376, parts 1 and 2). Nothing is unpacked beyond a
limit, whatever the headers promise, and a document type, which no part has, is refused: entities
cannot grow. The standard library does both; no package is needed.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from citeaudit.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 64 * 1024 * 1024  # bytes of one part; the text of a long book is a tenth of it
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, KeyError)
_MAIN = "word/document.xml"


class Event(NamedTuple):
    """The start or end of an element, or text.

    `name` is the local name with the vocabulary before it: `w:p`, `m:t`; `x:` for any other. An
    end has a slash before it; text has no name, and stands in `text`.
    """

    name: str
    attributes: dict[str, str]
    text: str


class Package:
    """A Word document's parts."""

    def __init__(self, raw: bytes, path: str) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(BytesIO(raw))
            self._names = set(self._zip.namelist())
        except _BROKEN:
            raise InputError(path, "no Word document", "save it as .docx") from None
        self.main = self._main()
        if self.main not in self._names:
            raise InputError(path, "no Word document: it has no text", "save it as .docx")

    def events(self, part: str) -> Iterator[Event]:
        """Yield the elements of a part in order; nothing where there is no such part.

        Raises:
            InputError: The part is too large, broken, or has a document type.
        """
        if part in self._names:
            yield from _parse(self._read(part), self.path, part)

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """Map the relations of a part to what they are for, and where they lead."""
        folder, name = dirname(part), part.rpartition("/")[2]
        found: dict[str, tuple[str, str]] = {}
        for event in self.events(join(folder, "_rels", f"{name}.rels")):
            if event.name == "x:Relationship":
                written = event.attributes
                target, kind = written.get("Target", ""), written.get("Type", "")
                if written.get("TargetMode") != "External":
                    target = normpath(join("/", folder, target)).lstrip("/")
                found[written.get("Id", "")] = (kind.rpartition("/")[2], target)
        return found

    def parts(self, beginning: str) -> list[str]:
        """Name the parts whose names begin so."""
        return sorted(name for name in self._names if name.startswith(beginning))

    def _main(self) -> str:
        related = self.related("")
        named = [target for kind, target in related.values() if kind == "officeDocument"]
        return named[0] if named else _MAIN

    def _read(self, part: str) -> bytes:
        try:
            with self._zip.open(part) as file:
                content = file.read(_MOST + 1)
        except _BROKEN as error:
            raise InputError(self.path, f"broken: {part}: {error}") from None
        if len(content) > _MOST:
            raise InputError(self.path, f"{part} unpacks to more than {_MOST >> 20} MB")
        return content


def _parse(content: bytes, path: str, part: str) -> Iterator[Event]:
    found: list[Event] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise InputError(path, f"{part} has a document type, which no Word document has")

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = lambda name, attributes: found.append(
        Event(_name(name), {_local(key): value for key, value in attributes.items()}, "")
    )
    parser.EndElementHandler = lambda name: found.append(Event(f"/{_name(name)}", {}, ""))
    parser.CharacterDataHandler = lambda data: found.append(Event("", {}, data))
    for at in range(0, len(content), _CHUNK):
        try:
            parser.Parse(content[at : at + _CHUNK], at + _CHUNK >= len(content))
        except expat.ExpatError as error:
            raise InputError(path, f"broken: {part}: {error}") from None
        yield from found
        found.clear()


_CHUNK = 1 << 16


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _name(name: str) -> str:
    space, _, local = name.rpartition(" ")
    if "wordprocessingml" in space:
        return f"w:{local}"
    return f"m:{local}" if space.endswith("/math") else f"x:{local}"
