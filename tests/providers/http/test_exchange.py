from __future__ import annotations

import asyncio
import gzip
import logging
import socket
import threading
from typing import Any

import httpx
import pytest

from django_autocaption import __version__
from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.providers import http, request_sent
from django_autocaption.providers.http import Call, Timeouts, clients, send
from tests.emulator.scripted import canned, reply, served
from tests.providers.conftest import Run


def get(url: str, **more: Any) -> Call:
    return Call(method="GET", url=url, **more)


async def failure(call: Call, timeouts: Timeouts | None = None, **more: Any) -> ProviderError:
    with pytest.raises(ProviderError) as caught:
        await send(call, timeouts, **more)
    return caught.value


# -- what is sent and what comes back ---------------------------------------------------------------------------------


def test_an_answer_comes_whole_with_lower_case_headers(run: Run[Any]) -> None:
    async def story() -> None:
        async with served(canned(reply(b'{"a": 1}', 418, X_Thing="yes"))) as url:
            got = await send(get(url))
        assert (got.status, got.ok, got.headers["x-thing"], got.json()) == (418, False, "yes", {"a": 1})
        assert got.ms > 0

    run(story())


def test_the_request_says_who_asks_and_carries_its_query(run: Run[Any]) -> None:
    seen: list[bytes] = []

    async def story() -> None:
        async with served(canned(reply(b"{}"), seen=seen)) as url:
            await send(get(f"{url}/v1", params={"projectId": "a b"}, headers={"authorization": "Bearer k"}))

    run(story())
    head = seen[0].decode().lower()
    assert head.startswith("get /v1?projectid=a%20b ") or head.startswith("get /v1?projectid=a+b ")
    assert f"user-agent: django-autocaption/{__version__}\r\n" in head
    assert "authorization: bearer k\r\n" in head


def test_the_moment_at_which_a_request_leaves_is_told_once(run: Run[Any]) -> None:
    told: list[int] = []
    seen: list[bytes] = []

    async def story() -> None:
        async with served(canned(reply(b"{}"), seen=seen)) as url:
            with request_sent.heard_by(lambda: told.append(len(seen))):
                assert told == []
                await send(get(url))
                await send(get(url))
            await send(get(url))

    run(story())
    assert told == [0], "before the answer of the first"


def test_a_request_that_reached_nobody_did_not_leave(run: Run[Any]) -> None:
    told: list[bool] = []

    async def story() -> None:
        with request_sent.heard_by(lambda: told.append(True)):
            await failure(get("http://127.0.0.1:1/"))

    run(story())
    assert told == []


def test_redirects_are_not_followed_and_cookies_not_kept(run: Run[Any]) -> None:
    seen: list[bytes] = []

    async def story() -> None:
        async with served(canned(reply(b"", 302, Location="/other", Set_Cookie="a=b; Path=/"), seen=seen)) as url:
            assert (await send(get(url))).status == 302
            await send(get(url))

    run(story())
    assert len(seen) == 2
    assert b"cookie" not in seen[1].lower()


@pytest.mark.parametrize("encoding", ["gzip", "GZIP", "x-gzip"])
def test_a_compressed_answer_is_unpacked(run: Run[Any], encoding: str) -> None:
    async def story() -> None:
        async with served(canned(reply(gzip.compress(b"[1]", mtime=0), content_encoding=encoding))) as url:
            assert (await send(get(url))).json() == [1]

    run(story())


# -- answers that are too much or broken ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [
        reply(b" " * 1001),
        reply(gzip.compress(b" " * 1001, mtime=0), content_encoding="gzip"),
        reply(gzip.compress(b" " * 50_000_000, mtime=0), content_encoding="gzip"),
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n" + (b"200\r\n" + b" " * 512 + b"\r\n") * 2,
    ],
)
def test_an_answer_is_cut_off_at_the_cap_counted_decoded(run: Run[Any], raw: bytes) -> None:
    async def story() -> None:
        async with served(canned(raw)) as url:
            error = await failure(get(url), max_bytes=1000)
        assert error.kind is ErrorKind.PROTOCOL
        assert "answered more than 1000 bytes" in error.message
        assert error.outcome_unknown

    run(story())


@pytest.mark.parametrize("headers", [{"content_encoding": "br"}, {"content_encoding": "gzip"}])
def test_what_cannot_be_unpacked_is_a_protocol_error(run: Run[Any], headers: dict[str, str]) -> None:
    async def story() -> None:
        async with served(canned(reply(b"\x00\x01nonsense", 200, **headers))) as url:
            assert (await failure(get(url))).kind is ErrorKind.PROTOCOL

    run(story())


