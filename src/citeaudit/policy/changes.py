"""A house's own view of evidence: rows of a policy replaced, in whole or in part."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from citeaudit.policy.tables import Worth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from citeaudit.article.model import Kind
    from citeaudit.policy.model import Strength
    from citeaudit.policy.tables import Policy, Requirement
    from citeaudit.sources.model import Design, SourceType


class WorthChange(NamedTuple):
    """What changes in a row of a table.

    Attributes:
        usual: For every kind of claim but those that differ; `None` leaves it as it is.
        by_kind: For the kinds that differ; the others stay as they are.
        whole: The row is replaced: no kind differs but these.
    """

    usual: Strength | None
    by_kind: Mapping[Kind, Strength]
    whole: bool = False


class Changes(NamedTuple):
    """What a house sees otherwise."""

    types: Mapping[SourceType, WorthChange]
    designs: Mapping[Design, WorthChange]
    claims: Mapping[Kind, Requirement]


def change(policy: Policy, changes: Changes, name: str) -> Policy:
    """Make a policy of another.

    Args:
        policy: What holds where nothing is changed.
        changes: Rows to replace. A type that is weighed by its design (`peer-reviewed`) has no row,
            so its change has a `usual`.
        name: What the new one is called.
    """
    return policy._replace(
        name=name,
        types={
            **policy.types,
            **{kind: _changed(policy.types.get(kind), to) for kind, to in changes.types.items()},
        },
        designs={
            **policy.designs,
            **{
                kind: _changed(policy.designs.get(kind), to) for kind, to in changes.designs.items()
            },
        },
        claims={**policy.claims, **changes.claims},
    )


def _changed(row: Worth | None, to: WorthChange) -> Worth:
    usual = row.usual if to.usual is None and row else to.usual
    if usual is None:
        raise ValueError("a row that is not there cannot be changed in part")
    return Worth(usual, to.by_kind if to.whole or row is None else {**row.by_kind, **to.by_kind})
