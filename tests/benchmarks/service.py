"""``python -m tests.benchmarks.service SECONDS``: Runware's protocol at next to no cost: never the slow part.

The emulator checks each task and decodes each image, 2 ms of the processor that the workers are measured on. This
answers every caption after so many seconds, with words that the last 4,000 answers did not have, and tells on GET when
it answered.
"""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, product
from typing import Any
from urllib.request import ProxyHandler, build_opener

from tests.emulator.client import ROOT

_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
_UUID = re.compile(rb'"taskUUID":\s*"([^"]+)"')
_answered: list[float] = []
_COLOURS = ("brown", "red", "white", "green", "blue", "grey", "black", "yellow")
_THINGS = ("dog", "bridge", "table", "lamp", "house", "boat", "bicycle", "bowl")
_words = cycle(product(_COLOURS, _THINGS, _COLOURS, _THINGS))


class Connection(asyncio.Protocol):
    """One keep-alive connection; requests on it come one after the other."""

    def __init__(self, latency: float) -> None:
        self.latency, self.data = latency, bytearray()

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.data += data
        end = self.data.find(b"\r\n\r\n")
        if end < 0:
            return
        if self.data.startswith(b"GET"):
            self.respond(json.dumps(_answered).encode())
            return
        length = _LENGTH.search(self.data, 0, end)
        if length is None or len(self.data) < end + 4 + int(length[1]):
            return
        found = _UUID.search(self.data, max(end, len(self.data) - 200)) or _UUID.search(self.data, end)
        uuid = found[1].decode() if found else ""
        self.data.clear()
        answer = {
            "taskType": "imageCaption",
            "taskUUID": uuid,
            "text": "A {} {} beside a {} {}.".format(*next(_words)),
            "cost": 0.001,
        }
        asyncio.get_running_loop().call_later(self.latency, self.answer, json.dumps({"data": [answer]}).encode())

    def answer(self, body: bytes) -> None:
        _answered.append(time.time())
        self.respond(body)

    def respond(self, body: bytes) -> None:
        head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(body)
        self.transport.write(head + body)


class Service:
    """A running one."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/v1"

    def answered(self) -> list[float]:
        """When it answered captions, in seconds since the epoch."""
        with build_opener(ProxyHandler({})).open(self.url, timeout=10) as reply:
            times: list[float] = json.load(reply)
        return times


@contextmanager
def running(latency: float) -> Iterator[Service]:
    """The service in a process of its own, ended on leaving."""
    command = [sys.executable, "-m", "tests.benchmarks.service", str(latency)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield Service(int(process.stdout.readline()))
        finally:
            process.kill()


async def _serve(latency: float) -> None:
    server = await asyncio.get_running_loop().create_server(lambda: Connection(latency), "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(float(sys.argv[1])))
