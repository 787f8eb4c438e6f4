"""What `check` learns before it audits: from registers with `--online`, of gaps with `--locked`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from citeaudit.cli.inputs import Input
    from citeaudit.cli.online import Reading
    from citeaudit.cli.options import Options
    from citeaudit.cli.settings.force import Said
    from citeaudit.evidence.refs import Refs

_MOST_NAMED = 10


class Learned(NamedTuple):
    """What an audit may build on.

    Attributes:
        refs: By document, what `refs.json` would hold now; the file itself is left alone.
        online: Registers were asked.
        complete: Everything that was asked for could be had.
    """

    refs: Mapping[str, Refs]
    online: bool = False
    complete: bool = True


NOTHING = Learned({})


def learn(options: Options, said: Said, inputs: Sequence[Input]) -> Learned:
    """Look up what is missing, and say what could not be had.

    Raises:
        SettingsError: A setting of the run online is of no use.
        KeyboardInterrupt: Somebody stopped it; the cache keeps what was learned.
    """
    if not (options.online or options.locked):
        return NOTHING
    from citeaudit.cli.online import is_offline

    online = options.online and not is_offline(asked=options.offline)
    if not (online or options.locked):
        return NOTHING
    readings = tuple(_readings(said, inputs))
    unknown = list(_unknown(readings)) if options.locked else []
    for line in unknown:
        _warn(line, options)
    if not online:
        return Learned({}, complete=not unknown)
    refs, complete = _look_up(readings, said, options)
    return Learned(refs, online=True, complete=complete and not unknown)


def _readings(said: Said, inputs: Sequence[Input]) -> Iterator[Reading]:
    """Read the documents that have references; what cannot be read is told by the audit."""
    from contextlib import suppress

    from citeaudit.cli.bibliographies import is_bibliography
    from citeaudit.cli.known import known_refs
    from citeaudit.cli.online import read_article, reading_of
    from citeaudit.cli.settings.force import in_force
    from citeaudit.errors import UserError

    for one in inputs:
        named = in_force(said, one.path).refs or None
        with suppress(UserError):
            article = read_article(one, named)
            refs = known_refs(one, None if is_bibliography(named) else named)
            if article.references:
                yield reading_of(one, article, refs)


def _unknown(readings: Sequence[Reading]) -> Iterator[str]:
    """Name the references of which the file knows nothing."""
    from citeaudit.evidence.matching import match
    from citeaudit.evidence.traits import own_ids

    for reading in readings:
        references = reading.article.references
        matched = match(references, reading.sources, reading.refs)
        names = [
            name for name, item in zip(own_ids(references), matched, strict=True) if item is None
        ]
        if names:
            more = ", …" if len(names) > _MOST_NAMED else ""
            listed = ", ".join(names[:_MOST_NAMED]) + more
            file = reading.refs.path
            lacks = f"{file} does not know {listed}" if file else "it has no refs.json"
            yield f"{reading.document.path}: {lacks}; run citeaudit resolve"


def _look_up(
    readings: Sequence[Reading], said: Said, options: Options
) -> tuple[dict[str, Refs], bool]:
    from citeaudit.cli.online import look_up, settings_from
    from citeaudit.cli.settings.force import settings_of
    from citeaudit.cli.streams import tell
    from citeaudit.evidence.lock import lock
    from citeaudit.evidence.refs import parse_refs

    if not readings:
        return {}, True
    # One run looks up all articles: the settings of the first are those of the run.
    settings = settings_from(
        os.environ,
        online=settings_of(said, readings[0].document.path).online,
        contact=options.contact or "",
        max_age=options.max_age,
        seconds=options.timeout,
    )
    found = look_up(readings, settings, shows_progress=not options.quiet)
    if found.interrupted:
        raise KeyboardInterrupt
    if found.note and not options.quiet:
        tell(found.note)
    for trouble in found.troubles:
        _warn(f"not learned: {trouble}", options)
    refs = {}
    for reading, facts in zip(readings, found.facts, strict=True):
        made = lock(reading.article, reading.sources, reading.refs, facts)
        refs[reading.document.path] = parse_refs(made.content, reading.refs.path)
    return refs, not found.troubles


def _warn(line: str, options: Options) -> None:
    from citeaudit.cli.streams import complain

    if not options.quiet:
        complain(line, kind="warning")
