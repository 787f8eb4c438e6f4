"""A comment that asks for silence where nothing would be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.rules.base import Rule, Severity
from citeaudit.rules.ignores import Ignore, Verb, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.rules.base import Audited, Finding


class UnusedIgnore(Rule):
    """A comment to citeaudit does nothing.

    ## What it reports
    A comment that cannot be followed, because it names no rule, an unknown one or a family of them;
    one that names a rule which has nothing to report there; and an `enable` without a `disable`
    before it. A comment about a rule that did not run is left alone.

    ## Why it matters
    A comment that outlives its finding hides the next one that appears there, and one that is
    misspelt lets its author believe that something is settled. A matter of form.

    ## Example
    > <!-- citeaudit: ignore[weak-source-only] we quote the clinic about itself -->

    ## Better
    > <!-- citeaudit: ignore[weak-sources-only] we quote the clinic about itself -->

    ## When to ignore
    Never in the text: mend or remove the comment. A house that wants none of this leaves the rule
    out in its settings.
    """

    code = "CIT901"
    name = "unused-ignore"
    severity = Severity.WARNING
    since = "0.1"
    look_at_ignores = True

    def check(self, audited: Audited) -> Iterator[Finding]:
        """Report each comment once."""
        for ignore in audited.ignores:
            if ignore.problem:
                yield self._report(ignore, f"is not followed: {ignore.problem}", ignore.help)
            elif ignore.unused:
                yield self._report(ignore, *_told(ignore))

    def _report(self, ignore: Ignore, what: str, help: str) -> Finding:
        return self.about_span(
            ignore.span, f"this comment {what}", help=help, subject=ignore.subject
        )


def _told(ignore: Ignore) -> tuple[str, str]:
    """Say what a comment does not do, and what would mend it."""
    names = listed(ignore.unused)
    help = "remove it" if ignore.unused == ignore.rules else f"take {names} out of it"
    if ignore.verb is Verb.ENABLE:
        return f"ends no range of {names}", help
    return f"hides nothing: {names} would not be reported here", help
