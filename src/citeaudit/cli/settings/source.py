"""A settings file as it is written: its table, and errors that point into it."""

from __future__ import annotations

import os
import re
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from citeaudit.cli.settings.files import SHARED, read_bytes, shown
from citeaudit.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from citeaudit.cli.settings.values import Keys, Unfit

_TABLE = ("tool", "citeaudit")
_LARGEST = 1_000_000  # characters; nobody writes so many
_PLACE = re.compile(r" \(at line (\d+), column (\d+)\)$")
_AT_END = " (at end of document)"
_WIDTH = 120  # of a quoted line


class Source(NamedTuple):
    """A settings file.

    Attributes:
        path: As it is opened.
        content: All of it.
        table: What it says to citeaudit; `None` where it has nothing to say.
        keys: Where in the file that table stands.
    """

    path: str
    content: str
    table: Mapping[str, Any] | None
    keys: Keys

    @property
    def folder(self) -> str:
        """What the paths in it start from."""
        return os.path.dirname(self.path)

    def error(self, unfit: Unfit) -> SettingsError:
        """Point at what cannot be used: file, line and column, and the line itself."""
        from citeaudit.cli.settings.places import find_place

        keys = (*self.keys, *unfit.keys)
        offset = find_place(self.content, keys, of_key=unfit.of_key)
        if offset is None:
            return SettingsError(shown(self.path), unfit.problem, unfit.mend)
        line = self.content.count("\n", 0, offset) + 1
        column = offset - (self.content.rfind("\n", 0, offset) + 1) + 1
        return _pointing(self.path, self.content, (line, column), unfit.problem, unfit.mend)


@cache
def read_source(path: str) -> Source:
    """Read a settings file.

    Raises:
        SettingsError: It cannot be read, or is no TOML.
    """
    raw = read_bytes(path)
    try:
        content = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"not utf-8 text (byte {error.start})"
        raise SettingsError(shown(path), problem, "save it as UTF-8") from None
    if len(content) > _LARGEST:
        raise SettingsError(shown(path), "too large for settings", "keep lists in their own files")
    data = _parse(path, content.replace("\r\n", "\n"))
    if os.path.basename(path) != SHARED:
        return Source(path, content.replace("\r\n", "\n"), data, ())
    table = data
    for key in _TABLE:
        inner = table.get(key)
        if not isinstance(inner, dict):
            return Source(path, content, None, _TABLE)
        table = inner
    return Source(path, content.replace("\r\n", "\n"), table, _TABLE)


def has_table(path: str) -> bool:
    """Say whether a `pyproject.toml` has something to say to citeaudit.

    Raises:
        SettingsError: It is no TOML.
    """
    return read_source(path).table is not None


def _parse(path: str, content: str) -> dict[str, Any]:
    try:
        return tomllib.loads(content)
    except RecursionError:
        raise SettingsError(shown(path), "too deeply nested") from None
    except ValueError as error:  # also of a number with thousands of digits
        problem = str(error)
    match = _PLACE.search(problem)
    if match:
        place = int(match[1]), int(match[2])
        problem = problem[: match.start()]
    else:
        place = content.count("\n") + 1, len(content) - content.rfind("\n")
        problem = f"{problem.removesuffix(_AT_END)} at the end of the file"
    raise _pointing(path, content, place, f"no TOML: {problem[:1].lower()}{problem[1:]}", "")


def _pointing(
    path: str, content: str, place: tuple[int, int], problem: str, mend: str
) -> SettingsError:
    """Make an error with its place and the line it stands on, a caret under the place."""
    from citeaudit.report.cells import cell_len
    from citeaudit.report.printable import on_one_line

    line, column = place
    written = content.split("\n")[line - 1]
    first = max(column - 1 - _WIDTH // 2, 0)
    before = on_one_line(written[first : column - 1])
    quoted = before + on_one_line(written[column - 1 : first + _WIDTH])
    gutter = f"{line} | "
    under = " " * (len(gutter) - 2) + "| " + " " * cell_len(before) + "^"
    where = f"{shown(path)}:{line}:{column}"
    quotation = f"{gutter}{quoted}".rstrip()
    return SettingsError(where, problem, mend, f"{quotation}\n{under}")
