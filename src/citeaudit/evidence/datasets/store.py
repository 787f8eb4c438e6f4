"""The user's store of data sets: one indexed file, safe to read while it is written."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.errors import SettingsError
from citeaudit.evidence.datasets import FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from citeaudit.evidence.datasets.base import Row

# Raised whenever rows are made otherwise; a store of another version is empty.
VERSION = 1
_FEW = 500  # parameters of one query
_WAIT_SECONDS = 5.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS sets (name TEXT PRIMARY KEY, fetched TEXT, rows INTEGER, address TEXT);
CREATE TABLE IF NOT EXISTS facts (
    name TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS by_key ON facts (key, name);
"""


class Held(NamedTuple):
    """A data set as the store holds it.

    Attributes:
        fetched: ISO date.
        rows: How many.
        address: Where it came from.
    """

    name: str
    fetched: str
    rows: int
    address: str


class Found(NamedTuple):
    """What a data set says under a key."""

    name: str
    value: dict[str, str]


class Store:
    """Reads data sets. One that cannot be read is an empty one.

    Args:
        folder: Where the file is, or is to be.
    """

    def __init__(self, folder: str) -> None:
        self.file = os.path.join(folder, FILE)

    def held(self) -> tuple[Held, ...]:
        """List the data sets, by name."""
        query = "SELECT name, fetched, rows, address FROM sets ORDER BY name"
        rows = self._read(query, ())
        return tuple(Held(name, day, int(count), at) for name, day, count, at in rows)

    def find(self, keys: Sequence[str]) -> dict[str, list[Found]]:
        """Give what data sets say under some keys; a key that none has is left out.

        Cost: a look-up in an index for each key.
        """
        found: dict[str, list[Found]] = {}
        wanted = list(dict.fromkeys(keys))
        for at in range(0, len(wanted), _FEW):
            part = wanted[at : at + _FEW]
            marks = ", ".join("?" * len(part))
            query = f"SELECT key, name, value FROM facts WHERE key IN ({marks})"
            for key, name, value in self._read(query, part):
                with suppress(ValueError):
                    found.setdefault(key, []).append(Found(name, json.loads(value)))
        return found

    def replace(self, held: Held, rows: Iterable[Row]) -> int:
        """Put a data set in the place of an older one, as a whole or not at all.

        Returns:
            How many rows it has.

        Raises:
            SettingsError: The store cannot be written.
            ValueError: The rows cannot be read; the older ones stay.
        """
        try:
            os.makedirs(os.path.dirname(self.file), exist_ok=True)
            with closing(self._open(write=True)) as base, base:
                base.execute("DELETE FROM facts WHERE name = ?", (held.name,))
                told = ((held.name, key, json.dumps(value)) for key, value in rows)
                count = base.executemany("INSERT INTO facts VALUES (?, ?, ?)", told).rowcount
                if count <= 0:
                    raise ValueError("it holds nothing")
                base.execute(
                    "INSERT OR REPLACE INTO sets VALUES (?, ?, ?, ?)", held._replace(rows=count)
                )
        except (sqlite3.Error, OSError) as error:
            raise SettingsError(self.file, f"cannot be written: {error}") from None
        return count

    def _read(self, query: str, values: Sequence[str]) -> list[tuple[str, ...]]:
        if not os.path.isfile(self.file):
            return []
        try:
            with closing(self._open(write=False)) as base:
                return base.execute(query, values).fetchall()
        except sqlite3.Error:
            return []

    def _open(self, *, write: bool) -> sqlite3.Connection:
        base = sqlite3.connect(self.file, timeout=_WAIT_SECONDS)
        try:
            (version,) = base.execute("PRAGMA user_version").fetchone()
            if version == VERSION:
                return base
            if not write:
                raise sqlite3.DatabaseError("made by another version")
            base.executescript("DROP TABLE IF EXISTS sets; DROP TABLE IF EXISTS facts;" + _SCHEMA)
            base.execute("PRAGMA journal_mode = WAL")
            base.execute(f"PRAGMA user_version = {VERSION}")
        except sqlite3.Error:
            base.close()
            raise
        return base
