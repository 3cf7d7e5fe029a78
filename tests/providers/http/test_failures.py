"""Who failed where no answer came: this machine, the proxy or the service. Real sockets, real certificates."""

from __future__ import annotations

import asyncio
import os
import socket
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.providers.http import Call, Timeouts, aclose, send
from tests.emulator.scripted import Handler, canned, reply, served
from tests.providers.conftest import Run
from tests.providers.http.conftest import Certified

NOBODY = "http://me:pass-word@127.0.0.1:1"
OPENED = b"HTTP/1.1 200 Connection established\r\n\r\n"


def get(url: str) -> Call:
    return Call(method="GET", url=url)


async def failure(call: Call, timeouts: Timeouts | None = None) -> ProviderError:
    with pytest.raises(ProviderError) as caught:
        await send(call, timeouts)
    error = caught.value
    assert not error.outcome_unknown
    assert error.__context__ is None
    assert "pass-word" not in repr(error)
    return error


def tunnel(peers: list[bytes] | None = None) -> Handler:
    """A proxy that opens a way to whatever it is asked for."""

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            writer.write(data)
        writer.close()

    async def handle(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host, _, port = head.split()[1].decode().partition(":")
        if peers is not None:
            peers.append(head)
        there, here = await asyncio.open_connection("127.0.0.1" if host == "localhost" else host, int(port))
        writer.write(OPENED)
        await asyncio.gather(pump(reader, here), pump(there, writer), return_exceptions=True)
        here.close()

    return handle


# -- encryption -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("certificate", "reason"),
    [
        ({"trusted": False}, "self-signed certificate"),
        ({"until": timedelta(hours=-1)}, "certificate has expired"),
        ({"name": "other.invalid"}, "IP address mismatch"),
    ],
    ids=["unknown authority", "expired", "another name"],
)
def test_a_certificate_that_this_machine_does_not_trust_is_named(
    run: Run[Any], certified: Certified, certificate: dict[str, Any], reason: str
) -> None:
    seen: list[bytes] = []

    async def story() -> None:
        async with served(canned(reply(b"{}"), seen=seen), certified(**certificate)) as url:
            error = await failure(get(url))
        assert error.message.startswith("This machine does not trust the certificate of 127.0.0.1 (")
        assert reason in error.message
        assert (error.kind, error.retryable) == (ErrorKind.SERVER, True)

    run(story())
    assert seen == []


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (reply(b"{}", 400), "No encrypted connection to 127.0.0.1 came about (wrong version number)"),
        (b"", "No encrypted connection to 127.0.0.1 came about ("),
        # A fatal alert, handshake_failure: https://www.rfc-editor.org/rfc/rfc8446#section-6
        (b"\x15\x03\x03\x00\x02\x02\x28", "127.0.0.1 refused the encrypted connection (sslv3 alert handshake"),
    ],
    ids=["plain HTTP", "hangs up", "refuses"],
)
def test_encryption_that_did_not_come_about_is_named(run: Run[Any], said: bytes, message: str) -> None:
    async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1000)
        writer.write(said)
        await writer.drain()
        writer.close()

    async def story() -> None:
        async with await asyncio.start_server(greet, "127.0.0.1", 0) as server:
            error = await failure(get(f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"))
        assert error.message.startswith(message)

    run(story())


def test_encryption_that_breaks_after_the_request_left_is_named(run: Run[Any], certified: Certified) -> None:
    context = certified()

    def answer(listening: socket.socket) -> None:
        with context.wrap_socket(listening.accept()[0], server_side=True) as connected:
            connected.recv(65536)
            with socket.socket(fileno=os.dup(connected.fileno())) as bare:
                bare.sendall(b"what is no record of TLS")

    async def story() -> None:
        with socket.create_server(("127.0.0.1", 0)) as listening:
            answered = asyncio.create_task(asyncio.to_thread(answer, listening))
            with pytest.raises(ProviderError) as caught:
                await send(get(f"https://127.0.0.1:{listening.getsockname()[1]}"))
            await answered
        await aclose()
        assert caught.value.message.startswith("The encrypted connection to 127.0.0.1 broke (")
        assert caught.value.outcome_unknown

    run(story())


def test_a_trusted_certificate_brings_the_answer(run: Run[Any], certified: Certified) -> None:
    async def story() -> None:
        async with served(canned(reply(b"[1]")), certified()) as url:
            assert (await send(get(url))).json() == [1]

    run(story())


# -- proxies ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("url", ["https://api.example.com/v1", "http://api.example.com/v1"])
def test_a_proxy_that_is_not_there_is_named_not_the_service(
    run: Run[Any], monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("ALL_PROXY", NOBODY)
    error = run(failure(get(url)))
    message = "The proxy 127.0.0.1 could not be reached or hung up; nothing was sent to api.example.com."
    assert (error.message, error.kind) == (message, ErrorKind.SERVER)


def test_a_proxy_that_hangs_has_passed_nothing_on(run: Run[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []

    async def story() -> None:
        async def hang(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            seen.append(head)
            await asyncio.sleep(5)

        async with served(hang) as proxy:
            monkeypatch.setenv("HTTPS_PROXY", proxy)
            error = await failure(get("https://api.example.com/v1"), Timeouts(read=0.2, connect=0.2))
        message = "The proxy 127.0.0.1 opened no way to api.example.com in time; nothing was sent."
        assert (error.message, error.kind) == (message, ErrorKind.TIMEOUT)

    run(story())
    assert seen[0].startswith(b"CONNECT api.example.com:443 ")


@pytest.mark.parametrize(
    ("status", "reason"), [("407 Proxy Authentication Required", "407"), ("403 Blocked by policy", "Blocked by policy")]
)
def test_a_proxy_that_refuses_is_the_one_that_did(
    run: Run[Any], monkeypatch: pytest.MonkeyPatch, status: str, reason: str
) -> None:
    async def story() -> None:
        async with served(canned(f"HTTP/1.1 {status}\r\ncontent-length: 0\r\n\r\n".encode())) as proxy:
            monkeypatch.setenv("HTTPS_PROXY", proxy)
            error = await failure(get("https://api.example.com/v1"))
        assert error.message.startswith("The proxy 127.0.0.1 did not let the request through to api.example.com (")
        assert reason in error.message

    run(story())


def test_a_proxy_that_wants_a_password_for_plain_http_is_not_taken_for_the_service(
    run: Run[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def story() -> None:
        async with served(canned(reply(b"<html>", 407))) as proxy:
            monkeypatch.setenv("HTTP_PROXY", proxy)
            error = await failure(get("http://api.example.com/v1"))
        assert error.message.startswith("The proxy before api.example.com wants a user name and password (HTTP 407)")

    run(story())


def test_behind_a_proxy_it_is_the_service_whose_certificate_is_not_trusted(
    run: Run[Any], monkeypatch: pytest.MonkeyPatch, certified: Certified
) -> None:
    asked: list[bytes] = []

    async def story() -> None:
        async with served(canned(reply(b"{}")), certified(trusted=False)) as url, served(tunnel(asked)) as proxy:
            monkeypatch.setenv("HTTPS_PROXY", proxy)
            error = await failure(get(f"https://localhost:{urlsplit(url).port}"))
        assert error.message.startswith("This machine does not trust the certificate of localhost (")

    run(story())
    assert len(asked) == 1


def test_a_proxy_whose_own_certificate_is_not_trusted_is_named(
    run: Run[Any], monkeypatch: pytest.MonkeyPatch, certified: Certified
) -> None:
    async def story() -> None:
        async with served(canned(OPENED), certified(trusted=False)) as proxy:
            monkeypatch.setenv("HTTPS_PROXY", proxy)
            error = await failure(get("https://api.example.com/v1"))
        assert error.message.startswith("This machine does not trust the certificate of 127.0.0.1 (")

    run(story())


def test_an_answer_comes_through_a_proxy(run: Run[Any], monkeypatch: pytest.MonkeyPatch, certified: Certified) -> None:
    async def story() -> None:
        async with served(canned(reply(b"[1]")), certified("localhost")) as url, served(tunnel()) as proxy:
            monkeypatch.setenv("HTTPS_PROXY", proxy)
            assert (await send(get(f"https://localhost:{urlsplit(url).port}"))).json() == [1]
            await aclose()
            await asyncio.sleep(0.05)  # the tunnel hears of it

    run(story())


def test_a_service_that_is_not_there_is_named_where_there_is_no_proxy(run: Run[Any]) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        error = run(failure(get(f"http://127.0.0.1:{unused.getsockname()[1]}")))
    assert error.message == "127.0.0.1 could not be reached; nothing was sent."


def test_a_proxy_that_cannot_be_used_is_told_without_its_password(
    run: Run[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", "gopher://me:pass-word@proxy")
    error = run(failure(get("http://127.0.0.1:1")))
    assert "ALL_PROXY" in str(error)
    assert "pass-word" not in repr(error)
    assert error.__context__ is None
    assert not error.retryable
