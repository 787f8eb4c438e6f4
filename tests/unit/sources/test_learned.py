"""The learned model: its file, its arithmetic, its manners where it is missing."""

from __future__ import annotations

import json
import struct
from typing import TYPE_CHECKING
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeaudit.policy.model import Strength
from citeaudit.policy.tables import load_policy
from citeaudit.sources import decide, learned
from citeaudit.sources.addresses import read_address
from citeaudit.sources.explain import explain
from citeaudit.sources.features import features
from citeaudit.sources.learned import FILE, Model, load, parse
from citeaudit.sources.lexicon import kinds_of, split_name
from citeaudit.sources.likeliest import LENDING, WEAK, Verdict, likeliest, sides_of
from citeaudit.sources.model import SourceType
from citeaudit.sources.tables import read_bytes
from citeaudit.sources.words import weigh

if TYPE_CHECKING:
    from collections.abc import Sequence

BLOG, NEWS = SourceType.BLOG, SourceType.NEWS
NAMES = [f"w:{number}" for number in range(600)]


def packed(weights: list[list[int]], **changed: object) -> bytes:
    """Make the file of a model of two types and as many features as there are rows."""
    header = {
        "types": [BLOG, NEWS],
        "features": len(weights),
        "quantum": 0.5,
        "bias": [0.25, 0.0],
        "words": [[1.0, 0.0], [0.0, 2.0]],
        "temperature": 1.0,
        **changed,
    }
    rows = sorted(zip((crc32(name.encode()) for name in NAMES), weights, strict=False))
    hashes = struct.pack(f"<{len(rows)}I", *(hashed for hashed, _ in rows))
    table = bytes(value + learned.ZERO for _, row in rows for value in row)
    return json.dumps(header).encode() + b"\n" + hashes + table


def scores(model: Model, names: Sequence[str], sums: dict[SourceType, float]) -> list[float]:
    return model.scores(tuple(model.known(names).values()), sums)


def test_scores_are_the_sums_that_anybody_would_write() -> None:
    """Weights in quanta, divided by the root of their number, and bias, and words."""
    model = parse(packed([[4, -2], [-127, 127], [127, 3], [1, 1]]))
    assert scores(model, NAMES[:4], {NEWS: 1.5}) == [0.25 * 5 + 0.25, 0.25 * 129 + 3.0]
    assert scores(model, ["never seen"], {}) == [0.25, 0.0]


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.integers(-127, 127)] * 2), max_size=60))
def test_no_lane_runs_into_the_next(rows: list[tuple[int, int]]) -> None:
    """However the weights are mixed, integers of lanes add up as the numbers in them do."""
    model = parse(packed([list(row) for row in rows], quantum=1.0, bias=[0.0, 0.0]))
    root = max(len(rows), 1) ** 0.5
    expected = [sum(row[at] for row in rows) / root for at in range(2)]
    assert scores(model, NAMES[: len(rows)], {}) == pytest.approx(expected)


