"""The emulated services as a site configures them."""

from __future__ import annotations

from typing import Any

from tests.emulator.client import EmulatorClient

_BACKENDS: dict[str, tuple[str, dict[str, Any]]] = {
    "runware": ("runware.RunwareProvider", {"delivery_method": "async"}),
    "wavespeed": ("wavespeed.WaveSpeedProvider", {"rate": "", "concurrency": 0}),
    "scenario": ("scenario.ScenarioProvider", {"api_secret": "half", "project_id": "slow"}),
    "moondream": ("moondream.MoondreamProvider", {"rate": ""}),
    "openai": ("openai.OpenAICompatibleProvider", {"model": "gpt-x"}),
}
SERVICES = tuple(_BACKENDS)
#: Those that answer later, as they are configured here.
LATER = ("runware", "wavespeed", "scenario")


def backend(emulator: EmulatorClient, name: str, **options: Any) -> dict[str, Any]:
    """That service in AUTOCAPTION["PROVIDERS"]."""
    dotted, own = _BACKENDS[name]
    options = {"api_key": "key", "base_url": emulator.base_url(name), "timeout": 5, **own, **options}
    return {"BACKEND": f"django_autocaption.providers.{dotted}", "OPTIONS": options}
