"""Claims and sources made by hand, so that judging is tested apart from reading and typing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from citeaudit.article.model import (
    Article,
    Certainty,
    Citation,
    CitationStyle,
    Claim,
    Kind,
    Reference,
)
from citeaudit.policy.judge import judge
from citeaudit.policy.tables import load_policy
from citeaudit.sources.model import Design, Source, SourceType
from citeaudit.text import Span, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from citeaudit.policy.model import Verdict

_NOWHERE = Span(0, 0)


def source(kind: str, **facts: object) -> Source:
    """Make a source of a type or, for a peer-reviewed one, of a design; each a work of its own."""
    if kind in list(SourceType):
        made = Source(0, SourceType(kind), 0.95)
    else:
        made = Source(0, SourceType.PEER_REVIEWED, 0.95, design=Design(kind))
    return replace(made, **facts)  # type: ignore[arg-type]


def verdict(
    *sources: Source | str,
    kinds: Sequence[Kind] = (Kind.EFFICACY,),
    certainty: Certainty = Certainty.ASSERTED,
    dangling: bool = False,
    boosted: bool = False,
    text: str = "It helps.",
) -> Verdict:
    """Judge one claim that cites these sources."""
    cited = [
        replace(source(one) if isinstance(one, str) else one, reference=index)
        for index, one in enumerate(sources)
    ]
    references = tuple(
        Reference(index, str(index), _NOWHERE, f"entry {index}") for index in range(len(cited))
    )
    targets: tuple[int | None, ...] = (None,) if dangling else tuple(range(len(cited)))
    citations = (
        (Citation(0, 0, 0, _NOWHERE, CitationStyle.BRACKET, tuple(map(str, targets)), targets),)
        if targets
        else ()
    )
    claim = Claim(
        "c1",
        0,
        _NOWHERE,
        _NOWHERE,
        text,
        text,
        tuple(range(len(citations))),
        tuple(kinds),
        certainty,
        boosted=boosted,
    )
    article = Article(Text.of(""), "markdown", "", (), citations, references, (claim,))
    return judge(claim, article, cited, load_policy())
