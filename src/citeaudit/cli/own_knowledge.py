"""`--knowledge FILE`: what a user knows of addresses."""

from __future__ import annotations

from functools import cache

from citeaudit.errors import SettingsError
from citeaudit.sources.own import Own, read_own

_LARGEST = 20_000_000  # bytes


@cache  # the documents of a run share the file
def load_own(path: str) -> Own:
    """Read a user's knowledge file.

    Raises:
        SettingsError: It is missing, too large, no text, or does not follow the grammar.
    """
    try:
        with open(path, "rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        why = error.strerror or str(error)
        raise SettingsError(path, why, "name a readable file with --knowledge") from None
    if len(content) > _LARGEST:
        raise SettingsError(path, "too large", f"at most {_LARGEST:,} bytes")
    try:
        return read_own(content.decode("utf-8"), path)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SettingsError(f"{path}:{line}", "not UTF-8", "save the file as UTF-8") from None
