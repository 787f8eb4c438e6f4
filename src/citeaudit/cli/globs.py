"""Patterns for paths: `*` and `?` stay within a folder, `**` crosses folders, `[abc]` is one."""

from __future__ import annotations

import re
from functools import cache


@cache
def path_pattern(pattern: str) -> re.Pattern[str]:
    """Turn a pattern into an expression that whole paths, with forward slashes, are held against.

    Raises:
        ValueError: It is no pattern; the message says why.
    """
    parts: list[str] = []
    at = 0
    while at < len(pattern):
        if pattern.startswith("**/", at):
            parts.append("(?:[^/]+/)*")
            while pattern.startswith("**/", at):  # twice is once
                at += 3
        elif pattern[at] == "*":
            stars = len(pattern[at:]) - len(pattern[at:].lstrip("*"))
            parts.append("[^/]*" if stars == 1 else ".*")
            at += stars
        elif pattern[at] == "?":
            parts.append("[^/]")
            at += 1
        elif pattern[at] == "[" and pattern.find("]", at + 2) > 0:
            end = pattern.find("]", at + 2)
            inside = pattern[at + 1 : end].replace("\\", r"\\")
            parts.append(f"(?!/)[{'^' + inside[1:] if inside[0] == '!' else inside}]")
            at = end + 1
        else:
            parts.append(re.escape(pattern[at]))
            at += 1
    try:
        return re.compile("".join(parts), re.DOTALL)
    except re.error:
        raise ValueError("a range runs upwards: [a-z]") from None
