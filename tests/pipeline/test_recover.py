"""The sweep: whatever was lost is found, once, and nothing that only takes its time is disturbed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone

from django_autocaption.autocaption import request
from django_autocaption.models import Attempt, Caption, Outcome, State
from django_autocaption.pipeline import endings, queue, recover
from django_autocaption.pipeline.claim import claim
from django_autocaption.pipeline.settle import store
from tests.pictures import upload
from tests.testapp.models import Country, Measured, Photo, Product
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def sent(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Ids that the broker took, in place of a broker."""
    taken: list[int] = []

    def take(task: str, args: tuple[list[int]], using: str, countdown: float | None) -> bool:
        taken.extend(*args)
        return True

    monkeypatch.setattr(queue, "_send_one", take)
    return taken


def ago(seconds: float) -> Any:
    return timezone.now() - timedelta(seconds=seconds)


def one() -> Caption:
    return Caption.objects.get()


class TestLostMessages:
    def test_one_that_was_never_sent_is_sent(self, sent: list[int]) -> None:
        Photo.objects.create(image=upload())
        Caption.objects.update(queued_at=None)
        assert recover.sweep().resent == 1
        assert sent == [one().pk]

    def test_one_that_may_still_arrive_is_left_alone(self, sent: list[int]) -> None:
        Photo.objects.create(image=upload())
        assert recover.sweep().resent == 0
        Caption.objects.update(queued_at=ago(901))
        assert recover.sweep().resent == 1
        assert recover.sweep().resent == 0, "the second message has its time, too"

    def test_a_row_that_is_not_yet_due_waits(self) -> None:
        Photo.objects.create(image=upload())
        Caption.objects.update(queued_at=None, due_at=ago(-60))
        assert recover.sweep().resent == 0

    def test_an_operator_need_not_wait(self, sent: list[int], capsys: pytest.CaptureFixture[str]) -> None:
        Photo.objects.create(image=upload())
        call_command("autocaption", "sweep", "--now")
        assert sent == [one().pk]
        assert "1 sent to the workers" in capsys.readouterr().out

    def test_a_broker_that_is_still_down_leaves_the_rows_for_the_next_sweep(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for number in range(3):
            Photo.objects.create(image=upload((number, 0, 0)))
        Caption.objects.update(queued_at=None)
        monkeypatch.setattr(queue, "_send_one", lambda *args: False)
        assert recover.sweep().resent == 0
        assert Caption.objects.filter(queued_at=None).count() == 3


class TestLostWorkers:
    def abandoned(self, *, asked: bool, attempts: int = 1) -> Caption:
        Photo.objects.create(image=upload())
        (caption,) = claim([one().pk], using="default")
        Caption.objects.update(claimed_at=ago(601), attempts=attempts)
        if asked:
            Attempt.objects.create(caption=caption, revision=1, provider="default", asked_at=ago(601), lease="question")
        return caption

    def test_their_rows_are_taken_back_and_sent(self, sent: list[int]) -> None:
        caption = self.abandoned(asked=False)
        found = recover.sweep()
        assert (found.abandoned, found.resent, sent) == (1, 1, [caption.pk])
        assert (one().state, one().claim) == (State.PENDING, None)

    def test_a_worker_that_still_works_is_left_alone(self) -> None:
        self.abandoned(asked=True)
        Caption.objects.update(claimed_at=ago(590))
        Attempt.objects.update(asked_at=ago(590))
        assert recover.sweep().abandoned == 0
        assert Attempt.objects.get().lease == "question"

    def test_what_they_had_asked_is_remembered_as_unknown_and_its_lease_given_back(self) -> None:
        self.abandoned(asked=True)
        recover.sweep()
        attempt = Attempt.objects.get()
        assert (attempt.outcome, attempt.lease) == (Outcome.UNKNOWN, None)
        assert one().state == State.PENDING

    def test_where_asking_again_may_be_billed_twice_the_row_waits_for_a_person(self) -> None:
        careful = {"default": {"BACKEND": "tests.testapp.providers.CarefulProvider"}}
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": careful}):
            self.abandoned(asked=True)
            recover.sweep()
        assert (one().state, one().error_code) == (State.FAILED, "outcome_unknown")

    def test_an_image_that_kills_every_worker_is_parked(self) -> None:
        self.abandoned(asked=False, attempts=5)
        recover.sweep()
        assert (one().state, one().error_code) == (State.FAILED, "abandoned")

    def test_a_lease_without_its_row_is_given_back(self) -> None:
        Attempt.objects.create(caption=None, revision=1, provider="default", asked_at=ago(601), lease="question")
        recover.sweep()
        assert Attempt.objects.get().lease is None

    def test_two_sweeps_at_once_take_a_row_back_once(self) -> None:
        stale = self.abandoned(asked=False)
        recover.sweep()
        claim([stale.pk], using="default")
        assert store([endings.abandoned(stale, None)], using="default") == []
        assert one().state == State.WORKING


class TestUnannounced:
    def test_bulk_create_is_found(self, sent: list[int]) -> None:
        Photo.objects.bulk_create([Photo(image="a.jpg"), Photo(image="b.jpg"), Photo(title="no image")])
        assert recover.sweep().unannounced == 2
        assert Caption.objects.filter(state=State.PENDING).count() == 2
        assert recover.sweep().unannounced == 0

    def test_uuid_and_string_keys_are_found_once(self) -> None:
        Product.objects.bulk_create([Product(front="a.jpg", back="b.jpg"), Product(front="c.jpg")])
        Country.objects.bulk_create([Country(code="CI", flag="ci.png")])
        assert recover.sweep().unannounced == 4
        assert recover.sweep().unannounced == 0

    def test_null_is_no_image(self) -> None:
        Measured.objects.bulk_create([Measured(image=None)])
        assert recover.sweep().unannounced == 0

    def test_a_language_that_was_added_is_found(self) -> None:
        Photo.objects.create(image=upload())
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "LANGUAGES": ["en", "de"]}):
            assert recover.sweep().unannounced == 1
            assert recover.sweep().unannounced == 0
        assert set(Caption.objects.values_list("language", flat=True)) == {"en", "de"}

    @pytest.mark.django_db(databases=["default", "other"])
    def test_other_databases_are_visited_where_the_setting_names_them(self) -> None:
        Photo.objects.using("other").bulk_create([Photo(image="a.jpg")])
        assert recover.sweep().unannounced == 0
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "DATABASES": ["default", "other"]}):
            assert recover.sweep().unannounced == 1
        assert Caption.objects.using("other").count() == 1
        assert Caption.objects.using("default").count() == 0


