"""Which findings touch changed lines: any of their places counts, and nothing beside them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from citeaudit.audit import audit
from citeaudit.report.changed import Hunk, Stretches, touched
from citeaudit.text import Span, Text
from tests.unit.report.findings import finding

_TEXT = st.text(alphabet="ab\n\r\u2028é", max_size=40)
_ARTICLE = """# LDN

LDN relieves fatigue in POTS [1]. We had tea.

LDN relieves pain in arthritis [2].

LDN is made of
two parts, and a third
one.

## References

1. "What LDN can treat." Hims, 2024, https://www.hims.com/blog/ldn.
2. "What LDN can do." Hims, 2024, https://www.hims.com/blog/doing.
"""


def _subjects(*hunks: tuple[int, int], code: str = "CIT201") -> list[str]:
    document = audit(Text.of(_ARTICLE, "a.md"))
    findings = [one for one in document.findings if one.code == code]
    found = touched(document.audited.article, findings, [Hunk(*hunk) for hunk in hunks])
    return [one.subject for one in found]


def _touches(content: str, hunk: Hunk, span: Span) -> bool:
    return Stretches(Text.of(content), [hunk]).touch(*span)


@given(_TEXT, st.data())
def test_a_character_is_changed_where_its_line_is(content: str, data: st.DataObject) -> None:
    """Lines end in a line feed alone, as git has it, whatever else an editor shows as one."""
    lines = content.split("\n")
    first = data.draw(st.integers(1, len(lines)))
    count = data.draw(st.integers(1, len(lines) - first + 1))
    for at in range(len(content)):
        line = content[:at].count("\n") + 1
        inside = first <= line < first + count
        assert _touches(content, Hunk(first, count), Span(at, at + 1)) is inside


def test_a_span_of_several_lines_touches_each() -> None:
    """A claim that runs over three lines is changed with any of them."""
    span = Span(2, 7)  # "b\nc\nd"
    for line, expected in ((1, False), (2, True), (3, True), (4, True), (5, False)):
        assert _touches("a\nb\nc\nd\ne\n", Hunk(line, 1), span) is expected


def test_what_was_taken_out_of_a_span_changed_it() -> None:
    """A deletion leaves no line behind; it counts for what stands on both of its sides."""
    span = Span(2, 5)  # "b\nc"
    assert _touches("a\nb\nc\nd\n", Hunk(2, 0), span)
    assert not _touches("a\nb\nc\nd\n", Hunk(1, 0), span)
    assert not _touches("a\nb\nc\nd\n", Hunk(3, 0), span)


def test_lines_beyond_the_end_touch_nothing() -> None:
    """A file that was cut while git looked at it makes no trouble."""
    assert not _touches("a\n", Hunk(9, 4), Span(0, 1))
    assert not _touches("", Hunk(0, 0), Span(0, 0))
    assert _touches("a", Hunk(1, 5), Span(0, 1))


def test_an_untouched_document_has_nothing_to_show() -> None:
    """No hunks, no findings."""
    assert _subjects() == []
    assert _subjects((1, 1)) == []


def test_a_claim_is_touched_at_its_sentence() -> None:
    """The sentence that was edited, and not its neighbour."""
    assert _subjects((3, 1)) == ["ldn relieves fatigue in pots."]
    assert _subjects((5, 1)) == ["ldn relieves pain in arthritis."]


def test_a_claim_is_touched_where_its_source_was_changed() -> None:
    """A trial that was replaced by a blog weakens a sentence that nobody edited."""
    assert _subjects((14, 1)) == ["ldn relieves pain in arthritis."]
    assert _subjects((13, 2)) == [
        "ldn relieves fatigue in pots.",
        "ldn relieves pain in arthritis.",
    ]


def test_an_entry_is_touched_where_a_marker_that_cites_it_was_changed() -> None:
    """A finding about an entry is the business of whoever cites it."""
    document = audit(Text.of(_ARTICLE, "a.md"))
    entry = document.audited.article.references[1]
    about = replace(finding(at=entry.span), references=(1,))
    article = document.audited.article
    assert touched(article, [about], [Hunk(14, 1)]) == (about,)
    assert touched(article, [about], [Hunk(5, 1)]) == (about,)
    assert touched(article, [about], [Hunk(3, 1)]) == ()


def test_related_places_count() -> None:
    """A finding that names several places is shown for any of them."""
    document = audit(Text.of(_ARTICLE, "a.md"))
    about = replace(finding(), related=(Span(8, 9),))
    article = document.audited.article
    assert touched(article, [about], [Hunk(3, 1)]) == (about,)
    assert touched(article, [about], [Hunk(5, 1)]) == ()
