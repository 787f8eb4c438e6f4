"""Registrable domains, against tldextract as the oracle."""

from __future__ import annotations

import pytest
import tldextract
from hypothesis import given, settings
from hypothesis import strategies as st

from citeaudit.sources.domains import public_suffix, registrable_domain

_ORACLE = tldextract.TLDExtract(
    suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True
)
_PUBLIC = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
_SUFFIXES = sorted(_ORACLE.tlds)


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("example.co.uk", "example.co.uk"),
        ("a.b.example.co.uk", "example.co.uk"),
        ("co.uk", ""),
        ("com", ""),
        ("one.github.io", "one.github.io"),
        ("www.ck", "www.ck"),
        ("a.b.ck", "a.b.ck"),
        ("city.kawasaki.jp", "city.kawasaki.jp"),
        ("a.b.kawasaki.jp", "a.b.kawasaki.jp"),
        ("no-such-suffix", ""),
        ("a.no-such-suffix", ""),
        ("", ""),
    ],
)
def test_the_domain_is_what_somebody_registered(host: str, domain: str) -> None:
    """Wildcards and exceptions of the list hold; hosting platforms are suffixes."""
    assert registrable_domain(host) == domain


def test_platforms_count_only_where_asked_for() -> None:
    """`github.io` is one owner's where hosting is not looked at."""
    assert registrable_domain("one.github.io", private=False) == "github.io"
    assert public_suffix("one.github.io") == "github.io"
    assert public_suffix("one.github.io", private=False) == "io"


@settings(deadline=None)
@given(st.sampled_from(_SUFFIXES), st.sampled_from(["", "a.", "a.b.", "a.b.c."]))
def test_the_reader_agrees_with_tldextract(suffix: str, labels: str) -> None:
    """For every rule of the list, with and without labels before it.

    A `*` is filled: for the host `ex.futurecms.at`, under `*.futurecms.at` and `*.ex.futurecms.at`,
    the oracle forgets the shorter rule, which the list's algorithm does not.
    """
    host = labels + suffix.replace("*", "any").removeprefix("!")
    for oracle, private in ((_ORACLE, True), (_PUBLIC, False)):
        expected = oracle(host).top_domain_under_public_suffix
        assert registrable_domain(host, private=private) == expected
