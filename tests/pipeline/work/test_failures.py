"""What services and files do wrong: retried, parked, shown, and no other image suffers."""

from __future__ import annotations

from typing import Any
from unittest.mock import Mock

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import OperationalError
from django.test import override_settings
from django.utils import timezone

from django_autocaption import pacing
from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Attempt, Caption, Outcome, Pace, State
from django_autocaption.pipeline.outcome import answered
from tests.pictures import jpeg, upload
from tests.pipeline.drive import one, produce, with_field, with_provider
from tests.rows import PUBLISHED, REVIEW, says, stands
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db


@pytest.mark.django_db(transaction=True)
def test_an_answer_that_came_while_a_connection_broke_is_judged_by_the_next(
    scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch
) -> None:
    real, breaks = answered.with_answer, [OperationalError(2013, "Lost connection to server during query")]

    def with_answer(*job: Any, **more: Any) -> Any:
        if breaks:
            raise breaks.pop()
        return real(*job, **more)

    monkeypatch.setattr(answered, "with_answer", with_answer)
    Photo.objects.create(image=upload())
    produce()
    assert (stands(one()), len(scripted.asked), breaks) == (PUBLISHED, 1, [])


class TestErrors:
    def test_a_transient_one_is_tried_again_later(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(ProviderError("Busy.", kind=ErrorKind.RATE_LIMIT, retry_after=90))
        Photo.objects.create(image=upload())
        before = timezone.now()
        produce()
        caption = one()
        assert (stands(caption), caption.attempts, caption.error_message) == (State.PENDING, 1, "Busy.")
        assert 89 <= (caption.due_at - before).total_seconds() <= 95
        produce()
        assert len(scripted.asked) == 1, "not before it is due"
        Caption.objects.update(due_at=before)
        Pace.objects.all().delete()  # as if 90 seconds had passed for the service, too
        produce()
        assert (stands(one()), one().error_message) == (PUBLISHED, "")

    def test_a_service_that_asks_for_no_wait_does_not_use_the_tries_up(self, scripted: type[ScriptedProvider]) -> None:
        at_once = ProviderError("Busy.", kind=ErrorKind.RATE_LIMIT, retry_after=0)
        scripted.script += [at_once, at_once]
        Photo.objects.create(image=upload())
        for _count in range(5):
            produce()
        assert (len(scripted.asked), stands(one()), one().attempts) == (2, State.PENDING, 2)
        assert (one().due_at - timezone.now()).total_seconds() > 25

    @pytest.mark.parametrize("wait", [1e10, 1e15, 1e300])
    def test_a_service_that_asks_for_years_gets_an_hour(self, scripted: type[ScriptedProvider], wait: float) -> None:
        scripted.script.append(ProviderError("Busy.", kind=ErrorKind.RATE_LIMIT, retry_after=wait))
        Photo.objects.create(image=upload())
        produce()
        assert stands(one()) == State.PENDING
        assert 3500 < (one().due_at - timezone.now()).total_seconds() <= 3600

    def test_tries_come_to_an_end(self, scripted: type[ScriptedProvider]) -> None:
        Photo.objects.create(image=upload())
        for _count in range(7):
            scripted.script.append(ProviderError("The model failed.", kind=ErrorKind.PROVIDER))
            Caption.objects.update(due_at=timezone.now())
            produce()
        assert (stands(one()), one().error_message, len(scripted.asked)) == (State.FAILED, "The model failed.", 5)

    @pytest.mark.parametrize("kind", [ErrorKind.AUTH, ErrorKind.QUOTA, ErrorKind.VALIDATION, ErrorKind.NOT_FOUND])
    def test_a_permanent_one_is_parked_and_shown(self, kind: ErrorKind, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(ProviderError("No.", kind=kind))
        Photo.objects.create(image=upload())
        produce()
        produce()
        assert (stands(one()), one().error_code, one().error_message) == (State.FAILED, kind, "No.")
        assert len(scripted.asked) == 1

    def test_a_refusal_is_never_stored_as_words(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(ProviderError("Refused.", kind=ErrorKind.SAFETY, code="contentPolicy"))
        Photo.objects.create(image=upload())
        produce()
        assert (stands(one()), says(one()), one().origin) == (REVIEW, "", "")
        assert Attempt.objects.get().outcome == Outcome.SILENT

    def test_an_answer_that_is_no_caption_is_not_stored_as_words(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append("I'm sorry, but I can't help with that.")
        Photo.objects.create(image=upload())
        produce()
        assert (stands(one()), says(one()), one().error_code) == (REVIEW, "", "not_fit_to_publish")

    def test_an_unknown_outcome_is_not_paid_twice_where_the_provider_says_so(
        self, scripted: type[ScriptedProvider]
    ) -> None:
        scripted.script.append(ProviderError("Timed out.", kind=ErrorKind.TIMEOUT, outcome_unknown=True))
        with with_provider("CarefulProvider"):
            Photo.objects.create(image=upload())
            produce()
        assert (stands(one()), one().error_code) == (State.FAILED, "outcome_unknown")
        assert Attempt.objects.get().outcome == Outcome.UNKNOWN

    def test_an_unknown_outcome_is_asked_once_more_elsewhere(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(ProviderError("Timed out.", kind=ErrorKind.TIMEOUT, outcome_unknown=True))
        Photo.objects.create(image=upload())
        produce()
        Caption.objects.update(due_at=timezone.now())
        produce()
        assert stands(one()) == PUBLISHED
        assert sorted(Attempt.objects.values_list("outcome", flat=True)) == [Outcome.ANSWERED, Outcome.UNKNOWN]

    def test_but_only_once_more(self, scripted: type[ScriptedProvider]) -> None:
        Photo.objects.create(image=upload())
        for _count in range(4):
            scripted.script.append(ProviderError("Timed out.", kind=ErrorKind.TIMEOUT, outcome_unknown=True))
            Caption.objects.update(due_at=timezone.now())
            produce()
        assert (len(scripted.asked), stands(one()), one().error_code) == (2, State.FAILED, "outcome_unknown")

    def test_a_repetition_that_is_refused_in_passing_leaves_the_first_request_unknown(
        self, scripted: type[ScriptedProvider]
    ) -> None:
        scripted.script += [
            ProviderError("Timed out.", kind=ErrorKind.TIMEOUT, outcome_unknown=True),
            ProviderError("Too many requests.", kind=ErrorKind.RATE_LIMIT, status=429, retry_after=0),
        ]
        with with_provider("RepeatableProvider"):
            Photo.objects.create(image=upload())
            for _count in range(3):
                Caption.objects.update(due_at=timezone.now())
                Pace.objects.all().delete()
                pacing.reset()
                produce()
        assert len({request.uuid for request in scripted.asked}) == 1, "a new uuid would be paid for anew"
        assert len(scripted.asked) == 3
        assert (stands(one()), Attempt.objects.get().outcome) == (PUBLISHED, Outcome.ANSWERED)

    def test_a_bug_in_a_provider_stops_no_other_image(
        self, scripted: type[ScriptedProvider], caplog: pytest.LogCaptureFixture
    ) -> None:
        scripted.script.append(KeyError("secret detail"))
        for colour in ("red", "green", "blue"):
            Photo.objects.create(image=upload(colour))
        produce()
        assert sorted(stands(c) for c in Caption.objects.all()) == [State.FAILED, PUBLISHED, PUBLISHED]
        broken = Caption.objects.get(state=State.FAILED)
        assert "KeyError" in broken.error_message
        assert "secret detail" not in broken.error_message

    def test_wrong_settings_at_run_time_fail_the_row_with_their_message(self) -> None:
        with with_field(provider="defualt"):
            Photo.objects.create(image=upload())
            produce()
        assert (stands(one()), one().error_code) == (State.FAILED, "settings")
        assert "Did you mean 'default'?" in one().error_message


class TestFiles:
    def test_a_broken_one_fails_with_a_message_and_stops_no_other(self, scripted: type[ScriptedProvider]) -> None:
        Photo.objects.create(image=ContentFile(jpeg(size=(200, 200))[:600], "broken.jpg"))
        Photo.objects.create(image=ContentFile(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "logo.svg"))
        Photo.objects.create(image=upload())
        produce()
        states = {c.image_name.split("/")[1]: c for c in Caption.objects.all()}
        assert states["broken.jpg"].state == State.FAILED
        assert "The file breaks off" in states["broken.jpg"].error_message
        assert (states["logo.svg"].state, states["logo.svg"].error_code) == (State.EXCLUDED, "svg")
        assert stands(states["photo.jpg"]) == PUBLISHED
        assert len(scripted.asked) == 1

    @pytest.mark.parametrize("fault", ["broken", "missing", "storage", "provider"])
    def test_what_is_told_does_not_name_the_file(
        self, storage: Any, scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch, fault: str
    ) -> None:
        """People read it whom moderation keeps from the image."""
        data = jpeg(size=(200, 200))
        photo = Photo.objects.create(image=ContentFile(data[:600] if fault == "broken" else data, "a-secret-place.jpg"))
        if fault == "missing":
            storage.delete(photo.image.name)
        if fault == "storage":
            monkeypatch.setattr(storage, "open", Mock(side_effect=OSError(5, "cannot read", photo.image.name)))
        scripted.script.append(ProviderError(f"/srv/media/{photo.image.name} is odd", kind=ErrorKind.VALIDATION))
        produce()
        assert one().error_code and one().error_message
        assert "a-secret-place" not in one().error_message

    def test_a_missing_one_is_told(self, storage: Any) -> None:
        photo = Photo.objects.create(image=upload())
        storage.delete(photo.image.name)
        produce()
        assert (stands(one()), one().error_code) == (State.FAILED, "missing")

    def test_a_storage_that_is_down_is_asked_again(
        self, storage: Any, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        Photo.objects.create(image=upload())

        def down(*args: Any, **kwargs: Any) -> None:
            raise ConnectionError("https://bucket.example/a.jpg?X-Amz-Signature=very-secret is down")

        monkeypatch.setattr(storage, "open", down)
        produce()
        assert (stands(one()), one().error_code) == (State.PENDING, "storage")
        assert "ConnectionError" in one().error_message
        assert "Signature" not in one().error_message + caplog.text

    def test_of_an_object_deleted_meanwhile_nobody_is_asked(self) -> None:
        Photo.objects.create(image=upload())
        Photo.objects.all()._raw_delete("default")
        produce()
        assert (stands(one()), one().error_code) == (State.EXCLUDED, "object_gone")

    def test_a_file_exchanged_without_a_signal_is_taken_as_it_is_now(self, storage: Any) -> None:
        photo = Photo.objects.create(image=upload())
        Photo.objects.update(image=storage.save("photos/new.jpg", upload("red")))
        produce()
        assert one().image_name == "photos/new.jpg"
        assert photo.image.name != "photos/new.jpg"

    def test_a_field_that_is_no_longer_registered_is_left_out(self) -> None:
        Photo.objects.create(image=upload())
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": {"testapp.Product.front": {}}}):
            produce()
        assert (stands(one()), one().error_code) == (State.EXCLUDED, "not_registered")
