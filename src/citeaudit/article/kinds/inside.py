"""What goes on inside of the body, by how many of its parts and processes a sentence names."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from citeaudit.article.kinds.beside import drop_beside
from citeaudit.article.kinds.endings import named_by_ending
from citeaudit.article.model import Kind
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from citeaudit.article.words.lexicon import Hit
    from citeaudit.article.words.wording import Wording

# So many parts and processes of the body in one sentence are what it is about, or show how an
# effect comes about.
_FEWEST = 2
# A claim beside so many of them is told with how it comes about; a mere figure is not.
_MANY = 3
_FIGURES = frozenset((Kind.STATISTIC, Kind.COST, Kind.COMPARATIVE))
_TOLD_BY_MECHANISMS = frozenset((Kind.EFFICACY, Kind.CAUSE, Kind.HARM))
# Without a patient or a test they are not told of the ill, but of cells.
_OF_PATIENTS = frozenset((Kind.DIAGNOSIS, Kind.PROGNOSIS, Kind.PREVALENCE))
# What does good: without any of these, what relieves is a part of the body itself.
_MEANS = ("intervention", "food", "lifestyle", "trial")


def is_inside(wording: Wording) -> bool:
    """Say whether a sentence is about the inside of the body."""
    return _count(wording) >= _FEWEST


def read_inside(cues: dict[Kind, list[Hit]], wording: Wording, *, about_health: bool) -> None:
    """Add the mechanism by which an effect is told; without any means it is the mechanism alone.

    "Saffron relieves pain by acting on neurons of the cord" claims both, "macrophages clear
    viruses from the cells of the liver" only how the body works, and what cells show is no sign
    of a patient's.
    """
    if not cues:
        return
    count = _count(wording)
    if _is_explained(cues, count):
        cues.setdefault(Kind.MECHANISM, _named(wording))
    if about_health and count >= _FEWEST:
        _tell_body_from_patients(cues, wording)


def _is_explained(cues: dict[Kind, list[Hit]], count: int) -> bool:
    """Say whether so much of the body is named beside a claim that it is told how it comes about.

    A cause is explained sooner than a treatment, which is given for an organ or a hormone.
    """
    by_cause = Kind.CAUSE in cues and Kind.EFFICACY not in cues
    return count >= (_FEWEST if by_cause else _MANY) and not cues.keys() <= _FIGURES


def _named(wording: Wording) -> list[Hit]:
    """Find parts, processes and states of the body."""
    return sorted((*wording.hits("physiology"), *wording.hits("inner")))


def _count(wording: Wording) -> int:
    """Count the parts and processes of the body, a longer name and one inside of it as one."""
    inside = _named(wording)
    known = {at for hit in inside for at in range(hit.start, hit.end)}
    others = sum(g == "inside" and at not in known for at, g in named_by_ending(wording.tokens))
    return bool(inside) + sum(a.end <= b.start for a, b in pairwise(inside)) + others


def _tell_body_from_patients(cues: dict[Kind, list[Hit]], wording: Wording) -> None:
    if not wording.has("test", "person"):
        for kind in _OF_PATIENTS & cues.keys():
            del cues[kind]
            cues.setdefault(Kind.MECHANISM, wording.hits("physiology"))
    if _TOLD_BY_MECHANISMS.isdisjoint(cues):
        return
    if Kind.MECHANISM not in cues:
        cues[Kind.MECHANISM] = wording.hits("physiology")
        drop_beside(cues)
    if not (wording.has(*_MEANS) or _is_of_a_treatment(wording)):
        cues.pop(Kind.EFFICACY, None)


def _is_of_a_treatment(wording: Wording) -> bool:
    return not nearby("good of a treatment").isdisjoint(wording.tokens)
