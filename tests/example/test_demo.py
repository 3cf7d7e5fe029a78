"""``manage.py demo`` as a newcomer runs it: real processes, a real broker, and what the database holds afterwards."""

from __future__ import annotations

import json
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from kombu import Connection, Exchange, Queue

from tests import services
from tests.emulator.client import running
from tests.example.photosite import ROOT, Site, postgres_database
from tests.watch import Watch

pytestmark = pytest.mark.timeout(900)

PHOTOS = [
    entry["file"]
    for entry in json.loads((ROOT / "example_project" / "photos" / "photos.json").read_text(encoding="utf-8"))
]
WORDS_IN_THE_FILE = {
    "picos-path.jpg",
    "dandelions.webp",
    "dahlia.jpg",
    "fig.jpg",
    "summer-palace.jpg",
    "cameraman.jpg",
    "astronaut.jpg",
    "rocket.jpg",
}
BROKEN, ORIGINAL, DUPLICATE = "broken.jpg", "espresso.jpg", "menu-card.jpg"
#: Photographs that a service is asked about: not the broken one, nor the same one twice, nor those with words.
ASKED_ABOUT = len(PHOTOS) - 2 - len(WORDS_IN_THE_FILE)
RESULT = """
    SELECT photo.image, caption.origin,
           CASE WHEN caption.review <> '' THEN 'review'
                WHEN caption.published_id IS NULL THEN caption.state ELSE 'published' END,
           COALESCE(version.alt_text, ''), caption.error_message,
           (SELECT count(*) FROM autocaption_attempt attempt WHERE attempt.caption_id = caption.id)
    FROM album_photo photo
    JOIN autocaption_caption caption ON caption.object_id = CAST(photo.id AS VARCHAR(255))
    LEFT JOIN autocaption_version version ON version.id = COALESCE(caption.draft_id, caption.published_id)
"""
#: What the sweep counted for the dashboard.
COUNTED = "SELECT 1 FROM autocaption_coverage"


@contextmanager
def brokered(url: str, var: Path, database: str = "") -> Iterator[Site]:
    """A site with a queue of its own on that broker, deleted afterwards with its exchange."""
    site = Site(var=var, broker=url, database=database)
    try:
        yield site
    finally:
        with Connection(url) as connection, connection.channel() as channel:
            queue = Queue(site.queue, Exchange(site.queue), routing_key=site.queue, channel=channel)
            queue.declare()  # Redis forgets only bindings that this connection knows
            queue.delete()
            queue.exchange.delete()


def assert_every_row_was_produced_once(site: Site) -> None:
    rows = {Path(image).name: rest for image, *rest in site.rows(RESULT)}
    assert sorted(rows) == sorted(PHOTOS)
    assert len(site.rows(RESULT)) == len(PHOTOS)
    for file in WORDS_IN_THE_FILE:
        origin, state, words, _error, _requests = rows[file]
        assert (origin, state) == ("author", "published"), file
        assert len(words) > 20
    requests = {file: row[-1] for file, row in rows.items()}
    # Two workers may take the two equal files in either order: one is asked about, the other one is not.
    assert sorted((requests.pop(ORIGINAL), requests.pop(DUPLICATE))) == [0, 1]
    assert requests.pop(BROKEN) == 0
    assert set(requests.values()) == {1}
    assert len(site.rows("SELECT id FROM autocaption_attempt")) == len(PHOTOS) - 2
    origin, state, words, error, _requests = rows[BROKEN]
    assert (origin, state, words) == ("", "failed", "")
    assert "breaks off" in error
    assert {row[1] for row in rows.values()} <= {"published", "review", "failed"}
    assert rows[ORIGINAL][2] == rows[DUPLICATE][2]
    # Labels of the model are drafts.
    assert {row[1] for row in rows.values() if row[0] == "provider"} == {"review"}


def test_every_photograph_gets_its_words_with_nothing_but_files_and_again_when_run_anew(tmp_path: Path) -> None:
    site = Site(var=tmp_path)
    status, output = site.run("demo", "--no-serve")
    assert status == 0, output
    assert_every_row_was_produced_once(site)
    assert re.search(r"password: \S{8,}", output)
    for file in PHOTOS:
        assert file in output
    for cell in ("PUBLISHED", "REVIEW", "FAILED", "AUTHOR", "REUSED"):
        assert cell in output
    assert output.strip().splitlines()[-1].startswith(f"{len(PHOTOS) - 2} requests for {len(PHOTOS)} photographs")

    # A second run starts from an empty album, and drops old messages.
    first = output
    (tmp_path / "broker" / "queue" / f"1_left-over.{site.queue}.msg").write_text("{}", encoding="utf-8")
    status, second = site.run("demo", "--no-serve", "--workers", "2")
    assert status == 0, second
    assert len(site.rows(RESULT)) == len(PHOTOS)
    passwords = [re.search(r"password: (\S+)", output) for output in (first, second)]
    assert len({found[1] for found in passwords if found}) == 2
    assert not list((tmp_path / "broker" / "queue").iterdir())


