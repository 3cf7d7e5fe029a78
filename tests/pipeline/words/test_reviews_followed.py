"""What follows from a person's decision: not before Undo has had its minute, and told after the commit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from django_autocaption.models import (
    Caption,
)
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.signals import words_changed
from tests.celery import app
from tests.pictures import upload
from tests.pipeline.articles import site
from tests.rows import REVIEW, caption, version
from tests.testapp.models import Article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


@pytest.fixture
def by(editor: User) -> By:
    return By(user=editor)


@pytest.fixture
def heard() -> Iterator[list[dict[str, Any]]]:
    """What is told of changed words."""
    told: list[dict[str, Any]] = []

    def listen(sender: Any, signal: Any, **facts: Any) -> None:
        told.append(facts)

    words_changed.connect(listen)
    yield told
    words_changed.disconnect(listen)


class TestWhatFollows:
    """From words that the site's own fields say, too."""

    @pytest.fixture(autouse=True)
    def _messages_wait(self) -> Iterator[None]:
        app.conf.task_always_eager = False
        with site():
            yield
        app.conf.task_always_eager = True

    @pytest.fixture
    def made(self, articles_site: None) -> Caption:
        made = caption(Article.objects.create(photo=upload()), "Old.", field_name="photo")
        version(made, "New.", standing=REVIEW)
        return made

    def due(self) -> float:
        at = Caption.objects.get().follow_at
        assert at is not None
        return (at - timezone.now()).total_seconds()

    def test_waits_a_minute_for_undo_and_is_told_after_the_commit(
        self,
        made: Caption,
        by: By,
        heard: list[dict[str, Any]],
        commit: Callable[[], AbstractContextManager[Any]],
    ) -> None:
        with commit():
            reviews.approve(made, seen=Seen.of(made), by=by)
            assert heard == []
        assert heard == [{"ids": [made.pk], "using": "default", "undoable": True, "in_worker": False}]

    def test_is_due_in_a_minute(self, made: Caption, by: By) -> None:
        reviews.approve(made, seen=Seen.of(made), by=by)
        assert self.due() == pytest.approx(60, abs=10)

    def test_is_due_at_once_where_no_worker_comes_later(self, made: Caption, by: By) -> None:
        app.conf.task_always_eager = True
        reviews.approve(made, seen=Seen.of(made), by=by)
        assert self.due() == pytest.approx(0, abs=0.9)

    def test_is_nothing_where_no_pages_words_changed(
        self, made: Caption, by: By, heard: list[dict[str, Any]], commit: Callable[[], AbstractContextManager[Any]]
    ) -> None:
        with commit():
            reviews.reject(made, seen=Seen.of(made), by=by)
        assert (heard, Caption.objects.get().follow_at) == ([], None)
