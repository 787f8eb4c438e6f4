"""`citeaudit check`: audit documents and say what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from citeaudit.cli.completion import complete_paths, complete_rules
from citeaudit.cli.options import Options
from citeaudit.cli.settings.model import POLICIES, PROFILES, SEVERITIES
from citeaudit.report.base import FOR_PEOPLE, FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from citeaudit.cli.inputs import Input
    from citeaudit.cli.narrowing import Narrowing
    from citeaudit.cli.settings.force import Said
    from citeaudit.errors import UserError
    from citeaudit.evidence.refs import Refs
    from citeaudit.report.model import AuditedDocument, Report, Run


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=complete_paths)
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
    help="Exit with 1 if a finding is at least this severe.  [error]",
)
@click.option(
    "--min-severity",
    type=click.Choice(SEVERITIES),
    help="Show findings that are at least this severe.  [info]",
)
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    shell_complete=complete_rules,
    help="Run these rules only.",
)
@click.option(
    "--extend-select",
    multiple=True,
    metavar="RULE",
    shell_complete=complete_rules,
    help="Run these rules as well.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    shell_complete=complete_rules,
    help="Leave these rules out. RULE is a code, a name or a family such as CIT2.",
)
@click.option("--no-ignores", is_flag=True, help="Follow no comments in the text.")
@click.option(
    "--profile",
    type=click.Choice(PROFILES),
    help="How much you want to hear.  [regular]",
)
@click.option(
    "--policy",
    type=click.Choice(POLICIES),
    help="What counts as evidence for what; see `citeaudit policy`.  [health]",
)
@click.option(
    "--refs",
    metavar="FILE",
    help="A bibliography (.json, .bib, .ris, .yaml) with what is known of its entries.  "
    "[NAME.refs.json or refs.json beside the article, and the files it names]",
)
@click.option(
    "--knowledge",
    metavar="FILE",
    help="What you know of addresses yourself: your lines win over what citeaudit knows.",
)
@click.option(
    "--config",
    metavar="FILE",
    help="The settings file for all documents.  [the nearest citeaudit.toml, or pyproject.toml "
    "with a table tool.citeaudit, above each document]",
)
@click.option("--isolated", is_flag=True, help="Read no settings file.")
@click.option(
    "--baseline",
    metavar="FILE",
    help="Leave out the findings that this file knows; see `citeaudit baseline`.",
)
@click.option("--fail-on-stale", is_flag=True, help="Exit with 1 if that file has stale entries.")
@click.option(
    "--since",
    metavar="REF",
    help="Leave out what touches no line that changed since a branch, tag or commit.",
)
@click.option("--stdin-filename", metavar="NAME", help="The name of standard input, `-`.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto")
@click.option("--offline", is_flag=True, help="Use no network. This is the default.")
@click.option(
    "--online", is_flag=True, help="Look up what refs.json does not know, or knows no more."
)
@click.option(
    "--max-age",
    type=click.IntRange(min=0),
    metavar="DAYS",
    help="With --online: ask again for answers that are so old.  [as each register's change]",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=1),
    metavar="SECONDS",
    help="With --online: go on after so long with what is known by then.  [300]",
)
@click.option(
    "--contact",
    metavar="EMAIL",
    help="With --online: your address, for services that ask for one.  [CITEAUDIT_CONTACT]",
)
@click.option("--locked", is_flag=True, help="Exit with 3 if refs.json does not know a reference.")
@click.option("-q", "--quiet", is_flag=True, help="No summary and no notices on standard error.")
@click.option("-v", "--verbose", count=True, help="Say what is being done.")
@click.option(
    "-j",
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes check many files.  [one for each core]",
)
@click.option("--no-progress", is_flag=True, help="Draw no progress bar.")
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
    from citeaudit.cli.outputs import deliver, parse_outputs
    from citeaudit.cli.streams import say

    outputs = parse_outputs(options.outputs)
    inputs, failures = inputs_of(options)
    if options.show_files:
        say("".join(f"{one.path}\n" for one in inputs))
        return 2 if failures else 0
    report = audit_all(options, inputs, failures)
    deliver(report, options, outputs)
    return exit_code(report, options)


def inputs_of(options: Options) -> tuple[tuple[Input, ...], tuple[UserError, ...]]:
    """Find the documents that the options name, and complain of paths that lead to none."""
    from citeaudit.cli.inputs import find_inputs
    from citeaudit.cli.settings.force import in_force
    from citeaudit.cli.streams import complain

    _refuse(options)
    said = _said(options)
    inputs, failures = find_inputs(options.paths, options.stdin_filename or "")
    for one in inputs:
        in_force(said, one.path)  # a slip in what a house says is told before the work
    for failure in failures:
        complain(str(failure))
    return inputs, failures


def exit_code(report: Report, options: Options) -> int:
    """Give the exit code that a report amounts to: docs/exit-codes.md."""
    if report.failures:
        return 2
    if not (report.passed or options.exit_zero):
        return 1
    return 0 if report.run.complete else 3


def _refuse(options: Options) -> None:
    """Refuse what the options ask for and citeaudit cannot do."""
    if "-" in options.paths and (options.online or options.locked):
        raise click.UsageError("--online and --locked need files: `-` has no refs.json beside it")
    if "-" in options.paths and not options.stdin_filename:
        raise click.UsageError("`-` needs --stdin-filename NAME: its ending tells the kind of text")
    if options.config and options.isolated:
        raise click.UsageError("--config and --isolated exclude each other")


def _said(options: Options) -> Said:
    """Collect what a settings file may say too.

    Raises:
        SettingsError: A selector stands for no rule, or the settings file is not there.
    """
    from citeaudit.cli.settings.force import Said, check_said
    from citeaudit.cli.settings.model import Layer

    said = Said(
        Layer(options.select, options.extend_select, options.ignore),
        options.profile or "",
        options.policy or "",
        options.fail_on or "",
        options.min_severity or "",
        options.refs or "",
        options.knowledge or "",
        not options.no_ignores,
        options.config or "",
        options.isolated,
    )
    check_said(said)
    return said


def audit_all(
    options: Options, inputs: tuple[Input, ...], failures: tuple[UserError, ...]
) -> Report:
    """Audit documents, and leave out what the options ask to leave out.

    Args:
        options: The options of the run.
        inputs: The documents.
        failures: What could not be had.
    """
    import sys
    import time
    from contextlib import closing
    from functools import partial

    from citeaudit.cli.learning import learn
    from citeaudit.cli.parallel import jobs_for, outcomes
    from citeaudit.cli.progress import Progress
    from citeaudit.cli.streams import complain, tell
    from citeaudit.errors import UserError
    from citeaudit.report.model import Report

    def begin(one: Input) -> None:
        if options.verbose:
            tell(f"checking {one.path}")

    def notice(line: str) -> None:
        if not options.quiet:
            progress.clear()
            tell(line)

    jobs = jobs_for(options.jobs, len(inputs))
    said = _said(options)
    narrowing = _narrowing(options, inputs)
    started = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    learned = learn(options, said, inputs)
    check = partial(_audit_one, said=said, today=started[:10], learned=learned.refs)
    progress = Progress(
        len(inputs), sys.stderr, hidden=options.no_progress or options.quiet or options.verbose > 0
    )
    documents: list[AuditedDocument] = []
    failed = list(failures)
    with closing(outcomes(inputs, check, jobs, begin, notice)) as found:
        for one, outcome in zip(inputs, found, strict=True):
            if isinstance(outcome, UserError):
                progress.clear()
                complain(str(outcome))
                failed.append(outcome)
            else:
                documents.append(outcome)
            progress.step(one.path)
    progress.clear()
    run = _circumstances(options, said, started, documents, failed)._replace(
        online=learned.online, complete=learned.complete and not failed
    )
    report = Report(run, tuple(documents), tuple(failed))
    return narrowing.of(report) if narrowing else report


def _narrowing(options: Options, inputs: tuple[Input, ...]) -> Narrowing | None:
    if not options.baseline and options.since is None and not options.fail_on_stale:
        return None
    from citeaudit.cli.narrowing import narrowing_of

    return narrowing_of(options, inputs)


def _audit_one(
    document: Input, said: Said, today: str, learned: Mapping[str, Refs]
) -> AuditedDocument:
    from citeaudit.audit import audit
    from citeaudit.cli.bibliographies import bibliography_of, is_bibliography
    from citeaudit.cli.inputs import load
    from citeaudit.cli.known import known_refs, user_store
    from citeaudit.cli.settings.files import shown
    from citeaudit.cli.settings.force import in_force

    text = load(document)
    force = in_force(said, document.path)
    audited = audit(
        text,
        format=document.format,
        bibliography=bibliography_of(document, text, force.refs or None),
        refs=learned.get(document.path)
        or known_refs(document, None if is_bibliography(force.refs) else force.refs or None),
        policy=force.policy,
        selection=force.selection,
        today=today,
        store=user_store(),
        own=force.own,
    )
    config = shown(force.settings) if force.settings else ""
    return audited._replace(gate=force.gate, config=config)


def _circumstances(
    options: Options,
    said: Said,
    started: str,
    documents: list[AuditedDocument],
    failed: list[UserError],
) -> Run:
    from citeaudit.cli.settings.force import default_gate
    from citeaudit.report.model import Run

    refs_files = {document.refs_file for document in documents}
    configs = {document.config for document in documents}
    gates = {document.gate for document in documents if document.gate} or {default_gate(said)}
    return Run(
        version=_version(options),
        started=started,
        fail_on=min((gate.fail_on for gate in gates if gate.fail_on is not None), default=None),
        min_severity=min(gate.min_severity for gate in gates),
        complete=not failed,
        config=configs.pop() if len(configs) == 1 else "",
        refs_file=options.refs or (refs_files.pop() if len(refs_files) == 1 else ""),
    )


def _version(options: Options) -> str:
    """Look the version up where a report shows it: it takes 30 ms."""
    if options.format in FOR_PEOPLE and not options.outputs:
        return ""
    from citeaudit import __version__

    return __version__
