"""Names of journals, publishers and places: where one ends, and what shows a publisher."""

from __future__ import annotations

import re
from functools import cache

from citeaudit.article.fields.words import words

# Small words of titles that are longer than three letters.
_SMALL = "from|with|para|pour|dans|über"
# How far behind the beginning of a place the colon before its publisher stands.
_LONGEST_PLACE = 120
# Words in a name that is longer than most publishers' names.
_LONG = 5
_MOST_WORDS = 12


def is_titled(name: str) -> bool:
    """Say whether all words but the small ones begin with a capital letter."""
    return _untitled().search(name) is None


def match_imprint(text: str, begin: int) -> re.Match[str] | None:
    """Match what looks like "Place: Publisher" at `begin`; its group `publisher` is the latter."""
    # Most parts hold no colon, and to look for one is cheaper than to match.
    near = text.find(":", begin, begin + _LONGEST_PLACE) > 0
    return _imprint().match(text, begin) if near else None


def is_imprint(found: re.Match[str]) -> bool:
    """Say whether an unlisted place is one, not a title with a subtitle: "How Salt Works: …"."""
    publisher = found["publisher"]
    place = found[0].partition(":")[0].lower().split()
    spoken = [word.strip(".,&'") for word in publisher.lower().split()]
    if not is_titled(publisher) or not words("title word").isdisjoint(place):
        return False
    return len(spoken) < _LONG or not words("publisher").isdisjoint(spoken)


def name_end(text: str, begin: int) -> int:
    """Find the punctuation that ends a name; full stops of journals' abbreviations do not."""
    at = begin
    for _ in range(_MOST_WORDS + 1):
        match = _unbroken().match(text, at)
        end = match.end() if match else at
        word = text[at:end].rpartition(" ")[2].lower()
        if not text.startswith(". ", end):
            return end
        short = len(word) == 1 or word in words("journal abbreviation")
        if not short and not (word[:1].isalpha() and _then_short().match(text, end)):
            return end
        at = end + 2
    return at


@cache
def _untitled() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s-])(?!(?:{_SMALL})(?:[\s-]|$))[a-zß-öø-ÿ][^\s-]{{3}}")


@cache
def _unbroken() -> re.Pattern[str]:
    return re.compile(r"[^.,;:()\[\]\d\x1f]+")


@cache
def _then_short() -> re.Pattern[str]:
    # "Obstet. Gynecol.", "Nutr. Rev. 2012"
    return re.compile(r"(?<=\b\w{2})\.|(?<=\b[A-Z]\w{2})\.\s[A-Z]\w{0,8}[.\d\s]|\.\s[A-Z]\w{0,8}\.")


@cache
def _imprint() -> re.Pattern[str]:
    return re.compile(
        r"[^\W\d_a-z][^\W\d_]*(?:[\s.-](?:[^\W\d_a-z][^\W\d_]*|[a-z]{1,3}\b)\.?){0,3}"
        r"(?:,\s[^\W\d_a-z][\w. ]{1,20}){0,2}"
        r"(?:\s?[/;]\s[^\W\d_]+)?\s?:\s"
        r"(?P<publisher>[^\W\d_a-z][^:;()\x1f]{1,60}?)[,.;]?\s*(?:\(?\d{2}|pp?\.|\x1f|$|[()])"
    )
