"""The audit of an open document, as `citeaudit check` would make it of the file."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.formats.base import SUFFIXES, format_of
from citeaudit.audit import audit
from citeaudit.cli.known import user_store
from citeaudit.cli.language_server.places import Places
from citeaudit.cli.settings.force import Said, forget_settings, in_force
from citeaudit.evidence.bibliographies import (
    bibliography_of,
    forget_bibliographies,
    is_bibliography,
)
from citeaudit.evidence.refs import NO_REFS, find_refs, load_refs
from citeaudit.text import Text

if TYPE_CHECKING:
    from pygls.workspace import PositionCodec

    from citeaudit.report.model import AuditedDocument

# What editors call a language, where the name of a file does not tell.
_LANGUAGES = {
    "markdown": "markdown",
    "plaintext": "plain",
    "html": "html",
    "latex": "latex",
    "tex": "latex",
    "quarto": "pandoc",
    "rmd": "pandoc",
    "mediawiki": "mediawiki",
    "wikitext": "mediawiki",
}


class Audit(NamedTuple):
    """An open document as it was audited.

    Attributes:
        version: The editor's number for the state of the text.
        format: Name of its document format.
    """

    version: int | None
    format: str
    document: AuditedDocument
    places: Places


def format_for(path: str, language: str) -> str:
    """Name the document format of an open document; empty for one that is not for citeaudit."""
    if os.path.splitext(path)[1].lower() in SUFFIXES:
        kind = format_of(path)
        return "" if kind == "docx" else kind
    return _LANGUAGES.get(language, "")


def audit_open(
    content: str, path: str, format: str, version: int | None, codec: PositionCodec
) -> Audit:
    """Audit a text as it stands in an editor, with the files that lie beside it.

    Raises:
        UserError: A settings file, a bibliography or a `refs.json` cannot be used.
    """
    text = Text.of(content, path)
    file = path if os.path.isabs(path) else None
    force = in_force(Said(isolated=file is None), path)
    named = force.refs or None
    known = named or (find_refs(file) if file else None)
    document = audit(
        text,
        format=format,
        bibliography=bibliography_of(text, format, file, named=named),
        refs=NO_REFS if known is None or is_bibliography(known) else load_refs(known),
        policy=force.policy,
        selection=force.selection,
        today=datetime.now(UTC).strftime("%Y-%m-%d"),
        store=user_store(),
        own=force.own,
    )
    return Audit(version, format, document, Places(content, codec))


def forget_files() -> None:
    """Read settings and bibliographies anew: an editor stays open while they change."""
    forget_settings()
    forget_bibliographies()
