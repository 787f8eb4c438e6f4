"""What a reader of each format sees: the words of a report, once its escapes are undone."""

from __future__ import annotations

import csv
import json
import re
from html import unescape
from io import StringIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from marko.ext.gfm import gfm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_COLOUR = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


def words(name: str, report: str) -> str:
    """Undo what a format does to words; fails where the format is not what it says it is."""
    return "\n".join(_READERS[name](report))


def _plain(report: str) -> Iterator[str]:
    yield _COLOUR.sub("", report)


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for value in node.values():
            yield from _strings(value)
    elif isinstance(node, list):
        for value in node:
            yield from _strings(value)


def _json(report: str) -> Iterator[str]:
    yield from _strings(json.loads(report))


def _json_lines(report: str) -> Iterator[str]:
    for line in report.split("\n")[:-1]:
        yield from _strings(json.loads(line))


def _sarif(report: str) -> Iterator[str]:
    for text in _json(report):
        yield re.sub(r"\\([\\\[\]])", r"\1", text.replace("{{", "{").replace("}}", "}"))


def _github(report: str) -> Iterator[str]:
    for line in _COLOUR.sub("", report).split("\n"):
        for escape, sign in (("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
            line = line.replace(escape, sign)  # noqa: PLW2901
        yield line


def _xml(report: str) -> Iterator[str]:
    for node in ElementTree.fromstring(report).iter():
        yield from node.attrib.values()
        yield node.text or ""


def _markdown(report: str) -> Iterator[str]:
    yield unescape(re.sub(r"<[^>]*>", "", gfm.convert(report))).replace("\u2060", "")


def _csv(report: str) -> Iterator[str]:
    for row in csv.reader(StringIO(report)):
        yield from row


_READERS: dict[str, Callable[[str], Iterator[str]]] = {
    "text": _plain,
    "concise": _plain,
    "json": _json,
    "jsonl": _json_lines,
    "sarif": _sarif,
    "github": _github,
    "gitlab": _json,
    "rdjson": _json,
    "junit": _xml,
    "markdown": _markdown,
    "csv": _csv,
}