def test_photographs_without_words_in_time_are_named(tmp_path: Path) -> None:
    status, output = Site(var=tmp_path).run("demo", "--no-serve", "--timeout", "0.001")
    assert status == 1
    assert "The Way Up" in output
    assert "Traceback" not in output


@pytest.mark.parametrize(
    ("setting", "away"),
    [
        ("DATABASE_URL", {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}),
        ("CELERY_BROKER_URL", {"CELERY_BROKER_URL": "redis://127.0.0.1:1/0"}),
    ],
)
def test_a_service_that_is_away_is_told_in_words(tmp_path: Path, setting: str, away: dict[str, str]) -> None:
    status, output = Site(var=tmp_path, more=away).run("demo", "--no-serve")
    assert status == 1
    assert setting in output
    assert "Traceback" not in output


def test_a_taken_port_is_told_before_anything_is_done(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        status, output = Site(var=tmp_path).run("demo", "--port", str(server.getsockname()[1]))
    assert status == 1
    assert "--port" in output
    assert not (tmp_path / "log").exists()
    assert not (tmp_path / "media").exists()


def test_an_emulated_service_is_told_as_such_and_keeps_no_quota(tmp_path: Path) -> None:
    status, output = Site(var=tmp_path).run("demo", "--no-serve", "--emulator", "wavespeed")
    assert status == 0, output
    assert "WaveSpeed, emulated" in output
    assert output.strip().splitlines()[-1].startswith(f"{ASKED_ABOUT} requests for {len(PHOTOS)} photographs")


def test_a_server_on_this_machine_is_offered_and_asked_where_somebody_chooses_it(tmp_path: Path) -> None:
    with running() as emulator:
        more = {"OLLAMA_HOST": emulator.base_url("openai-local").removesuffix("/v1")}
        site = Site(var=tmp_path, more=more)
        status, output = site.run("demo", "--no-serve", "--timeout", "0.001")
        assert status == 1, output
        assert "Ollama runs on this machine and sees images (qwen2.5vl:7b): --local ollama" in output
        assert emulator.ledger() == [], "it is not used by itself"
        status, output = site.run("demo", "--no-serve", "--local", "ollama")
        asked = emulator.ledger()
    assert status == 0, output
    assert "Asked: Ollama." in output
    assert "runs on this machine" not in output
    assert {entry["model"] for entry in asked} == {"qwen2.5vl:7b"}
    assert len(asked) == ASKED_ABOUT


def test_a_server_that_does_not_run_is_told(tmp_path: Path) -> None:
    more = {"OLLAMA_HOST": "127.0.0.1:1"}
    status, output = Site(var=tmp_path, more=more).run("demo", "--no-serve", "--local", "ollama")
    assert status == 1
    assert "does not run on this machine" in output


def test_a_key_has_runware_write_the_words_and_equal_files_in_flight_are_asked_about_once(tmp_path: Path) -> None:
    with running() as emulator:
        emulator.wait(1)
        key = {"RUNWARE_API_KEY": "very-secret-key", "RUNWARE_BASE_URL": emulator.base_url("runware")}
        site = Site(var=tmp_path, more=key)
        status, output = site.run("demo", "--no-serve", "--workers", "2")
        billed = emulator.ledger(billed=True)
    assert status == 0, output
    assert len(billed) == ASKED_ABOUT
    origins = {origin for (origin,) in site.rows("SELECT origin FROM autocaption_caption")}
    assert origins == {"author", "provider", "reused", ""}
    assert key["RUNWARE_API_KEY"] not in output


@pytest.mark.services
def test_on_postgresql_and_redis_two_workers_produce_every_row_once(tmp_path: Path) -> None:
    services.needs("postgres")
    services.needs("redis")
    with postgres_database() as database, brokered(services.url("redis"), tmp_path, database) as site:
        status, output = site.run("demo", "--no-serve", "--workers", "2")
        assert status == 0, output
        assert_every_row_was_produced_once(site)


@pytest.mark.skipif(shutil.which("ps") is None, reason="no ps to look for processes with")
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 0), (signal.SIGKILL, -9)])
def test_however_the_demo_ends_no_worker_outlives_it(tmp_path: Path, number: signal.Signals, status: int) -> None:
    site = Site(var=tmp_path)
    with site.demo() as (process, address):
        page = wait_for_page(address)
        workers = children_of(process.pid)
        watch = Watch()
        while not site.rows(COUNTED) and watch.spent < 30:
            time.sleep(0.2)
        process.send_signal(number)
        assert process.wait(30) == status
    assert 'alt="Eroded dirt path' in page
    assert workers
    assert site.rows(COUNTED), "no sweep has counted what the dashboard shows"
    watch = Watch()
    while any(alive(worker) for worker in workers) and watch.spent < 20:
        time.sleep(0.2)
    assert not [worker for worker in workers if alive(worker)]


def wait_for_page(url: str) -> str:
    with urllib.request.urlopen(url, timeout=20) as answer:
        return str(answer.read().decode("utf-8"))


def children_of(pid: int) -> list[int]:
    listing = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(word) for word in listing.stdout.split()]


def alive(pid: int) -> bool:
    listing = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return listing.stdout.strip() not in ("",) and not listing.stdout.strip().startswith("Z")
