"""The workers of a check in several processes.

A worker is given one document after the other, so that one that dies costs only the document it
had. On Linux workers are forked once the first document is done: they share what it loaded.
Elsewhere a fork is not safe, and they start afresh.
"""

from __future__ import annotations

import pickle
import signal
import sys
from collections import deque
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, NamedTuple, TypeVar, cast

from citeaudit.cli.attempt import attempt
from citeaudit.errors import LostError, UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from citeaudit.cli.inputs import Input

T = TypeVar("T")

_FORKS = sys.platform == "linux"
# What a worker answers where checking failed by a defect: the document is checked once more, here,
# so that the defect is told as it is without workers.
_DEFECT = b""


def several(
    inputs: Sequence[Input],
    check: Callable[[Input], T],
    jobs: int,
    begin: Callable[[Input], None],
    notice: Callable[[str], None],
) -> Iterator[T | UserError]:
    """Check documents in as many processes as there are jobs; as `parallel.outcomes`."""
    crew = _Crew(inputs, check, begin)
    answers: dict[int, bytes | LostError] = {}
    try:
        for _ in range(jobs):
            crew.hire()
        for index, one in enumerate(inputs):
            while index not in answers:
                answers.update(crew.answers())
            answer = answers.pop(index)
            if isinstance(answer, LostError):
                yield answer
            elif answer == _DEFECT:
                yield attempt(check, one, notice)
            else:
                said, outcome = pickle.loads(answer)
                for line in said:
                    notice(line)
                yield cast("T | UserError", outcome)
    finally:
        crew.dismiss()


class _Task(NamedTuple):
    """A document in the hands of a worker."""

    worker: BaseProcess
    number: int
    document: Input


class _Crew:
    """The workers, each with the document it has."""

    def __init__(
        self,
        inputs: Sequence[Input],
        check: Callable[[Input], object],
        begin: Callable[[Input], None],
    ) -> None:
        self._waiting = deque(enumerate(inputs))
        self._check = check
        self._begin = begin
        self._busy: dict[Connection, _Task] = {}
        self._workers: list[BaseProcess] = []

    def hire(self) -> None:
        """Start a worker, if there is a document left for it."""
        if not self._waiting:
            return
        context = get_context("fork" if _FORKS else "spawn")
        line, other = context.Pipe()
        # A fork holds the lines of the others open as well, and they would never hear us hang up.
        strangers = [*self._busy, line] if _FORKS else []
        worker = context.Process(  # type: ignore[attr-defined]  # every context has one
            target=_serve, args=(other, self._check, strangers), daemon=True
        )
        with _deaf_to_interrupts():
            worker.start()
        other.close()
        self._workers.append(worker)
        self._give(line, worker)

    def _give(self, line: Connection, worker: BaseProcess) -> None:
        """Give a worker its next document, or hang up if there is none."""
        if not self._waiting:
            line.close()
            return
        index, document = self._waiting.popleft()
        self._begin(document)
        self._busy[line] = _Task(worker, index, document)
        with suppress(OSError):  # it is dead: its line will say so
            line.send(document)

    def answers(self) -> Iterator[tuple[int, bytes | LostError]]:
        """Wait for workers, and give each the next document before its answer is read."""
        for line in cast("list[Connection]", wait(list(self._busy))):
            task = self._busy.pop(line)
            try:
                answer = line.recv_bytes()
            except (EOFError, OSError):
                line.close()
                yield task.number, _lost(task)
                self.hire()
            else:
                self._give(line, task.worker)
                yield task.number, answer

    def dismiss(self) -> None:
        """End all workers at once, whatever they are at."""
        for worker in self._workers:
            worker.kill()
        for worker in self._workers:
            worker.join()


def _lost(task: _Task) -> LostError:
    task.worker.join()
    code = task.worker.exitcode or 0
    ended = f"was ended by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"
    return LostError(
        task.document.path,
        f"not checked: the process that read it {ended}",
        "too little memory? Check it alone; if that fails too, please report it",
    )


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Start what does not hear Ctrl-C: we hear it, and end the workers."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(
    line: Connection, check: Callable[[Input], object], strangers: Sequence[Connection]
) -> None:
    """Check one document after the other, until we hang up or are gone."""
    for stranger in strangers:
        stranger.close()
    with suppress(EOFError, OSError):
        while True:
            document: Input = line.recv()
            line.send_bytes(_answer(check, document))


def _answer(check: Callable[[Input], object], document: Input) -> bytes:
    said: list[str] = []
    try:
        outcome = attempt(check, document, said.append)
        return pickle.dumps((said, outcome), protocol=pickle.HIGHEST_PROTOCOL)
    except Exception:
        return _DEFECT
