"""arXiv: records of its preprints, and the journal version where the authors named it.

Answers are unordered; an unknown number is left out, a malformed one is a 400 with an error for an
entry. One call in three seconds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citeaudit.evidence.exchange import Request, malformed
from citeaudit.evidence.facts import Confirmed, Notice, NoticeKind, Record, Refuted
from citeaudit.evidence.registers.base import Register, refuse_status
from citeaudit.evidence.registers.reading import (
    MOST_AUTHORS,
    doi_of,
    iso_day,
    plain,
    read_xml,
    subjects_in,
    texts,
    years_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from xml.etree.ElementTree import Element

    from citeaudit.evidence.exchange import Answer
    from citeaudit.evidence.facts import Outcome
    from citeaudit.evidence.settings import Settings

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_NUMBER = re.compile(r"\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[a-z]{2})?/\d{7}")
_VERSION = re.compile(r"v\d{1,3}$")


class Arxiv(Register):
    """Holds arXiv's preprints; it must know every one."""

    name = "arxiv"
    service = "arxiv"
    kinds = frozenset({"arxiv"})
    batch = 100
    confirms = True

    def accepts(self, kind: str, value: str) -> bool:
        """Take numbers in either of arXiv's forms, without a version."""
        return kind == "arxiv" and _NUMBER.fullmatch(value) is not None

    def request(self, values: Sequence[str], kind: str, base: str, settings: Settings) -> Request:
        """Ask for some preprints."""
        return Request(
            f"{base}/query", {"id_list": ",".join(values), "max_results": str(len(values))}
        )

    def read(self, answer: Answer, values: Sequence[str]) -> Mapping[str, Outcome]:
        """Read the entries, joined by number."""
        refuse_status(answer)
        root = read_xml(answer.body)
        if root.tag != f"{_ATOM}feed":
            raise malformed("no feed in the answer")
        held = {_number(entry): entry for entry in root.iterfind(f"{_ATOM}entry")}
        return {value: Confirmed(_record(held[value])) for value in values if value in held}

    def speaks(self, status: int) -> bool:
        """Say that no status but 200 is an answer."""
        return False

    def absent(self, value: str) -> Outcome:
        """Say that the register of record has no such number."""
        return Refuted("arXiv: there is no such number")

    def page(self, kind: str, value: str) -> str:
        """Give the address of the preprint."""
        return f"https://arxiv.org/abs/{value}"


def _number(entry: Element) -> str:
    address = _text(entry.find(f"{_ATOM}id"))
    return _VERSION.sub("", address.partition("/abs/")[2].lower())


def _text(element: Element | None, limit: int = 600) -> str:
    return "" if element is None else plain("".join(element.itertext()), limit)


def _record(entry: Element) -> Record:
    title, abstract = (
        _text(entry.find(f"{_ATOM}title")),
        _text(entry.find(f"{_ATOM}summary"), 9_000),
    )
    published = iso_day(_text(entry.find(f"{_ATOM}published")))
    version = doi_of(_text(entry.find(f"{_ARXIV}doi")))
    names = [_text(one, 120) for one in entry.iterfind(f"{_ATOM}author/{_ATOM}name")]
    # Said in words alone, in the comment of the last version.
    withdrawn = "withdrawn" in _text(entry.find(f"{_ARXIV}comment")).lower()
    return Record(
        title=title,
        authors=texts(names, limit=MOST_AUTHORS),
        years=years_of([published]),
        published=published,
        container="arXiv",
        kind="preprint",
        identifiers={"arxiv": _number(entry)},
        published_as=(f"doi:{version}",) if version else (),
        notices=(Notice(NoticeKind.RETRACTION, source="arxiv"),) if withdrawn else (),
        subjects=subjects_in(title, abstract),
        read="abstract" if abstract else "title",
    )
