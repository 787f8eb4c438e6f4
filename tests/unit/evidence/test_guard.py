"""Which numbers are public."""

from __future__ import annotations

import pytest

from citeaudit.evidence.guard import is_public


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "8.8.8.8", "2606:4700::6810:84e5", "64:ff9b::808:808", "::ffff:8.8.8.8"],
)
def test_public_numbers(address: str) -> None:
    """Of either protocol, also one that stands for one of the other."""
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255",
        "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1",
        "255.255.255.255", "::", "::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::", "2001:db8::1", "no number", "",
    ],
)  # fmt: skip
def test_numbers_that_no_page_is_fetched_from(address: str) -> None:
    """Loopback, private, link-local, shared, multicast, documentation; plain or wrapped."""
    assert not is_public(address)
