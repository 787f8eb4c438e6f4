"""Spacing of calls: each service says how many a second it serves, and how many at a time."""

from __future__ import annotations

import asyncio
from typing import Self


class Pace:
    """Lets calls to one service through at its rate.

    Args:
        per_second: Calls a second.
        at_once: Calls that may be under way at the same time.
    """

    def __init__(self, per_second: float, at_once: int) -> None:
        self._interval = 1 / per_second
        self._next = 0.0
        self._slots = asyncio.Semaphore(at_once)

    async def __aenter__(self) -> Self:
        """Wait for a slot and for its time."""
        await self._slots.acquire()
        try:
            now = asyncio.get_running_loop().time()
            begin = max(now, self._next)
            self._next = begin + self._interval
            if begin > now:
                await asyncio.sleep(begin - now)
        except BaseException:
            self._slots.release()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        """Give the slot back."""
        self._slots.release()

    def pause(self, seconds: float) -> None:
        """Let no call begin for some seconds: the service asked for it."""
        self._next = max(self._next, asyncio.get_running_loop().time() + seconds)

    def slow_to(self, interval: float) -> None:
        """Leave at least so many seconds between calls from now on."""
        self._interval = max(self._interval, interval)
