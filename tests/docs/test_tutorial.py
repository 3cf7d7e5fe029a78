"""docs/tutorial.md, word for word: a new project in an empty folder, with Redis and with no broker."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import services
from tests.docs.newcomer import PHOTO, Newcomer
from tests.emulator.client import running

pytestmark = [pytest.mark.timeout(450)]


@pytest.fixture(params=["redis", "no broker"])
def newcomer(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Newcomer]:
    if request.param == "redis":
        services.needs("redis")
    with running() as emulator:
        folder = tmp_path / f"tutorial_{os.getpid()}_{request.param.replace(' ', '_')}"
        folder.mkdir()
        shutil.copy(PHOTO, folder / "chair.jpg")
        one = Newcomer(folder, emulator, broker=services.url("redis") if request.param == "redis" else "")
        try:
            yield one
        finally:
            one.stop()


@pytest.mark.services
def test_the_tutorial_ends_with_published_words(newcomer: Newcomer) -> None:
    assert len(newcomer.read()) > 20
    assert "no issues" in newcomer.said["manage.py check"]
    if newcomer.broker:
        (worker,) = (newcomer.log(line) for line in newcomer.started if " worker " in line)
        assert "A message is done: 1 published" in worker.read_text("utf-8")
