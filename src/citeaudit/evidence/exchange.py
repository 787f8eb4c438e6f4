"""One question and one answer over HTTP, and why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.evidence.facts import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

# A service that asks for a longer pause is given up for this run: OpenAlex asks for hours.
LONGEST_WAIT = 5.0


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a service.

    Attributes:
        address: Without the query.
        query: Parameters of the address; may hold a key or a contact, so it is never shown.
        form: Parameters of a POST; `None` for a GET.
        json: Body of a POST as JSON text; takes the place of `form`.
    """

    address: str
    query: Mapping[str, str]
    form: Mapping[str, str] | None = None
    json: str = ""
    accept: str = "*/*"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back.

    Attributes:
        headers: Names in lower case.
        body: Decompressed, no longer than was allowed.
        address: Where it came from after redirects.
        is_cut: There was more of the body.
        hops: How many redirects were followed.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes
    address: str
    is_cut: bool = False
    hops: int = 0


class Bounds(NamedTuple):
    """How much one question may cost.

    Attributes:
        seconds: From the first byte sent to the last one read, redirects included.
        size: Bytes of the decompressed body.
        hops: Redirects that are followed.
    """

    seconds: float = 15.0
    size: int = 32_000_000
    hops: int = 3


class Failure(Exception):
    """There is no answer. The text holds neither addresses nor keys: it goes into reports.

    Attributes:
        again: Asking again may help.
        after: Seconds the service wants to be left alone, if it says so.
    """

    def __init__(
        self, reason: Reason, detail: str, *, again: bool = False, after: float | None = None
    ) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
        self.again = again
        self.after = after


def malformed(detail: str) -> Failure:
    """Make the failure of an answer that the service would not have given on purpose."""
    return Failure(Reason.MALFORMED, detail, again=True)


def refusal(answer: Answer) -> Failure | None:
    """Say what a status means that tells nothing about the thing asked for: 429 and 5xx.

    Returns:
        `None` for every other status.
    """
    if answer.status == 429:
        after = _retry_after(answer)
        wait = after is None or after <= LONGEST_WAIT
        return Failure(Reason.RATE_LIMITED, "too many requests", again=wait, after=after)
    if answer.status >= 500:
        after = _retry_after(answer)
        detail = f"the server failed ({answer.status})"
        wait = after is None or after <= LONGEST_WAIT
        return Failure(Reason.UNREACHABLE, detail, again=wait, after=after)
    return None


def _retry_after(answer: Answer) -> float | None:
    """Read `Retry-After` in seconds; a date is taken for a long time."""
    value = answer.headers.get("retry-after", "").strip()
    if not value:
        return None
    return float(value) if value.isascii() and value.isdigit() and len(value) < 9 else 3600.0
