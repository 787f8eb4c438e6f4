"""The Wayback Machine's index (CDX): the last good copy of a page that is gone or blocked.

`[]` means that it never kept one; the availability service is not used, since it gives false
empties (internetarchive/wayback#296).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.evidence.exchange import Request, malformed
from citeaudit.evidence.facts import Confirmed, Record, Unknown
from citeaudit.evidence.facts import Reason as Why
from citeaudit.evidence.registers.base import NOT_HELD, Register, refuse_status
from citeaudit.evidence.registers.reading import plain, read_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citeaudit.evidence.exchange import Answer
    from citeaudit.evidence.facts import Outcome
    from citeaudit.evidence.settings import Settings


class Wayback(Register):
    """Holds copies of pages of the web, one call each."""

    name = "wayback"
    service = "wayback"
    kinds = frozenset({"url"})
    penalty = 60.0

    def request(self, values: Sequence[str], kind: str, base: str, settings: Settings) -> Request:
        """Ask for the last copy that was a page."""
        return Request(
            f"{base}/cdx",
            {
                "url": values[0],
                "output": "json",
                "fl": "timestamp,original,statuscode",
                "filter": "statuscode:200",
                "limit": "-1",
                "fastLatest": "true",
            },
        )

    def read(self, answer: Answer, values: Sequence[str]) -> Mapping[str, Outcome]:
        """Read the rows under the header; 403 stands for a site that is left out."""
        if answer.status == 403:
            return {values[0]: Unknown(Why.NOT_HELD, "the archive leaves the site out")}
        refuse_status(answer)
        rows = read_json(answer.body)
        if not isinstance(rows, list):
            raise malformed("no rows in the answer")
        last = rows[-1] if len(rows) > 1 else None
        if last is None:
            return {values[0]: NOT_HELD}
        time = plain(last[0], 14) if isinstance(last, list) and last else ""
        if len(time) != 14 or not time.isdigit():
            raise malformed("a copy without a date")
        day = f"{time[:4]}-{time[4:6]}-{time[6:8]}"
        copy = f"https://web.archive.org/web/{time}/{values[0]}"
        return {values[0]: Confirmed(Record(published=day, archived=copy))}

    def speaks(self, status: int) -> bool:
        """Say that 403 is an answer."""
        return status == 403

    def page(self, kind: str, value: str) -> str:
        """Give the address of the archive's copies."""
        return f"https://web.archive.org/web/*/{value}"
