"""How well sources are typed: `python -m benchmarks.sources` (`make eval-sources`).

Every page is typed by a model that has seen no page of its registrable domain (five-fold). What
that does and does not say stands in the report it writes, `benchmarks/sources.md`.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from citeaudit.sources.likeliest import LENDING, WEAK, Verdict, likeliest, sides_of
from citeaudit.sources.model import SourceType
from citeaudit.sources.words import Weighed, guess
from training.fit import TYPES, Example, cross_validate, fit, fold_of, probabilities, temperature_of
from training.merge import HERE, QUICK, Row, read
from training.train import examples_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

REPORT = Path(__file__).with_suffix(".md")
HEADER = Path(__file__).with_name("sources_header.md")

UNKNOWN = SourceType.UNKNOWN
SIDES = sides_of(TYPES)


class Typed(NamedTuple):
    """A labelled page and what a system made of it."""

    example: Example
    type: SourceType
    confidence: float

    @property
    def truth(self) -> SourceType:
        return TYPES[self.example.label]

    @property
    def is_right(self) -> bool:
        return self.type is self.truth

    @property
    def is_on_its_side(self) -> bool:
        return self.type is not UNKNOWN and (self.type in WEAK) == (self.truth in WEAK)

    @property
    def is_harmful(self) -> bool:
        return self.truth in WEAK and self.type in LENDING


def by_knowledge(one: Example) -> tuple[SourceType, float]:
    """Type a page by identifiers and knowledge files alone."""
    return (one.settled.type, one.settled.confidence) if one.settled else (UNKNOWN, 0.0)


def by_model(shares: np.ndarray) -> tuple[SourceType, float]:
    """Type a page by the model, under the thresholds of the program."""
    best, worth = likeliest(shares.tolist(), SIDES)
    verdict = Verdict(TYPES[best], float(shares[best]), worth)
    return (verdict.type if verdict.suffices else UNKNOWN), verdict.confidence


def by_words(one: Example) -> tuple[SourceType, float]:
    """Type a page by the hand-set weights of its words alone."""
    verdict = guess(Weighed(one.sums, (), ()))
    return (verdict.type if verdict.suffices else UNKNOWN), verdict.confidence


def by_best(shares: np.ndarray) -> tuple[SourceType, float]:
    """Type a page by its likeliest type alone, from one threshold on."""
    share = float(shares.max())
    kind = TYPES[int(shares.argmax())]
    return (kind if Verdict(kind, share).suffices else UNKNOWN), share


def percent(values: Sequence[bool]) -> str:
    return f"{100 * sum(values) / len(values):.1f}" if values else "–"


def rate(name: str, pages: Sequence[Typed]) -> str:
    """Give a row of the table of figures; in percent."""
    known = [page for page in pages if page.truth is not UNKNOWN]
    given = [page for page in known if page.type is not UNKNOWN]
    sure = [page for page in pages if page.example.row["confidence"] == "high"]
    fair = [page for page in pages if page.example.row["confidence"] != "low"]
    cells = (
        f"{len(pages):,}",
        percent([page.is_right for page in pages]),
        percent([page.is_right for page in fair]),
        percent([page.is_right for page in sure]),
        percent([page.is_right for page in given]),
        percent([page.is_on_its_side for page in known]),
        percent([page.is_on_its_side for page in given]),
        percent([page.type is UNKNOWN for page in known]),
        f"{100 * sum(page.is_harmful for page in known) / max(len(known), 1):.2f}",
    )
    return f"| {name} | {' | '.join(cells)} |"


RATES = (
    "| | rows | type right | all but low | labeller sure | right if given | weak or not "
    "| the same if given | unknown | harmful |\n|---|---|---|---|---|---|---|---|---|---|"
)


def calibration(pages: Sequence[Typed]) -> tuple[str, float]:
    """Compare confidence with how often it was right; give the table and the expected error."""
    lines = ["| confidence | rows | mean | right |", "|---|---|---|---|"]
    error = 0.0
    for low in range(10):
        group = [page for page in pages if min(int(page.confidence * 10), 9) == low]
        if group:
            mean = float(np.mean([page.confidence for page in group]))
            right = float(np.mean([page.is_right for page in group]))
            error += len(group) / len(pages) * abs(mean - right)
            span = f"{low / 10:.1f} to {low / 10 + 0.1:.1f}"
            lines.append(f"| {span} | {len(group)} | {mean:.2f} | {right:.2f} |")
    return "\n".join(lines), error


def by_type(pages: Sequence[Typed]) -> str:
    truth = Counter(page.truth for page in pages)
    given = Counter(page.type for page in pages)
    hits = Counter(page.type for page in pages if page.is_right)
    lines = ["| type | rows | precision | recall |", "|---|---|---|---|"]
    for name in TYPES:
        precision = f"{hits[name] / given[name]:.2f}" if given[name] else "–"
        recall = f"{hits[name] / truth[name]:.2f}" if truth[name] else "–"
        lines.append(f"| `{name}` | {truth[name]} | {precision} | {recall} |")
    return "\n".join(lines)


def confusions(pages: Sequence[Typed]) -> str:
    """Give the confusion matrix: a row for each true type, its columns numbered as the rows."""
    counted = Counter((page.truth, page.type) for page in pages)
    head = " | ".join(str(at) for at in range(1, len(TYPES) + 1))
    lines = [f"| true type | {head} |", "|---" * (len(TYPES) + 1) + "|"]
    for at, truth in enumerate(TYPES, 1):
        cells = " | ".join(str(counted[truth, given] or "·") for given in TYPES)
        lines.append(f"| {at} `{truth}` | {cells} |")
    return "\n".join(lines)


def learning_curve(examples: Sequence[Example], judged: Sequence[Example]) -> str:
    """Type the judged pages of one fold by models of ever more rows of the other folds."""
    held_out = [one for one in judged if fold_of(one.owner) == 0]
    rest = [one for one in examples if fold_of(one.owner) != 0]
    order = np.random.default_rng(0).permutation(len(rest))
    lines = [
        "| rows trained on | type right | labeller sure | weak or not | harmful |",
        "|---|---|---|---|---|",
    ]
    for count in (1_000, 2_000, 4_000, len(rest)):
        fitted = fit([rest[at] for at in order[:count]])
        shares = probabilities(fitted.scores(held_out))
        best = [TYPES[int(row.argmax())] for row in shares]
        pages = [Typed(one, kind, 0.0) for one, kind in zip(held_out, best, strict=True)]
        sure = [page.is_right for page in pages if page.example.row["confidence"] == "high"]
        lines.append(
            f"| {count:,} | {percent([page.is_right for page in pages])} | {percent(sure)} | "
            f"{percent([page.is_on_its_side for page in pages])} | "
            f"{percent([page.is_harmful for page in pages])} |"
        )
    return "\n".join(lines)


def typed(
    examples: Sequence[Example], decide: Callable[[int], tuple[SourceType, float]]
) -> list[Typed]:
    return [Typed(one, *decide(at)) for at, one in enumerate(examples)]


def main() -> None:
    examples = examples_of()
    scores = cross_validate(examples)
    seen = [at for at, one in enumerate(examples) if one.was_seen]
    judged = [at for at in seen if not examples[at].settled]
    labels = [examples[at].label for at in judged]
    shares = probabilities(scores / temperature_of(scores[judged], labels))[seen]
    pages = [examples[at] for at in seen]
    knowledge = typed(pages, lambda at: by_knowledge(pages[at]))
    model = typed(pages, lambda at: by_model(shares[at]))
    both = [
        known if one.settled else guessed
        for one, known, guessed in zip(pages, knowledge, model, strict=True)
    ]
    steps = {
        "words alone": typed(pages, lambda at: by_words(pages[at])),
        "model": typed(pages, lambda at: by_best(shares[at])),
        "model, worth before kind": model,
        "knowledge and model": both,
    }
    later = {row["url"] for path in HERE.glob("pages_*.jsonl") for row in read(path)}
    origins: dict[str, Callable[[Row], bool]] = {
        "web pages of the development set": lambda row: (
            row["origin"] == "web page" and row["url"] not in later
        ),
        "web pages gathered later": lambda row: row["url"] in later and row["origin"] != QUICK,
        "web pages gathered last, read quickly": lambda row: row["origin"] == QUICK,
        "as reports cite them": lambda row: row["origin"] in ("report reference list", "bare URL"),
    }
    by_origin = {
        name: [page for page in both if holds(page.example.row)] for name, holds in origins.items()
    }
    listed = [page for page in both if page.example.settled]
    unlisted = [page for page in both if not page.example.settled]
    table, error = calibration([page for page in both if page.type is not UNKNOWN])
    REPORT.write_text(
        "\n\n".join(
            (
                HEADER.read_text(encoding="utf-8").strip(),
                f"{len(examples):,} rows over {len({one.owner for one in examples}):,} registrable "
                f"domains, {len(pages):,} of them pages that somebody found.",
                "\n".join(
                    (
                        RATES,
                        rate("knowledge alone", knowledge),
                        rate("model alone", model),
                        rate("**both**", both),
                        rate("both: settled by identifier or knowledge", listed),
                        rate("both: left to the model", unlisted),
                    )
                ),
                "\n".join(
                    (
                        "## What each step buys\n\nAll pages, typed without their domain.\n",
                        RATES,
                        *(rate(name, some) for name, some in steps.items()),
                    )
                ),
                "\n".join(
                    (
                        "## By where the pages come from\n\nKnowledge and model together; "
                        "behind the name, the share settled by identifier or knowledge.\n",
                        RATES,
                        *(
                            rate(
                                f"{name} ({percent([bool(p.example.settled) for p in some])})", some
                            )
                            for name, some in by_origin.items()
                        ),
                    )
                ),
                f"## Calibration\n\nOver all labels given, the expected calibration error is "
                f"{error:.3f}.\n\n{table}",
                f"## Learning curve\n\nPages left to the model, of one fold in five; the best type "
                f"without a threshold.\n\n"
                f"{learning_curve(examples, [examples[at] for at in judged])}",
                f"## Types\n\nBoth together, all pages.\n\n{by_type(both)}",
                f"## Confusions\n\n{confusions(both)}",
            )
        )
        + "\n",
        encoding="utf-8",
    )
    print(REPORT.read_text(encoding="utf-8").partition("## Learning")[0])


if __name__ == "__main__":
    main()
