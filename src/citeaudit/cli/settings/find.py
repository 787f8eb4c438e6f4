"""Which settings file is in force for a document: the nearest above it, and no other.

Every `check` comes here, so nothing is read but a `pyproject.toml`, and nothing is imported.
"""

from __future__ import annotations

import os
import re
from functools import cache

from citeaudit.cli.settings.files import OWN, SHARED, read_bytes

# `[tool.citeaudit]`, `[tool]` or `tool = {`: only then is a pyproject.toml taken apart.
_TABLE = re.compile(
    rb"^[ \t]*\[?[ \t]*[\"']?tool[\"']?[ \t]*(?:\.[ \t]*[\"']?citeaudit|\]|=)", re.M
)


def find_settings(file: str) -> str | None:
    """Find the settings file of a document, which need not exist yet.

    In each folder from the document's upwards: `citeaudit.toml`, else a `pyproject.toml` with a
    table `[tool.citeaudit]`. The root of the repository is the last folder; outside of any, the
    root of the file system.

    Raises:
        SettingsError: A `pyproject.toml` cannot be read.

    Cost: three look-ups a folder, once for each folder.
    """
    return _nearest(os.path.dirname(os.path.abspath(file)))


def forget_found() -> None:
    """Look for files anew when they are next asked for."""
    _nearest.cache_clear()
    _in_folder.cache_clear()


@cache
def _nearest(folder: str) -> str | None:
    while True:
        found = _in_folder(folder)
        parent = os.path.dirname(folder)
        if found or parent == folder or os.path.lexists(os.path.join(folder, ".git")):
            return found
        folder = parent


@cache
def _in_folder(folder: str) -> str | None:
    own, shared = os.path.join(folder, OWN), os.path.join(folder, SHARED)
    if os.path.isfile(own):
        return own
    return shared if os.path.isfile(shared) and _is_ours(shared) else None


def _is_ours(shared: str) -> bool:
    raw = read_bytes(shared)
    if b"citeaudit" not in raw or not _TABLE.search(raw):
        return False
    from citeaudit.cli.settings.source import has_table

    return has_table(shared)
