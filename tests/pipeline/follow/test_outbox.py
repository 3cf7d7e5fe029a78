"""What follows from changed words is done once, by whoever is there first, and is lost with nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import override_settings
from django.utils import timezone

from django_autocaption import tasks
from django_autocaption.models import Attempt, Caption, State
from django_autocaption.models.clock import ago
from django_autocaption.pipeline.follow import embedding, outbox, writeback
from django_autocaption.pipeline.runtime import queue
from django_autocaption.pipeline.words import reviews, undoing
from django_autocaption.pipeline.words.seen import By, Seen
from tests import test_webhooks as webhooks
from tests.celery import app
from tests.pictures import upload
from tests.pipeline.articles import CAT
from tests.pipeline.drive import one
from tests.rows import REVIEW, caption, says, version
from tests.testapp.models import Article, Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("articles_site")]

TITLE = "Cat on a sofa"


@pytest.fixture
def messages(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, float | None]]]:
    """(task, countdown) of what is sent to workers, who come later."""
    sent: list[tuple[str, float | None]] = []

    def take(task: str, args: tuple[Any, ...], using: str, countdown: float | None) -> bool:
        sent.append((task.rpartition(".")[2], countdown))
        return True

    monkeypatch.setattr(queue, "_send_one", take)
    app.conf.task_always_eager = False
    yield sent
    app.conf.task_always_eager = True


def due(seconds_ago: float | None = 0, number: int = 1) -> list[int]:
    """Captions of so many articles, whose own fields are empty; what follows is due since then."""
    made = [
        caption(Article.objects.create(photo=upload()), f"Words {n}.", field_name="photo").pk for n in range(number)
    ]
    moment = None if seconds_ago is None else ago(seconds_ago)
    Caption.objects.filter(pk__in=made).update(follow_at=moment)
    return made


def fields() -> list[str]:
    return list(Article.objects.order_by("pk").values_list("photo_alt", flat=True))


class TestWhatIsDue:
    def test_is_done_and_forgotten(self) -> None:
        due(number=2)
        assert outbox.follow_due(using="default") == 2
        assert fields() == ["Words 0.", "Words 1."]
        assert set(Caption.objects.values_list("follow_at", flat=True)) == {None}
        assert outbox.follow_due(using="default") == 0

    def test_is_not_done_before_its_time(self) -> None:
        made = due(-60)
        assert outbox.follow_due(using="default") == 0
        assert outbox.follow(made, using="default") == 0
        assert (fields(), one().follow_at is None) == ([""], False)

    def test_is_only_what_is_remembered(self) -> None:
        assert outbox.follow(due(None), using="default") == 0
        assert fields() == [""]

    def test_is_done_a_share_at_a_time_the_oldest_first_and_no_more_than_wanted(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(outbox, "SHARE", 2)
        made = due(number=5)
        for number, pk in enumerate(made):
            Caption.objects.filter(pk=pk).update(follow_at=ago(10 - number))
        assert outbox.follow_due(using="default", most=2) == 2
        assert [bool(text) for text in fields()] == [True, True, False, False, False]
        assert outbox.follow_due(using="default", most=1) == 2
        assert outbox.follow_due(using="default") == 1

    def test_is_done_for_those_that_were_named(self) -> None:
        first, second = due(number=2)
        assert outbox.follow([second], using="default") == 1
        assert fields() == ["", "Words 1."]
        assert Caption.objects.get(pk=first).follow_at is not None

    def test_is_left_to_the_worker_that_has_taken_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        made = due()
        seen: list[Any] = []

        def write(ids: list[int], *, using: str) -> set[int]:
            seen.append((ids, one().follow_at, outbox.follow_due(using=using)))
            return set()

        monkeypatch.setattr(writeback, "write", write)
        outbox.follow_due(using="default")
        ((ids, until, by_another),) = seen
        assert (ids, by_another) == (made, 0)
        assert (until - timezone.now()).total_seconds() == pytest.approx(300, abs=20)

    def test_is_left_to_a_worker_that_took_it_in_the_same_moment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        ours, theirs = due(number=2)
        now = timezone.now()
        monkeypatch.setattr(outbox.clock, "read", lambda using: now)
        until = now + timedelta(seconds=outbox.LEASE)
        Caption.objects.filter(pk=theirs).update(follow_at=until)
        real = writeback.write

        def write(ids: list[int], *, using: str) -> set[int]:
            Caption.objects.filter(pk=theirs).update(follow_at=until)
            return real(ids, using=using)

        monkeypatch.setattr(writeback, "write", write)
        assert outbox.follow([ours], using="default") == 1
        assert fields() == ["Words 0.", ""]
        assert Caption.objects.get(pk=theirs).follow_at == until

    def test_of_a_worker_that_died_is_done_by_the_next(self, monkeypatch: pytest.MonkeyPatch) -> None:
        due()

        def die(*_ids: Any, **_more: Any) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(writeback, "write", die)
            with pytest.raises(KeyboardInterrupt):
                outbox.follow_due(using="default")
        Caption.objects.update(follow_at=ago(0))
        assert outbox.follow_due(using="default") == 1
        assert fields() == ["Words 0."]

    def test_is_still_due_where_somebody_decided_meanwhile(self, monkeypatch: pytest.MonkeyPatch) -> None:
        due()
        later = timezone.now() + timedelta(seconds=60)

        def write(ids: list[int], *, using: str) -> set[int]:
            Caption.objects.filter(pk__in=ids).update(follow_at=later)
            return set()

        monkeypatch.setattr(writeback, "write", write)
        outbox.follow_due(using="default")
        assert one().follow_at == later

    def test_what_an_objects_own_code_raises_spoils_that_object_alone(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        """A field of the site's own may refuse a text when it is saved."""
        due(number=3)
        column = Article._meta.get_field("photo_alt")
        prepared = column.get_db_prep_save

        def refuse(value: Any, connection: Any) -> Any:
            if value == "Words 1.":
                raise LookupError("no dictionary has these words")
            return prepared(value, connection)

        monkeypatch.setattr(column, "get_db_prep_save", refuse)
        assert outbox.follow_due(using="default") == 3
        assert fields() == ["Words 0.", "", "Words 2."]
        assert "no dictionary has these words" in caplog.text
        assert outbox.follow_due(using="default") == 0

    def test_reaches_the_files_too(self, monkeypatch: pytest.MonkeyPatch) -> None:
        files: list[Any] = []
        monkeypatch.setattr(embedding, "embed", lambda ids, *, using: files.append((ids, using)))
        made = due()
        outbox.follow_due(using="default")
        assert files == [(made, "default")]

    def test_ends_where_nothing_can_be_taken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        due()
        monkeypatch.setattr(outbox, "follow", lambda ids, *, using: 0)
        assert outbox.follow_due(using="default") == 0

    def test_is_done_by_a_message(self) -> None:
        due()
        tasks.follow()
        assert fields() == ["Words 0."]


