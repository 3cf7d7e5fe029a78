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
from django_autocaption.conf import AutocaptionSettings
from django_autocaption.models import Attempt, Caption, Outcome, State, Worker
from django_autocaption.pipeline.outcome import unasked
from django_autocaption.pipeline.outcome.finalisation import store
from django_autocaption.pipeline.runtime import queue
from django_autocaption.pipeline.upkeep import sweep
from django_autocaption.pipeline.work import claims
from django_autocaption.pipeline.work.claims import claim
from django_autocaption.types import CaptionRequest, CaptionResult
from tests.pictures import upload
from tests.pipeline.drive import produce
from tests.rows import caption, stands
from tests.testapp.models import Country, Measured, Photo, Product
from tests.testapp.providers import ScriptedProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sent")]


def ago(seconds: float) -> Any:
    return timezone.now() - timedelta(seconds=seconds)


def one() -> Caption:
    return Caption.objects.get()


class TestLostMessages:
    def test_one_that_was_never_sent_is_sent(self, sent: list[int]) -> None:
        Photo.objects.create(image=upload())
        Caption.objects.update(queued_at=None)
        assert sweep.sweep().resent == 1
        assert sent == [one().pk]

    def test_one_that_may_still_arrive_is_left_alone(self, sent: list[int]) -> None:
        Photo.objects.create(image=upload())
        assert sweep.sweep().resent == 0
        Caption.objects.update(queued_at=ago(101))
        assert sweep.sweep().resent == 1
        assert sweep.sweep().resent == 0, "the second message has its time, too"

    def test_a_row_that_is_not_yet_due_waits(self) -> None:
        Photo.objects.create(image=upload())
        Caption.objects.update(queued_at=None, due_at=ago(-60))
        assert sweep.sweep().resent == 0

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
        assert sweep.sweep().resent == 0
        assert Caption.objects.filter(queued_at=None).count() == 3


