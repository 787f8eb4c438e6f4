"""A comment that asks for silence and does not say why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.ignores import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.rules.base import Audited, Finding


class UnexplainedIgnore(Rule):
    """A comment to citeaudit gives no reason.

    ## What it reports
    An `ignore`, `ignore-file` or `disable` without words after the rules and the date. It is not
    followed: what it would hide is reported.

    ## Why it matters
    The next reader has to decide again, and cannot ask. A matter of form.

    ## Example
    > <!-- citeaudit: ignore[weak-sources-only] -->

    ## Better
    > <!-- citeaudit: ignore[weak-sources-only] the sentence is about the clinic itself -->

    ## When to ignore
    Never in the text: give the reason.
    """

    code = "CIT902"
    name = "unexplained-ignore"
    severity = Severity.WARNING
    since = "0.1"
    look_at_ignores = True

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each comment that would be followed if it said why."""
        for ignore in audited.ignores:
            if not ignore.problem and not ignore.is_explained:
                yield self.about_span(
                    ignore.span,
                    f"this comment is not followed: it gives no reason to ignore "
                    f"{listed(ignore.rules)}",
                    help="write the reason behind the brackets",
                    subject=ignore.subject,
                )
