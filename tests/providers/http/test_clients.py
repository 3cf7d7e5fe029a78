from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from django_autocaption.providers import http
from django_autocaption.providers.http import Timeouts, clients, send
from tests.emulator.scripted import canned, reply, served
from tests.providers.conftest import Run
from tests.providers.http.calls import get


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


def test_an_idle_process_keeps_no_connection_that_the_server_has_closed(
    run: Run[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clients, "KEEPALIVE_SECONDS", 2)
    count = 64

    async def story() -> None:
        all_here = asyncio.Barrier(count)
        tired = asyncio.Event()

        async def answer(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await all_here.wait()
            writer.write(reply(b"{}"))
            await tired.wait()
            writer.close()

        async with served(answer) as url:
            port = urlsplit(url).port or 0
            await asyncio.gather(*(send(get(url), Timeouts(total=20)) for _ in range(count)))
            tired.set()
            async with asyncio.timeout(1):
                while half_closed(port) < count:
                    await asyncio.sleep(0.01)
            async with asyncio.timeout(5):  # and nobody asks for anything
                while half_closed(port):
                    await asyncio.sleep(0.05)

    run(story())


def half_closed(port: int) -> int:
    """Connections of this machine to that port which the other side has ended and this one has not (CLOSE_WAIT);
    https://www.kernel.org/doc/html/latest/networking/proc_net_tcp.html"""
    lines = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return sum(line[2].endswith(f":{port:04X}") and line[3] == "08" for line in lines)


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
