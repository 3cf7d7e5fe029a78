"""A question about the same bytes is paid once, whatever is saved twice, swapped back and forth, or asked elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.utils import timezone

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Attempt, Caption, Outcome, State
from django_autocaption.pipeline.intake import requests, saved
from django_autocaption.pipeline.upkeep.sweep import sweep
from django_autocaption.pipeline.work import dispatch
from tests.pictures import upload
from tests.pipeline.drive import WORDS, one, produce, with_provider
from tests.rows import PUBLISHED, says, stands
from tests.testapp.models import Photo
from tests.testapp.providers import PromptlessProvider, ScriptedProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]

A, B = "red", "blue"
Meanwhile = Callable[[Callable[[], Any]], None]


def unknown() -> ProviderError:
    return ProviderError("Timed out.", kind=ErrorKind.TIMEOUT, outcome_unknown=True)


def save(photo: Photo, colour: str) -> None:
    photo.image = upload(colour, f"{colour}.jpg")
    photo.save()


def due() -> None:
    Caption.objects.filter(state=State.PENDING).update(due_at=timezone.now())


def outcomes() -> list[str]:
    return list(Attempt.objects.order_by("pk").values_list("outcome", flat=True))


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """Does something once, while the next request is under way."""

    def arrange(happens: Callable[[], Any]) -> None:
        sent = dispatch.ask

        def ask(jobs: Any) -> Iterator[Any]:
            monkeypatch.setattr(dispatch, "ask", sent)
            answers = [group for group in sent(jobs) if group]
            happens()
            yield from answers

        monkeypatch.setattr(dispatch, "ask", ask)

    return arrange


class TestSavedWhileItsRequestIsInFlight:
    def test_the_same_file_is_not_asked_about_again(
        self, scripted: type[ScriptedProvider], meanwhile: Meanwhile
    ) -> None:
        photo = Photo.objects.create(image=upload(A))
        meanwhile(lambda: (save(photo, A), produce()))
        produce()
        due()
        produce()
        assert (len(scripted.asked), outcomes()) == (1, [Outcome.ANSWERED])
        assert stands(one()) == PUBLISHED

    def test_a_picture_that_goes_and_comes_back_is_asked_about_once(
        self, scripted: type[ScriptedProvider], meanwhile: Meanwhile
    ) -> None:
        photo = Photo.objects.create(image=upload(A))
        meanwhile(lambda: (save(photo, B), save(photo, A), produce()))
        produce()
        due()
        produce()
        assert (len(scripted.asked), stands(one())) == (1, PUBLISHED)

    def test_the_answer_that_came_too_late_serves_whoever_asks_next(
        self, scripted: type[ScriptedProvider], meanwhile: Meanwhile
    ) -> None:
        scripted.script.append(WORDS)
        photo = Photo.objects.create(image=upload(A))
        meanwhile(lambda: save(photo, B))
        produce()
        Photo.objects.create(image=upload(A))
        produce()
        assert len(scripted.asked) == 2
        assert {says(row) for row in Caption.objects.order_by("pk")[1:]} == {WORDS}


class TestPublishedBefore:
    def test_a_picture_that_comes_back_has_its_words_back(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script.append(WORDS)
        photo = Photo.objects.create(image=upload(A))
        produce()
        save(photo, B)
        produce()
        save(photo, A)
        produce()
        assert (len(scripted.asked), says(one()), stands(one())) == (2, WORDS, PUBLISHED)


class TestAfterAnUnknownOutcome:
    def test_a_service_that_knows_repeats_gets_the_same_uuid_after_another_save(
        self, scripted: type[ScriptedProvider]
    ) -> None:
        with with_provider("RepeatableProvider"):
            scripted.script.append(unknown())
            photo = Photo.objects.create(image=upload(A))
            produce()
            save(photo, A)
            produce()
        first, second = scripted.asked
        assert first.uuid == second.uuid
        assert (outcomes(), stands(one())) == ([Outcome.ANSWERED], PUBLISHED)

    def test_and_for_another_object_with_the_same_bytes(self, scripted: type[ScriptedProvider]) -> None:
        with with_provider("RepeatableProvider"):
            scripted.script.append(unknown())
            Photo.objects.create(image=upload(A))
            produce()
            Photo.objects.create(image=upload(A))
            produce()
            due()
            produce()
        assert len({request.uuid for request in scripted.asked}) == 1
        assert [stands(row) for row in Caption.objects.all()] == [PUBLISHED, PUBLISHED]

    def test_a_service_that_may_bill_twice_is_not_asked_after_another_save(
        self, scripted: type[ScriptedProvider]
    ) -> None:
        with with_provider("CarefulProvider"):
            scripted.script.append(unknown())
            photo = Photo.objects.create(image=upload(A))
            produce()
            save(photo, A)
            produce()
        assert len(scripted.asked) == 1
        assert (stands(one()), one().error_code) == (State.FAILED, "outcome_unknown")

    def test_nor_for_another_object_with_the_same_bytes(self, scripted: type[ScriptedProvider]) -> None:
        with with_provider("CarefulProvider"):
            scripted.script.append(unknown())
            for _copy in range(2):
                Photo.objects.create(image=upload(A))
                produce()
        assert len(scripted.asked) == 1
        assert set(Caption.objects.values_list("error_code", flat=True)) == {"outcome_unknown"}

    def test_unless_a_person_asks_again(self, scripted: type[ScriptedProvider]) -> None:
        with with_provider("CarefulProvider"):
            scripted.script.append(unknown())
            photo = Photo.objects.create(image=upload(A))
            produce()
            requests.request(photo, recaption=True)
            produce()
        assert (len(scripted.asked), stands(one())) == (2, PUBLISHED)

    def test_a_job_that_a_service_had_taken_is_not_ordered_again(self, scripted: type[ScriptedProvider]) -> None:
        with with_provider("LaterProvider"):
            Photo.objects.create(image=upload(A))
            produce()
            Attempt.objects.update(outcome=Outcome.UNKNOWN, lease=None)
            Photo.objects.create(image=upload(A))
            produce(Caption.objects.filter(state=State.PENDING))
        assert len(scripted.asked) == 1
        assert Caption.objects.order_by("pk").last().error_code == "outcome_unknown"

    def test_a_stateless_service_is_asked_once_more_in_all(self, scripted: type[ScriptedProvider]) -> None:
        scripted.script += [unknown(), unknown()]
        photo = Photo.objects.create(image=upload(A))
        produce()
        for _save in range(3):
            save(photo, A)
            due()
            produce()
        assert len(scripted.asked) == 2
        assert (stands(one()), one().error_code) == (State.FAILED, "outcome_unknown")


def test_a_sweep_that_is_faster_than_the_saver_costs_nothing(
    scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch
) -> None:
    announced = saved.image_saved

    def late(*arguments: Any, **named: Any) -> Any:
        sweep()
        produce()
        return announced(*arguments, **named)

    with monkeypatch.context() as patched:
        patched.setattr(saved, "image_saved", late)
        Photo.objects.create(image=upload(A))
    due()
    produce()
    assert (len(scripted.asked), stands(one())) == (1, PUBLISHED)


class TestAnAliasThatIsPointedElsewhere:
    def test_has_the_other_service_asked_where_the_one_before_had_no_words(self) -> None:
        with with_provider("PromptlessProvider"):
            PromptlessProvider.script.append("")
            Photo.objects.create(image=upload(A))
            produce()
            assert outcomes() == [Outcome.SILENT]
        Photo.objects.create(image=upload(A))
        produce()
        assert outcomes() == [Outcome.SILENT, Outcome.ANSWERED]

    def test_has_another_model_asked_anew_and_the_same_one_not(
        self, scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for model in ("small", "small", "large"):
            monkeypatch.setattr(scripted, "model", model)
            Photo.objects.create(image=upload(A))
            produce()
        assert len(scripted.asked) == 2
