"""Whether a sentence tells what a source says of itself or has counted, which its page carries."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from citeaudit.article.model import Certainty, Kind
from citeaudit.policy.files import read_lists
from citeaudit.policy.phrases import Phrases
from citeaudit.sources.model import Interest, SourceType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.article.model import Claim
    from citeaudit.sources.model import Source

# Of itself anybody may say these; figures and advice only who sells nothing by them.
_ANYBODY = frozenset((Kind.COST, Kind.RESEARCH_STATUS))
_NO_SELLER = frozenset((Kind.STATISTIC, Kind.RECOMMENDATION))
# That its own treatment failed, a publisher says against its interest.
_ADMITTED = frozenset((Kind.EFFICACY, Kind.COMPARATIVE))
# What such a body holds ("the WHO classifies …"), its own page shows; that a treatment works, no.
_BODIES = (
    SourceType.GOVERNMENT,
    SourceType.PROFESSIONAL_SOCIETY,
    SourceType.HOSPITAL,
    SourceType.CHARITY,
    SourceType.ACADEMIC,
)
_POSITIONS = frozenset(
    (Kind.CAUSE, Kind.MECHANISM, Kind.DIAGNOSIS, Kind.PROGNOSIS, Kind.PREVALENCE, Kind.REGULATORY)
)
# What a poll can count.
_COUNTED = frozenset((Kind.STATISTIC, Kind.PREVALENCE))
_POLL = re.compile(r"\b(?:polls?|polled|surveys?|surveyed|census|barometer)\b", re.IGNORECASE)
_NAME = re.compile(r"[A-Z][A-Za-z0-9]+")
_FEWEST_LETTERS = 4
_MOST_WORDS = 3
# How much of the owner's domain a name must make up: "Moderna" of `modernatx`.
_SHARE = 0.7


def own_kinds(source: Source, claim: Claim) -> frozenset[Kind]:
    """Say for which kinds of claim a source's word is enough, as it is about its owner or its poll.

    Args:
        source: `owner`, `interest`, title and address are read.
        claim: Its sentence names the owner, or tells what a poll found; else the answer is nothing.

    Source: SPS (statements about oneself); STANDARDS 2.1, exemptions of sellers and companies, and
        3.1: a figure is carried by the study that counted.
    """
    sells = source.interest is Interest.SELLS_TOPIC
    polled = frozenset() if sells or not _is_its_poll(source, claim) else _COUNTED
    if not names(claim.focus_text, source.owner):
        return polled
    kinds = polled | (_ANYBODY if sells else _ANYBODY | _NO_SELLER)
    if source.type in _BODIES and _saying().first_in(claim.focus_text):
        kinds |= _POSITIONS
    return kinds | _ADMITTED if claim.certainty is Certainty.NEGATED else kinds


def _is_its_poll(source: Source, claim: Claim) -> bool:
    """Say whether a sentence tells of a poll, and title or address are those of one."""
    return bool(
        _POLL.search(claim.focus_text) and _POLL.search(f"{source.title} {source.canonical_url}")
    )


def names(sentence: str, owner: str) -> bool:
    """Say whether a sentence names the owner of a domain: `Mayo Clinic` of `mayoclinic.org`.

    Cost: linear in the length of the sentence.
    """
    label = owner.partition(".")[0].replace("-", "")
    return any(_is_name_of(name, label) for name in _names(sentence)) if label else False


def _is_name_of(name: str, label: str) -> bool:
    folded = name.lower()
    if folded == label:
        return len(name) >= _FEWEST_LETTERS or name.isupper()
    enough = max(_FEWEST_LETTERS, _SHARE * len(label))
    return len(folded) >= enough and label.startswith(folded)


def _names(sentence: str) -> Iterator[str]:
    """Yield the capitalised words, alone and joined with those that follow at once."""
    found = list(_NAME.finditer(sentence))
    for at, first in enumerate(found):
        joined, end = "", first.start()
        for word in found[at : at + _MOST_WORDS]:
            if word.start() - end > 1:
                break
            joined += word.group()
            end = word.end()
            yield joined


@cache
def _saying() -> Phrases:
    return Phrases.of(read_lists("wording.txt")["saying"])
