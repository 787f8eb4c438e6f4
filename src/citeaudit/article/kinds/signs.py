"""What is found in a patient and what it points to: signs, values, tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from citeaudit.article.model import Kind
from citeaudit.article.words.lexicon import Hit, each
from citeaudit.article.words.nearby import nearby

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from citeaudit.article.words.wording import Wording

# Beside one of these a test and an illness in one sentence tell of something else.
_NOT_OF_TESTS = (
    *("intervention", "food", "research weak", "trial", "document", "recommendation"),
    *("harm", "safety", "link", "risk", "likely", "less", "more", "mend", "prevalence"),
)
# In words: how far behind a test stands what it does, and behind that what it shows.
_BEHIND_TEST = 8
_BEHIND_SHOWING = 8
# In words: how far before a test stands "by", and how far what it is said to do to an illness.
_BEFORE_NAME = 4
_BEFORE_TEST = 8
# In words: how far before "points to" the finding begins, and how far behind it the illness ends.
_BEFORE_POINTING = 14
_BEHIND_POINTING = 8
# So many parts and processes of the body are what a sentence is about.
_MECHANISM = 2
# In words: how far before a limit stands the illness that it defines.
_BEFORE_LIMIT = 14
# In words: how far behind a limit stands that it "is" an illness, and behind that the illness.
_BEHIND_LIMIT = 10
_BEHIND_BEING = 5
_IS = frozenset(("is", "are", "means", "mean", "marks", "defines", "define", "makes", "counts"))
# In words: how far behind "symptoms" stands what they "include".
_BEHIND_SYMPTOMS = 6
_ENDS_OF_ILLNESS = ("itis", "algia", "emia", "aemia", "osis", "penia", "oma", "uria", "plegia")


def read_signs(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Find what tests show of patients, what findings say of an illness, and its signs."""
    tokens = wording.tokens
    if wording.has("model"):
        return
    limited = wording.has_number and not nearby("compared with a limit").isdisjoint(tokens)
    if limited or wording.has("test", "points at", "speaks for"):
        ill = _named(wording)
        yield from _tested(wording, ill)
        if ill and not wording.has(*_NOT_OF_TESTS):  # "a lumbar puncture comes before …"
            yield from each(Kind.DIAGNOSIS, wording.hits("test"))
        yield from _pointed_at(wording, ill)
        if limited:
            yield from _beyond_a_limit(tokens, ill)
    if wording.is_sentence and not nearby("sign of an illness").isdisjoint(tokens):
        yield from _symptoms(wording)


def _named(wording: Wording) -> set[int]:
    """Give the places where illnesses, symptoms and what they leave of health are named."""
    named = {hit.start for name in ("condition", "good") for hit in wording.hits(name)}
    ends = (at for at, word in enumerate(wording.tokens) if word.endswith(_ENDS_OF_ILLNESS))
    return named.union(ends)


def _tested(wording: Wording, ill: set[int]) -> Iterator[tuple[Kind, Hit]]:
    """Read what a test shows of patients ("cultures identify the pathogen"), and how well."""
    tokens, shows = wording.tokens, nearby("shows of a patient")
    for hit in wording.hits("test"):
        for at in range(hit.end, min(hit.end + _BEHIND_TEST, len(tokens))):
            if tokens[at] in shows:
                behind = range(at + 1, at + 1 + _BEHIND_SHOWING)
                shown = tokens[behind.start : behind.stop]
                if not (ill.isdisjoint(behind) and nearby("shown by a test").isdisjoint(shown)):
                    yield Kind.DIAGNOSIS, hit
                break
        if ill and _is_shown_by(tokens, hit):
            yield Kind.DIAGNOSIS, hit
    ends = {hit.end for hit in wording.hits("test")}
    for hit in wording.hits("test against test"):
        if not ends.isdisjoint(range(hit.start - _BEHIND_TEST + 1, hit.start + 1)):
            yield Kind.DIAGNOSIS, hit


def _is_shown_by(tokens: list[str], hit: Hit) -> bool:
    """Say whether an illness is shown by a test named behind: "confirmed by biopsy"."""
    by = tokens[max(0, hit.start - _BEFORE_NAME) : hit.start]
    done = tokens[max(0, hit.start - _BEFORE_TEST) : hit.start]
    named = not nearby("by means of a test").isdisjoint(by)
    return named and not nearby("shown on a test").isdisjoint(done)


def _pointed_at(wording: Wording, ill: set[int]) -> Iterator[tuple[Kind, Hit]]:
    """Read what a finding says of an illness: "a gait speed under 0.8 m/s points to frailty"."""
    tokens = wording.tokens
    tests = {hit.start for hit in wording.hits("test")}
    # "Raised calcium levels in the cell suggest …" tells how a disease works.
    inside = wording.has("mechanism") or len(wording.hits("physiology")) >= _MECHANISM
    for hit in (*wording.hits("points at"), *wording.hits("speaks for")):
        first = max(0, hit.start - _BEFORE_POINTING)
        finding = tokens[first : hit.start]
        if not nearby("told by a study").isdisjoint(finding):
            continue
        tested = not tests.isdisjoint(range(first, hit.start))
        if not tested and (inside or nearby("finding of a patient").isdisjoint(finding)):
            continue
        behind = range(hit.end, hit.end + _BEHIND_POINTING)
        shown = tokens[behind.start : behind.stop]
        if (
            hit.section == "speaks for"
            or not ill.isdisjoint(behind)
            or not nearby("shown by a test").isdisjoint(shown)
        ):
            yield Kind.DIAGNOSIS, hit


def _beyond_a_limit(tokens: list[str], ill: set[int]) -> Iterator[tuple[Kind, Hit]]:
    """Read the value an illness begins at: "a temperature above 40 °C is heat stroke"."""
    limits, sets = nearby("compared with a limit"), nearby("sets a limit")
    for at in [at for at, token in enumerate(tokens) if "0" <= token < ":"]:
        if limits.isdisjoint(tokens[max(0, at - 2) : at] + tokens[at + 1 : at + 7]):
            continue
        before = range(max(0, at - _BEFORE_LIMIT), at)
        if not (ill.isdisjoint(before) or sets.isdisjoint(tokens[before.start : at])):
            yield Kind.DIAGNOSIS, Hit(at, at + 1, "number")
        for being in range(at + 1, min(at + _BEHIND_LIMIT, len(tokens))):
            if tokens[being] in _IS:
                if not ill.isdisjoint(range(being + 1, being + 1 + _BEHIND_BEING)):
                    yield Kind.DIAGNOSIS, Hit(at, being + 1, "number")
                break


def _symptoms(wording: Wording) -> Iterator[tuple[Kind, Hit]]:
    """Read what an illness is known by: "symptoms of iron deficiency include"."""
    tokens, names = wording.tokens, nearby("sign of an illness")
    for at in [at for at, token in enumerate(tokens) if token in names]:
        behind = tokens[at + 1 : at + 1 + _BEHIND_SYMPTOMS]
        if not nearby("tells of signs").isdisjoint(behind):
            yield Kind.DIAGNOSIS, Hit(at, at + 1, "signs")


def finds_illness(hits: Iterable[Hit], wording: Wording) -> bool:
    """Say whether a craft is that of finding an illness: "deep learning for tumor detection"."""
    return wording.has("condition") and any(hit.section == "diagnosis" for hit in hits)
