"""An HTTP server on the loopback that can misbehave as servers do."""

from __future__ import annotations

import gzip
import json
import socket
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import MappingProxyType
from typing import TYPE_CHECKING, Self
from urllib.parse import parse_qsl, unquote, urlsplit

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Mapping


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it arrived.

    Attributes:
        path: Percent-decoded, without the query.
        target: As it came, query included.
        query: Parameters of the address, and of a form in the body.
        at: When it came, in seconds of a clock that only runs on.
    """

    method: str
    path: str
    target: str
    query: Mapping[str, str]
    body: bytes
    headers: Mapping[str, str]
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer, and how it is sent.

    Attributes:
        delay: Seconds before anything is sent.
        drip: Seconds after each byte.
        cut: The connection ends in the middle of the body.
        hang_up: The connection ends before anything is sent.
    """

    body: bytes = b""
    status: int = 200
    kind: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    delay: float = 0.0
    drip: float = 0.0
    cut: bool = False
    hang_up: bool = False


def as_json(
    value: object, status: int = 200, headers: Mapping[str, str] = MappingProxyType({})
) -> Reply:
    return Reply(json.dumps(value).encode(), status, headers=headers)


def as_text(
    text: str,
    status: int = 200,
    kind: str = "text/plain",
    headers: Mapping[str, str] = MappingProxyType({}),
) -> Reply:
    return Reply(text.encode(), status, kind, headers)


def zipped(body: bytes, kind: str = "application/json") -> Reply:
    return Reply(gzip.compress(body), 200, kind, {"Content-Encoding": "gzip"})


class Server:
    """A server in a thread of its own; a context manager.

    Attributes:
        asked: The requests that came in.
    """

    def __init__(
        self,
        answer: Callable[[Asked], Reply],
        *,
        tls: ssl.SSLContext | None = None,
        host: str = "127.0.0.1",
    ) -> None:
        self.asked: list[Asked] = []
        self._lock = threading.Lock()
        self._server = _listener(host)((host, 0), self._handler(answer))
        self._server.daemon_threads = True
        if tls is not None:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        shown = f"[{host}]" if ":" in host else host
        self.port = self._server.server_address[1]
        self.address = f"{'https' if tls else 'http'}://{shown}:{self.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def close(self) -> None:
        """Give the port back, where nothing was served."""
        self._server.server_close()

    def _handler(self, answer: Callable[[Asked], Reply]) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def _serve(self) -> None:
                length = int(self.headers.get("Content-Length", "0"))
                headers = {name.lower(): value for name, value in self.headers.items()}
                asked = _asked(self.command, self.path, self.rfile.read(length), headers)
                with server._lock:
                    server.asked.append(asked)
                try:
                    self._send(answer(asked))
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            do_GET = do_POST = do_HEAD = _serve  # noqa: N815

            def _send(self, reply: Reply) -> None:
                time.sleep(reply.delay)
                if reply.hang_up:
                    self.close_connection = True
                    return
                self.send_response(reply.status)
                for name, value in reply.headers.items():
                    self.send_header(name, value)
                if reply.kind:
                    self.send_header("Content-Type", reply.kind)
                self.send_header("Content-Length", str(len(reply.body)))
                self.end_headers()
                body = reply.body[: len(reply.body) // 2] if reply.cut else reply.body
                if reply.cut:
                    self.close_connection = True
                if not reply.drip:
                    self.wfile.write(body)
                for at in range(len(body) if reply.drip else 0):
                    self.wfile.write(body[at : at + 1])
                    time.sleep(reply.drip)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        return Handler


def _listener(host: str) -> type[ThreadingHTTPServer]:
    class Listener(ThreadingHTTPServer):
        address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        request_queue_size = 64

        def handle_error(self, request: object, client_address: object) -> None:
            """Say nothing: clients that go away are what is tested."""

    return Listener


def _asked(method: str, target: str, body: bytes, headers: Mapping[str, str]) -> Asked:
    parts = urlsplit(target)
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    if "form-urlencoded" in headers.get("content-type", ""):
        query |= dict(parse_qsl(body.decode()))
    path = unquote(parts.path)
    return Asked(method, path, target, query, body, headers, time.monotonic())


def closed_port() -> int:
    """Give a port at which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
