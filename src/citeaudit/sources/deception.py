"""Hosts that pretend to be others: an authority's name in front of somebody else's domain."""

from __future__ import annotations

from contextlib import suppress
from functools import cache

from citeaudit.sources.addresses import is_under
from citeaudit.sources.knowledge import is_listed
from citeaudit.sources.tables import lines

# Registries that give out no name in another script.
_WITHOUT_OTHER_LETTERS = (".gov", ".edu", ".mil")


def pretends(host: str) -> str:
    """In words, whose name a host borrows; empty for an honest one.

    `pubmed.ncbi.nlm.nih.gov.shop.example` and `pubmed-ncbi-nlm-nih-gov.example` borrow the name of
    `nih.gov`; so does a host that spells it with look-alike letters of another script.
    """
    if "xn--" in host:
        plain = _look_alike(host)
        for authority in _authorities():
            if is_under(plain, authority):
                return f"the host only looks like {authority}: its letters are of another script"
        if plain.isascii() and (is_listed(plain) or plain.endswith(_WITHOUT_OTHER_LETTERS)):
            return f"the host only looks like {plain}: its letters are of another script"
    if host.count(".") + host.count("-") < 2:
        return ""
    spelled = "." + host.replace("-", ".") + "."
    for authority in _authorities():
        if f".{authority}." in spelled and not is_under(host, authority):
            return f"the host borrows the name of {authority}"
    return ""


def _look_alike(host: str) -> str:
    table = _confusables()
    labels = []
    for label in host.split("."):
        if label.startswith("xn--"):
            with suppress(UnicodeError):
                label = label[4:].encode("ascii").decode("punycode")  # noqa: PLW2901
        labels.append(label.translate(table))
    return ".".join(labels).removeprefix("www.")


@cache
def _authorities() -> tuple[str, ...]:
    return tuple(line for line in lines("data/authorities.txt") if "=" not in line)


@cache
def _confusables() -> dict[int, str]:
    pairs = (line.split("=") for line in lines("data/authorities.txt") if "=" in line)
    return {ord(other): plain for plain, others in pairs for other in others}
