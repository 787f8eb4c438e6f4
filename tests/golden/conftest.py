"""The flag that writes the golden reports anew: `pytest tests/golden --regenerate`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--regenerate`; whoever uses it reads the diff before it is committed."""
    parser.addoption("--regenerate", action="store_true", help="write golden reports anew")
