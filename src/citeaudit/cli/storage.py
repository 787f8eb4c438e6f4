"""Where citeaudit keeps what it may forget: answers of registers, and the user's data sets."""

from __future__ import annotations

import os
import sys


def cache_folder() -> str:
    """Say where answers are kept: in `CITEAUDIT_CACHE_DIR`, else where the system keeps such."""
    named = os.environ.get("CITEAUDIT_CACHE_DIR")
    if named:
        return named
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        return os.path.join(os.environ.get("LOCALAPPDATA") or home, "citeaudit", "Cache")
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Caches", "citeaudit")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or f"{home}/.cache", "citeaudit")
