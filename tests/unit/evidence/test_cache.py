"""The cache: what it keeps, what it never keeps, and that it never stands in the way."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from citeaudit.evidence.cache import FILE, Cache, contents, remove
from citeaudit.evidence.facts import (
    Confirmed,
    Fact,
    Outcome,
    Reason,
    Record,
    Refuted,
    Unknown,
)

_ROOT = Path(__file__).parents[3]


def fact(
    identifier: str = "doi:10.1000/x",
    outcome: Outcome | None = None,
    on: str = "2026-11-28",
    register: str = "crossref",
) -> Fact:
    return Fact(register, identifier, on, "https://doi.org/", outcome or Confirmed(Record("T")))


def test_answers_are_found_again(tmp_path: Path) -> None:
    """By register and identifier, in another process as well."""
    with Cache(str(tmp_path)) as cache:
        cache.keep([fact(), fact("doi:10.1000/y", Refuted("none")), fact(register="datacite")])
    with Cache(str(tmp_path)) as cache:
        found = cache.find("crossref", ["doi:10.1000/x", "doi:10.1000/y", "doi:10.1000/z"])
        assert found == {
            "doi:10.1000/x": fact(),
            "doi:10.1000/y": fact("doi:10.1000/y", Refuted("none")),
        }


@pytest.mark.parametrize(
    "reason", [Reason.UNREACHABLE, Reason.RATE_LIMITED, Reason.MALFORMED, Reason.NOT_ASKED]
)
def test_what_is_no_answer_is_never_kept(tmp_path: Path, reason: Reason) -> None:
    """And does not drive out an answer that is there."""
    with Cache(str(tmp_path)) as cache:
        cache.keep([fact()])
        cache.keep([fact(outcome=Unknown(reason)), fact("doi:10.1000/y", Unknown(reason))])
        assert cache.find("crossref", ["doi:10.1000/x", "doi:10.1000/y"]) == {
            "doi:10.1000/x": fact()
        }


def test_a_newer_answer_takes_the_place_of_an_older_one(tmp_path: Path) -> None:
    """There is one answer for each register and identifier."""
    with Cache(str(tmp_path)) as cache:
        cache.keep([fact(on="2026-01-01")])
        cache.keep([fact(on="2026-11-28")])
        assert cache.find("crossref", ["doi:10.1000/x"])["doi:10.1000/x"].on == "2026-11-28"
    assert contents(str(tmp_path)).answers == {"crossref": 1}


def test_thousands_are_asked_for_at_once(tmp_path: Path) -> None:
    """More than one query of the database may name."""
    many = [f"doi:10.1000/{number}" for number in range(3_000)]
    with Cache(str(tmp_path)) as cache:
        cache.keep([fact(one) for one in many])
        assert len(cache.find("crossref", many)) == 3_000


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0" + bytes(5_000)])
def test_a_damaged_file_is_replaced(tmp_path: Path, content: bytes) -> None:
    """The run goes on, and the user is told."""
    (tmp_path / FILE).write_bytes(content)
    with Cache(str(tmp_path)) as cache:
        assert bool(cache.note) is bool(content)
        cache.keep([fact()])
        assert cache.find("crossref", ["doi:10.1000/x"])
    assert contents(str(tmp_path)).answers == {"crossref": 1}


def test_damage_within_a_file_is_no_end(tmp_path: Path) -> None:
    """Pages of the database overwritten in the middle: nothing is found, nothing raises."""
    with Cache(str(tmp_path)) as cache:
        cache.keep([fact(f"doi:10.1000/{number}") for number in range(2_000)])
    file = tmp_path / FILE
    content = bytearray(file.read_bytes())
    content[4_096 : len(content) - 4_096] = b"\xff" * (len(content) - 8_192)
    file.write_bytes(content)
    with Cache(str(tmp_path)) as cache:
        cache.find("crossref", ["doi:10.1000/1"])
        cache.keep([fact()])
    contents(str(tmp_path))


def test_another_version_begins_anew(tmp_path: Path) -> None:
    """What an older citeaudit wrote may mean something else."""
    with Cache(str(tmp_path)) as cache:
        cache.keep([fact()])
    base = sqlite3.connect(tmp_path / FILE)
    base.execute("PRAGMA user_version = 999")
    base.close()
    with Cache(str(tmp_path)) as cache:
        assert cache.find("crossref", ["doi:10.1000/x"]) == {}
        cache.keep([fact()])
    assert contents(str(tmp_path)).answers == {"crossref": 1}


@pytest.mark.parametrize("written", ["", "null", "[1]", '{"outcome": "sure"}', "[" * 100_000])
def test_a_row_that_cannot_be_read_is_no_answer(tmp_path: Path, written: str) -> None:
    """The question is asked again."""
    with Cache(str(tmp_path)) as cache:
        cache.keep([fact()])
    base = sqlite3.connect(tmp_path / FILE)
    with base:
        base.execute("UPDATE answers SET outcome = ?", (written,))
    base.close()
    with Cache(str(tmp_path)) as cache:
        assert cache.find("crossref", ["doi:10.1000/x"]) == {}


def test_it_keeps_within_its_size(tmp_path: Path) -> None:
    """The oldest answers go first."""
    long = Confirmed(Record("T" * 500))
    with Cache(str(tmp_path), most_bytes=200_000) as cache:
        cache.keep([fact(f"doi:10.1000/{n}", long, on="2026-01-01") for n in range(1_000)])
        cache.keep([fact("doi:10.1000/new", long)])
    held = contents(str(tmp_path))
    assert held.bytes <= 200_000
    assert 100 < held.answers["crossref"] < 1_000
    with Cache(str(tmp_path)) as cache:
        assert cache.find("crossref", ["doi:10.1000/new"])


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    """Without a cache the run is slower, not over."""
    (tmp_path / "file").write_text("in the way")
    with Cache(str(tmp_path / "file" / "below")) as cache:
        assert "cannot be used" in cache.note
        cache.keep([fact()])
        assert cache.find("crossref", ["doi:10.1000/x"]) == {}


def test_many_processes_share_it(tmp_path: Path) -> None:
    """All begin at once on a folder that is not there yet, and none loses an answer."""
    code = (
        "import sys\n"
        "from citeaudit.evidence.cache import Cache\n"
        "from tests.unit.evidence.test_cache import fact\n"
        "with Cache(sys.argv[1]) as cache:\n"
        "    for number in range(50):\n"
        "        cache.keep([fact(f'doi:10.1000/{sys.argv[2]}-{number}')])\n"
        "    sys.exit(cache.note or 0)\n"
    )
    folder = str(tmp_path / "shared")
    started = [
        subprocess.Popen([sys.executable, "-c", code, folder, str(number)], cwd=_ROOT)
        for number in range(6)
    ]
    assert [process.wait() for process in started] == [0] * 6
    assert contents(folder).answers == {"crossref": 300}


def test_what_it_holds_is_told_and_removed(tmp_path: Path) -> None:
    """Counts, size, the oldest day; removing leaves nothing, and may be done twice."""
    with Cache(str(tmp_path)) as cache:
        cache.keep([fact(), fact(register="pubmed", on="2026-02-03")])
    held = contents(str(tmp_path))
    assert held.answers == {"crossref": 1, "pubmed": 1}
    assert held.oldest == "2026-02-03"
    assert held.bytes > 0
    remove(held.file)
    remove(held.file)
    assert list(tmp_path.iterdir()) == []
    assert contents(str(tmp_path)).answers == {}
