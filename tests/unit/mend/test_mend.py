"""Documents mended: what changes, what does not, and what is left to a person."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeaudit.article.formats.base import SUFFIXES, format_of
from citeaudit.cli.fix import fix
from citeaudit.mend.mend import FIXERS, ON_REQUEST, mend
from citeaudit.text import Text

_ARTICLES = Path(__file__).resolve().parents[4] / "shared" / "data" / "articles"
_SAFE = tuple(name for name in FIXERS if name not in ON_REQUEST)

_ENTRIES = (
    '"A trial of naltrexone in pain." pain.example, https://pain.example/trial',
    '"Dry eyes after surgery." eyes.example, https://eyes.example/dry?id=2',
    '"A trial of naltrexone in pain." pain.example, https://pain.example/trial?utm_source=x',
    '"Sleep and its uses." sleep.example, https://sleep.example/uses',
)


def article(*sentences: str, entries: tuple[str, ...] = _ENTRIES) -> str:
    """Make an article of sentences over a numbered list."""
    listed = [f"[{number}] {entry}" for number, entry in enumerate(entries, 1)]
    return "\n\n".join(["# Pain", " ".join(sentences), "## References", *listed]) + "\n"


def mended(content: str, *names: str, format: str = "markdown") -> str:
    """Mend a document with all fixes that nobody has to ask for, or those named."""
    return mend(Text.of(content), format, names or _SAFE).content


def test_the_command_offers_the_fixes_there_are() -> None:
    """Its help names them without loading any."""
    (only,) = (option for option in fix.params if option.name == "only")

    assert isinstance(only.type, click.Choice)
    assert list(only.type.choices) == list(FIXERS)


def test_duplicates_become_one_and_markers_follow() -> None:
    """Entries are counted anew, and each marker leads where it led."""
    before = article("Naltrexone reduces pain [1, 3].", "Eyes get dry [2].", "Sleep heals [4, 3].")

    after = mended(before)

    assert "reduces pain [1]." in after
    assert "get dry [2]." in after
    assert "heals [3, 1]." in after
    assert "[3] “Sleep" in after or '[3] "Sleep' in after
    assert "[4]" not in after
    assert after.count("pain.example/trial") == 1


def test_a_marker_that_says_the_same_as_the_one_before_it_goes() -> None:
    """`[1][3]` of one work is `[1]`, not `[1][1]`."""
    after = mended(article("Naltrexone reduces pain [1][3].", "Eyes get dry [2].", "Sleep [4]."))

    assert "reduces pain [1]." in after


def test_footnotes_keep_their_names() -> None:
    """The label of a footnote is a name: nothing else is renamed when one goes."""
    before = (
        "Naltrexone reduces pain.[^1] It helps.[^3] Eyes get dry.[^9]\n\n"
        "[^1]: A trial of naltrexone. https://pain.example/trial\n\n"
        "[^3]: A trial of naltrexone. https://pain.example/trial\n\n"
        "[^9]: Dry eyes. https://eyes.example/dry\n"
    )

    after = mended(before)

    assert "pain.[^1] It helps.[^1] Eyes get dry.[^9]" in after
    assert "[^3]" not in after
    assert "[^9]: Dry eyes" in after


@pytest.mark.parametrize(
    "sentence",
    [
        "See reference 3 for more.",
        "This leads nowhere [9].",
        "Naltrexone helps [[3]](https://pain.example/trial).",
        "More is said there [[p. 3]](#fn3) [1](#ref1).",
    ],
)
def test_a_list_that_might_lose_a_number_is_left_alone(sentence: str) -> None:
    """A number in the text, a marker without an entry, a marker that is a link."""
    before = article("Naltrexone reduces pain [1].", sentence, "Eyes get dry [2].", "Sleep [4].")

    assert mended(before, "duplicates") == before


def test_entries_that_share_a_line_are_left_alone() -> None:
    """Only whole lines are taken out."""
    entries = " ".join(f"[{number}] {entry}" for number, entry in enumerate(_ENTRIES, 1))
    before = f"Pain falls [1]. Eyes [2]. It helps [3]. Sleep [4].\n\n## References\n\n{entries}\n"

    assert mended(before, "duplicates") == before


def test_uncited_entries_go_on_request_only() -> None:
    """An author may have meant to cite them."""
    before = article("Naltrexone reduces pain [1].", "Sleep heals [4].")

    assert "eyes.example" in mended(before)
    after = mended(before, *FIXERS)
    assert "eyes.example" not in after
    assert "heals [2]." in after


def test_a_list_that_nothing_cites_stays() -> None:
    """It is one of further reading."""
    before = article("Naltrexone reduces pain.")

    assert mended(before, "uncited") == before


def test_trackers_go_wherever_the_address_is_linked() -> None:
    """In every link to it, and nowhere else: what is code stays."""
    url = "https://eyes.example/dry?utm_source=chatgpt.com"
    before = f"Eyes [get dry]({url}). They do ([eyes.example]({url})).\n\n`{url}`\n"

    after = mended(before)

    assert after == (
        "Eyes [get dry](https://eyes.example/dry). They do "
        f"([eyes.example](https://eyes.example/dry)).\n\n`{url}`\n"
    )


def test_a_copy_of_a_registration_gives_way_to_the_register() -> None:
    """The site that the entry names as its own follows."""
    entry = (
        '"LDN in patients with POTS." mental.networkofcare.org, '
        "https://mental.networkofcare.org/Trials/Detail/NCT05363514?keyword=%22POTS%22"
    )
    after = mended(article("A trial is under way [1].", entries=(entry,)))

    assert "clinicaltrials.gov, https://clinicaltrials.gov/study/NCT05363514\n" in after
    assert "networkofcare" not in after


def test_a_redirect_gives_way_to_what_it_leads_to() -> None:
    """An archive's copy does not: the page may be gone."""
    redirect = "https://www.google.com/url?q=https://pain.example/trial&sa=D"
    archived = "https://web.archive.org/web/20200101000000/https://eyes.example/dry"
    before = article("Pain falls [1]. Eyes [2].", entries=(f"A trial. {redirect}", archived))

    after = mended(before)

    assert "[1] A trial. https://pain.example/trial\n" in after
    assert archived in after


