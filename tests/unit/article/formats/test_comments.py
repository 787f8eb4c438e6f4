"""Comments to citeaudit are found where a format has comments, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.article.formats.base import reader
from citeaudit.article.read import read
from citeaudit.text import Text
from tests.fuzz.documents import FORMATS
from tests.fuzz.steps import steps
from tests.unit.article.formats.docx_files import docx, p

_SAYS = "ignore[weak-sources-only] a reason"
_MARKUP = ["markdown", "pandoc", "html", "mediawiki"]
_ATTACHED = '<w:commentRangeStart w:id="{0}"/>{1}<w:commentRangeEnd w:id="{0}"/>'
_MARK = '<w:r><w:commentReference w:id="{0}"/></w:r>'


def _told(content: str, format: str) -> list[str]:
    return [comment.text for comment in read(Text.of(content), format).comments]


@pytest.mark.parametrize("format", _MARKUP)
@pytest.mark.parametrize(
    "content",
    [
        f"A walk. <!-- citeaudit: {_SAYS} -->",
        f"<!-- citeaudit: {_SAYS} -->\n\nA walk.",
        f"<!--citeaudit:{_SAYS}-->",
        f"A walk.\n<!--\n  citeaudit:\n  {_SAYS}\n-->\nTea.",
        f"<!-- a note --> <!-- citeaudit: {_SAYS} -->",
    ],
)
def test_markup_has_comments_between_signs(format: str, content: str) -> None:
    """On a line of their own or behind a sentence, on one line or several."""
    (comment,) = read(Text.of(content), format).comments
    assert comment.text == _SAYS
    assert content[slice(*comment.span)].startswith("<!--")
    assert content[slice(*comment.span)].endswith("-->")


@pytest.mark.parametrize(
    "content",
    [
        f"A walk. % citeaudit: {_SAYS}\nTea.",
        f"%% citeaudit: {_SAYS}",
        f"\\title{{A}}\n%citeaudit:{_SAYS} \n\\begin{{document}}\nA.\\end{{document}}",
        f"A line\\\\% citeaudit: {_SAYS}\n",
    ],
)
def test_tex_has_comments_to_the_end_of_the_line(content: str) -> None:
    """Also before the document begins, and behind a line break."""
    assert _told(content, "latex") == [_SAYS]


@pytest.mark.parametrize(
    ("format", "content"),
    [
        ("markdown", "    <!-- citeaudit: off -->"),
        ("markdown", "```\n<!-- citeaudit: off -->\n```"),
        ("markdown", "Write `<!-- citeaudit: off -->`."),
        ("markdown", r"Write \<!-- citeaudit: off -->."),
        ("markdown", "Write &lt;!-- citeaudit: off -->."),
        ("markdown", "<!-- see citeaudit: off -->"),
        ("markdown", "A walk. <!-- citeaudit: off"),
        ("html", "<pre>&lt;!-- citeaudit: off --></pre>"),
        ("mediawiki", "<nowiki><!-- citeaudit: off --></nowiki>"),
        ("latex", r"Half of it (50 \% citeaudit: off)"),
        ("latex", "\\begin{verbatim}\n% citeaudit: off\n\\end{verbatim}"),
        ("latex", r"Write \verb|% citeaudit: off|."),
        ("plain", "<!-- citeaudit: off -->\n% citeaudit: off\n"),
    ],
)
def test_what_a_reader_sees_is_no_comment(format: str, content: str) -> None:
    """An example of a comment stays an example; plain text has none."""
    assert _told(content, format) == []


def test_an_example_does_not_hide_the_comment_behind_it() -> None:
    """An opening that is shown opens nothing."""
    content = f"Write `<!-- citeaudit: off`. <!-- citeaudit: {_SAYS} -->"
    assert _told(content, "markdown") == [_SAYS]


def _word(body: str, comments: str) -> list[tuple[str, str]]:
    raw = docx(body, comments=comments)
    text = reader("docx").decode(raw, "a.docx")
    return [(comment.text, text[comment.span]) for comment in read(text, "docx").comments]


def _comment(identifier: int, *paragraphs: str) -> str:
    return f'<w:comment w:id="{identifier}" w:author="A">{"".join(map(p, paragraphs))}</w:comment>'


def test_word_has_comments_that_are_attached() -> None:
    """To a word or to several paragraphs; what is not addressed to us is left alone."""
    attached = _ATTACHED.format(0, p("A walk.")) + p("Tea.", _MARK.format(0))
    comments = _comment(0, f"citeaudit: {_SAYS}", "and more") + _comment(1, "Lovely!")
    body = attached + p("More tea.", _MARK.format(1))
    assert _word(body, comments) == [(f"{_SAYS} and more", "A walk.\nTea.")]


def test_a_word_comment_that_is_attached_to_nothing() -> None:
    """It has nothing to be about, as when its paragraph was deleted."""
    assert _word(p("A walk."), _comment(0, f"citeaudit: {_SAYS}")) == []


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    "unit",
    [
        "<!-- citeaudit: ",
        "`<!-- citeaudit: `",
        "<!-- citeaudit: a -->",
        "% citeaudit: a\n",
        "%   ",
        "<!--   ",
    ],
)
def test_many_comments_take_linear_time(format: str, unit: str) -> None:
    """Four times the comments take four times the steps."""
    document = reader(format)

    def cost(times: int) -> int:
        read_ = document.read(Text.of(unit * times + " -->"))
        return steps(lambda: document.comments(read_))

    cost(1)
    assert cost(400) <= 4.5 * max(cost(100), 100)


@given(
    st.lists(st.sampled_from(["<!--", "-->", "citeaudit:", " ", "\n", "`", "%", "\\", "a"])),
    st.sampled_from(FORMATS),
)
def test_comments_lie_inside_the_document(parts: list[str], format: str) -> None:
    """In order, none inside another."""
    content = "".join(parts)
    end = 0
    for comment in read(Text.of(content), format).comments:
        assert end <= comment.span.start < comment.span.end <= len(content)
        assert comment.text in content
        end = comment.span.end
