"""A value of a settings file, asked for what it should be; what it is not is told with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Keys = tuple[str | int, ...]

_LONGEST = 40


class Unfit(Exception):
    """A value, or its key, that cannot be used.

    Args:
        keys: Where it stands.
        problem: What is wrong with it.
        mend: What would be right; may be empty.
        of_key: The key is wrong, whatever its value.
    """

    def __init__(self, keys: Keys, problem: str, mend: str = "", *, of_key: bool = False) -> None:
        super().__init__(problem)
        self.keys = keys
        self.problem = problem
        self.mend = mend
        self.of_key = of_key


class Value(NamedTuple):
    """A value and the keys that lead to it."""

    value: object
    keys: Keys = ()

    @property
    def name(self) -> str:
        """The key that it is known by."""
        return next((key for key in reversed(self.keys) if isinstance(key, str)), "this")

    def text(self, wanted: str = "text in quotes") -> str:
        """Take it as a text, which is not empty.

        Raises:
            Unfit: It is none.
        """
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.unfit(wanted)
        return self.value

    def word(self, words: Iterable[str]) -> str:
        """Take it as one of some words.

        Raises:
            Unfit: It is none of them; the nearest is proposed.
        """
        known = list(words)
        text = self.text(f"one of {', '.join(known)}")
        if text not in known:
            raise Unfit(self.keys, f'{self.name} is "{_cut(text)}"', nearest(text, known))
        return text

    def texts(self, wanted: str) -> list[Value]:
        """Take it as a list of texts, each with its keys.

        Raises:
            Unfit: It is none, or one of them is no text.
        """
        if not isinstance(self.value, list):
            raise self.unfit(f"a list of {wanted}")
        items = [Value(item, (*self.keys, at)) for at, item in enumerate(self.value)]
        for item in items:
            item.text(f"a list of {wanted}")
        return items

    def table(self, wanted: str = "a table") -> Iterator[tuple[str, Value]]:
        """Take it as a table.

        Raises:
            Unfit: It is none.
        """
        if not isinstance(self.value, dict):
            raise self.unfit(wanted)
        for key, value in self.value.items():
            yield key, Value(value, (*self.keys, key))

    def unfit(self, wanted: str) -> Unfit:
        """Say that it is not what was wanted."""
        return Unfit(self.keys, f"{self.name} is {_said(self.value)}", f"wanted {wanted}")

    def unknown(self, what: str, known: Iterable[str]) -> Unfit:
        """Say that its key is not known; the nearest is proposed."""
        key = str(self.keys[-1])
        return Unfit(self.keys, f'unknown {what} "{_cut(key)}"', nearest(key, known), of_key=True)


def nearest(word: str, known: Iterable[str]) -> str:
    """Propose the word that was meant, or name them all."""
    from difflib import get_close_matches

    words = list(known)
    near = get_close_matches(word[:_LONGEST].lower().replace("_", "-"), words, n=1)
    return f'did you mean "{near[0]}"?' if near else f"there are {', '.join(words)}"


def _said(value: object) -> str:
    if isinstance(value, str):
        return f'"{_cut(value)}"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    return "a list" if isinstance(value, list) else _cut(str(value))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
