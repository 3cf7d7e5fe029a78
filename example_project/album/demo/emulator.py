"""A stand-in for the captioning services, as a process on this machine: real HTTP, words made up from the pixels."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import CommandError

REPOSITORY = Path(__file__).resolve().parents[3]
#: Tells the settings which service to ask, and where; JSON.
VARIABLE = "PHOTOSITE_EMULATOR"
SERVICES = ("runware", "wavespeed", "scenario", "moondream", "openai", "anthropic", "gemini")


def run_demo(service: str, arguments: Sequence[str]) -> int:
    """Run the demo once more, as a process that asks the emulated service. Returns its exit status."""
    with _running() as addresses:
        emulated = json.dumps({"service": service, "base_url": addresses[service]})
        command = [sys.executable, sys.argv[0], "demo", *arguments]
        demo = subprocess.Popen(command, env={**os.environ, VARIABLE: emulated})
        try:
            return demo.wait()
        except BaseException:  # Ctrl-C reaches both; any other end is passed on
            demo.terminate()
            demo.wait()
            raise


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
