"""What is said of an illness itself: how common it is, how it is found, what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.kinds.fates import read_fates
from citeaudit.article.kinds.signs import read_signs
from citeaudit.article.model import Kind
from citeaudit.article.words.lexicon import each
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.words.lexicon import Hit
    from citeaudit.article.words.wording import Wording

_TOLD = frozenset(("common", "course", "in time", "detects"))
_COURSES = frozenset(("course", "in time"))
# What says that something else than time is at work, or that a study is told of.
_AT_WORK = ("intervention", "food", "trial", "research weak", "link", "cause", "experience")
# In words: how near "common in" people or an illness are named.
_BEHIND_COMMON = 4
_BEFORE_COMMON = 7
_SIGNS = (["symptom"], ["symptoms"], ["sign"], ["signs"], ["complaint"], ["presentation"])
# In words: how far before what happens to it an illness is named.
_BEFORE_COURSE = 5
# In words: how far behind "within" stands the time that is meant.
_BEHIND_WITHIN = 5
# What becomes of people rather than of an illness.
_OF_PEOPLE = ("recover", "outgrow", "deteriorat", "progress")


def read_illnesses(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Find how common illnesses are, their signs and tests, and their course."""
    yield from read_signs(wording)
    yield from read_fates(wording)
    found = wording.found
    if found.keys().isdisjoint(_TOLD):
        return
    ill = {hit.start for name in ("condition", "good") for hit in wording.hits(name)}
    if "common" in found and not wording.has("harm", "harm symptom", "intervention"):
        yield from _common(wording, ill)
    if not found.keys().isdisjoint(_COURSES):
        yield from _course(wording, ill)
    if ill or wording.has("person", "people"):
        yield from each(Kind.DIAGNOSIS, wording.hits("detects"))


def _common(wording: Wording, ill: set[int]) -> Iterator[tuple[Kind, Hit]]:
    """Read "is common in" of people, or of an illness named before."""
    people = {hit.start for name in ("person", "people") for hit in wording.hits(name)}
    for hit in wording.hits("common"):
        behind = range(hit.end, hit.end + _BEHIND_COMMON)
        before = range(hit.start - _BEFORE_COMMON, hit.start)
        tokens = wording.tokens
        if tokens[hit.end : hit.end + 1] in _SIGNS:
            continue  # "the most common symptom" is what the illness is known by
        alone = hit.end - hit.start == 1 and tokens[hit.start] == "common"
        if alone and tokens[max(0, hit.start - 1)] not in nearby("is common"):
            continue  # "a common issue"
        if not (people.isdisjoint(behind) and ill.isdisjoint(behind) and ill.isdisjoint(before)):
            yield Kind.PREVALENCE, hit


def _course(wording: Wording, ill: set[int]) -> Iterator[tuple[Kind, Hit]]:
    """Read what an illness does by itself: "symptoms worsen over years"."""
    given = min((hit.start for hit in wording.hits("intervention")), default=len(wording.tokens))
    people = {hit.start for name in ("person", "people") for hit in wording.hits(name)}
    if (
        (people or "prognosis" in wording.found)
        and "in time" in wording.found
        and not wording.has(*_AT_WORK)
    ):
        yield from each(Kind.PROGNOSIS, _within_a_time(wording))
    for hit in wording.hits("course"):
        if given > hit.start and not wording.has("link"):
            before = range(hit.start - _BEFORE_COURSE, hit.start)
            recovers = wording.tokens[hit.start].startswith(_OF_PEOPLE)
            if not ill.isdisjoint(before) or (recovers and not people.isdisjoint(before)):
                yield Kind.PROGNOSIS, hit


def _within_a_time(wording: Wording) -> Iterator[Hit]:
    """Find "within six weeks", "for a few years", "in the late stage"."""
    tokens = wording.tokens
    for hit in wording.hits("in time"):
        behind = tokens[hit.end : hit.end + _BEHIND_WITHIN]
        if hit.end - hit.start > 1 or not nearby("span of time").isdisjoint(behind):
            yield hit
