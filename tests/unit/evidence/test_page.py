"""The page itself: alive, gone, blocked; what it says that it is; whether it sells."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citeaudit.evidence.exchange import Answer, Failure
from citeaudit.evidence.facts import Confirmed, Outcome, Page, Reason, Record, Refuted, Unknown
from citeaudit.evidence.registers.html_head import decode, read_head
from citeaudit.evidence.registers.page import outcome_of
from tests.fuzz.steps import steps
from tests.registers.pages import CHALLENGE, NOT_FOUND, PROOF_OF_WORK, html, moved
from tests.registers.server import Reply, as_text
from tests.registers.world import World
from tests.unit.evidence.online import by_register, look_up

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_URL = "https://a.example/article/one"


def seen(
    body: str | bytes = "",
    status: int = 200,
    *,
    address: str = _URL,
    hops: int = 0,
    headers: Mapping[str, str] = MappingProxyType({}),
) -> Outcome:
    """Say what an answer tells of the page."""
    raw = body if isinstance(body, bytes) else body.encode()
    named = {"content-type": "text/html; charset=utf-8", **headers}
    return outcome_of(Answer(status, named, raw, address, hops=hops), _URL)


def record(body: str) -> Record:
    outcome = seen(body)
    assert isinstance(outcome, Confirmed)
    return outcome.record


def page(body: str) -> Page:
    found = record(body).page
    assert found is not None
    return found


def test_a_page_that_is_there() -> None:
    """Title, site, language, own address; trackers are cut off."""
    body = (
        "<html lang='de'><title>Naltrexone &amp; pain\n</title><meta property='og:site_name' "
        "content='A site'><link rel='canonical' href='https://a.example/one?utm_source=x'>"
    )
    assert record(body).title == "Naltrexone & pain"
    assert (page(body).site, page(body).language) == ("A site", "de")
    assert page(body).canonical == "https://a.example/one"


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone(status: int) -> None:
    """The server says so in so many words."""
    assert seen(status=status) == Refuted(f"the page is gone ({status})")


@pytest.mark.parametrize(
    ("status", "headers"),
    [(401, {}), (403, {}), (451, {}), (999, {}), (503, {"cf-mitigated": "challenge"})],
)
def test_a_page_that_does_not_serve_programs(status: int, headers: dict[str, str]) -> None:
    """It is there; it is not dead."""
    outcome = seen("<title>No</title>", status, headers=headers)
    assert isinstance(outcome, Unknown)
    assert outcome.reason is Reason.BLOCKED


@pytest.mark.parametrize(
    "title", ["Just a moment...", "Preparing to download ...", "Access Denied"]
)
def test_a_page_that_asks_for_proof(title: str) -> None:
    """Also with status 200."""
    outcome = seen(f"<html><head><title>{title}</title></head></html>")
    assert isinstance(outcome, Unknown)
    assert outcome.reason is Reason.BLOCKED


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_server_with_a_bad_day(status: int) -> None:
    """That says nothing of the page."""
    with pytest.raises(Failure):
        seen("<title>Error</title>", status)


def test_a_page_that_only_says_that_it_is_gone() -> None:
    """With status 200 that is neither dead nor confirmed."""
    outcome = seen("<title>Page not found - A site</title>")
    assert isinstance(outcome, Unknown)
    assert outcome.reason is Reason.NOT_HELD
    assert isinstance(seen("<title>404 days in space</title><p>x"), Unknown)
    assert isinstance(seen("<title>Found: not a page</title>"), Confirmed)


@pytest.mark.parametrize(
    ("address", "gone"),
    [
        ("https://a.example/", True),
        ("https://a.example", True),
        ("https://other.example/index.html", True),
        ("https://a.example/article/two", False),
        ("https://a.example/?page=2", False),
    ],
)
def test_a_page_that_leads_to_the_front_page(address: str, gone: bool) -> None:
    """Whoever is sent home from an article does not find it; elsewhere it may be."""
    outcome = seen("<title>Welcome</title>", address=address, hops=1)
    assert isinstance(outcome, Refuted) is gone


def test_metadata_of_a_paper() -> None:
    """By `citation_*` a bare address becomes a reference with a DOI."""
    found = record(
        "<title>x</title><meta name='citation_title' content='A trial'>"
        "<meta name=citation_author content='Doe, Jane'>"
        "<meta name=citation_author content='Roe, R'>"
        "<meta name='citation_doi' content='doi:10.1000/ABC'>"
        "<meta name='citation_pmid' content='12'>"
        "<meta name='citation_publication_date' content='2020/03/04'>"
        "<meta name='citation_journal_title' content='A journal'>"
    )
    assert (found.title, found.authors) == ("A trial", ("Doe, Jane", "Roe, R"))
    assert found.identifiers == {"doi": "10.1000/abc", "pmid": "12"}
    assert (found.published, found.years, found.container) == ("2020-03-04", (2020,), "A journal")


@pytest.mark.parametrize(
    "body",
    [
        "<script type='application/ld+json'>{'@type': 'Product'}</script>".replace("'", '"'),
        '<script type="application/ld+json">[{"@graph": [{"mainEntity": {"@type": ["Thing", '
        '"https://schema.org/Pharmacy"]}}]}]</script>',
        '<script type=application/ld+json><!-- {"@type": "Offer",\n"x": "a\tb"} --></script>',
        "<div itemscope itemtype='http://schema.org/MedicalClinic'>",
        "<meta property='og:type' content='product'>",
        "<meta name='generator' content='WooCommerce 8.1'>",
    ],
)
def test_a_page_that_sells(body: str) -> None:
    """In whatever way it says so."""
    assert page(f"<title>x</title>{body}").sells


@pytest.mark.parametrize(
    "body",
    [
        '<script type="application/ld+json">{"@type": "NewsArticle"}</script>',
        '<script type="application/ld+json">{"@type": "Product"</script>',
        '<script>{"@type": "Product"}</script>',
        "<p>We do not sell Product, Offer or Store.</p>",
        "<meta name='generator' content='WordPress 6'>",
    ],
)
def test_a_page_that_does_not_say_that_it_sells(body: str) -> None:
    """Broken data and words of the text say nothing."""
    assert not page(f"<title>x</title>{body}").sells


def test_what_a_page_names() -> None:
    """In its text, not in scripts, styles or comments."""
    found = record(
        "<title>Pain</title><script>fibromyalgia</script><style>fatigue</style>"
        "<!-- multiple sclerosis --><p>Low-dose <b>naltrexone</b> is used.</p>"
    )
    names = {one.lower() for one in found.subjects}
    assert any("naltrexone" in one for one in names)
    assert not {"fibromyalgia", "fatigue", "multiple sclerosis"} & names
    assert found.read == "page"


@pytest.mark.parametrize(
    ("body", "kind", "title"),
    [
        ("<title>Zürich</title>".encode("iso-8859-1"), "text/html; charset=iso-8859-1", "Zürich"),
        (
            "<meta charset=windows-1252><title>Zürich</title>".encode("cp1252"),
            "text/html",
            "Zürich",
        ),
        (b"\xef\xbb\xbf<title>Z\xc3\xbcrich</title>", "text/html; charset=latin1", "Zürich"),
        ("<title>Zürich</title>".encode(), "text/html; charset=punycode", "Zürich"),
        (b"<title>Z\xfcrich</title>", "text/html; charset=utf-8", "Z\ufffdrich"),
        (b"<title>ok</title>", "text/html; charset=zlib", "ok"),
    ],
)
def test_character_sets(body: bytes, kind: str, title: str) -> None:
    """As the header or the page says; what is no character set, or the wrong one, harms nobody."""
    outcome = outcome_of(Answer(200, {"content-type": kind}, body, _URL), _URL)
    assert isinstance(outcome, Confirmed)
    assert outcome.record.title == title


def test_what_is_no_page() -> None:
    """A PDF is there; nothing is read out of it."""
    outcome = seen(b"%PDF-1.7 <title>x</title>", headers={"content-type": "application/pdf"})
    assert outcome == Confirmed(Record(page=Page(200, _URL)))


def test_terminals_are_not_steered() -> None:
    """Control characters and marks that reorder text do not leave the page."""
    found = record("<title>\x1b[31mred\x07 \u202eevil \x9b&#27;[2J&#8238;</title>")
    assert found.title == "[31mred evil [2J"
    assert found.title.isprintable()


@given(st.binary(max_size=400), st.sampled_from([200, 301, 404, 503]))
def test_any_bytes(body: bytes, status: int) -> None:
    """No page makes the reader fail in another way than by saying so."""
    with suppress(Failure):
        seen(b"<html>" + body, status)


@given(st.text(st.sampled_from("<>/='\" \n!-&;abmetascriptldjson{}[]:@type"), max_size=300))
def test_any_markup(body: str) -> None:
    """Whatever is opened and never closed."""
    read_head(body)


@pytest.mark.parametrize(
    "unit",
    ["<meta name='a' content='", "<script type='application/ld+json'>", "<title>", "<!--",
     "<p itemtype=x ", "<meta name=a content=b>", "<a ", "</", "&amp",
     '<script type="application/ld+json">[', "x<"],
)  # fmt: skip
def test_hostile_pages_cost_no_more_than_their_length(unit: str) -> None:
    """Twice the page takes about twice the steps."""
    small, large = (steps(partial(read_head, unit * count)) for count in (2_000, 4_000))
    assert large <= 2.5 * small + 5_000


def test_deep_data_is_not_followed_down() -> None:
    """A hundred thousand brackets are no structure."""
    block = "[" * 100_000
    assert page(f'<script type="application/ld+json">{block}</script>').types == ()
    nest = '{"a":' * 500 + '{"@type":"Product"}' + "}" * 500
    assert not page(f'<script type="application/ld+json">{nest}</script>').sells


def test_pages_over_sockets(tmp_path: Path) -> None:
    """The same outcomes for pages that a server serves, misbehaviour included."""
    here = "https://a.example"
    with World() as world:
        gate = f"{world.addresses['page']}/"
        world.web = {
            f"{here}/ok": html("Fine"),
            f"{here}/gone": NOT_FOUND,
            f"{here}/challenge": CHALLENGE,
            f"{here}/pow": PROOF_OF_WORK,
            f"{here}/moved": moved(f"{gate}{here}/"),
            f"{here}/loop": moved(f"{gate}{here}/loop"),
            f"{here}/inside": moved("http://127.0.0.1:9/admin"),
            f"{here}/cut": Reply(b"<html>" * 400, kind="text/html", cut=True),
            f"{here}/long": as_text("<title>Long</title>" + "x" * 3_000_000, 200, "text/html"),
            f"{here}/error": as_text("oops", 500, "text/html"),
        }
        outcomes = {
            name: by_register(look_up(world, tmp_path, page=f"{here}/{name}"))["page"].outcome
            for name in [address.rpartition("/")[2] for address in world.web]
        }
    reasons = {
        name: getattr(outcome, "reason", type(outcome).__name__)
        for name, outcome in outcomes.items()
    }
    assert reasons == {
        "ok": "Confirmed",
        "gone": "Refuted",
        "challenge": Reason.BLOCKED,
        "pow": Reason.BLOCKED,
        "moved": "Refuted",
        "loop": Reason.MALFORMED,
        "inside": Reason.NOT_ASKED,
        "cut": Reason.UNREACHABLE,
        "long": "Confirmed",
        "error": Reason.UNREACHABLE,
    }


def test_decoding_never_raises() -> None:
    """Not for any name of a character set either."""
    for name in ("utf-16", "utf-16le", "shift_jis", "undefined", "hex", "idna", "", "x" * 50):
        decode(Answer(200, {"content-type": f"text/html; charset={name}"}, b"\xff\xfe\x00", _URL))
