"""One provider of each kind: what it makes knowable decides what a fault may cost."""

from __future__ import annotations

from collections import Counter
from typing import Any

from tests.emulator.client import EmulatorClient

#: runware knows its requests again; wavespeed is never asked twice by itself; moondream forgets, and is asked once more
#: after an unknown outcome, unless the site is careful.
SERVICES = ("runware", "wavespeed", "moondream", "careful")
_HOUSE = "django_autocaption.providers"


def providers(emulator: EmulatorClient, default: str = "runware") -> dict[str, Any]:
    """AUTOCAPTION["PROVIDERS"] with these aliases, and ``default``."""
    configured = {
        "runware": _provider(emulator, "runware", "runware.RunwareProvider", model="runware:152@2"),
        "wavespeed": _provider(emulator, "wavespeed", "wavespeed.WaveSpeedProvider", enable_sync_mode=True),
        "moondream": _provider(emulator, "moondream", "moondream.MoondreamProvider"),
        "careful": _provider(emulator, "moondream-station", "moondream.MoondreamProvider", retry_unknown=False),
    }
    return {**configured, "default": configured[default]}


def _provider(emulator: EmulatorClient, service: str, backend: str, **options: Any) -> dict[str, Any]:
    base = {"api_key": "test-key", "base_url": emulator.base_url(service)}
    return {"BACKEND": f"{_HOUSE}.{backend}", "OPTIONS": {**base, **options}}


def billed(emulator: EmulatorClient) -> dict[str, int]:
    """How many requests each provider was paid for."""
    paid = Counter(entry["service"] for entry in emulator.ledger(task="caption", billed=True))
    return {"careful" if service == "moondream-station" else service: count for service, count in paid.items()}
