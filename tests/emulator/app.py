"""Route a request to its service, break what is asked to break, keep the ledger."""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from tests.emulator import faults
from tests.emulator.anthropic import Anthropic
from tests.emulator.faults import Send
from tests.emulator.gemini import Gemini
from tests.emulator.moondream import Moondream, MoondreamStation
from tests.emulator.openai import OpenAI, OpenAILocal
from tests.emulator.rekognition import Rekognition
from tests.emulator.runware import Runware
from tests.emulator.scenario import Scenario
from tests.emulator.wavespeed import WaveSpeed
from tests.emulator.wire import Entry, Ledger, Received, Service

Receive = Callable[[], Awaitable[dict[str, Any]]]


class Emulator:
    """The ASGI application."""

    def __init__(self) -> None:
        services: tuple[Service, ...] = (
            Runware(),
            WaveSpeed(),
            Scenario(),
            Moondream(),
            MoondreamStation(),
            OpenAI(),
            OpenAILocal(),
            Anthropic(),
            Gemini(),
            Rekognition(),
        )
        self.services = {service.name: service for service in services}
        self.reset()

    def addresses(self, url: str) -> dict[str, str]:
        """Service → the ``base_url`` that its provider is given."""
        return {name: f"{url}/{name}{service.base_path}" for name, service in self.services.items()}

    def reset(self) -> None:
        self.ledger = Ledger()
        self.faults: deque[dict[str, Any]] = deque()
        self.latency = 0.0
        self.quota: tuple[int, float] | None = None
        self.served: deque[float] = deque()
        for service in self.services.values():
            service.reset()

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        received = await _read(scope, receive)
        if received.path.startswith("/__"):
            await self._control(received, send)
            return
        service = self.services.get(received.path.split("/")[1])
        if service is None:
            await faults.respond(send, 404, b'{"error": "no such service"}', {})
            return
        if received.method == "POST" and self._is_over_quota():
            self.ledger.enter(Entry(service=service.name, task="refused"))
            await faults.respond(send, 429, b'{"error": "Too many requests."}', {"retry-after": "1"})
            return
        fault = self._next_fault(received)
        if not await faults.before(send, fault):
            await self._serve(service, received, send, fault)

    async def _serve(self, service: Service, received: Received, send: Send, fault: dict[str, Any]) -> None:
        seconds = fault["seconds"] if fault.get("kind") == "slow" else self.latency
        known = len(self.ledger.entries)
        answer = service.answer(received, self.ledger, seconds, fault)
        entries = self.ledger.entries[known:]
        if seconds and not answer.at_once:
            await asyncio.sleep(seconds)
        body = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
        if not await faults.after(send, fault, answer.status, body):
            await faults.respond(send, answer.status, body, answer.headers)
            for entry in entries:
                entry.answered = True

    def _next_fault(self, received: Received) -> dict[str, Any]:
        """The first that is for this kind of exchange."""
        kind = "look" if received.is_look else "order"
        for fault in self.faults:
            if fault.get("on", kind) == kind:
                self.faults.remove(fault)
                return fault
        return {}

    def _is_over_quota(self) -> bool:
        """A window that slides: the strictest way to count."""
        if self.quota is None:
            return False
        count, seconds = self.quota
        now = time.monotonic()
        while self.served and self.served[0] <= now - seconds:
            self.served.popleft()
        if len(self.served) >= count:
            return True
        self.served.append(now)
        return False

    async def _control(self, received: Received, send: Send) -> None:
        reply: Any = {}
        match received.method, received.path:
            case "POST", "/__faults__":
                order = received.json()
                for fault in order.get("next", []):
                    self.faults.extend([fault] * fault.get("times", 1))
                self.latency = order.get("latency", self.latency)
                self.quota = order.get("quota", self.quota)
            case "DELETE", "/__faults__":
                self.faults.clear()
            case "GET", "/__ledger__":
                reply = self.ledger.as_json()
            case "DELETE", "/__ledger__":
                self.reset()
            case _:
                await faults.respond(send, 404, b"{}", {})
                return
        await faults.respond(send, 200, json.dumps(reply).encode(), {})


async def _read(scope: dict[str, Any], receive: Receive) -> Received:
    body = bytearray()
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return Received(
        method=scope["method"],
        path=scope["path"],
        query=scope["query_string"].decode("ascii"),
        headers={name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]},
        body=bytes(body),
    )
