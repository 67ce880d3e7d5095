"""Which machines a link may lead our requests to: those of the public internet, and none inside the network that we ask from."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Ip = IPv4Address | IPv6Address
Resolve = Callable[[str, int], list[Ip]]

_NAT64 = IPv6Network("64:ff9b::/96")
_INSIDE_CLOUDS = frozenset({ip_address("168.63.129.16")})
"""Addresses in public ranges that lead to a machine's own host: Azure's wire server."""


class NotPublicError(Exception):
    """A host that leads to a machine that is not on the public internet."""


def resolve(host: str, port: int) -> list[Ip]:
    """Return the addresses of a host, each once, as the system knows them; raise OSError where there is none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [
        ip_address(address) for address in dict.fromkeys(str(each[4][0]).partition("%")[0] for each in found)
    ]


def is_public(address: Ip) -> bool:
    """Whether an address is on the public internet, and so is each address that it stands for (mapped, 6to4, Teredo, NAT64)."""
    return (
        address.is_global
        and not address.is_multicast
        and address not in _INSIDE_CLOUDS
        and all(map(is_public, _carried(address)))
    )


def _carried(address: Ip) -> list[IPv4Address]:
    if isinstance(address, IPv4Address):
        return []
    carried = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in _NAT64:
        carried.append(IPv4Address(int(address) & 0xFFFFFFFF))
    return [one for one in carried if one]
