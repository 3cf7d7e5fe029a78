"""PostgreSQL is restarted under a worker that works: what was paid for is stored when it is back."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.emulator.client import EmulatorClient
from tests.faults import servers
from tests.faults.providers import providers
from tests.site.live import wait_until
from tests.site.plugin import MakeSite

pytestmark = [pytest.mark.faults, pytest.mark.services]


@pytest.fixture
def database() -> Iterator[servers.Postgres]:
    folder = Path(tempfile.mkdtemp(prefix="autocaption-postgres-"))
    folder.chmod(0o755)
    with servers.postgres(folder / "cluster") as server:
        yield server
    folder.rmdir()


def test_a_restart_loses_no_answer(site: MakeSite, emulator: EmulatorClient, database: servers.Postgres) -> None:
    """The service forgets what it was asked, so that each answer that is lost would be paid for twice."""
    images = 24
    place = site(
        database=database.settings,
        CONCURRENCY=8,
        CLAIM_TIMEOUT=30,
        RESEND_AFTER=3,
        PROVIDERS=providers(emulator, "moondream"),
    )
    emulator.wait(1.0)
    place.manage("fill", str(images), "--together")
    worker = place.start_worker("--pool", "threads", "-c", "1")
    wait_until(lambda: len(emulator.ledger(task="caption")) >= 8, seconds=40, what="work", say=place.tell_all)
    database.restart(away=2)  # the answers come while it is away
    place.finish({"done": images})
    assert worker.poll() is None
    asked = Counter(entry["image"] for entry in emulator.ledger(task="caption"))
    assert (len(asked), set(asked.values())) == (images, {1})
