"""Fixtures that the whole suite shares."""

from __future__ import annotations

import gc
from collections.abc import Callable, Generator, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from django.core.files.storage import storages
from django.core.files.storage.memory import InMemoryStorage
from hypothesis import settings

from django_autocaption import pacing
from django_autocaption.pipeline.runtime import queue
from django_autocaption.pipeline.work import claims
from django_autocaption.text.analysis import detector
from tests.testapp.models import Article, Country, Measured, Photo, PressPhoto, Product
from tests.testapp.providers import ScriptedProvider

#: How fast an example is depends on what else the machine does.
settings.register_profile("suite", deadline=None)
settings.load_profile("suite")
pytest_plugins = ["tests.emitted.plugin", "tests.emulator.plugin", "tests.site.plugin", "tests.together"]


FILE_FIELDS = [
    field
    for model in (Article, Photo, PressPhoto, Measured, Product, Country)
    for field in model._meta.get_fields()
    if hasattr(field, "upload_to")
]


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Nothing of what is collected is garbage: each process of the suite would look for some in all the tests there
    are, again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What a browser does, and what has an end in seconds, on a machine that is busy with other tests is looked at
    again, twice, before it counts as a failure."""
    for item in items:
        if item.get_closest_marker("browser") or item.get_closest_marker("timed"):
            item.add_marker(pytest.mark.flaky(reruns=2))


@pytest.fixture(autouse=True)
def storage(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemoryStorage]:
    """A storage without paths on disk, as S3 is one, fresh for each test."""
    memory = InMemoryStorage(base_url="/media/")
    for field in FILE_FIELDS:
        monkeypatch.setattr(field, "storage", memory)
    yield memory
    storages._storages.clear()


@pytest.fixture(autouse=True)
def _new_process() -> None:
    """What this process said of itself to the database is gone with the test before."""
    claims._begin_anew()


@pytest.fixture(autouse=True)
def _foreign_words_pass(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stand-ins answer in English, whatever language they are asked for: only ``tests/text`` minds."""
    if not request.path.is_relative_to(Path(__file__).parent / "text"):
        monkeypatch.setattr(detector, "_restricted", lambda wanted, rivals: None)


@pytest.fixture(autouse=True)
def scripted() -> Iterator[type[ScriptedProvider]]:
    """The scripted provider, with nothing asked yet."""
    ScriptedProvider.reset()
    pacing.reset()
    yield ScriptedProvider
    ScriptedProvider.reset()
    pacing.reset()


@pytest.fixture
def no_worker(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Ids that the broker took: nobody works on them, but for the test itself."""
    sent: list[int] = []
    monkeypatch.setattr(queue._announced, "buffers", WeakKeyDictionary())
    monkeypatch.setattr(queue, "send", lambda ids, **_: bool(sent.extend(ids)) or True)
    return sent


@pytest.fixture
def commit(
    django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]],
) -> Callable[[], AbstractContextManager[Any]]:
    """``with commit():`` ends like a committed transaction: what waits for the commit runs."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
