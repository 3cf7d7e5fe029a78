from __future__ import annotations

import asyncio
import socket
from typing import Any

import pytest

from django_autocaption.exceptions import ErrorKind
from django_autocaption.providers.http import Timeouts, clients, send
from tests.emulator.scripted import reply, served
from tests.providers.conftest import Run
from tests.providers.http.calls import failure, get


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
