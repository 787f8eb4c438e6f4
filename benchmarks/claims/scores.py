"""The arithmetic of the evaluation: counts, F1, accuracy, agreement. Nothing here reads a file."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence
    from collections.abc import Set as AbstractSet


class Counts(NamedTuple):
    """How often a label was given rightly, given at all, and to be given."""

    right: int
    found: int
    expected: int

    @property
    def precision(self) -> float | None:
        """Share of the given ones that are right; `None` where none was given."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of those to be given that were; `None` where there are none."""
        return self.right / self.expected if self.expected else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; `None` where there is nothing to count."""
        total = self.found + self.expected
        return 2 * self.right / total if total else None


def count(pairs: Iterable[tuple[AbstractSet[str], AbstractSet[str]]]) -> dict[str, Counts]:
    """Count each label over pairs of what was expected and what was found."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    expected: Counter[str] = Counter()
    for wanted, given in pairs:
        right.update(wanted & given)
        found.update(given)
        expected.update(wanted)
    labels = sorted(found | expected, key=lambda label: (-expected[label], label))
    return {label: Counts(right[label], found[label], expected[label]) for label in labels}


def pooled(counts: Iterable[Counts]) -> Counts:
    """Add the counts of several labels: their F1 is the micro-average."""
    rows = list(counts)
    return Counts(
        sum(row.right for row in rows),
        sum(row.found for row in rows),
        sum(row.expected for row in rows),
    )


def accuracy(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Give the share of pairs that agree; `None` for no pairs."""
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else None


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Give Cohen's kappa of two readings.

    Returns:
        Agreement beyond chance, at most 1. `None` for no pairs, and where both readings give one
        and the same label throughout: chance alone would agree, so nothing is measured.
    """
    observed = accuracy(pairs)
    if observed is None:
        return None
    first = Counter(a for a, _ in pairs)
    second = Counter(b for _, b in pairs)
    chance = sum(first[label] * second[label] for label in first) / len(pairs) ** 2
    return None if chance == 1 else (observed - chance) / (1 - chance)


def decisions(
    pairs: Iterable[tuple[AbstractSet[str], AbstractSet[str]]], labels: Sequence[str]
) -> list[tuple[bool, bool]]:
    """Take sets of labels apart into one yes or no for each label, for `kappa`."""
    return [(label in a, label in b) for a, b in pairs for label in labels]


def confusion(pairs: Iterable[tuple[str, str]], labels: Sequence[str]) -> list[str]:
    """Draw what was expected (rows) against what was found (columns) as a Markdown table."""
    counts = Counter(pairs)
    rows = [
        f"| {wanted} | " + " | ".join(str(counts[wanted, given] or "") for given in labels) + " |"
        for wanted in labels
        if any(counts[wanted, given] for given in labels)
    ]
    head = "| expected, found: | " + " | ".join(labels) + " |"
    return [head, "|---" * (len(labels) + 1) + "|", *rows, ""]


def show(value: float | None) -> str:
    """Write a share; a dash where there was nothing to measure."""
    return "-" if value is None else f"{value:.3f}"
