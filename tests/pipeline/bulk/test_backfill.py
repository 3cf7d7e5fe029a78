"""A backfill: what is missing, once, whichever keys a model has; resumed, limited, cancelled; and human words win."""

from __future__ import annotations

from typing import Any
from unittest import mock
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from django_autocaption.autocaption import request
from django_autocaption.exceptions import ConfigurationError
from django_autocaption.models import Attempt, Batch, Caption, Kind, Origin, State
from django_autocaption.pipeline.bulk import backfill, batches, planning, writer
from django_autocaption.pipeline.work.production import caption_images
from django_autocaption.registry import registry
from tests.configured import site
from tests.pictures import upload
from tests.rows import PUBLISHED, caption, says, stands
from tests.testapp.models import Article, Country, Measured, Photo, PressPhoto, Product
from tests.testapp.providers import ScriptedProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sent")]


def photos(number: int, **columns: Any) -> list[Photo]:
    start = Photo.objects.count()
    return Photo.objects.bulk_create([Photo(image=f"{start + n}.jpg", **columns) for n in range(number)])


def run(*models: type, **options: Any) -> Batch:
    """A whole backfill of these models."""
    fields = [field for field in registry.all() if field.model in (models or (Photo,))]
    batch = backfill.start(planning.plan(fields, using="default", **options))
    backfill.write_rows(batch.pk, using="default")
    batch.refresh_from_db()
    return batch


def keys() -> list[str]:
    return sorted(Caption.objects.values_list("object_id", flat=True), key=lambda key: (len(key), key))


def test_a_row_is_like_one_that_a_save_makes() -> None:
    Photo.objects.create(image=upload())
    saved = Caption.objects.values().get()
    Caption.objects.all().delete()
    batch = run()
    (filled,) = Caption.objects.values()
    differ = {name for name in saved if saved[name] != filled[name]}
    assert differ == {"id", "due_at", "queued_at", "created_at", "background", "batch_id"}
    assert (filled["background"], filled["batch_id"]) == (True, batch.pk)


def test_every_kind_of_key_is_found_once() -> None:
    photos(2)
    PressPhoto.objects.create(contact_sheet="sheet.jpg")
    Product.objects.bulk_create([Product(front="a.jpg", back="b.jpg"), Product(front="c.jpg")])
    Country.objects.bulk_create([Country(code="CI", flag="ci.png"), Country(code="Côte d’Ivoire", flag="c.png")])
    Measured.objects.bulk_create([Measured(image=None)])
    Caption.objects.all().delete()
    assert run(Photo, PressPhoto, Product, Country, Measured).requested_count == 8
    for row in Caption.objects.all():
        assert row.content_object is not None, row.object_id
        assert row.object_id == str(row.content_object.pk)
        assert row.image_name == getattr(row.content_object, row.field_name).name
    assert not planning.plan(registry.all(), using="default").images


def test_each_language_is_asked_for_where_it_is_missing() -> None:
    photos(3)
    with site(LANGUAGES=["de"]):
        run(limit=1)
    with site(LANGUAGES=["en", "de"]):
        planned = planning.plan(registry.all(), using="default")
        assert (planned.images, planned.captions) == (3, 5)
        assert run().requested_count == 5
    assert Caption.objects.filter(language="de").count() == 3


def test_the_plan_writes_nothing_and_tells_what_is_done_then() -> None:
    photos(5)
    Photo.objects.create(title="no image")
    planned = planning.plan(registry.all(), using="default")
    assert not Caption.objects.exists()
    assert not Batch.objects.exists()
    assert (planned.images, planned.captions, planned.with_text) == (5, 5, 0)
    assert run().requested_count == planned.captions


