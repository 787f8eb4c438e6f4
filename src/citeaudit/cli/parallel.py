"""Checking many documents: in one process or in several, outcomes in the order of input."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, TypeVar

from citeaudit.cli.attempt import attempt

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from citeaudit.cli.inputs import Input
    from citeaudit.errors import UserError

T = TypeVar("T")

# Below that many documents two processes take no less time than one (benchmarks/parallel.md).
_WORTHWHILE = 8


def jobs_for(asked: int | None, documents: int) -> int:
    """Decide how many processes check so many documents: as asked, else one for each core."""
    if asked is None:
        asked = _cores() if documents >= _WORTHWHILE else 1
    return max(1, min(asked, documents))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def outcomes(
    inputs: Sequence[Input],
    check: Callable[[Input], T],
    jobs: int,
    begin: Callable[[Input], None],
    notice: Callable[[str], None],
) -> Generator[T | UserError, None, None]:
    """Check documents, in this process or in several.

    Args:
        inputs: What to check.
        check: Checks one; it and what it gives back can be pickled.
        jobs: How many processes, at least 1.
        begin: Is told of each document when its turn comes.
        notice: Is told, before its outcome, what checking a document had to say.

    Returns:
        For each of `inputs`, in their order, what `check` gave back, or the error it raised.

    Raises:
        Exception: `check` raised one that is no `UserError`: a defect.
    """
    if jobs == 1:
        for one in inputs:
            begin(one)
            yield attempt(check, one, notice)
        return
    from citeaudit.cli.crew import several

    # No worker has standard input; and the first document loads what all of them share.
    here = {one for one in inputs if one.file is None} | set(inputs[:1])
    elsewhere = several([one for one in inputs if one not in here], check, jobs, begin, notice)
    for one in inputs:
        if one in here:
            begin(one)
            yield attempt(check, one, notice)
        else:
            yield next(elsewhere)
