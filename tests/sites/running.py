"""A site in a process of its own, since each has other apps: it runs a story and prints what came of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
#: That a story may take.
SECONDS = 600


def told_by(site: str, *packages: str, **environment: str) -> Any:
    """What ``tests.sites.<site>.story`` prints, as JSON; skips the test where one of the packages is missing."""
    for package in packages:
        if find_spec(package) is None:
            pytest.skip(f"{package} is not installed: tox -e sites")
    settings = {"DJANGO_SETTINGS_MODULE": f"tests.sites.{site}.settings", "PYTHONPATH": str(ROOT), **environment}
    command = [sys.executable, "-W", "ignore", "-m", f"tests.sites.{site}.story"]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **settings}, capture_output=True, text=True, timeout=SECONDS
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads(done.stdout.splitlines()[-1])