def test_the_batch_says_who_and_what() -> None:
    photos(3, title="new")
    user = User.objects.create(username="editor")
    planned = planning.plan(registry.all(), using="default", where=["title=new"], limit=2, provider="default")
    batch = backfill.start(planned, user=user)
    backfill.write_rows(batch.pk, using="default")
    batch.refresh_from_db()
    assert (batch.kind, batch.requested_by, batch.provider, batch.requested_count) == (
        Kind.BACKFILL,
        user,
        "default",
        2,
    )
    assert (batch.filters["where"], batch.filters["limit"], batch.filters["images"]) == (["title=new"], 2, 2)
    assert set(Caption.objects.values_list("batch", flat=True)) == {batch.pk}


class TestLimit:
    def test_takes_the_next_ones_each_time(self) -> None:
        made = photos(7)
        run(limit=3)
        assert keys() == [str(photo.pk) for photo in made[:3]]
        run(limit=3)
        run(limit=3)
        assert keys() == [str(photo.pk) for photo in made]

    def test_holds_over_all_fields(self) -> None:
        photos(2)
        Country.objects.bulk_create([Country(code=str(n), flag="f.png") for n in range(3)])
        assert run(Photo, Country, limit=4).requested_count == 4

    def test_a_message_that_comes_twice_does_not_take_more(self) -> None:
        photos(7)
        batch = run(limit=3)
        backfill.write_rows(batch.pk, using="default")
        assert Caption.objects.count() == 3


class TestResumed:
    @hypothesis_settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(number=st.integers(0, 12), size=st.integers(1, 5), chunks=st.integers(0, 4))
    def test_nothing_is_missed_and_nothing_is_done_twice(self, number: int, size: int, chunks: int) -> None:
        Photo.objects.all().delete()
        Caption.objects.all().delete()
        made = photos(number)
        done = 0

        def die(new: int) -> None:
            nonlocal done
            done += 1
            if done > chunks:
                raise SystemExit

        with mock.patch.object(backfill, "CHUNK", size):
            planned = planning.plan(registry.all(), using="default")
            try:
                backfill.write_rows(backfill.start(planned).pk, using="default", progress=die)
            except SystemExit:
                assert Caption.objects.count() == min(number, (chunks + 1) * size)
            run()
        assert keys() == [str(photo.pk) for photo in made]

    def test_a_row_that_another_process_was_faster_to_insert_is_left_alone(self) -> None:
        first, second = photos(2)
        caption(first, "Ours.")
        batch = Batch.objects.create(kind=Kind.BACKFILL)
        (field,) = (field for field in registry.all() if field.label == "testapp.Photo.image")
        assert backfill.insert(backfill.with_image(field, "default"), field, "en", batch) == 1
        assert says(Caption.objects.get(object_id=first.pk)) == "Ours."
        assert stands(Caption.objects.get(object_id=second.pk)) == State.PENDING


def test_the_number_of_queries_does_not_grow_with_the_number_of_images() -> None:
    photos(10)
    with CaptureQueriesContext(connection) as few:
        run()
    Caption.objects.all().delete()
    photos(500)
    with CaptureQueriesContext(connection) as many:
        run()
    assert len(many) - len(few) <= 12, "three messages more, for 490 images more"


class TestHumanWords:
    @pytest.fixture(autouse=True)
    def _site(self) -> Any:
        fields = {"testapp.Article.photo": {"alt_field": "photo_alt"}}
        with site(FIELDS=fields, LANGUAGES=["en", "de"]):
            yield

    def articles(self) -> None:
        Article.objects.bulk_create(
            [
                Article(photo="a.jpg"),
                Article(photo="b.jpg", photo_alt="Our own cat, Minka."),
                Article(photo="c.jpg", photo_alt_de="Unsere Katze."),
                Article(photo="d.jpg", photo_alt="", photo_alt_de=""),
            ]
        )

    def test_are_counted_apart_and_asked_of_nobody(self, sent: list[int]) -> None:
        self.articles()
        planned = planning.plan(registry.all(), using="default")
        assert (planned.images, planned.captions, planned.with_text) == (4, 6, 2)
        batch = run(Article)
        assert batch.requested_count == 6
        human = Caption.objects.filter(origin=Origin.HUMAN)
        assert {(c.language, says(c), stands(c)) for c in human} == {
            ("en", "Our own cat, Minka.", PUBLISHED),
            ("de", "Unsere Katze.", PUBLISHED),
        }
        assert not set(sent) & set(human.values_list("pk", flat=True))
        assert Caption.objects.filter(state=State.PENDING, background=True, batch=batch).count() == 6

    def test_win_over_what_a_cancelled_backfill_left(self) -> None:
        self.articles()
        batches.cancel(run(Article))
        Article.objects.filter(photo="a.jpg").update(photo_alt="Typed in meanwhile.")
        run(Article)
        (said,) = Caption.objects.filter(image_name="a.jpg", language="en")
        assert (said.origin, says(said), stands(said)) == (Origin.HUMAN, "Typed in meanwhile.", PUBLISHED)


