"""What an item's `custom.citeaudit` says, put into a source; and a source written down as such."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from citeaudit.evidence.csl import IDENTIFIERS
from citeaudit.sources.decide import CARRYING, interest_of
from citeaudit.sources.designs import design_of
from citeaudit.sources.domains import registrable_domain
from citeaudit.sources.model import Design, Interest, Signal, SourceType, Status
from citeaudit.sources.titles import bare_title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citeaudit.evidence.facts import Fact
    from citeaudit.evidence.items import Item
    from citeaudit.sources.model import Source


def recalled(source: Source, title: str, item: Item) -> Source:
    """Put what is known of a reference into its source; a person's decision has the last word.

    Args:
        source: As it is identified from the entry and the item's identifiers.
        title: The reference's title; it tells the design where a type is decided and none is known.
        item: The reference's item.
    """
    known = item.known
    source = _recorded(source, title, known) if "type" in known else source
    source = _with_facets(source, known)
    return _decided(source, title, known["reviewed"]) if "reviewed" in known else source


def _recorded(source: Source, title: str, known: Mapping[str, Any]) -> Source:
    recorded = SourceType(known["type"])
    signals = tuple(Signal(**signal) for signal in known.get("signals", ()))
    if not signals:
        kept = source.signals if recorded is source.type else ()
        signals = kept or (Signal("refs", f"refs.json says {recorded.value}"),)
    return replace(
        _typed(source, recorded, title), confidence=known.get("confidence", 1.0), signals=signals
    )


def _with_facets(source: Source, known: Mapping[str, Any]) -> Source:
    return replace(
        source,
        design=Design(known.get("design", source.design)),
        interest=Interest(known.get("interest", source.interest)),
        status=tuple(map(Status, known.get("status", source.status))),
    )


def _decided(source: Source, title: str, reviewed: Mapping[str, str]) -> Source:
    decided = SourceType(reviewed["type"])
    # What led to another type does not lead to this one.
    others = source.signals if decided is source.type else ()
    return replace(
        _typed(source, decided, title),
        confidence=1.0,
        signals=(Signal("reviewed", _decision(reviewed)), *others),
        reviewed=True,
    )


def _decision(reviewed: Mapping[str, str]) -> str:
    by = reviewed.get("by") or "a person"
    on = f" on {reviewed['on']}" if reviewed.get("on") else ""
    why = f": {reviewed['why']}" if reviewed.get("why") else ""
    return f"decided by {by}{on}{why}"


def _typed(source: Source, decided: SourceType, title: str) -> Source:
    """Give a source another type, and the facets that follow from it."""
    if decided is source.type:
        return source
    owner = source.owner or registrable_domain(source.host) or source.host
    return replace(
        source,
        type=decided,
        design=design_of(bare_title(title), decided),
        interest=interest_of(decided),
        owner="" if decided in CARRYING else owner,
    )


def written(
    source: Source,
    identifiers: Mapping[str, str],
    before: Mapping[str, Any],
    facts: Sequence[Fact] = (),
) -> dict[str, Any]:
    """Write down what is known of a source.

    Nothing that is not known is written: `unknown` is no answer that could be remembered.

    Args:
        source: As it is identified now; not as it was recalled, which would keep errors alive.
        identifiers: Its own, by kind; those that CSL has variables for are left to CSL.
        before: What the file says. A person's decision is never touched, and answers that
            another program wrote are left alone with all that they led to.
        facts: What registers answered on it; their word outranks what can be told offline.
    """
    if before.get("lookups") and not facts:
        return dict(before)
    # Loaded where the file is written: a check beside one does without.
    from citeaudit.evidence.deriving import derive  # noqa: PLC0415
    from citeaudit.evidence.fact_json import fact_as_json  # noqa: PLC0415

    source = derive(source, facts)
    block: dict[str, Any] = {}
    if source.type is not SourceType.UNKNOWN:
        block["type"] = source.type.value
        block["confidence"] = source.confidence
    if source.design is not Design.UNKNOWN:
        block["design"] = source.design.value
    if source.interest is not Interest.UNKNOWN:
        block["interest"] = source.interest.value
    status = [one.value for one in source.status if one is not Status.UNVERIFIED]
    if status or "status" in before:
        block["status"] = status or before["status"]
    others = {k: v for k, v in identifiers.items() if k not in IDENTIFIERS}
    if others:
        block["identifiers"] = others
    if source.type is not SourceType.UNKNOWN:
        block["signals"] = [signal._asdict() for signal in source.signals]
    if facts:
        block["lookups"] = [fact_as_json(fact) for fact in facts if fact.is_answer]
    if "reviewed" in before:
        block["reviewed"] = before["reviewed"]
    return block
