"""Which addresses are on the public internet, and the addresses of a host, looked up once."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network
"""A network of either version of IP."""
Resolve = Callable[[str, int], Awaitable[list[str]]]
"""(host, port) → numeric addresses, the best first. Raises OSError where there are none."""

#: Networks of homes, offices and this machine.
PRIVATE: tuple[Network, ...] = tuple(
    map(ip_network, ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7"))
)
#: This machine.
LOOPBACK: tuple[Network, ...] = (ip_network("127.0.0.0/8"), ip_network("::1/128"))

#: Where clouds hand a machine its keys: link-local addresses, and what Amazon
#: (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html), Google
#: (https://cloud.google.com/compute/docs/metadata/querying-metadata) and Alibaba
#: (https://www.alibabacloud.com/help/en/ecs/user-guide/view-instance-metadata) took of private networks.
_METADATA: tuple[Network, ...] = tuple(
    map(ip_network, ("169.254.0.0/16", "fe80::/10", "fd00:ec2::/32", "fd20:ce::/64", "100.100.100.200/32"))
)
#: All that is global unicast; ``is_global`` alone also takes multicast, ``fec0::/10`` and ``::127.0.0.1`` for global.
_UNICAST = ip_network("2000::/3")
#: 6to4, which wraps any IPv4 address (RFC 7526 ended it), assignments that Python 3.11 still calls global, and the
#: address under which machines at Azure reach their host
#: (https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16).
_NOT_PUBLIC: tuple[Network, ...] = tuple(
    map(ip_network, ("2002::/16", "192.0.0.0/24", "192.88.99.0/24", "3fff::/20", "168.63.129.16/32"))
)
#: Addresses of IPv4 hosts on networks that have IPv6 only (https://www.rfc-editor.org/rfc/rfc6052#section-2.1).
_NAT64 = ip_network("64:ff9b::/96")


def may_be_reached(text: str, allowed: Iterable[Network] = ()) -> bool:
    """Whether the numeric address ``text`` is on the public internet, or in one of the networks ``allowed``.

    An IPv4 address inside an IPv6 one (``::ffff:10.0.0.1``, NAT64) is judged as what it is. False for what is no
    address, and for one with a zone (``fe80::1%eth0``). Where clouds keep keys is reached only by a network that names
    nothing else: one that merely spans it (``fc00::/7``) does not open it.
    """
    try:
        address = _plain(ip_address(text))
    except ValueError:
        return False
    if getattr(address, "scope_id", None):
        return False
    keys = next((network for network in _METADATA if address in network), None)
    if keys is not None:
        return any(address in network and _is_within(network, keys) for network in allowed)
    return _is_public(address) or any(address in network for network in allowed)


async def look_up(host: str, port: int) -> list[str]:
    """The addresses that this machine's resolver gives for ``host``; also for ``2130706433`` and ``0x7f.1``."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _plain(address: Address) -> Address:
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return address.ipv4_mapped
        if address in _NAT64:
            return IPv4Address(address.packed[-4:])
    return address


def _is_within(network: Network, other: Network) -> bool:
    if isinstance(network, IPv4Network):
        return isinstance(other, IPv4Network) and network.subnet_of(other)
    return isinstance(other, IPv6Network) and network.subnet_of(other)


def _is_public(address: Address) -> bool:
    if any(address in network for network in _NOT_PUBLIC):
        return False
    unicast = address in _UNICAST if isinstance(address, IPv6Address) else not address.is_multicast
    return unicast and address.is_global
