"""`citeaudit lsp` as an editor meets it: a real session over standard input and output."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.contracts.process import WEAK, environment

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

_TRACKED = (
    "# Pain 👩‍👩‍👧\n\nNaltrexone 👩‍👩‍👧 relieves pain in patients with fibromyalgia. [1]\n\n"
    "## References\n\n[1] A trial. https://pain.example/a?utm_source=chatgpt.com\n"
)
_SOON = 30  # seconds; a busy machine may take a while to start


class Editor:
    """A client that keeps what the server publishes."""

    def __init__(self, root: Path, encoding: lsp.PositionEncodingKind) -> None:
        self.root = root
        self.client = LanguageClient("editor", "1")
        self.published: asyncio.Queue[lsp.PublishDiagnosticsParams] = asyncio.Queue()
        self.logged: asyncio.Queue[str] = asyncio.Queue()
        self._encoding = encoding
        client = self.client

        @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def keep(params: lsp.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(params)

        @client.feature(lsp.WINDOW_LOG_MESSAGE)  # type: ignore[untyped-decorator]
        def note(params: lsp.LogMessageParams) -> None:
            self.logged.put_nowait(params.message)

    async def start(self) -> lsp.InitializeResult:
        """Start the server, and shake hands."""
        await self.client.start_io(sys.executable, "-m", "citeaudit", "lsp", env=environment())
        capabilities = lsp.ClientCapabilities(
            general=lsp.GeneralClientCapabilities(position_encodings=[self._encoding])
        )
        answer = await self.client.initialize_async(
            lsp.InitializeParams(capabilities=capabilities, root_uri=self.root.as_uri())
        )
        self.client.initialized(lsp.InitializedParams())
        return answer

    async def stop(self) -> None:
        """Say goodbye, as an editor that is closed does."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()  # type: ignore[no-untyped-call]

    def uri(self, name: str) -> str:
        """Give the address of a file in the editor's folder."""
        return (self.root / name).as_uri()

    async def open(self, name: str, content: str, language: str = "markdown") -> Diagnostics:
        """Open a document, and wait for what the server has to say."""
        item = lsp.TextDocumentItem(self.uri(name), language, 1, content)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return await self.next()

    async def next(self) -> Diagnostics:
        """Wait for the next diagnostics."""
        return list((await asyncio.wait_for(self.published.get(), _SOON)).diagnostics)

    async def actions(
        self, name: str, diagnostic: lsp.Diagnostic | None = None, only: str = ""
    ) -> list[lsp.CodeAction]:
        """Ask what can be done about a diagnostic."""
        at = diagnostic.range if diagnostic else lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0))
        context = lsp.CodeActionContext(
            [diagnostic] if diagnostic else [], [only] if only else None
        )
        answer = await self.client.text_document_code_action_async(
            lsp.CodeActionParams(lsp.TextDocumentIdentifier(self.uri(name)), at, context)
        )
        return [one for one in answer or () if isinstance(one, lsp.CodeAction)]


Diagnostics = list[lsp.Diagnostic]


def session(
    root: Path,
    play: Callable[[Editor], Awaitable[None]],
    encoding: lsp.PositionEncodingKind = lsp.PositionEncodingKind.Utf16,
) -> None:
    """Play a session from the start of the server to its end."""

    async def run() -> None:
        editor = Editor(root, encoding)
        await editor.start()
        try:
            await play(editor)
        finally:
            await editor.stop()

    asyncio.run(run())


def edited(content: str, action: lsp.CodeAction, encoding: str) -> str:
    """Do what an action says, as an editor would."""
    assert action.edit
    assert action.edit.changes
    ((_, edits),) = action.edit.changes.items()
    lines = content.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]

    def offset(position: lsp.Position) -> int:
        raw = lines[position.line].encode(encoding)
        width = 2 if "16" in encoding else 1
        return starts[position.line] + len(raw[: position.character * width].decode(encoding))

    for edit in sorted(edits, key=lambda one: offset(one.range.start), reverse=True):
        start, end = offset(edit.range.start), offset(edit.range.end)
        content = content[:start] + edit.new_text + content[end:]
    return content


def test_findings_are_shown_where_they_are(tmp_path: Path) -> None:
    """On opening: the claim underlined, with its rule, its page and what to do next."""

    async def play(editor: Editor) -> None:
        found = await editor.open("a.md", WEAK)

        weak = next(one for one in found if one.code == "weak-sources-only")
        assert (weak.range.start.line, weak.range.start.character) == (2, 0)
        assert weak.severity == lsp.DiagnosticSeverity.Error
        assert weak.code_description
        assert weak.code_description.href.endswith("/weak-sources-only/")
        assert "\n" in weak.message  # what was found, and the next step

    session(tmp_path, play)


