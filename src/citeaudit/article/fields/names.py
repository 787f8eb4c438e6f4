"""Who wrote it: the run of names at the start of an entry.

Names come in a few forms, and a list keeps to one or two of them:

    inverted  Smith, J. A.        full     Smith, John
    bare      Smith JA            plain    John Smith
    initials  J. A. Smith         natural  John A. Smith
                                  caps     SMITH John

The forms are looked for in the letters of `head.py`: `W,I` is the first. What stands
between two names tells whether the list goes on. Forms without initials look like other words,
and are believed only with more around them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.fields.common import Names, read_common
from citeaudit.article.fields.forms import FAMILY, OWN, any_name, form_of, own_name
from citeaudit.article.fields.head import read_head
from citeaudit.article.fields.signs import Sign, sign_at
from citeaudit.article.fields.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

# They look like other words.
_LOOSE = ("plain", "natural", "full")
_SURE = ("dash", "han", "natural", "inverted", "bare", "initials")
# What a list may go on with, besides its own form; plain names only if they are joined to it.
_FOLLOWING = {
    "dash": ("inverted", "bare", "initials", "natural", "plain"),
    "inverted": ("initials",),
    "bare": ("inverted",),
    "initials": ("natural", "caps"),
    "full": ("natural", "plain", "initials", "caps"),
    "natural": ("plain", "initials"),
    "plain": ("natural", "initials"),
}


# What may stand behind a list of which the marks leave doubt.
_BEHIND = (Sign.NONE, Sign.DATE)


def read_names(text: str, start: int = 0) -> Names | None:
    """Read the names that stand at `start`; nothing where none are recognised.

    Cost: linear in the length of the names; at most 1,000 words are read.
    """
    common = read_common(text, start)
    if common:
        return common
    kinds, places = read_head(text, start)
    names, end, closed = _run(kinds)
    if not names:
        return None
    if not closed:
        names = _up_to_title(text, places, names)
        end = names[-1].end()
    if len(names) == 1 and form_of(names[0]) == "natural":
        small = text[places[end + 1][0]].islower() if end + 1 < len(places) else False
        first = _family_first().match(kinds)
        if first and (
            _goes_on().match(kinds, end) or (small and kinds[end] in ",(" and kinds[end + 1] != "r")
        ):
            names, end = [first], first.end()  # "Roe J. Work and Welfare", not "Jane A. Roe"
    if len(names) > 1 and not closed and _doubtful(names, kinds, end):
        after = places[end + 1][0] if end + 1 < len(places) else len(text)
        if not _ends_list(names, kinds, end) or sign_at(text, after) not in _BEHIND:
            del names[1:]
            end = names[0].end()
    form = form_of(names[0])
    spans = tuple((places[name.start()][0], places[name.end() - 1][1]) for name in names)
    if form == "bare" or (form == "inverted" and "," not in names[0][0]):
        spans = _without_stop(text, spans)
    alone = len(names) == 1
    if (alone or form not in _SURE) and any(_is_no_name(text[s:e], form) for s, e in spans):
        return None
    closing = _closing().match(kinds, end)
    after = closing.end() if closing else end
    mark = (closing and closing["mark"]) or ("." if kinds[end - 1] in ".I" else "")
    sure = (
        "I" in kinds[:end] or form == "dash" or closed or (not alone and _is_divided(kinds[:end]))
    )
    if form in _SURE:
        sure = sure or not alone or (end == 2 and after > end)  # "Fenner M (2013)", not "Panel PDF"
    return Names(spans, places[after][0] if after < len(places) else len(text), mark, sure)


def _without_stop(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Leave the full stop of the list out of its last name: "Smith J. The title"."""
    start, end = spans[-1]
    lone = text[end - 1] == "." and "." not in text[start : end - 1]
    if lone and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return (*spans[:-1], (start, end - 1))
    return spans


def _up_to_title(
    text: str, places: Sequence[tuple[int, int]], names: list[re.Match[str]]
) -> list[re.Match[str]]:
    """Leave out what follows names and is none: "Jane Roe, Cold War Europe, …".

    A publisher leaves all but the first name out: a title stands before it.
    """
    for number, name in enumerate(names[1:], 1):
        start, end = places[name.start()][0], places[name.end() - 1][1]
        comma = name.string[name.start() - 1] == ","
        if comma and form_of(name) in _LOOSE and _is_no_name(text[start:end], form_of(name)):
            publisher = sign_at(text, start) is Sign.PUBLISHER
            return names[: 1 if publisher else number]
    return names


def _doubtful(names: Sequence[re.Match[str]], kinds: str, end: int) -> bool:
    """Say whether what follows the first name may be the title: "Smith, John, Modern Art".

    A list that begins so has an "and" before its last name; "John Smith, Modern Art" goes on with
    names only if it ends like a list of names.
    """
    if _is_divided(kinds[:end]):
        return False
    if form_of(names[0]) in ("plain", "natural"):
        behind = kinds[names[0].end() : end]
        return "I" not in behind and "C" not in behind and kinds[end : end + 1] not in (".", "q")
    return form_of(names[0]) == "full" and not kinds.startswith("(9", end)


def _is_divided(kinds: str) -> bool:
    return ";" in kinds or "/" in kinds


def _ends_list(names: Sequence[re.Match[str]], kinds: str, end: int) -> bool:
    """Say whether the marks behind a doubtful list leave room for a title."""
    if form_of(names[0]) == "full" and len(names) == 2:
        return kinds.startswith(",9", end)
    return kinds[end : end + 1] in (".", ",")


