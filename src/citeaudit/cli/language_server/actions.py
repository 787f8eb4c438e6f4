"""What an editor can do about a finding: make a safe fix, or say why it is to be ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from citeaudit.cli.language_server.diagnostics import SOURCE
from citeaudit.mend.mend import FIXERS, ON_REQUEST, fixes_for
from citeaudit.mend.model import Draft

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from citeaudit.article.model import Block
    from citeaudit.cli.language_server.audits import Audit
    from citeaudit.mend.model import Edit, Fix
    from citeaudit.rules.base import Finding

FIX_ALL = f"{lsp.CodeActionKind.SourceFixAll.value}.{SOURCE}"
# Formats and their comments; plain text has none.
_COMMENTS = {
    "markdown": "<!-- {} -->",
    "pandoc": "<!-- {} -->",
    "html": "<!-- {} -->",
    "mediawiki": "<!-- {} -->",
    "latex": "% {}",
}


def actions_for(
    audit: Audit, uri: str, at: lsp.Range, context: lsp.CodeActionContext
) -> list[lsp.CodeAction]:
    """Offer what can be done about the diagnostics of a range.

    Args:
        audit: The document.
        uri: What the editor calls it.
        at: The range.
        context: The diagnostics there, and the kinds of actions that are wanted.
    """
    draft = Draft(audit.document.audited.article, audit.document.audited.sources)
    fixes = list(fixes_for(draft))
    wanted = context.only
    actions: list[lsp.CodeAction] = []
    if _wants(wanted, lsp.CodeActionKind.QuickFix.value):
        for diagnostic in context.diagnostics:
            finding = _finding_of(audit, diagnostic)
            if finding:
                actions += _mends(audit, uri, diagnostic, finding, fixes)
                actions += _ignores(audit, uri, diagnostic, finding)
    if _wants(wanted, FIX_ALL):
        actions += _all_at_once(audit, uri, draft)
    return actions


def _wants(only: Sequence[str | lsp.CodeActionKind] | None, kind: str) -> bool:
    if not only:
        return not kind.startswith(lsp.CodeActionKind.Source.value)
    names = [one.value if isinstance(one, lsp.CodeActionKind) else one for one in only]
    return any(kind == name or kind.startswith(f"{name}.") for name in names)


def _finding_of(audit: Audit, diagnostic: lsp.Diagnostic) -> Finding | None:
    if diagnostic.source != SOURCE:
        return None
    for finding in audit.document.findings:
        if finding.fingerprint == diagnostic.data:
            return finding
    return None


def _mends(
    audit: Audit, uri: str, diagnostic: lsp.Diagnostic, finding: Finding, fixes: Iterable[Fix]
) -> Iterator[lsp.CodeAction]:
    for fix in fixes:
        if fix.rule == finding.name and set(fix.references) & set(finding.references):
            yield lsp.CodeAction(
                title=f"citeaudit: {fix.message}",
                kind=lsp.CodeActionKind.QuickFix,
                diagnostics=[diagnostic],
                is_preferred=True,
                edit=_edit(audit, uri, fix.edits),
            )


def _all_at_once(audit: Audit, uri: str, draft: Draft) -> Iterator[lsp.CodeAction]:
    """Make all fixes that do not number a list anew: the others build on each other."""
    names = [name for name in FIXERS if name not in {*ON_REQUEST, "duplicates"}]
    edits: dict[int, Edit] = {}
    for fix in fixes_for(draft, names):
        edits |= {edit.span.start: edit for edit in fix.edits}
    if edits:
        yield lsp.CodeAction(
            title="citeaudit: mend all addresses",
            kind=FIX_ALL,
            edit=_edit(audit, uri, edits.values()),
        )


def _ignores(
    audit: Audit, uri: str, diagnostic: lsp.Diagnostic, finding: Finding
) -> Iterator[lsp.CodeAction]:
    """Put a comment before the finding's block; the author has to write the reason into it."""
    form = _COMMENTS.get(audit.format)
    block = _block_of(audit, finding)
    if form is None or block is None:
        return
    start = audit.places.start_of_line(block.span.start)
    comment = form.format(f"citeaudit: ignore[{finding.name}] ") + "\n"
    position = audit.places.position_of(start)
    yield lsp.CodeAction(
        title=f"citeaudit: ignore {finding.name} here, and say why",
        kind=lsp.CodeActionKind.QuickFix,
        diagnostics=[diagnostic],
        edit=lsp.WorkspaceEdit(
            changes={uri: [lsp.TextEdit(lsp.Range(position, position), comment)]}
        ),
    )


def _block_of(audit: Audit, finding: Finding) -> Block | None:
    for block in audit.document.audited.article.blocks:
        if block.span.start <= finding.span.start < max(block.span.end, block.span.start + 1):
            return block
    return None


def _edit(audit: Audit, uri: str, edits: Iterable[Edit]) -> lsp.WorkspaceEdit:
    changes = [lsp.TextEdit(audit.places.range_of(edit.span), edit.text) for edit in edits]
    return lsp.WorkspaceEdit(changes={uri: changes})
