"""The table `[online]` of a settings file: as whom registers are asked, and which.

Where services are found, and keys for them, it cannot say: a settings file comes with the articles,
and would decide who gets them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.cli.settings.model import Online
from citeaudit.cli.settings.values import Unfit
from citeaudit.errors import SettingsError

if TYPE_CHECKING:
    from citeaudit.cli.settings.values import Value

_KEYS = ("contact", "registers", "without")


def read_online(value: Value) -> Online:
    """Read the table.

    Raises:
        Unfit: It says what cannot be used.
    """
    said = Online()
    for key, one in value.table("a table such as [online]"):
        match key:
            case "contact":
                said = said._replace(contact=_contact(one))
            case "registers":
                said = said._replace(registers=_names(one))
            case "without":
                said = said._replace(without=_names(one))
            case _:
                raise one.unknown("key", _KEYS)
    return said


def _contact(value: Value) -> str:
    from citeaudit.cli.online import checked_contact

    try:
        return checked_contact(value.text("your e-mail address"))
    except SettingsError as error:
        raise Unfit(value.keys, f"contact {error.problem}", error.mend) from None


def _names(value: Value) -> tuple[str, ...]:
    from citeaudit.evidence.registers.names import NAMES

    return tuple(item.word(NAMES) for item in value.texts("names of registers"))
