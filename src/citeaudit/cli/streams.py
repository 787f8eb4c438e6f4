"""Where output goes: the report to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from citeaudit.errors import InputError
from citeaudit.report.printable import on_lines, on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

# Who collects what is told; the last one hears it, and nobody else.
_LISTENERS: list[list[str]] = []


def say(text: str, *, utf8: bool = False) -> None:
    """Write to standard output. A reader that has gone (`| head`) is no error.

    Args:
        text: What to write, with its line ends.
        utf8: Write UTF-8 whatever the terminal's encoding is, as JSON demands.

    Raises:
        InputError: Standard output cannot be written, because the disk is full for example.
    """
    encoding = "utf-8" if utf8 else sys.stdout.encoding or "utf-8"
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode(encoding, "backslashreplace"))
        sys.stdout.flush()
    except BrokenPipeError:
        # The run goes on, so that the exit code does not depend on who listens.
        silence(sys.stdout)
    except OSError as error:
        silence(sys.stdout)
        raise InputError("standard output", f"cannot be written: {error.strerror}") from None


def silence(stream: TextIO) -> None:
    """Let a stream lead nowhere: the interpreter flushes once more when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def complain(text: str, *, kind: str = "error") -> None:
    """Write one line about a problem to standard error."""
    tell(f"{kind}: {on_one_line(text)}")


def tell(text: str) -> None:
    """Write a summary, a notice or progress to standard error."""
    if _LISTENERS:
        _LISTENERS[-1].append(text)
        return
    encoding = sys.stderr.encoding or "utf-8"
    line = on_lines(text).encode(encoding, "backslashreplace").decode(encoding)
    try:
        print(line, file=sys.stderr)  # noqa: T201 (this is the place for it)
    except BrokenPipeError:
        silence(sys.stderr)


@contextmanager
def overheard() -> Iterator[list[str]]:
    """Collect what is told meanwhile instead of telling it: what a worker says waits its turn."""
    heard: list[str] = []
    _LISTENERS.append(heard)
    try:
        yield heard
    finally:
        _LISTENERS.pop()


def wants_color(choice: str, stream: TextIO) -> bool:
    """Decide about colour: the option, then `NO_COLOR`, then `FORCE_COLOR`, then the terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width_of(stream: TextIO) -> int:
    """Columns of the terminal; 80 where there is none."""
    if not (stream.isatty() or os.environ.get("COLUMNS")):
        return 80
    import shutil

    return shutil.get_terminal_size().columns
