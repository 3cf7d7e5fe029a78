"""A service goes down and comes back, and one that breaks on some images, with real workers and real sockets."""

from __future__ import annotations

import time
from typing import Any

import pytest

from tests.emulator.client import EmulatorClient
from tests.faults.servers import Redis
from tests.site.live import wait_until
from tests.site.plugin import MakeSite
from tests.watch import Watch

pytestmark = [pytest.mark.faults, pytest.mark.services, pytest.mark.timeout(540)]
DOWN = {"kind": "status", "status": 503, "times": 100_000}
CUT_OFF = {"kind": "reset", "times": 100_000}


@pytest.mark.timed
@pytest.mark.parametrize(
    ("store", "fault"), [("redis", DOWN), ("database", CUT_OFF)], ids=["redis-503", "database-reset"]
)
def test_five_seconds_cost_no_more_than_ten(
    site: MakeSite, emulator: EmulatorClient, redis_server: Redis, store: str, fault: dict[str, Any]
) -> None:
    place = site(REDIS_URL=redis_server.url if store == "redis" else "")
    place.ready(place.start_worker())
    uploads = place.run("fill", "80", "--every", "0.25")
    try:
        wait_until(lambda: len(emulator.ledger(task="caption")) >= 8, seconds=40, what="uploads", say=place.log)
        emulator.fail(fault)
        time.sleep(5)
        emulator.mend()
        ended = time.time()
        watch = Watch()
        met = [pk for (pk,) in place.sql("SELECT id FROM autocaption_caption WHERE state <> 'done'")]
        assert len(met) >= 10
        wait_until(lambda: asked_after(emulator, ended), seconds=5, what="the first", say=place.log, watch=watch)
        query = "SELECT count(*) FROM autocaption_caption WHERE state = 'done' AND id = ANY(%s)"
        wait_until(
            lambda: place.sql(query, met) == [(len(met),)],
            seconds=10,
            what="those that met it",
            say=place.tell_all,
            watch=watch,
        )
        ((failed,),) = place.sql("SELECT count(*) FROM autocaption_attempt WHERE outcome IN ('failed', 'unknown')")
        assert failed <= 15, "nobody asks but the first five, what is in flight with them, and single probes"
        assert uploads.wait(60) == 0
        place.finish({"done": 80}, seconds=20)
    finally:
        uploads.kill()


def asked_after(emulator: EmulatorClient, moment: float) -> bool:
    return any(entry["at"] > moment for entry in emulator.ledger(task="caption"))


@pytest.mark.timed
def test_icons_that_a_model_cannot_take_keep_no_other_waiting(site: MakeSite, emulator: EmulatorClient) -> None:
    options = {"api_key": "", "base_url": emulator.base_url("openai-local"), "model": "patches-2b"}
    provider = {"BACKEND": "django_autocaption.providers.openai.OpenAICompatibleProvider", "OPTIONS": options}
    place = site(PROVIDERS={"default": provider}, RETRY_DELAY=1, MAX_ATTEMPTS=3, MIN_EDGE=1)
    place.ready(place.start_worker())
    place.manage("fill", "10", "--icons")
    watch = Watch()
    photos = place.run("fill", "60", "--every", "0.25")
    try:
        wait_until(lambda: photos.poll() == 0, seconds=90, what="the uploads", say=place.log, watch=watch)
        place.finish({"done": 60, "failed": 10}, seconds=60)
    finally:
        photos.kill()
    ((slowest,),) = place.sql(
        "SELECT max(finalised_at - created_at) FROM autocaption_caption WHERE state = 'done' AND id > 12"
    )
    assert slowest.total_seconds() < 10 * watch.slowness, "a moment on a machine that does nothing else"
    said = {text for (text,) in place.sql("SELECT error_message FROM autocaption_caption WHERE state = 'failed'")}
    assert all("and answered about others meanwhile: it cannot take the image" in text for text in said), said
