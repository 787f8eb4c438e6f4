"""How kinds and certainty are read from a sentence alone.

`python -m benchmarks.claims.sentence_by_sentence`

The gold set is small, and its halves have been read often. Here are 14,000 sentences more, labelled
by sections 1 to 4 of `GUIDELINE.md` for whoever mends the reading of kinds:

- `sentences/articles.jsonl`: whole paragraphs, drawn at random, of the shared articles that are not
  in the half for reporting, without the sentences of the gold and the development set. Places and
  labels only;
- `sentences/press.jsonl`: sentences of press releases (Yu 2020), by their number there;
- `sentences/written.jsonl`: sentences that were written for this, with their text: plain ones, and
  such as stand in reports that machines write.

Half of them, parted by a hash of the article or of the sentence, could be looked at while the rules
were mended; of the other half only figures were, but those so often, and to choose between so many
variants, that they are somewhat too good. Therefore `sentences/last.jsonl`: paragraphs of the
articles in the half for reporting, without its sentences, drawn and labelled when the mending was
over. `articles_again.jsonl` is a second reading of 300 of the first file, made without sight of the
first. All labels are a language model's.

What is read is the sentence with its markers cut out, by `read_kinds` and `read_tone`: whether it
becomes a claim in its article is not asked.
"""

from __future__ import annotations

import csv
import json
import sys
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from benchmarks.claims.rows import ABSENT, ARTICLES, HERE, hash_of, load_article
from benchmarks.claims.scores import accuracy, count, pooled, show
from citeaudit.article.claims.paragraphs import paragraphs_of, shown
from citeaudit.article.formats.base import format_of, reader
from citeaudit.article.kinds.kinds import read_kinds
from citeaudit.article.lists.find import find_references
from citeaudit.article.markers.find import find_citations
from citeaudit.article.tone.certainty import read_tone
from citeaudit.article.words.wording import is_about_health, read_wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FOLDER = HERE / "sentences"
PRESS = ARTICLES.parent / "evidence" / "causal_press_yu2020" / "annotated_eureka.csv"
LAST = "last"
SETS = {
    "articles": "sentences of articles",
    "press": "sentences of press releases",
    "plain": "sentences written for this, plain",
    "report": "sentences written for this, as in reports",
    LAST: "sentences of articles, drawn last",
}


class Sentence(NamedTuple):
    """A sentence, its labels and what the program reads in it.

    `seen` says that it could be looked at while the rules were mended.
    """

    set: str
    text: str
    seen: bool
    expected: frozenset[str]
    found: frozenset[str]
    certainty: tuple[str, str]


def sentences() -> Iterator[Sentence]:
    """Read every labelled sentence."""
    for name in ("articles", LAST):
        for row in _rows(name):
            text, about_health = _in_article(row["article"], row["start"], row["end"])
            yield _read(name, row, text, row["article"], about_health=about_health)
    with PRESS.open(encoding="utf-8") as file:
        texts = {line["sentId"]: line["sentence"] for line in csv.DictReader(file)}
    for row in _rows("press"):
        text = texts[row["sentence"]]
        if hash_of(text) != row["hash"]:
            sys.exit(f"{PRESS.name} is not the file that was labelled")
        yield _read("press", row, " ".join(text.split()), about_health=True)
    for row in _rows("written"):
        yield _read(row["series"], row, row["text"], about_health=True)


def _rows(name: str) -> list[dict[str, Any]]:
    text = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _read(
    name: str, row: dict[str, Any], text: str, drawn_by: str = "", *, about_health: bool
) -> Sentence:
    wording = read_wording(text)
    return Sentence(
        name,
        text,
        crc32(f"x{drawn_by or text}".encode()) % 2 == 1,
        frozenset(row["kinds"]),
        frozenset(read_kinds(wording, about_health=about_health).kinds),
        (row["certainty"], read_tone(wording).certainty),
    )


def _in_article(name: str, start: int, end: int) -> tuple[str, bool]:
    """Give a sentence as its reader sees it, and whether the article is about health."""
    shown_in, about_health = _paragraphs(name)
    return max(shown_in, key=lambda one: min(end, one[1]) - max(start, one[0]))[2], about_health


@cache
def _paragraphs(name: str) -> tuple[list[tuple[int, int, str]], bool]:
    document = reader(format_of(name)).read(load_article(name))
    listed = find_references(document)
    paragraphs = paragraphs_of(document, find_citations(document, listed), listed)
    spans = [
        (*paragraph.block.prose.span(*place), shown(paragraph, at))
        for paragraph in paragraphs
        for at, place in enumerate(paragraph.sentences)
    ]
    proses = (one.block.prose.text for one in paragraphs if one.sentences)
    return spans, is_about_health(proses)


def report(found: Sequence[Sentence]) -> Iterator[str]:
    """Write the figures as Markdown."""
    yield from ("## Sentence by sentence", "", *(__doc__ or "").splitlines()[4:], "")
    parts = (
        ("Drawn last:", [one for one in found if one.set == LAST]),
        ("Only figures were seen of these:", [o for o in found if o.set != LAST and not o.seen]),
        ("Looked at:", [one for one in found if one.set != LAST and one.seen]),
    )
    for title, some in parts:
        yield from (title, "", *_by_set(some), "")
    for title, some in parts[:2]:
        yield from (title, "", *_by_kind(some), "")
    yield from (_agreement(), "")


def _by_set(found: Sequence[Sentence]) -> Iterator[str]:
    head = ("sentences", "count", "kinds, micro-F1", "without `background`", "certainty right")
    yield from (f"| {' | '.join(head)} |", "|---" * len(head) + "|")
    for name, what in SETS.items():
        some = [one for one in found if one.set == name]
        if not some:
            continue
        by_kind = count((one.expected, one.found) for one in some)
        saying = pooled(row for kind, row in by_kind.items() if kind != "background")
        tones = [one.certainty for one in some if one.expected != {"background"}]
        shares = map(show, (pooled(by_kind.values()).f1, saying.f1, accuracy(tones)))
        yield f"| {what} | {len(some)} | {' | '.join(shares)} |"


def _by_kind(found: Sequence[Sentence]) -> Iterator[str]:
    yield from ("| kind | expected | found | precision | recall | F1 |", "|---" * 6 + "|")
    for kind, row in count((one.expected, one.found) for one in found).items():
        figures = " | ".join(map(show, (row.precision, row.recall, row.f1)))
        yield f"| {kind} | {row.expected} | {row.found} | {figures} |"


def _agreement() -> str:
    first = {(row["article"], row["start"]): row for row in _rows("articles")}
    pairs = [(first[row["article"], row["start"]], row) for row in _rows("articles_again")]
    kinds = pooled(count((set(a["kinds"]), set(b["kinds"])) for a, b in pairs).values())
    tones = accuracy([(a["certainty"], b["certainty"]) for a, b in pairs])
    return (
        f"The second reading of {len(pairs)} sentences agrees with the first in kinds with a "
        f"micro-F1 of {show(kinds.f1)}, in certainty in {show(tones)}."
    )


def main() -> None:
    """Print the figures."""
    if not ARTICLES.exists():
        print(ABSENT)
        return
    print("\n".join(report(list(sentences()))))


if __name__ == "__main__":
    main()