def test_a_change_is_audited_and_a_closed_document_forgotten(tmp_path: Path) -> None:
    """Diagnostics follow the text as it is typed, and go with the document."""

    async def play(editor: Editor) -> None:
        assert await editor.open("a.md", WEAK)
        uri = editor.uri("a.md")
        editor.client.text_document_did_change(
            lsp.DidChangeTextDocumentParams(
                lsp.VersionedTextDocumentIdentifier(2, uri),
                [lsp.TextDocumentContentChangeWholeDocument("We had tea.\n")],
            )
        )
        assert await editor.next() == []
        assert await editor.open("b.md", WEAK)
        editor.client.text_document_did_close(
            lsp.DidCloseTextDocumentParams(lsp.TextDocumentIdentifier(editor.uri("b.md")))
        )
        assert await editor.next() == []

    session(tmp_path, play)


def test_hovering_over_a_marker_says_what_its_source_is_worth(tmp_path: Path) -> None:
    """The verdict, the source's type and strength, and the signals; over an entry as well."""

    async def play(editor: Editor) -> None:
        await editor.open("a.md", WEAK)
        lines = WEAK.split("\n")
        for line, character, expected in [
            (2, lines[2].index("[1]") + 1, "weak-only"),
            (6, 5, "cited once"),
        ]:
            hover = await editor.client.text_document_hover_async(
                lsp.HoverParams(
                    lsp.TextDocumentIdentifier(editor.uri("a.md")), lsp.Position(line, character)
                )
            )
            assert hover
            assert isinstance(hover.contents, lsp.MarkupContent)
            shown = hover.contents.value
            assert expected in shown
            assert "telehealth" in shown
            assert "\n- " in shown
        nothing = await editor.client.text_document_hover_async(
            lsp.HoverParams(lsp.TextDocumentIdentifier(editor.uri("a.md")), lsp.Position(0, 3))
        )
        assert nothing is None

    session(tmp_path, play)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        (lsp.PositionEncodingKind.Utf16, "utf-16-le"),
        (lsp.PositionEncodingKind.Utf8, "utf-8"),
    ],
)
def test_actions_mend_what_can_be_mended(
    tmp_path: Path, encoding: lsp.PositionEncodingKind, name: str
) -> None:
    """The edit hits the address alone, however the editor counts."""

    async def play(editor: Editor) -> None:
        found = await editor.open("a.md", _TRACKED)
        tracked = next(one for one in found if one.code == "tracking-parameters")

        fix, *_ = await editor.actions("a.md", tracked)
        every, *_ = await editor.actions("a.md", only="source.fixAll")

        assert fix.is_preferred
        for action in (fix, every):
            assert edited(_TRACKED, action, name) == _TRACKED.replace("?utm_source=chatgpt.com", "")

    session(tmp_path, play, encoding)


def test_an_action_asks_for_the_reason_to_ignore(tmp_path: Path) -> None:
    """The comment stands before the block, and counts once a reason is written into it."""

    async def play(editor: Editor) -> None:
        found = await editor.open("a.md", WEAK)
        weak = next(one for one in found if one.code == "weak-sources-only")
        ignore = next(one for one in await editor.actions("a.md", weak) if "ignore" in one.title)

        after = edited(WEAK, ignore, "utf-16-le")

        assert "<!-- citeaudit: ignore[weak-sources-only]  -->\nLow-dose" in after
        told = {one.code for one in await editor.open("b.md", after)}
        assert {"weak-sources-only", "unexplained-ignore"} <= told
        explained = after.replace("]  -->", "] we quote the shop -->")
        told = {one.code for one in await editor.open("c.md", explained)}
        assert not {"weak-sources-only", "unexplained-ignore"} & told

    session(tmp_path, play)


def test_settings_are_those_of_the_command(tmp_path: Path) -> None:
    """The nearest settings file is in force, and read anew when a document is saved."""
    (tmp_path / "citeaudit.toml").write_text('ignore = ["CIT2", "CIT3", "CIT7"]\n')

    async def play(editor: Editor) -> None:
        assert await editor.open("a.md", WEAK) == []
        (tmp_path / "citeaudit.toml").write_text('ignore = ["CIT3", "CIT7"]\n')
        editor.client.text_document_did_save(
            lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(editor.uri("a.md")))
        )
        assert {one.code for one in await editor.next()} == {"weak-sources-only"}

    session(tmp_path, play)


def test_trouble_is_logged_and_the_server_goes_on(tmp_path: Path) -> None:
    """A `refs.json` that cannot be used is one line in the log; other languages are left alone."""
    (tmp_path / "a.refs.json").write_text("{")

    async def play(editor: Editor) -> None:
        assert await editor.open("a.md", WEAK) == []
        assert "a.refs.json" in await asyncio.wait_for(editor.logged.get(), _SOON)
        assert await editor.open("b.py", WEAK, "python") == []
        assert await editor.open("untitled", WEAK, "markdown")

    session(tmp_path, play)


def test_without_the_extra_the_command_says_what_to_install(tmp_path: Path) -> None:
    """One line that names the package and the mend."""
    code = (
        "import sys; sys.modules['pygls'] = None; from citeaudit.cli.main import run; "
        "sys.exit(run(['lsp']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.returncode == 2
    assert "pip install 'citeaudit[lsp]'" in done.stderr
    assert done.stderr.count("\n") == 1
