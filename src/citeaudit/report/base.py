"""The interface of a report format, and the one table of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from citeaudit.report.model import Report


class Canvas(NamedTuple):
    """What a format may know of the place its output goes to.

    Attributes:
        width: Columns to fill; formats for machines ignore it.
        color: Whether escape codes for colour and weight may be used.
        links: Whether terminal hyperlinks may be used.
    """

    width: int = 80
    color: bool = False
    links: bool = False


class Format(Protocol):
    """A report format: one file of this room, one line in `FORMATS`."""

    def render(self, report: Report, canvas: Canvas) -> str:
        """Turn a report into text that ends with a line break. Pure; never raises for content."""
        ...


# format name -> module that holds `FORMAT`. A format is imported by the run that asks for it.
FORMATS: dict[str, str] = {
    "text": "citeaudit.report.text",
    "concise": "citeaudit.report.concise",
    "json": "citeaudit.report.json",
    "jsonl": "citeaudit.report.jsonl",
    "sarif": "citeaudit.report.sarif",
    "github": "citeaudit.report.github",
    "gitlab": "citeaudit.report.gitlab",
    "rdjson": "citeaudit.report.rdjson",
    "junit": "citeaudit.report.junit",
    "markdown": "citeaudit.report.markdown",
    "csv": "citeaudit.report.csv",
}
# These are written in the encoding of the terminal; what programs read is UTF-8 everywhere.
FOR_PEOPLE = frozenset(("text", "concise", "github"))


def load(name: str) -> Format:
    """Load a format by name; the caller has checked that it is one of `FORMATS`."""
    return cast("Format", import_module(FORMATS[name]).FORMAT)
