"""Start the emulator as a process and steer it; knows nothing of pytest, so a demo can use it too."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.request import ProxyHandler, Request, build_opener

ROOT = Path(__file__).resolve().parents[2]


class EmulatorClient:
    """A running emulator."""

    def __init__(self, url: str, services: dict[str, str]) -> None:
        self.url = url
        self.services = services
        self._open = build_opener(ProxyHandler({})).open

    def base_url(self, service: str) -> str:
        """What a provider's option ``base_url`` is set to."""
        return self.services[service]

    def fail(self, *kinds: str | dict[str, Any]) -> None:
        """Break the next exchanges, one kind each: a name, or ``{"kind": name, …}`` (see ``faults``)."""
        faults = [{"kind": kind} if isinstance(kind, str) else kind for kind in kinds]
        self._ask("POST", "/__faults__", {"next": faults})

    def mend(self) -> None:
        """Break no more exchanges."""
        self._ask("DELETE", "/__faults__")

    def wait(self, seconds: float) -> None:
        """Let every answer take so long from now on."""
        self._ask("POST", "/__faults__", {"latency": seconds})

    def allow(self, count: int, seconds: float) -> None:
        """Refuse what goes beyond so many requests in any so many seconds."""
        self._ask("POST", "/__faults__", {"quota": [count, seconds]})

    def ledger(self, **wanted: Any) -> list[dict[str, Any]]:
        """Every request that arrived and has these values: ``ledger(task="caption", billed=True)``."""
        entries: list[dict[str, Any]] = self._ask("GET", "/__ledger__")
        return [entry for entry in entries if all(entry[name] == value for name, value in wanted.items())]

    def asked_about(self) -> Counter[str]:
        """Image → how many requests for its words arrived."""
        return Counter(entry["image"] for entry in self.ledger(task="caption"))

    def bill(self, service: str) -> dict[str, Decimal]:
        """What that service has billed so far, by unit."""
        total: dict[str, Decimal] = {}
        for entry in self.ledger(service=service, billed=True):
            total[entry["unit"]] = total.get(entry["unit"], Decimal(0)) + Decimal(entry["price"])
        return total

    def reset(self) -> None:
        """Forget the ledger, faults, latency and every task."""
        self._ask("DELETE", "/__ledger__")

    def _ask(self, method: str, path: str, data: Any = None) -> Any:
        body = None if data is None else json.dumps(data).encode()
        with self._open(Request(self.url + path, data=body, method=method), timeout=10) as reply:
            return json.load(reply)


@contextmanager
def running(port: int = 0) -> Iterator[EmulatorClient]:
    """An emulator in a process of its own, ended on leaving."""
    command = [sys.executable, "-m", "tests.emulator", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            address = json.loads(process.stdout.readline())
            yield EmulatorClient(address["url"], address["services"])
        finally:
            process.kill()