class TestLostWorkers:
    def abandoned(self, *, asked: bool, attempts: int = 1) -> Caption:
        Photo.objects.create(image=upload())
        (caption,) = claim([one().pk], using="default")
        Caption.objects.update(claimed_at=ago(101), attempts=attempts)
        Worker.objects.all().delete()  # it has not said for long that it lives
        if asked:
            Attempt.objects.create(caption=caption, request=1, provider="default", asked_at=ago(601), lease="question")
        return caption

    def test_their_rows_are_taken_back_and_sent(self, sent: list[int]) -> None:
        caption = self.abandoned(asked=False)
        found = sweep.sweep()
        assert (found.abandoned, found.resent, sent) == (1, 1, [caption.pk])
        assert (stands(one()), one().claim) == (State.PENDING, None)

    def test_a_worker_that_still_works_is_left_alone(self) -> None:
        self.abandoned(asked=True)
        Caption.objects.update(claimed_at=ago(90))
        Attempt.objects.update(asked_at=ago(590))
        assert sweep.sweep().abandoned == 0
        assert Attempt.objects.get().lease == "question"

    def test_what_they_had_asked_is_remembered_as_unknown_and_its_lease_given_back(self) -> None:
        self.abandoned(asked=True)
        sweep.sweep()
        attempt = Attempt.objects.get()
        assert (attempt.outcome, attempt.lease) == (Outcome.UNKNOWN, None)
        assert stands(one()) == State.PENDING

    def test_where_asking_again_may_be_billed_twice_the_row_waits_for_a_person(self) -> None:
        careful = {"default": {"BACKEND": "tests.testapp.providers.CarefulProvider"}}
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": careful}):
            self.abandoned(asked=True)
            sweep.sweep()
        assert (stands(one()), one().error_code) == (State.FAILED, "outcome_unknown")

    def test_an_image_that_kills_every_worker_is_parked(self) -> None:
        self.abandoned(asked=False)
        for _stop in range(4):
            sweep.sweep()
            assert stands(one()) == State.PENDING
            claims.claim_suspect(one().pk, using="default")
            Caption.objects.update(claimed_at=ago(101))
        sweep.sweep()
        assert (stands(one()), one().error_code) == (State.FAILED, "abandoned")
        assert "workers stopped while they worked on the image" in one().error_message

    def test_other_failures_before_do_not_park_it(self) -> None:
        self.abandoned(asked=False, attempts=5)
        sweep.sweep()
        assert stands(one()) == State.PENDING

    def test_a_new_request_begins_anew(self) -> None:
        self.abandoned(asked=False)
        Caption.objects.update(abandoned=4)
        photo = Photo.objects.get()
        photo.image = upload("red", name="other.jpg")
        photo.save()
        assert one().abandoned == 0

    def test_a_job_that_a_service_works_on_keeps_its_lease(self) -> None:
        self.abandoned(asked=True)
        Caption.objects.update(state=State.WAITING, due_at=ago(-60))
        sweep.sweep()
        assert (Attempt.objects.get().outcome, Attempt.objects.get().lease) == (Outcome.ASKED, "question")

    def test_a_request_about_another_version_of_the_image_is_not_this_one(self) -> None:
        careful = {"default": {"BACKEND": "tests.testapp.providers.CarefulProvider"}}
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": careful}):
            self.abandoned(asked=True)
            Attempt.objects.update(request=7)
            sweep.sweep()
        assert stands(one()) == State.PENDING

    def test_a_lease_without_its_row_is_given_back(self) -> None:
        Attempt.objects.create(caption=None, request=1, provider="default", asked_at=ago(601), lease="question")
        sweep.sweep()
        assert Attempt.objects.get().lease is None

    def test_two_sweeps_at_once_take_a_row_back_once(self) -> None:
        stale = self.abandoned(asked=False)
        sweep.sweep()
        claim([stale.pk], using="default")
        assert store([unasked.abandoned(stale, None)], using="default") == []
        assert stands(one()) == State.WORKING

    def test_the_slower_of_two_sweeps_leaves_the_next_workers_request_alone(self) -> None:
        stale = self.abandoned(asked=False)
        sweep.sweep()
        claim([stale.pk], using="default")
        asked = Attempt.objects.create(
            caption=stale, request=1, provider="default", asked_at=timezone.now(), lease="question"
        )
        store([unasked.abandoned(stale, asked)], using="default")
        assert (Attempt.objects.get().outcome, Attempt.objects.get().lease) == (Outcome.ASKED, "question")

    def test_a_worker_that_says_that_it_lives_keeps_its_rows(self) -> None:
        row = self.abandoned(asked=False)
        Worker.objects.create(token=row.claim, alive_at=ago(80))
        assert sweep.sweep().abandoned == 0
        Worker.objects.update(alive_at=ago(101))
        assert sweep.sweep().abandoned == 1

    def test_a_worker_that_lives_keeps_no_row_for_longer_than_any_job_takes(self) -> None:
        row = self.abandoned(asked=False)
        Worker.objects.create(token=row.claim, alive_at=ago(0))
        assert sweep.sweep().abandoned == 0
        Caption.objects.update(claimed_at=ago(3601))
        assert sweep.sweep().abandoned == 1


@pytest.mark.parametrize("name", ["CLAIM_TIMEOUT", "RESEND_AFTER"])
def test_with_default_settings_and_a_sweep_a_minute_what_is_lost_is_found_within_three_minutes(name: str) -> None:
    minute, to_spare = 60, 15
    assert getattr(AutocaptionSettings(), name) + minute + to_spare <= 180


