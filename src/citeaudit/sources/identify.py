"""From references to sources: what each entry of a list points to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citeaudit.sources import identifiers
from citeaudit.sources.addresses import Address, read_address
from citeaudit.sources.decide import CARRYING, Decision, decide
from citeaudit.sources.designs import design_of
from citeaudit.sources.domains import registrable_domain
from citeaudit.sources.model import Source
from citeaudit.sources.printed import article_form
from citeaudit.sources.titles import bare_title
from citeaudit.sources.works import Description, work_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.model import Reference


# Redirects that hide their target behind a number; entries name it: `[cornell.edu](https://…)`.
_HIDING = frozenset({"vertexaisearch.cloud.google.com"})
_HOST = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}")


def identify(references: Sequence[Reference]) -> tuple[Source, ...]:
    """Say what each reference points to.

    Args:
        references: Entries of a list, or lone addresses (an entry with nothing but `url`, `title`).

    Returns:
        One source for each reference, in the same order. Sources of one work share `work`.

    Cost: linear; some 150 µs for each reference, no input or output but the room's data files.
    """
    read = [_read(reference) for reference in references]
    keys = work_keys(
        [
            Description(decision.type, found, reference.title, reference.published[:4], address.url)
            for reference, (address, found, decision) in zip(references, read, strict=True)
        ]
    )
    return tuple(
        _source(reference, *described, work)
        for reference, described, work in zip(references, read, keys, strict=True)
    )


def _read(reference: Reference) -> tuple[Address, dict[str, str], Decision]:
    address = read_address(reference.url)
    if address.host in _HIDING:
        address = _named(reference.title, address)
    in_address = identifiers.in_address(address) if address.host else {}
    text = _text_without_address(reference)
    in_text = identifiers.in_text(text)
    printed = article_form(text)
    decision = decide(address, _as_shown(reference), in_address, in_text, printed)
    return address, {**in_text, **in_address}, decision


def _named(title: str, address: Address) -> Address:
    """Give the host that an entry names in words where its address hides it behind a number."""
    named = read_address(title) if _HOST.fullmatch(title.strip().lower()) else address
    return address if named.trouble else named._replace(carrier=address.host)


def _as_shown(reference: Reference) -> str:
    """Give the title as a page shows it, with the name of the site: it tells what the site is."""
    site = reference.container
    return f"{reference.title} - {site}" if site and "." not in site else reference.title


def _text_without_address(reference: Reference) -> str:
    """Give the entry's words: what stands in its address is looked for there."""
    raw = reference.raw.replace(reference.url, " ") if reference.url else reference.raw
    return f"{reference.title} {raw}" if reference.title not in raw else raw


def _source(
    reference: Reference, address: Address, found: dict[str, str], decision: Decision, work: str
) -> Source:
    carries = decision.type in CARRYING
    title = bare_title(reference.title)
    return Source(
        reference.index,
        decision.type,
        round(decision.confidence, 3),
        design_of(title, decision.type),
        decision.interest,
        identifiers=found,
        canonical_url=address.url,
        host=address.host,
        work=work,
        owner="" if carries else _owner(address, decision),
        carrier=_carrier(address, decision),
        signals=decision.signals,
        title=title,
    )


def _owner(address: Address, decision: Decision) -> str:
    """Name the domain behind a page: without the suffix list where the knowledge files name it."""
    if not address.host or address.trouble:
        return ""
    rule = decision.rule
    if rule and not rule.is_suffix and rule.host.count("."):
        return rule.host
    return registrable_domain(address.host) or address.host


def _carrier(address: Address, decision: Decision) -> str:
    if address.carrier:
        return address.carrier
    return address.host if decision.carried else ""
