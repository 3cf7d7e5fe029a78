"""Captions whose objects are gone: kept for the case that they come back, and no person's words are ever removed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import models
from django.utils import timezone

from django_autocaption.models import Attempt, Caption, Cursor, ErrorCode, Origin, State, Version
from django_autocaption.pipeline.upkeep import rounds, sweep
from tests.pipeline.drive import produce
from tests.rows import REVIEW, caption, paid, says, stands, version
from tests.testapp.models import Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sent")]
DAYS = 86_400.0


def captioned(number: int = 1, words: str = "A red boat.", **columns: Any) -> list[Photo]:
    """Photos with published words."""
    photos = Photo.objects.bulk_create([Photo(image=f"{n}.jpg") for n in range(number)])
    for photo in photos:
        caption(photo, words, **columns)
    return photos


def lose(photos: list[Photo]) -> None:
    """No signal tells of it."""
    Photo.objects.filter(pk__in=[photo.pk for photo in photos])._raw_delete("default")


def later(days: float) -> None:
    """So much time goes by."""
    ago = timedelta(days=days)
    for row in Caption.objects.exclude(finalised_at=None):
        Caption.objects.filter(pk=row.pk).update(finalised_at=row.finalised_at - ago)
    for cursor in Cursor.objects.exclude(removed_since=None):
        Cursor.objects.filter(pk=cursor.pk).update(removed_since=cursor.removed_since - ago)


def hidden() -> int:
    return Caption.objects.filter(state=State.EXCLUDED, error_code=ErrorCode.OBJECT_GONE).count()


class TestFirstSight:
    def test_hides_and_keeps_everything(self) -> None:
        photos = captioned()
        version(Caption.objects.get(), "A draft.", standing=REVIEW)
        lose(photos)
        assert sweep.sweep().mended == 1
        row = Caption.objects.with_words().get()
        assert (row.state, row.error_code) == (State.EXCLUDED, "object_gone")
        assert row.published is not None
        assert says(row) == "A draft."
        assert sweep.sweep().mended == 0

    def test_by_a_worker(self) -> None:
        """Who finds no object where a message leads."""
        photos = captioned(human_fields=("alt_text",))
        lose(photos)
        Caption.objects.update(state=State.PENDING, due_at=timezone.now())
        produce()
        assert hidden() == 1
        assert Version.objects.exists()

    def test_leaves_what_is_under_way(self) -> None:
        photos = captioned(2)
        lose(photos)
        Caption.objects.filter(object_id=str(photos[0].pk)).update(state=State.WAITING, due_at=timezone.now())
        assert sweep.sweep().mended == 1

    @pytest.mark.parametrize("code", [ErrorCode.EXCLUDED, ErrorCode.CANCELLED])
    def test_leaves_what_somebody_left_out(self, code: str) -> None:
        photos = captioned(state=State.EXCLUDED)
        Caption.objects.update(error_code=code)
        lose(photos)
        assert sweep.sweep().mended == 0
        Photo.objects.bulk_create(photos)
        sweep.sweep()
        assert Caption.objects.get().error_code == code


class TestBack:
    def test_with_its_words(self) -> None:
        photos = captioned(human_fields=("alt_text",))
        lose(photos)
        sweep.sweep()
        later(30)
        Photo.objects.bulk_create(photos)
        assert sweep.sweep().mended == 1
        row = Caption.objects.with_words().get()
        assert (stands(row), says(row), row.error_code, row.image_no) == ("published", "A red boat.", "", 1)

    def test_a_draft_waits_as_before(self) -> None:
        photos = Photo.objects.bulk_create([Photo(image="a.jpg")])
        caption(photos[0], "A draft.", standing=REVIEW)
        lose(photos)
        sweep.sweep()
        Photo.objects.bulk_create(photos)
        sweep.sweep()
        assert stands(Caption.objects.with_words().get()) == REVIEW

    def test_without_words_it_is_asked_about(self) -> None:
        photos = Photo.objects.bulk_create([Photo(image="a.jpg")])
        caption(photos[0], state=State.FAILED)
        lose(photos)
        sweep.sweep()
        assert hidden() == 1
        Photo.objects.bulk_create(photos)
        sweep.sweep()
        assert Caption.objects.get().state == State.PENDING

    def test_with_another_file_it_is_asked_about_anew(self) -> None:
        photos = captioned()
        lose(photos)
        sweep.sweep()
        Photo.objects.bulk_create([Photo(pk=photos[0].pk, image="b.jpg")])
        sweep.sweep()
        row = Caption.objects.with_words().get()
        assert (row.state, row.image_name, row.current) == (State.PENDING, "b.jpg", None)


class TestRemoval:
    """Of 200 captions of a field, two may go a day."""

    @pytest.fixture
    def photos(self) -> list[Photo]:
        photos = captioned(200)
        sweep.sweep()
        assert Cursor.objects.get(name="testapp.Photo.image").last_rows == 200
        return photos

    def test_not_before_a_week_is_over(self, photos: list[Photo]) -> None:
        lose(photos[:1])
        assert sweep.sweep().removed == 0
        later(6.9)
        assert sweep.sweep().removed == 0
        later(0.2)
        assert sweep.sweep().removed == 1
        assert Caption.objects.count() == 199

    def test_never_more_than_one_in_a_hundred(self, photos: list[Photo]) -> None:
        lose(photos[:5])
        sweep.sweep()
        later(8)
        assert [sweep.sweep().removed for _sweep in range(3)] == [2, 0, 0]
        later(0.9)
        assert sweep.sweep().removed == 0
        later(0.2)
        assert sweep.sweep().removed == 1, "one in a hundred of the 198 that are left"
        assert Caption.objects.count() == 197

    def test_never_one_that_a_person_wrote(self, photos: list[Photo]) -> None:
        lose(photos[:4])
        keys = [str(photo.pk) for photo in photos[:4]]
        first, second, third, _fourth = Caption.objects.filter(object_id__in=keys).order_by("pk")
        version(first, "By a person.", human_fields=("alt_text",), standing="")
        version(second, "A person's, reused.", human_fields=("title",), origin=Origin.REUSED, standing="")
        Caption.objects.filter(pk=third.pk).update(note="Ask Minka before it goes.")
        sweep.sweep()
        later(400)
        assert sweep.sweep(remove_gone=True).removed == 1
        later(400)
        assert sweep.sweep(remove_gone=True).removed == 0
        assert hidden() == 3
        assert Version.objects.filter(caption__in=[first, second, third]).count() == 5

    def test_more_when_told_to(self, photos: list[Photo], capsys: pytest.CaptureFixture[str]) -> None:
        lose(photos[:50])
        sweep.sweep()
        later(8)
        call_command("autocaption", "sweep", "--remove-gone")
        assert "50 of lost objects removed" in capsys.readouterr().out
        assert Caption.objects.count() == 150

    def test_the_ledger_keeps_what_they_cost(self, photos: list[Photo]) -> None:
        row = Caption.objects.get(object_id=str(photos[0].pk))
        paid("default", "0.5", caption=row)
        lose(photos[:1])
        sweep.sweep()
        later(8)
        sweep.sweep()
        assert Attempt.objects.get().caption is None

    def test_half_a_restore_costs_nothing_within_a_week(self, photos: list[Photo]) -> None:
        lose(photos[:120])
        sweep.sweep()
        assert hidden() == 120
        later(6)
        assert sweep.sweep().removed == 0
        Photo.objects.bulk_create(photos[:120])
        assert sweep.sweep().mended == 120
        assert Caption.objects.current().filter(state=State.DONE).count() == 200

    def test_of_few_captions_none_goes_by_itself(self) -> None:
        photos = captioned(99)
        sweep.sweep()
        lose(photos[:1])
        sweep.sweep()
        later(8)
        assert sweep.sweep().removed == 0
        assert sweep.sweep(remove_gone=True).removed == 1

    def test_two_sweeps_at_once_share_the_bound(self, photos: list[Photo]) -> None:
        name = "testapp.Photo.image"
        first, second = rounds.Round(name, "default"), rounds.Round(name, "default")
        assert [first.may_remove(2, unbounded=False), second.may_remove(2, unbounded=False)] == [2, 0]


class TestManager:
    """The site's own base manager hides objects that are there."""

    @pytest.fixture
    def only_titled(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        class Titled(models.Manager[Photo]):
            def get_queryset(self) -> models.QuerySet[Photo]:
                return super().get_queryset().exclude(title="")

        manager = Titled()
        manager.model = Photo
        monkeypatch.setitem(Photo._meta.__dict__, "base_manager", manager)
        yield

    @pytest.mark.usefixtures("only_titled")
    def test_costs_no_words(self) -> None:
        photos = captioned(200)
        sweep.sweep()
        assert hidden() == 200
        later(400)
        assert sweep.sweep(remove_gone=True).removed == 0
        Photo.objects.filter(pk=photos[0].pk).update(title="Shown")
        assert sweep.sweep().mended == 1
        assert stands(Caption.objects.with_words().get(object_id=str(photos[0].pk))) == "published"
