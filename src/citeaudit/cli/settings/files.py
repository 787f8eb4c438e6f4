"""Settings files as files: what they are called, and how one is read and named."""

from __future__ import annotations

import os
from contextlib import suppress

from citeaudit.errors import SettingsError

OWN = "citeaudit.toml"
SHARED = "pyproject.toml"


def read_bytes(path: str) -> bytes:
    """Read a settings file.

    Raises:
        SettingsError: It cannot be read.
    """
    try:
        with open(path, "rb") as file:
            return file.read()
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or str(error)
        raise SettingsError(shown(path), f"cannot be read: {problem}") from None


def shown(path: str) -> str:
    """Write a path as reports do: from the current folder, with forward slashes."""
    with suppress(ValueError):  # it is on another drive
        path = os.path.relpath(path)
    return path.replace(os.sep, "/")
