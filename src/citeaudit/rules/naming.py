"""What messages call claims and sources, in the words of an editor."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from citeaudit.policy.labels import is_label
from citeaudit.rules.tables import read_sections
from citeaudit.sources.model import Design, Interest, SourceType, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from citeaudit.article.model import Kind, Reference
    from citeaudit.policy.model import Strength, Weighed
    from citeaudit.sources.model import Source

# More kinds of sources than this are counted, not named.
_MOST_NAMED = 3
_STUDIES = (SourceType.PEER_REVIEWED, SourceType.PREPRINT)
# Their names say already that they sell.
_NAMED_SELLERS = (
    SourceType.CLINIC_BLOG,
    SourceType.PHARMACY_MARKETING,
    SourceType.TELEHEALTH,
    SourceType.VENDOR,
)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def claim_name(kind: Kind) -> str:
    """Call a claim by its kind: `this efficacy claim`."""
    return names_of("claims")[kind.value]


def source_name(source: Source) -> str:
    """Call a source by its kind: `a clinic's marketing page`, `a case series`."""
    return _counted(source, 1)


def list_sources(weighed: Sequence[Weighed]) -> str:
    """Name what a claim rests on: `two clinics' marketing pages and a trial's registration`."""
    groups: dict[str, list[Source]] = {}
    for one in weighed:
        groups.setdefault(source_name(one.source), []).append(one.source)
    kinds = list(groups.values())
    named = [_counted(sources[0], len(sources)) for sources in kinds[:_MOST_NAMED]]
    rest = sum(map(len, kinds[_MOST_NAMED:]))
    if rest:
        named.append("one more" if rest == 1 else f"{spelled(rest)} more")
    return join(named)


def allowed_wording(strength: Strength) -> str:
    """Say what a sentence may say whose best source is worth this much."""
    return names_of("wording")[strength.word]


def label_of(reference: Reference) -> str:
    """Call an entry what its markers call it: `[3]`, or by its place where it has no label."""
    return f"[{reference.label}]" if reference.label else f"entry {reference.index + 1}"


def spelled(number: int) -> str:
    """Spell a small number out."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def quoted(words: str) -> str:
    """Put words of the text into quotation marks."""
    return f'"{words}"'


def join(words: Iterable[str]) -> str:
    """Join words as a sentence does: `a, b and c`."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def _counted(source: Source, number: int) -> str:
    if Status.RETRACTED in source.status:
        return "a retracted article" if number == 1 else f"{spelled(number)} retracted articles"
    if is_label(source):
        return "a product's label" if number == 1 else f"{spelled(number)} products' labels"
    if source.type in _STUDIES and source.design is not Design.UNKNOWN:
        both = names_of("designs")[source.design.value]
    else:
        both = names_of("types")[source.type.value]
    one, _, several = both.partition(" | ")
    name = one if number == 1 else several.format(n=spelled(number))
    if source.interest is Interest.SELLS_TOPIC and source.type not in _NAMED_SELLERS:
        name += " that sells what it is about" if number == 1 else " that sell what they are about"
    return name


@cache
def names_of(section: str) -> dict[str, str]:
    """Give a section of `data/names.txt`: what is called by which words."""
    pairs = (line.partition(":") for line in read_sections("names.txt")[section])
    return {key: words.strip() for key, _, words in pairs}
