"""Counts what a function does, in lines of our own code: the same on every machine, busy or not."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    Traced = Callable[[FrameType, str, Any], Any]

_OURS = "citeaudit."


def steps(action: Callable[[], object]) -> int:
    """Count the lines of this package that run.

    What libraries and regular expressions do inside is not seen: `benchmarks.scaling` times that.
    """
    count = 0

    def on_line(frame: FrameType, event: str, argument: object) -> Traced:
        nonlocal count
        count += event == "line"
        return on_line

    def on_call(frame: FrameType, event: str, argument: object) -> Traced | None:
        return on_line if frame.f_globals.get("__name__", "").startswith(_OURS) else None

    before = sys.gettrace()
    sys.settrace(on_call)
    try:
        action()
    finally:
        sys.settrace(before)
    return count
