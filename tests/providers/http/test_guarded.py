"""Fetching what somebody named: real sockets, and resolvers that tell lies."""

from __future__ import annotations

import asyncio
import gzip
from ipaddress import ip_network
from typing import Any
from urllib.parse import urlsplit

import pytest

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.providers.http import LOOPBACK, PRIVATE_ADDRESS, Call, Reply, Timeouts, fetch
from tests.emulator.scripted import canned, reply, served
from tests.providers.conftest import Run
from tests.providers.http.conftest import Certified
from tests.watch import Watch

HERE = [ip_network("127.0.0.1/32")]
SECRET_SERVICES = ["127.0.0.1", "10.0.0.1", "169.254.169.254", "100.64.0.1", "::1", "::ffff:127.0.0.1", "0.0.0.0"]


class Resolver:
    """Gives one list of addresses after another, the last one for ever, and remembers what it was asked."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers, self.asked = list(answers), list[tuple[str, int]]()

    async def __call__(self, host: str, port: int) -> list[str]:
        self.asked.append((host, port))
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def port_of(url: str) -> int:
    return urlsplit(url).port or 0


async def got(url: str, resolve: Resolver | None = None, **more: Any) -> Reply:
    """What ``fetch`` gives; nothing but 127.0.0.1 is allowed, unless the test says otherwise."""
    options: dict[str, Any] = {"networks": HERE, **more}
    if resolve is not None:
        options["resolve"] = resolve
    return await fetch(Call(method="GET", url=url), options.pop("timeouts", Timeouts(total=10)), **options)


async def failure(url: str, resolve: Resolver | None = None, **more: Any) -> ProviderError:
    with pytest.raises(ProviderError) as caught:
        await got(url, resolve, **more)
    return caught.value


# -- where the connection goes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", SECRET_SERVICES)
def test_a_host_that_is_not_public_is_not_asked(run: Run[Any], address: str) -> None:
    seen: list[bytes] = []

    async def story() -> None:
        async with served(canned(reply(b"keys"), seen=seen)) as url:
            name = f"http://cloud.example:{port_of(url)}/"
            for resolver in (Resolver([address]), Resolver(["8.8.8.8", address])):
                error = await failure(name, resolver, networks=())
                assert (error.kind, error.code) == (ErrorKind.VALIDATION, PRIVATE_ADDRESS)
                assert "cloud.example" in error.message
                assert "ALLOW_NETWORKS" in error.message

    run(story())
    assert seen == []


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "localhost.", "2130706433", "0x7f.1", "0177.0.0.1", "[::ffff:127.0.0.1]", "127.1"],
)
def test_this_machine_is_refused_however_it_is_written(run: Run[Any], host: str) -> None:
    seen: list[bytes] = []

    async def story() -> None:
        async with served(canned(reply(b"keys"), seen=seen)) as url:
            error = await failure(f"http://{host}:{port_of(url)}/", networks=())
            # Some resolvers do not know "localhost.", and the parser refuses numbers that look like an IPv4 address.
            assert error.code == PRIVATE_ADDRESS or host in ("localhost.", "127.0.0.1.", "0177.0.0.1")
            assert (await got(f"http://127.0.0.1:{port_of(url)}/", networks=(), named=LOOPBACK)).body == b"keys"

    run(story())
    assert len(seen) == 1


def test_a_name_is_looked_up_once_and_the_connection_goes_to_what_was_checked(run: Run[Any]) -> None:
    seen: list[bytes] = []
    rebinding = Resolver(["127.0.0.1"], ["10.0.0.1"])

    async def story() -> None:
        async with served(canned(reply(b"fine"), seen=seen)) as url:
            # "rebind.invalid" resolves nowhere, so whoever looked it up a second time would fail.
            assert (await got(f"http://rebind.invalid:{port_of(url)}/a?b=c", rebinding)).body == b"fine"
            assert rebinding.asked == [("rebind.invalid", port_of(url))]
            assert f"host: rebind.invalid:{port_of(url)}\r\n".encode() in seen[0].lower()
            assert seen[0].startswith(b"GET /a?b=c ")
            assert (await failure(f"http://rebind.invalid:{port_of(url)}/", rebinding)).code == PRIVATE_ADDRESS

    run(story())
    assert len(seen) == 1


def test_a_redirect_is_looked_up_and_checked_anew(run: Run[Any]) -> None:
    seen: list[bytes] = []

    async def story() -> None:
        async with served(canned(reply(b"", 302, Location="/again"), seen=seen)) as url:
            rebinding = Resolver(["127.0.0.1"], ["127.0.0.1"], ["169.254.169.254"])
            error = await failure(f"http://rebind.invalid:{port_of(url)}/", rebinding)
            assert "redirects to rebind.invalid" in error.message

    run(story())
    assert len(seen) == 2


@pytest.mark.parametrize(
    "location", ["http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "//[::1]/", "http://127.0.0.2:1/"]
)
def test_a_redirect_into_a_private_network_is_not_followed(run: Run[Any], location: str) -> None:
    async def story() -> None:
        async with served(canned(reply(b"", 307, Location=location))) as url:
            error = await failure(f"http://127.0.0.1:{port_of(url)}/")
            assert error.kind is ErrorKind.VALIDATION
            assert "not on the public internet" in error.message
            assert "latest" not in error.message

    run(story())


def test_what_is_allowed_for_the_host_that_was_named_is_not_for_another(run: Run[Any]) -> None:
    seen: list[bytes] = []
    same = Resolver(["127.0.0.1"])

    async def story() -> None:
        async with served(canned(reply(b"other"), seen=seen)) as other:
            away = f"http://other.invalid:{port_of(other)}/"
            async with served(canned(reply(b"", 302, Location="/b"), reply(b"", 302, Location=away))) as url:
                error = await failure(f"http://named.invalid:{port_of(url)}/", same, networks=(), named=LOOPBACK)
                assert "redirects to other.invalid" in error.message

    run(story())
    assert seen == []


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "gopher://127.0.0.1/", "http://", "http://[::1", "http://a:0/"]
)
def test_a_redirect_to_something_else_than_http_is_not_followed(run: Run[Any], location: str) -> None:
    async def story() -> None:
        async with served(canned(reply(b"", 302, Location=location))) as url:
            assert (await failure(url)).kind in (ErrorKind.VALIDATION, ErrorKind.SERVER)

    run(story())


def test_redirects_end(run: Run[Any]) -> None:
    seen: list[bytes] = []

    async def story() -> None:
        async with served(canned(reply(b"", 302, Location="/"), seen=seen)) as url:
            assert "more than 3 times" in (await failure(url, redirects=3)).message
            assert len(seen) == 4
            assert (await got(url, redirects=0)).status == 302

    run(story())


@pytest.mark.parametrize("name", ["HTTP_PROXY", "ALL_PROXY"])
def test_no_proxy_of_the_environment_sees_the_name(run: Run[Any], name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    proxied: list[bytes] = []

    async def story() -> None:
        async with served(canned(reply(b"proxy"), seen=proxied)) as proxy, served(canned(reply(b"direct"))) as url:
            monkeypatch.setenv(name, proxy)
            assert (await got(f"http://named.invalid:{port_of(url)}/", Resolver(["127.0.0.1"]))).body == b"direct"

    run(story())
    assert proxied == []


def test_the_next_address_is_tried_where_one_does_not_answer(run: Run[Any]) -> None:
    async def story() -> None:
        async with served(canned(reply(b"fine"))) as url:
            both = Resolver(["::1", "127.0.0.1"])
            name = f"http://two.invalid:{port_of(url)}/"
            assert (await got(name, both, networks=LOOPBACK)).body == b"fine"

    run(story())


def test_a_name_that_nobody_knows(run: Run[Any]) -> None:
    error = run(failure("http://no-such-host.invalid/"))
    assert "could not be found" in error.message
    assert not error.outcome_unknown


def test_an_international_name_is_asked_for_in_its_ascii_form(run: Run[Any]) -> None:
    seen: list[bytes] = []
    resolver = Resolver(["127.0.0.1"])

    async def story() -> None:
        async with served(canned(reply(b"fine"), seen=seen)) as url:
            await got(f"http://bücher.invalid:{port_of(url)}/", resolver)

    run(story())
    assert resolver.asked[0][0] == "xn--bcher-kva.invalid"
    assert b"host: xn--bcher-kva.invalid:" in seen[0].lower()


@pytest.mark.parametrize("address", ["", "x", "ftp://a/", "http://", "http://１２７.０.０.１/", "http://a\x00b/"])
def test_what_is_no_address(run: Run[Any], address: str) -> None:
    error = run(failure(address))
    assert (error.kind, error.code) == (ErrorKind.VALIDATION, "")


# -- how much, and how long -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [reply(b" " * 2000), reply(gzip.compress(bytes(50_000_000), mtime=0), content_encoding="gzip")],
    ids=["body", "gzip bomb"],
)
def test_too_much_is_cut_off(run: Run[Any], raw: bytes) -> None:
    async def story() -> None:
        async with served(canned(raw)) as url:
            assert "more than 1000 bytes" in (await failure(url, max_bytes=1000)).message

    run(story())


@pytest.mark.timed
def test_the_whole_takes_no_longer_than_it_may(run: Run[Any]) -> None:
    async def drip(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n")
        for _ in range(100):
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.05)

    async def slow(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.15)
        writer.write(reply(b"", 302, Location="/"))

    async def story() -> None:
        for handler in (drip, slow):
            async with served(handler) as url:
                watch = Watch()
                error = await failure(url, timeouts=Timeouts(total=0.4), redirects=50)
                assert error.kind is ErrorKind.TIMEOUT
                assert watch.spent < 2

    run(story())


def test_a_resolver_that_hangs_is_given_up(run: Run[Any]) -> None:
    async def never(host: str, port: int) -> list[str]:
        await asyncio.sleep(60)
        return []

    error = run(failure("http://slow.invalid/", never, timeouts=Timeouts(total=0.2)))
    assert error.kind is ErrorKind.TIMEOUT


# -- whom the certificate is for --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("asked_for", "ok"), [("named.invalid", True), ("other.invalid", False)])
def test_the_certificate_is_checked_for_the_name(run: Run[Any], certified: Certified, asked_for: str, ok: bool) -> None:
    context = certified("named.invalid")
    names: list[str | None] = []
    context.sni_callback = lambda _socket, name, _context: names.append(name)

    async def story() -> None:
        async with served(canned(reply(b"fine")), context) as address:
            url = f"https://{asked_for}:{port_of(address)}/"
            if ok:
                assert (await got(url, Resolver(["127.0.0.1"]))).body == b"fine"
            else:
                message = (await failure(url, Resolver(["127.0.0.1"]))).message
                assert "does not trust the certificate of other.invalid" in message

    run(story())
    assert names == [asked_for]
