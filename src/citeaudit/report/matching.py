"""Which findings a baseline knows, which are new, and which of its entries have had their day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from citeaudit.report.baseline import Entry
    from citeaudit.rules.base import Finding

# A subject that more documents share ("the document as a whole") does not tell which was renamed.
_MOST_NAMESAKES = 8


class Checked(NamedTuple):
    """A document of this run.

    Attributes:
        path: From the folder of the baseline, with forward slashes.
        findings: In document order.
        held_back: Those that the profile keeps to itself: they answer to an entry too.
        ran: Codes of the rules that would have found what an entry tells of.
    """

    path: str
    findings: tuple[Finding, ...]
    held_back: tuple[Finding, ...]
    ran: frozenset[str]


class Matched(NamedTuple):
    """What comparing came to.

    Attributes:
        known: For each document, by index, its findings that the baseline has, in document order.
        current: The entries that answered for them, with the path the document has now.
        stale: The entries that nothing answers to any more.
        kept: The entries this run cannot tell anything about: of other documents, of rules that did
            not run.
        moved: Documents under a new name: the old path by the new one.
    """

    known: tuple[tuple[Finding, ...], ...]
    current: tuple[Entry, ...]
    stale: tuple[Entry, ...]
    kept: tuple[Entry, ...]
    moved: Mapping[str, str]


def match(
    entries: Iterable[Entry], documents: Sequence[Checked], is_gone: Callable[[str], bool]
) -> Matched:
    """Match findings and entries one to one: an entry answers for one finding, never for two.

    Args:
        entries: Of the baseline.
        documents: Of the run, each path once.
        is_gone: Says whether a path of the baseline leads to no file any more.

    A document without entries that has most findings of one that is gone counts as the same one
    under a new name.

    Cost: linear in entries and findings.
    """
    by_path: dict[str, list[Entry]] = {}
    for entry in entries:
        by_path.setdefault(entry.path, []).append(entry)
    here = {document.path for document in documents}
    gone = {path for path in by_path if path not in here and is_gone(path)}
    moved = _moved(
        {path: by_path[path] for path in gone},
        [document for document in documents if document.path not in by_path],
    )
    known: list[tuple[Finding, ...]] = []
    current: list[Entry] = []
    stale: list[Entry] = []
    kept: list[Entry] = []
    for document in documents:
        old = moved.get(document.path, document.path)
        told, answered, left = _pair(document.findings, by_path.pop(old, []))
        _, unheard, left = _pair(document.held_back, left)
        known.append(told)
        current += (entry._replace(path=document.path) for entry in (*answered, *unheard))
        for entry in left:
            if entry.code in document.ran:
                stale.append(entry)
            else:
                kept.append(entry._replace(path=document.path))
    for path, rest in by_path.items():
        (stale if path in gone else kept).extend(rest)
    return Matched(tuple(known), tuple(current), tuple(sorted(stale)), tuple(kept), moved)


def _pair(
    findings: Iterable[Finding], entries: Iterable[Entry]
) -> tuple[tuple[Finding, ...], list[Entry], list[Entry]]:
    """Match one document: the findings that are known, the entries that answered, the rest."""
    waiting: dict[tuple[str, str], list[Entry]] = {}
    for entry in reversed(list(entries)):
        waiting.setdefault(entry.key, []).append(entry)
    told: list[Finding] = []
    answered: list[Entry] = []
    for finding in findings:
        if found := waiting.get((finding.code, finding.subject)):
            told.append(finding)
            answered.append(found.pop())
    return tuple(told), answered, [entry for rest in waiting.values() for entry in rest]


def _moved(gone: Mapping[str, list[Entry]], fresh: Iterable[Checked]) -> dict[str, str]:
    """Find documents under a new name, the likeliest pairs first."""
    holders: dict[tuple[str, str], list[str]] = {}
    for path, entries in sorted(gone.items()):
        for key in dict.fromkeys(entry.key for entry in entries):
            holders.setdefault(key, []).append(path)
    moved: dict[str, str] = {}
    taken: set[str] = set()
    for _, new, old in sorted(_alike(gone, fresh, holders)):
        if new not in moved and old not in taken:
            moved[new] = old
            taken.add(old)
    return moved


def _alike(
    gone: Mapping[str, list[Entry]],
    fresh: Iterable[Checked],
    holders: Mapping[tuple[str, str], list[str]],
) -> Iterator[tuple[int, str, str]]:
    """Yield pairs of a new and an old path that share half of the findings of one of them."""
    for document in fresh:
        keys = {(finding.code, finding.subject) for finding in document.findings}
        shared: dict[str, int] = {}
        for key in keys:
            paths = holders.get(key, ())
            for path in paths if len(paths) <= _MOST_NAMESAKES else ():
                shared[path] = shared.get(path, 0) + 1
        for path, number in shared.items():
            fewest = min(len(keys), len({entry.key for entry in gone[path]}))
            if 2 * number >= fewest:
                yield -number, document.path, path
