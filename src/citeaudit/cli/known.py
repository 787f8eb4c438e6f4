"""What is known of references: where `refs.json` is found and written, and the user's data sets."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.evidence.refs import NO_REFS, find_refs, load_refs, own_refs

if TYPE_CHECKING:
    from citeaudit.cli.inputs import Input
    from citeaudit.evidence.datasets.store import Store
    from citeaudit.evidence.refs import Refs


def known_refs(document: Input, named: str | None) -> Refs:
    """Load what is known of a document's references.

    Args:
        document: The document; standard input has no `refs.json` beside it.
        named: The file that `--refs` names, if any; it serves every document of the run.

    Raises:
        RefsError: The file cannot be used.
    """
    path = named or (document.file and find_refs(document.file))
    return _load(path) if path else NO_REFS


def refs_file(document: str, named: str | None) -> str:
    """Say where what is known of a document's references is written.

    The file that `--refs` names, else the one that `known_refs` would read, else a new one:
    `article.refs.json` for `article.md`.
    """
    return named or find_refs(document) or own_refs(document)


@cache
def user_store() -> Store | None:
    """Give the user's data sets; nothing where there are none, as for most."""
    from citeaudit.cli.storage import cache_folder
    from citeaudit.evidence.datasets import FILE

    folder = cache_folder()
    if not os.path.isfile(os.path.join(folder, FILE)):
        return None
    from citeaudit.evidence.datasets.store import Store

    return Store(folder)


_load = cache(load_refs)  # a folder of articles shares a file: it is read and indexed once
