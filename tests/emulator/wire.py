"""What a service of the emulator gets and gives, and what is written down about it."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar, Protocol


@dataclass(frozen=True, kw_only=True)
class Received:
    """One request as it arrived; header names in lower case."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """Raises ValueError."""
        return json.loads(self.body)

    @property
    def is_look(self) -> bool:
        """It asks how something ordered earlier goes, and orders nothing."""
        return self.method == "GET" or b'"getResponse"' in self.body


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What goes back: JSON data, a status and headers."""

    body: Any
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    at_once: bool = False
    """Goes back before the work is done."""


@dataclass(kw_only=True)
class Entry:
    """One line of the ledger: a request that a service understood."""

    service: str
    task: str
    uuid: str = ""
    image: str = ""
    """sha256 of the decoded image."""
    model: str = ""
    prompt: str | None = None
    billed: bool = False
    price: str = ""
    """What it was billed, whatever the answer says; "" = nothing."""
    unit: str = ""
    answered: bool = False
    """The whole answer was handed to the connection."""
    user_agent: str = ""
    at: float = field(default_factory=time.time)


class Ledger:
    """Every request, in the order of arrival."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def enter(self, entry: Entry, image: bytes = b"") -> None:
        entry.image = hashlib.sha256(image).hexdigest() if image else ""
        self.entries.append(entry)

    def bill(self, entry: Entry, price: float, unit: str) -> None:
        """Enter that an entry's work is paid for."""
        entry.billed, entry.price, entry.unit = True, str(price), unit

    def as_json(self) -> list[dict[str, Any]]:
        return [asdict(entry) for entry in self.entries]


class Service(Protocol):
    """One emulated service; it lives under ``/<name>``."""

    name: ClassVar[str]
    base_path: ClassVar[str]
    """What follows the name in the address that a client is given: ``/v1``."""

    def answer(self, received: Received, ledger: Ledger, seconds: float, fault: Mapping[str, Any]) -> Answer:
        """Do the work, which takes ``seconds`` (the caller waits them out).

        ``fault`` is of a kind of the service's own, or nothing to it.
        """
        ...

    def reset(self) -> None:
        """Forget every task."""
        ...
