"""The figures of the claims benchmark are counted as its page says."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from benchmarks.claims.ablation import Given, claims_told
from benchmarks.claims.adjudicate import settle
from benchmarks.claims.answers import answer, kinds
from benchmarks.claims.false_alarms import ARTICLES_OF_PEOPLE, judgements
from benchmarks.claims.rows import (
    ABSENT,
    ARTICLES,
    HERE,
    JUDGED,
    Labels,
    Place,
    Row,
    hash_of,
    load_article,
    load_places,
    load_rows,
)
from benchmarks.claims.scores import Counts, accuracy, confusion, count, kappa, pooled
from citeaudit.article.model import Certainty, Kind
from citeaudit.audit import audit
from citeaudit.policy.model import Outcome
from citeaudit.text import Text

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = """\
Zinc cures colds. [1] Zinc is a metal. It works through a receptor in the nose.

## References

[1] "Why zinc." Zinc Shop, 2024, https://zinc-shop.example/blog/why.
"""


def row(start: int, end: int, *labelled: str, stratum: str = "marked") -> Row:
    place = Place("a.md", "", start, end, "", stratum)
    return Row(place, Labels(labelled, "asserted", hype=False, verdict="exempt", findings=()))


def sentence(text: str, *labelled: str, stratum: str = "marked") -> Row:
    start = ARTICLE.index(text)
    return row(start, start + len(text), *labelled, stratum=stratum)


def test_labels_are_counted_one_by_one() -> None:
    """A label that is expected and found is right; one that is only found or expected is not."""
    counts = count([({"dose", "harm"}, {"harm"}), ({"harm"}, {"cause"})])

    assert counts == {
        "harm": Counts(right=1, found=1, expected=2),
        "dose": Counts(right=0, found=0, expected=1),
        "cause": Counts(right=0, found=1, expected=0),
    }


def test_micro_f1_pools_the_counts() -> None:
    """The micro-average weighs every decision alike, not every label."""
    micro = pooled([Counts(8, 10, 9), Counts(0, 0, 1)])

    assert (micro.precision, micro.recall, micro.f1) == (0.8, 0.8, 0.8)


def test_nothing_to_measure_is_not_zero() -> None:
    """Precision without a finding, recall without an expectation, accuracy of nothing: no value."""
    assert Counts(0, 0, 3).precision is None
    assert Counts(0, 3, 0).recall is None
    assert Counts(0, 0, 0).f1 is None
    assert accuracy([]) is None


def test_kappa_of_a_worked_example() -> None:
    """Of 50 papers 20 are accepted and 15 refused by both: agreement .70, by chance .50."""
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15

    assert kappa(pairs) == pytest.approx(0.4)


def test_kappa_needs_two_labels() -> None:
    """Where both readers only ever said the same thing, agreement means nothing."""
    assert kappa([("no", "no")] * 9) is None
    assert kappa([]) is None


def test_confusion_has_expected_in_rows() -> None:
    """What was expected stands in the row, what was found in the column."""
    drawn = confusion([("a", "b"), ("a", "b"), ("a", "a")], ["a", "b"])

    assert drawn[2:-1] == ["| a | 1 | 2 |"]


def test_a_sentence_is_answered_by_its_own_claim() -> None:
    """The claim whose focus is the sentence answers it, however the marker is counted."""
    document = audit(Text.of(ARTICLE))
    start = ARTICLE.index("Zinc cures colds")

    found = answer(row(start, start + len("Zinc cures colds."), "efficacy"), document)

    assert found.claimed
    assert "efficacy" in found.found.kinds
    assert found.found.verdict != "exempt"


def test_silence_says_background_and_exempt() -> None:
    """A sentence the program makes no claim of is, to it, background that needs no source."""
    found = answer(sentence("Zinc is a metal.", "background"), audit(Text.of(ARTICLE)))

    assert not found.claimed
    assert (found.found.kinds, found.found.verdict) == (("background",), "exempt")


def test_silence_on_kinds_that_need_no_source_is_no_miss() -> None:
    """An uncited mechanism needs no source; an uncited harm does, a marked mechanism too."""
    document = audit(Text.of(ARTICLE))
    text = "It works through a receptor in the nose."

    def expected(*labelled: str, stratum: str) -> frozenset[str]:
        return kinds(answer(sentence(text, *labelled, stratum=stratum), document))[0]

    assert expected("mechanism", stratum="unmarked") == {"background"}
    assert expected("mechanism", "harm", stratum="unmarked") == {"harm"}
    assert expected("mechanism", stratum="marked") == {"mechanism"}


def test_the_judge_is_told_what_the_readers_said_and_no_more() -> None:
    """With the kinds given, a claim keeps the certainty it was found with."""
    claims = audit(Text.of(ARTICLE)).audited.article.claims
    labelled = [sentence("Zinc cures colds.", "cost")]

    (told, *others) = claims_told(claims, labelled, Given(kinds=True))

    assert (told.kinds, told.certainty) == ((Kind.COST,), claims[0].certainty)
    assert tuple(others) == claims[1:]


def test_readings_that_agree_are_gold_and_decisions_settle_the_rest() -> None:
    """Nothing becomes gold by majority or by being first: what differs waits for a decision."""
    first = [row(0, 5, "harm"), row(6, 9, "dose"), row(10, 12, "cause")]
    second = [row(0, 5, "harm"), row(6, 9, "cost"), row(10, 12, "harm")]

    settled = settle(first, second, decided=[row(6, 9, "dose", "cost")])

    assert settled.gold == [row(0, 5, "harm"), row(6, 9, "dose", "cost")]
    assert [place.start for place, _, _ in settled.open] == [10]


def test_a_sentence_keeps_its_hash_when_lines_are_rewrapped() -> None:
    """White space is folded before a sentence is hashed; words are not."""
    assert hash_of("One  two\nthree.") == hash_of("One two three.") != hash_of("One two four.")


LABELLED = sorted([*HERE.glob("reading_*.jsonl"), *HERE.glob("gold.jsonl")])


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.name)
def test_labels_keep_to_the_guideline(path: Path) -> None:
    """Labels are those of the guideline, and the ones that follow from another do follow."""
    for place, labels in load_rows(path):
        names = set(labels.findings)
        assert labels.kinds, place
        assert {*labels.kinds} <= {*Kind}, place
        assert labels.certainty in {*Certainty}, place
        assert labels.verdict in {*Outcome}, place
        assert names <= {*JUDGED}, place
        assert ("CIT201" in names) == (labels.verdict == "weak-only"), place
        assert "CIT401" in names or labels.verdict != "overstated", place
        assert labels.hype or "CIT402" not in names, place
        if "background" in labels.kinds:
            assert (len(labels.kinds), labels.verdict) == (1, "exempt"), place


@pytest.mark.parametrize("path", LABELLED, ids=lambda path: path.name)
def test_every_drawn_sentence_is_labelled_once_and_lies_in_a_half(path: Path) -> None:
    """A labelled file holds the sample, all of it and nothing else."""
    places = [row.place for row in load_rows(path)]
    halves = json.loads((HERE / "halves.json").read_text(encoding="utf-8"))

    assert places == load_places(HERE / "sample.jsonl")
    assert {place.article for place in places} == set(halves)


def test_promotional_words_are_measured_where_nothing_was_tuned_or_reported() -> None:
    """The extra sentences lie in neither half, and some of them are to be left alone."""
    halves = json.loads((HERE / "halves.json").read_text(encoding="utf-8"))
    places = load_places(HERE / "loud.jsonl")
    lines = (HERE / "loud.jsonl").read_text(encoding="utf-8").splitlines()

    assert not {place.article for place in places} & set(halves)
    assert 15 <= sum(json.loads(line)["hype"] for line in lines) < len(places) / 2


@pytest.mark.skipif(not ARTICLES.exists(), reason=ABSENT)
@pytest.mark.parametrize("name", ["sample.jsonl", "loud.jsonl"])
def test_every_sentence_is_where_its_row_says(name: str) -> None:
    """Offsets and hashes lead back to the sentence that was read."""
    for place in load_places(HERE / name):
        text = load_article(place.article)
        assert text.sha256 == place.sha256, place
        assert hash_of(text.content[place.start : place.end]) == place.hash, place


def test_every_judged_alarm_can_be_found_again() -> None:
    """A row that the command could not read would pass for one nobody has looked at."""
    text = (HERE / "false_alarms.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if re.match(r"\| \S+:\d", line)]
    judged = judgements()

    assert rows
    assert {row.split(" | ")[0].strip("| ") for row in rows} == {
        f"{article}:{line}" for article, line, _ in judged
    }
    assert {article for article, _, _ in judged} <= set(ARTICLES_OF_PEOPLE)
