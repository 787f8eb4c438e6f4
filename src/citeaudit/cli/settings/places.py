"""Where in a TOML file a key or value stands; only loaded to explain an error.

The standard library's parser gives no places. The file has been parsed already, so what is read
here is TOML, and only its keys, brackets and strings need to be told apart.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from citeaudit.cli.settings.values import Keys

_TOKEN = re.compile(
    r"(?P<space>[ \t\r]+|\#[^\n]*)"
    r"|(?P<newline>\n)"
    r'|(?P<string>"""(?:[^"\\]|\\.|"(?!""))*"{3,5}'
    r"|'''(?:[^']|'(?!''))*'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*')"
    r"|(?P<sign>[\[\]{}=,.])"
    r"|(?P<bare>[^\s\[\]{}=,.\"'\#]+)",
    re.DOTALL,
)


def find_place(content: str, keys: Keys, *, of_key: bool) -> int | None:
    """Find the offset of a value, or of the last of its keys.

    Args:
        content: A TOML file.
        keys: Where the value stands; whole numbers count the items of a list.
        of_key: The key is wanted.

    Returns:
        The offset; of the nearest table around it where it is not to be found; `None` for the file.
    """
    scanner = _Scanner(content)
    scanner.run()
    found = scanner.key_of if of_key else scanner.value_of
    for length in range(len(keys), 0, -1):
        place = found.get(keys[:length], scanner.key_of.get(keys[:length]))
        if place is not None:
            return place
    return None


class _Scanner:
    """Goes through the tokens once and notes where keys and values begin."""

    def __init__(self, content: str) -> None:
        self.key_of: dict[Keys, int] = {}
        self.value_of: dict[Keys, int] = {}
        self._tokens = [match for match in _TOKEN.finditer(content) if match.lastgroup != "space"]
        self._at = 0

    def run(self) -> None:
        """Read the file line by line."""
        table: Keys = ()
        while self._at < len(self._tokens):
            if self._is("\n"):
                self._at += 1
            elif self._is("["):
                table = self._header()
            else:
                self._pair(table)

    def _is(self, sign: str) -> bool:
        return self._at < len(self._tokens) and self._tokens[self._at][0] == sign

    def _header(self) -> Keys:
        """Read `[a.b]`; of `[[a.b]]`, which no setting is, all are taken for one."""
        while self._is("["):
            self._at += 1
        keys = self._key(())
        while self._is("]"):
            self._at += 1
        return keys

    def _pair(self, table: Keys) -> None:
        keys = self._key(table)
        self._at += 1  # "="
        self._value(keys)

    def _key(self, table: Keys) -> Keys:
        """Read `a.b`; the key is noted where each of its parts stands."""
        keys = table
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            keys = (*keys, _plain(token[0]))
            self.key_of.setdefault(keys, token.start())
            self._at += 1
            if not self._is("."):
                break
            self._at += 1
        return keys

    def _value(self, keys: Keys) -> None:
        if self._at >= len(self._tokens):
            return
        self.value_of.setdefault(keys, self._tokens[self._at].start())
        if self._is("["):
            self._list(keys)
        elif self._is("{"):
            self._inline_table(keys)
        else:  # a string, or a number or date in several tokens
            self._at += 1
            while self._at < len(self._tokens) and self._tokens[self._at][0] not in "\n,]}":
                self._at += 1

    def _list(self, keys: Keys) -> None:
        self._at += 1
        number = 0
        while self._at < len(self._tokens) and not self._is("]"):
            if self._is("\n") or self._is(","):
                self._at += 1
            else:
                self._value((*keys, number))
                number += 1
        self._at += 1

    def _inline_table(self, keys: Keys) -> None:
        self._at += 1
        while self._at < len(self._tokens) and not self._is("}"):
            if self._is("\n") or self._is(","):
                self._at += 1
            else:
                self._pair(keys)
        self._at += 1


def _plain(token: str) -> str:
    """Read a key, in quotes or bare."""
    if token[0] not in "\"'":
        return token
    return str(tomllib.loads(f"key = {token}")["key"])
