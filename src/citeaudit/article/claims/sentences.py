"""Where the sentences of a block are, with each marker inside the sentence it ends.

sentencex knows nothing of citations and little of abbreviations, so the markers are hidden from
it before (LIBRARIES 4.2, *swap*) and false boundaries are taken back after (*merge*).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, Protocol

from sentencex import get_sentence_boundaries  # type: ignore[import-untyped]

from citeaudit.article.wordlist import read_sections

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# sentencex panics (past `except Exception`) on white space outside ASCII between a capital letter
# and a full stop; lone surrogates cannot cross into it at all. One character becomes one space.
_UNSAFE = re.compile("[\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ud800-\udfff]")
# What may stand between two markers of one run: "[1], [2]", "[1]–[3]", "[1] and [2]".
_JOINTS = frozenset(("", ",", ";", "-", "–", "—", "and", "&"))
_CLOSERS = "\"'”’»)]*_"
_AFTER_FULL_STOP = " \"'”’)]"
_OPENERS = "([“\"‘'«"
_TERMINATORS = ".!?…"
# How much of the text before a full stop is looked at for an abbreviation.
_LOOK_BACK = 20
# One capital before a full stop: an initial, or the name of a vitamin, a type, a group.
_LONE_CAPITAL = re.compile(r"[A-Z]\. ")
# One letter that ends a sentence all the same: a unit ("5 g. Then", "4 mg/d. Then"), "etc. Then".
_NO_INITIAL = re.compile(r"[A-Za-z](?=\. [A-Z])(?:(?<=[0-9] [A-Za-z])|(?<=[a-z]/[a-z])|(?<=\betc))")


class Placed(Protocol):
    """What stands at a place of the prose: a marker, or what is left of one."""

    @property
    def start(self) -> int:
        """Where it starts."""

    @property
    def end(self) -> int:
        """Where it ends."""


class Sentence(NamedTuple):
    """A sentence of a block's prose, half-open, without the white space around it."""

    start: int
    end: int


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(read_sections("abbreviations.txt")["always"])


@cache
def _naming_words() -> frozenset[str]:
    return frozenset(read_sections("abbreviations.txt")["naming"])


def sentences(prose: str, citations: Sequence[Placed] = ()) -> list[Sentence]:
    """Find the sentences of one paragraph.

    Args:
        prose: The text of one block as a reader sees it.
        citations: Its markers, in order, with offsets into `prose`. A marker behind the full stop
            ("end. [3] Next") belongs to the sentence before it.

    Returns:
        The sentences in order; white space between them belongs to none. Every character that is
        not white space is in exactly one of them. Never raises for any content.

    Cost: linear, about 20 million characters a second.
    """
    text = prose if prose.isascii() else _UNSAFE.sub(" ", prose)
    text = text.replace("\n", " ")
    text = _NO_INITIAL.sub("_", _LONE_CAPITAL.sub(_named, text))
    if citations:
        text = _hide(text, citations)
    found: list[Sentence] = []
    start = 0
    for end in _boundaries(text):
        if end < len(text) and not _ends(text, start, end):
            continue
        piece = _trimmed(text, start, end)
        if piece.end > piece.start:
            found.append(piece)
        start = end
    return _with_lone_markers_joined(found, citations) if citations else found


def _named(capital: re.Match[str]) -> str:
    """Hide the letter of "vitamin D.", which the library takes for an initial."""
    before = capital.string[max(0, capital.start() - 20) : capital.start()]
    words = before.split() if before.endswith(" ") else ()
    return "_. " if words and words[-1].lower() in _naming_words() else capital[0]


def _boundaries(text: str) -> Iterable[int]:
    ends = [
        boundary["end_index"]
        for boundary in get_sentence_boundaries("en", text)
        if not boundary["is_paragraph_break"]
    ]
    if ends and ends[-1] < len(text):
        ends.append(len(text))
    return ends or ((len(text),) if text else ())


def _trimmed(text: str, start: int, end: int) -> Sentence:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Sentence(start + lead, max(start + lead, start + len(piece.rstrip())))


