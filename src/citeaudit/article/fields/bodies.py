"""Organisations as authors: "World Health Organization. (2020). …", "CDC. …", "INSEE, 2009, …"."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from citeaudit.article.fields.asides import GAP
from citeaudit.article.fields.signs import Sign, sign_at
from citeaudit.article.fields.site import is_named
from citeaudit.article.fields.words import words


class Web(NamedTuple):
    """What an entry's address says of who made the work.

    Attributes:
        host: Of the address; empty if there is none.
        undated: The entry has a date of access, and no other.
    """

    host: str = ""
    undated: bool = False


ON_PAPER = Web()
# The small words of names.
_EN = ("of", "the", "and", "for", "in", "on", "to")
_SMALL = frozenset(
    (*_EN, "de", "la", "le", "du", "des", "et", "für", "der", "die", "und", "y", "e")
)
_DIVIDERS = ("|", ":", "–", " - ", "?", ",")
_LONGEST_SITE = 5  # words
_MOST_WORDS = 30
_LONGEST = 260


def read_body(
    text: str, start: int, dated_at: int, *, online: bool, web: Web = ON_PAPER
) -> tuple[int, int] | None:
    """Read the organisation an entry starts with.

    Args:
        text: The entry, asides taken out.
        start: Where it begins.
        dated_at: Where a date stands that follows authors, "(2020)"; -1 if there is none.
        online: The entry has an address, so that a word alone is more likely a title.
        web: What the address says of its maker.

    Returns:
        Where its name ends, and where what follows begins; nothing if none is recognised.
    """
    stop = _full_stop(text, start)
    if start < dated_at <= start + _LONGEST and (stop < 0 or stop >= dated_at - 1):
        found = _ending(text, start, dated_at, dated=True, online=online, web=web)
        if found:
            return found
    found = None
    if stop > start:
        found = _ending(text, start, stop, dated=False, online=online, web=web)
    if found:
        return found
    marks = (text.find(", ", start), text.find(": ", start))
    mark = min((at for at in marks if at > 0), default=-1)
    last = stop if stop > start else start + _LONGEST
    if start < mark < last and " " in text[start:mark]:
        return _ending(text, start, mark, dated=False, online=online, web=web)
    return None


def _full_stop(text: str, start: int) -> int:
    """Find the first full stop that ends no abbreviation ("U.S. "); -1 if none is near."""
    at = text.find(". ", start, start + _LONGEST)
    while at >= 0:
        word = text[start:at].rpartition(" ")[2]
        if ("." not in word or _is_host(word)) and word.lower() not in words("abbreviation"):
            return at
        at = text.find(". ", at + 1, start + _LONGEST)
    return -1


def _is_host(word: str) -> bool:
    """Say whether a word is the name of a site: "ClinicalTrials.gov"."""
    name, _, end = word.rpartition(".")
    return len(name) > 3 and name.isalnum() and end in ("com", "gov", "org", "net", "edu")


def _ending(
    text: str, start: int, end: int, *, dated: bool, online: bool, web: Web
) -> tuple[int, int] | None:
    """Take what stands before `end` for an organisation, if it looks like one."""
    name = text[start:end].rstrip(" .,:(")
    after = end
    while after < len(text) and text[after] in " .,:\n\u00a0":
        after += 1
    if not name or GAP in name or not text[after:].strip(" .\n" + GAP):
        return None
    if not dated and text.startswith(". ", end) and _is_site(name, web.host):
        fits = True
    elif " " in name:
        fits = _is_body(name, dated=dated)
    else:
        fits = dated or _is_lone_author(name, text, after, online=online, undated=web.undated)
    return (start + len(name), after) if fits else None


def _is_lone_author(name: str, text: str, after: int, *, online: bool, undated: bool) -> bool:
    """Say whether a word is an author: "CDC", "WebMD", "Anonymous", and on paper "Plato"."""
    if name.lower() in words("no one") or (name.isupper() and len(name) > 1):
        return True
    if _is_brand(name) or (undated and name[0].isupper() and name.lower() not in words("no name")):
        return True
    if online or not name.istitle() or name.lower() in words("no name"):
        return False
    return sign_at(text, after) is Sign.NONE


def _is_site(name: str, host: str) -> bool:
    """Say whether a name is that of the site itself: "Mayo Clinic. Salt. https://mayo….org"."""
    spoken = name.split()
    plain = not any(mark in name for mark in _DIVIDERS)
    return plain and len(spoken) <= _LONGEST_SITE and len(spoken[-1]) > 1 and is_named(name, host)


def _is_brand(name: str) -> bool:
    """Say whether a word has capitals within, or is Chinese or Japanese, which has none."""
    inner = any(a.islower() and b.isupper() for a, b in pairwise(name))
    return inner or (name[0] >= "\u2e80" and len(name) > 1)


def _is_body(name: str, *, dated: bool) -> bool:
    parts = name.replace("(", " ").replace(")", " ").split()
    if len(parts) > _MOST_WORDS:
        return False
    if dated and parts[0].lower() in words("organisation"):
        return True
    if not all(part[0].isupper() or part in _SMALL or part[0] in "&-–" for part in parts):
        return False
    lowered = {part.strip(".,&'’").lower() for part in parts}
    if dated:
        return "journal" not in lowered and parts[0].lower() != "the"
    return not lowered.isdisjoint(words("organisation")) and lowered.isdisjoint(words("journal"))
