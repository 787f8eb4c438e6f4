"""A `refs.json` on its way: as it is, as it is to be, and how it gets there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.evidence.refs import Refs

# What became of a source, in words that follow its label.
_NEWS = {
    "retracted": "was retracted",
    "concern": "stands under an expression of concern",
    "corrected": "was corrected",
    "dead": "has a page that is gone",
    "not-found": "names what its register does not know",
}


class Draft(NamedTuple):
    """A file as it is, and as the documents that were read so far make it.

    Attributes:
        refs: What `after` holds.
    """

    path: str
    before: str
    after: str
    refs: Refs


def open_draft(path: str) -> Draft:
    """Read a file, which may be missing.

    Raises:
        RefsError: It cannot be used.
    """
    import os

    from citeaudit.evidence.refs import Refs, parse_refs, read_content, shown

    if not os.path.exists(path):
        return Draft(path, "", "", Refs(shown(path)))
    content = read_content(path)
    return Draft(path, content, content, parse_refs(content, shown(path)))


def news(draft: Draft) -> Iterator[str]:
    """Say of which items a file knows more now: "4 was retracted"."""
    from citeaudit.evidence.refs import parse_refs

    if draft.before == draft.after:
        return
    old = parse_refs(draft.before, draft.refs.path).items if draft.before else ()
    known = {item.id: set(item.known.get("status", ())) for item in old}
    for item in draft.refs.items:
        for status in item.known.get("status", ()):
            if status in _NEWS and status not in known.get(item.id, ()):
                yield f"{item.id} {_NEWS[status]}"


def settle(draft: Draft, *, dry_run: bool, diff: bool) -> str:
    """Write a file, or show how it would change, and say which."""
    from citeaudit.cli.outputs import write
    from citeaudit.cli.streams import say
    from citeaudit.evidence.refs import shown

    path = shown(draft.path)
    if draft.before == draft.after:
        return f"{path} is up to date"
    if diff:
        say(_patch(draft), utf8=True)
    if diff or dry_run:
        return f"{path} would be written"
    write(draft.path, draft.after)
    return f"{path} was written"


def _patch(draft: Draft) -> str:
    from difflib import unified_diff

    from citeaudit.evidence.refs import shown
    from citeaudit.report.printable import on_lines

    path = shown(draft.path)
    # Not `splitlines`: a line separator within a title ends no line of a patch.
    before = draft.before.removesuffix("\n").split("\n") if draft.before else []
    after = draft.after.removesuffix("\n").split("\n")
    old = f"a/{path}" if before else "/dev/null"
    return on_lines("\n".join(unified_diff(before, after, old, f"b/{path}", lineterm="")) + "\n")
