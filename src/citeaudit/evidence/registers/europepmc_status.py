"""Europe PMC's list of articles whose status changed: a thousand PMIDs in one call.

Whoever is not on it has no known update, or is not known: it says nothing (APIS 8).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from citeaudit.evidence.exchange import Request, malformed
from citeaudit.evidence.facts import Confirmed, Notice, NoticeKind, Record
from citeaudit.evidence.registers.base import Register, refuse_status
from citeaudit.evidence.registers.reading import (
    a_list,
    an_object,
    digits_of,
    is_pmid,
    plain,
    read_json,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from citeaudit.evidence.exchange import Answer
    from citeaudit.evidence.facts import Outcome
    from citeaudit.evidence.settings import Settings

_UPDATES = {
    "RETRACTED": NoticeKind.RETRACTION,
    "WITHDRAWN": NoticeKind.RETRACTION,
    "EXPRESSION_OF_CONCERN": NoticeKind.CONCERN,
    "CORRECTED": NoticeKind.CORRECTION,
}


class EuropePmcStatus(Register):
    """Lists the articles of PubMed that were retracted, doubted or corrected."""

    name = "europepmc-status"
    service = "europepmc"
    kinds = frozenset({"pmid"})
    batch = 1000
    length = 12_000
    lifetime = 7

    def accepts(self, kind: str, value: str) -> bool:
        """Take plain numbers."""
        return kind == "pmid" and is_pmid(value)

    def request(self, values: Sequence[str], kind: str, base: str, settings: Settings) -> Request:
        """Ask for the status of some PMIDs."""
        ids = [{"src": "MED", "extId": value} for value in values]
        return Request(
            f"{base}/status-update-search", {"format": "json"}, json=json.dumps({"ids": ids})
        )

    def read(self, answer: Answer, values: Sequence[str]) -> Mapping[str, Outcome]:
        """Read the articles with an update."""
        refuse_status(answer)
        content = an_object(read_json(answer.body))
        if "articlesWithStatusUpdate" not in content:
            raise malformed("no list of updates")
        entries = map(an_object, a_list(content["articlesWithStatusUpdate"]))
        told = {digits_of(one.get("extId")): one for one in entries}
        return {value: Confirmed(_record(told[value])) for value in values if value in told}

    def speaks(self, status: int) -> bool:
        """Say that no status but 200 is an answer."""
        return False

    def page(self, kind: str, value: str) -> str:
        """Give the address of the article."""
        return f"https://europepmc.org/article/MED/{value}"


def _record(entry: Mapping[str, Any]) -> Record:
    updates = (
        plain(one, 40).upper().replace(" ", "_") for one in a_list(entry.get("statusUpdates"))
    )
    kinds = dict.fromkeys(_UPDATES[update] for update in updates if update in _UPDATES)
    return Record(notices=tuple(map(Notice, kinds)))
