"""`citeaudit classify`: say what kind of source an address is, without an article."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.sources.model import Source
    from citeaudit.sources.own import Own


class Asked(NamedTuple):
    """An address to be typed, and its title where one is known."""

    url: str
    title: str = ""


@click.command()
@click.argument("urls", nargs=-1, required=True, metavar="URL...")
@click.option("--format", type=click.Choice(["text", "json"]), default="text")
@click.option("--explain", is_flag=True, help="Show everything that led to the type.")
@click.option("--knowledge", metavar="FILE", help="What you know of addresses yourself.")
@click.option("--unknown", is_flag=True, help="List the hosts of articles that cannot be typed.")
def classify(
    urls: tuple[str, ...], format: str, explain: bool, knowledge: str | None, unknown: bool
) -> int:
    """Say what kind of source each URL is, and how strong it is as evidence of efficacy.

    With - instead of URLs, JSON Lines {"url": ..., "title": ...} are read from standard input,
    and a JSON object {"url", "title", "source"} is written for each, in order.

    With --unknown the arguments are articles, folders or patterns, and the output is the beginning
    of a knowledge file: put each host below the type that it is.
    """
    own = _own(knowledge)
    if unknown:
        from citeaudit.cli.unknown_hosts import list_unknown

        return list_unknown(urls, own)
    from citeaudit.cli.streams import say
    from citeaudit.report.printable import as_json

    if "-" in urls:
        if len(urls) > 1:
            raise click.UsageError("`-` stands alone: give URLs, or JSON Lines on standard input")
        return _stream(own)
    asked = [Asked(url) for url in urls]
    if format == "json":
        answers = [_answer(one, own) for one in asked]
        say(as_json(answers, indent=2) + "\n", utf8=True)
    else:
        say("".join(f"{line}\n" for one in asked for line in _lines(one, own, explain=explain)))
    return 0


def _own(path: str | None) -> Own | None:
    if not path:
        return None
    from citeaudit.cli.own_knowledge import load_own

    return load_own(path)


def _stream(own: Own | None) -> int:
    from citeaudit.cli.streams import complain, say
    from citeaudit.report.printable import as_json

    code = 0
    for number, line in enumerate(sys.stdin.buffer, start=1):
        if not line.strip():
            continue
        try:
            asked = _asked(line)
        except ValueError as error:
            complain(f"<stdin>:{number}: {error}")
            code = 2
        else:
            say(as_json(_answer(asked, own)) + "\n", utf8=True)
    return code


def _asked(line: bytes) -> Asked:
    """Read a line of JSON Lines.

    Raises:
        ValueError: It is no object with a `url`.
    """
    try:
        given = json.loads(line.decode("utf-8-sig"))
    except RecursionError:
        raise ValueError("nested too deeply") from None
    except ValueError as error:
        raise ValueError(f"not JSON ({error})") from None
    if not isinstance(given, dict):
        raise ValueError('wanted an object {"url": "…", "title": "…"}')
    url, title = given.get("url"), given.get("title")
    if not isinstance(url, str):
        raise ValueError('"url" is missing or no text')
    if not isinstance(title, str | None):
        raise ValueError('"title" is no text')
    return Asked(url, title or "")


def _identify(asked: Asked, own: Own | None) -> Source:
    from citeaudit.article.model import Reference
    from citeaudit.sources.identify import identify
    from citeaudit.text import Span

    # Each by itself: what stands beside an address must not change what it is.
    reference = Reference(0, "", Span(0, 0), asked.url, title=asked.title, url=asked.url)
    sources = identify((reference,))
    if own:
        from citeaudit.sources.own import overrule

        sources = overrule((asked.title,), sources, own)
    return sources[0]


def _answer(asked: Asked, own: Own | None) -> dict[str, Any]:
    from citeaudit.report.source_object import source_object
    from citeaudit.report.strength import efficacy_strength

    source = _identify(asked, own)
    source_as_json = source_object(source, efficacy_strength(source))
    return {"url": asked.url, "title": asked.title, "source": source_as_json}


def _lines(asked: Asked, own: Own | None, *, explain: bool) -> Iterator[str]:
    from citeaudit.report.printable import on_one_line
    from citeaudit.report.strength import efficacy_strength

    source = _identify(asked, own)
    strength = efficacy_strength(source).word
    facts = f"{source.type.value:<18}  {strength:<8}  {source.confidence:.2f}"
    yield f"{facts}  {on_one_line(asked.url)}"
    for signal in source.signals if explain else source.signals[:1]:
        yield f"    {signal.kind}: {on_one_line(signal.detail)}"
