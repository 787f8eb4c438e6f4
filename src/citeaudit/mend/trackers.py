"""Takes off what only tells a site where its visitor came from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from citeaudit.mend.model import Fix
from citeaudit.mend.places import readdressed
from citeaudit.sources.addresses import is_tracker, read_address, tracking_parameters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.mend.model import Draft

_JOINT = re.compile("([&;])")
_TEXT_FRAGMENT = ":~:"


def strip_trackers(draft: Draft) -> Iterator[Fix]:
    """Mend `tracking-parameters`: the address leads to the same page without them."""
    for reference in draft.article.references:
        if "?" not in reference.url and _TEXT_FRAGMENT not in reference.url:
            continue
        plain = without_trackers(reference.url)
        edits = readdressed(draft.article, reference, plain) if plain != reference.url else ()
        if edits:
            yield Fix("tracking-parameters", f"{plain} without trackers", edits, (reference.index,))


def without_trackers(written: str) -> str:
    """Cut tracking parameters and text fragments out of an address; all else stays as written.

    Returns:
        The address as it was where it has none, or where it would lead elsewhere without them.
    """
    head, sharp, fragment = written.partition("#")
    if _TEXT_FRAGMENT in fragment:
        fragment = fragment.partition(_TEXT_FRAGMENT)[0]
        sharp = "#" if fragment else ""
    path, mark, query = head.partition("?")
    pieces = ["", *_JOINT.split(query)]
    kept = [
        (joint, part)
        for joint, part in zip(pieces[::2], pieces[1::2], strict=True)
        if not is_tracker(part.partition("=")[0])
    ]
    query = "".join(joint + part for joint, part in kept)[len(kept[0][0]) :] if kept else ""
    plain = f"{path}{mark if query else ''}{query}{sharp}{fragment}"
    page = read_address(written).url
    same = page and read_address(plain).url == page
    return plain if same and not tracking_parameters(plain) else written