class TestSuspects:
    """Images that several workers did not come back from."""

    @pytest.fixture
    def rows(self) -> list[int]:
        for number in range(4):
            Photo.objects.create(image=upload((number * 60, 0, 0)))
        return list(Caption.objects.order_by("pk").values_list("pk", flat=True))

    def test_are_worked_on_alone_and_after_the_others(self, rows: list[int], scripted: type[ScriptedProvider]) -> None:
        Caption.objects.filter(pk__in=rows[1:3]).update(abandoned=2)
        claimed: list[list[int]] = []

        async def look(request: CaptionRequest) -> CaptionResult:
            claimed.append(sorted(pk for _database, pk in claims._process.held))
            return CaptionResult(text="A boat.")

        scripted.script += [look] * 4
        produce()
        assert claimed == [[rows[0], rows[3]], [rows[0], rows[3]], [rows[1]], [rows[2]]]

    def test_one_stop_makes_no_suspect(self, rows: list[int]) -> None:
        Caption.objects.update(abandoned=1)
        assert len(claim(rows, using="default")) == 4

    def test_get_a_message_each(self, rows: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
        sent: list[tuple[list[int], float]] = []
        monkeypatch.setattr(queue, "send_later", lambda ids, *, using, delay: sent.append((ids, delay)))
        Caption.objects.update(abandoned=2, queued_at=None)
        assert sweep.sweep().resent == 4
        assert sorted(ids for ids, _delay in sent) == [[pk] for pk in rows]
        assert [delay for _ids, delay in sent] == [0, 5, 10, 15]


def test_a_message_that_comes_too_early_is_replaced() -> None:
    Photo.objects.create(image=upload())
    Caption.objects.update(due_at=ago(-60))
    produce()
    assert (one().queued_at, one().state) == (None, State.PENDING)


class TestUnannounced:
    def test_bulk_create_is_found(self, sent: list[int]) -> None:
        Photo.objects.bulk_create([Photo(image="a.jpg"), Photo(image="b.jpg"), Photo(title="no image")])
        assert sweep.sweep().unannounced == 2
        assert Caption.objects.filter(state=State.PENDING).count() == 2
        assert sweep.sweep().unannounced == 0

    def test_uuid_and_string_keys_are_found_once(self) -> None:
        Product.objects.bulk_create([Product(front="a.jpg", back="b.jpg"), Product(front="c.jpg")])
        Country.objects.bulk_create([Country(code="CI", flag="ci.png")])
        assert sweep.sweep().unannounced == 4
        assert sweep.sweep().unannounced == 0

    def test_null_is_no_image(self) -> None:
        Measured.objects.bulk_create([Measured(image=None)])
        assert sweep.sweep().unannounced == 0

    def test_a_language_that_was_added_is_found(self) -> None:
        Photo.objects.create(image=upload())
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "LANGUAGES": ["en", "de"]}):
            assert sweep.sweep().unannounced == 1
            assert sweep.sweep().unannounced == 0
        assert set(Caption.objects.values_list("language", flat=True)) == {"en", "de"}

    @pytest.mark.django_db(databases=["default", "other"])
    def test_other_databases_are_visited_where_the_setting_names_them(self) -> None:
        Photo.objects.using("other").bulk_create([Photo(image="a.jpg")])
        assert sweep.sweep().unannounced == 0
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "DATABASES": ["default", "other"]}):
            assert sweep.sweep().unannounced == 1
        assert Caption.objects.using("other").count() == 1
        assert Caption.objects.using("default").count() == 0


class TestRequest:
    """``autocaption.request``, for what sent no signal."""

    def test_asks_for_images_without_a_row(self) -> None:
        Photo.objects.bulk_create([Photo(image="a.jpg"), Photo(title="no image")])
        assert request(Photo.objects.all()) == 1
        assert request(Photo.objects.all()) == 0

    def test_asks_for_images_whose_name_has_changed(self) -> None:
        caption(Photo.objects.create(image=upload()), "Old.")
        Photo.objects.update(image="new.jpg")
        assert request(Photo.objects.all()) == 1
        assert (stands(one()), one().image_name, one().image_no) == (State.PENDING, "new.jpg", 2)

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
    sweep.sweep()
    assert scripted.asked == []
