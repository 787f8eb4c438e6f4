"""How well claims are judged: `python -m benchmarks.claims.evaluate [--list]`.

Sentences of shared articles, labelled by `claims/GUIDELINE.md`, against the whole offline pipeline
without `refs.json`. A sentence is answered by the claim whose focus overlaps it most. Where there
is no such claim, the program has said that the sentence claims nothing that needs a source: kind
`background`, verdict `exempt`. A sentence without a marker whose kinds need no source counts as
`background` there. Certainty is compared where both sides see a claim.

About a tenth of the sentences was drawn because they cite a seller or a registration
(`claims/sample.py`); the shares of verdicts say nothing about articles at large.

Counted are `gold.jsonl`, or `reading_a.jsonl` as long as there is no gold. Prints, and writes
`benchmarks/claims.md`. `--list` prints the differences in the half for tuning instead, for whoever
mends the rules, `--list development` those of the development set (`claims/development.py`), and
`--list report` those of the other half, for whoever checks the labels.

The last table says which step costs what: what the readers said is handed to the judge, step by
step (`claims/ablation.py`).
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from benchmarks.claims import loud, sentence_by_sentence
from benchmarks.claims.ablation import ablation
from benchmarks.claims.answers import answers, kinds
from benchmarks.claims.rows import ABSENT, ARTICLES, HERE, JUDGED, load_article, load_rows
from benchmarks.claims.scores import accuracy, confusion, count, decisions, kappa, pooled, show
from citeaudit.article.model import Certainty, Kind
from citeaudit.policy.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.claims.answers import Answer
    from benchmarks.claims.rows import Labels, Row

TITLES = {
    "report": "The half for reporting, not looked at while the rules are mended",
    "tune": "The half for tuning",
    "development": "The development set, for tuning too",
}


def report(name: str, found: Sequence[Answer]) -> Iterator[str]:
    """Write the figures of some answers as Markdown."""
    judged = [one for one in found if one.row.labels.verdict]
    verdicts = [(one.row.labels.verdict, one.found.verdict) for one in judged]
    articles = len({one.row.place.article for one in found})
    yield from (f"## {name}", "", f"{len(found)} sentences of {articles} articles.", "")
    tables = {"kind": count(kinds(one) for one in found)}
    if judged:
        yield f"Verdicts as expected: {show(accuracy(verdicts))} of {len(verdicts)}."
        yield ""
        findings = ((_findings(one.row.labels), _findings(one.found)) for one in judged)
        tables = {"finding": count(findings), **tables}
    for title, table in tables.items():
        yield from (f"| {title} | expected | found | precision | recall | F1 |", "|---" * 6 + "|")
        for label, row in table.items():
            shares = " | ".join(map(show, (row.precision, row.recall, row.f1)))
            yield f"| {label} | {row.expected} | {row.found} | {shares} |"
        yield ""
    if judged:
        yield from ("Verdicts:", "", *confusion(verdicts, [one.value for one in Outcome]))
    yield from ("Certainty:", "", *confusion(_tones(found), [one.value for one in Certainty]))


def overview(sets: Mapping[str, Sequence[Answer]]) -> Iterator[str]:
    """Write the kinds and certainties of all sets side by side as Markdown."""
    yield "| sentences | count | kinds, micro-F1 | without `background` | certainty right | of |"
    yield "|---" * 6 + "|"
    for name, found in sets.items():
        by_kind = count(kinds(one) for one in found)
        saying = pooled(counts for kind, counts in by_kind.items() if kind != "background")
        tones = _tones(found)
        shares = (pooled(by_kind.values()).f1, saying.f1, accuracy(tones))
        yield f"| {name} | {len(found)} | {' | '.join(map(show, shares))} | {len(tones)} |"
    yield ""


def _tones(found: Sequence[Answer]) -> list[tuple[str, str]]:
    """Give expected and found certainty where both sides see a claim."""
    return [
        (one.row.labels.certainty, one.found.certainty)
        for one in found
        if one.claimed and one.row.labels.kinds != ("background",)
    ]


def _findings(labels: Labels) -> set[str]:
    return {*labels.findings, *(("hype, any",) if labels.hype else ())}


def agreement(first: Sequence[Row], second: Sequence[Row]) -> Iterator[str]:
    """Write Cohen's kappa of two readings of the same sentences as Markdown."""
    others = {row.place: row.labels for row in second}
    pairs = [(row.labels, others[row.place]) for row in first if row.place in others]
    sets = [(set(a.kinds), set(b.kinds)) for a, b in pairs]
    yield from ("## Agreement of the two readings", "", f"{len(pairs)} sentences.", "")
    yield from ("| label | same | kappa |", "|---|---|---|")
    compared: dict[str, list[tuple[object, object]]] = {
        "kinds, each as yes or no": [*decisions(sets, list(Kind))],
        "certainty": [(a.certainty, b.certainty) for a, b in pairs],
        "hype": [(a.hype, b.hype) for a, b in pairs],
        "verdict": [(a.verdict, b.verdict) for a, b in pairs],
    }
    for code in JUDGED:
        compared[code] = [(code in a.findings, code in b.findings) for a, b in pairs]
    for label, both in compared.items():
        yield f"| {label} | {show(accuracy(both))} | {show(kappa(both))} |"
    yield ""