def test_line_ends_and_all_else_stay_as_they_were() -> None:
    """Only the lines of the edits differ, and they end as they did."""
    before = article("Pain falls [1]. Eyes [2]. Sleep [4].").replace("\n", "\r\n")

    after = mended(before, "trackers")

    changed = [
        (old, new)
        for old, new in zip(before.split("\n"), after.split("\n"), strict=True)
        if old != new
    ]
    assert [new for _, new in changed] == [changed[0][0].replace("?utm_source=x", "")]


_PIECES = st.sampled_from(
    [
        "Pain falls [1]. ",
        "It helps [2, 3]. ",
        "Eyes get dry [2–4]. ",
        "Sleep heals [3][1]. ",
        "Nothing [7]. ",
        "See note 2. ",
        "[a](https://pain.example/trial?utm_source=x) ",
        "<b>x</b> ",
        "\n\n",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=8), st.permutations(_ENTRIES), st.sampled_from(["\n", "\r\n"]))
def test_mending_twice_mends_no_more(
    pieces: list[str], entries: tuple[str, ...], line_end: str
) -> None:
    """Whatever is mended, it is mended in one go."""
    before = article(*pieces, entries=tuple(entries)).replace("\n", line_end)

    after = mended(before, *FIXERS)

    assert mended(after, *FIXERS) == after


@pytest.mark.skipif(not _ARTICLES.exists(), reason="the shared articles are not here")
def test_shared_articles_are_mended_in_one_go() -> None:
    """Made again nothing is done, and every file can be written as it was."""
    for path in sorted(_ARTICLES.iterdir()):
        if path.suffix not in SUFFIXES or path.suffix == ".docx":
            continue
        text, format = Text.decode(path.read_bytes(), path.name), format_of(path.name)
        after = mended(text.content, format=format)
        assert mended(after, format=format) == after, path.name
        assert Text.encode(text.content, path.read_bytes()) == path.read_bytes(), path.name