def _is_no_name(name: str, form: str) -> bool:
    """Say whether a name holds a word of titles, or is a topic with a letter: vitamin D."""
    known = words("no name")
    if form in _SURE and form != "natural":
        topic, _, letter = name.rpartition(" ")
        return len(letter.strip(".")) == 1 and topic.lower() in known
    parts = {word.strip(",.").lower() for word in name.split() if word[0].isupper()}
    return any(
        not parts.isdisjoint(one) for one in (known, words("organisation"), words("country"))
    )


def _run(kinds: str) -> tuple[list[re.Match[str]], int, bool]:
    """Find name after name.

    Returns:
        The names, where the list ends, and whether "and" or "et al." closes it.
    """
    names: list[re.Match[str]] = []
    end, at, joined = 0, 0, False
    name = any_name().match(kinds)
    while name:
        names.append(name)
        end = name.end()
        others = _others().match(kinds, end)
        if others:
            return names, others.end(), True
        joint = _joint().match(kinds, end)
        if joined and not (joint and joint["and"]):
            return names, end, True
        if joint and joint["mark"] == "," and not joint["and"] and kinds[at - 1] in ";/":
            break  # a list divided by semicolons does not go on behind a comma
        if not joint or (joint.end() == end and not _next_inverted().match(kinds, end)):
            break
        joined, at = bool(joint["and"]), joint.end()
        name = _next_name(kinds, joint, names)
    return names, end, False  # an "and" with no name behind it joined something else


def _next_name(
    kinds: str, joint: re.Match[str], names: Sequence[re.Match[str]]
) -> re.Match[str] | None:
    """Find the next name of a list, which keeps to the form of its first."""
    at, begun, joined = joint.end(), form_of(names[0]), bool(joint["and"])
    divided = joint["mark"][-1:] in (";", "/", "-")
    if begun in OWN and (begun != "full" or _are_pairs(kinds, joint, names)):
        bare = begun == "inverted" and "," not in names[0][0]
        own = own_name("bare" if bare else begun).match(kinds, at)
        if own:
            return own
    name = (own_name("given first") if begun in ("full", "plain", "natural") else any_name()).match(
        kinds, at
    ) or any_name().match(kinds, at)
    if not name:
        return None
    form = form_of(name)
    if "r" in joint[0] and form != begun:
        return None  # "Roe, J. (ed.), Modern Art"
    if form == "full":
        fits = divided or (begun == "full" and joined and form_of(names[-1]) == "full")
    elif form in ("plain", "natural") and begun in ("initials", "inverted"):
        fits = joined or divided or form + begun == "naturalinitials"
        fits = fits or _then_name().match(kinds, name.end()) is not None
    elif form == "initials" and begun == "bare":
        fits = joined or divided or _then_initials().match(kinds, name.end()) is not None
    elif form == "bare" and begun == "inverted":
        fits = joined or divided
    elif form == "inverted" and begun == "plain":
        fits = "," not in name[0]
    else:
        fits = form == begun or divided or form in _FOLLOWING.get(begun, ())
    return name if fits else None


def _are_pairs(kinds: str, joint: re.Match[str], names: Sequence[re.Match[str]]) -> bool:
    """Say whether all names of a list are written "Smith, John", not the first alone."""
    if joint["mark"][-1:] in (";", "/", "-") or (len(names) > 1 and form_of(names[1]) == "full"):
        return True
    if joint["and"] and not joint["mark"]:
        return len(names) == 1
    rest = _pairs().match(kinds, joint.end())
    return (
        rest is not None and _family_alone().search(kinds, joint.end() - 1, rest.end()) is not None
    )


@cache
def _pairs() -> re.Pattern[str]:
    # "Roe, Jane, Doe, John and …": pairs of family and given name up to an "and"
    return re.compile(r"(?:(?:p*[WUB]){1,2},(?:p*W){1,3}[IC]*,?)++(?:&|\(9)")


@cache
def _family_alone() -> re.Pattern[str]:
    return re.compile(r",p*[WUB],|,(?:p*[UB]){2},")


@cache
def _then_name() -> re.Pattern[str]:
    return re.compile(r"[,;]&?I|(?:,[WUBIp]{2,6})*,?&[WUBCIp]{2}")


@cache
def _then_initials() -> re.Pattern[str]:
    return re.compile(r",?&?(?:B|CC?)p*W")


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(r"(?:,W)*,?&[Wx]")


@cache
def _family_first() -> re.Pattern[str]:
    return re.compile(rf"(?P<inverted>{FAMILY}I+)")


@cache
def _next_inverted() -> re.Pattern[str]:
    return re.compile(r"p*[WUB],I")


@cache
def _others() -> re.Pattern[str]:
    return re.compile(r"[,;]?[(\[]?&{0,2}\.?o\.?[)\]]?")


@cache
def _joint() -> re.Pattern[str]:
    # A full stop divides only where initials have lost theirs: "Roe, JA. Doe, KB."
    return re.compile(
        r"(?:[(\[]r\.?[)\]])?(?P<mark>,?[,;/-]|\.(?=p*[WUB],(?:B\.|B,))|)(?:\.{3}|…)?(?P<and>&?)"
    )


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(
        r"(?:,?[(\[]?r\.?(?:[&/]?r\.?)*[)\]]?)?(?P<mark>[.,:;-]?)(?:[(\[]r\.?[)\]][.,:;]?)?"
    )
