"""Which addresses are on the public internet."""

from __future__ import annotations

import asyncio
from ipaddress import ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.providers.http.addresses import LOOPBACK, PRIVATE, look_up, may_be_reached

PUBLIC = [
    "8.8.8.8",
    "1.1.1.1",
    "93.184.215.14",
    "2606:4700::1111",
    "2a00:1450:4001::1",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
]
NOT_PUBLIC = {
    "this machine": ["127.0.0.1", "127.255.255.254", "::1", "0.0.0.0", "::", "::ffff:127.0.0.1", "::7f00:1"],
    "private": ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fd00::1", "fc00::1", "fec0::1"],
    "carrier": ["100.64.0.1", "100.127.255.255", "100.100.100.200"],
    "link-local and metadata": [
        "169.254.169.254",
        "169.254.0.1",
        "fe80::1",
        "fd00:ec2::254",
        "192.0.0.192",
        "168.63.129.16",
    ],
    "wrapped": ["::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::"],
    "tunnels": ["2001::1", "2002:808:808::1", "192.88.99.1"],
    "multicast": ["224.0.0.1", "239.255.255.250", "ff02::1", "ff0e::1"],
    "reserved and documentation": ["240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "2001:db8::1", "3fff::1"],
    "zones": ["fe80::1%eth0", "2606:4700::1%1"],
    "no address": ["", "localhost", "8.8.8.8.", "8.8.8", "0x8.8.8.8", "134744072", "08.8.8.8"],
}


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert may_be_reached(address)


@pytest.mark.parametrize("address", [address for group in NOT_PUBLIC.values() for address in group])
def test_not_public(address: str) -> None:
    assert not may_be_reached(address)


@given(st.ip_addresses(v=4), st.sampled_from(["::ffff:{}", "64:ff9b::{}"]))
def test_an_ipv4_address_inside_another_is_judged_alike(address: object, wrapped: str) -> None:
    assert may_be_reached(wrapped.format(address)) == may_be_reached(str(address))


def test_a_network_can_be_allowed() -> None:
    office = [ip_network("10.1.0.0/16")]
    assert may_be_reached("10.1.2.3", office)
    assert may_be_reached("::ffff:10.1.2.3", office)
    assert not may_be_reached("10.2.0.1", office)


def test_metadata_is_never_among_what_a_flag_allows() -> None:
    for address in ("169.254.169.254", "fe80::1", "100.100.100.200", "0.0.0.0", "fd00:ec2::254", "fd20:ce::254"):
        assert not may_be_reached(address, PRIVATE)
    assert may_be_reached("fd00:ec3::254", PRIVATE)
    assert may_be_reached("192.168.0.1", PRIVATE)
    assert not may_be_reached("192.168.0.1", LOOPBACK)


@pytest.mark.parametrize("address", ["169.254.169.254", "fd00:ec2::254", "100.100.100.200"])
def test_metadata_is_reached_where_a_site_names_it_and_nothing_else(address: str) -> None:
    wide = "::/0" if ":" in address else "0.0.0.0/0"
    assert not may_be_reached(address, [ip_network(wide)])
    assert may_be_reached(address, [ip_network(wide), ip_network(address)])


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "127.0.0.1", "localhost"])
def test_however_this_machine_is_written_it_is_known_by_its_address(host: str) -> None:
    addresses = asyncio.run(look_up(host, 80))
    assert addresses
    assert not any(map(may_be_reached, addresses))
    assert all(may_be_reached(address, LOOPBACK) for address in addresses)
