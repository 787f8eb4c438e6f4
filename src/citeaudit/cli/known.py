"""Where a document's `refs.json` is found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from citeaudit.evidence.refs import NO_REFS, find_refs, load_refs

if TYPE_CHECKING:
    from citeaudit.cli.inputs import Input
    from citeaudit.evidence.refs import Refs


def known_refs(document: Input, named: str | None) -> Refs:
    """Load what is known of a document's references.

    Args:
        document: The document; standard input has no `refs.json` beside it.
        named: The file that `--refs` names, if any; it serves every document of the run.

    Raises:
        RefsError: The file cannot be used.
    """
    path = Path(named) if named else document.file and find_refs(document.file)
    return load_refs(path) if path else NO_REFS
