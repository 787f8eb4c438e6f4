"""What the server listens to, and what it answers."""

from __future__ import annotations

import asyncio
import logging

from lsprotocol import types as lsp
from pygls import uris
from pygls.lsp.server import LanguageServer

from citeaudit import __version__
from citeaudit.cli.language_server.actions import FIX_ALL, actions_for
from citeaudit.cli.language_server.audits import Audit, audit_open, forget_files, format_for
from citeaudit.cli.language_server.diagnostics import diagnostics_of
from citeaudit.cli.language_server.hovers import hover_at
from citeaudit.errors import UserError

_PAUSE = 0.4  # seconds without a key pressed before a changed text is audited
_LONG = 400_000  # characters; a longer text is audited when it is opened or saved

_log = logging.getLogger(__name__)


class Server(LanguageServer):
    """The server, and the audits of the documents that are open."""

    def __init__(self) -> None:
        super().__init__("citeaudit", __version__)
        self._audits: dict[str, Audit] = {}
        self._waiting: dict[str, asyncio.TimerHandle] = {}

    def audit_of(self, uri: str) -> Audit | None:
        """Give the audit of an open document as its text stands now.

        Nothing for a document that is not for citeaudit, or that cannot be audited; the editor is
        told why.
        """
        opened = self.workspace.get_text_document(uri)
        known = self._audits.get(uri)
        if known and known.version == opened.version:
            return known
        path = uris.to_fs_path(uri) or uri
        format = format_for(path, opened.language_id or "")
        if not format:
            return None
        try:
            audit = audit_open(
                opened.source, path, format, opened.version, self.workspace.position_codec
            )
        except UserError as error:
            self._tell(lsp.MessageType.Error, str(error))
            return None
        except Exception as error:
            _log.exception("while checking %s", path)
            self._tell(lsp.MessageType.Error, f"internal error: {type(error).__name__}: {error}")
            return None
        self._audits[uri] = audit
        return audit

    def publish(self, uri: str) -> None:
        """Audit a document and show what was found."""
        self._forget_waiting(uri)
        audit = self.audit_of(uri)
        found = diagnostics_of(audit, uri) if audit else []
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(uri, found, audit.version if audit else None)
        )

    def publish_soon(self, uri: str) -> None:
        """Do so once nobody has typed for a moment."""
        self._forget_waiting(uri)
        if len(self.workspace.get_text_document(uri).source) <= _LONG:
            loop = asyncio.get_running_loop()
            self._waiting[uri] = loop.call_later(_PAUSE, self.publish, uri)

    def forget(self) -> None:
        """Forget audits and the files they were made with: one of those may have been saved."""
        forget_files()
        self._audits.clear()

    def close(self, uri: str) -> None:
        """Forget a document, and take its diagnostics away."""
        self._forget_waiting(uri)
        self._audits.pop(uri, None)
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, []))

    def _forget_waiting(self, uri: str) -> None:
        waiting = self._waiting.pop(uri, None)
        if waiting:
            waiting.cancel()

    def _tell(self, kind: lsp.MessageType, message: str) -> None:
        self.window_log_message(lsp.LogMessageParams(kind, f"citeaudit: {message}"))


def make_server() -> Server:
    """Make a server that listens to what editors say of documents."""
    server = Server()

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.publish(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.forget()
        server.publish(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        server.publish_soon(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hovered(params: lsp.HoverParams) -> lsp.Hover | None:
        audit = server.audit_of(params.text_document.uri)
        return hover_at(audit, audit.places.offset_of(params.position)) if audit else None

    @server.feature(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        lsp.CodeActionOptions(code_action_kinds=[lsp.CodeActionKind.QuickFix, FIX_ALL]),
    )
    async def asked(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        uri = params.text_document.uri
        audit = server.audit_of(uri)
        return actions_for(audit, uri, params.range, params.context) if audit else []

    return server


def serve() -> None:
    """Serve one editor over standard input and output, until it says goodbye."""
    make_server().start_io()
