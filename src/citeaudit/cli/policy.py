"""`citeaudit policy`: the tables of evidence in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from citeaudit.cli.settings.model import POLICIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from citeaudit.article.model import Kind
    from citeaudit.policy.model import Strength
    from citeaudit.policy.tables import Policy, Worth


@click.command()
@click.argument("profile", type=click.Choice(POLICIES), required=False)
@click.option("--format", type=click.Choice(["text", "json"]), default="text")
def policy(profile: str | None, format: str) -> int:
    """Show what each kind of source is worth for each kind of claim, and what is enough.

    PROFILE is health, medrs (as strict as Wikipedia's medicine), or general (for articles that are
    not about health). Without it, what holds in the current folder: health, if no settings file
    says otherwise.
    """
    from citeaudit.cli.settings.force import Said, in_force
    from citeaudit.cli.streams import say

    tables = in_force(Said(policy=profile or ""), "article.md").policy
    if format == "json":
        from citeaudit.report.printable import as_json

        say(as_json(_object(tables), indent=2) + "\n", utf8=True)
    else:
        say("\n".join(_text(tables)) + "\n")
    return 0


def _text(tables: Policy) -> Iterable[str]:
    from citeaudit.policy.files import read_data

    yield f"Profile: {tables.name}"
    yield ""
    yield "What a claim needs"
    yield from _columns(
        [
            ["kind", "enough", "if hedged", "look for"],
            *(
                [kind.value, _word(bar.enough), _word(bar.hedged), bar.needs]
                for kind, bar in tables.claims.items()
            ),
        ]
    )
    yield ""
    yield "What a source is worth, by its type"
    yield from _columns([["type", "strength", "except for"], *_worths(tables.types)])
    yield ""
    yield "What a peer-reviewed study is worth, by its design"
    yield from _columns([["design", "strength", "except for"], *_worths(tables.designs)])
    yield ""
    yield "What else counts"
    yield from (f"  {line}" for line in read_data("exceptions.txt").splitlines() if line[:1] != "#")


def _worths(rows: Mapping[Any, Worth]) -> list[list[str]]:
    return [[name.value, row.usual.word, _exceptions(row)] for name, row in rows.items()]


def _exceptions(row: Worth) -> str:
    """List the kinds that differ, those of one strength together, strongest first."""
    groups: dict[Strength, list[str]] = {}
    for kind, strength in row.by_kind.items():
        if strength is not row.usual:
            groups.setdefault(strength, []).append(kind.value)
    ordered = sorted(groups.items(), reverse=True)
    return "; ".join(f"{strength.word}: {', '.join(kinds)}" for strength, kinds in ordered)


def _columns(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True))
        yield "  " + "  ".join(cells).rstrip()


def _word(strength: Strength | None) -> str:
    return "-" if strength is None else strength.word


def _object(tables: Policy) -> dict[str, Any]:
    return {
        "profile": tables.name,
        "claims": {
            kind.value: {
                "enough": bar.enough and bar.enough.word,
                "hedged": bar.hedged and bar.hedged.word,
                "needs": bar.needs,
            }
            for kind, bar in tables.claims.items()
        },
        "types": _worth_objects(tables.types),
        "designs": _worth_objects(tables.designs),
    }


def _worth_objects(rows: Mapping[Any, Worth]) -> dict[str, Any]:
    return {
        name.value: {"usual": row.usual.word, "by_kind": _by_kind(row.by_kind)}
        for name, row in rows.items()
    }


def _by_kind(strengths: Mapping[Kind, Strength]) -> dict[str, str]:
    return {kind.value: strength.word for kind, strength in strengths.items()}
