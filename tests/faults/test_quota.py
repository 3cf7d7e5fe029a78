"""One quota for several worker processes: nobody is refused, and little of it stays unused."""

from __future__ import annotations

from typing import Any

import pytest

from tests.emulator.client import EmulatorClient
from tests.faults.servers import Redis
from tests.site.live import wait_until
from tests.site.plugin import MakeSite

pytestmark = [pytest.mark.faults, pytest.mark.services, pytest.mark.timeout(540)]

QUOTA, SECONDS = 20, 5
IMAGES = 60


def provider(emulator: EmulatorClient) -> dict[str, Any]:
    options = {"api_key": "test-key", "base_url": emulator.base_url("runware"), "rate": f"{QUOTA}/{SECONDS} seconds"}
    return {"default": {"BACKEND": "django_autocaption.providers.runware.RunwareProvider", "OPTIONS": options}}


@pytest.mark.timed
@pytest.mark.parametrize("store", ["redis", "database"])
def test_twice_the_demand_is_paced_not_refused(
    site: MakeSite, emulator: EmulatorClient, redis_server: Redis, store: str
) -> None:
    place = site(PROVIDERS=provider(emulator), REDIS_URL=redis_server.url if store == "redis" else "")
    emulator.allow(QUOTA, SECONDS)
    place.manage("fill", str(IMAGES))
    for _count in range(2):
        place.start_worker("--pool", "threads", "-c", "8")
    wait_until(
        lambda: len(emulator.ledger(task="caption")) == IMAGES, seconds=90, what="60 requests", say=lambda: place.log()
    )
    times = [entry["at"] for entry in emulator.ledger(task="caption")]
    used = IMAGES / ((times[-1] - times[0]) / SECONDS * QUOTA)
    print(f"{store}: {used:.2f} of the quota used")
    assert emulator.ledger(task="refused") == []
    assert used >= 0.5, (
        "how close to 1 it comes is for tests.benchmarks to measure, on a machine that does nothing else"
    )
    place.finish({"done": IMAGES}, seconds=30)
    assert all(row["outcomes"] == ["answered"] for row in place.captions())


def test_redis_goes_away_in_the_middle(site: MakeSite, emulator: EmulatorClient, redis_server: Redis) -> None:
    place = site(PROVIDERS=provider(emulator), REDIS_URL=redis_server.url, RETRY_DELAY=1)
    place.manage("fill", str(IMAGES))
    place.start_worker("--pool", "threads", "-c", "2")
    wait_until(lambda: len(emulator.ledger(task="caption")) > QUOTA, seconds=60, what="the worker", say=place.log)
    redis_server.kill()
    place.finish({"done": IMAGES}, seconds=90)
    assert len(emulator.ledger(task="caption")) == IMAGES
    assert place.log().count("each process paces itself") == 1
