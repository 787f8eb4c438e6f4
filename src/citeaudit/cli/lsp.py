"""`citeaudit lsp`: a language server, for editors."""

from __future__ import annotations

import click


@click.command()
def lsp() -> int:
    """Serve an editor over standard input and output (Language Server Protocol).

    Findings appear as diagnostics, what a source is worth on hovering over a marker or an entry,
    and safe fixes as code actions. Needs the extra `lsp`: `pip install 'citeaudit[lsp]'`.
    """
    from citeaudit.errors import SettingsError

    try:
        from citeaudit.cli.language_server.server import serve
    except ModuleNotFoundError as error:
        if error.name not in {"pygls", "lsprotocol", "cattrs"}:
            raise
        raise SettingsError(
            "lsp", f"the package {error.name} is missing", "pip install 'citeaudit[lsp]'"
        ) from None
    serve()
    return 0
