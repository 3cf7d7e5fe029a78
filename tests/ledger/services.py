"""The emulated services as a site configures them, and what they bill; without Django."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tests.emulator.client import EmulatorClient


@dataclass(frozen=True, kw_only=True)
class Service:
    """How one service is configured here, and what it bills."""

    backend: str
    unit: str
    """In which the site counts it."""
    price: str
    """What an answer usually costs, at most."""
    emulated: str
    options: dict[str, Any] = field(default_factory=dict)
    tells: bool = True
    """Its answers say what they cost."""


SERVICES = {
    "runware": Service(backend="runware.RunwareProvider", unit="USD", price="0.0013", emulated="runware"),
    "wavespeed": Service(
        backend="wavespeed.WaveSpeedProvider",
        unit="USD",
        price="0.005",
        emulated="wavespeed",
        options={"rate": "", "concurrency": 0},
        tells=False,
    ),
    "scenario": Service(
        backend="scenario.ScenarioProvider",
        unit="CU",
        price="0.25",
        emulated="scenario",
        options={"api_secret": "half"},
    ),
    "moondream": Service(
        backend="moondream.MoondreamProvider",
        unit="tokens",
        price="800",
        emulated="moondream",
        options={"rate": ""},
    ),
    "openai": Service(
        backend="openai.OpenAICompatibleProvider",
        unit="tokens",
        price="1190",
        emulated="openai",
        options={"model": "gpt-x"},
    ),
    "anthropic": Service(
        backend="anthropic.AnthropicProvider",
        unit="tokens",
        price="1190",
        emulated="anthropic",
        options={"model": "claude-x"},
    ),
    "gemini": Service(
        backend="gemini.GeminiProvider",
        unit="tokens",
        price="1490",
        emulated="gemini",
        options={"model": "thinks-x"},
    ),
}

#: Services that can answer later, with the options under which they do.
DEFERRED: dict[str, dict[str, Any]] = {
    "runware": {"delivery_method": "async"},
    "wavespeed": {},
    "scenario": {"project_id": "slow"},
}


def backend(emulator: EmulatorClient, name: str, **options: Any) -> dict[str, Any]:
    """That service in AUTOCAPTION["PROVIDERS"]."""
    service = SERVICES[name]
    return {
        "BACKEND": f"django_autocaption.providers.{service.backend}",
        "OPTIONS": {
            "api_key": "key",
            "base_url": emulator.base_url(service.emulated),
            "timeout": 5,
            **service.options,
            **options,
        },
    }


def cap(name: str, images: float, **more: Any) -> dict[str, Any]:
    """A budget for so many images of that service."""
    service = SERVICES[name]
    price = {} if service.tells else {"PRICE": service.price}
    return {"LIMIT": str(Decimal(service.price) * Decimal(str(images))), "UNIT": service.unit, **price, **more}