# -- no answer: was anything sent? ------------------------------------------------------------------------------------


def test_a_closed_port_is_a_server_error_with_nothing_sent(run: Run[Any]) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        error = run(failure(get(f"http://127.0.0.1:{unused.getsockname()[1]}")))
    assert (error.kind, error.retryable, error.outcome_unknown) == (ErrorKind.SERVER, True, False)
    assert error.message == "127.0.0.1 could not be reached; nothing was sent."


def test_a_host_that_takes_no_connection_in_time_got_nothing(run: Run[Any]) -> None:
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        waiting = [socket.socket() for _ in range(3)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(full.getsockname())
        url = f"http://127.0.0.1:{full.getsockname()[1]}"
        for timeouts in (Timeouts(connect=0.2), Timeouts(total=0.2)):
            error = run(failure(get(url), timeouts))
            assert (error.kind, error.retryable, error.outcome_unknown) == (ErrorKind.TIMEOUT, True, False)
        for one in waiting:
            one.close()


def test_a_request_that_finds_no_free_connection_was_not_sent(run: Run[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clients, "MAX_CONNECTIONS", 1)

    async def story() -> None:
        arrived = asyncio.Event()

        async def hang(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            arrived.set()
            await asyncio.sleep(0.5)
            writer.write(reply(b"{}"))

        async with served(hang) as url:
            first = asyncio.create_task(send(get(url)))
            await arrived.wait()
            error = await failure(get(url), Timeouts(pool=0.1))
            assert (error.kind, error.outcome_unknown) == (ErrorKind.TIMEOUT, False)
            assert (await first).ok

    run(story())


@pytest.mark.parametrize("timeouts", [Timeouts(read=0.2), Timeouts(total=0.2)])
def test_silence_after_sending_leaves_the_outcome_unknown(run: Run[Any], timeouts: Timeouts) -> None:
    async def story() -> None:
        async def hang(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await asyncio.sleep(5)

        async with served(hang) as url:
            error = await failure(get(url), timeouts)
        assert (error.kind, error.retryable, error.outcome_unknown) == (ErrorKind.TIMEOUT, True, True)

    run(story())


def test_an_answer_that_drips_for_ever_ends_at_the_total(run: Run[Any]) -> None:
    async def story() -> None:
        async def drip(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n")
            while True:
                writer.write(b" ")
                await writer.drain()
                await asyncio.sleep(0.02)

        async with served(drip) as url:
            error = await failure(get(url), Timeouts(total=0.3, read=5))
        assert (error.kind, error.outcome_unknown) == (ErrorKind.TIMEOUT, True)

    run(story())


@pytest.mark.parametrize("begun", [b"", b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{"])
def test_a_connection_that_breaks_after_sending_leaves_the_outcome_unknown(run: Run[Any], begun: bytes) -> None:
    async def story() -> None:
        async def hang_up(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            writer.write(begun)
            await writer.drain()
            raise ConnectionError

        async with served(hang_up) as url:
            error = await failure(get(url))
        assert (error.kind, error.retryable, error.outcome_unknown) == (ErrorKind.SERVER, True, True)

    run(story())


def test_a_proxy_that_hangs_has_passed_nothing_on(run: Run[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []

    async def story() -> None:
        async def hang(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            seen.append(head)
            await asyncio.sleep(5)

        async with served(hang) as proxy:
            monkeypatch.setenv("HTTPS_PROXY", proxy)
            error = await failure(get("https://api.example.com/v1"), Timeouts(read=0.2, connect=0.2))
        assert error.outcome_unknown is False

    run(story())
    assert seen[0].startswith(b"CONNECT api.example.com:443 ")


def test_a_proxy_that_cannot_be_used_is_told_without_its_password(
    run: Run[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", "gopher://me:pass-word@proxy")
    error = run(failure(get("http://127.0.0.1:1")))
    assert "ALL_PROXY" in str(error)
    assert "pass-word" not in repr(error)
    assert error.__context__ is None
    assert not error.retryable


# -- secrets ----------------------------------------------------------------------------------------------------------

SECRET = "top-very-secret-key"
SECRETIVE: dict[str, Any] = {
    "headers": {"authorization": f"Bearer {SECRET}"},
    "params": {"token": SECRET},
    "json": {"image": SECRET},
}


def test_no_error_leads_back_to_the_request(run: Run[Any]) -> None:
    async def story() -> None:
        async def hang_up(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            raise ConnectionError

        async with served(hang_up) as url:
            call = Call(method="POST", url=url, **SECRETIVE)
            errors = [
                await failure(call),
                await failure(call, Timeouts(total=0.000001)),
                await failure(Call(method="POST", url="http://127.0.0.1:1", **SECRETIVE)),
                await failure(Call(method="POST", url=url, headers={"authorization": f"Bearer {SECRET}\nx"})),
                await failure(Call(method="POST", url=url, headers={"authorization": f"{SECRET}é"})),
                await failure(Call(method="POST", url=url, json={"image": SECRET, "bad": object()})),
                await failure(Call(method="POST", url=url, json={"image": SECRET, "bad": float("nan")})),
            ]
        assert SECRET not in repr(call) + repr(Call(method="GET", url=f"https://me:{SECRET}@example.org/?key={SECRET}"))
        for error in errors:
            assert SECRET not in repr(error) + str(error)
            assert error.__context__ is None
            assert error.__cause__ is None
        assert not any(error.retryable or error.outcome_unknown for error in errors[3:])

    run(story())


def test_nothing_secret_is_logged_even_at_debug(run: Run[Any], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    async def story() -> None:
        answers = canned(reply(b"{}", 302, Location=f"http://x/?sig={SECRET}", Set_Cookie=SECRET))
        async with served(answers) as url:
            await send(Call(method="POST", url=url, **SECRETIVE))
            await failure(Call(method="POST", url=url, headers={"authorization": f"Bearer {SECRET}\nx"}))

    run(story())
    assert SECRET not in caplog.text
    assert "POST 127.0.0.1: HTTP 302" in caplog.text


def test_other_users_of_httpx_keep_their_log(run: Run[Any], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    async def story() -> None:
        async with served(canned(reply(b"{}"))) as url:
            await send(get(url))
            async with httpx.AsyncClient() as client:
                await client.get(f"{url}/theirs")

    run(story())
    assert [record.name for record in caplog.records] == ["httpx"]
    assert "/theirs" in caplog.text


# -- clients and loops ------------------------------------------------------------------------------------------------


def test_many_requests_are_in_flight_at_once(run: Run[Any]) -> None:
    count = 50

    async def story() -> None:
        all_here = asyncio.Barrier(count)

        async def together(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await all_here.wait()
            writer.write(reply(b"{}"))

        async with served(together) as url:
            replies = await asyncio.gather(*(send(get(url), Timeouts(total=20)) for _ in range(count)))
        assert all(one.ok for one in replies)

    run(story())


def test_connections_are_kept_for_the_next_request_until_closed(run: Run[Any]) -> None:
    async def story() -> None:
        connections: set[Any] = set()
        ended = asyncio.Event()

        async def handle(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            connections.add(writer)
            writer.write(reply(b"{}"))
            await writer.drain()
            if len(head) and b"/last" in head:
                assert await reader.read() == b""
                ended.set()

        async with served(handle) as url:
            await send(get(url))
            await send(get(f"{url}/last"))
            await http.aclose()
            await asyncio.wait_for(ended.wait(), 5)
        assert len(connections) == 1

    run(story())


def test_connections_that_nobody_needs_any_more_are_closed(run: Run[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clients, "KEEPALIVE_SECONDS", 0.2)

    async def story() -> None:
        both_here = asyncio.Barrier(2)
        closed = asyncio.Event()

        async def handle(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            if b"/together" in head:
                await both_here.wait()
            writer.write(reply(b"{}"))
            await writer.drain()
            if b"/together" in head and await reader.read() == b"":
                closed.set()

        async with served(handle) as url:
            await asyncio.gather(*(send(get(f"{url}/together")) for _ in range(2)))
            await asyncio.sleep(0.3)
            await send(get(f"{url}/later"))
            await asyncio.wait_for(closed.wait(), 5)

    run(story())


def test_every_event_loop_has_its_own_connections() -> None:
    async def story() -> None:
        async with served(canned(reply(b"{}"))) as url:
            assert (await send(get(url))).ok
            await http.aclose()

    threads = [threading.Thread(target=asyncio.run, args=(story(),)) for _ in range(3)]
    for thread in threads:
        thread.start()
    asyncio.run(story())
    asyncio.run(story())
    for thread in threads:
        thread.join()
