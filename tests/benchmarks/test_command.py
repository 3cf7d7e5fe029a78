"""The command works; what it measures in a moment means nothing. ``pytest -m benchmark``"""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests import services
from tests.emulator.client import ROOT

pytestmark = [pytest.mark.benchmark, pytest.mark.services, pytest.mark.timeout(1800)]


def table(*lines: str) -> list[list[str]]:
    """The cells of each line that the command prints for these."""
    services.needs("postgres")
    command = [sys.executable, "-m", "tests.benchmarks", "--quick", "--rows", "2000", "--only", *lines]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    rows = [line.strip("| ").split(" | ") for line in done.stdout.splitlines() if line.startswith("| ")]
    assert rows.pop(0) == ["what", "target", "measured", "verdict"]
    return rows


def test_every_line_has_a_target_a_figure_and_a_verdict() -> None:
    rows = table("saving", "broker_down", "web_process", "preparation", "tags")
    assert len(rows) == 4 + 4 + 1 + 2 + 2
    assert {verdict for _what, _target, _measured, verdict in rows} <= {"met", "missed"}
    assert all(any(sign.isdigit() for sign in measured) for _what, _target, measured, _verdict in rows)


def test_pages_are_compared_on_both_databases() -> None:
    names = " ".join(row[0] for row in table("admin_pages"))
    assert "(postgresql)" in names
    assert "(sqlite)" in names
