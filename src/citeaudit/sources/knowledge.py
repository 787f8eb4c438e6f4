"""What is known of addresses: the rules of the files under `knowledge/`, and how to look one up.

A file is text. A section names a type, how often its entries are right (0.95 where it does not
say), and in words what an address below it is:

```
[blog 0.8] a blog or newsletter
healthrising.org conf=0.95
.substack.com
```

An entry is a host, then optionally a path. The rule holds for the host and every host under it; one
that begins with a dot is a suffix under which others live (`.edu`, `.substack.com`). The path is
a beginning of the address's path and query, without regard to case, in which `*` stands for
anything and a final `$` for the end. After the address may stand `interest=…`, `conf=…` (how
often it is right), `carries=yes` (the host shows the works of others) and `title=word+word`
(words of which one must be in the title; `_` for a space).

The most specific rule wins: the longest host, then the longest path, then one with title words.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from citeaudit.sources.addresses import parents
from citeaudit.sources.model import Interest, SourceType
from citeaudit.sources.tables import read_table

FAMILIES = (
    "journals",
    "scholarly",
    "registries",
    "public_bodies",
    "references",
    "institutions",
    "societies",
    "patient_groups",
    "news",
    "media",
    "commerce",
    "social",
    "not_sources",
    "general",
    "forms",
)
# How often an entry is right that says nothing else of itself.
_USUAL_CONFIDENCE = 0.95


class Rule(NamedTuple):
    """One entry: which addresses it speaks of, and what it says of them."""

    host: str
    path: str
    type: SourceType
    what: str
    interest: Interest | None
    confidence: float
    title: tuple[str, ...]
    carries: bool
    # The longest piece of the path without a `*`: where it is not, the path need not be compared.
    literal: str = ""

    @property
    def is_suffix(self) -> bool:
        """Hosts under it belong to different owners."""
        return self.host.startswith(".")


def look_up(host: str, path: str, title: str) -> Rule | None:
    """Find the most specific rule for an address, or `None` for one nobody has listed.

    Args:
        host: Lower case, without `www.`.
        path: Path and query, percent-decoded.
        title: The page's title, or nothing.

    Cost: a dictionary look-up for each label of the host; 3 ms once to read the files.
    """
    lowered_path, lowered_title = path.lower(), title.lower()
    for domain in parents(host):
        best: Rule | None = None
        for rule in _rules(domain):
            if rule.is_suffix and domain == host:
                continue
            if matches(rule, lowered_path, lowered_title) and (
                best is None or rank(rule) > rank(best)
            ):
                best = rule
        if best:
            return best
    return None


def look_up_form(host: str, path: str, title: str) -> Rule | None:
    """Find the surest rule about addresses of a form, whoever's they are (`forms.txt`)."""
    lowered_path, lowered_title = path.lower(), title.lower()
    keys = ("*", *[f"{label}.*" for label in host.split(".")[:-2]])
    found: list[Rule] = []
    for key in keys:
        forms = _forms(key)
        begins = lowered_path.startswith(forms.beginnings)
        found += [
            rule
            for literal, rule in (forms.every if begins else forms.elsewhere)
            # Once more what `matches` looks at first: of a hundred forms a page has one at most.
            if literal in lowered_path and matches(rule, lowered_path, lowered_title)
        ]
    return max(found, key=_form_rank, default=None)


class _Forms(NamedTuple):
    """Rules about forms with their literals: all, and those that need no beginning of the path."""

    beginnings: tuple[str, ...]
    every: tuple[tuple[str, Rule], ...]
    elsewhere: tuple[tuple[str, Rule], ...]


@lru_cache(maxsize=1024)
def _forms(key: str) -> _Forms:
    every = [(rule.literal, rule) for rule in _rules(key)]
    # "/" begins every path: it stands in rules about titles.
    begun = [text != "/" and rule.path.startswith(text) for text, rule in every]
    return _Forms(
        tuple([text for (text, _), begins in zip(every, begun, strict=True) if begins]),
        tuple(every),
        tuple([one for one, begins in zip(every, begun, strict=True) if not begins]),
    )


def _form_rank(rule: Rule) -> tuple[float, int]:
    return rule.confidence, len(rule.path)


def is_listed(host: str) -> bool:
    """Whether any rule speaks of the host or a domain it lies under (suffixes aside)."""
    return any(not rule.is_suffix for domain in parents(host) for rule in _rules(domain))


def rank(rule: Rule) -> tuple[int, bool, bool]:
    """Order the rules of one host by how specific they are."""
    return len(rule.path), bool(rule.title), rule.is_suffix


def matches(rule: Rule, path: str, title: str) -> bool:
    """Whether a rule speaks of this path and title, both in lower case."""
    if rule.literal not in path:
        return False
    if rule.title and not any(word in title for word in rule.title):
        return False
    return not rule.path or _pathmatches(rule.path, path)


def _pathmatches(pattern: str, path: str) -> bool:
    """Match a beginning of the path; linear, as `*` takes the first place that fits."""
    ends = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for piece in rest:
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not ends or at == len(path) or (bool(rest) and path.endswith(rest[-1]))


def _rules(domain: str) -> tuple[Rule, ...]:
    plain, special = _table()
    return _parsed(domain) if domain in plain or domain in special else ()


@lru_cache(maxsize=4096)
def _parsed(domain: str) -> tuple[Rule, ...]:
    plain, special = _table()
    rules = tuple(parse_rule(entry, section) for entry, section in special.get(domain, ()))
    return (*rules, parse_rule(domain, plain[domain])) if domain in plain else rules


def parse_rule(entry: str, section: str) -> Rule:
    """Read an entry and its section's head, without the opening bracket."""
    address, *options = entry.split()
    host, slash, rest = address.partition("/")
    path = (slash + rest).lower()
    head, _, what = section.partition("] ")
    type_name, _, usual = head.partition(" ")
    given = dict([option.split("=", 1) for option in options])
    return Rule(
        host,
        path,
        SourceType(type_name),
        what,
        Interest(given["interest"]) if "interest" in given else None,
        float(given.get("conf") or usual or _USUAL_CONFIDENCE),
        tuple(word.replace("_", " ") for word in given["title"].split("+"))
        if "title" in given
        else (),
        "carries" in given,
        max(path.removesuffix("$").split("*"), key=len),
    )


@cache
def _table() -> tuple[dict[str, str], dict[str, list[tuple[str, str]]]]:
    """Read the files: sections by bare host; entry and section, by host, of all that say more.

    Nothing is parsed yet: a `Rule` is made for the hosts that occur; most of thousands never do.
    """
    plain: dict[str, str] = {}
    special: dict[str, list[tuple[str, str]]] = {}
    for family in FAMILIES:
        for part in read_table(f"knowledge/{family}.txt").split("\n[")[1:]:
            section, *entries = part.rstrip("\n").split("\n")
            bare = []
            for entry in entries:
                if "/" in entry or " " in entry or entry[0] == ".":
                    host = entry.split(" ", 1)[0].partition("/")[0].removeprefix(".")
                    special.setdefault(host, []).append((entry, section))
                else:
                    bare.append(entry)
            plain.update(dict.fromkeys(bare, section))
    return plain, special
