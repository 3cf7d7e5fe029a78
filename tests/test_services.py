"""The whole way over real services: save → broker → worker processes → HTTP → row."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.emulator.client import EmulatorClient
from tests.site.live import wait_until
from tests.site.plugin import MakeSite

pytestmark = [pytest.mark.services, pytest.mark.timeout(540)]


def test_two_workers_produce_every_row_exactly_once(site: MakeSite, emulator: EmulatorClient) -> None:
    place = site(broker="rabbitmq")
    workers = [place.start_worker("--pool", "threads", "-c", "4"), place.start_worker("--pool", "prefork", "-c", "2")]
    place.manage("fill", "60")
    wait_until(
        lambda: place.counts() == {"done": 60},
        seconds=90,
        what="60 of 60 published",
        say=lambda: place.log()[-3000:],
    )
    assert all(worker.poll() is None for worker in workers), place.log()[-3000:]
    rows = place.captions()
    assert all(row["outcomes"] == ["answered"] for row in rows)
    asked = Counter(entry["image"] for entry in emulator.ledger(task="caption"))
    assert set(asked.values()) == {1}
    assert len(asked) == 60


def test_the_same_picture_saved_many_times_at_once_is_asked_about_once(
    site: MakeSite, emulator: EmulatorClient
) -> None:
    place = site(broker="redis")
    emulator.wait(0.3)
    for _count in range(2):
        place.start_worker("--pool", "threads", "-c", "4")
    place.manage("fill", "12", "--same")
    wait_until(
        lambda: place.counts() == {"done": 12},
        seconds=90,
        what="12 of 12 published",
        say=lambda: place.log()[-3000:],
    )
    assert len(emulator.ledger(task="caption")) == 1
    assert Counter(row["origin"] for row in place.captions()) == {"provider": 1, "reused": 11}
