"""What a register is: how it is asked for identifiers, and how its answer is read.

Reading is pure: the same body gives the same outcomes. Pace, retries, batches that fail, caching
and the deadline are the business of `asking.py`, once for all registers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from citeaudit.evidence.exchange import malformed
from citeaudit.evidence.facts import Reason, Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from citeaudit.evidence.exchange import Answer, Request
    from citeaudit.evidence.facts import Outcome
    from citeaudit.evidence.settings import Settings

NOT_HELD = Unknown(Reason.NOT_HELD)


class Register:
    """A register of record; one class, one object, no state.

    Attributes:
        name: As facts and reports call it.
        service: The service it lives on; registers of one service share its pace.
        kinds: The kinds of identifiers it can be asked for.
        batch: How many identifiers one call may ask for.
        length: Characters that the identifiers of one call may take together.
        lifetime: Days for which a record stands; a week where it may tell of a retraction.
        confirms: What a batch leaves out is asked for once more, alone: only that is a denial.
        penalty: Seconds to stay away after a 429 that names no time; 0 for a moment.
        optional: It is asked only if the user wants it.
    """

    name: ClassVar[str]
    service: ClassVar[str]
    kinds: ClassVar[frozenset[str]]
    batch: ClassVar[int] = 1
    length: ClassVar[int] = 1_500
    lifetime: ClassVar[int] = 30
    confirms: ClassVar[bool] = False
    penalty: ClassVar[float] = 0.0
    optional: ClassVar[bool] = False

    def accepts(self, kind: str, value: str) -> bool:
        """Whether an identifier has the form that the register takes.

        One that has not would spoil the batch of the others.
        """
        return kind in self.kinds and bool(value)

    def goes_alone(self, value: str) -> bool:
        """Whether an identifier cannot stand in a batch: a comma would split it."""
        return "," in value

    def request(self, values: Sequence[str], kind: str, base: str, settings: Settings) -> Request:
        """Say how to ask for some identifiers of one kind."""
        raise NotImplementedError

    def read(self, answer: Answer, values: Sequence[str]) -> Mapping[str, Outcome]:
        """Read an answer with a status of 200, or one that `speaks` names.

        Returns:
            Outcomes by identifier in the form in which it was asked for; those that are missing
            are `absent`.

        Raises:
            Failure: It is not what the register would answer.
        """
        raise NotImplementedError

    def speaks(self, status: int) -> bool:
        """Whether an answer with this status, not 200, is to be read, not taken for a failure."""
        return status == 404

    def absent(self, value: str) -> Outcome:
        """Say what it means that an answer leaves an identifier out."""
        return NOT_HELD

    def page(self, kind: str, value: str) -> str:
        """Give the address where a person can see the record."""
        raise NotImplementedError


def refuse_status(answer: Answer) -> None:
    """Raise for a status that a register has no words for."""
    if answer.status != 200:
        raise malformed(f"an answer with status {answer.status}")
