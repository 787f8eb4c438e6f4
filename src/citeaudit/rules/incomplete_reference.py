"""Entries that leave out what a reader needs to find them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.rules.base import Need, Rule, Severity
from citeaudit.rules.naming import join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Reference
    from citeaudit.rules.base import Audited, Finding
    from citeaudit.sources.model import Source

# Names of works, by which they are found without an address.
_FINDS_IT = frozenset(("doi", "pmid", "pmcid", "nct", "isbn", "arxiv", "isrctn"))
# More entries than this that lack the same are one habit.
_MOST_TOLD_APART = 8
_HELP = "add it, so that a reader finds the source and can tell its age"


class IncompleteReference(Rule):
    """An entry lacks a title, a date, or any way to find it.

    ## What it reports
    An entry of a list without a title, without a date of publication or access, or without an
    address, an identifier and the name of a journal or publisher. Links in the text are no
    entries.

    ## Why it matters
    Attribution and currency are two of the JAMA benchmarks for information on health: a reader must
    be able to find the source and tell its age.

    ## Example
    > [7] https://clinic.example/blog/ldn

    ## Better
    > [7] "What LDN can treat." Clinic Example, 2 Feb 2024, https://clinic.example/blog/ldn

    ## When to ignore
    The page shows no date: write "n.d.".
    """

    code = "CIT502"
    name = "incomplete-reference"
    severity = Severity.INFO
    requires = frozenset({Need.REFERENCE_LIST})
    confidence = 0.8
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each entry that lacks something; many that lack the same at once."""
        lacking: dict[str, list[Reference]] = {}
        for reference, source in zip(audited.article.references, audited.sources, strict=True):
            missing = _missing(reference, source) if audited.article.sections else []
            if missing:
                lacking.setdefault(join(missing), []).append(reference)
        for missing_parts, entries in lacking.items():
            if len(entries) > _MOST_TOLD_APART:
                yield self._many(missing_parts, entries)
            else:
                for entry in entries:
                    yield self._one(missing_parts, entry)

    def _one(self, missing: str, entry: Reference) -> Finding:
        return self.about_reference(entry, f"the entry has {missing}", help=_HELP)

    def _many(self, missing: str, entries: list[Reference]) -> Finding:
        first, *others = entries
        return self.about_reference(
            first,
            f"{len(entries)} entries have {missing}",
            help=_HELP,
            subject=missing,
            others=tuple(entry.index for entry in others),
            related=tuple(entry.span for entry in others),
        )


def _missing(reference: Reference, source: Source) -> list[str]:
    missing: list[str] = []
    if reference.raw.startswith("[^") and not (reference.url or reference.published):
        return missing  # a remark in a footnote, not a reference
    if not reference.title:
        missing.append("no title")
    if not (reference.published or reference.accessed or "n.d." in reference.raw):
        missing.append("no date")
    if not (reference.url or _FINDS_IT & source.identifiers.keys() or _is_placed(reference)):
        missing.append("no address, identifier or journal")
    return missing


def _is_placed(reference: Reference) -> bool:
    """Say whether an entry says where its work was published."""
    return bool(reference.container or reference.publisher or reference.volume or reference.pages)
