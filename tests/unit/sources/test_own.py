"""A user's own knowledge file: its grammar, and over what it wins."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeaudit.article.model import Reference
from citeaudit.errors import SettingsError
from citeaudit.sources.identify import identify
from citeaudit.sources.model import Interest, Source, SourceType
from citeaudit.sources.own import overrule, read_own
from citeaudit.text import Span

FILE = """\
# What we know
[clinic-blog 0.9] a practice in Harbor
harbor.example  # the old name
harbor.example/papers title=trial+case_series conf=0.6
harbor.example/papers/index$

[vendor] a seller
.sellers.example interest=possible
*/our-products/
mirror.example
"""


def typed(content: str, url: str, title: str = "A page") -> Source:
    sources = identify((Reference(0, "1", Span(0, 0), "", title=title, url=url),))
    return overrule([title], sources, read_own(content, "own.txt"))[0]


@pytest.mark.parametrize(
    ("url", "title", "expected"),
    [
        ("https://www.harbor.example/about", "A page", ("clinic-blog", 0.9)),
        ("https://blog.harbor.example/x", "A page", ("clinic-blog", 0.9)),
        ("https://harbor.example/papers/1", "A case series", ("clinic-blog", 0.6)),
        ("https://harbor.example/papers/1", "A page", ("clinic-blog", 0.9)),
        ("https://a.sellers.example/", "A page", ("vendor", 0.95)),
        ("https://quarry.example/our-products/x", "A page", ("vendor", 0.95)),
        ("https://mirror.example/10.1136/bmj.d4002", "A page", ("vendor", 0.95)),
    ],
)
def test_the_most_specific_line_decides(url: str, title: str, expected: tuple[str, float]) -> None:
    """Longest host, then path, then title words; identifiers included."""
    found = typed(FILE, url, title)
    assert (found.type, found.confidence) == expected
    assert found.signals[0].kind == "knowledge"
    assert "own.txt" in found.signals[0].detail


def test_a_suffix_is_not_its_own_host() -> None:
    """Hosts under it belong to others; itself is somebody else's."""
    assert typed(FILE, "https://sellers.example/").signals[0].kind != "knowledge"
    assert typed(FILE, "https://a.sellers.example/").interest is Interest.POSSIBLE


def test_of_equals_the_first_decides() -> None:
    """Two lines for one host."""
    both = "[blog] a blog\na.example\n[news] a paper\na.example\n"
    assert typed(both, "https://a.example/").type is SourceType.BLOG


def test_a_more_specific_rule_of_ours_stays() -> None:
    """Who says that a publisher is one thing does not speak of each of its pages."""
    own = "[blog] all of it\nnature.com\n"
    assert typed(own, "https://www.nature.com/contact").type is SourceType.BLOG
    assert typed(own, "https://www.nature.com/articles/d41586-020-1").type is SourceType.NEWS


def test_a_persons_decision_stays() -> None:
    """What somebody decided for one reference is surer than any rule."""
    (found,) = identify((Reference(0, "1", Span(0, 0), "", url="https://harbor.example/"),))
    decided = replace(found, type=SourceType.CHARITY, reviewed=True)
    assert overrule([""], (decided,), read_own(FILE, "own.txt")) == (decided,)


@pytest.mark.parametrize(
    ("content", "place", "words"),
    [
        ("a.example\n", "own.txt:1", "before any type"),
        ("[blog] x\n\n[bolg] y\n", "own.txt:3", "bolg"),
        ("[blog x\n", "own.txt:1", "head of a section"),
        ("[blog 1.5] x\n", "own.txt:1", "head of a section"),
        ("[blog] x\nhttps://www.a.example/b\n", "own.txt:2", "write a.example/b"),
        ("[blog] x\na..example\n", "own.txt:2", "no host"),
        ("[blog] x\na.example conf=2\n", "own.txt:2", "conf=2"),
        ("[blog] x\na.example interest=much\n", "own.txt:2", "interest=much"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(content: str, place: str, words: str) -> None:
    """With its number, what is wrong, and what would be right."""
    with pytest.raises(SettingsError) as caught:
        read_own(content, "own.txt")
    assert caught.value.place == place
    assert caught.value.mend
    assert words in str(caught.value)


@settings(deadline=None)
@given(st.text(), st.text(st.sampled_from("[] ./*$#=ab-1\n"), max_size=80))
def test_any_text_is_read_or_refused(anything: str, like: str) -> None:
    """Never another exception."""
    for content in (anything, "[blog] x\n" + like, like):
        try:
            own = read_own(content, "own.txt")
        except SettingsError:
            continue
        own.look_up("a.example", "/b", "c")
