"""The corridor: the whole pipeline on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.read import read
from citeaudit.evidence.refs import NO_REFS, recall, recall_facts
from citeaudit.policy.judge import judge
from citeaudit.policy.tables import load_policy
from citeaudit.report.model import AuditedDocument
from citeaudit.rules.base import Audited
from citeaudit.rules.engine import check, everything
from citeaudit.sources.identify import identify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.article.model import Reference
    from citeaudit.evidence.datasets.store import Store
    from citeaudit.evidence.refs import Refs
    from citeaudit.policy.tables import Policy
    from citeaudit.rules.base import Selection
    from citeaudit.sources.own import Own
    from citeaudit.text import Text


def audit(
    text: Text,
    *,
    format: str = "markdown",
    bibliography: Sequence[Reference] = (),
    refs: Refs = NO_REFS,
    policy: Policy | None = None,
    selection: Selection | None = None,
    today: str = "",
    store: Store | None = None,
    own: Own | None = None,
) -> AuditedDocument:
    """Audit one document, offline.

    Args:
        text: The document.
        format: Name of its document format, as `article.formats.base.format_of` gives it.
        bibliography: Entries of the bibliography files that belong to it.
        refs: What is already known of its references; a person's decisions among it win.
        policy: The strength and requirement tables; the default is the `health` profile.
        selection: Which rules run; the default is all of the regular profile.
        today: ISO date of the run, for rules about dates in the future; without it they are
            skipped.
        store: The user's own data sets, if there are any.
        own: What the user knows of addresses; only a person's decision in `refs` wins over it.

    Returns:
        The article, its sources, a verdict for each claim, and the findings.

    Cost: linear in the length of the document; no network, no clock.
    """
    article = read(text, format, bibliography)
    identified = identify(article.references)
    sources = recall(article, identified, refs)
    facts = recall_facts(article, identified, refs)
    if store:
        from citeaudit.evidence.datasets.local import inform_locally  # noqa: PLC0415 (few have one)

        sources, facts = inform_locally(article.references, sources, facts, store)
    if own:
        from citeaudit.sources.own import overrule  # noqa: PLC0415 (few have one)

        sources = overrule([one.title for one in article.references], sources, own)
    policy = policy or load_policy()
    verdicts = tuple(judge(claim, article, sources, policy) for claim in article.claims)
    audited = Audited(article, sources, verdicts, today, facts)
    outcome = check(audited, selection or everything())
    return AuditedDocument(audited, *outcome, refs.path)
