"""Draw the sentences of the gold set at random: `python -m benchmarks.claims.sample`.

Drawn are *sentences*, not claims: what the program makes of them plays no part, only where its
article reader sees blocks, sentences and markers. Three strata in every article:

- *marked*: sentences with a marker;
- *unmarked*: sentences without one that stand on their own: no marker follows in their paragraph,
  as a later marker would cover them (DESIGN 3) and they would not be judged by themselves;
- *targeted*: of the marked sentences not drawn yet, those that cite a trial's registration (all)
  or a seller (some), by the labels people gave to cited pages. Registrations and sellers are too
  rare for chance to find them, and without them CIT203 and CIT301 could not be measured.

Left out are reference lists, headings, tables, block quotations, scraps under five words and lines
that print an address. Writes `sample.jsonl` (places and hashes only) and `halves.json`: of every
two neighbours in the list below, mostly of one generator, a seeded coin puts one into the half for
tuning and the other into the half for reporting.

The committed sample is the one that was labelled. Run again, this draws the same as long as the
reader sees the same sentences.
"""

from __future__ import annotations

import json
import random
import sys
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.claims.rows import (
    ABSENT,
    ARTICLES,
    HERE,
    Place,
    hash_of,
    load_article,
    write_places,
)
from citeaudit.article.claims.paragraphs import paragraphs_of
from citeaudit.article.formats.base import format_of, reader
from citeaudit.article.lists.find import find_references
from citeaudit.article.markers.find import find_citations
from citeaudit.article.model import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from citeaudit.article.model import Reference
    from citeaudit.text import Span, Text

Labels = dict[str, str]

SEED = 20260701
MARKED, UNMARKED, SOLD = 8, 4, 3
REGISTRATION, SELLER = "registration", "seller"
SELLERS = ("vendor", "clinic-blog", "pharmacy-marketing", "telehealth")
FEWEST_WORDS = 5
PROSE = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)
CHOSEN = (
    "01_gemini_dr_omega6-omega3.md",
    "03_gemini_dr_norovirus-sampling.md",
    "04_gemini_dr_camu-camu.md",
    "06_gemini_dr_dengue-lagos.md",
    "07_gemini_dr_stuttering-apraxia.md",
    "39_gemini_asg_sdoh-diabetes.md",
    "08_grok3_omega6-omega3.md",
    "10_grok3_camu-camu.md",
    "11_grok3_dengue-lagos.md",
    "34_gptresearcher_gptr_mrna-vaccines.md",
    "14_gpt5_metal-ions-cvd.md",
    "16_gpt5_parkinson.md",
    "17_gpt5_light-therapies.md",
    "26_gpt41_light-therapies.md",
    "19_claude4_metal-ions-cvd.md",
    "23_claude4_parkinson.md",
    "20_gpt41_metal-ions-cvd.md",
    "22_gpt41_gut-microbiota.md",
    "25_claude4_light-therapies.md",
    "28_claude37_gut-microbiota.md",
    "29_claude37_parkinson.md",
    "42_qwen_asg_tcm-covid.md",
    "51_human_tcm-covid.md",
    "52_human_sdoh.md",
    "50_human_prisma-dta.md",
    "64_perplexity_academic-bloating.md",
    "61_perplexity_hidden-connection.md",
    "67_perplexity_triggers.md",
    "66_perplexity_foods.md",
)


def main() -> None:
    """Write the sample and the halves."""
    if not ARTICLES.exists():
        sys.exit(ABSENT)
    labels = load_labels(ARTICLES.parent / "sources" / "sources_dev.jsonl")
    places = [place for name in CHOSEN for place in draw(load_article(name), labels)]
    write_places(HERE / "sample.jsonl", places)
    text = json.dumps(halves(CHOSEN, random.Random(SEED)), indent=2)
    (HERE / "halves.json").write_text(text + "\n", encoding="utf-8")


def draw(text: Text, labels: Labels) -> list[Place]:
    """Draw from one article, in document order."""
    chance = random.Random(f"{SEED} {text.path}")
    marked: dict[Span, str] = {}
    unmarked: list[Span] = []
    for sentence in sentences_of(text, labels):
        if sentence.cites is not None:
            marked[sentence.span] = sentence.cites
        elif not sentence.covered:
            unmarked.append(sentence.span)
    drawn = dict.fromkeys(chance.sample(list(marked), min(MARKED, len(marked))), "marked")
    drawn |= dict.fromkeys(chance.sample(unmarked, min(UNMARKED, len(unmarked))), "unmarked")
    left = [span for span in marked if span not in drawn]
    registered = [span for span in left if marked[span] == REGISTRATION]
    sold = [span for span in left if marked[span] == SELLER]
    targeted = registered + chance.sample(sold, min(SOLD, len(sold)))
    drawn |= dict.fromkeys(targeted, "targeted")
    return [
        Place(text.path, text.sha256, *span, hash_of(text[span]), drawn[span])
        for span in sorted(drawn)
    ]


class _Sentence(NamedTuple):
    """A sentence of running text.

    `cites` is `None` without a marker, else what of interest its markers lead to, or nothing;
    `covered` says that a later marker of its paragraph covers it.
    """

    span: Span
    cites: str | None
    covered: bool


def sentences_of(text: Text, labels: Labels) -> Iterator[_Sentence]:
    """List the sentences of running text that are no scraps."""
    document = reader(format_of(text.path)).read(text)
    listed = find_references(document)
    citations = find_citations(document, listed)
    for paragraph in paragraphs_of(document, citations, listed):
        if paragraph.block.kind not in PROSE:
            continue
        last = max((at for at, marks in enumerate(paragraph.marks) if marks), default=-1)
        for at, (sentence, marks) in enumerate(
            zip(paragraph.sentences, paragraph.marks, strict=True)
        ):
            span = paragraph.block.prose.span(*sentence)
            if _is_scrap(text[span]):
                continue
            targets = [target for mark in marks for target in citations[mark].targets]
            cited = [listed.references[target] for target in targets if target is not None]
            yield _Sentence(span, _kind(cited, labels) if marks else None, at < last)


def load_labels(path: Path) -> Labels:
    """Read which addresses people labelled as a registration or a seller."""
    labels: Labels = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["type"] == "trial-registry":
            labels[_key(row["url"])] = REGISTRATION
        elif row["type"] in SELLERS:
            labels[_key(row["url"])] = SELLER
    return labels


def _key(url: str) -> str:
    return url.replace("\\", "").partition("#")[0].rstrip("/")


def _kind(cited: list[Reference], labels: Labels) -> str:
    found = {labels.get(_key(reference.url), "") for reference in cited}
    if any("clinicaltrials.gov" in reference.url for reference in cited):
        return REGISTRATION
    return next((kind for kind in (REGISTRATION, SELLER) if kind in found), "")


def _is_scrap(sentence: str) -> bool:
    words = sentence.split()
    return len(words) < FEWEST_WORDS or any(word.startswith("http") for word in words)


def halves(articles: tuple[str, ...], chance: random.Random) -> dict[str, str]:
    """Part articles: of every two neighbours one for tuning, one for reporting."""
    parted: dict[str, str] = {}
    for at in range(0, len(articles), 2):
        sides = ["tune", "report"]
        chance.shuffle(sides)
        parted.update(zip(articles[at : at + 2], sides, strict=False))
    return parted


if __name__ == "__main__":
    main()
