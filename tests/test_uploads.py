"""Uploads as they come, one by one, on real workers: many in flight, each once, and not behind a backfill."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.benchmarks.workers import run
from tests.emulator.client import EmulatorClient
from tests.pictures import jpeg
from tests.site.live import Site, wait_until
from tests.site.plugin import MakeSite

pytestmark = [pytest.mark.services, pytest.mark.timeout(720)]

THREADS = ("--pool", "threads", "-c", "4", "-l", "INFO")
POOLS = {"threads": THREADS, "prefork": ("--pool", "prefork", "-c", "1"), "solo": ("--pool", "solo")}


def done(place: Site, images: int, seconds: float = 120) -> None:
    wait_until(
        lambda: place.counts() == {"done": images}, seconds=seconds, what=f"{images} captions", say=place.tell_all
    )


@pytest.mark.parametrize(("broker", "pool"), [("rabbitmq", "threads"), ("redis", "prefork"), ("redis", "solo")])
def test_are_in_flight_together(site: MakeSite, emulator: EmulatorClient, broker: str, pool: str) -> None:
    place = site(broker=broker)
    worker = place.start_worker(*POOLS[pool])
    place.ready(worker)
    emulator.wait(8)
    place.manage("fill", "48")
    done(place, 48)
    sent = sorted(entry["at"] for entry in emulator.ledger(task="caption"))
    in_flight = max(sum(at <= other < at + 8 for other in sent) for at in sent)
    assert (len(sent), in_flight > 40) == (48, True), f"{in_flight} at once, where one message held a thread: 4"


def test_two_workers_claim_each_once_and_send_hardly_a_message_more(site: MakeSite, emulator: EmulatorClient) -> None:
    images = 200
    place = site(CONCURRENCY=32)
    place.ready(place.start_worker(*THREADS), place.start_worker(*THREADS))
    emulator.wait(0.5)
    place.manage("fill", str(images))
    done(place, images)
    assert place.sql("SELECT DISTINCT attempts FROM autocaption_caption") == [(1,)], "a claim counts as a try"
    asked = Counter(entry["image"] for entry in emulator.ledger(task="caption"))
    assert (len(asked), set(asked.values())) == (images, {1})
    received = re.findall(r"caption_images\[([^]]+)\] received", place.log())
    wait_until(lambda: len(_succeeded(place)) >= images, seconds=30, what="the end of all messages", say=place.log)
    # Where both meet at a row, the one that finds it held has a message sent again.
    assert images <= len(received) <= images * 1.05


def _succeeded(place: Site) -> list[str]:
    return re.findall(r"caption_images\[([^]]+)\] succeeded", place.log())


def test_do_not_wait_behind_a_backfill(site: MakeSite, emulator: EmulatorClient) -> None:
    """Ahead of an upload there are those that are in flight, and some of those whose place comes free meanwhile."""
    concurrency, bulk, fresh = 16, 2000, 40
    place = site(CONCURRENCY=concurrency, SWEEP_IMAGES=False)
    _backfill(place, bulk)
    emulator.wait(0.5)
    place.ready(place.start_worker(*THREADS))
    wait_until(lambda: place.counts().get("done", 0) > 2 * concurrency, seconds=60, what="work", say=place.tell_all)
    place.manage("fill", str(fresh))
    uploads = "background = false"
    wait_until(
        lambda: place.sql(f"SELECT count(*) FROM autocaption_caption WHERE {uploads} AND state = 'done'") == [(fresh,)],
        seconds=60,
        what="the uploads",
        say=place.tell_all,
    )
    assert place.counts()["pending"] > bulk / 4, "the backfill goes on"
    rows = place.sql(
        "SELECT a.uuid::text, extract(epoch FROM c.created_at)::float FROM autocaption_attempt a"
        f" JOIN autocaption_caption c ON c.id = a.caption_id WHERE c.{uploads}"
    )
    sent = {entry["uuid"]: entry["at"] for entry in emulator.ledger(task="caption")}
    others = sorted(at for uuid, at in sent.items() if uuid not in dict(rows))
    ahead = [sum(created < at < sent[uuid] for at in others) for uuid, created in rows]
    assert max(ahead) <= 100, ahead  # rows of one message, of which 20 wait
    last = max(sent[uuid] for uuid in dict(rows))
    first = min(created for _uuid, created in rows)
    assert sum(first < at < last for at in others) > 0, "the backfill has its share meanwhile"


def _backfill(place: Site, images: int) -> None:
    """So many photographs, each of other bytes, that are asked for in bulk."""
    folder = Path(place.config["media_root"])
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(images):
        (folder / f"bulk{number}.jpg").write_bytes(jpeg() + number.to_bytes(4, "big"))
    with place.connect() as connection:
        fill = "INSERT INTO testapp_photo (title, image) SELECT '', 'bulk' || n || '.jpg' FROM generate_series(0, %s) n"
        connection.execute(fill, [images - 1])
    run(
        place,
        "from django_autocaption.autocaption import request; from tests.testapp.models import Photo;"
        " request(Photo.objects.all(), background=True)",
    )
