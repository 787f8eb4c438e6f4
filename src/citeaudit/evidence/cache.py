"""What registers answered, kept on this machine: one row for each identifier and register.

Never an address: batches make addresses meaningless. Never what is no answer: a register that could
not be reached has said nothing. A cache that cannot be used is an empty one (APIS 4).
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, NamedTuple, Self

from citeaudit.evidence.fact_json import outcome_as_json, outcome_of_json
from citeaudit.evidence.facts import Fact

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Raised whenever facts are written otherwise, or read out of answers otherwise.
VERSION = 1
FILE = "answers.sqlite3"
MOST_BYTES = 100_000_000
_WAIT_SECONDS = 5.0
_FEW = 500  # parameters of one query

_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (
    register TEXT NOT NULL,
    identifier TEXT NOT NULL,
    day TEXT NOT NULL,
    address TEXT NOT NULL,
    outcome TEXT NOT NULL,
    PRIMARY KEY (register, identifier)
) WITHOUT ROWID
"""


class Contents(NamedTuple):
    """What a cache holds.

    Attributes:
        file: Where it is.
        bytes: Its size with all that belongs to it.
        answers: How many answers of each register.
        oldest: ISO date of the oldest answer, or empty.
    """

    file: str
    bytes: int
    answers: dict[str, int]
    oldest: str


class Cache:
    """Answers of registers in a file that any number of processes may share.

    Args:
        folder: Where the file is, or is to be.
        most_bytes: Above this size the oldest answers are dropped.

    Attributes:
        note: What the user should know of its state: that it could not be used, for example.
    """

    def __init__(self, folder: str, most_bytes: int = MOST_BYTES) -> None:
        self.file = os.path.join(folder, FILE)
        self.note = ""
        self._most_bytes = most_bytes
        self._base = self._opened()

    def __enter__(self) -> Self:
        """Give the cache, which is open already."""
        return self

    def __exit__(self, *_: object) -> None:
        """Keep it within its size, and close it."""
        self.close()

    def find(self, register: str, identifiers: Sequence[str]) -> dict[str, Fact]:
        """Give what a register answered on some identifiers, however long ago."""
        found: dict[str, Fact] = {}
        for at in range(0, len(identifiers), _FEW):
            for fact in self._rows(register, identifiers[at : at + _FEW]):
                found[fact.identifier] = fact
        return found

    def keep(self, facts: Iterable[Fact]) -> None:
        """Keep answers, each in the place of an older one; what is no answer is passed over."""
        rows = [
            (
                fact.register,
                fact.identifier,
                fact.on,
                fact.address,
                json.dumps(outcome_as_json(fact.outcome), ensure_ascii=False),
            )
            for fact in facts
            if fact.is_answer
        ]
        if self._base is None or not rows:
            return
        with suppress(sqlite3.Error), self._base:
            self._base.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)", rows)

    def close(self) -> None:
        """Keep it within its size, and close it."""
        if self._base is None:
            return
        with suppress(sqlite3.Error):
            _shrink(self._base, self._most_bytes)
        with suppress(sqlite3.Error):
            self._base.close()
        self._base = None

    def _rows(self, register: str, identifiers: Sequence[str]) -> list[Fact]:
        if self._base is None:
            return []
        marks = ", ".join("?" * len(identifiers))
        query = (
            "SELECT identifier, day, address, outcome FROM answers "
            f"WHERE register = ? AND identifier IN ({marks})"
        )
        try:
            rows = self._base.execute(query, (register, *identifiers)).fetchall()
        except sqlite3.Error:
            return []
        return [fact for row in rows if (fact := _fact(register, row)) is not None]

    def _opened(self) -> sqlite3.Connection | None:
        try:
            os.makedirs(os.path.dirname(self.file), exist_ok=True)
            return _open(self.file)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                self.note = f"the cache cannot be used: {error}"
                return None
            return self._replaced()
        except OSError as error:
            self.note = f"the cache cannot be used: {error.strerror}"
            return None

    def _replaced(self) -> sqlite3.Connection | None:
        """Put a broken file aside and begin anew."""
        self.note = "the cache was damaged and begins anew"
        try:
            remove(self.file)
            return _open(self.file)
        except (OSError, sqlite3.Error):
            self.note = "the cache is damaged and cannot be replaced"
            return None


def _open(file: str) -> sqlite3.Connection:
    base = sqlite3.connect(file, timeout=_WAIT_SECONDS)
    try:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
        (version,) = base.execute("PRAGMA user_version").fetchone()
        if version != VERSION:
            with base:
                base.execute("DROP TABLE IF EXISTS answers")
                base.execute(f"PRAGMA user_version = {VERSION}")
        base.execute(_SCHEMA)
        base.execute("SELECT register FROM answers LIMIT 1").fetchall()
    except BaseException:
        base.close()
        raise
    return base


def _shrink(base: sqlite3.Connection, most_bytes: int) -> None:
    """Drop the oldest answers until it takes four fifths of what it may."""
    if _size(base) <= most_bytes:
        return
    (count,) = base.execute("SELECT count(*) FROM answers").fetchone()
    surplus = count - int(count * most_bytes * 0.8 / _size(base))
    with base:
        base.execute(
            "DELETE FROM answers WHERE (register, identifier) IN "
            "(SELECT register, identifier FROM answers ORDER BY day LIMIT ?)",
            (surplus,),
        )
    base.execute("VACUUM")
    base.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _size(base: sqlite3.Connection) -> int:
    (pages,) = base.execute("PRAGMA page_count").fetchone()
    (page,) = base.execute("PRAGMA page_size").fetchone()
    return int(pages * page)


def _fact(register: str, row: tuple[str, str, str, str]) -> Fact | None:
    identifier, day, address, written = row
    try:
        outcome = outcome_of_json(json.loads(written))
    except (ValueError, RecursionError, AttributeError):
        return None
    return None if outcome is None else Fact(register, identifier, day, address, outcome)


def contents(folder: str) -> Contents:
    """Say what the cache in a folder holds; an absent or damaged one holds nothing."""
    file = os.path.join(folder, FILE)
    taken = sum(os.path.getsize(one) for one in _files(file) if os.path.isfile(one))
    if not os.path.isfile(file):
        return Contents(file, taken, {}, "")
    try:
        with closing(sqlite3.connect(file, timeout=_WAIT_SECONDS)) as base:
            counted = base.execute(
                "SELECT register, count(*) FROM answers GROUP BY register ORDER BY register"
            ).fetchall()
            (oldest,) = base.execute("SELECT min(day) FROM answers").fetchone()
    except sqlite3.Error:
        return Contents(file, taken, {}, "")
    return Contents(file, taken, dict(counted), oldest or "")


def remove(file: str) -> None:
    """Remove a cache and what SQLite keeps beside it.

    Raises:
        OSError: It cannot be removed.
    """
    for one in _files(file):
        with suppress(FileNotFoundError):
            os.remove(one)


def _files(file: str) -> tuple[str, ...]:
    return (file, f"{file}-wal", f"{file}-shm")
