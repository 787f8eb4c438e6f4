"""Sources that stand below the text they support: notes, lines of addresses, short lists."""

from __future__ import annotations

import pytest

from citeaudit.article.model import Article, CitationStyle
from citeaudit.article.read import read
from citeaudit.text import Text


def article(content: str) -> Article:
    return read(Text.of(content), "markdown")


def claimed(content: str) -> list[tuple[str, tuple[str, ...]]]:
    """Give what each claim says, and the addresses it cites."""
    found = article(content)
    return [
        (c.focus_text, tuple(found.references[i].url for i in found.cited_references(c)))
        for c in found.claims
    ]


A, B = "https://a.example/1", "https://b.example/2"
CLAIM = "Naltrexone reduces pain in most patients."


@pytest.mark.parametrize(
    "note",
    [
        f"Sources: {A} ; {B}",
        f"Sources: a trial; a review\n{A}  \n{B}",
        f"{A}\n{B}",
        f"**Sources:** A trial: {A}; a review: {B}",
        f"Source: [A trial]({A}), [a review]({B})",
        f"Quellen: {A}, {B}",
        f"来源：{A} {B}",
    ],
)
@pytest.mark.parametrize("join", ["\n", "  \n", "\n\n"])
def test_a_note_of_sources_is_cited_by_what_stands_above(note: str, join: str) -> None:
    """Each address of a note is a source of the sentence above; the note is no sentence."""
    assert claimed(f"{CLAIM}{join}{note}\n") == [(CLAIM, (A, B))]


@pytest.mark.parametrize(
    "tail",
    [
        f"([A trial]({A}), [a review]({B}))",
        f"([see A trial]({A}); [B]({B})).",
        f"[[A]({A})] [[B]({B})]",
        f"[1]({A}) [2]({B})",
        f"[PubMed+1]({A}) [Nature+2]({B})",
        f"[oai_citation:0‡A]({A}) [oai_citation:1‡B]({B})",
    ],
)
def test_links_set_apart_are_no_words_of_the_claim(tail: str) -> None:
    """Links in brackets of their own, and such as assistants write, are markers."""
    (found,) = claimed(f"Naltrexone reduces pain in most patients {tail}\n")

    assert found[0].rstrip(".") == CLAIM.rstrip(".")
    assert found[1] == (A, B)


def test_links_behind_the_full_stop_are_markers() -> None:
    """What stands behind the sentence is cited by it, less so what is woven into it."""
    found = article(f"{CLAIM} [World Bank]({A})\n\nThe [trial]({B}) found that it reduces pain.\n")

    assert [claim.focus_text for claim in found.claims] == [
        CLAIM,
        "The trial found that it reduces pain.",
    ]
    behind, woven = found.citations
    assert behind.confidence > woven.confidence
    assert {behind.style, woven.style} == {CitationStyle.LINK}


@pytest.mark.parametrize(
    "text",
    [
        f"Evidence: the [trial]({A}) found that it reduces pain in most patients.",
        f"Naltrexone reduces pain in most patients, says the [trial]({A}).",
    ],
)
def test_sentences_with_a_link_are_no_notes(text: str) -> None:
    """A sentence that goes on around its link is a sentence."""
    ((said, cited),) = claimed(f"{text}\n")

    assert "trial" in said
    assert cited == (A,)


def test_a_title_at_the_end_of_a_clause_is_a_marker() -> None:
    """Where a link repeats the title of its entry behind the sentence, it is no part of it."""
    listed = f"\n\n### Key Citations\n- [A trial of naltrexone in pain]({A})\n- [Another]({B})\n"
    link = f"[A trial of naltrexone in pain]({A})"

    assert claimed(f"It reduces pain in most adults {link}.{listed}") == [
        ("It reduces pain in most adults.", (A,))
    ]
    assert claimed(f"{link} shows that it reduces pain.{listed}") == [
        ("A trial of naltrexone in pain shows that it reduces pain.", (A,))
    ]


def test_names_in_a_note_are_titles() -> None:
    """A bare address is called what stands before it; an address that recurs is one source."""
    found = article(f"{CLAIM}\nSources: FDA label: {A} ; RAND: {B}\n\n{CLAIM}\nSource: {A}\n")

    assert [(r.title, r.url) for r in found.references] == [("FDA label", A), ("RAND", B)]
    assert [citation.targets for citation in found.citations] == [(0,), (1,), (0,)]


SECTIONS = f"""## One

Naltrexone reduces pain in most men. It works for weeks.

It also relieves fatigue in most patients.

Sources:

- [A trial]({A})
- A review: {B}

## Two

Naltrexone improves sleep in most patients.

Sources:

- [A trial]({A})
"""


def test_short_lists_below_each_section_support_all_of_it() -> None:
    """Entries cite what stands above them up to the heading; an entry that recurs is one source."""
    found = article(SECTIONS)

    assert [r.url for r in found.references] == [A, B]
    assert claimed(SECTIONS) == [
        ("Naltrexone reduces pain in most men.", (A, B)),
        ("It also relieves fatigue in most patients.", (A, B)),
        ("Naltrexone improves sleep in most patients.", (A,)),
    ]


def test_a_note_below_a_list_supports_the_list() -> None:
    """The last item has the note, and all of the list and its lead have the sources."""
    content = (
        "## Trials\n\nNaltrexone reduces pain in most patients:\n\n"
        f"- It reduces pain in most of the men.\n- It reduces fatigue in women.\n  Source: {A}\n"
    )

    assert claimed(content) == [
        ("It reduces pain in most of the men.", (A,)),
        ("It reduces fatigue in women.", (A,)),
    ]


def test_notes_add_sources_that_the_list_lacks() -> None:
    """An article that cites by links has all of them as references, listed or not."""
    content = f"{CLAIM}\nSources: {A}\n\nMore text ([B]({B})).\n\n## Selected sources\n\n- {A}\n"

    found = article(content)

    assert [reference.url for reference in found.references] == [A, B]
    assert [citation.targets for citation in found.citations] == [(0,), (1,)]


def test_lists_at_the_end_are_not_cited_by_their_place() -> None:
    """References and further reading belong to no section; what is numbered is cited by number."""
    lists = f"## References\n\n- [A]({A})\n\n## Further reading\n\n- [B]({B})\n"
    numbered = f"{CLAIM} [1]\n\nSources:\n\n1. {A}\n\nNext.\n\n{CLAIM} [1]\n\nSources:\n\n1. {B}\n"

    assert article(f"{CLAIM}\n\n{lists}").citations == ()
    assert [c.style for c in article(numbered).citations] == [CitationStyle.BRACKET] * 2
