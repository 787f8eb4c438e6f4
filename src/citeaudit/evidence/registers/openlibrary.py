"""Open Library: what book an ISBN names. It need not know every book."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citeaudit.evidence.exchange import Request, malformed
from citeaudit.evidence.facts import Confirmed, Record
from citeaudit.evidence.registers.base import Register, refuse_status
from citeaudit.evidence.registers.reading import (
    MOST_AUTHORS,
    a_list,
    an_object,
    first,
    plain,
    read_json,
    subjects_in,
    texts,
    years_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from citeaudit.evidence.exchange import Answer
    from citeaudit.evidence.facts import Outcome
    from citeaudit.evidence.settings import Settings

_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


class OpenLibrary(Register):
    """Holds books by ISBN."""

    name = "openlibrary"
    service = "openlibrary"
    kinds = frozenset({"isbn"})
    batch = 50

    def accepts(self, kind: str, value: str) -> bool:
        """Take thirteen digits: the check digit was checked where the ISBN was found."""
        return kind == "isbn" and len(value) == 13 and value.isascii() and value.isdigit()

    def request(self, values: Sequence[str], kind: str, base: str, settings: Settings) -> Request:
        """Ask for some books."""
        keys = ",".join(f"ISBN:{value}" for value in values)
        return Request(f"{base}/api/books", {"bibkeys": keys, "format": "json", "jscmd": "data"})

    def read(self, answer: Answer, values: Sequence[str]) -> Mapping[str, Outcome]:
        """Read the books, keyed as they were asked for."""
        refuse_status(answer)
        content = read_json(answer.body)
        if not isinstance(content, dict):
            raise malformed("no books in the answer")
        held = {value: an_object(content.get(f"ISBN:{value}")) for value in values}
        return {value: Confirmed(_record(book, value)) for value, book in held.items() if book}

    def speaks(self, status: int) -> bool:
        """Say that no status but 200 is an answer."""
        return False

    def page(self, kind: str, value: str) -> str:
        """Give the address of the book."""
        return f"https://openlibrary.org/isbn/{value}"


def _record(book: Mapping[str, Any], isbn: str) -> Record:
    title, subtitle = plain(book.get("title")), plain(book.get("subtitle"))
    written = plain(book.get("publish_date"), 60)  # "March 2004", "2004-03-01", "c1998"
    years = _YEAR.findall(written)
    names = [an_object(one).get("name") for one in a_list(book.get("authors"))]
    return Record(
        title=title,
        other_titles=texts([subtitle]),
        authors=texts(names, limit=MOST_AUTHORS),
        years=years_of(years),
        published=years[0] if years else "",
        publisher=first([an_object(one).get("name") for one in a_list(book.get("publishers"))]),
        kind="book",
        identifiers={"isbn": isbn},
        subjects=subjects_in(title, subtitle),
        read="title",
    )
