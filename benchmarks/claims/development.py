"""Draw the sentences of the development set: `python -m benchmarks.claims.development`.

The gold set is small, and half of it is for reporting. Whoever mends the rules needs more sentences
than the other half holds: these. They come from articles that are not in the half for reporting,
those of the half for tuning included, but none is a sentence of the gold set. Drawn at random as
`sample.py` draws, without the stratum that is aimed at sellers and registrations; where an article
has too few sentences with a marker, more are drawn without one. Drawn twice: the second time, to
see what had been learned from the first, only from articles on health that say much.

Writes `development_sample.jsonl` (places and hashes only). One reader has labelled them by
`GUIDELINE.md`: `development.jsonl`.
"""

from __future__ import annotations

import json
import random
import sys
from typing import NamedTuple

from benchmarks.claims.rows import (
    ABSENT,
    ARTICLES,
    HERE,
    Place,
    hash_of,
    load_article,
    load_places,
    write_places,
)
from benchmarks.claims.sample import SEED, sentences_of


class Share(NamedTuple):
    """How many sentences of an article are drawn, with a marker and in all."""

    marked: int
    total: int


FRESH = Share(12, 18)  # articles on health of which the gold set has no sentence
TUNED = Share(9, 14)  # those of the half for tuning
OTHER = Share(3, 5)  # articles on other things
CHOSEN = {
    "13_webthinker_omega.md": FRESH,
    "35_gptresearcher_baseline_mrna-vaccines.md": FRESH,
    "38_gptresearcher_eval0.md": OTHER,
    "41_gemini_asg_prisma.md": OTHER,
    "44_autosurvey2_precision-cancer.md": FRESH,
    "46_scisage_sdoh.md": FRESH,
    "47_mapreduce_wearables.md": FRESH,
    "49_surveyx_tcm.md": FRESH,
    "56_dzhng_report.md": FRESH,
    "57_deepscholar_base.md": OTHER,
    "68_perplexity_old-style.md": FRESH,
    "70_chatgpt_eye-features.md": FRESH,
    "72_manubot_meta-review.md": FRESH,
    "79_latex_mecfs_ch08-neurological.tex": FRESH,
    "84_mediawiki_chemical-biology.wikitext": OTHER,
    "87_mecfs_summaries_ldn.md": FRESH,
    "89_mecfs_summaries_pharmaco.md": FRESH,
    "103_html_mla_pneumonia.html": FRESH,
    "32_gptresearcher_gptr_remote-work.md": OTHER,
    "37_gptresearcher_baseline_deep-sea-mining.md": OTHER,
    "54_agentsdr_quantera_market_size.md": OTHER,
    "55_agentsdr_tesla.md": OTHER,
    "63_perplexity_seo-blog-formats.md": OTHER,
    "78_pandoc_cfr-vignette.Rmd": OTHER,
    "83_latex_references-validation.tex": OTHER,
    "86_mediawiki_bazooka.wikitext": OTHER,
    "92_hugo_footnotes_money101.md": OTHER,
    "95_defuddle_extractor_chatgpt-citations.md": OTHER,
}


SECOND = Share(14, 22)
RICH = (
    "13_webthinker_omega.md",
    "35_gptresearcher_baseline_mrna-vaccines.md",
    "46_scisage_sdoh.md",
    "49_surveyx_tcm.md",
    "79_latex_mecfs_ch08-neurological.tex",
    "87_mecfs_summaries_ldn.md",
    "89_mecfs_summaries_pharmaco.md",
    "103_html_mla_pneumonia.html",
)
POOR = frozenset(("50_human_prisma-dta.md", "10_grok3_camu-camu.md"))


def main() -> None:
    """Write the sample."""
    if not ARTICLES.exists():
        sys.exit(ABSENT)
    halves = json.loads((HERE / "halves.json").read_text(encoding="utf-8"))
    tuned = [name for name, half in halves.items() if half == "tune"]
    chosen = CHOSEN | dict.fromkeys(tuned, TUNED)
    taken = load_places(HERE / "sample.jsonl")
    places = [
        place for name, share in chosen.items() for place in draw("development", name, share, taken)
    ]
    rich = [name for name in (*RICH, *tuned) if name not in POOR]
    again = [place for name in rich for place in draw("again", name, SECOND, taken + places)]
    places += again
    write_places(HERE / "development_sample.jsonl", places)
    print(f"{len(places)} sentences of {len(chosen)} articles")


def draw(seed: str, name: str, share: Share, taken: list[Place]) -> list[Place]:
    """Draw from one article, in document order, none of the places that are taken."""
    text = load_article(name)
    chance = random.Random(f"{SEED} {seed} {name}")
    spans = {place[2:4] for place in taken if place.article == name}
    free = [one for one in sentences_of(text, {}) if tuple(one.span) not in spans]
    marked = [one.span for one in free if one.cites is not None]
    unmarked = [one.span for one in free if one.cites is None and not one.covered]
    drawn = dict.fromkeys(chance.sample(marked, min(share.marked, len(marked))), "marked")
    left = min(share.total - len(drawn), len(unmarked))
    drawn |= dict.fromkeys(chance.sample(unmarked, left), "unmarked")
    return [
        Place(name, text.sha256, *span, hash_of(text[span]), drawn[span])
        for span in sorted(drawn)
        if not any(start < span.end and span.start < end for start, end in spans)
    ]


if __name__ == "__main__":
    main()
