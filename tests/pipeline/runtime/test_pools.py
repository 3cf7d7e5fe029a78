"""Pools in which no image is ever captioned are refused when a worker starts, with what to do."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

import pytest
from celery import Celery
from celery.concurrency.solo import TaskPool
from django.conf import settings
from django.test import override_settings

from django_autocaption import tasks
from django_autocaption.pipeline.runtime import process
from tests.celery import app as suite
from tests.site.plugin import MakeSite

GREEN = ("gevent", "eventlet")


def worker(pool: str, *queues: str) -> Any:
    """A worker that is about to start. No green library is needed to see its pool."""
    app = Celery("site", set_as_current=False)
    app.amqp.queues.select(queues)
    suite.set_current()
    named = type("TaskPool", (TaskPool,), {"__module__": f"celery.concurrency.{pool}"})
    return SimpleNamespace(app=app, pool_cls=named if pool in GREEN else pool)


@pytest.mark.parametrize("pool", GREEN)
def test_a_green_pool_is_refused(pool: str) -> None:
    with pytest.raises(SystemExit) as refused:
        tasks.worker_starts(sender=worker(pool, "celery"))
    said = str(refused.value)
    assert f"a pool of {pool}" in said
    assert all(f"--pool {works}" in said for works in ("threads", "prefork", "solo"))


@pytest.mark.parametrize("pool", ["prefork", "processes", "solo", "threads"])
def test_the_others_start(pool: str) -> None:
    tasks.worker_starts(sender=worker(pool, "celery"))


@pytest.mark.parametrize(
    ("keys", "queues", "refused"),
    [
        ({}, ["mail"], False),
        ({}, ["mail", "celery"], True),
        ({"QUEUE": "images"}, ["celery"], False),
        ({"QUEUE": "images"}, ["images"], True),
        ({"BACKGROUND_QUEUE": "bulk"}, ["bulk"], True),
        ({"QUEUE": "images", "BACKGROUND_QUEUE": "bulk"}, ["celery"], False),
    ],
)
def test_a_green_worker_that_gets_no_images_is_left_alone(
    keys: Mapping[str, str], queues: list[str], refused: bool
) -> None:
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **keys}):
        assert bool(process.refusal(worker("gevent", *queues))) is refused


@pytest.mark.services
@pytest.mark.parametrize("pool", GREEN)
def test_a_real_worker_ends_and_says_why(site: MakeSite, pool: str) -> None:
    pytest.importorskip(pool, reason=f"{pool} is not installed in {sys.prefix}")
    place = site()
    refused = place.start_worker("--pool", pool, "-c", "4")
    assert refused.wait(60) != 0
    assert "Start it with --pool threads" in place.log()
