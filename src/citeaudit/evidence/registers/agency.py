"""doi.org: which agency registered a DOI. The one register that must know every DOI.

`GET /doiRA/d1,d2` answers in the order asked, `RA` or `status` (measured 2026-10-03). A DOI with a
comma in it would be taken for two: the handle server is asked for it, which knows no agency.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from citeaudit.evidence.exchange import Request, malformed
from citeaudit.evidence.facts import Confirmed, Reason, Record, Refuted, Unknown
from citeaudit.evidence.registers.base import Register, refuse_status
from citeaudit.evidence.registers.reading import a_list, an_object, doi_of, plain, read_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from citeaudit.evidence.exchange import Answer
    from citeaudit.evidence.facts import Outcome
    from citeaudit.evidence.settings import Settings

_NO_SUCH = "DOI does not exist"


class Agency(Register):
    """Says whether a DOI exists, and who registered it (`publisher` of the record)."""

    name = "doi"
    service = "doi"
    kinds = frozenset({"doi"})
    batch = 25

    def request(self, values: Sequence[str], kind: str, base: str, settings: Settings) -> Request:
        """Ask for the agencies of some DOIs, or for one handle."""
        if len(values) == 1 and self.goes_alone(values[0]):
            return Request(f"{base}/api/handles/{quote(values[0], safe='/')}", {"type": "URL"})
        return Request(f"{base}/doiRA/{','.join(quote(value, safe='/') for value in values)}", {})

    def read(self, answer: Answer, values: Sequence[str]) -> Mapping[str, Outcome]:
        """Read the agencies, each entry of which names its DOI; or a handle."""
        if len(values) == 1 and self.goes_alone(values[0]):
            return {values[0]: _of_handle(an_object(read_json(answer.body)))}
        refuse_status(answer)
        entries = read_json(answer.body)
        if not isinstance(entries, list):
            raise malformed("no list of agencies")
        told = {doi_of(an_object(entry).get("DOI")): entry for entry in a_list(entries)}
        return {value: _outcome(an_object(told[value])) for value in values if value in told}

    def speaks(self, status: int) -> bool:
        """Say that 404 is the answer on a handle that there is not."""
        return status == 404

    def absent(self, value: str) -> Outcome:
        """Say that a DOI which it passes over was not answered: it must know every one."""
        return Unknown(Reason.MALFORMED, "the answer leaves it out")

    def page(self, kind: str, value: str) -> str:
        """Give the address of the DOI."""
        return f"https://doi.org/{quote(value, safe='/')}"


def _of_handle(handle: Mapping[str, Any]) -> Outcome:
    """Read a handle: 1 says that it is there, 200 that it has no address, 100 that it is not."""
    code = handle.get("responseCode")
    if code in (1, 200):
        return Confirmed(Record())
    if code == 100:
        return Refuted("doi.org: the DOI does not exist")
    raise malformed("no code of the handle server")


def _outcome(entry: Mapping[str, Any]) -> Outcome:
    if agency := plain(entry.get("RA"), 40):
        return Confirmed(Record(publisher=agency))
    status = plain(entry.get("status"), 80)
    if status == _NO_SUCH:
        return Refuted("doi.org: the DOI does not exist")
    return Unknown(Reason.MALFORMED, status or "no agency")
