"""Checking one document: an error that its author can mend is an outcome, a defect is not."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from citeaudit.cli.streams import overheard
from citeaudit.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from citeaudit.cli.inputs import Input

T = TypeVar("T")


def attempt(
    check: Callable[[Input], T], one: Input, notice: Callable[[str], None]
) -> T | UserError:
    """Check one document; an error that the user can mend is an outcome.

    Raises:
        Exception: Any other, with a note that names the document.
    """
    try:
        with overheard() as said:
            return _outcome(check, one)
    finally:
        for line in said:
            notice(line)


def _outcome(check: Callable[[Input], T], one: Input) -> T | UserError:
    try:
        return check(one)
    except UserError as error:
        return error
    except Exception as error:
        error.add_note(f"while checking {one.path}")
        raise
