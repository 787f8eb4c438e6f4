"""A comment that asked for silence up to a day that is past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.rules.base import Need, Rule, Severity
from citeaudit.rules.ignores import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.rules.base import Audited, Finding


class ExpiredIgnore(Rule):
    """A comment to citeaudit is past its date.

    ## What it reports
    A comment whose `until=` lies before the day of the run. It is not followed any more: what it
    hid is reported again.

    ## Why it matters
    A date is a promise to look again, for example when a trial has reported. A matter of form.

    ## Example
    > <!-- citeaudit: ignore[weak-sources-only] until=2024-06-30 until the trial reports -->

    ## Better
    Cite what is known by now, or give a new date with the reason for it.

    ## When to ignore
    Never in the text: remove the comment.
    """

    code = "CIT903"
    name = "expired-ignore"
    severity = Severity.WARNING
    requires = frozenset({Need.DATE})
    since = "0.1"
    look_at_ignores = True

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each comment whose last day is past."""
        for ignore in audited.ignores:
            if ignore.is_over(audited.today):
                yield self.about_span(
                    ignore.span,
                    f"this comment is not followed any more: it was to hide "
                    f"{listed(ignore.rules)} until {ignore.until}",
                    help="mend what is reported again, or give a new date with the reason",
                    subject=ignore.subject,
                )
