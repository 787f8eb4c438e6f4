"""Checking in several processes gives what checking in one gives."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time

import pytest

from citeaudit.cli.inputs import Input
from citeaudit.cli.parallel import jobs_for, outcomes
from citeaudit.cli.streams import complain
from citeaudit.errors import InputError, LostError, SettingsError, UserError

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")

_HERE = os.getpid()


def _input(name: str) -> Input:
    return Input(name, name, "markdown")


def _check(one: Input) -> str:
    """Do what the name says."""
    if one.path.startswith("bad"):
        raise InputError(one.path, "cannot be read", "try another")
    if one.path.startswith("wrong"):
        raise SettingsError("a.toml:1:2", "no such rule", excerpt="the line\n   ^")
    if one.path.startswith("defect"):
        raise ZeroDivisionError("a defect")
    if one.path.startswith("killer") and os.getpid() != _HERE:
        os.kill(os.getpid(), signal.SIGKILL)
    if one.path.startswith("leaver") and os.getpid() != _HERE:
        os._exit(3)
    if one.path.startswith("slow"):
        time.sleep(0.05)
    return f"{one.path} done"


def _talk(one: Input) -> str:
    complain(f"{one.path} said", kind="notice")
    if one.path.startswith("defect"):
        raise ZeroDivisionError("a defect")
    return one.path


def _pid(one: Input) -> tuple[str, int]:
    return one.path, os.getpid()


def _ignore(_: object) -> None:
    pass


def _all(names: list[str], jobs: int) -> list[str]:
    begun: list[str] = []
    found = outcomes(
        [_input(name) for name in names], _check, jobs, lambda one: begun.append(one.path), _ignore
    )
    told = [str(one) for one in found]
    assert begun == names
    assert multiprocessing.active_children() == []
    return told


@pytest.mark.parametrize("jobs", [1, 2, 3, 20])
def test_outcomes_come_in_the_order_of_input(jobs: int) -> None:
    """However long each takes, and whoever checks it; nobody is left behind."""
    names = ["a", "slow-b", "bad-c", "d", "e", "slow-f", "g", "bad-h"]
    assert _all(names, jobs) == [
        f"{name}: cannot be read (try another)" if name.startswith("bad") else f"{name} done"
        for name in names
    ]


def test_no_input_no_outcome() -> None:
    """And no process either."""
    assert _all([], 4) == []


def test_an_error_keeps_its_parts_on_the_way() -> None:
    """Its line, its place, its mend, what it quotes."""
    names = [_input(name) for name in ("a", "wrong", "bad")]
    _, wrong, bad = outcomes(names, _check, 2, _ignore, _ignore)
    assert isinstance(wrong, SettingsError)
    assert isinstance(bad, UserError)
    assert (wrong.place, wrong.problem, wrong.excerpt) == (
        "a.toml:1:2", "no such rule", "the line\n   ^",
    )  # fmt: skip
    assert (bad.place, bad.problem, bad.mend) == ("bad", "cannot be read", "try another")


@pytest.mark.parametrize("jobs", [1, 3])
def test_what_is_said_of_a_document_comes_in_the_order_of_input(
    jobs: int, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before its outcome, once, and also where a defect ends the run."""
    heard: list[str] = []
    names = [_input(name) for name in ("a", "b", "c", "defect")]
    found = outcomes(names, _talk, jobs, _ignore, heard.append)
    for _ in range(3):
        heard.append(str(next(found)))
    with pytest.raises(ZeroDivisionError):
        next(found)
    assert heard == [
        "notice: a said", "a", "notice: b said", "b", "notice: c said", "c", "notice: defect said",
    ]  # fmt: skip
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_defect_is_told_as_without_workers(jobs: int) -> None:
    """With the document it was found in; and it ends the run."""
    with pytest.raises(ZeroDivisionError, match="a defect") as caught:
        _all(["a", "b", "defect", "d", "e"], jobs)
    assert caught.value.__notes__ == ["while checking defect"]
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    ("name", "said"), [("killer", "was ended by SIGKILL"), ("leaver", "ended with code 3")]
)
@pytest.mark.parametrize("jobs", [2, 3])
def test_a_worker_that_dies_costs_its_own_document(name: str, said: str, jobs: int) -> None:
    """One line says which; the others are checked, also if it happens again."""
    told = _all(["a", name, "c", "d", f"{name}-2", "f"], jobs)
    assert [line for line in told if line.endswith("done")] == [
        "a done", "c done", "d done", "f done",
    ]  # fmt: skip
    assert told[1].startswith(f"{name}: not checked: the process that read it {said} (")
    assert told[4].startswith(f"{name}-2: not checked")


def test_a_lost_document_is_an_input_that_was_not_checked() -> None:
    """So the exit code is that of one."""
    found = list(outcomes([_input("a"), _input("killer")], _check, 2, _ignore, _ignore))
    assert isinstance(found[1], LostError)
    assert found[1].exit_code == 2


def test_standard_input_is_read_here() -> None:
    """A worker has none of its own; most other documents are read elsewhere."""
    inputs = [_input("a"), _input("b"), Input("c", None, "markdown"), _input("d")]
    pids = dict(
        pid for pid in outcomes(inputs, _pid, 2, _ignore, _ignore) if isinstance(pid, tuple)
    )
    assert [pids[name] == _HERE for name in "abcd"] == [True, False, True, False]


def test_who_stops_listening_leaves_nobody_working() -> None:
    """As after Ctrl-C."""
    found = outcomes(
        [_input(name) for name in ("a", "b", "slow", "slow")], _check, 3, _ignore, _ignore
    )
    assert next(found) == "a done"
    assert next(found) == "b done"
    found.close()
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    ("asked", "documents", "jobs"),
    [(None, 1, 1), (None, 0, 1), (None, 7, 1), (4, 2, 2), (4, 300, 4), (1, 300, 1), (3, 0, 1)],
)
def test_how_many_processes(asked: int | None, documents: int, jobs: int) -> None:
    """As many as were asked for, but none without work; one for a few documents."""
    assert jobs_for(asked, documents) == jobs


def test_many_documents_keep_all_cores_busy() -> None:
    """Those that this process may use."""
    assert jobs_for(None, 10_000) == len(os.sched_getaffinity(0))
