"""What the app costs a process that serves pages: memory, and processor time and imports when it starts."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from tests.benchmarks.result import Result, Scale, alternate
from tests.emulator.client import ROOT

MEGABYTES, SECONDS = 10, 0.4
#: Modules that are named.
SLOWEST = 3


def measure(scale: Scale) -> Iterator[Result]:
    """A site with Django's admin and Celery up to its first page, with the app and without it, a process each."""
    found: dict[str, list[dict[str, Any]]] = {"with": [], "without": []}

    def side(name: str) -> float:
        command = [sys.executable, "-m", "tests.benchmarks.bare.start", name]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        found[name].append(json.loads(done.stdout))
        return float(found[name][-1]["cpu"])

    alternate(lambda: side("with"), lambda: side("without"), rounds=1)  # writes the compiled files
    found = {"with": [], "without": []}
    ours, plain = alternate(lambda: side("with"), lambda: side("without"), rounds=scale.of(11, 1))
    megabytes = _median(found["with"], "mb") - _median(found["without"], "mb")
    modules = _median(found["with"], "modules") - _median(found["without"], "modules")
    unwanted = found["with"][0]["unwanted"]
    imported = {name: _imported(name) for name in ("with", "without")}
    more = {name: spent for name, spent in imported["with"].items() if name not in imported["without"]}
    slowest = sorted(more, key=lambda name: -more[name])[:SLOWEST]
    yield Result(
        name="the app in a web process",
        target=f"≤ {MEGABYTES} MB, ≤ {SECONDS} s of start-up CPU, no module of `pipeline/work`, no model library",
        measured=f"{megabytes:.1f} MB, {ours - plain:.2f} s, {len(unwanted)} such modules",
        met=megabytes <= MEGABYTES and ours - plain <= SECONDS and not unwanted,
        note=f"beside {_median(found['without'], 'mb'):.0f} MB and {plain:.2f} s of Django's admin and Celery;"
        f" {modules:.0f} modules more{': ' + ', '.join(unwanted[:5]) if unwanted else ''}, whose imports take"
        f" {sum(more.values()) / 1000:.0f} ms by -X importtime, the longest"
        f" {', '.join(f'{name} {more[name] / 1000:.0f} ms' for name in slowest)}",
    )


def _imported(name: str) -> dict[str, int]:
    """Microseconds that each module took to be imported, those apart that it imported in turn."""
    command = [sys.executable, "-X", "importtime", "-m", "tests.benchmarks.bare.start", name]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stderr
    lines = (line.removeprefix("import time:").split("|") for line in told.splitlines() if "import time:" in line)
    return {parts[2].strip(): int(parts[0]) for parts in lines if parts[0].strip().isdecimal()}


def _median(runs: list[dict[str, Any]], name: str) -> float:
    values = sorted(float(run[name]) for run in runs)
    return values[len(values) // 2]
