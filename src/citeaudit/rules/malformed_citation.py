"""Markers that are damaged, or that a chat assistant left behind."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.labels import normalise
from citeaudit.article.markers.residue import (
    Residue,
    find_broken_brackets,
    find_placeholders,
    find_traces,
)
from citeaudit.article.model import CitationStyle
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.documents import body_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citeaudit.article.model import Article
    from citeaudit.rules.base import Audited, Finding

_NUMBERED = (
    CitationStyle.BRACKET,
    CitationStyle.FOOTNOTE,
    CitationStyle.SUPERSCRIPT,
    CitationStyle.PARENTHESIS,
    CitationStyle.BARE,
)
_LONGEST_SHOWN = 40


class MalformedCitation(Rule):
    """A citation is damaged, or is a trace of a chat assistant.

    ## What it reports
    Markers that assistants use inside and that were copied with the answer (`oaicite`,
    `turn0search0`, `【1†source】`, `[cite_start]`), each form once; the author's own placeholders
    (`[citation needed]`); a bracket without its other half; a range that runs backwards (`[7-3]`).

    ## Why it matters
    Such a marker leads nowhere, and tells that nobody read the text after it was generated.
    A matter of form.

    ## Example
    > LDN reduces pain :contentReference[oaicite:0]{index=0}.

    ## Better
    Put a marker in its place that leads to an entry of the list.

    ## When to ignore
    The text is about such markers: put them in code quotes.
    """

    code = "CIT105"
    name = "malformed-citation"
    severity = Severity.WARNING
    confidence = 0.9
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each form of trace once, every other damage where it stands."""
        article = audited.article
        traces: dict[str, list[Residue]] = {}
        for trace in find_traces(article.blocks):
            traces.setdefault(trace.form, []).append(trace)
        for form in traces.values():
            yield self._trace(form)
        for note in find_placeholders(article.blocks):
            yield self._damage(note, "a placeholder stands where a citation belongs")
        for bracket in _broken(article):
            yield self._damage(bracket, bracket.form)
        for reversed_range in _reversed(article):
            yield self._damage(reversed_range, "a range that runs backwards")

    def _trace(self, form: list[Residue]) -> Finding:
        first, *others = form
        times = f" ({len(form)} times)" if others else ""
        return self.about_span(
            first.span,
            f"a chat assistant's marker was left in the text: {_shown(first)}{times}",
            help="put a citation in its place that leads to an entry of the list",
            subject=first.form,
            related=tuple(other.span for other in others),
        )

    def _damage(self, residue: Residue, what: str) -> Finding:
        return self.about_span(
            residue.span,
            f"{what}: {_shown(residue)}",
            help="mend the marker, so that it leads to an entry of the list",
            subject=residue.written,
        )


def _shown(residue: Residue) -> str:
    written = residue.written
    return written if len(written) <= _LONGEST_SHOWN else f"{written[: _LONGEST_SHOWN - 1]}…"


def _broken(article: Article) -> Iterable[Residue]:
    """Look for halves of brackets where the document cites in brackets."""
    if not any(citation.style is CitationStyle.BRACKET for citation in article.citations):
        return ()
    labels = {normalise(reference.label) for reference in article.references if reference.label}
    return find_broken_brackets(tuple(body_of(article)), labels)


def _reversed(article: Article) -> Iterator[Residue]:
    for citation in article.citations:
        if citation.style in _NUMBERED:
            prose = article.blocks[citation.block].prose.text
            written = prose[citation.start : citation.end]
            if any(int(first) > int(last) for first, last in _range().findall(written)):
                yield Residue("reversed range", written, citation.span)


@cache
def _range() -> re.Pattern[str]:
    return re.compile(r"(\d{1,6})\s?[-\u2010-\u2014]\s?(\d{1,6})")
