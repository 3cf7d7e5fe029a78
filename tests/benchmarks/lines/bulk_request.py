"""A bulk request of 100,000 images while a worker is at it: what its page takes, and when its buttons have ended it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.benchmarks import service, workers
from tests.benchmarks.result import Result, Scale
from tests.site.live import Site, wait_until

LIMIT = 0.1
#: Files that hold no image; these captions fail.
BROKEN = 20
#: Seconds after which Pause and Cancel are to have an end of it.
WITHIN = 3.0
#: What the process of an editor does: each load of the page, and of what its script asks for.
LOOK = """
import json
from django.contrib.auth.models import User
from django.test import Client
from tests.benchmarks.result import seconds
user, _made = User.objects.get_or_create(username="chief", is_staff=True, is_superuser=True)
client = Client()
client.force_login(user)
page = "/admin/autocaption/batch/1/"
client.get(page + "change/")
ends = ("change/", "progress/") * {loads}
print(json.dumps([seconds(lambda: client.get(page + end)) for end in ends]))
"""
PRESS = """
from django.contrib.auth.models import User
from django.test import Client
client = Client()
client.force_login(User.objects.get(username="chief"))
assert client.post("/admin/autocaption/batch/1/{course}/").status_code == 302
"""
HELD = """
from decimal import Decimal
from django_autocaption.pipeline.admission import budgets, holds
print(holds.held(holds.open_batches(), budgets.budgets()[0], "", most=Decimal(10**6)))
"""
ATTEMPTS = "SELECT count(*) FROM autocaption_attempt"
TWICE = "SELECT count(*) FROM (SELECT 1 FROM autocaption_attempt GROUP BY caption_id HAVING count(*) > 1) twice"
ENDED = "SELECT count(*) FROM autocaption_caption WHERE state IN ('done', 'failed', 'excluded')"
FAILED = "SELECT count(*) FROM autocaption_caption WHERE state = 'failed'"


def measure(scale: Scale) -> Iterator[Result]:
    """One worker, an editor at the pages of the admin, and a budget that holds the request's price."""
    images, loads = scale.of(100_000, 1_000), scale.of(40, 3)
    budget = {"LIMIT": str(10 * images), "UNIT": "requests"}
    with service.running(0.2) as asked, workers.site(images, asked.url, CONCURRENCY=16, BUDGETS=[budget]) as place:
        broken = [Path(place.config["media_root"]) / f"{number}.jpg" for number in range(BROKEN)]
        for path in broken:
            path.write_bytes(b"no image")
        place.manage("autocaption", "backfill", "--yes", within=600)
        place.ready(place.start_worker("--pool", "threads", "-c", "4"))
        _reaches(place, FAILED, BROKEN)
        times = sorted(json.loads(workers.run(place, LOOK.format(loads=loads))))
        paused = _new_requests(place, "pause")
        for path in broken:
            path.write_bytes(workers.SMALL + path.name.encode())
        workers.run(place, PRESS.format(course="retry"))
        workers.run(place, PRESS.format(course="resume"))
        _reaches(place, ATTEMPTS, _number(place, ATTEMPTS) + 200)
        again = BROKEN - _number(place, FAILED)
        began, cancelled = time.monotonic(), _new_requests(place, "cancel")
        wait_until(lambda: _number(place, ENDED) == images, seconds=300, what="the end of it", say=place.log)
        taken = time.monotonic() - began
        held, twice = float(workers.run(place, HELD)), _number(place, TWICE)
    middle, worst = times[len(times) // 2] * 1000, times[-1] * 1000
    yield Result(
        name=f"the page of a bulk request of {images:,} while a worker is at it",
        target=f"≤ {LIMIT * 1000:.0f} ms; {WITHIN:.0f} s after Pause or Cancel no request, nothing held; 0 asked twice",
        measured=f"p50 {middle:.0f} ms, at worst {worst:.0f} ms; {paused} and {cancelled} requests, {held:g} held;"
        f" {twice} asked twice",
        met=middle <= LIMIT * 1000 and not (paused or cancelled or held or twice) and again == BROKEN,
        note=f"{len(times)} loads, the page and what its script asks for in turn; Retry asked once more for {again} of"
        f" {BROKEN} that had failed; all rows had ended {taken:.0f} s after Cancel",
    )


def _new_requests(place: Site, course: str) -> int:
    """Requests that are sent later than WITHIN seconds after the button was pressed."""
    workers.run(place, PRESS.format(course=course))
    time.sleep(WITHIN)
    before = _number(place, ATTEMPTS)
    time.sleep(2 * WITHIN)
    return _number(place, ATTEMPTS) - before


def _number(place: Site, query: str) -> int:
    found: Any = place.sql(query)
    return int(found[0][0])


def _reaches(place: Site, query: str, number: int) -> None:
    wait_until(lambda: _number(place, query) >= number, seconds=300, what=f"{number}: {query}", say=place.log)
