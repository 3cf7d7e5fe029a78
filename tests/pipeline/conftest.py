"""Fixtures that several tests of the pipeline share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User

from django_autocaption.exceptions import ProviderError
from django_autocaption.pipeline.runtime import queue
from django_autocaption.providers.embedded import safety
from tests.pipeline import articles
from tests.testapp.models import Article


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Ids that the broker took, in place of a broker."""
    taken: list[int] = []

    def take(task: str, args: tuple[list[int]], using: str, countdown: float | None) -> bool:
        taken.extend(*args)
        return True

    monkeypatch.setattr(queue, "_send_one", take)
    return taken


@pytest.fixture
def nudity(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    """What the local model says of every image."""

    def says(score: float | ProviderError) -> None:
        def look(data: bytes) -> float:
            if isinstance(score, ProviderError):
                raise score
            return score

        monkeypatch.setattr(safety, "unsafe_score", look)

    return says


@pytest.fixture
def articles_site(storage: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Photographs of articles are captioned, and their text fields written back to."""
    monkeypatch.setattr(Article._meta.get_field("photo"), "storage", storage)
    with articles.site():
        yield


@pytest.fixture
def editor() -> User:
    return User.objects.create(username="editor")
