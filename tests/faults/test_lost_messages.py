"""The broker loses what it has: the rows are the queue, and a sweep finds them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.emulator.client import EmulatorClient
from tests.faults import servers
from tests.site.live import wait_until
from tests.site.plugin import MakeSite

pytestmark = [pytest.mark.faults, pytest.mark.services]


@pytest.fixture
def broker() -> Iterator[servers.Redis]:
    with servers.redis() as server:
        yield server


def test_a_redis_that_is_down_wiped_and_killed(site: MakeSite, emulator: EmulatorClient, broker: servers.Redis) -> None:
    place = site(broker=broker.url, CONCURRENCY=4, RESEND_AFTER=3)
    place.manage("fill", "5")
    assert place.sql("SELECT count(*) FROM autocaption_caption WHERE queued_at IS NULL") == [(5,)], "down at the save"

    broker.start()
    emulator.wait(0.5)
    worker = place.start_worker("--pool", "threads", "-c", "1")
    place.ready(worker)
    place.manage("autocaption", "sweep")
    place.manage("fill", "30", "--together")
    wait_until(lambda: len(emulator.ledger(task="caption")) >= 8, seconds=30, what="work", say=place.tell_all)
    broker.kill()  # it remembers nothing
    broker.start()
    place.finish({"done": 35})
    assert worker.poll() is None, "the worker found its broker again"
    assert list(emulator.asked_about().values()) == [1] * 30  # five are the same picture as five of the others


def test_a_purged_rabbitmq(site: MakeSite, emulator: EmulatorClient) -> None:
    place = site(broker="rabbitmq", RESEND_AFTER=3)
    worker = place.start_worker("--pool", "solo")
    place.ready(worker)
    place.kill(worker)  # it has made the queue
    place.manage("fill", "6")
    assert place.purge() == 6
    place.start_worker("--pool", "solo")
    place.finish({"done": 6})
    assert list(emulator.asked_about().values()) == [1] * 6
