"""Chains: the next provider is asked where one has nothing to say, refuses, or is down."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.test import override_settings
from django.utils import timezone
from PIL import Image

from django_autocaption import pacing
from django_autocaption.exceptions import NOTHING_TO_SAY, ErrorKind, ProviderError
from django_autocaption.models import Attempt, Caption, ErrorCode, Outcome, State
from django_autocaption.pacing import circuit
from django_autocaption.pipeline.intake import requests
from django_autocaption.types import CaptionResult
from tests.pictures import upload
from tests.pipeline.drive import produce
from tests.rows import PUBLISHED, REVIEW, says, stands
from tests.testapp.models import Photo
from tests.testapp.providers import BatchProvider, PromptlessProvider, ScriptedProvider

pytestmark = pytest.mark.django_db

WORDS = "A red bridge over a river in the fog."


@pytest.fixture(autouse=True)
def site(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Three providers in a chain; the second takes no prompt."""
    names = {"first": "ScriptedProvider", "second": "PromptlessProvider", "third": "ScriptedProvider"}
    backends = {alias: {"BACKEND": f"tests.testapp.providers.{name}"} for alias, name in names.items()}
    changed = {
        **settings.AUTOCAPTION,
        "PROVIDERS": {**settings.AUTOCAPTION["PROVIDERS"], **backends},
        "FIELDS": {"testapp.Photo.image": {"provider": ["first", "second", "third"]}},
    }
    monkeypatch.setattr(circuit, "PAUSE", 600.0)  # no probe meanwhile, however slow the machine is
    with override_settings(AUTOCAPTION=changed):
        yield


def silent(kind: ErrorKind = ErrorKind.PROTOCOL, code: str = NOTHING_TO_SAY) -> ProviderError:
    return ProviderError("No.", kind=kind, code=code)


def asked() -> list[tuple[str, str]]:
    return list(Attempt.objects.order_by("pk").values_list("provider", "outcome"))


def one() -> Caption:
    return Caption.objects.get()


@pytest.mark.parametrize(
    "no_words",
    [
        silent(),
        silent(ErrorKind.SAFETY, "contentPolicy"),
        silent(ErrorKind.NOT_FOUND, "modelNotFound"),
        silent(ErrorKind.AUTH, ""),
        silent(ErrorKind.QUOTA, ""),
        "I'm sorry, but I can't help with that.",
    ],
)
def test_the_next_one_is_asked_where_one_has_no_words(no_words: Any, scripted: type[ScriptedProvider]) -> None:
    scripted.script.extend([no_words, WORDS])
    Photo.objects.create(image=upload())
    produce()
    assert [alias for alias, _ in asked()] == ["first", "second"]
    assert (stands(one()), says(one()), one().provider) == (PUBLISHED, WORDS, "second")


def test_the_last_one_decides_where_nobody_has_words(scripted: type[ScriptedProvider]) -> None:
    scripted.script.extend([silent(), silent(), silent()])
    Photo.objects.create(image=upload())
    produce()
    assert asked() == [(alias, Outcome.SILENT) for alias in ("first", "second", "third")]
    assert (stands(one()), one().error_code) == (REVIEW, NOTHING_TO_SAY)


def test_a_draft_is_passed_on_for_better_words(scripted: type[ScriptedProvider]) -> None:
    scripted.script.extend([CaptionResult(text="Dog", draft=True), WORDS])
    Photo.objects.create(image=upload())
    produce()
    assert (stands(one()), says(one()), one().provider) == (PUBLISHED, WORDS, "second")


@pytest.mark.parametrize("end", [silent(), silent(ErrorKind.QUOTA, "")])
def test_and_stands_for_review_where_nobody_has_any(end: ProviderError, scripted: type[ScriptedProvider]) -> None:
    scripted.script.extend([CaptionResult(text="Dog", draft=True, model="labels-1"), silent(), end])
    Photo.objects.create(image=upload())
    produce()
    assert (stands(one()), says(one()), one().origin) == (REVIEW, "Dog.", "provider")
    draft = one().draft
    assert draft is not None
    assert (draft.provider, draft.model, one().error_message) == ("first", "labels-1", "No.")
    assert one().content_hash


def test_a_passing_failure_is_waited_for_not_passed_on(scripted: type[ScriptedProvider]) -> None:
    scripted.script.append(ProviderError("Busy.", kind=ErrorKind.RATE_LIMIT))
    Photo.objects.create(image=upload())
    produce()
    assert asked() == [("first", Outcome.FAILED)]
    assert stands(one()) == State.PENDING


def test_a_provider_that_is_down_is_passed_over_without_a_request(scripted: type[ScriptedProvider]) -> None:
    for _count in range(pacing.FAILURES):
        pacing.note("first", ProviderError("Down.", kind=ErrorKind.SERVER))
    Photo.objects.create(image=upload())
    produce()
    assert asked() == [("second", Outcome.ANSWERED)]


