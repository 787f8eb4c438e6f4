"""How well certainty and hype are read, and how fast claims are found.

Compared on data kept beside the repository, with the word lists as they stand:

- *press releases* (Yu 2020, EurekAlert): of the sentences people labelled conditional causal (2)
  or direct causal (3), the share where `read_tone` gives hedged or promissory for 2, and asserted
  or negated for 3. Labels 0 and 1 (no cause, correlation) are left out: they say nothing of
  hedging. Errors on this set were read while the lists were written, so the figure is one of
  development.
- *Wikipedia* (CoNLL-2010 WikiWeasel, balanced sample): hedged or promissory against the label
  uncertain (-1). That label is mostly given to weasel words ("some people say", "often"), which
  are no hedges here (they are CIT210), so recall is low by design. Not looked at while writing.
- *hype*: share of all press-release sentences with a word that counts.
- *speed*: `find_claims` on the articles nearest to 20 kB, best of several runs, one process.
- *cold start*: a fresh process, byte code compiled, that loads this part and all its word lists,
  over one that loads the model and the libraries.

Run: `python -m benchmarks.certainty`. Prints nothing but a note where the data is missing.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
import timeit
from collections import Counter
from pathlib import Path

from citeaudit.article.claims.find import find_claims
from citeaudit.article.claims.sentences import sentences
from citeaudit.article.formats.base import format_of, reader
from citeaudit.article.lists.find import find_references
from citeaudit.article.markers.find import find_citations
from citeaudit.article.model import Certainty
from citeaudit.article.tone.certainty import read_tone
from citeaudit.article.words.wording import read_wording
from citeaudit.text import Text

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
PRESS = DATA / "evidence" / "causal_press_yu2020" / "annotated_eureka.csv"
WIKI = DATA / "evidence" / "conll2010_wikiweasel_sample" / "conll2010-uncertainty.txt"
ARTICLES = DATA / "articles"
CONDITIONAL, DIRECT = "2", "3"
UNCERTAIN = "-1"


def sounds_hedged(sentence: str) -> bool:
    """Say whether a sentence is read as less than asserted, denials aside."""
    certainty = read_tone(read_wording(sentence)).certainty
    return certainty in {Certainty.HEDGED, Certainty.PROMISSORY}


def show(name: str, pairs: list[tuple[bool, bool]]) -> None:
    """Print accuracy, precision and recall of `(expected, found)` pairs."""
    counts = Counter(pairs)
    right = counts[True, True] + counts[False, False]
    found = counts[True, True] + counts[False, True]
    expected = counts[True, True] + counts[True, False]
    print(
        f"{name}: n {len(pairs)}, accuracy {right / len(pairs):.3f}, "
        f"hedge precision {counts[True, True] / found:.3f}, "
        f"recall {counts[True, True] / expected:.3f}"
    )


def measure_press() -> None:
    """Print hedged against direct, and the share of sentences called hype."""
    with PRESS.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    show(
        "press releases, conditional against direct causal",
        [
            (row["label"] == CONDITIONAL, sounds_hedged(row["sentence"]))
            for row in rows
            if row["label"] in {CONDITIONAL, DIRECT}
        ],
    )
    tones = [read_tone(read_wording(row["sentence"])) for row in rows]
    closed = sum(bool(tone.promotional) for tone in tones)
    counted = sum(bool(tone.hype) for tone in tones)
    print(
        f"press releases, hype: {counted} of {len(tones)} sentences "
        f"({counted / len(tones):.2%}), closed class alone {closed / len(tones):.2%}"
    )


def measure_wiki() -> None:
    """Print certain against uncertain for encyclopedia sentences."""
    with WIKI.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.reader(file) if len(row) == 2]
    show("Wikipedia, uncertain", [(row[0] == UNCERTAIN, sounds_hedged(row[1])) for row in rows])


def measure_speed(wanted: int = 20_000, articles: int = 5) -> None:
    """Print milliseconds for the articles whose size is nearest to `wanted` bytes."""
    files = [path for path in ARTICLES.iterdir() if path.suffix in {".md", ".txt"}]
    files.sort(key=lambda path: abs(path.stat().st_size - wanted))
    for path in [*files[:articles], ARTICLES / "ldn-pots.txt"]:
        text = Text.decode(path.read_bytes(), path.name)
        document = reader(format_of(path.name)).read(text)
        listed = find_references(document)
        citations = find_citations(document, listed)
        proses = [
            block.prose.text
            for index, block in enumerate(document.blocks)
            if index not in listed.blocks
        ]
        whole = timeit.repeat(
            lambda d=document, c=citations, r=listed: find_claims(d, c, r),  # type: ignore[misc]
            number=10,
            repeat=9,
        )
        split = timeit.repeat(
            lambda p=proses: [sentences(prose) for prose in p],  # type: ignore[misc]
            number=10,
            repeat=9,
        )
        print(
            f"{path.name}: {len(text.content)} characters, {len(citations)} markers, "
            f"claims {min(whole) * 100:.2f} ms, of that sentences "
            f"{min(split) * 100:.2f} ms"
        )


def measure_start(runs: int = 15) -> None:
    """Print what a cold process pays for the word lists, over the modules it loads anyway."""
    base = "import citeaudit.article.model, sentencex, re"
    lists = f"{base}; from citeaudit.article.claims.find import find_claims"
    lists += "; from citeaudit.article.words.wording import is_about_health, read_wording"
    lists += "; from citeaudit.article.claims.sentences import sentences"
    lists += "; read_wording('a'); is_about_health(['a']); sentences('vitamin A. B.')"
    with tempfile.TemporaryDirectory() as cache:
        compiled = {**os.environ, "PYTHONPYCACHEPREFIX": cache}
        compiled.pop("PYTHONDONTWRITEBYTECODE", None)
        fastest = [
            min(timeit.repeat(lambda code=code: _start(code, compiled), number=1, repeat=runs))  # type: ignore[misc]
            for code in (base, lists)
        ]
    print(f"cold start: {(fastest[1] - fastest[0]) * 1000:.1f} ms over {fastest[0] * 1000:.0f} ms")


def _start(code: str, environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-c", code], check=True, env=environment)


def main() -> None:
    """Print every measure."""
    if not DATA.exists():
        print("no data beside the repository: nothing to measure")
        return
    measure_press()
    measure_wiki()
    measure_speed()
    measure_start()


if __name__ == "__main__":
    main()
