"""The client, over real sockets: what it takes, what it refuses, and how it says so."""

from __future__ import annotations

import gzip
import logging
import socket
import ssl
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import pytest
import trustme

from citeaudit.evidence.exchange import Bounds, Failure
from citeaudit.evidence.facts import Reason
from citeaudit.evidence.guard import NoSuchHost
from citeaudit.evidence.settings import Settings
from tests.registers.server import Asked, Reply, Server, as_text, closed_port
from tests.unit.evidence.online import call, visit

if TYPE_CHECKING:
    from collections.abc import Callable

_SMALL = Bounds(seconds=30.0, size=10_000, hops=3)
_SHORT = Bounds(seconds=0.5)


def always(reply: Reply) -> Callable[[Asked], Reply]:
    return lambda asked: reply


def failure(reply: Reply, bounds: Bounds = _SMALL) -> Failure:
    """Give the failure that an answer of a service leads to."""
    with Server(always(reply)) as server, pytest.raises(Failure) as raised:
        call(f"{server.address}/x", bounds=bounds)
    return raised.value


def test_an_answer_comes_back() -> None:
    """Status, headers in lower case, body; and the service sees who asks."""
    with Server(always(as_text("hello", headers={"X-Pool": "polite"}))) as server:
        answer = call(f"{server.address}/x", Settings(version="9.9", contact="me@uni.example"))
    assert (answer.status, answer.body, answer.headers["x-pool"]) == (200, b"hello", "polite")
    assert server.asked[0].headers["user-agent"] == "citeaudit/9.9 (mailto:me@uni.example)"


def test_no_address_is_sent_that_the_user_did_not_give() -> None:
    """Nobody is named in anybody's stead."""
    with Server(always(as_text(""))) as server:
        call(f"{server.address}/x", Settings(version="9.9"))
    assert server.asked[0].headers["user-agent"] == "citeaudit/9.9"
    assert "from" not in server.asked[0].headers


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (gzip.compress(b"hello", mtime=0), "gzip"),
        (zlib.compress(b"hello"), "deflate"),
        (b"hello", "identity"),
    ],
)
def test_what_is_compressed_is_read(body: bytes, encoding: str) -> None:
    """In the ways that are offered."""
    reply = Reply(body, headers={"Content-Encoding": encoding})
    with Server(always(reply)) as server:
        assert call(f"{server.address}/x").body == b"hello"


@pytest.mark.parametrize(
    ("reply", "reason", "again"),
    [
        (Reply(hang_up=True), Reason.UNREACHABLE, True),
        (Reply(b"x" * 500, cut=True), Reason.UNREACHABLE, True),
        (Reply(b"x" * 10_001), Reason.MALFORMED, False),
        (Reply(b"no gzip", headers={"Content-Encoding": "gzip"}), Reason.MALFORMED, True),
        (Reply(b"?", headers={"Content-Encoding": "br"}), Reason.MALFORMED, True),
        (Reply(b"", 302, headers={"Location": "/x"}), Reason.MALFORMED, False),
        (Reply(b"", 302, headers={"Location": "ftp://127.0.0.1/"}), Reason.NOT_ASKED, False),
        (Reply(b"", 302, headers={"Location": "http://[bad/"}), Reason.MALFORMED, False),
        (Reply(b"", 302, headers={"Location": "http://localhost/"}), Reason.MALFORMED, False),
    ],
)
def test_what_is_no_answer_says_why(reply: Reply, reason: Reason, again: bool) -> None:
    """A reason for each, and whether asking again may help; never another exception."""
    failed = failure(reply)
    assert (failed.reason, failed.again) == (reason, again)


@pytest.mark.parametrize("reply", [Reply(b"late", delay=30), Reply(b"drip" * 99, drip=0.1)])
def test_whoever_takes_too_long_is_not_waited_for(reply: Reply) -> None:
    """Also where every byte comes in time."""
    failed = failure(reply, _SHORT)
    assert (failed.reason, failed.detail, failed.again) == (
        Reason.UNREACHABLE, "no answer in time", True
    )  # fmt: skip


def test_a_bomb_goes_off_in_a_small_room() -> None:
    """A body that grows a thousandfold is read up to the limit, and no further."""
    bomb = gzip.compress(bytes(50_000_000))
    assert len(bomb) < 60_000
    assert failure(Reply(bomb, headers={"Content-Encoding": "gzip"})).reason is Reason.MALFORMED
    reply = Reply(bomb, headers={"Content-Encoding": "gzip"}, kind="text/html")
    with Server(always(reply)) as server:
        answer = visit(server.address, bounds=_SMALL)
    assert (len(answer.body), answer.is_cut) == (10_000, True)


