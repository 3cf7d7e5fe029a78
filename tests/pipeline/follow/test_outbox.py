"""What follows from changed words is done once, by whoever is there first, and is lost with nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from django_autocaption import tasks
from django_autocaption.models import Caption
from django_autocaption.models.clock import ago
from django_autocaption.pipeline.follow import embedding, outbox, writeback
from django_autocaption.pipeline.runtime import queue
from django_autocaption.pipeline.words import decisions
from django_autocaption.pipeline.words.decisions import By, Seen
from django_autocaption.types import CaptionResult
from tests.celery import app
from tests.pictures import upload
from tests.pipeline.articles import CAT, captioned, site
from tests.pipeline.drive import one
from tests.rows import REVIEW, caption, version
from tests.testapp.models import Article

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
            Caption.objects.filter(pk=pk).update(follow_at=ago(number))
        assert outbox.follow_due(using="default", most=3) == 4
        assert [bool(text) for text in fields()] == [False, True, True, True, True]
        assert outbox.follow_due(using="default") == 1

    def test_is_done_for_those_that_were_named(self) -> None:
        first, second = due(number=2)
        assert outbox.follow([second], using="default") == 1
        assert fields() == ["", "Words 1."]
        assert Caption.objects.get(pk=first).follow_at is not None

    def test_is_left_to_the_worker_that_has_taken_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        made = due()
        seen: list[Any] = []

        def write(ids: list[int], *, using: str) -> None:
            seen.append((ids, one().follow_at, outbox.follow_due(using=using)))

        monkeypatch.setattr(writeback, "write", write)
        outbox.follow_due(using="default")
        ((ids, until, by_another),) = seen
        assert (ids, by_another) == (made, 0)
        assert (until - timezone.now()).total_seconds() == pytest.approx(300, abs=20)

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
        monkeypatch.setattr(
            writeback, "write", lambda ids, *, using: Caption.objects.filter(pk__in=ids).update(follow_at=later)
        )
        outbox.follow_due(using="default")
        assert one().follow_at == later

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
            decisions.approve(row, seen=Seen.of(row), by=By(user=editor))
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
            decisions.undo(approved.reviews.get(), by=By(user=editor))
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


class TestOurs:
    """What is remembered as ours in the site's own fields."""

    def written(self, row: Caption) -> dict[str, str]:
        return Caption.objects.get(pk=row.pk).written

    def test_is_what_was_written_by_the_name_of_the_field(self) -> None:
        article = captioned(CaptionResult(text=CAT, title=TITLE, description="Long."))
        assert (article.photo_alt, article.photo_title, article.photo_text) == (CAT, TITLE, "Long.")
        assert one().written == {"photo_alt": CAT, "photo_title": TITLE, "photo_text": "Long."}

    def test_is_what_the_field_holds_already(self) -> None:
        row = caption(Article.objects.create(photo=upload()), CAT, field_name="photo")
        Article.objects.update(photo_alt=CAT)
        writeback.write([row.pk], using="default")
        assert self.written(row)["photo_alt"] == CAT

    def test_is_not_what_a_person_wrote(self) -> None:
        row = caption(Article.objects.create(photo=upload()), CAT, field_name="photo")
        Article.objects.update(photo_alt="Mine.")
        writeback.write([row.pk], using="default")
        assert "photo_alt" not in self.written(row)
        assert fields() == ["Mine."]

    def test_is_what_an_earlier_version_says_in_other_lines(self) -> None:
        row = caption(Article.objects.create(photo=upload()), CAT, field_name="photo", words={"description": "Other."})
        Article.objects.update(photo_text="First\n  line.")
        version(row, "x", standing="", description="First line.")
        writeback.write([row.pk], using="default")
        assert Article.objects.get().photo_text == "Other."

    def test_is_not_another_captions_words(self) -> None:
        other = caption(Article.objects.create(photo=upload()), "Other.", field_name="photo")
        row = caption(Article.objects.create(photo=upload()), CAT, field_name="photo")
        Article.objects.update(photo_alt="Other.")
        writeback.write([row.pk, other.pk], using="default")
        assert fields() == ["Other.", "Other."]

    def test_is_taken_from_a_field_that_is_not_written_to_any_more(self) -> None:
        article = captioned(CaptionResult(text=CAT, title=TITLE))
        with site(title_field=""):
            writeback.write([one().pk], using="default", words=("alt_text",))
            assert Article.objects.get().photo_title == TITLE, "Undo may still come"
            writeback.write([one().pk], using="default")
        assert (Article.objects.get().photo_title, one().written.get("photo_title")) == ("", None)
        assert article.photo_title == TITLE

    def test_is_not_taken_from_such_a_field_where_a_person_wrote_meanwhile(self) -> None:
        captioned(CaptionResult(text=CAT, title=TITLE))
        Article.objects.update(photo_title="Mine.")
        with site(title_field=""):
            writeback.write([one().pk], using="default")
        assert Article.objects.get().photo_title == "Mine."

    def test_stays_where_only_another_word_is_written(self) -> None:
        captioned(CaptionResult(text=CAT, title=TITLE))
        writeback.write([one().pk], using="default", words=("alt_text",))
        assert one().written["photo_title"] == TITLE
        assert Article.objects.get().photo_title == TITLE

    def test_is_forgotten_with_a_field_that_the_model_has_no_more(self) -> None:
        row = caption(Article.objects.create(photo=upload()), CAT, field_name="photo", written={"gone": "Long ago."})
        writeback.write([row.pk], using="default")
        assert "gone" not in self.written(row)


class TestWriting:
    def test_is_of_nothing_without_a_field(self, django_assert_num_queries: Any) -> None:
        row = caption(Article.objects.create(photo=upload()), CAT, field_name="photo")
        with django_assert_num_queries(0):
            writeback.write([], using="default")
        with site(alt_field="", title_field="", description_field=""), django_assert_num_queries(0):
            assert not writeback.is_used()
            writeback.write([row.pk], using="default")

    def test_is_of_no_object_that_is_gone(self) -> None:
        row = caption(Article.objects.create(photo=upload()), CAT, field_name="photo")
        Article.objects.all()._raw_delete("default")
        writeback.write([row.pk], using="default")
        assert one().written == {}

    def test_is_of_no_key_of_another_type(self) -> None:
        row = caption(Article.objects.create(photo=upload()), CAT, field_name="photo")
        Caption.objects.update(object_id="not-a-number")
        writeback.write([row.pk], using="default")
        assert fields() == [""]

    def test_changes_each_object_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        made = due(number=3)
        real = writeback._write_object

        def write(field: Any, captions: list[Caption], words: Any, using: str) -> None:
            if captions[0].pk == made[1]:
                raise writeback.DatabaseError("a constraint of the site's own")
            real(field, captions, words, using)

        monkeypatch.setattr(writeback, "_write_object", write)
        writeback.write(made, using="default")
        assert fields() == ["Words 0.", "", "Words 2."]

    def test_reads_the_captions_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        (pk,) = due()
        real = writeback._held

        def held(*arguments: Any) -> Any:
            version(one(), "Newer.")
            return real(*arguments)

        monkeypatch.setattr(writeback, "_held", held)
        writeback.write([pk], using="default")
        assert fields() == ["Newer."]

    def test_asks_for_no_update_where_all_is_said(self, django_assert_num_queries: Any) -> None:
        captioned(CAT)
        row = one()
        moment: datetime = row.created_at
        with django_assert_num_queries(5):  # the captions, a savepoint and its end, the object, the captions again
            writeback.write([row.pk], using="default")
        assert one().created_at == moment
