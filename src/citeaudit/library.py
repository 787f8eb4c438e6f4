"""citeaudit from a program: the same report as `citeaudit check`, without printing or exiting."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from citeaudit.article.formats.base import format_of, reader
from citeaudit.audit import audit
from citeaudit.errors import InputError, SettingsError
from citeaudit.evidence.bibliographies import bibliography_of, is_bibliography
from citeaudit.evidence.refs import NO_REFS, find_refs, load_refs
from citeaudit.policy.tables import load_policy
from citeaudit.report.base import FORMATS, Canvas, load
from citeaudit.report.model import Report, Run
from citeaudit.rules.base import Severity
from citeaudit.rules.selection import select
from citeaudit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.model import Reference
    from citeaudit.evidence.refs import Refs


def audit_text(
    content: str,
    *,
    format: str = "markdown",
    path: str = "<text>",
    policy: str = "health",
    profile: str = "regular",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Report:
    """Audit an article that is a string already, offline.

    Args:
        content: The article.
        format: Name of its document format: `markdown`, `plain`, `html`, `pandoc`, `latex` or
            `mediawiki`.
        path: What the report calls it.
        policy: What counts as evidence for what: `health`, `medrs` or `general`.
        profile: How much you want to hear: `regular`, `strict` or `auditor`.
        select: Codes, names or families of the only rules to run; empty for all of the profile.
        ignore: Rules not to run.

    Returns:
        A report with one document, as `citeaudit check` makes it; no configuration file is read.

    Raises:
        SettingsError: There is no such policy, profile or rule.
        InputError: There is nothing to check in it.
    """
    return _report(Text.of(content, path), format, (policy, profile), (select, ignore))


def audit_file(
    path: str | Path,
    *,
    format: str = "",
    refs: str | Path = "",
    policy: str = "health",
    profile: str = "regular",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> Report:
    """Audit a file, offline, with the `refs.json` and the bibliography files that belong to it.

    Args:
        path: The file.
        format: Name of its document format; by default its ending tells.
        refs: A `refs.json` or a bibliography to use instead of those that lie beside it.
        policy: As for `audit_text`, and so are the others.
        profile: How much you want to hear.
        select: The only rules to run.
        ignore: Rules not to run.

    Returns:
        A report with one document, as `citeaudit check` makes it; no configuration file is read.

    Raises:
        InputError: The file, or a bibliography, cannot be had or read.
        RefsError: The `refs.json` cannot be used.
        SettingsError: There is no such policy, profile or rule.
    """
    file = Path(path)
    shown = file.as_posix()
    kind = format or format_of(shown)
    try:
        raw = file.read_bytes()
    except OSError as error:
        raise InputError(shown, f"cannot be read: {error.strerror}") from None
    text = reader(kind).decode(raw, shown)
    named = str(refs) or None
    entries = bibliography_of(text, kind, str(file), named=named)
    known = find_refs(str(file)) if named is None else named
    if known is None or is_bibliography(known):
        known = ""
    return _report(
        text,
        kind,
        (policy, profile),
        (select, ignore),
        bibliography=entries,
        refs=load_refs(known) if known else NO_REFS,
    )


def render(report: Report, format: str = "json") -> str:
    """Write a report in one of the formats of `citeaudit check --format`, without colour.

    Raises:
        SettingsError: There is no such format.
    """
    if format not in FORMATS:
        raise SettingsError("", f'unknown format "{format}"', f"there are {', '.join(FORMATS)}")
    return load(format).render(report, Canvas())


def _report(
    text: Text,
    format: str,
    manner: tuple[str, str],
    rules: tuple[Sequence[str], Sequence[str]],
    *,
    bibliography: Sequence[Reference] = (),
    refs: Refs = NO_REFS,
) -> Report:
    if not text.content.strip():
        raise InputError(text.path, "nothing to check", "it is empty")
    policy, profile = manner
    started = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    document = audit(
        text,
        format=format,
        bibliography=bibliography,
        refs=refs,
        policy=load_policy(policy),
        selection=select(rules[0], (), rules[1], profile),
        today=started[:10],
    )
    from citeaudit import __version__  # noqa: PLC0415 (it is looked up when it is asked for)

    run = Run(
        version=__version__,
        started=started,
        fail_on=Severity.ERROR,
        min_severity=Severity.INFO,
        refs_file=document.refs_file,
    )
    return Report(run, (document,))