class TestAfterAPostedAnswer:
    """A service calls the web server, which decodes no images."""

    def test_files_get_the_words_from_a_worker(
        self,
        messages: list[tuple[str, float | None]],
        commit: Callable[[], AbstractContextManager[Any]],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        files: list[list[int]] = []
        monkeypatch.setattr(embedding, "embed", lambda ids, *, using: files.append(ids))
        fields = {"testapp.Photo.image": {"embed": True}}
        with override_settings(AUTOCAPTION=webhooks.AUTOCAPTION | {"FIELDS": fields}):
            row = caption(Photo.objects.create(image=upload()), state=State.WAITING, provider="runware")
            attempt = Attempt.objects.create(
                caption=row, request=row.request, provider="runware", asked_at=timezone.now(), lease="1"
            )
            del messages[:]
            with commit():
                webhooks.post("runware", webhooks.said(attempt), token=webhooks.token_of(attempt))
            assert (says(one()), messages, files) == (webhooks.WORDS, [("follow", None)], [])
            tasks.follow()
        assert files == [[row.pk]]


class TestAfterADecision:
    @pytest.fixture
    def approved(
        self,
        messages: list[tuple[str, float | None]],
        editor: User,
        commit: Callable[[], AbstractContextManager[Any]],
    ) -> Caption:
        row = caption(Article.objects.create(photo=upload()), "Draft.", field_name="photo", standing=REVIEW)
        version(row, CAT, standing=REVIEW, title=TITLE)
        with commit():
            reviews.approve(row, seen=Seen.of(row), by=By(user=editor))
        return row

    def test_the_alt_text_follows_at_once_and_the_rest_when_undo_has_had_its_time(
        self, approved: Caption, messages: list[tuple[str, float | None]]
    ) -> None:
        article = Article.objects.get()
        assert (article.photo_alt, article.photo_title, messages) == (CAT, "", [("follow", 60)])
        Caption.objects.update(follow_at=ago(0))
        tasks.follow()
        assert Article.objects.get().photo_title == TITLE

    def test_undo_takes_the_alt_text_back(
        self, approved: Caption, editor: User, commit: Callable[[], AbstractContextManager[Any]]
    ) -> None:
        with commit():
            undoing.undo(approved.reviews.get(), by=By(user=editor))
        article = Article.objects.get()
        assert (article.photo_alt, article.photo_title) == ("", "")


def test_what_nobody_can_undo_follows_at_once_and_a_worker_does_the_rest(
    messages: list[tuple[str, float | None]],
) -> None:
    row = caption(
        Article.objects.create(photo=upload()), CAT, field_name="photo", words={"title": TITLE, "description": "Long."}
    )
    outbox.words_changed([row.pk], using="default", undoable=False, in_worker=False)
    article = Article.objects.get()
    assert (article.photo_alt, article.photo_title, article.photo_text) == (CAT, TITLE, "Long.")
    assert messages == [("follow", None)]


def test_a_worker_does_all_and_sends_nothing(messages: list[tuple[str, float | None]]) -> None:
    made = due()
    outbox.words_changed(made, using="default", undoable=False, in_worker=True)
    assert (fields(), messages, one().follow_at) == (["Words 0."], [], None)


def test_without_a_worker_all_is_done_at_once() -> None:
    outbox.words_changed(due(), using="default", undoable=True, in_worker=False)
    assert (fields(), one().follow_at) == (["Words 0."], None)


def test_a_failure_is_told_and_left_to_the_sweep(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_ids: Any, **_more: Any) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(writeback, "write", fail)
    made = due()
    outbox.words_changed(made, using="default", undoable=False, in_worker=True)
    assert f"captions {made}" in caplog.text
    assert one().follow_at is not None