def test_an_unknown_outcome_is_not_paid_elsewhere_again(scripted: type[ScriptedProvider]) -> None:
    careful = {**settings.AUTOCAPTION["PROVIDERS"], "first": {"BACKEND": "tests.testapp.providers.CarefulProvider"}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": careful}):
        scripted.script.append(ProviderError("Timed out.", kind=ErrorKind.TIMEOUT, outcome_unknown=True))
        Photo.objects.create(image=upload())
        produce()
    assert asked() == [("first", Outcome.UNKNOWN)]
    assert (stands(one()), one().error_code) == (State.FAILED, "outcome_unknown")


@pytest.mark.parametrize("lost", ["its last try", "a repetition that is refused in passing", "while it is down"])
def test_an_unknown_outcome_at_a_service_that_knows_repeats_is_not_paid_elsewhere(
    scripted: type[ScriptedProvider], lost: str
) -> None:
    timed_out = ProviderError("Timed out.", kind=ErrorKind.TIMEOUT, outcome_unknown=True)
    busy = ProviderError("Busy.", kind=ErrorKind.SERVER, status=503)
    repeatable = {"first": {"BACKEND": "tests.testapp.providers.RepeatableProvider"}}
    providers = {**settings.AUTOCAPTION["PROVIDERS"], **repeatable}
    site = {**settings.AUTOCAPTION, "PROVIDERS": providers, "MAX_ATTEMPTS": 1}
    with override_settings(AUTOCAPTION=site):
        Photo.objects.create(image=upload())
        scripted.script.extend([timed_out, timed_out if lost == "its last try" else busy])
        down = lost == "while it is down"
        if down:
            pacing.note("first", *[busy] * (pacing.FAILURES - 1))
        for _try in range(1 if down else 2):
            Caption.objects.update(due_at=timezone.now())
            produce()
            if not down:
                pacing.note("first", None)  # it answers about others, so that it counts as a try of this image
        assert asked() == [("first", Outcome.UNKNOWN)]
        if down:  # and still is when the row is due again
            Caption.objects.update(due_at=timezone.now())
            produce()
            assert asked() == [("first", Outcome.UNKNOWN)]
        assert one().error_code == (ErrorCode.PROVIDER_DOWN if down else ErrorCode.OUTCOME_UNKNOWN)


def test_a_chosen_provider_is_asked_alone(scripted: type[ScriptedProvider]) -> None:
    photo = Photo.objects.create(image=upload())
    produce()
    scripted.script.append(silent())
    requests.request(photo, provider="third")
    produce()
    assert [alias for alias, _ in asked()] == ["first", "third"]


def test_a_chosen_prompt_goes_to_those_that_take_one(scripted: type[ScriptedProvider]) -> None:
    photo = Photo.objects.create(image=upload())
    produce()
    scripted.script.append(silent())
    requests.request(photo, prompt="What is on the sign?")
    produce()
    assert [alias for alias, _ in asked()] == ["first", "first", "third"]


def test_a_new_image_begins_with_the_first_again(scripted: type[ScriptedProvider]) -> None:
    scripted.script.extend([silent(), WORDS])
    photo = Photo.objects.create(image=upload())
    produce()
    photo.image = upload("red", "other.jpg")
    photo.save()
    produce()
    assert [alias for alias, _ in asked()] == ["first", "second", "first"]


def test_images_of_one_question_travel_together(scripted: type[ScriptedProvider]) -> None:
    together = {"default": {"BACKEND": "tests.testapp.providers.BatchProvider"}}
    fields = {"testapp.Photo.image": {}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": together, "FIELDS": fields}):
        scripted.script.extend([WORDS, silent(ErrorKind.VALIDATION, "bad")])
        for number in range(7):
            Photo.objects.create(image=upload((number * 30, 0, 0)))
        produce()
    assert sorted(BatchProvider.batches) == [3, 3], "the seventh goes alone"
    assert Caption.objects.publishable().count() == 6
    assert Caption.objects.filter(state=State.FAILED).count() == 1


def test_an_image_is_shrunk_below_what_every_provider_of_the_chain_takes(
    scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch
) -> None:
    noise = Image.effect_noise((900, 700), 90)
    file = BytesIO()
    noise.save(file, "JPEG", quality=95)
    monkeypatch.setattr(PromptlessProvider, "max_image_bytes", 60_000)
    Photo.objects.create(image=ContentFile(file.getvalue(), "noise.jpg"))
    produce()
    assert len(file.getvalue()) > 200_000
    assert len(scripted.asked[0].image.data) <= 60_000


def test_a_provider_that_goes_down_passes_its_images_on(scripted: type[ScriptedProvider]) -> None:
    scripted.script.extend([ProviderError("Down.", kind=ErrorKind.SERVER)] * pacing.FAILURES)
    for number in range(pacing.FAILURES):
        Photo.objects.create(image=upload((number * 30, 0, 0)))
    produce()
    Caption.objects.update(due_at=timezone.now())  # those whose answers came before it was known to be down
    produce()
    assert {(stands(c), c.provider) for c in Caption.objects.all()} == {(PUBLISHED, "second")}
    assert len(scripted.asked) == 2 * pacing.FAILURES, "no image is asked of it twice"
    Photo.objects.create(image=upload("red"))
    produce()
    assert asked()[-1] == ("second", Outcome.ANSWERED)


def test_a_provider_with_a_line_passes_none_of_those_in_it_on(scripted: type[ScriptedProvider]) -> None:
    paced = {"BACKEND": "tests.testapp.providers.PacedProvider", "OPTIONS": {"rate": "1/minute"}}
    providers = {**settings.AUTOCAPTION["PROVIDERS"], "first": paced}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": providers}):
        Photo.objects.create(image=upload("red"))
        Photo.objects.create(image=upload("blue"))
        produce()
    assert [alias for alias, _outcome in asked()] == ["first"]
    waits = Caption.objects.get(state=State.PENDING)
    assert (waits.error_code, waits.link) == (ErrorCode.IN_LINE, 0)
