"""Which addresses of the network a page may be fetched from.

An article is untrusted: a reference to `http://169.254.169.254/` must not make the machine it is
checked on ask its own network. The name is looked up here, every answer is judged, and the
connection goes to an address that was judged, so that a second look-up cannot give another.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket

from citeaudit.evidence.exchange import Failure
from citeaudit.evidence.facts import Reason

PRIVATE = "the address lies in a private network"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_NO_SUCH_NAME = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))


class NoSuchHost(Failure):
    """The name system says that there is no such host."""


class Guard:
    """Looks names up and refuses what is not public.

    Attributes:
        found_any: A name was found in this run: that another is not found means something.
    """

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        self.found_any = False

    async def addresses(self, host: str, port: int) -> list[str]:
        """Look up a host.

        Returns:
            Its addresses, as numbers, in the system's order.

        Raises:
            NoSuchHost: There is none.
            Failure: The look-up failed, or one of its addresses is not public.
        """
        found = await self._look_up(host, port)
        self.found_any = True
        if not self._allow_private and not all(map(is_public, found)):
            raise Failure(Reason.NOT_ASKED, PRIVATE)
        return found

    async def _look_up(self, host: str, port: int) -> list[str]:
        loop = asyncio.get_running_loop()
        try:
            answers = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except socket.gaierror as error:
            if error.errno in _NO_SUCH_NAME:
                raise NoSuchHost(Reason.UNREACHABLE, "there is no such host") from None
            raise Failure(Reason.UNREACHABLE, "the host's name was not found", again=True) from None
        except (OSError, UnicodeError):
            raise Failure(Reason.UNREACHABLE, "the host's name cannot be looked up") from None
        return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


def is_public(address: str) -> bool:
    """Whether an address, written in numbers, belongs to the public network."""
    try:
        number = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(number, ipaddress.IPv6Address):
        inner = _inside(number)
        if inner is not None:
            number = inner
    return number.is_global and not number.is_multicast


def _inside(number: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Give the IPv4 address that an IPv6 address stands for."""
    if number in _NAT64:
        return ipaddress.IPv4Address(int(number) & 0xFFFFFFFF)
    return number.ipv4_mapped or number.sixtofour
