"""A line of the worker's log for each message: without it a worker at Celery's own level, WARNING, looks idle."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from celery import signals

from django_autocaption import tasks
from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Caption
from django_autocaption.pipeline.runtime import events, queue
from tests.pictures import upload
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider


@pytest.fixture(autouse=True)
def _as_celery_begins(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Of the logging that Celery sets up, the level that it gives where nobody names one."""
    root = logging.getLogger()
    before = root.level
    root.setLevel(logging.WARNING)
    yield
    root.setLevel(before)
    events.messages.setLevel(logging.NOTSET)


@pytest.mark.django_db
def test_a_message_leaves_a_line_that_says_what_became_of_its_captions(
    scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(queue, "send", lambda *_, **__: True)
    for colour in ("red", "green", "blue"):
        Photo.objects.create(image=upload(colour))
    scripted.script.append(ProviderError("Wrong key.", kind=ErrorKind.AUTH))
    signals.after_setup_logger.send(None, loglevel=logging.WARNING)
    tasks.caption_images(list(Caption.objects.values_list("pk", flat=True)))
    (line,) = [record.getMessage() for record in caplog.records if record.name == "django_autocaption.messages"]
    assert line.startswith("A message is done: 2 published, 1 failed (auth); ")
    caplog.clear()
    tasks.caption_images([])
    assert "A message is done: no caption was due; " in caplog.text


@pytest.mark.parametrize("level", [logging.INFO, logging.ERROR])
def test_a_level_that_somebody_names_is_kept(level: int) -> None:
    signals.after_setup_logger.send(None, loglevel=level)
    assert events.messages.level == logging.NOTSET


@pytest.mark.parametrize("name", ["django_autocaption", "django_autocaption.messages"])
def test_a_level_of_the_sites_own_is_kept(name: str) -> None:
    own = logging.getLogger(name)
    own.setLevel(logging.ERROR)
    try:
        signals.after_setup_logger.send(None, loglevel=logging.WARNING)
        assert events.messages.getEffectiveLevel() == logging.ERROR
    finally:
        own.setLevel(logging.NOTSET)
