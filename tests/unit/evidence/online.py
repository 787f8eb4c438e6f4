"""What tests of the network share: one question, answered over a real socket."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from citeaudit.evidence.cache import Cache
from citeaudit.evidence.exchange import Answer, Bounds, Request
from citeaudit.evidence.lookup import LookUp
from citeaudit.evidence.plan import Subject
from citeaudit.evidence.settings import Settings
from citeaudit.evidence.transport import Transport

if TYPE_CHECKING:
    from pathlib import Path

    from citeaudit.evidence.facts import Fact
    from tests.registers.world import World

TODAY = "2026-11-28"


def call(address: str, settings: Settings | None = None, bounds: Bounds | None = None) -> Answer:
    """Ask a service."""

    async def run() -> Answer:
        async with Transport(settings or Settings()) as transport:
            return await transport.call(Request(address, {}), bounds or Bounds())

    return asyncio.run(run())


def visit(address: str, *, allow_private: bool = True, bounds: Bounds | None = None) -> Answer:
    """Fetch a page."""

    async def run() -> Answer:
        async with Transport(Settings(allow_private=allow_private)) as transport:
            return await transport.visit(address, bounds or Bounds())

    return asyncio.run(run())


def look_up(
    world: World, folder: Path, *identifiers: str, page: str = "", **changes: object
) -> tuple[Fact, ...]:
    """Look one reference up, and give the facts on it."""
    subject = Subject(identifiers, page, bool(page))
    with Cache(str(folder / "cache")) as cache:
        run = LookUp(world.settings(**changes), cache, today=TODAY)
        run.run([subject])
        return run.facts_of(subject)


def by_register(facts: tuple[Fact, ...]) -> dict[str, Fact]:
    """Index facts by their register; the first of each."""
    return {fact.register: fact for fact in reversed(facts)}
