"""What a document claims, sentence by sentence, and which markers support it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeaudit.article.claims.find import find_claims
from citeaudit.article.formats.base import reader
from citeaudit.article.lists.find import find_references
from citeaudit.article.markers.find import find_citations
from citeaudit.article.model import BlockKind, Certainty, Citation, Claim, Document, Kind
from citeaudit.text import Text

LIST = "\n\n## References\n\n" + "\n\n".join(
    f"[{number}] Source {number}, https://example.org/{number}" for number in range(1, 6)
)
SILENT = {BlockKind.CODE, BlockKind.HTML, BlockKind.METADATA}


def read(content: str) -> tuple[Document, tuple[Citation, ...], frozenset[int], tuple[Claim, ...]]:
    document = reader("markdown").read(Text.of(content))
    listed = find_references(document)
    citations = find_citations(document, listed)
    return document, citations, listed.blocks, find_claims(document, citations, listed)


def claims(content: str) -> tuple[Claim, ...]:
    """Read the claims of a text above a reference list of five entries."""
    return read(content + LIST)[3]


def focuses(content: str) -> list[str]:
    return [claim.focus_text for claim in claims(content)]


def owing(content: str) -> list[str]:
    """List the claims that have a source, or need one."""
    return [claim.focus_text for claim in claims(content) if claim.owed]


def test_a_marker_covers_its_sentence_and_the_ones_since_the_marker_before() -> None:
    """The sentence a marker ends is the focus; earlier ones are in its scope."""
    content = "Sleep is old. Naps ease pain. [1] Rest lowers fever. Tea heals wounds. [2]"
    first, second = claims(content)

    assert content[first.span.start : first.span.end] == "Sleep is old. Naps ease pain. [1]"
    assert content[first.focus.start : first.focus.end] == "Naps ease pain. [1]"
    assert second.text == "Rest lowers fever. Tea heals wounds. [2]"
    assert second.focus_text == "Tea heals wounds."
    assert (first.id, second.id) == ("c1", "c2")


def test_several_markers_in_a_sentence_are_one_claim() -> None:
    """A sentence with markers inside and at its end is one claim with all of them."""
    (claim,) = claims("Naps ease pain [1] and lower fever [2, 3]. ")

    assert claim.citations == (0, 1)
    assert claim.focus_text == "Naps ease pain and lower fever."


def test_a_marker_alone_in_a_paragraph_belongs_to_the_one_above() -> None:
    """A paragraph that is nothing but markers supports the last sentence before it."""
    (claim,) = claims("Naps are short. Naps ease pain.\n\n[1] [2]")

    assert claim.citations == (0, 1)
    assert claim.focus_text == "Naps ease pain."


def test_a_marker_alone_below_a_heading_stands_for_itself() -> None:
    """A heading parts a lone marker from the section above it."""
    assert [claim.citations for claim in claims("Naps are short.\n\n## Next\n\n[1]")] == [(0,)]


@pytest.mark.parametrize(
    "content",
    [
        "Naps cut pain by 40% in adults with migraine.",
        "- Valerian is effective against insomnia in most people.",
        "Melatonin is taken at 3 mg once daily before bedtime.",
        "Arnica has the potential to revolutionize the treatment of bruises.",
        "Smoking causes lung cancer in many people who take it up.",
        "It was approved by the FDA for the treatment of migraine.",
    ],
)
def test_a_sentence_of_consequence_without_a_marker_is_a_claim(content: str) -> None:
    """Numbers, effects, doses, causes, approvals and promises need a citation."""
    assert [claim.citations for claim in claims(f"## Part\n\n{content}")] == [()]


@pytest.mark.parametrize(
    "content",
    [
        "## Naps relieve pain in 40% of patients",
        "Do naps relieve pain in 40% of patients?",
        "> Naps relieve pain in 40% of patients.",
        "“Naps relieve pain in 40% of patients.”",
        "Naps relieve pain in 40% of patients",
        "```\nNaps relieve pain in 40% of patients.\n```",
        "Naps relieve pain. [1]".replace(" [1]", "") + " They are cheap. [1]",
        "More studies are needed before naps can be recommended for pain.",
        "A migraine is a headache disorder.",
        "- relief of pain",
        "Here is what patients say about relief of pain:",
    ],
)
def test_what_needs_no_citation_is_no_claim(content: str) -> None:
    """Headings, questions, quotations, titles, code, plans, definitions, catchwords are left."""
    assert [claim for claim in claims(content) if not claim.citations] == []


def test_a_lead_is_covered_by_the_citations_below() -> None:
    """The paragraph right before cited ones may say in general what they support."""
    body = "\n\nNaps ease pain. [1]"

    assert owing("Poor sleep causes migraine in many people." + body) == ["Naps ease pain."]
    assert len(owing("Naps cut pain by 40% in adults with migraine." + body)) == 2


def test_an_empty_focus_is_judged_with_what_it_points_back_to() -> None:
    """A focus such as "These effects were seen …" rests on the sentence before it."""
    (claim,) = claims("Naps relieve pain. These effects were seen in 40 nurses. [1]")

    assert claim.kinds == (Kind.EFFICACY, Kind.STATISTIC)
    assert claim.certainty is Certainty.ASSERTED
    assert claim.focus_text == "These effects were seen in 40 nurses."


def test_a_focus_that_names_its_effect_is_judged_alone() -> None:
    """A careful conclusion is not blamed for the bold sentence before it."""
    (claim,) = claims("Naps cure migraine. These findings suggest that naps may ease pain. [1]")

    assert claim.kinds == (Kind.EFFICACY,)
    assert claim.certainty is Certainty.HEDGED


def test_the_state_of_research_is_asserted() -> None:
    """That nobody knows whether something helps is said for sure."""
    (claim,) = claims("It may never be known whether naps relieve migraine. [1]")

    assert claim.kinds == (Kind.RESEARCH_STATUS,)
    assert claim.certainty is Certainty.ASSERTED


def test_sentences_in_scope_are_not_judged_where_the_focus_speaks_for_itself() -> None:
    """A harmless focus is not blamed for the sentence before it."""
    (claim,) = claims("Naps relieve pain. Beds were first built of straw. [1]")

    assert claim.kinds == (Kind.BACKGROUND,)


def test_reference_lists_make_no_claims() -> None:
    """An entry's title is not a statement of the author's."""
    content = "Naps. [1]\n\n## References\n\n[1] Naps relieve pain in 40% of patients. x.example."

    assert [claim.focus_text for claim in read(content)[3]] == ["Naps."]


def test_a_link_that_is_the_citation_stays_in_the_sentence() -> None:
    """Cutting markers out of a sentence does not take its words."""
    content = "A [trial of naps](https://example.org/t) found that they ease pain."

    assert [claim.focus_text for claim in read(content)[3]] == [
        "A trial of naps found that they ease pain."
    ]


PARTS = [
    *["Naps ease pain. ", "It is 5 mg. ", "May ", "et al. ", "[1]", " [2, 3]", "[9]", "^[1]^"],
    *["\n\n", "\n", "- ", "> ", "# ", "| a | b |\n|---|---|\n", "```\n", "\u2003.", "A\xa0."],
    *["“", "”", "?", ":", "<b>", "&amp;", "[x](https://a.example)", "not ", "could ", "漢", "\r\n"],
]


@settings(max_examples=100)
@given(st.lists(st.sampled_from(PARTS), max_size=40).map("".join))
def test_claims_lie_in_the_document_and_share_out_its_citations(content: str) -> None:
    """Focus within span, spans within the text, document order, each citation in one claim."""
    document, citations, listed, found = read(content + LIST)
    size = len(document.text.content)
    supported = [index for claim in found for index in claim.citations]
    expected = [
        index
        for index, citation in enumerate(citations)
        if citation.block not in listed
        and not document.blocks[citation.block].quoted
        and document.blocks[citation.block].kind not in SILENT
    ]

    for claim in found:
        assert 0 <= claim.span.start <= claim.focus.start
        assert claim.focus.end <= claim.span.end <= size
        assert claim.kinds
    assert sorted(supported) == expected
    assert [claim.focus for claim in found] == sorted(claim.focus for claim in found)
    assert [claim.id for claim in found] == [f"c{number + 1}" for number in range(len(found))]


@settings(max_examples=50)
@given(st.text(max_size=200))
def test_no_text_raises(content: str) -> None:
    """Whatever a document holds, its claims can be read."""
    assert all(claim.kinds for claim in read(content)[3])


@pytest.mark.parametrize(
    "text",
    [
        "Naps ease pain in most adults :contentReference[oaicite:3]{index=3}.",
        "Naps ease pain in most adults. 【4:0†source】",
        "[cite_start]Naps ease pain in most adults.",
        "Naps ease pain in most adults \ue200cite\ue202turn0search3\ue202turn1view2\ue201.",
        "Naps ease pain in most adults citeturn0search3turn0search4.",
        "Naps ease pain in most adults [web:4][post:5].",
        "[span_1](start_span)Naps ease pain in most adults.[span_1](end_span)",
        "Naps ease pain in most adults. [cite: 4]",
        "Naps ease pain in most adults [citation:4].",
    ],
)
def test_traces_of_assistants_are_no_words_of_a_claim(text: str) -> None:
    """What an assistant leaves behind is cut out, and does not open or end a sentence."""
    found = claims(f"{text} Sleep eases fatigue in most adults.")

    assert [claim.focus_text for claim in found] == [
        "Naps ease pain in most adults.",
        "Sleep eases fatigue in most adults.",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("## Naps ease pain in adults [1]\n\nText.", ["Naps ease pain in adults"]),
        ("- Naps ease pain in adults [1]\n- It is so", ["Naps ease pain in adults"]),
        ("| A | B |\n|---|---|\n| x | naps ease pain [1] |", ["naps ease pain"]),
        ("| A | B |\n|---|---|\n| naps ease pain | [1] |", ["naps ease pain"]),
        ("- [ ] Naps ease pain in adults [1]", ["Naps ease pain in adults"]),
        ("Naps ease pain (see [1], [2] and [3]).", ["Naps ease pain."]),
        ("Naps ease pain [1, p. 33].", ["Naps ease pain."]),
        ("Naps ease pain.<sup>[1]</sup>,<sup>[2]</sup>", ["Naps ease pain."]),
        ("![Naps ease pain in most adults.](nap.png)", []),
        ('<span style="display:none">Naps ease pain in most adults.</span>', []),
    ],
)
def test_what_carries_claims(content: str, said: list[str]) -> None:
    """Headings, items and cells carry the claims their markers support; what is not shown, none."""
    assert focuses(content) == said
