"""The options of `citeaudit check`."""

from __future__ import annotations

from typing import NamedTuple


class Options(NamedTuple):
    """The options of a run, as click hands them over."""

    paths: tuple[str, ...]
    format: str
    outputs: tuple[str, ...]
    fail_on: str
    min_severity: str
    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    no_ignores: bool
    profile: str
    policy: str
    refs: str | None
    stdin_filename: str | None
    exit_zero: bool
    color: str
    offline: bool
    online: bool
    quiet: bool
    verbose: int
    show_files: bool
    width: int | None
