"""A stand-in for the captioning services, as a process on this machine: real HTTP, words made up from the pixels."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from album.demo import once_more

REPOSITORY = Path(__file__).resolve().parents[3]
_CLASSES = {
    "runware": "RunwareProvider",
    "wavespeed": "WaveSpeedProvider",
    "scenario": "ScenarioProvider",
    "moondream": "MoondreamProvider",
    "openai": "OpenAICompatibleProvider",
    "anthropic": "AnthropicProvider",
    "gemini": "GeminiProvider",
}
SERVICES = tuple(_CLASSES)
#: What a service needs beside a key and an address.
_OWN: dict[str, dict[str, Any]] = {
    "scenario": {"api_secret": "emulated-secret"},
    "openai": {"model": "gpt-4o-mini"},
    "anthropic": {"model": "claude-haiku-4-5"},
    "gemini": {"model": "gemini-2.5-flash"},
}


def run_demo(service: str, arguments: Sequence[str]) -> int:
    """Run the demo once more, as a process that asks the emulated service. Returns its exit status."""
    with _running() as addresses:
        # The emulator has no quota: WaveSpeed's own would have the demo take two minutes.
        options = {"api_key": "emulated-key", "base_url": addresses[service], "rate": "", "concurrency": 0}
        backend = f"django_autocaption.providers.{service}.{_CLASSES[service]}"
        entry = {"BACKEND": backend, "OPTIONS": options | _OWN.get(service, {})}
        return once_more.run(f"emulated-{service}", entry, arguments, emulated=True)


@contextmanager
def _running() -> Iterator[dict[str, str]]:
    """Address of each emulated service while the block runs."""
    command = [sys.executable, "-m", "tests.emulator"]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            if not line:
                raise CommandError("The emulator did not start; it needs the repository and the package uvicorn.")
            yield json.loads(line)["services"]
        finally:
            process.kill()
