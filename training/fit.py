"""Softmax regression over sparse features, and its cross-validation by registrable domain."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack

from citeaudit.sources import identifiers
from citeaudit.sources.addresses import read_address
from citeaudit.sources.decide import Decision, rules_for, settle
from citeaudit.sources.domains import registrable_domain
from citeaudit.sources.features import features
from citeaudit.sources.model import SourceType
from citeaudit.sources.words import weigh
from training.merge import QUICK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from training.merge import Row

TYPES = tuple(SourceType)
FOLDS = 5
# A feature of a single owner's pages names the owner, not a type.
_FEWEST_OWNERS = 2
# The inverse of the strength of the penalty, and what a sum of words counts beside a feature: the
# best of a few values in cross-validation.
_LOOSENESS = 8.0
_WORDS = 0.4
# How far the hand-set weights of words are believed before any page is seen.
_BELIEF = 0.5
_STEPS = 45
# Rows of a known form were never looked up; those of low confidence are one reader's guess. Of
# what was read quickly only what the reader was sure of teaches, as it showed on other pages.
_WEIGHT_OF_FORM = 0.3
_WEIGHT_OF_QUICK = 0.3
_WEIGHT_OF_LOW = 0.6

# Pages of terms and refunds were gathered because they settle what a site sells; every site has
# such pages, so that their words must teach nothing.
_OF_POLICIES = frozenset(
    (
        *("policy", "policies", "terms", "privacy", "refund", "refunds", "returns", "shipping"),
        *("consent", "disclaimer", "conditions", "cookie", "cookies", "hipaa", "notice"),
    )
)
_OF_WORDS = frozenset(("p", "pp", "g", "w", "ww", "hw"))

Floats: TypeAlias = NDArray[np.float64]
Labels: TypeAlias = NDArray[np.int64]


class Example(NamedTuple):
    """A labelled page as the model sees it.

    `settled` is what identifiers and knowledge make of it; only where they are silent does the
    model decide.
    """

    row: Row
    label: int
    owner: str
    features: tuple[str, ...]
    sums: dict[SourceType, float]
    settled: Decision | None

    @property
    def was_seen(self) -> bool:
        """It is a page somebody found, not the form of an address."""
        return bool(self.row["origin"] != "known form")


class Fitted(NamedTuple):
    """Weights by feature and type, by sum of words and type, and by type."""

    vocabulary: dict[str, int]
    weights: Floats
    words: Floats
    bias: Floats

    def scores(self, examples: Sequence[Example]) -> Floats:
        """Give each example's logarithmic odds, up to a constant."""
        inputs = _matrix(examples, self.vocabulary)
        stacked = np.vstack([self.weights, self.words / _WORDS])
        result: Floats = inputs @ stacked + self.bias
        return result


def example(row: Row) -> Example | None:
    """Read a row; nothing for one whose address names no host."""
    address = read_address(row["url"])
    if address.trouble or not address.host:
        return None
    title = row["title"]
    rules = rules_for(address, title)
    found = identifiers.in_address(address), identifiers.in_text(title)
    settled = settle(rules, title, *found)
    return Example(
        row,
        TYPES.index(SourceType(row["type"])),
        registrable_domain(address.host) or address.host,
        tuple(sorted(features(address, title))),
        weigh(address, title, () if settled else rules.hints).sums,
        settled,
    )


def fold_of(owner: str) -> int:
    """Assign a registrable domain to a fold, the same one whatever other rows there are."""
    return crc32(b"fold:" + owner.encode()) % FOLDS


def fit(examples: Sequence[Example]) -> Fitted:
    """Fit the regression by L-BFGS from zero: the same weights for the same examples."""
    examples = [one for one in examples if _weight(one)]
    vocabulary = _vocabulary(examples)
    inputs = _matrix(examples, vocabulary)
    labels = np.array([one.label for one in examples])
    shares = np.array([_weight(one) for one in examples])
    size = len(vocabulary)
    believed = inputs[:, size:] * (_BELIEF / _WORDS)
    weights, bias = _minimise(inputs, believed.toarray(), labels, shares)
    words = weights[size:] * _WORDS + _BELIEF * np.eye(len(TYPES))
    return Fitted(vocabulary, weights[:size], words, bias)


