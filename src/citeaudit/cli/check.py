"""`citeaudit check`: audit documents and say what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from citeaudit.cli.options import Options
from citeaudit.report.base import FOR_PEOPLE, FORMATS

if TYPE_CHECKING:
    from citeaudit.cli.inputs import Input
    from citeaudit.errors import UserError
    from citeaudit.report.model import AuditedDocument, Report, Run
    from citeaudit.rules.base import Selection

SEVERITIES = ("error", "warning", "info")
PROFILES = ("regular", "strict", "auditor")
POLICIES = ("health", "medrs", "general")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--format", type=click.Choice(list(FORMATS)), default="text", help="How to tell it.  [text]"
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="FORMAT=FILE",
    help="Write a report to a file as well; may be given several times.",
)
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    default="error",
    help="Exit with 1 if a finding is at least this severe.  [error]",
)
@click.option(
    "--min-severity",
    type=click.Choice(SEVERITIES),
    default="info",
    help="Show findings that are at least this severe.  [info]",
)
@click.option("--select", multiple=True, metavar="RULE", help="Run these rules only.")
@click.option("--extend-select", multiple=True, metavar="RULE", help="Run these rules as well.")
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    help="Leave these rules out. RULE is a code, a name or a family such as CIT2.",
)
@click.option("--no-ignores", is_flag=True, help="Follow no comments in the text.")
@click.option(
    "--profile",
    type=click.Choice(PROFILES),
    default="regular",
    help="How much you want to hear.  [regular]",
)
@click.option(
    "--policy",
    type=click.Choice(POLICIES),
    default="health",
    help="What counts as evidence for what; see `citeaudit policy`.  [health]",
)
@click.option(
    "--refs",
    metavar="FILE",
    help="A bibliography (.json, .bib, .ris, .yaml) with what is known of its entries.  "
    "[NAME.refs.json or refs.json beside the article, and the files it names]",
)
@click.option("--stdin-filename", metavar="NAME", help="The name of standard input, `-`.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto")
@click.option("--offline", is_flag=True, help="Use no network. This is the default.")
@click.option("--online", is_flag=True, help="Look references up. Not built yet.")
@click.option("-q", "--quiet", is_flag=True, help="No summary and no notices on standard error.")
@click.option("-v", "--verbose", count=True, help="Say what is being done.")
@click.option("--show-files", is_flag=True, help="List the files that would be checked, and stop.")
@click.option("--width", type=click.IntRange(min=20), hidden=True)
def check(**options: object) -> int:
    """Say which claims rest only on weak sources.

    PATH is a file, a folder, a pattern such as '**/*.md', or - for standard input.
    """
    return run(Options(**options))  # type: ignore[arg-type]  # click checked them


def run(options: Options) -> int:
    """Audit what the options name, and report it.

    Returns:
        The exit code: 2 where an input could not be had, else 1 where a finding gates, else 0.
    """
    from dataclasses import replace

    from citeaudit.cli.inputs import find_inputs
    from citeaudit.cli.outputs import deliver, parse_outputs
    from citeaudit.cli.streams import complain, say
    from citeaudit.rules.selection import select

    _refuse(options)
    outputs = parse_outputs(options.outputs)
    selection = replace(
        select(options.select, options.extend_select, options.ignore, options.profile),
        ignores=not options.no_ignores,
    )
    inputs, failures = find_inputs(options.paths, options.stdin_filename or "")
    if options.show_files:
        say("".join(f"{one.path}\n" for one in inputs))
    for failure in failures:
        complain(str(failure))
    if options.show_files:
        return 2 if failures else 0
    report = _audit_all(options, inputs, failures, selection)
    deliver(report, options, outputs)
    if report.failures:
        return 2
    return 0 if report.passed or options.exit_zero else 1


def _refuse(options: Options) -> None:
    """Refuse what the options ask for and citeaudit cannot do."""
    import os

    offline = options.offline or os.environ.get("CITEAUDIT_OFFLINE") == "1"
    if options.online and not offline:
        raise click.UsageError("--online is not built yet: references cannot be looked up")
    if "-" in options.paths and not options.stdin_filename:
        raise click.UsageError("`-` needs --stdin-filename NAME: its ending tells the kind of text")


def _audit_all(
    options: Options,
    inputs: tuple[Input, ...],
    failures: tuple[UserError, ...],
    selection: Selection,
) -> Report:
    import time

    from citeaudit.cli.streams import complain, tell
    from citeaudit.errors import UserError
    from citeaudit.report.model import Report

    now = time.gmtime()
    started = time.strftime("%Y-%m-%dT%H:%M:%SZ", now)
    documents: list[AuditedDocument] = []
    failed = list(failures)
    for one in inputs:
        if options.verbose:
            tell(f"checking {one.path}")
        try:
            documents.append(_audit_one(one, options, selection, started[:10]))
        except UserError as error:
            complain(str(error))
            failed.append(error)
        except Exception as error:
            error.add_note(f"while checking {one.path}")
            raise
    run = _circumstances(options, started, documents, failed)
    return Report(run, tuple(documents), tuple(failed))


def _audit_one(
    document: Input, options: Options, selection: Selection, today: str
) -> AuditedDocument:
    from citeaudit.audit import audit
    from citeaudit.cli.bibliographies import bibliography_of, is_bibliography
    from citeaudit.cli.inputs import load
    from citeaudit.cli.known import known_refs, user_store
    from citeaudit.policy.tables import load_policy

    text = load(document)
    return audit(
        text,
        format=document.format,
        bibliography=bibliography_of(document, text, options.refs),
        refs=known_refs(document, None if is_bibliography(options.refs) else options.refs),
        policy=load_policy(options.policy),
        selection=selection,
        today=today,
        store=user_store(),
    )


def _circumstances(
    options: Options, started: str, documents: list[AuditedDocument], failed: list[UserError]
) -> Run:
    from citeaudit.report.model import Run
    from citeaudit.rules.base import Severity
    from citeaudit.rules.selection import severity

    refs_files = {document.refs_file for document in documents}
    return Run(
        version=_version(options),
        started=started,
        fail_on=severity(options.fail_on),
        min_severity=severity(options.min_severity) or Severity.INFO,
        complete=not failed,
        refs_file=options.refs or (refs_files.pop() if len(refs_files) == 1 else ""),
    )


def _version(options: Options) -> str:
    """Look the version up where a report shows it: it takes 30 ms."""
    if options.format in FOR_PEOPLE and not options.outputs:
        return ""
    from citeaudit import __version__

    return __version__
