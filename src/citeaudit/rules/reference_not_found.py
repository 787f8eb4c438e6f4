"""Identifiers that lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.evidence.facts import refuted
from citeaudit.rules.base import Need, Rule, Severity
from citeaudit.rules.witnesses import identifier_name, witnesses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.evidence.facts import Fact
    from citeaudit.rules.base import Audited, Finding

# These know pages, not works.
_OF_PAGES = frozenset({"page", "wayback"})


class ReferenceNotFound(Rule):
    """A register that would have to know the identifier does not.

    ## What it reports
    An entry with a DOI, a PMID, a trial's number, an arXiv number or an ISBN that the register in
    charge denies. A register that could not be reached, or that need not know the work, is no
    reason; a page of the web is never looked for here.

    ## Why it matters
    Either a digit is wrong, and no reader will find the work, or there is no such work. Of the
    references that two language models wrote, 55 % and 18 % had none (Walters 2023). Which of the
    two it is, a register cannot tell.

    ## Example
    > [7] Doe J. Naltrexone in POTS. Pain. 2021. doi:10.1016/j.pain.2021.99.999

    ## Better
    Find the work by its title, and correct the identifier; or take the entry out.

    ## When to ignore
    The identifier is so new that the register does not have it yet.
    """

    code = "CIT602"
    name = "reference-not-found"
    severity = Severity.ERROR
    requires = frozenset({Need.FACTS})
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each entry with an identifier that is denied."""
        for reference, source in zip(audited.article.references, audited.sources, strict=True):
            own = {f"{kind}:{value}" for kind, value in source.identifiers.items()}
            denied: dict[str, list[Fact]] = {}
            for fact, _ in refuted(audited.facts_of(reference.index)):
                if fact.register not in _OF_PAGES and fact.identifier in own:
                    denied.setdefault(fact.identifier, []).append(fact)
            for identifier, facts in denied.items():
                yield self.about_reference(
                    reference,
                    f"there is no {identifier_name(identifier)} ({witnesses(facts)})",
                    help="look the work up by its title, and correct the number or take it out",
                    subject=identifier,
                )