class TestCancelled:
    def test_what_no_worker_has_claimed_is_left_out(self) -> None:
        photos(4)
        batch = run()
        first = Caption.objects.first()
        assert first is not None
        working = {"state": State.WORKING, "claim": uuid4(), "claimed_at": timezone.now()}
        Caption.objects.filter(pk=first.pk).update(**working)
        assert batches.cancel(batch) == 3
        assert batches.counts(batch) == {State.WORKING: 1, State.EXCLUDED: 3}
        assert batch.cancelled_at is not None
        assert batches.cancel(batch) == 0

    def test_the_next_backfill_takes_it(self) -> None:
        photos(4)
        batches.cancel(run())
        planned = planning.plan(registry.all(), using="default")
        assert planned.captions == 4
        again = run(limit=3)
        assert (again.requested_count, batches.counts(again)) == (3, {State.PENDING: 3})
        assert Caption.objects.filter(state=State.PENDING, error_code="").count() == 3

    def test_nothing_more_is_inserted(self) -> None:
        photos(6)
        batch = backfill.start(planning.plan(registry.all(), using="default"))

        def stop(number: int) -> None:
            Batch.objects.update(cancelled_at=F("requested_at"))

        with mock.patch.object(backfill, "CHUNK", 2), pytest.raises(writer.CancelledError):
            backfill.write_rows(batch.pk, using="default", progress=stop)
        assert Caption.objects.count() == 2

    def test_what_was_claimed_before_asks_nobody(self, scripted: type[ScriptedProvider]) -> None:
        Photo.objects.create(image=upload())
        Caption.objects.all().delete()
        batch = run()
        Batch.objects.update(cancelled_at=F("requested_at"))
        caption_images(list(Caption.objects.values_list("pk", flat=True)), using="default")
        assert batches.counts(batch) == {State.EXCLUDED: 1}
        assert scripted.asked == []
        assert planning.plan(registry.all(), using="default").captions == 1

    def test_words_that_were_to_be_replaced_stand(self) -> None:
        caption(Photo.objects.create(image=upload()), "A boat.")
        request(Photo.objects.all(), recaption=True)
        batches.cancel(Batch.objects.get())
        row = Caption.objects.get()
        assert (stands(row), says(row), row.is_publishable) == (PUBLISHED, "A boat.", True)


def test_an_answer_that_the_site_has_already_serves(scripted: type[ScriptedProvider]) -> None:
    """A backfill asks for words, not for new ones: the same picture is not paid for again."""
    Photo.objects.create(image=upload())
    caption_images([Caption.objects.get().pk], using="default")
    Photo.objects.bulk_create([Photo(image=Photo.objects.get().image.name)])
    run()
    caption_images(list(Caption.objects.values_list("pk", flat=True)), using="default")
    assert {(stands(c), c.origin) for c in Caption.objects.all()} == {
        (PUBLISHED, Origin.PROVIDER),
        (PUBLISHED, Origin.REUSED),
    }
    assert (len(scripted.asked), Attempt.objects.count()) == (1, 1)


def test_captions_in_another_database_are_refused_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django_autocaption.pipeline.runtime.databases.beside", lambda using: "other")
    with pytest.raises(ConfigurationError, match=r"autocaption\.request"):
        planning.plan(registry.all(), using="default")
