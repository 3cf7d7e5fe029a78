"""What Runware is asked, in every shape it takes, and the words or age groups that come back."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest

from django_autocaption.exceptions import ErrorKind
from django_autocaption.providers.runware.options import AGE_MODELS
from django_autocaption.types import AgeGuess, CaptionRequest, CaptionResult, Cost, PendingJob, PreparedImage
from tests.emulator.client import EmulatorClient
from tests.emulator.scripted import canned, reply, served
from tests.providers.conftest import Run, picture
from tests.providers.runware.conftest import Ask, Make, Refuse

# -- words ------------------------------------------------------------------------------------------------------------


def test_an_image_gets_its_words_and_their_price(ask: Ask, emulator: EmulatorClient, request_: CaptionRequest) -> None:
    result = ask()
    assert result.text.endswith("320 by 240 pixels.")
    assert result.cost == Cost(amount=Decimal("0.0013"), unit="USD")
    assert (result.model, result.external_id) == ("runware:152@2", str(request_.uuid))
    assert result.raw["taskType"] == "imageCaption"
    assert (result.age, result.structured, result.nsfw) == (None, None, None)
    (entry,) = emulator.ledger()
    assert (entry["task"], entry["uuid"], entry["prompt"]) == ("caption", str(request_.uuid), None)


def test_prompt_and_model_of_the_request_are_sent(ask: Ask, emulator: EmulatorClient, request_: CaptionRequest) -> None:
    result = ask(replace(request_, prompt="Décris l'image.", model="runware:150@2"))
    assert result.model == "runware:150@2"
    (entry,) = emulator.ledger()
    assert (entry["prompt"], entry["model"]) == ("Décris l'image.", "runware:150@2")


def test_the_price_can_be_left_out(ask: Ask) -> None:
    assert ask(include_cost=False).cost is None


@pytest.mark.parametrize(
    ("cost", "amount"), [(0, "0"), (0.00001, "0.00001"), ("0.002", "0.002"), ("dear", None), (-1, None), (True, None)]
)
def test_a_price_stays_decimal_and_nonsense_is_no_price(
    ask: Ask, emulator: EmulatorClient, cost: Any, amount: str | None
) -> None:
    emulator.fail({"kind": "item", "item": {"cost": cost}})
    assert ask().cost == (None if amount is None else Cost(amount=Decimal(amount), unit="USD"))


# -- shapes -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("image_format", ["data_uri", "base64", "uuid"])
@pytest.mark.parametrize(
    ("task_type", "image_field"),
    [
        ("caption", None),
        ("caption", "inputs.image"),
        ("caption", "inputImage"),
        ("imageCaption", None),
        ("imageCaption", "inputImage"),
        ("imageCaption", "inputImages"),
    ],
)
@pytest.mark.parametrize("authentication", ["header", "body"])
def test_task_image_and_key_go_in_every_shape_that_is_documented(
    ask: Ask,
    emulator: EmulatorClient,
    image: PreparedImage,
    authentication: str,
    task_type: str,
    image_field: str | None,
    image_format: str,
) -> None:
    shape = {"task_type": task_type, "image_field": image_field, "image_format": image_format}
    assert ask(authentication=authentication, **shape).text
    (entry,) = emulator.ledger(billed=True)
    assert (entry["task"], entry["image"]) == (task_type, hashlib.sha256(image.data).hexdigest())


@pytest.mark.parametrize("authentication", ["header", "body"])
@pytest.mark.parametrize(
    ("key", "kind"), [("wrong-very-secret-key", ErrorKind.AUTH), ("poor-very-secret-key", ErrorKind.QUOTA)]
)
def test_a_key_that_does_not_serve_is_told(refuse: Refuse, authentication: str, key: str, kind: ErrorKind) -> None:
    assert refuse(api_key=key, authentication=authentication).kind is kind


def test_a_key_in_the_body_is_not_in_the_header(make: Make, run: Run[Any], request_: CaptionRequest) -> None:
    seen: list[bytes] = []

    async def story() -> None:
        body = f'{{"data": [{{"taskUUID": "{request_.uuid}", "text": "Words."}}]}}'.encode()
        async with served(canned(reply(body), seen=seen)) as url:
            await make(base_url=url, authentication="body", timeout=5).caption(request_)

    run(story())
    assert b"authorization" not in seen[0].lower()


def test_a_model_can_be_left_out_of_the_older_task(ask: Ask, emulator: EmulatorClient) -> None:
    assert ask(task_type="imageCaption", model="").model == ""
    assert emulator.ledger()[0]["model"] == ""


def test_a_public_address_is_fetched_by_the_service(
    make: Make, run: Run[Any], emulator: EmulatorClient, request_: CaptionRequest
) -> None:
    seen: list[bytes] = []
    provider = make(image_format="url")

    async def story() -> CaptionResult | PendingJob:
        async with served(canned(reply(request_.image.data), seen=seen)) as url:
            return await provider.caption(replace(request_, image_url=f"{url}/a.jpg?signature=very-secret"))

    assert provider.wants_image_url
    result = run(story())
    assert "320 by 240" in result.text
    assert seen[0].startswith(b"GET /a.jpg?signature=very-secret ")
    assert "very-secret" not in repr(result)


def test_without_a_public_address_nothing_is_sent(refuse: Refuse, emulator: EmulatorClient) -> None:
    error = refuse(image_format="url")
    assert (error.kind, error.retryable) == (ErrorKind.VALIDATION, False)
    assert "['image_format']" in error.message
    assert emulator.ledger() == []


def test_extra_reaches_the_task_but_never_replaces_its_uuid(
    ask: Ask, emulator: EmulatorClient, request_: CaptionRequest
) -> None:
    ask(extra={"prompt": "Be brief.", "taskUUID": "mine", "inputs": {}})
    assert (emulator.ledger()[0]["prompt"], emulator.ledger()[0]["uuid"]) == ("Be brief.", str(request_.uuid))


def test_extra_that_the_service_does_not_know_is_its_to_refuse(refuse: Refuse) -> None:
    error = refuse(extra={"colour": "blue"})
    assert (error.kind, error.code, error.retryable) == (ErrorKind.VALIDATION, "unsupportedParameter", False)
    assert "colour" in error.message


# -- uploads ----------------------------------------------------------------------------------------------------------


def test_an_upload_is_no_question_of_its_own(ask: Ask, emulator: EmulatorClient, request_: CaptionRequest) -> None:
    ask(image_format="uuid")
    upload, question = emulator.ledger()
    assert (upload["task"], upload["billed"], question["task"]) == ("imageUpload", False, "caption")
    assert UUID(upload["uuid"]).version == 4
    assert upload["uuid"] != question["uuid"] == str(request_.uuid)


@pytest.mark.parametrize("fault", ["drop_after_work", "html", "wrong_uuid", {"kind": "status", "status": 503}])
def test_an_upload_that_fails_leaves_nothing_unknown(refuse: Refuse, emulator: EmulatorClient, fault: Any) -> None:
    emulator.fail(fault)
    assert not refuse(image_format="uuid").outcome_unknown
    assert emulator.ledger(billed=True) == []


@pytest.mark.parametrize("shape", ["list", "object"])
def test_the_uuid_of_an_upload_is_read_in_both_documented_shapes(
    make: Make, run: Run[Any], request_: CaptionRequest, monkeypatch: pytest.MonkeyPatch, shape: str
) -> None:
    upload = uuid4()
    monkeypatch.setattr("django_autocaption.providers.runware.provider.uuid4", lambda: upload)
    item = f'{{"taskUUID": "{upload}", "imageUUID": "{uuid4()}"}}'
    uploaded = f'{{"data": {item if shape == "object" else f"[{item}]"}}}'.encode()
    words = f'{{"data": [{{"taskUUID": "{request_.uuid}", "text": "Words."}}]}}'.encode()

    async def story() -> CaptionResult | PendingJob:
        async with served(canned(reply(uploaded, connection="close"), reply(words))) as url:
            return await make(base_url=url, image_format="uuid", timeout=5).caption(request_)

    assert run(story()).text == "Words."


# -- age models -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", sorted(AGE_MODELS))
def test_an_age_group_is_a_guess_in_percent_without_words(ask: Ask, model: str) -> None:
    result = ask(model=model)
    assert result.age is not None
    assert (result.text, result.age.scale) == ("", "percent")
    assert result.structured == {"ageGroup": result.age.label, "confidence": result.age.confidence}


@pytest.mark.parametrize(
    ("confidence", "number"), [(79.65, 79.65), ("79.65 %", 79.65), (None, None), ("high", None), ([], None), ({}, None)]
)
def test_an_age_group_keeps_its_label_whatever_its_confidence(
    ask: Ask, emulator: EmulatorClient, confidence: Any, number: float | None
) -> None:
    structured = {"ageGroup": "Teenager 13–20", "confidence": confidence}
    emulator.fail({"kind": "item", "item": {"text": None, "structuredData": structured}})
    assert ask().age == AgeGuess(label="Teenager 13–20", confidence=number, scale="percent")


@pytest.mark.parametrize("model", sorted(AGE_MODELS))
@pytest.mark.parametrize("place", ["options", "request", "extra"])
def test_a_prompt_for_an_age_model_is_refused_before_sending(
    refuse: Refuse, emulator: EmulatorClient, request_: CaptionRequest, model: str, place: str
) -> None:
    options: dict[str, dict[str, Any]] = {
        "options": {"model": model},
        "request": {},
        "extra": {"model": model, "extra": {"prompt": "How old?"}},
    }
    asked = replace(request_, prompt="" if place == "extra" else "How old?", model=model if place == "request" else "")
    error = refuse(asked, **options[place])
    assert (error.kind, error.code, error.retryable) == (ErrorKind.VALIDATION, "prompt_not_supported", False)
    assert model in error.message
    assert emulator.ledger() == []


def test_only_the_captioning_models_take_a_prompt(make: Make) -> None:
    assert make().takes_prompt()
    assert not any(make(model=model).takes_prompt() for model in AGE_MODELS)
    assert not any(make().takes_prompt(model) for model in AGE_MODELS)
    assert make(model="runware:153@1").takes_prompt("runware:152@2")
    assert not make(model="runware:153@1").writes and make().writes


# -- batches ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def three(request_: CaptionRequest) -> list[CaptionRequest]:
    colours = [((0, 0, 0), (9, 9, 9)), ((250, 0, 0), (0, 0, 250)), ((250, 250, 250), (0, 250, 0))]
    return [replace(request_, uuid=uuid4(), image=picture(*pair)) for pair in colours]


@pytest.mark.parametrize("image_format", ["data_uri", "uuid"])
def test_several_images_are_tasks_of_one_request(
    make: Make, run: Run[Any], emulator: EmulatorClient, three: list[CaptionRequest], image_format: str
) -> None:
    provider = make(batch_size=3, image_format=image_format)
    answers = run(provider.caption_batch(three))
    assert [answer.external_id for answer in answers] == [str(request.uuid) for request in three]
    assert [answer.cost.amount for answer in answers] == [Decimal("0.0013")] * 3
    assert len(emulator.ledger(billed=True)) == 3


def test_one_image_that_is_refused_does_not_take_the_others_along(
    make: Make, run: Run[Any], three: list[CaptionRequest]
) -> None:
    three[1] = replace(three[1], image=replace(three[1].image, data=b"no image"))
    first, second, third = run(make(batch_size=3).caption_batch(three))
    assert first.text and third.text
    assert (second.kind, second.code) == (ErrorKind.VALIDATION, "invalidInputs")


def test_one_upload_that_is_refused_does_not_take_the_others_along(
    make: Make, run: Run[Any], three: list[CaptionRequest]
) -> None:
    three[1] = replace(three[1], image=replace(three[1].image, data=b"no image"))
    first, second, third = run(make(batch_size=3, image_format="uuid").caption_batch(three))
    assert first.text and third.text
    assert second.kind is ErrorKind.VALIDATION


def test_a_task_that_the_answer_leaves_out_may_have_run(
    make: Make, run: Run[Any], emulator: EmulatorClient, three: list[CaptionRequest]
) -> None:
    emulator.fail("missing")
    *_, last = answers = run(make(batch_size=3).caption_batch(three))
    assert [isinstance(answer, CaptionResult) for answer in answers] == [True, True, False]
    assert (last.kind, last.outcome_unknown) == (ErrorKind.PROTOCOL, True)


def test_a_request_refused_for_one_task_leaves_the_others_unknown(
    make: Make, run: Run[Any], emulator: EmulatorClient, three: list[CaptionRequest]
) -> None:
    error = {"code": "invalidInputs", "message": "No image.", "taskUUID": str(three[0].uuid)}
    emulator.fail({"kind": "status", "status": 400, "body": {"errors": [error]}})
    guilty, *innocent = run(make(batch_size=3).caption_batch(three))
    assert (guilty.kind, guilty.outcome_unknown) == (ErrorKind.VALIDATION, False)
    assert [(one.kind, one.outcome_unknown) for one in innocent] == [(ErrorKind.PROTOCOL, True)] * 2


def test_an_error_without_a_uuid_is_about_every_task_without_a_result(
    make: Make, run: Run[Any], emulator: EmulatorClient, three: list[CaptionRequest]
) -> None:
    body = {
        "data": [{"taskUUID": str(three[1].uuid), "text": "Words."}],
        "errors": [{"code": "insufficientCredits", "message": "Top up."}],
    }
    emulator.fail({"kind": "body", "body": body})
    first, second, third = run(make(batch_size=3).caption_batch(three))
    assert (first.kind, second.text, third.kind) == (ErrorKind.QUOTA, "Words.", ErrorKind.QUOTA)


def test_a_repeated_batch_is_billed_once(
    make: Make, run: Run[Any], emulator: EmulatorClient, three: list[CaptionRequest]
) -> None:
    provider = make(batch_size=3)
    run(provider.caption(three[1]))
    answers = run(provider.caption_batch(three))
    assert [type(answer) for answer in answers] == [CaptionResult, PendingJob, CaptionResult]
    assert "pixels" in run(provider.poll(answers[1])).text
    assert len(emulator.ledger(billed=True)) == 3
