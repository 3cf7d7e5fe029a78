"""Hostile files through a real worker stay within their memory and end as rows should; good images beside them do not
notice. ``python -m tests.faults.hostile`` tries all of them, and their time. It measures memory, and is run by hand."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.emulator.client import ROOT
from tests.faults import servers

pytestmark = [pytest.mark.faults, pytest.mark.benchmark, pytest.mark.timeout(720)]

CHOSEN = (
    "JPEG of 40 MB behind its end",
    "TIFF of 5 million strip offsets of one byte",
    "TIFF of 12 million strip lengths",
    "WebP of 6 million empty alphas",
    "PNG of 88,000,000 × 1",
    "BMP of runs, 88,000,000 × 1",
    "AVIF that claims 88 megapixels",
    "JPEG whose XMP has entities",
    "SVG with entities",
)


def test_a_few() -> None:
    servers.Redis()  # skips where there is no redis-server
    command = [sys.executable, "-m", "tests.faults.hostile", "--busy", "--only", *CHOSEN]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=220, check=False)
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    assert done.stdout.count("\n| ") == 1 + len(CHOSEN)
