"""What messages call claims and sources."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citeaudit.article.model import Kind
from citeaudit.policy.model import Strength, Weighed
from citeaudit.rules.naming import (
    allowed_wording,
    claim_name,
    join,
    list_sources,
    source_name,
    spelled,
)
from citeaudit.sources.model import Design, Interest, Source, SourceType, Status


def _source(source_type: SourceType, **facts: object) -> Source:
    return replace(Source(0, source_type, 0.9), **facts)  # type: ignore[arg-type]


def _weighed(*types: SourceType) -> list[Weighed]:
    return [Weighed(_source(one), (0,), Strength.NONE, "") for one in types]


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_claim_has_a_name(kind: Kind) -> None:
    """A message begins with it: `this safety claim …`."""
    assert claim_name(kind).startswith("this ")


@pytest.mark.parametrize("source_type", SourceType)
def test_every_type_has_a_name_in_both_numbers(source_type: SourceType) -> None:
    """One of a kind, and two."""
    one = list_sources(_weighed(source_type))
    two = list_sources(_weighed(source_type, source_type))
    assert one.startswith(("a ", "an ", "the page"))
    assert "two" in two


@pytest.mark.parametrize("design", sorted(set(Design) - {Design.UNKNOWN}))
def test_a_study_is_called_by_its_design(design: Design) -> None:
    """It says more than `a journal article`."""
    name = source_name(_source(SourceType.PEER_REVIEWED, design=design))
    assert name != source_name(_source(SourceType.PEER_REVIEWED))


@pytest.mark.parametrize("strength", Strength)
def test_every_strength_allows_some_wording(strength: Strength) -> None:
    """Even no evidence: that a thing was not tested may be said."""
    assert '"' in allowed_wording(strength)


def test_what_overrules_a_type_is_part_of_the_name() -> None:
    """A retraction, a hospital that sells, and a maker's page that is a label."""
    retracted = _source(SourceType.PEER_REVIEWED, status=(Status.RETRACTED,), design=Design.RCT)
    seller = _source(SourceType.HOSPITAL, interest=Interest.SELLS_TOPIC)
    assert source_name(retracted) == "a retracted article"
    assert source_name(seller) == "a hospital's page that sells what it is about"
    label = _source(SourceType.VENDOR, title="Prescribing information")
    assert source_name(label) == "a product's label"


def test_more_than_three_kinds_are_counted() -> None:
    """A message stays short, however long the list."""
    types = [SourceType.NEWS, SourceType.BLOG, SourceType.BOOK, SourceType.SOCIAL]
    assert list_sources(_weighed(*types)).endswith("a book and one more")
    many = list_sources(_weighed(*types, *[SourceType.VENDOR] * 40))
    assert many == "a news report, a blog, a book and 41 more"


def test_words_are_joined_as_in_a_sentence() -> None:
    """Commas, then "and"."""
    assert join(["a"]) == "a"
    assert join(["a", "b", "c"]) == "a, b and c"
    assert [spelled(0), spelled(9), spelled(10)] == ["no", "nine", "10"]
