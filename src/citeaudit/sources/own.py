"""A user's own knowledge of addresses: a file in the grammar of ours, whose lines win over ours."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.errors import SettingsError
from citeaudit.sources.addresses import parents, read_address
from citeaudit.sources.decide import CARRYING, interest_of
from citeaudit.sources.designs import design_of
from citeaudit.sources.domains import registrable_domain
from citeaudit.sources.knowledge import Rule, look_up, matches, parse_rule, rank
from citeaudit.sources.model import Interest, Signal, Source, SourceType

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SECTION = re.compile(r"\[([a-z-]+)(?: (0?\.\d{1,6}|1))?\] ?(.*)")
_HOST = re.compile(r"\.?(?:[\w-]{1,63}\.){0,20}[\w-]{1,63}|\*")
_OPTION = re.compile(
    r"(?:conf=(?:0?\.\d{1,6}|1)|carries=yes|title=\S+|interest=(?:"
    + "|".join(map(re.escape, Interest))
    + r"))"
)


class Own(NamedTuple):
    """The rules of a user's file, by host, in the order of the file."""

    name: str
    rules: Mapping[str, tuple[Rule, ...]]

    def look_up(self, host: str, path: str, title: str) -> Rule | None:
        """Find the most specific rule for an address; of equals the first; `*` is any host."""
        lowered = path.lower(), title.lower()
        for domain in (*parents(host), "*"):
            rules = self.rules.get(domain, ())
            fitting = [
                rule
                for rule in rules
                if not (rule.is_suffix and domain == host) and matches(rule, *lowered)
            ]
            if fitting:
                return max(fitting, key=rank)
        return None


def read_own(content: str, name: str) -> Own:
    """Read a user's file.

    Args:
        content: Its text.
        name: Of the file, for messages.

    Raises:
        SettingsError: A line does not follow the grammar; the place names it.
    """
    found: dict[str, list[Rule]] = {}
    section = ""
    for number, written in enumerate(content.removeprefix("\ufeff").splitlines(), start=1):
        line = written.strip()
        place = f"{name}:{number}"
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            section = _section(line, place)
        elif not section:
            raise SettingsError(place, "an address before any type", "write `[blog] a blog` above")
        else:
            rule = _entry(line, section, place)
            found.setdefault(rule.host.removeprefix("."), []).append(rule)
    return Own(name, {host: tuple(rules) for host, rules in found.items()})


def overrule(titles: Sequence[str], sources: tuple[Source, ...], own: Own) -> tuple[Source, ...]:
    """Let a user's rules decide, except over a person's decision and over more specific rules.

    Args:
        titles: Of each source's entry, as the entry gives it.
        sources: What is known otherwise.
        own: The user's rules.

    Returns:
        The sources, in the same order.
    """
    return tuple(
        _overruled(title, source, own) for title, source in zip(titles, sources, strict=True)
    )


def _overruled(title: str, source: Source, own: Own) -> Source:
    address = read_address(source.canonical_url)
    if source.reviewed or not address.host:
        return source
    where = address.path + address.query
    rule = own.look_up(address.host, where, title)
    ours = look_up(address.host, where, title)
    if rule is None or (ours and _specificity(ours) > _specificity(rule)):
        return source
    carries = rule.type in CARRYING and not source.owner
    return replace(
        source,
        type=rule.type,
        confidence=rule.confidence,
        interest=rule.interest or interest_of(rule.type),
        design=design_of(source.title, rule.type),
        owner="" if carries else registrable_domain(address.host) or address.host,
        signals=(Signal("knowledge", f"{own.name} says that the address is {rule.what}"),),
    )


def _specificity(rule: Rule) -> tuple[int, int]:
    """Count labels of the host, and letters of the path."""
    labels = 0 if rule.host == "*" else rule.host.strip(".").count(".") + 1
    return labels, len(rule.path)


def _section(line: str, place: str) -> str:
    head = _SECTION.fullmatch(line)
    if not head:
        raise SettingsError(
            place, f"no head of a section: {line[:60]}", "write `[blog 0.9] a blog`"
        )
    if head[1] not in set(SourceType):
        raise SettingsError(
            place, f"no type is called {head[1]}", f"one of {', '.join(SourceType)}"
        )
    return f"{head[1]} {head[2] or ''}".strip() + "] " + (head[3] or head[1])


def _entry(line: str, section: str, place: str) -> Rule:
    entry = line.partition(" #")[0].rstrip()
    address, *options = entry.split()
    if "://" in address or address.startswith("www."):
        bare = address.partition("://")[2] or address
        mend = f"write {bare.removeprefix('www.')[:80]}"
        raise SettingsError(place, "an address has no scheme and no `www.` here", mend)
    host = address.partition("/")[0]
    if not _HOST.fullmatch(host):
        raise SettingsError(
            place, f"no host: {host[:60]}", "write `host.example` or a path behind it"
        )
    for option in options:
        if not _OPTION.fullmatch(option):
            allowed = "conf=0.9, interest=sells-topic, carries=yes or title=word+word"
            raise SettingsError(place, f"no such option: {option[:60]}", allowed)
    return parse_rule(" ".join((address.replace(host, host.lower(), 1), *options)), section)