def cross_validate(examples: Sequence[Example]) -> Floats:
    """Score every example by a model that saw no page of its owner."""
    scores = np.zeros((len(examples), len(TYPES)))
    folds = np.array([fold_of(one.owner) for one in examples])
    for fold in range(FOLDS):
        fitted = fit([one for one, at in zip(examples, folds, strict=True) if at != fold])
        held_out = np.flatnonzero(folds == fold).tolist()
        scores[held_out] = fitted.scores([examples[at] for at in held_out])
    return scores


def temperature_of(scores: Floats, labels: Sequence[int]) -> float:
    """Give what to divide scores by, so that they are as sure as they are right."""
    grid = np.arange(0.5, 2.5, 0.02)
    losses = [_loss(scores / value, np.array(labels)) for value in grid]
    return round(float(grid[int(np.argmin(losses))]), 2)


def probabilities(scores: Floats) -> Floats:
    """Turn scores into shares."""
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    result: Floats = powers / powers.sum(axis=1, keepdims=True)
    return result


def _loss(scores: Floats, labels: Labels) -> float:
    right = probabilities(scores)[np.arange(len(labels)), labels]
    return float(-np.log(right + 1e-12).mean())


def _weight(one: Example) -> float:
    if not one.was_seen:
        return _WEIGHT_OF_FORM
    if one.row["origin"] == QUICK:
        return _WEIGHT_OF_QUICK if one.row["confidence"] == "high" else 0.0
    return _WEIGHT_OF_LOW if one.row["confidence"] == "low" else 1.0


def _vocabulary(examples: Iterable[Example]) -> dict[str, int]:
    owners: Counter[str] = Counter()
    for name, _ in {(name, one.owner) for one in examples for name in one.features}:
        owners[name] += 1
    kept = sorted(
        name
        for name, count in owners.items()
        if count >= _FEWEST_OWNERS and not _is_of_policy(name)
    )
    return {name: at for at, name in enumerate(kept)}


def _is_of_policy(name: str) -> bool:
    prefix, _, value = name.partition(":")
    words = value.replace("-", " ").split()
    return name == "a:terms" or (prefix in _OF_WORDS and not _OF_POLICIES.isdisjoint(words))


def _matrix(examples: Sequence[Example], vocabulary: dict[str, int]) -> csr_matrix:
    """Rows of features, each of the length 1, with the sums of words behind them."""
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    sums = np.zeros((len(examples), len(TYPES)))
    for at, one in enumerate(examples):
        known = [vocabulary[name] for name in one.features if name in vocabulary]
        columns += known
        values += [1 / np.sqrt(len(known) or 1)] * len(known)
        ends.append(len(columns))
        for source_type, value in one.sums.items():
            sums[at, TYPES.index(source_type)] = value
    shape = (len(examples), len(vocabulary))
    left = csr_matrix((np.array(values), columns, ends), shape=shape)
    return csr_matrix(hstack([left, csr_matrix(sums * _WORDS)]))


def _minimise(
    inputs: csr_matrix, believed: Floats, labels: Labels, shares: Floats
) -> tuple[Floats, Floats]:
    """Minimise the penalised loss; columns are scaled by how often they occur, for speed."""
    rows, size = inputs.shape
    count = len(TYPES)
    wanted = np.zeros((rows, count))
    wanted[np.arange(rows), labels] = 1
    turned = inputs.T.tocsr()
    squares = np.asarray(inputs.multiply(inputs).sum(axis=0)).ravel()
    pace = (1 / np.sqrt(squares * 0.1 + 1 / _LOOSENESS))[:, None]

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat[: size * count].reshape(size, count) * pace
        shown = probabilities(inputs @ weights + believed + flat[size * count :])
        error = shares[:, None] * (shown - wanted)
        right = np.log(shown[np.arange(rows), labels] + 1e-300)
        slope = (turned @ error + weights / _LOOSENESS) * pace
        total = -float(shares @ right) + 0.5 * float((weights**2).sum()) / _LOOSENESS
        return total, np.concatenate([slope.ravel(), error.sum(axis=0)])

    options = {"maxiter": _STEPS, "maxcor": 6}
    found = minimize(
        loss, np.zeros((size + 1) * count), jac=True, method="L-BFGS-B", options=options
    )
    return found.x[: size * count].reshape(size, count) * pace, found.x[size * count :]
