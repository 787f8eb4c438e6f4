"""How often a source is held to be about something else than the claim, and what that costs.

On the articles kept beside the repository:

- *as cited*: of the pairs of a claim (with a bar for evidence) and a source whose title names a
  condition, a treatment or a population, the share told to differ, whatever the source's type.
  Most authors cite what fits, so every one of these is worth reading: `--show` prints them.
- *swapped*: the same claims with sources of other articles in their place, one for one, none of
  the article's own subject; the share told to differ. The rest is held to fit or in doubt.
- *time*: share of a whole audit that naming and comparing terms takes, best of several runs, and
  the time the list takes to load.

Run: `python -m benchmarks.scope [--show]`. Prints nothing but a note where the data is missing.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from citeaudit.article.formats.base import format_of
from citeaudit.article.subjects import concepts, topics
from citeaudit.article.subjects.concepts import Facet
from citeaudit.article.subjects.terms import find_terms
from citeaudit.article.subjects.topics import Topic
from citeaudit.audit import audit
from citeaudit.policy.model import Outcome
from citeaudit.policy.scope import fit
from citeaudit.sources import model
from citeaudit.sources.model import SourceType
from citeaudit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from citeaudit.article.model import Article
    from citeaudit.policy.model import Verdict
    from citeaudit.rules.base import Audited
    from citeaudit.sources.model import Source

ARTICLES = Path(__file__).resolve().parents[2] / "shared" / "data" / "articles"
_TELLING = (Facet.CONDITION, Facet.INTERVENTION, Facet.RESTRICTED)
_RUNS = 5


class Pair(NamedTuple):
    """A claim, and a source cited for it, held to be of a type that scope lowers."""

    article: Article
    verdict: Verdict
    source: Source

    def differs(self, source: Source) -> tuple[str, ...]:
        """Compare the claim with a source in the place of its own."""
        return fit(source, Topic(self.verdict.claim, self.article)).differs


def documents() -> list[tuple[Text, str]]:
    """Read the articles."""
    return [
        (
            Text.decode(file.read_bytes(), file.name),
            "plain" if file.suffix == ".txt" else format_of(file.name),
        )
        for file in sorted(ARTICLES.iterdir())
        if file.suffix in {".md", ".txt"}
    ]


def pairs(audited: Audited) -> Iterator[Pair]:
    """List what can be compared: claims with a bar, and sources whose titles tell."""
    for verdict in audited.verdicts:
        if verdict.outcome is not Outcome.EXEMPT:
            for index in audited.article.cited_references(verdict.claim):
                source = audited.sources[index]
                if source.terms.of(*_TELLING):
                    typed = replace(source, type=SourceType.PEER_REVIEWED)
                    yield Pair(audited.article, verdict, typed)


def swapped(found: list[Pair]) -> Iterator[tuple[Pair, Source]]:
    """Put the next source of another article, about nothing its title names, into each pair."""
    for at, pair in enumerate(found):
        subject = find_terms(pair.article.title).named
        for step in range(1, len(found)):
            other = found[(at + 97 * step) % len(found)]
            fits = any(
                one.concept.fits(two.concept) for one in subject for two in other.source.terms.named
            )
            if other.article is not pair.article and not fits:
                yield pair, other.source
                break


def measure_time(texts: list[tuple[Text, str]], audits: list[Audited]) -> None:
    """Print what part of an audit goes into terms, and what the list costs."""
    runs = [
        (
            timed(lambda: [audit(text, format=name) for text, name in texts]),
            timed(lambda: compare(audits)),
        )
        for _ in range(_RUNS)
    ]
    whole, part = (min(times) for times in zip(*runs, strict=True))
    print(f"time: {100 * part / whole:.1f} % of an audit ({1e3 * whole:.0f} ms for all)")
    print(f"list: {1e3 * min(timed(load) for _ in range(_RUNS)):.2f} ms to load")


def timed(run: Callable[[], object]) -> float:
    """Time one run, in seconds."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def compare(audits: list[Audited]) -> None:
    """Do once more what an audit does with terms."""
    for forget in (model._terms_of, topics._remembered, topics._abbreviations):
        forget.cache_clear()
    for audited in audits:
        for verdict in audited.verdicts:
            if verdict.outcome is not Outcome.EXEMPT:
                topic = Topic(verdict.claim, audited.article)
                for index in audited.article.cited_references(verdict.claim):
                    fit(audited.sources[index], topic)


def load() -> None:
    """Read the list anew."""
    concepts.known_names.cache_clear()
    concepts.known_names()


def main() -> None:
    """Print all figures."""
    if not ARTICLES.is_dir():
        print("the articles are not beside the repository")
        return
    texts = documents()
    audits = [audit(text, format=name).audited for text, name in texts]
    found = [pair for audited in audits for pair in pairs(audited)]
    told = [(pair, pair.differs(pair.source)) for pair in found]
    differing = [(pair, clauses) for pair, clauses in told if clauses]
    print(f"as cited: {len(differing)} of {len(found)} pairs differ")
    for pair, clauses in differing if "--show" in sys.argv else ():
        print(f"  {pair.article.text.path}: {' and '.join(clauses)}")
        print(f"    claim  {pair.verdict.claim.focus_text}\n    title  {pair.source.terms.text}")
    others = [pair.differs(source) for pair, source in swapped(found)]
    print(f"swapped: {sum(map(bool, others))} of {len(others)} pairs differ")
    measure_time(texts, audits)


if __name__ == "__main__":
    main()
