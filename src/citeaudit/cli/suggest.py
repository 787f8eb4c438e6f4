"""`citeaudit suggest`: better sources for claims that rest on weak ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from citeaudit.cli.completion import complete_paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from citeaudit.article.subjects.concepts import Concept
    from citeaudit.evidence.suggesting import Proposed, Suggestion, Wanted
    from citeaudit.policy.model import Verdict
    from citeaudit.report.model import AuditedDocument

_ABOUT = "found by subject: read it before you cite it"


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", shell_complete=complete_paths)
@click.option("--format", type=click.Choice(["text", "json"]), default="text")
@click.option("--most", type=click.IntRange(1, 20), default=3, help="Sources for one claim.  [3]")
@click.option("--no-pages", is_flag=True, help="Do not open the weak pages themselves.")
@click.option("--contact", metavar="EMAIL", help="Your address, which services may see.")
@click.option("-q", "--quiet", is_flag=True, help="No notices on standard error.")
def suggest(
    paths: tuple[str, ...],
    format: str,
    contact: str | None,
    *,
    most: int,
    no_pages: bool,
    quiet: bool,
) -> int:
    """Propose reviews, guidelines and trials for claims that rest on weak sources.

    Europe PMC is searched for the treatment and the condition that a sentence names, and the weak
    pages are opened for the papers that they cite themselves. Nothing is written into the article:
    the list is yours to judge. Exit code 3: something could not be asked.
    """
    import os

    from citeaudit.cli.inputs import find_inputs
    from citeaudit.cli.online import is_offline, settings_from
    from citeaudit.cli.streams import complain, say
    from citeaudit.errors import UserError
    from citeaudit.evidence.suggesting import suggest as search
    from citeaudit.library import audit_file

    if is_offline(asked=False):
        raise click.UsageError("CITEAUDIT_OFFLINE=1 forbids it")
    settings = settings_from(os.environ, contact=contact or "")
    inputs, failures = find_inputs(paths)
    for failure in failures:
        complain(str(failure))
    failed, troubled = bool(failures), False
    answers: list[dict[str, Any]] = []
    for one in inputs:
        try:
            (document,) = audit_file(one.file or "", format=one.format).documents
        except UserError as error:
            complain(str(error))
            failed = True
            continue
        wanted = [_wanted(document, verdict, pages=not no_pages) for verdict in _weak(document)]
        found = search(wanted, settings, most=most, told=_meter(one.path, len(wanted), quiet=quiet))
        troubled |= any(proposed.trouble for proposed in found)
        if format == "json":
            answers.append(_as_object(one.path, document, found))
        else:
            say("".join(f"{line}\n" for line in _as_text(one.path, document, found)))
    if format == "json":
        from citeaudit.report.printable import as_json

        say(as_json({"documents": answers}, indent=2) + "\n", utf8=True)
    return 2 if failed else 3 if troubled else 0


def _weak(document: AuditedDocument) -> list[Verdict]:
    from citeaudit.policy.model import Outcome

    wanting = (Outcome.WEAK_ONLY, Outcome.LIMITED, Outcome.UNDETERMINED)
    return [one for one in document.audited.verdicts if one.outcome in wanting]


def _wanted(document: AuditedDocument, verdict: Verdict, *, pages: bool) -> Wanted:
    """Say what to search for: by the sentence first, then by what stands around it."""
    from itertools import islice

    from citeaudit.article.subjects.concepts import Facet
    from citeaudit.article.subjects.topics import Topic
    from citeaudit.evidence.suggesting import Wanted

    audited = document.audited
    urls = (one.source.canonical_url for one in verdict.weighed)
    topic = Topic(verdict.claim, audited.article)

    def concepts(facet: Facet) -> tuple[Concept, ...]:
        own = tuple(term.concept for term in topic.own(facet))
        around = (term.concept for term in topic.anywhere() if term.concept.facet is facet)
        return own or tuple(islice(around, 1))

    return Wanted(
        verdict.claim.id,
        concepts(Facet.INTERVENTION),
        concepts(Facet.CONDITION),
        tuple(url for url in urls if url) if pages else (),
        frozenset(
            f"{kind}:{value}"
            for source in audited.sources
            for kind, value in source.identifiers.items()
        ),
    )


def _as_text(path: str, document: AuditedDocument, found: Sequence[Proposed]) -> Iterator[str]:
    """Say for each claim what might settle it, in the order of the article."""
    from citeaudit.report.page import shortened
    from citeaudit.report.positions import Lines
    from citeaudit.report.printable import on_one_line

    article = document.audited.article
    claims = {claim.id: claim for claim in article.claims}
    lines = Lines(article.text)
    rest = "claim that rests" if len(found) == 1 else "claims that rest"
    yield f"{path}: {len(found)} {rest} on weak sources"
    for proposed in found:
        claim = claims[proposed.claim]
        yield ""
        yield f"  {lines.place(claim.focus).line}: {shortened(on_one_line(claim.focus_text), 90)}"
        if proposed.trouble:
            yield f"    nothing could be looked up: {proposed.trouble}"
        elif not proposed.suggestions:
            yield "    nothing was found by its treatment and its condition"
        for one in proposed.suggestions:
            yield from _lines_of(one)
    if any(proposed.suggestions for proposed in found):
        yield f"\n  {_ABOUT}"


def _lines_of(one: Suggestion) -> Iterator[str]:
    from citeaudit.report.printable import on_one_line

    record = one.record
    year = f"{max(record.years)}" if record.years else "no year"
    kind = one.design.value.replace("-", " ") if one.design.value != "unknown" else "article"
    yield f"    {kind}, {year}: {on_one_line(record.title)}"
    where = f"      {on_one_line(record.container)} · {one.address}"
    yield where + (f" · cited by {one.page}" if one.page else "")


def _as_object(path: str, document: AuditedDocument, found: Sequence[Proposed]) -> dict[str, Any]:
    texts = {claim.id: claim.focus_text for claim in document.audited.article.claims}
    return {
        "path": path,
        "claims": [
            {
                "id": proposed.claim,
                "focus": texts[proposed.claim],
                "trouble": proposed.trouble,
                "suggestions": [
                    {
                        "title": one.record.title,
                        "authors": list(one.record.authors),
                        "container": one.record.container,
                        "years": list(one.record.years),
                        "design": one.design.value,
                        "identifiers": dict(one.record.identifiers),
                        "url": one.address,
                        "cited_by_page": one.page,
                    }
                    for one in proposed.suggestions
                ],
            }
            for proposed in found
        ],
    }


def _meter(path: str, claims: int, *, quiet: bool) -> Callable[[int], None]:
    """Say on a terminal how far the search is."""
    import sys

    hidden = quiet or not sys.stderr.isatty()

    def show(done: int) -> None:
        if not hidden:
            end = "" if done < claims else "\r\x1b[K"
            sys.stderr.write(f"\r\x1b[K{path}: {done} of {claims} claims{end}")
            sys.stderr.flush()

    return show
