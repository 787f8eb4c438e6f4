"""Addresses made to mislead or to break: a type, or `unknown` with the reason; no exception."""

from __future__ import annotations

import pytest

from citeaudit.article.model import Reference
from citeaudit.sources.identify import identify
from citeaudit.sources.model import Interest, Source, SourceType
from citeaudit.text import Span


def source(url: str, title: str = "A page") -> Source:
    (found,) = identify((Reference(0, "1", Span(0, 0), url, title=title, url=url),))
    return found


def test_an_international_host_is_read_in_its_own_letters() -> None:
    """Its canonical form is ASCII, and an honest one is no disguise."""
    found = source("https://www.münchen-klinik.example/notfall")
    assert found.host == "münchen-klinik.example".encode("idna").decode("ascii")
    assert "letters" not in found.signals[0].detail
    assert source("https://www.пример.испытание/").host.startswith("xn--")


def test_look_alike_letters_do_not_make_an_authority() -> None:
    """A Cyrillic letter in the middle of a known name, as a browser shows it."""
    for host in ("www.c\u0430ncer.gov", "www.m\u0430yoclinic.org"):
        found = source(f"https://{host}/about")
        assert found.type not in {SourceType.GOVERNMENT, SourceType.HOSPITAL}
        assert "another script" in found.signals[0].detail


@pytest.mark.parametrize(
    "url",
    [
        "https://pubmed.ncbi.nlm.nih.gov@quarry-shop.example/12345678/",
        "https://user:password@quarry-shop.example/ldn",
        "https:\\\\pubmed.ncbi.nlm.nih.gov@quarry-shop.example/1",
    ],
)
def test_what_stands_before_an_at_sign_is_no_host(url: str) -> None:
    """It is a user's name, and is not repeated in the canonical address."""
    found = source(url)
    assert found.host in {"quarry-shop.example", "pubmed.ncbi.nlm.nih.gov"}
    assert "@" not in found.canonical_url
    if found.host == "quarry-shop.example":
        assert found.type is not SourceType.PEER_REVIEWED
        assert "password" not in found.canonical_url


@pytest.mark.parametrize(
    "url",
    [
        "https://quarry.example/" + "a" * 100_000,
        "https://quarry.example/" + "a/" * 50_000,
        "https://quarry.example/?" + "a=1&" * 25_000,
        "https://quarry.example/" + "%41" * 33_000,
        "https://" + "a." * 50_000 + "example/",
        "https://" + "a" * 100_000 + ".example/",
        "https://web.archive.org/web/20200101000000/" * 2_500,
        "https://quarry.example/10.1000/" + "(" * 100_000,
        "10.1000/" + "." * 100_000,
    ],
)
def test_an_address_of_a_hundred_thousand_letters_is_answered(url: str) -> None:
    """What is beyond the longest address that a browser takes is not looked at."""
    found = source(url)
    assert found.signals
    assert len(found.canonical_url) < 30_000


@pytest.mark.parametrize("path", ["%", "%zz", "%e0%a4%a", "%ff%fe", "a%00b", "%u0041", "%25%25%"])
def test_broken_percent_encoding_is_left_as_it_is(path: str) -> None:
    """The host is known all the same."""
    found = source(f"https://www.healthline.com/health/{path}")
    assert found.host == "healthline.com"
    assert found.type is SourceType.HEALTH_MEDIA


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://[2001:db8::1]/page", "a number instead of a host"),
        ("https://[::1]/", "a number instead of a host"),
        ("https://[::1/", "cannot be read"),
        ("https://203.0.113.9/page", "a number instead of a host"),
        ("https://0x7f.1/", "network"),
        ("http://localhost:8080/x", "network"),
        ("http://printer.local/x", "network"),
        ("http://intranet/x", "network"),
        ("http://127.0.0.1/x", "network"),
        ("http://10.0.0.5/x", "network"),
        ("http://172.16.9.9/x", "network"),
        ("http://192.168.1.1/x", "network"),
        ("http://169.254.169.254/latest", "network"),
        ("javascript:alert(1)", "not a web address"),
        ("data:text/html,<h1>a study</h1>", "not a web address"),
        ("file:///etc/passwd", "not a web address"),
        ("mailto:somebody@quarry.example", "not a web address"),
        ("https://", "cannot be read"),
        ("https:///path", ""),
        ("//", "cannot be read"),
        ("?", "not a complete web address"),
        ("   ", "no address"),
    ],
)
def test_what_leads_to_no_publisher_is_unknown_with_the_reason(url: str, reason: str) -> None:
    """Nothing is made up about it."""
    found = source(url)
    assert found.type is SourceType.UNKNOWN
    assert found.interest is Interest.UNKNOWN
    assert reason in found.signals[0].detail
