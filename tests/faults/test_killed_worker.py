"""kill -9 in the middle of 200 images: nothing is lost, and only what was in flight is asked again."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.emulator.client import EmulatorClient
from tests.site.live import wait_until
from tests.site.plugin import MakeSite

pytestmark = [pytest.mark.faults, pytest.mark.services, pytest.mark.timeout(300)]

IMAGES = 200
CONCURRENCY = 8


@pytest.mark.parametrize("broker", ["redis", "rabbitmq"])
def test_a_killed_worker_loses_nothing(site: MakeSite, emulator: EmulatorClient, broker: str) -> None:
    place = site(broker=broker, CONCURRENCY=CONCURRENCY, CLAIM_TIMEOUT=5, RESEND_AFTER=5)
    emulator.wait(0.4)
    place.manage("fill", str(IMAGES), "--together")

    first = place.start_worker("--pool", "solo")
    wait_until(lambda: len(emulator.ledger(task="caption")) > IMAGES // 4, seconds=60, what="the worker", say=place.log)
    place.kill(first)
    states = place.states()
    assert 0 < states["working"] <= CONCURRENCY, "killed in the middle of some"
    assert states["pending"] > 0

    place.start_worker("--pool", "solo")

    def finished() -> bool:
        place.manage("autocaption", "sweep")
        return place.states() == {"published": IMAGES}

    wait_until(finished, seconds=120, what="200 of 200 final", say=lambda: f"{place.states()} {place.log()[-3000:]}")

    rows = place.captions()
    assert len({row["object"] for row in rows}) == IMAGES
    requests = emulator.ledger(task="caption")
    billed = Counter(entry["uuid"] for entry in requests if entry["billed"])
    assert len(billed) == IMAGES, "each image was worked on once by the service"
    assert set(billed.values()) == {1}
    repeated = [uuid for uuid, count in Counter(entry["uuid"] for entry in requests).items() if count > 1]
    assert 0 < len(repeated) <= CONCURRENCY, "only images in flight at the kill were asked again"
    assert all(row["outcomes"] == ["answered"] for row in rows), "under their old uuid, so that none is paid twice"
