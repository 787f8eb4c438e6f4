"""Everything that can stop citeaudit, and the exit code it stops with.

```
CiteauditError          4   a defect of the program
└── UserError           2   something the user can mend
    ├── InputError          a document that cannot be had or read
    ├── SettingsError       an option, a rule name or a configuration file
    ├── RefsError           a `refs.json` that cannot be used
    └── LostError           a document whose process died while it was checked
```
"""

from __future__ import annotations

from typing import ClassVar


class CiteauditError(Exception):
    """The root of the tree; raised as itself only for a defect of the program."""

    exit_code: ClassVar[int] = 4


class UserError(CiteauditError):
    """Something the user can mend: one line that names the place, the problem and the mend.

    Args:
        place: The file (with line and column where known), option or word in question; empty
            where the problem names it.
        problem: What is wrong with it.
        mend: What would make it right; may be empty where the problem says it all.
    """

    exit_code: ClassVar[int] = 2

    def __init__(self, place: str, problem: str, mend: str = "") -> None:
        self.place = place
        self.problem = problem
        self.mend = mend
        where = f"{place}: " if place else ""
        super().__init__(f"{where}{problem}" + (f" ({mend})" if mend else ""))

    def __reduce__(self) -> tuple[type[UserError], tuple[str, str, str], dict[str, object]]:
        # A worker hands it on in its parts; an exception alone would keep the sentence only.
        return type(self), (self.place, self.problem, self.mend), self.__dict__


class InputError(UserError):
    """A document that is missing, unmatched, empty of anything to check, or not text."""


class SettingsError(UserError):
    """An option, a rule name or a configuration file that cannot be used.

    Args:
        place: As for every `UserError`.
        problem: What is wrong with it.
        mend: What would make it right.
        excerpt: The line of the file, with a caret under the place; empty where there is none.
    """

    def __init__(self, place: str, problem: str, mend: str = "", excerpt: str = "") -> None:
        super().__init__(place, problem, mend)
        self.excerpt = excerpt


class RefsError(UserError):
    """A `refs.json` that cannot be used."""


class LostError(UserError):
    """A document whose process died while it was checked."""
