"""Fit the weights that tell where titles end: `python -m training.titles [FILE]`.

Reads AnyStyle's core set, which is looked for beside the repository, and invents more entries
(`invented.py`). Of those whose title has to be weighed and is among the ends that can be chosen,
a softmax over the ends is fitted (by likelihood, penalised). The weights are rounded and written
to `article/data/title_weights.txt`. Prints how well titles are read, and how well with weights
that were fitted on the other four fifths. The same input gives the same file.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.anystyle import DEFAULT, Labelled, load, right
from citeaudit.article import wordlist
from citeaudit.article.fields.asides import take_out_asides
from citeaudit.article.fields.ends import NEVER, End, ends
from citeaudit.article.fields.makers import read_makers
from citeaudit.article.fields.title import Open, begin_title
from training.invented import invent

if TYPE_CHECKING:
    from collections.abc import Sequence

TABLE = Path(wordlist.__file__).parent / "data" / "title_weights.txt"
FOLDS = 5
_SEED = 20261128
# The strength of the penalty: the best of a few values in cross-validation.
_PENALTY = 1.0
# Invented entries: as many again as half the set.
_INVENTED = 700
_STEPS = 200
_NEVER = -4.0

Floats: TypeAlias = NDArray[np.float64]
Weights: TypeAlias = "dict[str, float]"

HEAD = """\
# How much speaks for the end of a title: the weights of a log-linear model. What a part shows
# weighs for leaving it behind the title, and what a mark shows for ending the title with it.
# Source: fitted by `python -m training.titles` on AnyStyle's core set and on invented entries;
# 2026-11-28.
"""


class Example(NamedTuple):
    """A labelled entry.

    Attributes:
        labelled: People labelled a title.
        ends: What speaks for each end; none where the title was found without weighing.
        right: Which ends give the labelled title; where nothing is weighed, whether it was found.
        found: A title is read.
    """

    labelled: bool
    ends: tuple[End, ...]
    right: tuple[bool, ...]
    found: bool = True


class Score(NamedTuple):
    """How titles are read."""

    labelled: int
    found: int
    right: int

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall."""
        """Give the harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.labelled or 1)


def example(entry: Labelled) -> Example:
    """Read an entry up to the weighing of its title."""
    asides = take_out_asides(entry.text, ())
    online = bool(asides.url)
    found = begin_title(asides.text, read_makers(asides.text, online=online), online=online)
    labels = entry.labels.get("title", [])

    def fits(place: tuple[int, int]) -> bool:
        said = entry.text[slice(*place)]
        return bool(labels and said) and right("title", said, labels)

    if not isinstance(found, Open):
        start, end = found.place
        return Example(bool(labels), (), (fits(found.place),), found=start < end)
    text = asides.text
    weighed = tuple(ends(text, found.parts, found.style, dated=found.dated))
    places = (found.end(text, last).place for last in range(len(weighed)))
    return Example(bool(labels), weighed, tuple(map(fits, places)))


def examples_of(path: Path) -> list[Example]:
    """Read the labelled entries of a file up to the weighing of their titles."""
    return [example(entry) for entry in load(path)]


def invented() -> list[Example]:
    """Read the invented entries up to the weighing of their titles."""
    made = invent(_INVENTED, _SEED)
    return [example(Labelled(one.text, {"title": [one.title]})) for one in made]


def fit(examples: Sequence[Example]) -> Weights:
    """Fit the weights, so that the right end of each entry is likely among its ends."""
    taught = [one for one in examples if any(one.right) and len(one.ends) > 1]
    names = sorted(
        {name for one in taught for end in one.ends for name in (*end.behind, *end.mark)}
    )
    names = [name for name in names if name not in NEVER]
    column = {name: at for at, name in enumerate(names)}
    shown = [_matrix(one.ends, column) for one in taught]
    rows = np.concatenate(shown)
    groups = np.repeat(np.arange(len(taught)), [len(one) for one in shown])
    correct = np.array([is_right for one in taught for is_right in one.right])

    def loss(weights: Floats) -> tuple[float, Floats]:
        scores = rows @ weights
        every, chosen = _shares(scores, groups), _shares(np.where(correct, scores, -1e9), groups)
        likely = np.bincount(groups, every * correct)
        value = -np.log(np.maximum(likely, 1e-12)).sum() + _PENALTY * (weights**2).sum() / 2
        return float(value), rows.T @ (every - chosen) + _PENALTY * weights

    fitted = minimize(loss, np.zeros(len(names)), jac=True, options={"maxiter": _STEPS}).x
    rounded = {name: float(round(weight, 1)) for name, weight in zip(names, fitted, strict=True)}
    return {name: weight for name, weight in rounded.items() if weight} | dict.fromkeys(
        NEVER, _NEVER
    )


def _matrix(weighed: Sequence[End], column: dict[str, int]) -> Floats:
    """Count what speaks for each end: that of its own mark, and against it all that it takes in."""
    rows = np.zeros((len(weighed), len(column)))
    for index, end in enumerate(weighed):
        for name in end.behind:
            rows[index:, column[name]] -= 1
        for name in end.mark:
            if name in column:
                rows[index, column[name]] += 1
    return rows


def _shares(scores: Floats, groups: NDArray[np.int64]) -> Floats:
    """Give each end its share of the likelihood of its entry."""
    top = np.full(groups[-1] + 1, -np.inf)
    np.maximum.at(top, groups, scores)
    powers = np.exp(scores - top[groups])
    shares: Floats = powers / np.bincount(groups, powers)[groups]
    return shares


def measure(examples: Sequence[Example], weights: Weights) -> Score:
    """Count how many titles are right with some weights."""
    hits = sum(one.right[_best(one.ends, weights)] for one in examples)
    labelled = sum(one.labelled for one in examples)
    return Score(labelled, sum(one.found for one in examples), hits)


def _best(weighed: Sequence[End], weights: Weights) -> int:
    best, at, inside = float("-inf"), 0, 0.0
    for index, end in enumerate(weighed):
        inside -= sum(weights.get(name, 0.0) for name in end.behind)
        score = inside + sum(weights.get(name, 0.0) for name in end.mark)
        if score > best:
            best, at = score, index
    return at


def cross_validate(examples: Sequence[Example], made: Sequence[Example]) -> Score:
    """Measure every entry with weights fitted on the entries of the other folds, and those made."""
    order = list(range(len(examples)))
    random.Random(_SEED).shuffle(order)
    scores = []
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        weights = fit([*made, *(one for at, one in enumerate(examples) if at not in held)])
        scores.append(measure([examples[at] for at in sorted(held)], weights))
    return Score(*(sum(column) for column in zip(*scores, strict=True)))


def written(weights: Weights, examples: Sequence[Example]) -> str:
    """Write weights as the file that the reader of titles reads, the strongest first."""
    behind = {name for one in examples for end in one.ends for name in end.behind}
    sections = {"behind the title": behind, "end of the title": weights.keys() - behind}
    lines = [HEAD]
    for section, names in sections.items():
        order = sorted(names & weights.keys(), key=lambda name: (-weights[name], name))
        lines += [f"[{section}]", *(f"{weights[name]:+} {name}" for name in order), ""]
    return "\n".join(lines)


def main() -> None:
    """Fit, write the file, and print how well it reads."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    if not path.exists():
        sys.exit(f"{path.name} is not beside the repository: give its path")
    examples = examples_of(path)
    made = invented()
    weights = fit([*examples, *made])
    TABLE.write_text(written(weights, [*examples, *made]), encoding="utf-8")
    print(f"{len(weights)} weights in {TABLE.name}")
    print(f"title, invented entries: F1 {measure(made, weights).f1:.3f}")
    print(f"title, fitted on all: F1 {measure(examples, weights).f1:.3f}")
    print(f"title, cross-validated in {FOLDS} folds: F1 {cross_validate(examples, made).f1:.3f}")


if __name__ == "__main__":
    main()
