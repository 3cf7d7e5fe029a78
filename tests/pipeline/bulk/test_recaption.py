"""Re-caption of more than a page can wait for: remembered at once, asked for by a worker, and lost by no accident."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from django_autocaption.models import Batch, Caption, Portion, State
from django_autocaption.pipeline.bulk import batches, recaption, writer
from django_autocaption.pipeline.runtime import queue
from django_autocaption.pipeline.upkeep import sweep
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from tests.celery import app
from tests.rows import PUBLISHED, all_stand, caption, stands
from tests.testapp.models import Photo, Product

pytestmark = pytest.mark.django_db
Commit = Callable[[], AbstractContextManager[Any]]
HOW = recaption.Request(provider="default", model="big-1", prompt="Name the colours.", replace_human=False)


@pytest.fixture(autouse=True)
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Tasks that the broker was given, with how many rows, or which bulk request; nobody works on them."""
    told: list[tuple[str, int]] = []

    def take(task: str, args: tuple[Any, ...], *rest: Any) -> bool:
        told.append((task.rpartition(".")[2], len(args[0]) if isinstance(args[0], list) else args[0]))
        return True

    monkeypatch.setattr(queue, "_send_one", take)
    return told


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five are more than a page waits for, and a portion has two."""
    monkeypatch.setattr(recaption, "AT_ONCE", 4)
    monkeypatch.setattr(recaption, "PORTION", 2)


@pytest.fixture
def user() -> User:
    return User.objects.create(username="editor")


def write_rows(batch: Batch) -> int:
    return recaption.write_rows(batch.pk, using="default")


def states() -> list[str]:
    return sorted(all_stand())


def published(**columns: Any) -> Caption:
    """A caption of a photograph that need not exist."""
    number = str(Caption.objects.count() + 1)
    return caption(None, f"Boat {number}.", object_id=number, image_name=f"{number}.jpg", **columns)


class TestCaptions:
    def ask(self, user: User, **changed: Any) -> tuple[int, Batch]:
        return recaption.captions(Caption.objects.all(), recaption.Request(**vars(HOW) | changed), user=user)

    def test_a_few_are_asked_for_at_once(self, user: User, commit: Commit, sent: list[tuple[str, int]]) -> None:
        for _count in range(4):
            published()
        with commit():
            number, batch = self.ask(user)
        assert (number, batch.unwritten, states(), sent) == (4, False, [State.PENDING] * 4, [("caption_images", 4)])

    def test_of_many_nothing_but_the_selection_is_written_while_the_page_waits(
        self, user: User, commit: Commit, sent: list[tuple[str, int]]
    ) -> None:
        human = published(human_fields=("alt_text",))
        for _count in range(5):
            published()
        with commit(), CaptureQueriesContext(connection) as queries:
            number, batch = self.ask(user)
        assert (number, batch.unwritten, sent) == (5, True, [("recaption", batch.pk)])
        assert states() == [PUBLISHED] * 6
        assert [len(portion.keys) for portion in Portion.objects.order_by("pk")] == [2, 2, 1]
        assert not any("UPDATE" in query["sql"] and "autocaption_caption" in query["sql"] for query in queries)
        sent.clear()

        with commit():
            app.tasks["django_autocaption.tasks.recaption"](batch.pk)
        batch.refresh_from_db()
        assert (batch.unwritten, batch.requested_count, Portion.objects.count()) == (False, 5, 0)
        asked = Caption.objects.exclude(pk=human.pk)
        assert set(asked.values_list("state", "batch", "background")) == {(State.PENDING, batch.pk, True)}
        assert {task for task, _rows in sent} == {"caption_backlog"}, "below fresh uploads"
        human.refresh_from_db()
        assert stands(human) == PUBLISHED
        assert (batch.provider, batch.model, batch.prompt, batch.requested_by) == (*list(vars(HOW).values())[:3], user)

    def test_of_what_was_counted_before_no_row_is_looked_at_until_the_worker_comes(self, user: User) -> None:
        human = published(human_fields=("alt_text",))
        rows = [published() for _count in range(5)]
        field = (human.content_type_id, "image")
        number, batch = recaption.captions(Caption.objects.all(), HOW, user=user, counted={field: 4})
        assert (number, batch.planned, batch.unwritten) == (4, 4, True)
        assert Portion.objects.order_by("pk")[0].keys == [human.pk, rows[0].pk]
        assert write_rows(batch) == 4, "and no more than that"
        assert list(Caption.objects.filter(batch=batch).order_by("pk")) == rows[:4]
        batch.refresh_from_db()
        assert (batch.requested_count, batch.unwritten, Portion.objects.count()) == (4, False, 0)

    def test_an_edit_before_the_worker_comes_is_kept(self, user: User) -> None:
        for _count in range(5):
            published()
        _number, batch = self.ask(user)
        row = Caption.objects.get(pk=Portion.objects.order_by("pk")[0].keys[0])
        reviews.edit(row, {"alt_text": "Mine."}, seen=Seen.of(row), by=By(user=user))
        assert write_rows(batch) == 4

    def test_a_worker_that_is_lost_is_replaced(self, user: User, sent: list[tuple[str, int]]) -> None:
        for _count in range(5):
            published()
        _number, batch = self.ask(user)
        begun = writer.begin(batch.pk, using="default")
        assert begun is not None
        portion = Portion.objects.order_by("pk")[0]
        assert (recaption._ask(begun, portion.keys, 0, "default"), portion.delete()[0]) == (2, 1)
        assert write_rows(batch) == 0, "somebody else is at it"
        Batch.objects.update(claimed_at=timezone.now() - timedelta(hours=1))
        sent.clear()
        assert sweep.sweep().resumed == 1
        assert ("recaption", batch.pk) in sent
        assert (write_rows(batch), states()) == (3, [State.PENDING] * 5)

    def test_cancelled_before_the_worker_comes_asks_for_nothing(self, user: User) -> None:
        for _count in range(5):
            published()
        _number, batch = self.ask(user)
        batches.stop(batch)
        app.tasks["django_autocaption.tasks.recaption"](batch.pk)
        assert (states(), Portion.objects.count()) == ([PUBLISHED] * 5, 0)


class TestObjects:
    def test_many_are_asked_for_by_a_worker_those_without_captions_too(self, user: User) -> None:
        photos = Photo.objects.bulk_create([Photo(image=f"{number}.jpg") for number in range(5)])
        known = caption(photos[0], "Known.")
        human = caption(photos[1], "Mine.", human_fields=("alt_text",))
        asked, batch = recaption.objects(Photo.objects.all(), HOW, user=user)
        assert (asked, Caption.objects.count()) == (0, 2)
        assert batch is not None
        assert write_rows(batch) == 4
        pending = Caption.objects.filter(state=State.PENDING, batch=batch, background=True)
        assert pending.count() == 4
        assert known in pending
        assert human not in pending

    def test_are_many_where_they_have_many_captions(self, user: User, settings: Any) -> None:
        photos = Photo.objects.bulk_create([Photo(image=f"{number}.jpg") for number in range(2)])
        asked, batch = recaption.objects(Photo.objects.all(), HOW, user=user)
        assert batch is not None
        assert (asked, batch.unwritten, Caption.objects.count()) == (2, False, 2)
        settings.AUTOCAPTION = settings.AUTOCAPTION | {"LANGUAGES": ["en", "de", "fr"]}
        asked, batch = recaption.objects(Photo.objects.filter(pk__in=[p.pk for p in photos]), HOW, user=user)
        assert batch is not None
        assert (batch.unwritten, batch.planned, Caption.objects.count()) == (True, 6, 2)
        assert write_rows(batch) == 6

    def test_whose_keys_are_no_numbers(self, user: User) -> None:
        Product.objects.bulk_create([Product(front=f"{number}.jpg") for number in range(5)])
        _asked, batch = recaption.objects(Product.objects.all(), HOW, user=user)
        assert batch is not None
        assert write_rows(batch) == 5

    def test_whose_model_is_gone_end_the_request(self, user: User) -> None:
        Photo.objects.bulk_create([Photo(image=f"{number}.jpg") for number in range(5)])
        _asked, batch = recaption.objects(Photo.objects.all(), HOW, user=user)
        assert batch is not None
        Batch.objects.update(filters=batch.filters | {"model": "testapp.gone"})
        assert write_rows(batch) == 0
        assert not Batch.objects.get().unwritten
