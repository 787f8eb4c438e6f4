"""Puts the address that a redirect carries in the redirect's place."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from citeaudit.mend.model import Fix
from citeaudit.mend.places import readdressed
from citeaudit.sources.addresses import parents, read_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.mend.model import Draft

_FILE = Path(__file__).with_name("data") / "redirects.txt"


def unwrap_redirects(draft: Draft) -> Iterator[Fix]:
    """Let an entry lead straight to the page that its address passes a visitor on to."""
    for reference, source in zip(draft.article.references, draft.sources, strict=True):
        if not source.carrier or not _passes_on(source.carrier):
            continue
        address = read_address(reference.url)
        if address.carrier != source.carrier or address.trouble:
            continue
        edits = readdressed(draft.article, reference, address.url)
        if edits:
            message = f"{address.url} instead of a redirect of {address.carrier}"
            yield Fix("", message, edits, (reference.index,))


def _passes_on(carrier: str) -> bool:
    return any(domain in _redirects() for domain in parents(carrier))


@cache
def _redirects() -> frozenset[str]:
    lines = _FILE.read_text("utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))
