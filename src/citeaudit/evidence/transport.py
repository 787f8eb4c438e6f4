"""HTTP. The one place that knows httpx, so that its continuation is a change of this file."""

from __future__ import annotations

import asyncio
import ssl
import sys
from dataclasses import replace
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING, Self

# httpx would load its own command line, click and rich with it: 56 ms (encode/httpx#3547).
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
import httpx  # noqa: E402
import truststore  # noqa: E402

from citeaudit.evidence.body import ENCODINGS, read_body  # noqa: E402
from citeaudit.evidence.exchange import Answer, Bounds, Failure, Request, malformed  # noqa: E402
from citeaudit.evidence.facts import Reason  # noqa: E402
from citeaudit.evidence.guard import Guard  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from typing import BinaryIO

    from citeaudit.evidence.settings import Settings

    _Send = Callable[[httpx.URL], Awaitable[httpx.Response]]
    _Keep = Callable[[httpx.Response, httpx.URL, int], Awaitable[None]]

# What browsers send: servers that answer programs otherwise would tell us of another page.
PAGE_ACCEPT = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"
_MOVED = frozenset({301, 302, 303, 307, 308})
_WEB = frozenset({"http", "https"})
_MOST_CONNECTIONS = 32
_CONNECT_SECONDS = 5.0


class Transport:
    """Asks over HTTP, as citeaudit; an asynchronous context manager.

    Attributes:
        guard: Judges where pages may be fetched from.
        requests: How many requests were sent.
    """

    def __init__(self, settings: Settings) -> None:
        self.guard = Guard(allow_private=settings.allow_private)
        self.requests = 0
        tls = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._services = _client(settings, tls, keep_alive=True)
        # A connection to a number could be used again for another host behind the same number.
        self._pages = _client(settings, tls, keep_alive=False)

    async def __aenter__(self) -> Self:
        """Open nothing yet."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close what is open."""
        await self._services.aclose()
        await self._pages.aclose()

    async def call(self, request: Request, bounds: Bounds) -> Answer:
        """Ask a service whose address the settings name; it is trusted to be where it is.

        Raises:
            Failure: No answer came, it is longer than allowed, or it leads to another host.
        """
        host = httpx.URL(request.address).host

        async def send(url: httpx.URL) -> httpx.Response:
            if url.host != host:
                raise Failure(Reason.MALFORMED, "the service sent the question to another host")
            return await self._services.send(_build(self._services, request, url), stream=True)

        url = httpx.URL(request.address).copy_merge_params(dict(request.query))
        answer = await self._follow(url, send, bounds)
        if answer.is_cut:
            raise Failure(Reason.MALFORMED, "the answer is longer than any it should give")
        return answer

    async def visit(self, address: str, bounds: Bounds) -> Answer:
        """Fetch a page of the web; each hop is judged anew, and longer bodies are cut.

        Raises:
            NoSuchHost: The host of the page, or of a redirect, does not exist.
            Failure: No answer came, or it lies where it may not be fetched from.
        """
        request = Request(address, {}, accept=PAGE_ACCEPT)

        async def send(url: httpx.URL) -> httpx.Response:
            return await self._send_to_number(request, url)

        return await self._follow(_page_url(address), send, bounds)

    async def through(self, gateway: str, address: str, bounds: Bounds) -> Answer:
        """Fetch a page through a gateway that the settings name: an archive, a mirror.

        Redirects that leave the gateway are judged like those of any page.

        Raises:
            Failure: No answer came, or it lies where it may not be fetched from.
        """
        before = f"{gateway.rstrip('/')}/"
        request = Request(address, {}, accept=PAGE_ACCEPT)

        async def send(url: httpx.URL) -> httpx.Response:
            if not str(url).startswith(before):
                return await self._send_to_number(request, url)
            return await self._services.send(_build(self._services, request, url), stream=True)

        answer = await self._follow(_page_url(before + address), send, bounds)
        return replace(answer, address=answer.address.removeprefix(before))

    async def download(
        self, address: str, file: BinaryIO, bounds: Bounds, told: Callable[[int, int], None]
    ) -> None:
        """Fetch a long file that a user asked for, piece by piece.

        Args:
            address: Where it is; redirects away from its host are judged like those of any page.
            file: Where it goes.
            bounds: A longer file, or one that takes longer, is refused.
            told: Told how many bytes came, and how many are to come, 0 where nobody said.

        Raises:
            Failure: It did not come, or not as a whole.
        """
        request = Request(address, {})
        url = _page_url(address)
        host = url.host

        async def send(url: httpx.URL) -> httpx.Response:
            if url.host != host:
                return await self._send_to_number(request, url)
            return await self._services.send(_build(self._services, request, url), stream=True)

        async def keep(response: httpx.Response, _url: httpx.URL, _hops: int) -> None:
            if response.status_code != httpx.codes.OK:
                raise Failure(Reason.MALFORMED, f"an answer with status {response.status_code}")
            length = int(response.headers.get("content-length") or 0)
            came = 0
            async for piece in response.aiter_bytes():
                came += len(piece)
                if came > bounds.size:
                    raise Failure(Reason.MALFORMED, "it is longer than it should be")
                file.write(piece)
                told(came, length)

        await self._follow_to(url, send, keep, bounds)

    async def _follow_to(
        self,
        url: httpx.URL,
        send: _Send,
        keep: _Keep,
        bounds: Bounds,
    ) -> None:
        """Follow redirects to an answer, and keep that."""
        try:
            async with asyncio.timeout(bounds.seconds):
                for hops in range(bounds.hops + 1):
                    self.requests += 1
                    response = await send(url)
                    try:
                        target = _target(response, url)
                        if target is None:
                            await keep(response, url, hops)
                            return
                    finally:
                        await response.aclose()
                    url = target
        except (TimeoutError, httpx.TimeoutException):
            raise Failure(Reason.UNREACHABLE, "no answer in time", again=True) from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
            raise _failure(error) from None
        raise Failure(Reason.MALFORMED, "it leads from redirect to redirect")

    async def _send_to_number(self, request: Request, url: httpx.URL) -> httpx.Response:
        """Connect to an address that was judged, under the name of the host."""
        port = url.port or (443 if url.scheme == "https" else 80)
        name = url.raw_host.decode("ascii")
        numbers = await self.guard.addresses(name, port)
        failed: Exception = Failure(Reason.UNREACHABLE, "the host has no address")
        for number in numbers[:2]:
            built = _build(self._pages, request, url.copy_with(host=number))
            built.headers["Host"] = url.netloc.decode("ascii")
            built.extensions["sni_hostname"] = name
            try:
                return await self._pages.send(built, stream=True)
            except httpx.ConnectError as error:
                failed = error
        raise failed

    async def _follow(self, url: httpx.URL, send: _Send, bounds: Bounds) -> Answer:
        answers: list[Answer] = []

        async def keep(response: httpx.Response, url: httpx.URL, hops: int) -> None:
            answers.append(await _answer(response, url, bounds.size, hops))

        await self._follow_to(url, send, keep, bounds)
        return answers[0]


