"""A moderator, and nobody who works."""

from __future__ import annotations

from weakref import WeakKeyDictionary

import pytest
from django.contrib.auth.models import User

from django_autocaption.pipeline.runtime import queue


@pytest.fixture
def moderator() -> User:
    return User.objects.create(username="moderator")


@pytest.fixture
def no_worker(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Ids that were sent to the workers; nobody works on them."""
    sent: list[int] = []
    monkeypatch.setattr(queue._announced, "buffers", WeakKeyDictionary())
    monkeypatch.setattr(queue, "send", lambda ids, **_: bool(sent.extend(ids)) or True)
    return sent
