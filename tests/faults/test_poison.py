"""An image that kills whoever reads it parks itself; those that were claimed with it are captioned."""

from __future__ import annotations

import subprocess
import time

import pytest

from tests.emulator.client import EmulatorClient
from tests.site.plugin import MakeSite
from tests.watch import Watch

pytestmark = [pytest.mark.faults, pytest.mark.services]


def test_poison(site: MakeSite, emulator: EmulatorClient) -> None:
    images = 4
    place = site(CLAIM_TIMEOUT=1, RESEND_AFTER=2, MAX_ATTEMPTS=3)
    place.manage("fill", str(images), "--together", "--poison", "1")
    expected = {"done": images - 1, "failed": 1}
    watch = Watch()
    worker: subprocess.Popen[bytes] | None = None
    deaths = -1
    while place.counts() != expected:
        assert watch.spent < 90, place.tell_all()
        if worker is None or worker.poll() is not None:  # a supervisor starts it again
            worker = place.start_worker("--pool", "solo")
            deaths += 1
        place.send("sweep")
        time.sleep(0.5)
    assert deaths == 3, "two with the others, one alone"
    assert len(emulator.ledger(task="caption")) == images - 1
    ((name, said, code),) = place.sql(
        "SELECT image_name, error_message, error_code FROM autocaption_caption WHERE state = 'failed'"
    )
    assert "poison" in name
    assert "worked on the image" in said
    assert code == "abandoned"
