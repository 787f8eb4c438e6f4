"""Looking references up: the questions that are open, put to the registers wave by wave."""

from __future__ import annotations

import asyncio
import datetime
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.evidence.asking import Asking
from citeaudit.evidence.facts import Confirmed, Fact, Reason, Unknown
from citeaudit.evidence.guard import PRIVATE
from citeaudit.evidence.plan import Question, questions, same_work
from citeaudit.evidence.registers.table import BY_NAME, REGISTERS
from citeaudit.evidence.transport import Transport

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Sequence

    from citeaudit.evidence.cache import Cache
    from citeaudit.evidence.plan import Subject
    from citeaudit.evidence.settings import Settings

_MOST_WAVES = 8
_PAGES = frozenset({"page", "wayback"})


class Progress(NamedTuple):
    """How far a run is: questions settled and questions known so far, by register."""

    register: str
    done: int
    asked: int


def _silent(progress: Progress) -> None:
    """Tell nobody."""


class LookUp:
    """One run online over the references of any number of articles.

    Args:
        settings: Whom to ask, how long.
        cache: Of answers; asked before any register.
        today: ISO date of the run.
        told: Is called as questions are settled.

    Attributes:
        requests: How many requests were sent.
    """

    def __init__(
        self,
        settings: Settings,
        cache: Cache,
        *,
        today: str,
        told: Callable[[Progress], None] = _silent,
    ) -> None:
        self.requests = 0
        self._settings = settings
        self._cache = cache
        self._today = today
        self._told = told
        self._ledger: dict[tuple[str, str], Fact] = {}
        self._older: dict[tuple[str, str], Fact] = {}
        self._answered: dict[tuple[str, str], Fact] | None = None
        self._asked: dict[str, int] = {}
        self._done: dict[str, int] = {}

    def run(self, subjects: Sequence[Subject], known: Iterable[Fact] = ()) -> None:
        """Look references up.

        Args:
            subjects: The references.
            known: What `refs.json` holds; what is recent enough is not asked for.

        Raises:
            KeyboardInterrupt: Somebody interrupted it; `facts_of` gives what was learned so far.
        """
        self._answered = None
        for fact in known:
            self._remember(fact)
        asyncio.run(self._run(subjects))

    def facts_of(self, subject: Subject) -> tuple[Fact, ...]:
        """Give what is known of a reference now; where a question failed, the older answer stands.

        Questions without any answer are among them, as `Unknown`.
        """
        answers = self._answers()
        asked = questions(subject, answers, self._settings)
        named = same_work(subject, answers)
        held = (Question(one.name, identifier) for one in REGISTERS for identifier in named)
        wanted = dict.fromkeys((*asked, *(one for one in held if one in answers)))
        order = {register.name: at for at, register in enumerate(REGISTERS)}
        facts = (
            answers.get(one) or self._ledger.get(one)
            for one in sorted(wanted, key=lambda one: order[one.register])
        )
        return tuple(fact for fact in facts if fact is not None)

    def _answers(self) -> dict[tuple[str, str], Fact]:
        """Give the answers of this run, and the older ones where it has none."""
        if self._answered is None:
            new = {key: fact for key, fact in self._ledger.items() if fact.is_answer}
            self._answered = self._older | new
        return self._answered

    def troubles(self) -> tuple[str, ...]:
        """Say in words what could not be learned: which register, why, how many questions.

        A page that could not be had says something of its server, not of this run, unless no page
        at all could be had.
        """
        failed = Counter(
            (fact.register, fact.outcome.reason.value, fact.outcome.detail)
            for fact in self._ledger.values()
            if isinstance(fact.outcome, Unknown)
            and not fact.is_answer
            and fact.outcome.detail != PRIVATE
        )
        if any(name == "page" and fact.is_answer for (name, _), fact in self._ledger.items()):
            failed = Counter({key: count for key, count in failed.items() if key[0] != "page"})
        order = {register.name: at for at, register in enumerate(REGISTERS)}
        return tuple(
            f"{name}: {reason}, {detail} ({count} question{'s' if count > 1 else ''})"
            for (name, reason, detail), count in sorted(
                failed.items(), key=lambda one: (order[one[0][0]], one[0])
            )
        )

    async def _run(self, subjects: Sequence[Subject]) -> None:
        try:
            async with Transport(self._settings) as transport:
                asking = Asking(
                    transport,
                    self._cache,
                    self._settings,
                    today=self._today,
                    ledger=self._ledger,
                    told=self._settled,
                )
                try:
                    async with asyncio.timeout(self._settings.seconds):
                        await self._ask_all(subjects, asking)
                finally:
                    self.requests = transport.requests
        except TimeoutError:
            self._give_up(subjects)

    async def _ask_all(self, subjects: Sequence[Subject], asking: Asking) -> None:
        """Ask pages and registers at the same time, then what the pages led to."""
        registers = frozenset(BY_NAME) - _PAGES
        await asyncio.gather(
            self._waves(subjects, asking, _PAGES), self._waves(subjects, asking, registers)
        )
        await self._waves(subjects, asking, registers)

    async def _waves(
        self, subjects: Sequence[Subject], asking: Asking, names: frozenset[str]
    ) -> None:
        for _ in range(_MOST_WAVES):
            opened = self._open_questions(subjects, names)
            if not opened:
                return
            wanted = self._not_cached(opened)
            for name, identifiers in wanted.items():
                self._asked[name] = self._asked.get(name, 0) + len(identifiers)
                self._settled(name, 0)
            calls = (asking.ask(BY_NAME[name], values) for name, values in wanted.items())
            await asyncio.gather(*calls)

    def _open_questions(
        self, subjects: Sequence[Subject], names: Container[str] = frozenset(BY_NAME)
    ) -> dict[str, list[str]]:
        wanted: dict[str, dict[str, None]] = {}
        for subject in subjects:
            for one in questions(subject, self._ledger, self._settings):
                if one not in self._ledger and one.register in names:
                    wanted.setdefault(one.register, {})[one.identifier] = None
        return {name: list(identifiers) for name, identifiers in wanted.items()}

    def _not_cached(self, wanted: dict[str, list[str]]) -> dict[str, list[str]]:
        left: dict[str, list[str]] = {}
        for name, identifiers in wanted.items():
            for fact in self._cache.find(name, identifiers).values():
                self._remember(fact)
            rest = [one for one in identifiers if (name, one) not in self._ledger]
            if rest:
                left[name] = rest
        return left

    def _remember(self, fact: Fact) -> None:
        """Take an answer from before: as the answer where it is recent, else as a last resort."""
        key = (fact.register, fact.identifier)
        if fact.register not in BY_NAME or not fact.is_answer:
            return
        if is_recent(fact, self._today, self._settings.max_age):
            self._ledger.setdefault(key, fact)
        elif key not in self._older or self._older[key].on < fact.on:
            self._older[key] = fact

    def _give_up(self, subjects: Sequence[Subject]) -> None:
        late = Unknown(Reason.NOT_ASKED, "the time was up")
        for name, identifiers in self._open_questions(subjects).items():
            for identifier in identifiers:
                kind, _, value = identifier.partition(":")
                page = BY_NAME[name].page(kind, value)
                self._ledger[name, identifier] = Fact(name, identifier, self._today, page, late)

    def _settled(self, register: str, count: int) -> None:
        self._done[register] = self._done.get(register, 0) + count
        self._told(Progress(register, self._done[register], self._asked.get(register, 0)))


def is_recent(fact: Fact, today: str, max_age: int | None) -> bool:
    """Whether an answer still stands.

    Records stand as long as their register says, denials and blocked pages for a day.

    Args:
        fact: The answer.
        today: ISO date.
        max_age: Days, instead of the register's own; 0 lets nothing stand.
    """
    try:
        age = (datetime.date.fromisoformat(today) - datetime.date.fromisoformat(fact.on)).days
    except ValueError:
        return False
    if max_age is not None:
        return 0 <= age < max_age
    return 0 <= age < _lifetime(fact)


def _lifetime(fact: Fact) -> int:
    register = BY_NAME.get(fact.register)
    if register is None:
        return 0
    match fact.outcome:
        case Confirmed():
            return register.lifetime
        case Unknown(Reason.NOT_HELD):
            return min(7, register.lifetime)
        case _:
            return 1
