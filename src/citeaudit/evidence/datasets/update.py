"""Fetching data sets into the store."""

from __future__ import annotations

import asyncio
import tempfile
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.errors import SettingsError
from citeaudit.evidence.datasets.store import Held
from citeaudit.evidence.exchange import Bounds, Failure
from citeaudit.evidence.transport import Transport

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from citeaudit.evidence.datasets.base import DataSet
    from citeaudit.evidence.datasets.store import Store
    from citeaudit.evidence.settings import Settings

    Told = Callable[[int, int], None]

_SECONDS = 1_800.0
_DESCRIPTION = 2_000_000
_HOPS = 6


class Fetched(NamedTuple):
    """A data set in the store.

    Attributes:
        rows: How many it has now.
    """

    name: str
    rows: int


def update(data_set: DataSet, store: Store, settings: Settings, today: str, told: Told) -> Fetched:
    """Fetch a data set, and put it in the place of the older one.

    Args:
        data_set: Which.
        store: Where it goes.
        settings: Whom to ask as; `addresses` may name another place for the data set.
        today: ISO date.
        told: Told how many bytes came, and how many are to come.

    Raises:
        SettingsError: It cannot be had or read; the older one stays.
    """
    address = settings.addresses.get(data_set.name) or data_set.address
    with tempfile.TemporaryFile() as file:
        try:
            asyncio.run(_fetch(data_set, address, file, settings, told))
            file.seek(0)
            held = Held(data_set.name, today, 0, address)
            return Fetched(data_set.name, store.replace(held, data_set.rows(file)))
        except Failure as failure:
            raise SettingsError(data_set.name, f"cannot be had: {failure.detail}") from None
        except ValueError as error:
            raise SettingsError(data_set.name, f"is not what it was: {error}") from None


async def _fetch(
    data_set: DataSet, address: str, file: BinaryIO, settings: Settings, told: Told
) -> None:
    async with Transport(settings) as transport:
        bounds = Bounds(_SECONDS, data_set.most_bytes, _HOPS)
        await transport.download(address, file, bounds, told)
        if file.tell() <= _DESCRIPTION:
            file.seek(0)
            start = file.read()
            elsewhere = data_set.file_address(start) if start.lstrip()[:1] == b"{" else ""
            if elsewhere:
                file.seek(0)
                file.truncate()
                await transport.download(elsewhere, file, bounds, told)
