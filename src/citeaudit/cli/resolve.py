"""`citeaudit resolve`: write what is known of articles' references to `refs.json`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from citeaudit.cli.completion import complete_paths

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.cli.inputs import Input
    from citeaudit.evidence.lock import Lock
    from citeaudit.evidence.refs import Refs

_OFFLINE = "nothing was looked up online: types are told from addresses and titles"
_MOST_NAMED = 10


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=complete_paths)
@click.option(
    "--refs",
    metavar="FILE",
    help="The file to write.  [the one beside the article, else NAME.refs.json]",
)
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option("-q", "--quiet", is_flag=True, help="No notices on standard error.")
def resolve(
    paths: tuple[str, ...], refs: str | None, dry_run: bool, diff: bool, quiet: bool
) -> int:
    """Write what is known of an article's references to refs.json.

    The file is the article's bibliography in CSL-JSON, with the type of each source. A decision of
    yours about a source, under custom.citeaudit.reviewed, is kept. No network is used yet.
    """
    from citeaudit.cli.inputs import find_inputs
    from citeaudit.cli.streams import complain, tell
    from citeaudit.errors import UserError

    if "-" in paths:
        raise click.UsageError("`-` has no refs.json beside it: name a file")
    inputs, failures = find_inputs(paths)
    problems: list[UserError] = list(failures)
    drafts: dict[str, Draft] = {}
    notices: list[str] = []
    for one in inputs:
        try:
            notices.append(_draft(one, refs, drafts))
        except UserError as error:
            problems.append(error)
    notices += [_settle(draft, dry_run=dry_run, diff=diff) for draft in drafts.values()]
    for problem in problems:
        complain(str(problem))
    for notice in () if quiet or not inputs else (*notices, _OFFLINE):
        tell(notice)
    return 2 if problems else 0


class Draft(NamedTuple):
    """A file as it is, and as the documents that were read so far make it."""

    path: str
    before: str
    after: str
    refs: Refs


def _draft(document: Input, named: str | None, drafts: dict[str, Draft]) -> str:
    """Bring the draft of a document's file up to date, and say what that did."""
    from citeaudit.article.read import read
    from citeaudit.cli.bibliographies import bibliography_of
    from citeaudit.cli.inputs import load
    from citeaudit.cli.known import refs_file
    from citeaudit.evidence.lock import lock
    from citeaudit.evidence.refs import parse_refs, shown
    from citeaudit.sources.identify import identify

    text = load(document)
    article = read(text, document.format, bibliography_of(document, text, None))
    if not article.references or document.file is None:
        return f"{document.path}: no references were found"
    path = refs_file(document.file, named)
    draft = drafts.get(path) or _open(path)
    made = lock(article, identify(article.references), draft.refs)
    refs = parse_refs(made.content, shown(path))
    drafts[path] = draft._replace(after=made.content, refs=refs)
    return f"{document.path}: {', '.join(_told(made, len(article.references)))}"


def _open(path: str) -> Draft:
    import os

    from citeaudit.evidence.refs import Refs, parse_refs, read_content, shown

    if not os.path.exists(path):
        return Draft(path, "", "", Refs(shown(path)))
    content = read_content(path)
    return Draft(path, content, content, parse_refs(content, shown(path)))


def _told(made: Lock, references: int) -> Iterator[str]:
    yield f"{references} reference{'s' if references > 1 else ''}"
    if made.added:
        yield f"{made.added} new"
    if made.left:
        yield f"{made.left} other items stay as they are"
    if made.untyped:
        named = ", ".join(made.untyped[:_MOST_NAMED])
        more = ", …" if len(made.untyped) > _MOST_NAMED else ""
        yield f"{len(made.untyped)} of unknown type for you to decide ({named}{more})"


def _settle(draft: Draft, *, dry_run: bool, diff: bool) -> str:
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
