"""What a source is worth, and why: shown over its markers and its entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from citeaudit.report.labels import label_of
from citeaudit.report.printable import on_one_line
from citeaudit.report.strength import efficacy_strength
from citeaudit.report.words import strength_words, type_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Citation, Reference
    from citeaudit.cli.language_server.audits import Audit
    from citeaudit.policy.model import Verdict
    from citeaudit.text import Span

_MOST_SIGNALS = 4
_MARKUP = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>|~&"})


def hover_at(audit: Audit, offset: int) -> lsp.Hover | None:
    """Say what is known of what stands at an offset; nothing where nothing is cited."""
    article = audit.document.audited.article
    for index, citation in enumerate(article.citations):
        if _holds(citation.span, offset):
            return _hover(audit, citation.span, _of_marker(audit, index, citation))
    for reference in article.references:
        if _holds(reference.span, offset):
            return _hover(audit, reference.span, _of_entry(audit, reference))
    return None


def _holds(span: Span, offset: int) -> bool:
    return span.start <= offset < span.end


def _hover(audit: Audit, span: Span, parts: Iterator[str]) -> lsp.Hover:
    content = lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n\n".join(parts))
    return lsp.Hover(content, audit.places.range_of(span))


def _of_marker(audit: Audit, index: int, citation: Citation) -> Iterator[str]:
    """Say what each of a marker's sources is worth for the claim that it supports."""
    audited = audit.document.audited
    verdict = next((one for one in audited.verdicts if index in one.claim.citations), None)
    if verdict:
        yield f"**{verdict.outcome.value}**: {_plain(' '.join(verdict.trail))}"
    for label, target in zip(citation.labels, citation.targets, strict=True):
        if target is None:
            yield f"**{_plain(label)}** leads to no entry"
        else:
            yield _source(audit, audited.article.references[target], verdict)


def _of_entry(audit: Audit, reference: Reference) -> Iterator[str]:
    article = audit.document.audited.article
    yield _source(audit, reference, None)
    cited = sum(reference.index in citation.targets for citation in article.citations)
    yield f"cited {cited} times" if cited != 1 else "cited once"


def _source(audit: Audit, reference: Reference, verdict: Verdict | None) -> str:
    """Say what a source is, what it is worth, and which observations led to that."""
    audited = audit.document.audited
    source = audited.sources[reference.index]
    strength, reason = efficacy_strength(source), "for a claim of efficacy"
    for one in verdict.weighed if verdict else ():
        if reference.index in one.sources:
            strength, reason = one.strength, one.reason
    head = f"**{_plain(label_of(reference))}** {_plain(reference.title or reference.url)}"
    worth = f"{type_words(source)}: **{strength_words(strength)}** ({_plain(reason)})"
    signals = [f"- {_plain(signal.detail)}" for signal in source.signals[:_MOST_SIGNALS]]
    return "  \n".join((head, worth)) + ("\n\n" + "\n".join(signals) if signals else "")


def _plain(text: str) -> str:
    """Show text from an article as text: it may hold markup, and anything else."""
    return on_one_line(text).translate(_MARKUP)