def test_nobody_listens() -> None:
    """A refused connection is no answer."""
    with pytest.raises(Failure) as raised:
        call(f"http://127.0.0.1:{closed_port()}/x")
    assert (raised.value.reason, raised.value.again) == (Reason.UNREACHABLE, True)


def test_a_certificate_that_nobody_vouches_for() -> None:
    """The page is not read, and its server is not tried again."""
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(tls)
    with Server(always(as_text("secret")), tls=tls) as server:
        for ask in (call, visit):
            with pytest.raises(Failure, match="certificate") as raised:
                ask(f"{server.address}/x")
            assert (raised.value.reason, raised.value.again) == (Reason.UNREACHABLE, False)
    assert server.asked == []


@pytest.mark.skipif(not socket.has_ipv6, reason="the system has no IPv6")
def test_a_server_of_the_new_protocol_alone() -> None:
    """IPv6 works where there is nothing else."""
    try:
        server = Server(always(as_text("six")), host="::1")
    except OSError:
        pytest.skip("the loopback has no IPv6 address")
    with server:
        assert call(f"{server.address}/x").body == b"six"
        assert visit(f"{server.address}/x").body == b"six"


def test_a_page_is_fetched_from_the_host_that_was_judged() -> None:
    """The connection goes to a number; the server is told the name."""
    with Server(always(as_text("page", kind="text/html"))) as server:
        answer = visit(f"http://localhost:{server.port}/a?b=c#d")
    assert answer.body == b"page"
    assert answer.address == f"http://localhost:{server.port}/a?b=c"
    (asked,) = server.asked
    assert (asked.target, asked.headers["host"]) == ("/a?b=c", f"localhost:{server.port}")


def test_pages_of_private_networks_are_not_fetched() -> None:
    """Nobody can make the machine ask its own network by citing it."""
    with Server(always(as_text("internal"))) as server:
        for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0x7f.1", "2130706433"):
            with pytest.raises(Failure):
                visit(f"http://{host}:{server.port}/", allow_private=False)
    assert server.asked == []


def test_redirects_are_judged_anew() -> None:
    """An open door does not lead into the private network, nor out of the web."""
    targets = ["file:///etc/passwd", "ftp://example.org/", "javascript:alert(1)", "http://"]
    for target in targets:
        with (
            Server(always(Reply(b"", 302, headers={"Location": target}))) as server,
            pytest.raises(Failure),
        ):
            visit(server.address)


def test_credentials_in_an_address_go_nowhere() -> None:
    """Neither to the server that is named, nor to the one it leads to."""

    def answer(asked: Asked) -> Reply:
        if asked.path == "/start":
            return Reply(b"", 302, headers={"Location": f"http://u:p@127.0.0.1:{port}/end"})
        return as_text("end")

    with Server(answer) as server:
        port = server.port
        found = visit(f"http://name:secret@127.0.0.1:{port}/start")
    assert found.address == f"http://127.0.0.1:{port}/end"
    assert not any("authorization" in asked.headers for asked in server.asked)


def test_cookies_are_not_kept() -> None:
    """No site can follow the reader of an article from page to page."""

    def answer(asked: Asked) -> Reply:
        if asked.path == "/a":
            moved = {"Location": "/b", "Set-Cookie": "id=1; Path=/"}
            return Reply(b"", 302, headers=moved)
        return as_text("b")

    with Server(answer) as server:
        visit(f"{server.address}/a")
    assert "cookie" not in server.asked[1].headers


def test_a_host_that_does_not_exist() -> None:
    """The name system's denial is told from its silence."""
    with pytest.raises(Failure) as raised:
        visit("http://nobody.invalid/")
    assert isinstance(raised.value, NoSuchHost) or raised.value.again


@pytest.mark.parametrize("address", ["", "no address", "http://", "http://[::1", "mailto:a@b.c"])
def test_what_is_no_address_is_not_asked_for(address: str) -> None:
    """Anything may stand in an article."""
    with pytest.raises(Failure) as raised:
        visit(address)
    assert raised.value.reason is Reason.NOT_ASKED


def test_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Addresses hold keys and contacts: no library writes them where a handler would show them."""
    caplog.set_level(logging.WARNING)
    with Server(always(Reply(hang_up=True))) as server, pytest.raises(Failure) as raised:
        call(f"{server.address}/x?api_key=secret")
    assert caplog.text == ""
    assert "secret" not in str(raised.value)
    assert server.address not in str(raised.value)


def test_the_library_leaves_its_command_line_at_home() -> None:
    """Httpx would load click and rich when it is imported (encode/httpx#3547)."""
    code = "import sys, citeaudit.evidence.transport; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"rich", "click", "pygments"} & set(done.stdout.split())
