"""What is known of addresses: the rules of the files under `knowledge/`, and how to look one up.

A file is text. A section names a type and, in words, what an address below it is:

```
[peer-reviewed] an article of a scholarly journal
bmj.com/content/
.edu/~                      interest=none
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
from citeaudit.sources.tables import lines

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
    "forms",
)


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

    @property
    def is_suffix(self) -> bool:
        """Hosts under it belong to different owners."""
        return self.host.startswith(".")


def look_up(host: str, path: str, title: str) -> Rule | None:
    """The most specific rule for an address, or `None` for one nobody has listed.

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
            if _matches(rule, lowered_path, lowered_title) and (
                best is None or _rank(rule) > _rank(best)
            ):
                best = rule
        if best:
            return best
    return None


def look_up_form(host: str, path: str, title: str) -> Rule | None:
    """The most specific rule about addresses of a form, whoever's they are (`forms.txt`)."""
    lowered_path, lowered_title = path.lower(), title.lower()
    keys = ("*", *(f"{label}.*" for label in host.split(".")[:-2]))
    found = [
        rule
        for key in keys
        for rule in _rules(key)
        if _matches(rule, lowered_path, lowered_title)
    ]
    return max(found, key=_form_rank, default=None)


def _form_rank(rule: Rule) -> tuple[float, int]:
    return rule.confidence, len(rule.path)


def is_listed(host: str) -> bool:
    """Whether any rule speaks of the host or a domain it lies under (suffixes aside)."""
    table = _table()
    return any(domain in table and not _rules(domain)[0].is_suffix for domain in parents(host))


def _rank(rule: Rule) -> tuple[int, bool, bool]:
    return len(rule.path), bool(rule.title), rule.is_suffix


def _matches(rule: Rule, path: str, title: str) -> bool:
    if rule.title and not any(word in title for word in rule.title):
        return False
    return not rule.path or _path_matches(rule.path, path)


def _path_matches(pattern: str, path: str) -> bool:
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


@lru_cache(maxsize=4096)
def _rules(domain: str) -> tuple[Rule, ...]:
    return tuple(_rule(entry, section) for entry, section in _table().get(domain, ()))


def _rule(entry: str, section: str) -> Rule:
    address, *options = entry.split()
    host, slash, path = address.partition("/")
    type_name, _, what = section.partition("] ")
    given = dict(option.split("=", 1) for option in options)
    return Rule(
        host,
        (slash + path).lower(),
        SourceType(type_name),
        what,
        Interest(given["interest"]) if "interest" in given else None,
        float(given.get("conf", 0.95)),
        tuple(word.replace("_", " ") for word in given["title"].split("+"))
        if "title" in given
        else (),
        "carries" in given,
    )


@cache
def _table() -> dict[str, list[tuple[str, str]]]:
    """Entries by domain, not yet parsed: only those of hosts that occur ever are."""
    table: dict[str, list[tuple[str, str]]] = {}
    for family in FAMILIES:
        section = ""
        for line in lines(f"knowledge/{family}.txt"):
            if line[0] == "[":
                section = line[1:]
                continue
            entry = line.split(" ", 1)[0]
            host = entry.partition("/")[0].removeprefix(".")
            table.setdefault(host, []).append((line, section))
    return table
