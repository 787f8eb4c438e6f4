"""Kinds that outweigh what stands beside them: what people tell, and promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Kind

if TYPE_CHECKING:
    from citeaudit.article.words.lexicon import Hit
    from citeaudit.article.words.wording import Wording

    Cues = dict[Kind, list[Hit]]

# What is only the content of what people tell: "she felt safer".
_TOLD = frozenset(
    (
        *(Kind.EFFICACY, Kind.COMPARATIVE, Kind.SAFETY, Kind.HARM, Kind.MECHANISM, Kind.CAUSE),
        *(Kind.DIAGNOSIS, Kind.PROGNOSIS, Kind.PREVALENCE, Kind.RECOMMENDATION),
        Kind.RESEARCH_STATUS,
    )
)
# What is only promised: "could spare children their pain".
_PROMISED = _TOLD - {Kind.RECOMMENDATION, Kind.RESEARCH_STATUS}
# What ends the clause of a promise.
_ENDS = frozenset((";", "—", "–", "although", "because", "but", "though", "whereas", "while"))


def drop_outweighed(cues: Cues, wording: Wording) -> None:
    """Take out what is only told or promised beside the word that says so."""
    if Kind.EXPERIENCE in cues:
        _drop_what_is_told(cues, wording)
    if Kind.PROMISSORY in cues:
        _drop_what_is_promised(cues, wording)


def _drop_what_is_told(cues: Cues, wording: Wording) -> None:
    """Keep either what is told or, where a study tells it, the effect."""
    if any(hit.section == "tells" for hit in cues[Kind.EXPERIENCE]):
        for kind in _TOLD & cues.keys():
            del cues[kind]
    elif Kind.EFFICACY in cues:
        told = not wording.has("trial", "research weak")
        del cues[Kind.EFFICACY if told else Kind.EXPERIENCE]


def _drop_what_is_promised(cues: Cues, wording: Wording) -> None:
    """Take out what stands behind the promise, in one clause with it."""
    first = min(hit.start for hit in cues[Kind.PROMISSORY])
    behind = wording.tokens[first:]
    last = first + next((at for at, token in enumerate(behind) if token in _ENDS), len(behind))
    for kind in _PROMISED & cues.keys():
        left = [hit for hit in cues[kind] if not first <= hit.start < last]
        if left:
            cues[kind] = left
        else:
            del cues[kind]
