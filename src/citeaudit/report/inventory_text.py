"""Which hosts and works carry which claims, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.report.cells import cell_len, set_cell_size
from citeaudit.report.counts import plural
from citeaudit.report.inventory import title_of
from citeaudit.report.page import shortened
from citeaudit.report.printable import on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.report.inventory import Carrier, Inventory

_LONGEST_TITLE = 70
_LONGEST_NAME = 60


def inventory_text(taken: Inventory, *, by: str, most: int) -> str:
    """Write an inventory.

    Args:
        taken: The inventory.
        by: `host` or `work`.
        most: How many rows to show; 0 for all. What is left out is counted.
    """
    carriers = taken.hosts if by == "host" else taken.works
    shown = carriers[:most] if most else carriers
    head = ("claims", "alone", "weak", "articles", "strength", "type", by)
    lines = _table([head, *(_row(carrier, by) for carrier in shown)])
    left = len(carriers) - len(shown)
    documents = plural(len(taken.documents), "article")
    more = f", {left} more are not shown (--top 0 shows all)" if left else ""
    return "".join([*lines, f"\n{plural(len(carriers), by)} in {documents}{more}\n"])


def _row(carrier: Carrier, by: str) -> tuple[str, ...]:
    name = carrier.name if by == "host" else _work(carrier)
    numbers = (len(carrier.claims), carrier.alone, carrier.weak, carrier.documents)
    return (*map(str, numbers), _most(carrier.strengths), _most(carrier.types), name)


def _work(carrier: Carrier) -> str:
    title = shortened(on_one_line(title_of(carrier)), _LONGEST_TITLE)
    key = shortened(on_one_line(carrier.name), _LONGEST_NAME)
    if carrier.name.startswith("reference:"):
        key = "no identifier"
    return f"{title} ({key})" if title else key


def _most(counts: dict[str, int]) -> str:
    """Name what most entries are; a plus says that some are something else."""
    first = next(iter(counts))
    return first if len(counts) == 1 else f"{first} +"


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Set numbers to the right and words to the left; the last column takes what it needs."""
    widths = [max(cell_len(row[at]) for row in rows) for at in range(len(rows[0]) - 1)]
    for row in rows:
        numbers = (text.rjust(width) for text, width in zip(row[:4], widths, strict=False))
        words = (set_cell_size(text, w) for text, w in zip(row[4:-1], widths[4:], strict=True))
        yield "  ".join((*numbers, *words, on_one_line(row[-1]))).rstrip() + "\n"
