"""What a run online may do: whom it asks, as whom, how long. `cli/` fills it in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run online.

    Attributes:
        version: Of citeaudit; services see it.
        contact: The user's own e-mail address; without one none is sent, and some services answer
            more slowly.
        ncbi_key: The user's key for NCBI's E-utilities.
        openalex_key: The user's key for OpenAlex.
        addresses: Base address by service, where it is not the public one.
        extra: Names of registers that are asked only on request.
        without: Names of registers that are not asked.
        seconds: After so long a run ends with what it has.
        max_age: Answers that are this many days old or older are asked for again; `None` leaves it
            to each register.
        allow_private: Fetch pages from private networks, too.
    """

    version: str = ""
    contact: str = ""
    ncbi_key: str = ""
    openalex_key: str = ""
    addresses: Mapping[str, str] = field(default_factory=dict)
    extra: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    seconds: float = 300.0
    max_age: int | None = None
    allow_private: bool = False

    @property
    def agent(self) -> str:
        """What the program calls itself; with the user's address where there is one."""
        mail = f" (mailto:{self.contact})" if self.contact else ""
        return f"citeaudit/{self.version}{mail}"
