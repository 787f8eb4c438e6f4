"""The tables of a policy: what each source is worth for each kind of claim, and what is enough."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.model import Kind
from citeaudit.errors import SettingsError
from citeaudit.policy.files import read_data
from citeaudit.policy.model import Strength
from citeaudit.sources.model import Design, SourceType

if TYPE_CHECKING:
    from collections.abc import Mapping

_COLUMNS = (
    Kind.EFFICACY,
    Kind.SAFETY,
    Kind.HARM,
    Kind.PREVALENCE,
    Kind.DIAGNOSIS,
    Kind.PROGNOSIS,
    Kind.CAUSE,
    Kind.DOSE,
    Kind.RECOMMENDATION,
    Kind.MECHANISM,
)
_LETTERS = {strength.word[0].upper(): strength for strength in Strength}
_WORDS = {strength.word: strength for strength in Strength}
# Kinds that are weighed as another: both ask what a treatment does.
_WEIGHED_AS = {Kind.COMPARATIVE: Kind.EFFICACY, Kind.PROMISSORY: Kind.EFFICACY}


class Requirement(NamedTuple):
    """What a kind of claim needs.

    Attributes:
        enough: The least strength that makes it `adequate`; `None` where no bar applies.
        hedged: The least strength that carries hedged wording only; `None` where there is none.
        needs: What to look for, in words that follow "it needs".
    """

    enough: Strength | None
    hedged: Strength | None
    needs: str


class Worth(NamedTuple):
    """A row of a table: a strength for every kind of claim but those that differ."""

    usual: Strength
    by_kind: Mapping[Kind, Strength]

    def for_kind(self, kind: Kind) -> Strength:
        """Give the strength for a kind of claim."""
        return self.by_kind.get(kind, self.usual)


class Policy(NamedTuple):
    """A profile of evidence.

    Attributes:
        name: Of the profile, as its file is called.
        types: Worth of a source by its type; a type that is not there is weighed by its design.
        designs: Worth of a peer-reviewed study by its design.
        claims: What each kind of claim needs.
    """

    name: str
    types: Mapping[SourceType, Worth]
    designs: Mapping[Design, Worth]
    claims: Mapping[Kind, Requirement]

    def worth(self, source_type: SourceType, design: Design, kind: Kind) -> Strength:
        """Say what a source of this type and design is worth for a claim of this kind."""
        as_kind = _WEIGHED_AS.get(kind, kind)
        row = self.types.get(source_type) or self.designs[design]
        return row.for_kind(as_kind)


# The profiles, by the name of their file; the first is the default.
PROFILES = ("health", "medrs", "general")


@cache
def load_policy(name: str = PROFILES[0]) -> Policy:
    """Read a profile from `policy/data`; one that names a base holds only what differs from it.

    Raises:
        SettingsError: There is no such profile.

    Cost: a millisecond, once.
    """
    if name not in PROFILES:
        raise SettingsError("", f'unknown policy "{name}"', f"there are {', '.join(PROFILES)}")
    content = read_data(f"{name}.txt")
    sections = _sections(content)
    types = {
        SourceType(row[0]): Worth(_WORDS[row[1]], _exceptions(row[2:]))
        for row in sections.get("types", ())
        if row[1] != "by-design"
    }
    designs = {Design(row[0]): _design(row[1:]) for row in sections.get("designs", ())}
    claims = {Kind(row[0]): _requirement(row[1:]) for row in sections.get("claims", ())}
    base = next((row[1] for row in sections[""] if row[0] == "base"), "")
    if not base:
        return Policy(name, types, designs, claims)
    other = load_policy(base)
    return Policy(
        name,
        {**other.types, **types},
        {**other.designs, **designs},
        {**other.claims, **claims},
    )


def _sections(content: str) -> dict[str, list[list[str]]]:
    """Cut a file into its sections, and each line into words; the first lines have no section."""
    rows: list[list[str]] = []
    sections = {"": rows}
    for line in content.splitlines():
        words = line.partition("#")[0].split()
        if words and words[0][0] == "[":
            rows = sections.setdefault(words[0].strip("[]"), [])
        elif words:
            rows.append(words)
    return sections


def _design(words: list[str]) -> Worth:
    letters, others = words[: len(_COLUMNS)], words[len(_COLUMNS) :]
    by_column = zip(_COLUMNS, map(_LETTERS.__getitem__, letters), strict=True)
    return Worth(Strength.MODERATE, {**dict(by_column), **_exceptions(others)})


def _exceptions(words: list[str]) -> dict[Kind, Strength]:
    return dict(_exception(word) for word in words)


def _exception(word: str) -> tuple[Kind, Strength]:
    kind, _, strength = word.partition("=")
    return Kind(kind), _WORDS[strength]


def _requirement(words: list[str]) -> Requirement:
    enough, hedged, *needs = words
    return Requirement(_WORDS.get(enough), _WORDS.get(hedged), " ".join(needs))
