"""The way to one service: its pace, patience with it, and when it is given up."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import stamina

from citeaudit.evidence.exchange import Failure
from citeaudit.evidence.facts import Reason

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping

    from citeaudit.evidence.pace import Pace

# stamina would log each retry, with the exception, to standard error.
stamina.instrumentation.set_on_retry_hooks([])

_MOST_FAILURES = 5  # attempts in a row
_MOST_REFUSALS = 24  # batches of which one identifier is bad are halved until it stands alone


class Refused(Failure):
    """A register could make nothing of the question."""


class Line:
    """The way to one service: its pace, and whether it still makes sense to ask.

    Attributes:
        closed: Why the service was given up for this run, or empty.
    """

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self.closed = ""
        self._failures = 0
        self._refusals = 0

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Note how an attempt to ask it goes."""
        try:
            yield
        except Refused:
            self._failures = 0
            raise
        except Failure as failure:
            self.failed(failure)
            raise
        else:
            self._failures = 0

    def failed(self, failure: Failure) -> None:
        """Note that it did not answer; give it up where it wants hours, or keeps failing."""
        self._failures += 1
        wants_hours = failure.after is not None and not failure.again
        if wants_hours or self._failures >= _MOST_FAILURES:
            self.closed = self.closed or failure.detail

    def refused(self) -> None:
        """Note that it refused a question."""
        self._refusals += 1
        if self._refusals >= _MOST_REFUSALS:
            self.closed = self.closed or "the register refuses what it is asked"

    def given_up(self) -> Failure:
        """Make the failure of a question that is no longer put to it."""
        return Failure(Reason.NOT_ASKED, f"given up for this run: {self.closed}")

    def attempts(self, most: int) -> AsyncIterator[stamina.Attempt]:
        """Give attempts to ask it, as long as asking again may help, with growing pauses."""

        def again(error: Exception) -> bool | float:
            if not isinstance(error, Failure) or not error.again or self.closed:
                return False
            if error.after is not None:
                self.pace.pause(error.after)
                return error.after
            return True

        return stamina.retry_context(
            again, attempts=most, timeout=60.0, wait_initial=0.4, wait_max=4.0, wait_jitter=0.4
        ).__aiter__()

    def heed(self, headers: Mapping[str, str]) -> None:
        """Slow down where it says that it serves this pool more slowly than was thought."""
        limit = headers.get("x-rate-limit-limit", "")
        interval = headers.get("x-rate-limit-interval", "").removesuffix("s")
        if all(one.isascii() and one.isdigit() and len(one) < 6 for one in (limit, interval)):
            self.pace.slow_to(min(5.0, int(interval) / max(1, int(limit))))
