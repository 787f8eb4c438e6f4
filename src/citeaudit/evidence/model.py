"""What a `refs.json` holds, as the rest of the room passes it on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citeaudit.evidence.items import Item


@dataclass(frozen=True, slots=True, eq=False)
class Refs:
    """What is known of references, as one file holds it.

    Attributes:
        path: Of the file as reports show it; empty where there is none.
        items: In the order of the file.
    """

    path: str
    items: tuple[Item, ...] = ()


NO_REFS = Refs("")
