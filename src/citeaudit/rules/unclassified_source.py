"""Sources nobody has typed yet, where it matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.policy.doubt import is_doubtful
from citeaudit.policy.model import Outcome
from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.bearing import bearing
from citeaudit.rules.mirror_of_original import is_copy
from citeaudit.sources.model import SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.rules.base import Audited, Finding
    from citeaudit.sources.model import Source


class UnclassifiedSource(Rule):
    """A claim depends on a source whose kind is not known.

    ## What it reports
    An entry whose type cannot be told from its identifiers, address and title, and that bears a
    claim for which nothing better is cited. The verdict on the claim stays open.

    ## Why it matters
    Unknown is neither strong nor weak: a person has to look. citeaudit does not guess where it
    is likely to be wrong, so that what it says of the others can be relied on. Ground: principle
    8 of the project's standards.

    ## Example
    > [2] "About naltrexone." somewhere.example

    ## Better
    Open the page, and write its type into `refs.json` (`reviewed`); or cite a source that can
    be told by its identifier.

    ## When to ignore
    You have looked, and the sentence does not depend on it.
    """

    code = "CIT310"
    name = "unclassified-source"
    severity = Severity.INFO
    since = "0.1"

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each unknown source on which a verdict waits, at its entry."""
        for one in bearing(audited, _is_unknown):
            if any(verdict.outcome is Outcome.UNDETERMINED for verdict in one.verdicts):
                yield self.about_reference(
                    one.reference,
                    "it cannot be told what kind of source this is, and a claim depends on it",
                    help="look at the page, and record its type in refs.json as `reviewed`",
                    subject=one.source.work,
                    related=one.places,
                )


def _is_unknown(source: Source) -> bool:
    """Say whether a type is missing or in doubt; a site of copies is told of by CIT305."""
    if source.type is SourceType.SCHOLARLY_INDEX:
        return not is_copy(source)
    return source.type is SourceType.UNKNOWN or is_doubtful(source)
