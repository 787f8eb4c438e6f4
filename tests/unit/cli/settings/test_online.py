"""The table `[online]`: as whom registers are asked, and which."""

from __future__ import annotations

from typing import Any

import pytest

from citeaudit.cli.online import settings_from
from citeaudit.cli.settings.model import Online
from citeaudit.cli.settings.read import read_table
from citeaudit.cli.settings.source import Source
from citeaudit.errors import SettingsError
from citeaudit.evidence.registers.names import NAMES
from citeaudit.evidence.registers.table import REGISTERS


def read(**table: Any) -> Online:  # noqa: ANN401
    return read_table(Source("citeaudit.toml", "", {"online": table}, ())).online


def test_what_it_says() -> None:
    """Nothing by default."""
    assert read() == Online()
    assert read(contact="me@uni.example", registers=["openalex"], without=["page"]) == Online(
        "me@uni.example", ("openalex",), ("page",)
    )


@pytest.mark.parametrize(
    "table",
    [
        {"contact": "me"},
        {"contact": "me@uni.example\r\nX: y"},
        {"contact": 3},
        {"registers": "openalex"},
        {"registers": ["openalx"]},
        {"without": [1]},
        {"services": {"crossref": "https://evil.example"}},
        {"crossref-url": "https://evil.example"},
    ],
)
def test_what_it_cannot_say(table: dict[str, Any]) -> None:
    """Slips; and where services are, since the file comes with the articles."""
    with pytest.raises(SettingsError):
        read(**table)


def test_option_before_environment_before_file() -> None:
    """Registers of both are put together."""
    said = Online("file@uni.example", ("openalex",), ("page",))
    variables = {"CITEAUDIT_CONTACT": "env@uni.example", "CITEAUDIT_REGISTERS": "unpaywall"}
    assert settings_from({}, online=said).contact == "file@uni.example"
    settings = settings_from(variables, online=said)
    assert settings.contact == "env@uni.example"
    assert settings.extra == {"openalex", "unpaywall"}
    assert settings.without == {"page"}
    asked = settings_from(variables, online=said, contact="option@uni.example")
    assert asked.contact == "option@uni.example"


def test_the_names_are_those_of_the_table() -> None:
    """In its order."""
    assert tuple(register.name for register in REGISTERS) == NAMES
