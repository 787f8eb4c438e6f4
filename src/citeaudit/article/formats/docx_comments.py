"""The comments of a Word document that are addressed to citeaudit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.formats.comments import ADDRESS

if TYPE_CHECKING:
    from citeaudit.article.formats.docx_package import Package


def read_comments(package: Package, part: str) -> dict[str, str]:
    """Read what the comments of a part tell citeaudit, by their identifiers.

    Cost: linear in what the part unpacks to.

    Raises:
        InputError: The part is too large or broken.
    """
    found: dict[str, list[str]] = {}
    words: list[str] = []
    in_text = False
    for event in package.events(part):
        if event.name == "w:comment":
            words = found.setdefault(event.attributes.get("id", ""), [])
        elif event.name in {"w:t", "/w:t"}:
            in_text = event.name == "w:t"
        elif event.name == "/w:p":
            words.append(" ")
        elif in_text and not event.name:
            words.append(event.text)
    told = {identifier: "".join(parts).strip() for identifier, parts in found.items()}
    return {
        identifier: text.removeprefix(ADDRESS).strip()
        for identifier, text in told.items()
        if text.startswith(ADDRESS)
    }
