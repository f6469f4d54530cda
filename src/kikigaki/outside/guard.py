"""Which hosts may be asked: public ones, by every address that a name stands for.

Whoever names a private address in a note wants somebody else's machine to open it: server-side
request forgery. The address that was judged is the one that is connected to, so that a name cannot
change its mind in between.
"""

import ipaddress
import socket
from ipaddress import IPv4Address, IPv6Address
from typing import TypeAlias

IP: TypeAlias = IPv4Address | IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class UnsafeError(Exception):
    """An address that must not be asked; the message says why."""


def resolve(host: str, port: int, *, private: bool = False) -> str:
    """The IP address to connect to.

    Raises:
        UnsafeError: it is not a public one, and ``private`` ones are not allowed.
        OSError: the name stands for nothing.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    allowed = (one for one in addresses if private or is_public(ipaddress.ip_address(one)))
    chosen = next(allowed, None)
    if chosen is None:
        raise UnsafeError("not a public host")
    return chosen


def is_public(address: IP) -> bool:
    """Whether anybody can reach it, also through the address that another one carries."""
    inner = _carried(address)
    return address.is_global and not address.is_multicast and (inner is None or is_public(inner))


def _carried(address: IP) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
