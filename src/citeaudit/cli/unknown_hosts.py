"""`citeaudit classify --unknown`: the hosts that could not be typed, for a person to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from citeaudit.cli.inputs import Input
    from citeaudit.sources.own import Own

_HEAD = """\
# Hosts that could not be typed, those that are cited most first. Put each below the type that it is
# (`[clinic-blog] a clinic or practice`), and give the file to --knowledge.
[unknown] a site whose kind nobody has told yet
"""
_LONGEST_TITLE = 70


def list_unknown(paths: Sequence[str], own: Own | None = None) -> int:
    """Write a knowledge file with every host of these articles that is of unknown type.

    Returns:
        The exit code: 2 where an article could not be read.
    """
    from citeaudit.cli.inputs import find_inputs
    from citeaudit.cli.streams import complain, say
    from citeaudit.errors import UserError

    inputs, failures = find_inputs(paths)
    problems: list[UserError] = list(failures)
    titles: dict[str, list[str]] = {}
    for one in inputs:
        try:
            for host, title in _unknown_in(one, own):
                titles.setdefault(host, []).append(title)
        except UserError as error:
            problems.append(error)
    for problem in problems:
        complain(str(problem))
    say("".join([_HEAD, *_entries(titles)]))
    return 2 if problems else 0


def _unknown_in(document: Input, own: Own | None) -> Iterator[tuple[str, str]]:
    from citeaudit.article.read import read
    from citeaudit.cli.inputs import load
    from citeaudit.sources.identify import identify
    from citeaudit.sources.model import SourceType

    article = read(load(document), document.format)
    sources = identify(article.references)
    if own:
        from citeaudit.sources.own import overrule

        sources = overrule([one.title for one in article.references], sources, own)
    for reference, source in zip(article.references, sources, strict=True):
        if source.type is SourceType.UNKNOWN and source.host:
            yield source.host, reference.title


def _entries(titles: Mapping[str, Sequence[str]]) -> Iterator[str]:
    from citeaudit.report.counts import plural
    from citeaudit.report.printable import on_one_line

    for host, cited in sorted(titles.items(), key=lambda item: (-len(item[1]), item[0])):
        title = on_one_line(next((one for one in cited if one), ""))[:_LONGEST_TITLE]
        example = f': "{title}"' if title else ""
        yield f"# {plural(len(cited), 'reference')}{example}\n{host}\n"