@pytest.mark.parametrize("number", [256, 257, 258, 514, 600])
def test_no_page_has_too_many_features(number: int) -> None:
    """What is more than a lane can hold is added up in parts."""
    model = parse(packed([[127, -127]] * number, quantum=1.0, bias=[0.0, 0.0]))
    expected = [weight * number**0.5 for weight in (127, -127)]
    assert scores(model, NAMES[:number], {}) == pytest.approx(expected)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}\n",
        b"not json\n",
        packed([[1, 1]])[:-1],
        packed([[1, 1]]) + b"\0",
        packed([[1, 1]], types=["no-such-type", "blog"]),
    ],
)
def test_a_damaged_file_is_no_model(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words alone decide then; nothing raises."""
    monkeypatch.setattr(learned, "read_bytes", lambda _: content)
    load.cache_clear()
    assert load() is None
    load.cache_clear()


def test_words_decide_where_the_model_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pharmacy that calls itself one needs no model."""
    monkeypatch.setattr(decide, "load", lambda: None)
    # Decisions are remembered: this address must stand in no other test.
    address = read_address("https://quarrycompounding.com/without-a-model")
    found = decide.decide(address, "LDN | Quarry Compounding Pharmacy", {}, {})
    assert found.type is SourceType.PHARMACY_MARKETING
    assert found.signals


def test_the_model_is_small_and_says_what_it_was_made_of() -> None:
    """At most 3 MB; every type has its column; the header names the rows it learned from."""
    content = read_bytes(FILE)
    header = json.loads(content.partition(b"\n")[0])
    assert len(content) <= 3_000_000
    assert header["types"] == [kind.value for kind in SourceType]
    assert len(header["trained_on"]) == 64
    assert 0.5 <= header["temperature"] <= 2.5
    assert isinstance(load(), Model)


def test_what_lends_weight_must_be_surer() -> None:
    """A likelihood that suffices for a blog does not for a guideline, nor to call one predatory."""
    assert Verdict(BLOG, 0.4).suffices
    assert not Verdict(SourceType.GUIDELINE, 0.4, worth=0.9).suffices
    assert not Verdict(SourceType.PREDATORY_JOURNAL, 0.4, worth=0.9).suffices
    assert not Verdict(BLOG, 0.15).suffices


def test_what_is_surely_weak_may_be_less_surely_a_blog() -> None:
    """Where only the kind is open, a type that is barely ahead is given."""
    assert Verdict(BLOG, 0.15, worth=0.9).suffices
    assert not Verdict(BLOG, 0.15, worth=0.6).suffices
    assert not Verdict(BLOG, 0.05, worth=0.99).suffices


def test_the_likelier_side_is_chosen_first() -> None:
    """Two weak types outweigh a third that is likelier than each of them."""
    sides = sides_of((SourceType.CHARITY, BLOG, NEWS))
    for shares, expected in (([0.4, 0.32, 0.28], 1), ([0.6, 0.25, 0.15], 0)):
        place, worth = likeliest(shares, sides)
        assert place == expected
        assert worth == pytest.approx(0.6)


def test_weak_types_are_those_of_the_policy() -> None:
    """What is weak is said twice, as typing knows no policy: both say the same."""
    policy = load_policy("health")
    weak = {
        kind
        for kind, worth in policy.types.items()
        if worth.usual in (Strength.WEAK, Strength.NONE)
    }
    assert weak == WEAK
    assert not LENDING & WEAK


def test_reasons_are_words_a_writer_understands() -> None:
    """The strongest features that say something; fragments only together; never nothing."""
    reasons = [(50, "x:pharmacy"), (30, "h:harm"), (40, "h:phar"), (20, "k:place"), (3, "w:the")]
    found = [signal.detail for signal in explain(reasons, "a pharmacy", 3)]
    assert found == [
        "the host's name has “pharmacy” in it, as a pharmacy would",
        "the host's name has a place in it, as a pharmacy would",
        "the host's name is like that of a pharmacy",
    ]
    assert len(explain([], "a pharmacy", 3)) == 1
    assert explain(reasons, "a pharmacy", 0) == []


def test_a_name_falls_into_its_words() -> None:
    """The longest known words win, what lies between them stays whole."""
    assert split_name("harborpharmacy") == ("harbor", "pharmacy")
    assert split_name("trinovahealth")[-1] == "health"
    assert split_name("xqzt") == ("xqzt",)
    assert split_name("123-456") == ()
    assert "condition" in kinds_of("fibromyalgia")
    assert "condition" in kinds_of("pyelonephritis")
    assert kinds_of("xqzt") == ()


@given(st.text(st.characters(categories=["Ll", "Nd"], include_characters="-"), max_size=40))
def test_splitting_loses_no_letter(name: str) -> None:
    """The words of a name are its letters, in order."""
    assert "".join(split_name(name)) == "".join(c for c in name if "a" <= c <= "z")


@settings(deadline=None)
@given(st.text(max_size=400), st.text(max_size=400))
def test_any_page_has_features(path: str, title: str) -> None:
    """The same ones each time, of a bounded number, and the model judges them."""
    address = read_address("https://a.example/" + path)
    if address.host:
        found = features(address, title)
        assert found == features(address, title)
        assert len(found) < 500
        model = load()
        assert model
        assert 0 <= model.judge(address, title, weigh(address, title).sums).confidence <= 1
