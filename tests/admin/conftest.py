"""Fixtures of the admin's tests."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client

from django_autocaption.pacing import pauses
from tests.admin.rows import staff
from tests.celery import app

LIST = "/admin/autocaption/caption/"


@pytest.fixture(autouse=True)
def worker() -> None:
    """Tasks run at once, whichever Celery app another test made the current one."""
    app.set_current()


@pytest.fixture(autouse=True)
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """That nothing is paused stays known for the whole test, so that a page that took longer than that second is not
    counted with a query more."""
    monkeypatch.setattr(pauses, "FRESH", math.inf)


@pytest.fixture
def editor(db: None, client: Client) -> Client:
    """Signed in as a member of staff who may change, approve and ask for captions, and nothing else."""
    client.force_login(staff(*(f"autocaption.{verb}_caption" for verb in ("view", "change", "approve", "request"))))
    return client


@pytest.fixture
def viewer(db: None, client: Client) -> Client:
    """Signed in as somebody who may view captions, and nothing else."""
    client.force_login(staff("autocaption.view_caption"))
    return client


@pytest.fixture
def moderator(db: None, client: Client) -> Client:
    """Signed in as somebody who may moderate, and nothing else."""
    client.force_login(staff("autocaption.moderate_caption"))
    return client


@pytest.fixture
def messages() -> Callable[[HttpResponse], list[str]]:
    """What the admin told after an action."""
    return lambda response: [str(message) for message in get_messages(response.wsgi_request)]
