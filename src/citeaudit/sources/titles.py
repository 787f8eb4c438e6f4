"""Titles of works, brought into a form in which two records of one work agree."""

from __future__ import annotations

import unicodedata
from functools import cache

from citeaudit.sources.tables import lines

_DIVIDERS = (" - ", " | ", " \u2013 ", " \u2014 ", " :: ", " \u2022 ", " -- ")
_MAX_LENGTH = 600
# Fewer words than this name a topic ("Low-dose naltrexone"), not a work.
_FEWEST_WORDS = 4
_LONGEST_NAME = 4
# Shorter names of hosts are words of any title ("stroke", "fridge").
_SHORTEST_NAME = 7


def bare_title(title: str) -> str:
    """Take from a title the names of sites that show it: "… - PMC", "Frontiers | …", "(PDF) …"."""
    text = title[:_MAX_LENGTH].strip("\"\u201c\u201d' \t\n.")
    for prefix in ("(PDF) ", "[PDF] ", "PDF] "):
        text = text.removeprefix(prefix)
    for divider in _DIVIDERS:
        first, found, rest = text.partition(divider)
        if found and _is_site(first):
            text = rest
    while True:
        at = max([text.rfind(divider) for divider in _DIVIDERS])
        if at < 0 or not _is_site(text[at:].strip(" -|:\u2013\u2014\u2022")):
            return text.strip()
        text = text[:at]


def title_key(title: str) -> str:
    """Give a form in which two records of a title are equal; empty for one too short to tell."""
    folded = unicodedata.normalize("NFKD", bare_title(title)).casefold()
    kept = (c if c.isalnum() else " " for c in folded if not unicodedata.combining(c))
    words = "".join(kept).split()
    return " ".join(words) if len(words) >= _FEWEST_WORDS else ""


def site_part(title: str) -> str:
    """Cut out what follows a title's last divider: mostly the site's name for itself."""
    at = max([title.rfind(mark) for mark in _DIVIDERS])
    return title[at + 2 :] if at > 0 else ""


def own_name(host: str, title: str) -> str:
    """Cut out the end of a title that spells the host's name ("Harbor Health")."""
    name = _squeezed(host.rpartition(".")[0])
    words = title.lower().split()[-_LONGEST_NAME:]
    # Nearly all titles end in something else, which is seen without looking at each end of theirs.
    if len(name) < _SHORTEST_NAME or not _squeezed("".join(words)).endswith(name):
        return ""
    ends = (" ".join(words[start:]) for start in range(len(words)))
    return next((end for end in ends if _squeezed(end) == name), "")


def _squeezed(text: str) -> str:
    return text if text.isalnum() else "".join(filter(str.isalnum, text))


def _is_site(text: str) -> bool:
    return text.strip(" .").lower() in _sites()


@cache
def _sites() -> frozenset[str]:
    return frozenset(lines("data/site_names.txt"))
