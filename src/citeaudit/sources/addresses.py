"""Addresses: what a written URL really points at, and what it only pretends to."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import can_ada

from citeaudit.sources.tables import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

# Longer than any browser or server takes; the rest of a longer one is not looked at.
MAX_LENGTH = 8_000
_MAX_UNWRAPS = 5
_WEB = ("http:", "https:", "ftp:")
# Markdown's escapes of punctuation, which stand in addresses copied from its source. A backslash
# before anything else is left: `https:\\evil.example\@nih.gov` must not turn into something else.
_ESCAPE = re.compile(r"\\([_()\[\]*~#&.+-])")
_BARE_HOST = re.compile(r"[^\s/?#@:]+\.[^\s/?#@:.]{2,}\.?(?=[/:?#]|$)")
_BARE_DOI = re.compile(r"10\.\d{4,9}/")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_EMBEDDED = re.compile(r"(?:https?:|ftp:)/{1,2}(?=\S)|(?<=/)www\.(?=\S)", re.IGNORECASE)
# Every web archive keeps its copies under a time stamp of fourteen digits.
_SNAPSHOT = re.compile(r"/\d{14}(?:[a-z]{2}_)?/(https?:/{1,2}.+)")
_IPV4 = re.compile(r"\d+\.\d+\.\d+\.\d+")
_PRIVATE = (
    "10.",
    "127.",
    "0.",
    "192.168.",
    "169.254.",
    "172.16.",
    "172.17.",
    "172.18.",
    "172.19.",
    "172.2",
    "172.30.",
    "172.31.",
)
# Label of a host that says: what stands before it is another host, reached through a library.
_PROXY = re.compile(
    r"(?:^|[.-])(?:ez|lib|web)?-?(?:proxy\d*|prox|vpn)(?=[.-])|\.idm\.oclc\.org$|\.remotexs\."
)


class Address(NamedTuple):
    """What is known of an address from its form alone.

    Attributes:
        url: Canonical: unwrapped, without trackers, fragment, credentials; empty if there is none.
        host: Lower case, without `www.` and a trailing dot; empty if there is none.
        path: As in `url`, percent-decoded where that is possible.
        query: As in `url`, with its `?`, percent-decoded; empty if there is none.
        carrier: Host of the archive, proxy or redirect it was unwrapped from; else empty.
        trouble: Why nothing can be told from it, in words; empty if it is an ordinary address.
    """

    url: str = ""
    host: str = ""
    path: str = ""
    query: str = ""
    carrier: str = ""
    trouble: str = ""


def read_address(written: str) -> Address:
    """Parse an address as a browser would, and look through redirects, archives and proxies.

    Args:
        written: An address as an author wrote it; anything may stand there.

    Returns:
        The address, with `trouble` set where it leads nowhere that could be known. Never raises.

    Cost: linear in the length, of which at most `MAX_LENGTH` characters are read.
    """
    parsed = _parse(written)
    if isinstance(parsed, str):
        return Address(trouble=parsed)
    carrier = ""
    for _ in range(_MAX_UNWRAPS):
        target = _unwrap(parsed)
        inner = _parse(target) if target else ""
        if isinstance(inner, str):
            break
        carrier = carrier or _host(parsed)
        parsed = inner
    return _address(parsed, carrier)


def tracking_parameters(url: str) -> tuple[str, ...]:
    """Names of the tracking parameters in an address, as written and in order.

    A text fragment (`#:~:text=`) counts, under the name `:~:text`.
    """
    parsed = _parse(url)
    if isinstance(parsed, str):
        return ()
    found = [name for name in _query_names(parsed.search) if is_tracker(name)]
    if ":~:text" in parsed.hash:
        found.append(":~:text")
    return tuple(dict.fromkeys(found))


def is_tracker(name: str) -> bool:
    """Whether a query parameter only says where the visitor came from."""
    names, stems = _trackers()
    lowered = name.lower()
    return lowered in names or lowered.startswith(stems)


def decode(text: str) -> str:
    """Percent-decode; broken sequences stay as they are or become replacement characters."""
    if "%" not in text:
        return text
    first, *rest = text.encode("utf-8", "replace").split(b"%")
    pieces = [first]
    for part in rest:
        value = _octets().get(part[:2])
        pieces += (b"%", part) if value is None else (value, part[2:])
    return b"".join(pieces).decode("utf-8", "replace")


def parents(host: str) -> Iterator[str]:
    """Yield the host and each domain it lies under, most specific first: `a.b.c`, `b.c`, `c`."""
    while host:
        yield host
        host = host.partition(".")[2]


def is_under(host: str, domain: str) -> bool:
    """Whether `host` is `domain` or lies under it, compared label by label."""
    return host == domain or host.endswith("." + domain)


def _parse(written: str) -> can_ada.URL | str:
    """Parse, or say why not."""
    text = written[:MAX_LENGTH].strip().strip("<>")
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    text = text.encode("utf-8", "replace").decode("utf-8")
    if not text:
        return "no address"
    if text[:4].lower() == "doi:":
        text = "https://doi.org/" + text[4:].strip()
    elif _BARE_DOI.match(text):
        text = "https://doi.org/" + text
    elif text.startswith("//"):
        text = "https:" + text
    elif _BARE_HOST.match(text):
        text = "https://" + text
    if not _SCHEME.match(text):
        return "not a complete web address"
    try:
        parsed = can_ada.parse(text)
    except (ValueError, TypeError):
        return "the address cannot be read"
    if parsed.protocol not in _WEB:
        return f"not a web address ({parsed.protocol[:20]})"
    return parsed if parsed.hostname else "the address names no host"


def _host(parsed: can_ada.URL) -> str:
    host: str = parsed.hostname.rstrip(".")
    return host.removeprefix("www.") if host.count(".") > 1 else host


def _address(parsed: can_ada.URL, carrier: str) -> Address:
    host = _host(parsed)
    target = _behind_proxy(host)
    if target:
        carrier = carrier or host
        host = target
    search = _without_trackers(parsed.search)
    port = f":{parsed.port}" if parsed.port else ""
    url = f"{parsed.protocol}//{host if target else parsed.hostname}{port}{parsed.pathname}{search}"
    return Address(
        url, host, decode(parsed.pathname), decode(search), carrier, _trouble(host, parsed.pathname)
    )


def _trouble(host: str, path: str) -> str:
    if host == "localhost" or host.endswith((".localhost", ".local", ".internal", ".test")):
        return "an address inside somebody's own network"
    if len(host) > 253:
        return "no host has so long a name"
    if host.startswith("["):
        return "a number instead of a host"
    if _IPV4.fullmatch(host):
        if host.startswith(_PRIVATE):
            return "an address inside somebody's own network"
        return "a number instead of a host"
    if "." not in host:
        return "an address inside somebody's own network"
    return ""


def _query_names(search: str) -> Iterator[str]:
    for part in search[1:].replace(";", "&").split("&"):
        if part:
            yield part.partition("=")[0]


def _without_trackers(search: str) -> str:
    """Cut trackers from a query; byte for byte as it was where it has none."""
    if not search:
        return ""
    parts = search[1:].split("&")
    kept = [part for part in parts if part and not is_tracker(part.partition("=")[0])]
    return "?" + "&".join(kept) if kept else ""


def _unwrap(parsed: can_ada.URL) -> str:
    """Give the address that this one only carries, or nothing."""
    host = _host(parsed)
    for domain in parents(host):
        for path, names in _wrappers().get(domain if domain == host else "." + domain, ()):
            if parsed.pathname.startswith(path):
                found = _carried(parsed, path, names)
                if found:
                    return found
    snapshot = _SNAPSHOT.search(parsed.pathname)
    if snapshot:
        return snapshot[1] + parsed.search
    if "login" in parsed.pathname and ("proxy" in host or "login.openathens" in host):
        return _carried(parsed, "", ("url", "qurl", "targetURL"))
    return ""


def _carried(parsed: can_ada.URL, path: str, names: tuple[str, ...]) -> str:
    if names == ("/",):
        rest = decode(parsed.pathname[len(path) :]) + parsed.search
        match = _EMBEDDED.search(rest)
        if match:
            # A path has its double slashes folded by some tools: `https:/example.org`.
            return re.sub(r"^(https?):/+", r"\1://", rest[match.start() :])
        return rest.lstrip("/") if path.endswith(("/s", "/c")) else ""
    pairs = (part.partition("=") for part in parsed.search[1:].split("&"))
    values = {name: value for name, _, value in reversed(list(pairs))}
    for name in names:
        value = decode(values.get(name, "").replace("+", " "))
        if _EMBEDDED.match(value):
            return value
    return ""


def _behind_proxy(host: str) -> str:
    """Find the publisher's host in the name of a library's proxy, or nothing.

    `www-nejm-org.proxy.lib.example.edu` and `0-www-ncbi-nlm-nih-gov.brum.beds.ac.uk` are what a
    university makes of `www.nejm.org` and `www.ncbi.nlm.nih.gov`. The name must lie under an
    academic domain or a proxy service: a shop can put any words before its own name.
    """
    first, _, rest = host.partition(".")
    if not _is_academic(rest):
        return ""
    if "-" not in first and not _PROXY.search(host):
        return ""
    if "-" in first and (_PROXY.search("." + rest) or first.startswith("0-") or "vpn" in rest):
        spelled = re.sub(r"-\d+(-s)?$", "", first.removeprefix("0-"))
        spelled = spelled.replace("--", "\0").replace("-", ".").replace("\0", "-")
        return spelled.removeprefix("www.") if "." in spelled else ""
    match = _PROXY.search(host)
    before = host[: match.start()] if match else ""
    return before.removeprefix("www.") if before.count(".") and before != first else ""


def _is_academic(domain: str) -> bool:
    return (
        domain.endswith((".edu", ".idm.oclc.org", ".remotexs.in", ".remotexs.co"))
        or domain == "idm.oclc.org"
        or ".edu." in domain + "."
        or ".ac." in "." + domain
    )


@cache
def _octets() -> dict[bytes, bytes]:
    return {
        (high + low).encode(): bytes.fromhex(high + low)
        for high in "0123456789abcdefABCDEF"
        for low in "0123456789abcdefABCDEF"
    }


@cache
def _trackers() -> tuple[frozenset[str], tuple[str, ...]]:
    names = list(lines("data/trackers.txt"))
    stems = tuple(name[:-1] for name in names if name.endswith("*"))
    return frozenset(name for name in names if not name.endswith("*")), stems


@cache
def _wrappers() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    table: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for line in lines("data/wrappers.txt"):
        where, *names = line.split()
        host, _, path = where.partition("/")
        table.setdefault(host, []).append(("/" + path, tuple(names)))
    return table
