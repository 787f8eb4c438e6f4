"""What an effect, a mechanism or a promise takes back of the other kinds in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Kind

if TYPE_CHECKING:
    from citeaudit.article.words.lexicon import Hit

# Lists whose words are harms even where it is told what goes on inside of the body.
_HARMS = frozenset(("harm", "harm event", "harm symptom", "injures", "risk"))


def drop_beside(cues: dict[Kind, list[Hit]]) -> None:
    """Take out what is said in other words by a kind with more at stake.

    How many were helped is a figure of the effect and not of how common something is; what is
    impaired inside of the body is how that works; what may be one day is no mechanism yet.
    """
    if Kind.EFFICACY in cues:
        counted = [hit for hit in cues.pop(Kind.PREVALENCE, ()) if hit.section == "number"]
        if counted:
            cues.setdefault(Kind.STATISTIC, []).extend(counted)
    if Kind.PROMISSORY in cues:
        cues.pop(Kind.MECHANISM, None)
    if Kind.MECHANISM in cues and Kind.HARM in cues:
        harms = [hit for hit in cues.pop(Kind.HARM) if hit.section in _HARMS]
        if harms:
            cues[Kind.HARM] = harms
