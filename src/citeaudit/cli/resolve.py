"""`citeaudit resolve`: write what is known of articles' references to `refs.json`."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

import click

from citeaudit.cli.completion import complete_paths

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from citeaudit.cli.drafts import Draft
    from citeaudit.cli.inputs import Input
    from citeaudit.cli.online import Found, Reading
    from citeaudit.errors import UserError
    from citeaudit.evidence.facts import Fact
    from citeaudit.evidence.lock import Lock

_OFFLINE = "nothing was looked up online: types are told from addresses and titles"
_MOST_NAMED = 10


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=complete_paths)
@click.option(
    "--refs",
    metavar="FILE",
    help="The file to write.  [the one beside the article, else NAME.refs.json]",
)
@click.option("--offline", is_flag=True, help="Use no network: tell types from addresses alone.")
@click.option(
    "--max-age",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="Ask again for answers that are so old.  [1 to 30, as each register's records change]",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=1),
    metavar="SECONDS",
    help="End after so long, with what is known by then.  [300]",
)
@click.option(
    "--contact",
    metavar="EMAIL",
    help="Your address, for services that serve those faster who give one.  [CITEAUDIT_CONTACT]",
)
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option("-q", "--quiet", is_flag=True, help="No notices on standard error.")
def resolve(**options: object) -> int:
    """Look an article's references up, and write what is known of them to refs.json.

    The file is the article's bibliography in CSL-JSON, with the type of each source and what
    registers of record answered. A decision of yours about a source, under
    custom.citeaudit.reviewed, is kept. Exit code 3: something could not be looked up.
    """
    return run(Options(**options))  # type: ignore[arg-type]  # click checked them


class Options(NamedTuple):
    """The options of a run, as click hands them over."""

    paths: tuple[str, ...]
    refs: str | None
    offline: bool
    max_age: int | None
    timeout: float | None
    contact: str | None
    dry_run: bool
    diff: bool
    quiet: bool


def run(options: Options) -> int:
    """Resolve the references of what the options name.

    Returns:
        The exit code: 130 where it was interrupted, 2 where an input could not be had, 3 where a
        register could not be had, else 0.
    """
    from citeaudit.cli.drafts import news, settle
    from citeaudit.cli.inputs import find_inputs
    from citeaudit.cli.online import is_offline
    from citeaudit.cli.streams import complain, tell

    if "-" in options.paths:
        raise click.UsageError("`-` has no refs.json beside it: name a file")
    inputs, failures = find_inputs(options.paths)
    work = Work({}, [], [], list(failures))
    for one in inputs:
        with work.trying():
            _read(one, options.refs, work)
    found = None if is_offline(asked=options.offline) else _look_up(work.readings, options)
    for at, reading in enumerate(work.readings):
        with work.trying():
            _draft(reading, options.refs, work, found.facts[at] if found else ())
    for draft in work.drafts.values():
        work.notices.extend(news(draft))
        work.notices.append(settle(draft, dry_run=options.dry_run, diff=options.diff))
    for problem in work.problems:
        complain(str(problem))
    for notice in () if options.quiet or not inputs else (*work.notices, *_of_network(found)):
        tell(notice)
    return _code(work, found)


class Work(NamedTuple):
    """What a run has in hand.

    Attributes:
        drafts: The files to be written, by path.
        readings: The articles that have references.
        notices: What there is to say.
        problems: What could not be read or made.
    """

    drafts: dict[str, Draft]
    readings: list[Reading]
    notices: list[str]
    problems: list[UserError]

    @contextmanager
    def trying(self) -> Iterator[None]:
        """Go on with the next document where one cannot be had."""
        from citeaudit.errors import UserError

        try:
            yield
        except UserError as error:
            self.problems.append(error)


def _code(work: Work, found: Found | None) -> int:
    if found and found.interrupted:
        return 130
    if work.problems:
        return 2
    return 3 if found and found.troubles else 0


def _look_up(readings: Sequence[Reading], options: Options) -> Found | None:
    import os

    from citeaudit.cli.online import Found, look_up, settings_from
    from citeaudit.cli.settings.force import Said, settings_of

    # One run looks up all articles: the settings of the first are those of the run.
    first = readings[0].document.path if readings else ""
    settings = settings_from(
        os.environ,
        online=settings_of(Said(), first).online,
        contact=options.contact or "",
        max_age=options.max_age,
        seconds=options.timeout,
    )
    if not readings:
        return Found((), 0, ())
    return look_up(readings, settings, shows_progress=not options.quiet)


def _of_network(found: Found | None) -> Iterator[str]:
    """Say what was asked, and what could not be learned."""
    if found is None:
        yield _OFFLINE
        return
    if found.note:
        yield found.note
    yield from (f"not learned: {trouble}" for trouble in found.troubles)
    asked = f"{found.requests} request{'' if found.requests == 1 else 's'}"
    yield (
        f"interrupted: what was learned by then is kept ({asked})"
        if found.interrupted
        else (f"looked up with {asked}")
    )


def _read(document: Input, named: str | None, work: Work) -> None:
    """Read a document and the file that it has; say so where there is nothing to look up."""
    from citeaudit.cli.drafts import open_draft
    from citeaudit.cli.known import refs_file
    from citeaudit.cli.online import read_article, reading_of

    article = read_article(document, None)
    if not article.references or document.file is None:
        work.notices.append(f"{document.path}: no references were found")
        return
    path = refs_file(document.file, named)
    if path not in work.drafts:
        work.drafts[path] = open_draft(path)
    work.readings.append(reading_of(document, article, work.drafts[path].refs))


def _draft(
    reading: Reading, named: str | None, work: Work, learned: Sequence[Sequence[Fact]]
) -> None:
    """Bring the draft of a document's file up to date, and say what that did."""
    from citeaudit.cli.known import refs_file
    from citeaudit.evidence.lock import lock
    from citeaudit.evidence.refs import parse_refs, shown

    path = refs_file(str(reading.document.file), named)
    draft = work.drafts[path]
    made = lock(reading.article, reading.sources, draft.refs, learned)
    refs = parse_refs(made.content, shown(path))
    work.drafts[path] = draft._replace(after=made.content, refs=refs)
    told = ", ".join(_told(made, len(reading.article.references)))
    work.notices.append(f"{reading.document.path}: {told}")


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