class TestRequest:
    """``autocaption.request``, for what sent no signal."""

    def test_asks_for_images_without_a_row(self) -> None:
        Photo.objects.bulk_create([Photo(image="a.jpg"), Photo(title="no image")])
        assert request(Photo.objects.all()) == 1
        assert request(Photo.objects.all()) == 0

    def test_asks_for_images_whose_name_has_changed(self) -> None:
        Photo.objects.create(image=upload())
        Caption.objects.update(state=State.PUBLISHED, alt_text="Old.")
        Photo.objects.update(image="new.jpg")
        assert request(Photo.objects.all()) == 1
        assert (one().state, one().image_name, one().stale) == (State.PENDING, "new.jpg", True)

    def test_takes_one_object_a_list_or_a_slice(self) -> None:
        photos = Photo.objects.bulk_create([Photo(image=f"{n}.jpg") for n in range(5)])
        assert request(photos[0]) == 1
        assert request(photos[1:3]) == 2
        assert request(Photo.objects.order_by("-pk")[:2], "image") == 2

    def test_names_what_it_does_not_know(self) -> None:
        with pytest.raises(Exception, match="Did you mean 'image'"):
            request(Photo.objects.all(), "imaeg")
        with pytest.raises(Exception, match="Did you mean 'default'"):
            request(Photo.objects.all(), provider="defautl")


def test_the_scripted_provider_is_not_asked_by_a_sweep(scripted: type[ScriptedProvider]) -> None:
    Photo.objects.bulk_create([Photo(image="a.jpg")])
    recover.sweep()
    assert scripted.asked == []
