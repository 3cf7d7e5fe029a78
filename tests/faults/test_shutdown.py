"""A worker that is told to stop finishes what is under way and returns the rest: at once, and without a sweep."""

from __future__ import annotations

import signal
from collections import Counter

import pytest

from tests.emulator.client import EmulatorClient
from tests.site.live import Site, wait_until
from tests.site.plugin import MakeSite

pytestmark = [pytest.mark.faults, pytest.mark.services]

IMAGES = 30
CONCURRENCY = 6
POOLS = {"solo": ("--pool", "solo"), "threads": ("--pool", "threads", "-c", "2"), "prefork": ("-c", "1")}


def start(site: MakeSite, emulator: EmulatorClient, *pool: str) -> tuple[Site, int]:
    """A site whose only worker has asked about some images of one message; returns it and the worker's number."""
    place = site(CONCURRENCY=CONCURRENCY)
    emulator.wait(1.5)
    place.manage("fill", str(IMAGES), "--together")
    worker = place.start_worker(*pool)
    wait_until(lambda: len(emulator.ledger(task="caption")) >= CONCURRENCY, seconds=40, what="work", say=place.log)
    return place, place.workers.index(worker)


@pytest.mark.parametrize("pool", ["threads", "prefork"])
def test_told_to_stop(site: MakeSite, emulator: EmulatorClient, pool: str) -> None:
    place, number = start(site, emulator, *POOLS[pool])
    worker = place.workers[number]
    place.tell(worker, signal.SIGTERM)
    place.tell(worker, signal.SIGTERM)  # an impatient supervisor says it twice
    assert worker.wait(15) == 0
    states = place.counts()
    assert CONCURRENCY <= states["done"] <= 2 * CONCURRENCY, "what was under way was finished"
    assert states == {"done": states["done"], "pending": IMAGES - states["done"]}
    assert place.sql("SELECT sum(attempts) FROM autocaption_caption WHERE state = 'pending'") == [(0,)], (
        "no try is lost"
    )

    emulator.wait(0)
    place.start_worker(*POOLS[pool])
    wait_until(lambda: place.counts() == {"done": IMAGES}, seconds=40, what="the rest", say=place.tell_all)
    asked = Counter(entry["image"] for entry in emulator.ledger(task="caption"))
    assert (len(asked), set(asked.values())) == (IMAGES, {1})


@pytest.mark.parametrize("pool", ["solo", "prefork"])
def test_told_to_stop_at_once_takes_nothing_new(site: MakeSite, emulator: EmulatorClient, pool: str) -> None:
    """Celery tells a SIGQUIT only after it has waited for the tasks: of 30 images in one message, for all of them."""
    place, number = start(site, emulator, *POOLS[pool])
    place.tell(place.workers[number], signal.SIGQUIT)
    place.workers[number].wait(15)
    states = place.counts()
    assert set(states) <= {"done", "pending"}
    assert states.get("done", 0) <= CONCURRENCY
    assert states["pending"] >= IMAGES - CONCURRENCY


@pytest.mark.parametrize(
    ("pool", "number", "everyone"),
    [
        ("threads", signal.SIGQUIT, False),
        ("prefork", signal.SIGTERM, True),  # as systemd does
    ],
)
def test_told_to_stop_at_once(site: MakeSite, emulator: EmulatorClient, pool: str, number: int, everyone: bool) -> None:
    place, index = start(site, emulator, *POOLS[pool])
    emulator.wait(0)
    place.tell(place.workers[index], number, everyone=everyone)
    place.workers[index].wait(15)
    states = place.counts()
    assert "working" not in states, "every claim was given back"
    assert sum(states.values()) == IMAGES

    place.start_worker(*POOLS[pool])
    place.finish({"done": IMAGES}, seconds=50)
    paid = Counter(entry["image"] for entry in emulator.ledger(task="caption", billed=True))
    assert (len(paid), set(paid.values())) == (IMAGES, {1}), "what had no answer was asked again under its old uuid"
