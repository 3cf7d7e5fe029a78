"""A backfill on a real database with real workers: killed and started again, and overtaken by a fresh upload."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.emulator.client import EmulatorClient
from tests.pictures import upload
from tests.site.live import ROOT, Site, wait_until
from tests.site.plugin import MakeSite

pytestmark = [pytest.mark.faults, pytest.mark.services, pytest.mark.timeout(900)]

#: What the admin does when the page is confirmed, before it sends the message.
CONFIRMED = """
from django_autocaption.pipeline.bulk import backfill, planning
from django_autocaption.registry import registry
print(backfill.start(planning.plan(registry.all(), using="default")).pk)
"""


def ask(place: Site, query: str) -> list[tuple[Any, ...]]:
    """What the site's database says; committed at once."""
    settings = place.config["database"]
    address = {"host": settings["HOST"], "port": settings["PORT"], "user": settings["USER"]}
    with psycopg.connect(
        dbname=settings["NAME"], password=settings["PASSWORD"] or None, autocommit=True, **address
    ) as connection:
        cursor = connection.execute(query)
        return cursor.fetchall() if cursor.description else []


def number(place: Site, query: str) -> int:
    return int(ask(place, query)[0][0])


def test_killed_in_the_middle_and_started_again_it_misses_nothing(site: MakeSite) -> None:
    place = site()
    images = 100_000
    ask(
        place,
        f"INSERT INTO testapp_photo (title, image) SELECT '', n || '.jpg' FROM generate_series(1, {images}) AS n",
    )
    command = [sys.executable, "-m", "django", "autocaption", "backfill", "--yes"]
    first = subprocess.Popen(
        command, cwd=ROOT, env=place.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    captions = "SELECT count(*) FROM autocaption_caption"
    wait_until(lambda: number(place, captions) > 0, seconds=60, what="the first rows")
    first.kill()
    first.wait(10)
    left = images - number(place, captions)
    assert 0 < left < images, "killed in the middle"

    assert f"{left} images lack {left} captions" in place.manage("autocaption", "backfill", "--dry-run")
    place.manage("autocaption", "backfill", "--yes")
    missed = "SELECT count(*) FROM testapp_photo p FULL JOIN autocaption_caption c ON c.object_id = p.id::text"
    assert number(place, f"{missed} WHERE p.id IS NULL OR c.id IS NULL") == 0
    assert number(place, captions) == number(place, "SELECT sum(requested_count) FROM autocaption_batch") == images
    assert "Nothing is missing." in place.manage("autocaption", "backfill", "--yes")


def test_a_worker_killed_in_the_middle_is_replaced_by_the_sweep(site: MakeSite) -> None:
    place = site(CLAIM_TIMEOUT=3, SWEEP_IMAGES=False)
    images = 45_000
    ask(
        place,
        f"INSERT INTO testapp_photo (title, image) SELECT '', n || '.jpg' FROM generate_series(1, {images}) AS n",
    )
    batch = int(place.manage("shell", "-v", "0", "-c", CONFIRMED))
    written = "SELECT count(*) FROM autocaption_caption"
    unwritten = "SELECT count(*) FROM autocaption_batch WHERE unwritten"
    first = place.start_worker("--pool", "solo")
    place.send("backfill", batch)
    wait_until(lambda: number(place, written) > 0, seconds=60, what="the first rows", say=place.log)
    place.kill(first)
    left = images - number(place, written)
    assert 0 < left < images, "killed in the middle"
    place.purge()  # that worker's message, if the broker still has it

    place.start_worker("--pool", "solo")

    def is_written() -> bool:
        place.send("sweep")
        return number(place, unwritten) == 0

    wait_until(is_written, seconds=90, what="another worker", say=place.log)
    assert number(place, written) == number(place, "SELECT requested_count FROM autocaption_batch") == images


def test_a_fresh_upload_overtakes_it(site: MakeSite, emulator: EmulatorClient) -> None:
    place = site(CONCURRENCY=8, BACKGROUND_MESSAGES=1)
    emulator.wait(0.2)
    images = 430
    folder = Path(place.config["media_root"])
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(images):
        red, green = divmod(n, 250)
        (folder / f"old-{n}.jpg").write_bytes(upload((red, green, 200)).read())
    ask(
        place,
        f"INSERT INTO testapp_photo (title, image) SELECT '', 'old-' || n || '.jpg' "
        f"FROM generate_series(0, {images - 1}) AS n",
    )
    place.start_worker("--pool", "solo")
    place.manage("autocaption", "backfill", "--yes")
    old = "SELECT count(*) FROM autocaption_caption WHERE background AND state = 'done'"
    wait_until(lambda: number(place, old) > 20, seconds=60, what="the backfill", say=place.log)

    place.manage("fill", "1")
    before = number(place, old)
    fresh = "SELECT finalised_at FROM autocaption_caption WHERE NOT background AND state = 'done'"
    wait_until(lambda: bool(ask(place, fresh)), seconds=60, what="the upload", say=place.log)
    meanwhile = number(place, f"{old} AND finalised_at < ({fresh})") - before
    assert meanwhile <= 200 + 8, "the message that the worker was at, and the one that waited"

    wait_until(lambda: number(place, old) == images, seconds=120, what="the rest, without a sweep", say=place.log)


#: What the admin does when Cancel is confirmed.
CANCELLED = """
from django_autocaption.models import Batch
from django_autocaption.pipeline.bulk import batches
print(batches.cancel(Batch.objects.get(kind="backfill")))
"""
#: What budgets hold for it.
HELD = """
from decimal import Decimal
from django_autocaption.pipeline.admission import budgets, holds
print(holds.held(holds.open_batches(), budgets.budgets()[0], "", most=Decimal(1000)))
"""


def test_cancelled_while_a_worker_asks(site: MakeSite, emulator: EmulatorClient) -> None:
    """Within seconds no more is asked, no money is held, and what was asked is there and paid for."""
    concurrency = 4
    place = site(
        CONCURRENCY=concurrency,
        BACKGROUND_MESSAGES=1,
        BUDGETS=[{"LIMIT": "500", "UNIT": "requests"}],
        SWEEP_IMAGES=False,
    )
    images = 60
    emulator.wait(1)
    folder = Path(place.config["media_root"])
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(images):
        (folder / f"old-{n}.jpg").write_bytes(upload((n * 4, 90, 200)).read())
    rows = f"SELECT '', 'old-' || n || '.jpg' FROM generate_series(0, {images - 1}) AS n"
    ask(place, f"INSERT INTO testapp_photo (title, image) {rows}")
    place.start_worker("--pool", "solo")
    place.manage("autocaption", "backfill", "--yes")
    wait_until(lambda: len(emulator.ledger(task="caption")) >= 8, seconds=60, what="the first requests", say=place.log)
    assert float(place.manage("shell", "-v", "0", "-c", HELD)) > 0

    taken = int(place.manage("shell", "-v", "0", "-c", CANCELLED))
    asked = len(emulator.ledger(task="caption"))
    under_way = "SELECT count(*) FROM autocaption_caption WHERE state NOT IN ('done', 'excluded')"
    wait_until(lambda: number(place, under_way) == 0, seconds=20, what="the end of what was asked", say=place.tell_all)
    requests = len(emulator.ledger(task="caption"))
    assert 0 < taken < images and requests <= asked + concurrency
    assert float(place.manage("shell", "-v", "0", "-c", HELD)) == 0

    place.manage("autocaption", "sweep", "--now")
    time.sleep(3)
    assert len(emulator.ledger(task="caption")) == requests, "nothing comes after it"
    done = number(place, "SELECT count(*) FROM autocaption_caption WHERE state = 'done' AND published_id IS NOT NULL")
    assert done == requests == number(place, "SELECT count(*) FROM autocaption_attempt WHERE outcome = 'answered'")
    assert place.sql("SELECT spent, reserved FROM autocaption_spending") == [(requests, 0)]
    stopped = "state = 'excluded' AND error_code = 'cancelled'"
    assert number(place, f"SELECT count(*) FROM autocaption_caption WHERE {stopped}") == images - done
    assert ask(place, "SELECT cancelled_at IS NOT NULL, unwritten FROM autocaption_batch") == [(True, False)]
