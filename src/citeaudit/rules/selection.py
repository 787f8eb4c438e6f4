"""From selectors and a profile to the rules that run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.errors import SettingsError
from citeaudit.rules.base import Profile, Selection, Severity
from citeaudit.rules.registry import find_codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def select(
    chosen: Sequence[str],
    extended: Sequence[str],
    ignored: Sequence[str],
    profile: str,
    below: Selection | None = None,
) -> Selection:
    """Choose rules by code, name or family prefix, as ruff does.

    Args:
        chosen: The rules to run instead of all; each may hold several, joined by commas.
        extended: Rules to run beside them.
        ignored: Rules not to run; this wins over the others.
        profile: How much the reader wants to hear; a rule asked for by itself is heard in any.
        below: What was chosen before; it holds where `chosen` is empty.

    Raises:
        SettingsError: A selector stands for no rule, or there is no such profile.
    """
    if profile.upper() not in Profile.__members__:
        known = ", ".join(name.lower() for name in Profile.__members__)
        raise SettingsError("", f'unknown profile "{profile}"', f"there are {known}")
    before = Selection(frozenset(_codes(["CIT"]))) if chosen or below is None else below
    codes = _codes(chosen) if chosen else set(before.codes)
    codes |= _codes(extended)
    return Selection(
        frozenset(codes - _codes(ignored)),
        profile=Profile[profile.upper()],
        named=before.named | frozenset(_named([*chosen, *extended])),
    )


def _codes(selectors: Iterable[str]) -> set[str]:
    return {code for word in _words(selectors) for code in find_codes(word)}


def _named(selectors: Iterable[str]) -> Iterator[str]:
    """Yield the codes of selectors that stand for one rule, as a family does not."""
    for word in _words(selectors):
        found = find_codes(word)
        if len(found) == 1:
            yield found[0]


def _words(selectors: Iterable[str]) -> list[str]:
    words = (word.strip() for selector in selectors for word in selector.split(","))
    return [word for word in words if word]


def severity(word: str) -> Severity | None:
    """Read a severity; `never` is none."""
    return None if word == "never" else Severity[word.upper()]