def _client(settings: Settings, tls: ssl.SSLContext, *, keep_alive: bool) -> httpx.AsyncClient:
    kept = _MOST_CONNECTIONS if keep_alive else 0
    return httpx.AsyncClient(
        verify=tls,
        headers={"User-Agent": settings.agent, "Accept-Encoding": ENCODINGS},
        timeout=httpx.Timeout(15.0, connect=_CONNECT_SECONDS),
        limits=httpx.Limits(max_connections=_MOST_CONNECTIONS, max_keepalive_connections=kept),
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
    )


def _build(client: httpx.AsyncClient, request: Request, url: httpx.URL) -> httpx.Request:
    headers = {"Accept": request.accept}
    if request.json:
        headers["Content-Type"] = "application/json"
        return client.build_request("POST", url, content=request.json.encode(), headers=headers)
    if request.form is not None:
        return client.build_request("POST", url, data=dict(request.form), headers=headers)
    return client.build_request("GET", url, headers=headers)


def _page_url(address: str) -> httpx.URL:
    try:
        return _checked(httpx.URL(address))
    except (httpx.InvalidURL, ValueError):
        raise Failure(Reason.NOT_ASKED, "the address cannot be read") from None


def _checked(url: httpx.URL) -> httpx.URL:
    """Let only addresses of the web pass, without credentials and fragment."""
    if url.scheme not in _WEB or not url.host:
        raise Failure(Reason.NOT_ASKED, "only pages of the web are fetched")
    return url.copy_with(username=None, password=None, fragment=None)


def _target(response: httpx.Response, url: httpx.URL) -> httpx.URL | None:
    """Say where a redirect leads; `None` for an answer that is none."""
    location = response.headers.get("location", "")
    if response.status_code not in _MOVED or not location:
        return None
    try:
        return _checked(url.join(location))
    except (httpx.InvalidURL, ValueError):
        raise Failure(Reason.MALFORMED, "it leads to what is no address") from None


async def _answer(response: httpx.Response, url: httpx.URL, size: int, hops: int) -> Answer:
    headers: Mapping[str, str] = {name.lower(): value for name, value in response.headers.items()}
    encoding = headers.get("content-encoding", "")
    body, is_cut = await read_body(response.aiter_raw(), encoding, size)
    return Answer(response.status_code, headers, body, str(url), is_cut, hops)


def _failure(error: Exception) -> Failure:
    """Say in words what went wrong; the library's own words may hold addresses."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Failure(Reason.UNREACHABLE, "its certificate cannot be trusted")
        if isinstance(cause, ssl.SSLError):
            return Failure(Reason.UNREACHABLE, "no secure connection", again=True)
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx.ConnectError):
        return Failure(Reason.UNREACHABLE, "no connection", again=True)
    if isinstance(error, httpx.TransportError):
        return Failure(Reason.UNREACHABLE, "the connection broke off", again=True)
    return malformed("the answer cannot be read")
