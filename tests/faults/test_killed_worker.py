"""kill -9 at every step: nothing is lost, and nothing is asked twice where the service makes that knowable."""

from __future__ import annotations

import time
from collections import Counter
from typing import Any

import pytest

from tests.emulator.client import EmulatorClient
from tests.faults.providers import SERVICES, billed, providers
from tests.site.live import Site, wait_until
from tests.site.plugin import MakeSite

pytestmark = [pytest.mark.faults, pytest.mark.services]

POOL = ("--pool", "threads", "-c", str(len(SERVICES)))


@pytest.fixture
def place(site: MakeSite, emulator: EmulatorClient) -> Site:
    """A site with one image for each kind of service."""
    made = site(PROVIDERS=providers(emulator))
    made.manage("fill", "1", "--provider", ",".join(SERVICES))
    return made


def go_on(place: Site, expected: dict[str, int]) -> dict[str, dict[str, Any]]:
    """What a new worker makes of it, by provider; an operator says that the old one is gone."""
    place.manage("autocaption", "sweep", "--now")
    place.start_worker(*POOL)
    place.finish(expected)
    rows = place.captions()
    assert len({row["object"] for row in rows}) == len(SERVICES)
    return {row["asked"]: row for row in rows}


def wait_for(emulator: EmulatorClient, place: Site, **wanted: Any) -> None:
    wait_until(
        lambda: len(emulator.ledger(task="caption", **wanted)) == len(SERVICES),
        seconds=30,
        what="one request to each service",
        say=place.log,
    )


def test_before_the_request(place: Site, emulator: EmulatorClient) -> None:
    with place.connect() as lock:
        lock.execute("LOCK TABLE autocaption_attempt IN EXCLUSIVE MODE")  # where the worker writes what it will ask
        worker = place.start_worker(*POOL)
        wait_until(lambda: place.counts() == {"working": len(SERVICES)}, seconds=30, what="claims", say=place.log)
        place.kill(worker)
        # Else the server carries out what the dead worker was waiting for.
        lock.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    rows = go_on(place, {"done": len(SERVICES)})
    assert billed(emulator) == dict.fromkeys(SERVICES, 1)
    assert all(row["outcomes"] == ["answered"] for row in rows.values())


@pytest.mark.parametrize("step", ["after it was sent", "after the answer, before the write"])
def test_after_the_request(place: Site, emulator: EmulatorClient, step: str) -> None:
    emulator.wait(20 if step == "after it was sent" else 1.5)
    worker = place.start_worker(*POOL)
    wait_for(emulator, place)
    if step == "after it was sent":
        place.kill(worker)
    else:
        with place.connect() as lock:
            lock.execute("SELECT FROM autocaption_caption FOR UPDATE")  # where the worker writes the answers
            wait_for(emulator, place, answered=True)
            time.sleep(0.3)
            place.kill(worker)
    emulator.wait(0)

    rows = go_on(place, {"done": 2, "failed": 2})
    assert billed(emulator) == {"runware": 1, "wavespeed": 1, "moondream": 2, "careful": 1}
    assert rows["runware"]["outcomes"] == ["answered"], "asked again under its uuid, which shows that it is known"
    assert rows["moondream"]["outcomes"] == ["answered", "unknown"], "asked once more, and the ledger shows both"
    for alias in ("wavespeed", "careful"):
        assert rows[alias]["outcomes"] == ["unknown"], "not asked again by itself"
        assert rows[alias]["code"] == "outcome_unknown"


def test_in_the_middle_of_many(site: MakeSite, emulator: EmulatorClient) -> None:
    images, concurrency = 40, 8
    place = site(broker="rabbitmq", CONCURRENCY=concurrency, CLAIM_TIMEOUT=5, RESEND_AFTER=3)
    emulator.wait(0.4)
    place.manage("fill", str(images), "--together")

    first = place.start_worker("--pool", "solo")
    wait_until(lambda: len(emulator.ledger(task="caption")) > images // 4, seconds=60, what="the worker", say=place.log)
    place.kill(first)
    states = place.counts()
    assert 0 < states["working"] <= concurrency, "killed in the middle of some"
    assert states["pending"] > 0

    place.start_worker("--pool", "solo")
    place.finish({"done": images})
    requests = emulator.ledger(task="caption")
    assert len({entry["image"] for entry in requests}) == images
    paid = Counter(entry["uuid"] for entry in requests if entry["billed"])
    assert (len(paid), set(paid.values())) == (images, {1}), "each image was worked on once by the service"
    repeated = [uuid for uuid, count in Counter(entry["uuid"] for entry in requests).items() if count > 1]
    assert 0 < len(repeated) <= concurrency, "only images in flight at the kill were asked again"
    assert all(row["outcomes"] == ["answered"] for row in place.captions()), "under their old uuid"


@pytest.mark.timeout(720)
def test_in_a_comparison(site: MakeSite, emulator: EmulatorClient) -> None:
    """Another worker goes on with it, as with captions; and no budget holds money for it any more."""
    place = site(
        PROVIDERS=providers(emulator), BUDGETS=[{"LIMIT": "5", "UNIT": "USD", "PROVIDER": "runware"}], RETRY_DELAY=1
    )
    first = place.start_worker(*POOL)
    place.ready(first)
    place.manage("fill", "1")
    wait_until(lambda: place.counts() == {"done": 1}, seconds=30, what="the caption", say=place.log)
    emulator.reset()
    emulator.wait(20)
    place.manage("start_comparison", ",".join(SERVICES))
    wait_until(lambda: len(emulator.ledger()) == len(SERVICES), seconds=30, what="the requests", say=place.log)
    place.kill(first)
    emulator.wait(0)

    place.manage("autocaption", "sweep", "--now")
    place.start_worker(*POOL)

    def is_over() -> bool:
        place.send("sweep")  # which looks for what a service may know of a lost request
        time.sleep(1)
        return place.sql("SELECT unwritten FROM autocaption_batch") == [(False,)]

    wait_until(is_over, seconds=90, what="the end of the comparison", say=place.tell_all)
    rows = place.sql(
        "SELECT c.provider, a.ended, a.words <> '{}', a.error_code FROM autocaption_candidateanswer a "
        "JOIN autocaption_candidate c ON c.id = a.candidate_id WHERE c.provider <> ''"
    )
    unknown = (True, False, "outcome_unknown")
    assert {service: tuple(came) for service, *came in rows} == {
        "runware": (True, True, ""),
        "moondream": (True, True, ""),
        "wavespeed": unknown,
        "careful": unknown,
    }
    paid = Counter(entry["service"] for entry in emulator.ledger(billed=True))
    assert paid == {"runware": 1, "wavespeed": 1, "moondream": 2, "moondream-station": 1}
    spent = place.sql("SELECT cost_amount, 0 FROM autocaption_attempt WHERE provider = 'runware'")
    assert place.sql("SELECT spent, reserved FROM autocaption_spending") == spent
    assert [(row["state"], row["asked"]) for row in place.captions()] == [("done", "")], "its words are nobody's"
