"""What the learned model sees of a page: its host's name, its address and its title, as features.

A feature is a string, `kind:value`; the model knows it by a hash. The kinds are

| kinds | of | is |
|---|---|---|
| `t`, `u`, `s` | host | public suffix, its last label, each label before the domain |
| `h` | host | a stretch of 3 to 5 letters of the domain's name, `^` and `$` at its ends |
| `x`, `xf`, `xl` | host | a word of the name, its first, its last |
| `k`, `kf`, `kl` | host | what a word of the name is about, the first, the last |
| `n` | host | what the first words of the name are about, in order |
| `g`, `p`, `pp`, `q` | address | one of the first two folders, a word, two words, a parameter |
| `w`, `ww`, `wb`, `we` | title | a word, two words, a word's beginning, its end |
| `e`, `ek` | title | a word of the site's name at its end, what that is about |
| `a` | title | what a word is about (of the path, where there is no title) |
| `hw` | both | a word of title or path that stands in the host's name |
| `is` | all | anything else that holds, in a word |
"""

from __future__ import annotations

import itertools
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from citeaudit.sources.domains import registrable_domain
from citeaudit.sources.lexicon import kinds_of, split_name
from citeaudit.sources.titles import own_name, site_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from citeaudit.sources.addresses import Address

_MAX_TEXT = 300
_MAX_WORDS = 40
_SHORTEST_STEM = 6
_GRAMS = (3, 4, 5)
_WORDS = re.compile(r"[a-z0-9']+")
_PARAMETER = re.compile(r"[?&]([a-z_]{1,20})=")
_DATE = re.compile(r"/(?:19|20)\d\d/\d\d?(/\d\d?)?(?:/|$)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGIT = re.compile(r"\d")
_LONG_NUMBER = re.compile(r"\d{5}")
# It begins with the hyphen, which is found faster than eight of sixteen characters.
_UUID = re.compile(r"-(?<=[0-9a-f]{8}-)[0-9a-f]{4}-")
_EXTENSION = re.compile(r"\.([a-z]{2,5})$")
# What a page about health is about; a site's name without any of it is about something else.
_HEALTH = frozenset(
    ("condition", "drug", "supplement", "treatment", "body", "provider", "pharmacy", "hospital")
)


def features(address: Address, title: str) -> set[str]:
    """Give the features of a page.

    Args:
        address: Where it is; must have a host.
        title: Its title, or nothing.

    Cost: linear in the first 300 characters of each part; some 40 µs, less for a host seen before.
    """
    host = address.host
    name, of_host, about_host = _of_host(host)
    path = address.path[:_MAX_TEXT].lower()
    in_path = _words(path.replace("_", "-"))
    title = title[:_MAX_TEXT].replace("’", "'")
    in_title = _words(title.lower())
    found = set(of_host)
    said = set(in_title)
    new = [word for word in in_path if word not in said]
    if in_path and len(new) * 3 < len(in_path):
        # A slug that repeats the title would say everything twice.
        found.add("is:slug from title")
        in_path = new
    found.update(_of_path(path, in_path))
    if address.query:
        found.update(_of_query(address.query[:_MAX_TEXT].lower()))
    found.add("is:" + address.url[:12].partition("//")[0])
    if "//www." in address.url[:12]:
        found.add("is:www")
    if path != address.path[:_MAX_TEXT]:
        found.add("is:capital in path")
    found.update(_of_title(title, in_title))
    own = own_name(host, title)
    if own:
        found.add("is:own name at end")
    found.update(_of_site(name, _words((own or site_part(title)).lower())))
    found.update([f"hw:{word}" for word in (*in_path, *in_title) if word in name and len(word) > 3])
    about = {kind for word in (in_title or in_path) for kind in kinds_of(word)}
    found.update([f"a:{kind}" for kind in about])
    healthy = (bool(about_host & _HEALTH), bool(about & _HEALTH))
    found.add(f"is:health host {healthy[0]} page {healthy[1]}")
    if len(name) > 4 and name.replace("-", "") in "".join(in_title):
        found.add("is:named in its title")
    return found


def _words(text: str) -> list[str]:
    return _WORDS.findall(text)[:_MAX_WORDS]


@lru_cache(maxsize=4096)
def _of_host(host: str) -> tuple[str, tuple[str, ...], frozenset[str]]:
    """Give the registered name, the features of the host, and what its words are about."""
    domain = registrable_domain(host) or host
    name, _, suffix = domain.partition(".")
    found = [f"t:{suffix}", f"u:{host.rpartition('.')[2]}", f"is:name {min(len(name) // 4, 7)}"]
    marked = f"^{name}$"[:64]
    for size in _GRAMS:
        found += [f"h:{marked[at : at + size]}" for at in range(len(marked) - size + 1)]
    if host != domain:
        found += [f"s:{label}" for label in host[: -len(domain) - 1].split(".")]
    words = split_name(name[:64])
    about = [kinds_of(word) for word in words] or [()]
    found += [f"x:{word}" for word in words if len(word) > 1]
    if words:
        found += (f"xf:{words[0]}", f"xl:{words[-1]}")
    found += [f"kf:{kind}" for kind in about[0]]
    found += [f"kl:{kind}" for kind in about[-1]]
    found.append("n:" + " ".join([kinds[0] if kinds else "?" for kinds in about[:4]]))
    every = frozenset([kind for kinds in about for kind in kinds])
    found += [f"k:{kind}" for kind in every or ("none",)]
    if "-" in name:
        found.append("is:hyphen in name")
    if any(map(str.isdigit, name)):
        found.append("is:digit in name")
    return name, tuple(found), every


def _of_path(path: str, words: list[str]) -> list[str]:
    folders = [folder for folder in path.split("/") if folder]
    found = [
        f"is:depth {min(len(folders), 5)}",
        f"is:slug {min(max([f.count('-') for f in folders], default=0) // 2, 6)}",
    ]
    found += [f"g:{folder[:30]}" for folder in folders[:2]]
    found += [f"p:{word}" for word in words]
    found += [f"pp:{one} {two}" for one, two in itertools.pairwise(words)]
    if path.endswith("/"):
        found.append("is:slash at end")
    if folders and folders[-1][-1].isdigit():
        found.append("is:digit at end")
    if _DIGIT.search(path):
        found += _of_numbers(path)
    if _UUID.search(path):
        found.append("is:uuid in path")
    extension = _EXTENSION.search(path)
    if extension:
        found.append(f"is:file {extension[1]}")
    return found


def _of_numbers(path: str) -> Iterator[str]:
    date = _DATE.search(path)
    if date:
        yield "is:day in path" if date[1] else "is:month in path"
    year = _YEAR.search(path)
    if year:
        yield f"is:decade {year[0][:3]}"
    if _LONG_NUMBER.search(path):
        yield "is:number in path"


def _of_query(query: str) -> list[str]:
    return ["is:query", *(f"q:{name}" for name in _PARAMETER.findall(query))]


def _of_title(title: str, words: list[str]) -> list[str]:
    found = [f"is:title {min((len(words) + 2) // 3, 8)}"]
    found += [f"w:{word}" for word in words]
    found += [f"ww:{one} {two}" for one, two in itertools.pairwise(words)]
    long = [word for word in words if len(word) >= _SHORTEST_STEM]
    found += [f"wb:{word[:5]}" for word in long]
    found += [f"we:{word[-5:]}" for word in long]
    found += [f"is:{mark} in title" for mark in "?!:|" if mark in title]
    if words and words[0].isdigit():
        found.append("is:number first")
    if title.endswith(("...", "…")):
        found.append("is:cut title")
    if _YEAR.search(title):
        found.append("is:year in title")
    lettered = [word[0].isupper() for word in title.split() if word[0].isalpha()]
    if len(lettered) > 3:
        found.append(f"is:capitals {4 * sum(lettered) // len(lettered)}")
    return found


def _of_site(name: str, words: list[str]) -> list[str]:
    found = [f"e:{word}" for word in words]
    found += [f"ek:{kind}" for word in words for kind in kinds_of(word)]
    if words and name.replace("-", "").startswith("".join(words)[:6]):
        found.append("is:site in title")
    return found
