"""Puts a register's own address in place of a copy of a registration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.mend.model import Fix
from citeaudit.mend.places import readdressed
from citeaudit.rules.hosts import is_among
from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.mend.model import Draft

# Registers whose pages are found by the number alone.
_REGISTERS = {
    "nct": "https://clinicaltrials.gov/study/{}",
    "isrctn": "https://www.isrctn.com/{}",
}


def cite_registers(draft: Draft) -> Iterator[Fix]:
    """Mend `mirror-of-original` where the copy's own address holds the number."""
    for reference, source in zip(draft.article.references, draft.sources, strict=True):
        if source.type is not SourceType.TRIAL_REGISTRY or not source.host:
            continue
        if is_among(source.host, "registries"):
            continue
        for kind, home in _REGISTERS.items():
            number = source.identifiers.get(kind, "")
            if number and number.lower() in reference.url.lower():
                address = home.format(number)
                edits = readdressed(draft.article, reference, address)
                if edits:
                    message = f"{address} instead of a copy on {source.host}"
                    yield Fix("mirror-of-original", message, edits, (reference.index,))
                break
