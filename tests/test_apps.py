"""What starting a site does, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def started_with(broker: str) -> str:
    """What a site with that broker says once Django is set up: whether the Redis client is loaded."""
    code = (
        "import sys, tests; from celery import Celery; "
        f"app = Celery('site', broker={broker!r}, set_as_current=True); import django; django.setup(); "
        "print('kombu.transport.redis' in sys.modules)"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("broker", "loaded"),
    [("redis://127.0.0.1:1/0", "True"), ("memory://", "False"), ("nonsense://127.0.0.1", "False")],
)
def test_the_brokers_client_is_loaded_before_the_first_save_and_without_connecting(broker: str, loaded: str) -> None:
    assert started_with(broker) == loaded


def test_a_web_process_loads_no_workers_code_no_text_rules_and_no_models() -> None:
    command = [sys.executable, "-m", "tests.benchmarks.bare.start", "with"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["unwanted"], found["modules"] > 1000) == ([], True)
