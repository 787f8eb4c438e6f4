"""The options of `citeaudit check`."""

from __future__ import annotations

from typing import NamedTuple


class Options(NamedTuple):
    """The options of a run, as click hands them over; `None` leaves it to settings files."""

    paths: tuple[str, ...]
    format: str
    outputs: tuple[str, ...]
    fail_on: str | None
    min_severity: str | None
    select: tuple[str, ...]
    extend_select: tuple[str, ...]
    ignore: tuple[str, ...]
    no_ignores: bool
    profile: str | None
    policy: str | None
    refs: str | None
    knowledge: str | None
    config: str | None
    isolated: bool
    baseline: str | None
    fail_on_stale: bool
    since: str | None
    stdin_filename: str | None
    exit_zero: bool
    color: str
    offline: bool
    online: bool
    max_age: int | None
    timeout: float | None
    contact: str | None
    locked: bool
    quiet: bool
    verbose: int
    jobs: int | None
    no_progress: bool
    show_files: bool
    width: int | None