def differences(found: Sequence[Answer]) -> Iterator[str]:
    """Write where the program differs, with the sentence: for the screen only."""
    for one in found:
        place, labels = one.row.place, one.row.labels
        wanted, given = kinds(one)
        parts = [f"kinds {_list(wanted)} not {_list(given)}"] if wanted != given else []
        if one.claimed and wanted != {"background"} and labels.certainty != one.found.certainty:
            parts.append(f"{labels.certainty} not {one.found.certainty}")
        if labels.verdict and labels.verdict != one.found.verdict:
            parts.append(f"{labels.verdict} not {one.found.verdict}")
        if labels.verdict and labels.findings != one.found.findings:
            parts.append(f"{_list(labels.findings)} not {_list(one.found.findings)}")
        if parts:
            content = load_article(place.article).content
            line = content.count("\n", 0, place.start) + 1
            yield f"{place.article}:{line}: expected {'; '.join(parts)}"
            yield "    " + " ".join(content[place.start : place.end].split())


def _list(labels: Sequence[str] | frozenset[str]) -> str:
    return ", ".join(sorted(labels)) or "nothing"


def main() -> None:
    """Print and write the figures, or print the differences of a half."""
    if not ARTICLES.exists():
        print(ABSENT)
        return
    gold = HERE / "gold.jsonl"
    labelled = gold if gold.exists() else HERE / "reading_a.jsonl"
    halves = json.loads((HERE / "halves.json").read_text(encoding="utf-8"))
    found = answers(load_rows(labelled))
    half = {
        name: [one for one in found if halves[one.row.place.article] == name]
        for name in ("tune", "report")
    }
    half["development"] = answers(load_rows(HERE / "development.jsonl"))
    if sys.argv[1:2] == ["--list"]:
        print("\n".join(differences(half[sys.argv[2] if sys.argv[2:] else "tune"])))
        return
    lines = ["# Claims, measured", "", *(__doc__ or "").splitlines(), ""]
    lines += [f"Labels: `{labelled.name}`.", ""]
    lines += overview({TITLES[name]: half[name] for name in TITLES})
    for name, title in TITLES.items():
        lines += report(title, half[name])
    lines += ablation({name: half[name] for name in ("tune", "report")})
    lines += loud.report(loud.sentences())
    lines += sentence_by_sentence.report(list(sentence_by_sentence.sentences()))
    second = HERE / "reading_b.jsonl"
    if second.exists():
        lines += agreement(load_rows(HERE / "reading_a.jsonl"), load_rows(second))
    text = "\n".join(lines)
    (HERE.parent / "claims.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