def _ends(text: str, start: int, end: int) -> bool:
    """Say whether a boundary of the library is one: not after "et al.", not before lower case."""
    following = text[end : end + 24].split(None, 1)
    if following and following[0][0].islower() and following[0].isalpha():
        # "mTOR" and "p53" start sentences; "coli" after "E." does not.
        return any(letter.isupper() for letter in following[0])
    word = _word_before_full_stop(text, start, end)
    if word in _abbreviations() or (len(word) == 1 and word.isalpha() and word.isupper()):
        return False  # "J. Smith"
    # "3." at a sentence's start numbers it.
    return not (word.isdigit() and text[start:end].strip() == f"{word}.")


def _word_before_full_stop(text: str, start: int, end: int) -> str:
    """Give the word a full stop at the end follows, lower case unless it is one letter."""
    tail = text[max(start, end - _LOOK_BACK) : end].rstrip(_AFTER_FULL_STOP)
    if not tail.endswith("."):
        return ""
    word = tail[:-1].rpartition(" ")[2].lstrip(_OPENERS)
    return word if len(word) == 1 else word.lower()


def _hide(text: str, citations: Sequence[Placed]) -> str:
    """Replace markers by letters, length kept, and pull those behind a full stop before it."""
    parts: list[str] = []
    done = 0
    for start, end in _runs(text, citations):
        if start < done:
            continue
        stop = _full_stop_before(text, done, start)
        if stop is None or not _sentence_may_start(text, end):
            parts += text[done:start], _head(end - start), _filler(text[start + 1 : end])
        else:
            parts += text[done:stop], _filler(text[stop + 1 : end]), text[stop]
        done = end
    parts.append(text[done:])
    return "".join(parts)


def _head(length: int) -> str:
    """Begin a marker that stays: a capital, as it may open a sentence; one alone is no initial."""
    return "X" if length > 1 else "_"


def _filler(text: str) -> str:
    return "".join(" " if character == " " else "x" for character in text)


def _runs(text: str, citations: Sequence[Placed]) -> Iterable[tuple[int, int]]:
    """Join neighbouring markers, and take in the brackets around them."""
    start, end = citations[0].start, citations[0].end
    for citation in citations[1:]:
        if citation.start - end <= 5 and text[end : citation.start].strip() in _JOINTS:
            end = max(end, citation.end)
        else:
            yield _bracketed(text, start, end)
            start, end = citation.start, citation.end
    yield _bracketed(text, start, end)


def _bracketed(text: str, start: int, end: int) -> tuple[int, int]:
    if start and text[start - 1] in "([" and text[end : end + 1] in {")", "]"}:
        return start - 1, end + 1
    return start, end


def _full_stop_before(text: str, floor: int, start: int) -> int | None:
    """Find the mark that ends a sentence right before a marker, past quotes and brackets."""
    at = start - 1
    while at >= floor and text[at] == " ":
        at -= 1
    while at > floor and text[at] in _CLOSERS:
        at -= 1
    if at < floor or text[at] not in _TERMINATORS:
        return None
    return None if _word_before_full_stop(text, floor, at + 1) in _abbreviations() else at


def _sentence_may_start(text: str, at: int) -> bool:
    """Say whether what follows a marker opens a sentence: nothing, or no lower-case word."""
    following = text[at : at + 16].lstrip(" *_" + _OPENERS)
    return not following or not (following[0].islower() or following[0] in ",;:.)")


def _with_lone_markers_joined(found: list[Sentence], citations: Sequence[Placed]) -> list[Sentence]:
    """Join a "sentence" that is nothing but markers to the one before it."""
    joined: list[Sentence] = []
    covered = 0
    for sentence in found:
        while covered < len(citations) and citations[covered].end <= sentence.start:
            covered += 1
        lone = (
            covered < len(citations)
            and citations[covered].start <= sentence.start + 1
            and _all_markers(sentence, citations, covered)
        )
        if lone and joined:
            joined[-1] = Sentence(joined[-1].start, sentence.end)
        else:
            joined.append(sentence)
    return joined


def _all_markers(sentence: Sentence, citations: Sequence[Placed], index: int) -> bool:
    at = sentence.start
    while index < len(citations) and citations[index].start <= at + 5 and at < sentence.end:
        at = max(at, citations[index].end)
        index += 1
    return at >= sentence.end - 2
