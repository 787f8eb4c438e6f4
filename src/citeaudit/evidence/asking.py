"""Putting questions to registers: batches, pace, patience, and when to give a register up.

Everything that is the same for all registers is here, so that a register only says how it is asked
and how its answer is read.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from citeaudit.evidence.exchange import Bounds, Failure, refusal
from citeaudit.evidence.facts import Fact, Reason, Unknown
from citeaudit.evidence.line import Line, Refused
from citeaudit.evidence.pace import Pace
from citeaudit.evidence.registers.page import WebPage
from citeaudit.evidence.services import address_of, rate_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from citeaudit.evidence.cache import Cache
    from citeaudit.evidence.facts import Outcome
    from citeaudit.evidence.registers.base import Register
    from citeaudit.evidence.settings import Settings
    from citeaudit.evidence.transport import Transport

    Ledger = dict[tuple[str, str], Fact]
    Told = Callable[[str, int], None]

_ATTEMPTS = 3
_PAGE_ATTEMPTS = 2
_BOUNDS = Bounds()
_PAGES_AT_ONCE = 8
_PAGE_PACE = 1.0  # calls a second to one host
# Statuses that say the question was wrong, so that a part of it may be right.
_WRONG = frozenset({400, 404, 413, 414, 422})


class Asking:
    """Puts questions to registers, for one run.

    Args:
        transport: The way out.
        cache: Of answers.
        settings: Of the run.
        today: ISO date that answers get.
        ledger: Answers by register and identifier; it is filled as they come in, so that whoever
            interrupts the run has what was learned.
        told: Is called with a register's name and how many questions were settled.
    """

    def __init__(
        self,
        transport: Transport,
        cache: Cache,
        settings: Settings,
        *,
        today: str,
        ledger: Ledger,
        told: Told,
    ) -> None:
        self._transport = transport
        self._cache = cache
        self._settings = settings
        self._today = today
        self._ledger = ledger
        self._told = told
        self._lines: dict[str, Line] = {}
        self._pages = asyncio.Semaphore(_PAGES_AT_ONCE)

    async def ask(self, register: Register, identifiers: Sequence[str]) -> None:
        """Put some identifiers (`doi:10.1000/x`) to a register; the ledger holds the outcomes."""
        if isinstance(register, WebPage):
            pages = [identifier.removeprefix("url:") for identifier in identifiers]
            await asyncio.gather(*(self._ask_page(register, page) for page in pages))
            return
        calls = batches(register, identifiers)
        await asyncio.gather(*(self._ask_batch(register, *call) for call in calls))

    async def _ask_batch(self, register: Register, kind: str, values: Sequence[str]) -> None:
        line = self._line(register)
        try:
            outcomes = dict(await self._patiently(register, kind, values, line))
        except Refused as refused:
            line.refused()
            if len(values) > 1:
                await self._halve(register, kind, values)
            else:
                self._settle(register, kind, {values[0]: Unknown(refused.reason, refused.detail)})
            return
        except Failure as failure:
            outcome = Unknown(failure.reason, failure.detail)
            self._settle(register, kind, dict.fromkeys(values, outcome))
            return
        absent = [value for value in values if value not in outcomes]
        if register.confirms and len(values) > 1:
            self._settle(register, kind, outcomes)
            await asyncio.gather(*(self._ask_batch(register, kind, [one]) for one in absent))
            return
        self._settle(register, kind, outcomes | {one: register.absent(one) for one in absent})

    async def _halve(self, register: Register, kind: str, values: Sequence[str]) -> None:
        middle = len(values) // 2
        await self._ask_batch(register, kind, values[:middle])
        await self._ask_batch(register, kind, values[middle:])

    async def _patiently(
        self, register: Register, kind: str, values: Sequence[str], line: Line
    ) -> Mapping[str, Outcome]:
        """Ask, and ask again where that may help."""
        async for attempt in line.attempts(_ATTEMPTS):
            with attempt, line.noting():
                return await self._once(register, kind, values, line)
        raise AssertionError  # the last attempt returns or raises

    async def _once(
        self, register: Register, kind: str, values: Sequence[str], line: Line
    ) -> Mapping[str, Outcome]:
        base = address_of(register.service, self._settings)
        request = register.request(values, kind, base, self._settings)
        async with line.pace:
            if line.closed:
                raise line.given_up()
            answer = await self._transport.call(request, _BOUNDS)
        line.heed(answer.headers)
        failure = refusal(answer)
        if failure is not None:
            if failure.after is None and failure.reason is Reason.RATE_LIMITED and register.penalty:
                raise Failure(failure.reason, failure.detail, after=register.penalty)
            raise failure
        if answer.status != 200 and not register.speaks(answer.status):
            detail = f"the register refuses the question ({answer.status})"
            if answer.status in _WRONG:
                raise Refused(Reason.MALFORMED, detail)
            raise Failure(Reason.UNREACHABLE, detail)
        return register.read(answer, values)

    async def _ask_page(self, register: WebPage, value: str) -> None:
        line = self._page_line(value)
        try:
            async for attempt in line.attempts(_PAGE_ATTEMPTS):
                with attempt, line.noting():
                    async with self._pages, line.pace:
                        if line.closed:
                            raise line.given_up()
                        outcome = await register.visit(self._transport, value, self._settings)
        except Failure as failure:
            outcome = Unknown(failure.reason, failure.detail)
        self._settle(register, "url", {value: outcome})

    def _settle(self, register: Register, kind: str, outcomes: Mapping[str, Outcome]) -> None:
        facts = [
            Fact(
                register.name,
                f"{kind}:{value}",
                self._today,
                register.page(kind, value),
                outcome,
            )
            for value, outcome in outcomes.items()
        ]
        for fact in facts:
            self._ledger[fact.register, fact.identifier] = fact
        self._cache.keep(facts)
        self._told(register.name, len(facts))

    def _line(self, register: Register) -> Line:
        rate = rate_of(register.service, self._settings)
        return self._lines.setdefault(register.service, Line(Pace(rate.per_second, rate.at_once)))

    def _page_line(self, address: str) -> Line:
        host = urlsplit(address).netloc.lower()
        return self._lines.setdefault(f"//{host}", Line(Pace(_PAGE_PACE, 1)))


def batches(register: Register, identifiers: Sequence[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """Cut questions into calls: one kind each, no more and no longer than the register takes."""
    by_kind: dict[str, list[str]] = {}
    for identifier in identifiers:
        kind, _, value = identifier.partition(":")
        by_kind.setdefault(kind, []).append(value)
    for kind, values in by_kind.items():
        together = [value for value in values if not register.goes_alone(value)]
        for value in values:
            if register.goes_alone(value):
                yield kind, [value]
        batch: list[str] = []
        length = 0
        for value in together:
            if batch and (len(batch) == register.batch or length + len(value) > register.length):
                yield kind, batch
                batch, length = [], 0
            batch.append(value)
            length += len(value) + 1
        if batch:
            yield kind, batch
