"""Addresses: what a written URL really points at."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citeaudit.sources.addresses import (
    MAX_LENGTH,
    decode,
    is_under,
    parents,
    read_address,
    tracking_parameters,
)

PAPER = "https://www.nejm.org/doi/full/10.1056/NEJMoa2034577"


@pytest.mark.parametrize(
    ("written", "host", "carrier"),
    [
        ("https://www.google.com/url?q=https://example.org/a&sa=D", "example.org", "google.com"),
        ("https://www.google.com/amp/s/example.org/a", "example.org", "google.com"),
        (
            "https://scholar.google.com/scholar_url?url=https://example.org/a.pdf&hl=en",
            "example.org",
            "scholar.google.com",
        ),
        (
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa",
            "example.org",
            "l.facebook.com",
        ),
        (
            "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2F",
            "example.org",
            "eur01.safelinks.protection.outlook.com",
        ),
        (f"https://web.archive.org/web/20240101000000/{PAPER}", "nejm.org", "web.archive.org"),
        (f"https://web.archive.org/web/20240101000000id_/{PAPER}", "nejm.org", "web.archive.org"),
        ("https://web.archive.org/web/2024/https:/example.org/a", "example.org", "web.archive.org"),
        (f"https://archive.ph/20240101000000/{PAPER}", "nejm.org", "archive.ph"),
        (
            f"https://web.archive.org/web/20240101000000/https://www.google.com/url?q={PAPER}",
            "nejm.org",
            "web.archive.org",
        ),
        (
            f"https://login.proxy.lib.example.edu/login?url={PAPER}",
            "nejm.org",
            "login.proxy.lib.example.edu",
        ),
        (
            "https://www-nejm-org.proxy.lib.example.edu/doi/full/10.1056/NEJMoa2034577",
            "nejm.org",
            "www-nejm-org.proxy.lib.example.edu",
        ),
        (
            "https://0-www-ncbi-nlm-nih-gov.brum.beds.ac.uk/pubmed/1",
            "ncbi.nlm.nih.gov",
            "0-www-ncbi-nlm-nih-gov.brum.beds.ac.uk",
        ),
    ],
)
def test_an_address_is_unwrapped_from_what_carries_it(
    written: str, host: str, carrier: str
) -> None:
    """Redirects, archives and proxies show the works of others; the carrier is remembered."""
    address = read_address(written)
    assert (address.host, address.carrier, address.trouble) == (host, carrier, "")


def test_a_shop_is_no_library_proxy() -> None:
    """Anybody can put a publisher's name before their own domain."""
    assert read_address("https://www-nejm-org.proxy.shop.example").carrier == ""
    assert read_address("https://www-nejm-org.proxy.shop.example").host.endswith("shop.example")


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://example.org/a?utm_source=x&id=7&fbclid=1#part", "https://example.org/a?id=7"),
        ("https://example.org/a?utm_source=chatgpt.com", "https://example.org/a"),
        ("HTTPS://Example.ORG:443/a/../b", "https://example.org/b"),
        ("https://user:secret@example.org/", "https://example.org/"),
        ("https://example.org:8080/a", "https://example.org:8080/a"),
        ("example.org/a", "https://example.org/a"),
        ("//example.org/a", "https://example.org/a"),
        ("<https://example.org/a>", "https://example.org/a"),
        (r"https://example.org/a\_b", "https://example.org/a_b"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182"),
        ("10.1000/182", "https://doi.org/10.1000/182"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
    ],
)
def test_an_address_has_one_canonical_form(written: str, url: str) -> None:
    """Trackers, fragment, credentials, default port and escapes of Markdown are not part of it."""
    assert read_address(written).url == url


@pytest.mark.parametrize(
    "written",
    [
        "",
        "   ",
        "no address at all",
        "javascript:alert(1)",
        "data:text/html,<b>x</b>",
        "mailto:someone@example.org",
        "file:///etc/passwd",
        "http://",
        "https://?",
        "http://localhost/a",
        "http://wiki/page",
        "http://127.0.0.1/",
        "http://10.0.0.7/a",
        "http://192.168.1.1/a",
        "http://172.20.0.1/",
        "http://8.8.8.8/",
        "http://2130706433/",
        "http://[::1]/",
        "https://[2001:db8::1]/paper",
        "http://printer.local/",
        "https://" + "a" * 300 + ".org/",
        "https://exa mple.org/",
        "http://\ud800.example/",
    ],
)
def test_what_leads_nowhere_has_a_reason(written: str) -> None:
    """No page that a reader could open: the reason is said in words."""
    address = read_address(written)
    assert address.trouble or not address.host


@pytest.mark.parametrize(
    ("written", "host"),
    [
        ("https://pubmed.ncbi.nlm.nih.gov@shop.example/1", "shop.example"),
        ("https://shop.example\\@nih.gov/1", "shop.example"),
        ("https://shop.example#@nih.gov/", "shop.example"),
        ("https://shop.example?@nih.gov/", "shop.example"),
        ("https:///shop.example/", "shop.example"),
        ("https://SHOP.example./a", "shop.example"),
    ],
)
def test_the_host_is_the_one_a_browser_would_open(written: str, host: str) -> None:
    """Credentials, backslashes and case fool no browser."""
    assert read_address(written).host == host


def test_a_very_long_address_is_read_in_part() -> None:
    """100 kB of path cost no more than the longest address that is looked at."""
    address = read_address("https://example.org/" + "a" * 100_000)
    assert address.host == "example.org"
    assert len(address.url) <= MAX_LENGTH


@pytest.mark.parametrize("written", ["%", "%zz", "%E0%A4%A", "a%00b", "%C3%28"])
def test_broken_percent_encoding_is_left_readable(written: str) -> None:
    """Never an exception, never an empty text."""
    assert decode(written)
    assert read_address(f"https://example.org/{written}").host == "example.org"


def test_trackers_are_named_as_written() -> None:
    """A text fragment counts among them, an ordinary fragment does not."""
    url = "https://example.org/?utm_source=a&x=1&gclid=2&utm_source=b#:~:text=words"
    assert tracking_parameters(url) == ("utm_source", "gclid", ":~:text")
    assert tracking_parameters("https://example.org/?id=1#part") == ()
    assert tracking_parameters("nothing") == ()


def test_hosts_are_compared_label_by_label() -> None:
    """`agelessrx.com` ends in the letters of `x.com`, and is not under it."""
    assert is_under("a.x.com", "x.com")
    assert not is_under("agelessrx.com", "x.com")
    assert list(parents("a.b.c")) == ["a.b.c", "b.c", "c"]


@settings(deadline=None)
@given(st.one_of(st.text(), st.text().map(lambda text: "https://" + text)))
def test_any_text_can_be_read(written: str) -> None:
    """An answer or a reason, never an exception; and reading the result again changes nothing."""
    address = read_address(written)
    if not address.trouble and address.host:
        assert read_address(address.url).url == address.url
