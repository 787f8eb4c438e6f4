"""Retries are counted, not waited for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let no test wait between attempts or calls; how many there are stays as it is."""
    import stamina

    from citeaudit.evidence.services import Rate

    stamina.set_testing(True, attempts=10, cap=True)
    monkeypatch.setattr("citeaudit.evidence.asking.rate_of", lambda service, settings: Rate(500, 3))
    monkeypatch.setattr("citeaudit.evidence.asking._PAGE_PACE", 500)
    monkeypatch.setattr("citeaudit.evidence.pace.Pace.slow_to", lambda pace, interval: None)
    yield
    stamina.set_testing(False)
