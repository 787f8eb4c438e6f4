"""What an author tells citeaudit in a comment: which rules not to report, where and why.

`ignore[weak-sources-only] until=2027-01-31 reason`, `disable[…] reason` up to `enable[…]`, and
`ignore-file[…] reason`. Rules are named one by one: there is no form that silences all.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citeaudit.text import Span

_LONGEST_LIST = 3


class Verb(StrEnum):
    """What a comment asks for."""

    IGNORE = "ignore"  # in the block it stands in or before
    IGNORE_FILE = "ignore-file"
    DISABLE = "disable"  # from here on
    ENABLE = "enable"  # what was disabled


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment that asks not to report something.

    Attributes:
        span: Where the comment stands.
        rules: Names of the rules it is about, each once.
        until: ISO date of the last day it holds; empty for ever.
        reason: Why, on one line; empty where it does not say.
        problem: Why it cannot be followed; empty where it can.
        help: What would mend the problem.
        unused: Those of `rules` of which it hid nothing, though the rule ran.
    """

    span: Span
    verb: Verb
    rules: tuple[str, ...] = ()
    until: str = ""
    reason: str = ""
    problem: str = ""
    help: str = ""
    unused: tuple[str, ...] = ()

    @property
    def subject(self) -> str:
        """What a finding about it is known by, wherever it moves."""
        return f"{self.verb} {' '.join(self.rules)} {self.reason or self.problem}"

    @property
    def is_explained(self) -> bool:
        """Whether it says why; the end of a range need not."""
        return bool(self.reason) or self.verb is Verb.ENABLE

    def is_over(self, today: str) -> bool:
        """Say whether its last day is past; without a date of today it is not."""
        return bool(self.until and today) and self.until < today

    def holds(self, today: str) -> bool:
        """Say whether it is followed: it can be, it says why, and it is not over."""
        return not self.problem and self.is_explained and not self.is_over(today)


def listed(names: tuple[str, ...]) -> str:
    """List names of rules, not too many."""
    more = len(names) - _LONGEST_LIST
    shown = ", ".join(names[:_LONGEST_LIST])
    return f"{shown} and {more} more" if more > 0 else shown
