"""The same message twice, two sweeps at once, wrong clocks: each image is asked about once."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.emulator.client import EmulatorClient
from tests.site.live import ROOT, Site, wait_until
from tests.site.plugin import MakeSite
from tests.watch import Watch

pytestmark = [pytest.mark.faults, pytest.mark.services]

THREADS = ("--pool", "threads", "-c", "2")


def sweep_at_once(place: Site, times: int) -> None:
    command = [sys.executable, "-m", "django", "autocaption", "sweep"]
    sweeps = [subprocess.Popen(command, cwd=ROOT, env=place.environment, stderr=subprocess.PIPE) for _ in range(times)]
    for sweep in sweeps:
        _out, said = sweep.communicate(timeout=60)
        assert sweep.returncode == 0, said


def test_doubled_delivery_and_two_sweeps_at_once(site: MakeSite, emulator: EmulatorClient) -> None:
    images, lost = 40, 20
    place = site(CLAIM_TIMEOUT=30)
    emulator.wait(0.3)
    place.manage("fill", str(images), "--together")
    place.sql("UPDATE autocaption_caption SET queued_at = now() - interval '1 hour' RETURNING id")
    # As workers leave them that did not come back:
    place.sql(
        "UPDATE autocaption_caption SET state = 'working', claim = gen_random_uuid(), claimed_at = now() - interval"
        " '1 hour', attempts = 1 WHERE mod(id, 2) = 0 RETURNING id"
    )
    sweep_at_once(place, 2)
    assert place.counts() == {"pending": images}
    assert place.sql("SELECT count(*) FROM autocaption_caption WHERE abandoned = 1") == [(lost,)], "each counted once"
    ids = [pk for (pk,) in place.sql("SELECT id FROM autocaption_caption ORDER BY id")]
    for _time in range(4):
        place.send("caption_images", ids)
    workers = [place.start_worker(*THREADS) for _ in range(2)]
    place.ready(*workers)
    place.finish({"done": images}, every=0.3)
    assert list(emulator.asked_about().values()) == [1] * images


def test_clocks_that_are_wrong(site: MakeSite, emulator: EmulatorClient) -> None:
    """Web server ahead, one worker behind, one far ahead: nobody's claim is stolen, and nobody waits for a clock."""
    images = 12
    place = site(CONCURRENCY=4, CLAIM_TIMEOUT=120, RESEND_AFTER=120)
    emulator.wait(1.0)
    place.skew = 600
    place.manage("fill", str(images), "--together")
    place.skew = -600
    behind = place.start_worker(*THREADS)
    wait_until(lambda: len(emulator.ledger(task="caption")) >= 4, seconds=30, what="no waiting", say=place.tell_all)
    place.skew = 3600
    sweep_at_once(place, 1)
    ahead = place.start_worker(*THREADS)
    watch = Watch()
    place.ready(ahead)
    place.finish({"done": images}, every=0.5)
    assert watch.spent < 60
    assert place.sql("SELECT sum(abandoned) FROM autocaption_caption") == [(0,)]
    assert behind.poll() is None
    assert list(emulator.asked_about().values()) == [1] * images
