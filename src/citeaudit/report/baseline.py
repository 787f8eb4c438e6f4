"""A baseline: the findings a team has decided to live with, one on a line of a file.

The file is sorted and has no line numbers, so that a change to an article changes few lines of it:
those of the findings that came or went.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from citeaudit.errors import SettingsError
from citeaudit.report.printable import as_json
from citeaudit.rules.fingerprint import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citeaudit.rules.base import Finding

_MAJOR = "1"
SCHEMA_VERSION = f"{_MAJOR}.0"
_MEND = "write it anew with `citeaudit baseline write`"


class Entry(NamedTuple):
    """A finding as a baseline remembers it.

    Attributes:
        path: Of its document, from the folder of the baseline, with forward slashes.
        message: What was said about it, for whoever reviews the file.
    """

    path: str
    code: str
    name: str
    subject: str
    message: str

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by within its document."""
        return self.code, self.subject


def entries_of(path: str, findings: Iterable[Finding]) -> Iterator[Entry]:
    """Make entries of the findings of a document; `path` is as in an entry."""
    for finding in findings:
        yield Entry(path, finding.code, finding.name, finding.subject, finding.message)


def format_baseline(entries: Iterable[Entry]) -> str:
    """Write a baseline as JSON Lines: a head, then an entry on each line, sorted.

    Each has the fingerprint that other formats show in a run from the folder of the baseline. It is
    for looking things up; what counts is the entry itself.
    """
    head = {"schema_version": SCHEMA_VERSION, "tool": "citeaudit"}
    return "".join(f"{as_json(line)}\n" for line in (head, *_lines(entries)))


def _lines(entries: Iterable[Entry]) -> Iterator[dict[str, str]]:
    met: dict[tuple[str, str, str], int] = {}
    for entry in sorted(entries):
        key = (entry.path, entry.code, entry.subject)
        met[key] = met.get(key, 0) + 1
        identity = fingerprint(entry.code, entry.path, entry.subject, met[key])
        yield {**entry._asdict(), "fingerprint": identity}


def parse_baseline(content: str, path: str) -> tuple[Entry, ...]:
    """Read the content of a file.

    Args:
        content: What `format_baseline` wrote; keys that a later minor version added are passed
            over.
        path: What errors call the file.

    Returns:
        The entries, sorted.

    Raises:
        SettingsError: It is no baseline, or one of another major version; the first such line.
    """
    lines = [(n, line) for n, line in enumerate(content.split("\n"), start=1) if line.strip()]
    if not lines:
        raise SettingsError(path, "no baseline: the file is empty", _MEND)
    number, first = lines[0]
    _check_head(_object(first, f"{path}:{number}"), f"{path}:{number}")
    entries = (_entry(_object(line, f"{path}:{n}"), f"{path}:{n}") for n, line in lines[1:])
    return tuple(sorted(entries))


def _object(line: str, place: str) -> dict[str, Any]:
    if line.startswith(("<<<<<<<", "=======", ">>>>>>>")):
        raise SettingsError(place, "a conflict of a merge is not settled", _MEND)
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        raise SettingsError(place, "no JSON", _MEND) from None
    if not isinstance(found, dict):
        raise SettingsError(place, "no JSON object", _MEND)
    return found


def _check_head(head: dict[str, Any], place: str) -> None:
    version = head.get("schema_version")
    if not isinstance(version, str) or head.get("tool") != "citeaudit":
        raise SettingsError(place, "not the head of a baseline", _MEND)
    if version.partition(".")[0] != _MAJOR:
        raise SettingsError(place, f"a baseline of version {version}, wanted {_MAJOR}", _MEND)


def _entry(found: dict[str, Any], place: str) -> Entry:
    values = [found.get(name) for name in Entry._fields]
    for name, value in zip(Entry._fields, values, strict=True):
        if not isinstance(value, str):
            raise SettingsError(place, f'"{name}" is missing or no text', _MEND)
    return Entry._make(values)
