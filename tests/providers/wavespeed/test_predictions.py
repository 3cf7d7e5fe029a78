"""Submit and poll, statuses, sync mode: one image, one submit."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from uuid import uuid4

import pytest

from django_autocaption.exceptions import NOTHING_TO_SAY, ConfigurationError, ErrorKind, ProviderError
from django_autocaption.providers.wavespeed import WaveSpeedProvider
from django_autocaption.types import CaptionRequest, PendingJob, PreparedImage
from tests.emulator.client import EmulatorClient
from tests.emulator.wavespeed import SIBLING
from tests.providers.conftest import Run
from tests.providers.wavespeed.conftest import KEY, Ask, Make

# -- submit and poll --------------------------------------------------------------------------------------------------


def test_an_image_is_submitted_once_and_its_result_fetched_at_our_own_address(
    make: Make, ask: Ask, run: Run[Any], emulator: EmulatorClient, image: PreparedImage, request_: CaptionRequest
) -> None:
    job = ask()
    assert isinstance(job, PendingJob)
    assert (job.uuid, job.model) == (str(request_.uuid), "wavespeed-ai/image-captioner")
    assert "stolen" not in json.dumps(job.raw)
    result = run(make().poll(job))
    assert result.text.endswith("320 by 240 pixels.")
    assert (result.external_id, result.model, result.cost, result.nsfw) == (job.job_id, job.model, None, False)
    assert result.raw["timings"] == {"inference": 812}
    assert result.raw["created_at"] == "2026-03-01T12:34:56.789123456Z"
    submitted, looked = emulator.ledger()
    assert (submitted["task"], submitted["billed"]) == ("caption", True)
    assert submitted["image"] == hashlib.sha256(image.data).hexdigest()
    assert (looked["task"], looked["uuid"], looked["billed"]) == ("result", job.job_id, False)


def test_detail_focus_mode_and_extra_are_what_is_sent(make: Make, request_: CaptionRequest) -> None:
    plain = make().build(request_)
    assert plain.url.endswith("/api/v3/wavespeed-ai/image-captioner")
    assert plain.json == {"detail_level": "medium", "enable_sync_mode": False, "image": request_.image.data_uri()}
    full = make(detail_level="high", focus="the shoes", enable_sync_mode=True, extra={"x": 1, "image": "theirs"})
    assert full.build(request_).json == {
        "detail_level": "high",
        "focus": "the shoes",
        "enable_sync_mode": True,
        "x": 1,
        "image": request_.image.data_uri(),
    }


@pytest.mark.parametrize("level", ["low", "medium", "high"])
def test_every_detail_level_is_taken(ask: Ask, level: str) -> None:
    assert ask(detail_level=level, focus="the sky", enable_sync_mode=True).text.endswith("nothing is told apart.")


def test_a_sibling_model_answers_with_an_object(ask: Ask) -> None:
    result = ask(model=SIBLING, enable_sync_mode=True)
    assert (result.model, result.text[-11:]) == (SIBLING, "240 pixels.")


@pytest.mark.parametrize(
    "output",
    ["A cat.", ["A cat."], ["A cat.", "A dog."], [{"caption": "A cat."}], [{"text": "A cat."}], {"output": "A cat."}],
)
def test_the_caption_is_read_in_every_shape_of_outputs(ask: Ask, emulator: EmulatorClient, output: Any) -> None:
    emulator.fail({"kind": "prediction", "data": {"outputs": output}})
    assert ask(enable_sync_mode=True).text == "A cat."


@pytest.mark.parametrize(
    ("flags", "nsfw"),
    [(None, None), ([], None), ([None], None), ([False], False), ([True], True), ([False, True], True), (True, True)],
)
def test_flags_of_nudity_are_a_hint_and_their_absence_is_not_a_no(
    ask: Ask, emulator: EmulatorClient, flags: Any, nsfw: bool | None
) -> None:
    emulator.fail({"kind": "prediction", "data": {"has_nsfw_contents": flags}})
    assert ask(enable_sync_mode=True).nsfw is nsfw


# -- statuses ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["created", "processing", "PROCESSING", "queued"])
def test_a_prediction_that_is_not_done_is_looked_at_again(
    make: Make, ask: Ask, run: Run[Any], emulator: EmulatorClient, status: str
) -> None:
    job = ask()
    emulator.fail({"kind": "prediction", "data": {"status": status, "outputs": []}})
    again = run(make().poll(job))
    assert isinstance(again, PendingJob)
    assert (again.uuid, again.job_id) == (job.uuid, job.job_id)


@pytest.mark.parametrize(
    ("status", "said", "kind", "repeated"),
    [
        ("failed", "The model crashed.", ErrorKind.PROVIDER, True),
        ("failed", "NSFW content found.", ErrorKind.SAFETY, False),
        ("cancelled", "", ErrorKind.PROVIDER, False),
        ("timeout", "", ErrorKind.TIMEOUT, False),
        ("deleted", "", ErrorKind.NOT_FOUND, False),
    ],
)
@pytest.mark.parametrize("retry_unknown", [False, True])
def test_a_prediction_that_ended_without_words_is_not_ordered_again_by_itself(
    make: Make,
    ask: Ask,
    run: Run[Any],
    emulator: EmulatorClient,
    status: str,
    said: str,
    kind: ErrorKind,
    repeated: bool,
    retry_unknown: bool,
) -> None:
    job = ask()
    emulator.fail({"kind": "prediction", "data": {"status": status, "outputs": [], "error": said}})
    error = run(make(retry_unknown=retry_unknown).poll(job))
    assert (error.kind, error.code, error.status) == (kind, status, 200)
    assert error.retryable is (repeated and retry_unknown)
    assert not error.outcome_unknown
    assert said in error.message


def test_done_without_words_is_a_non_answer(ask: Ask, emulator: EmulatorClient) -> None:
    emulator.fail({"kind": "prediction", "data": {"outputs": []}})
    assert ask(enable_sync_mode=True).code == NOTHING_TO_SAY


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_look_that_is_refused_for_now_may_be_repeated(
    make: Make, ask: Ask, run: Run[Any], emulator: EmulatorClient, status: int
) -> None:
    job = ask()
    emulator.fail({"kind": "status", "status": status, "body": {"code": status, "message": "Busy."}})
    with pytest.raises(ProviderError) as caught:
        run(make().poll(job))
    assert caught.value.retryable
    assert run(make().poll(job)).text
    assert len(emulator.ledger(task="caption")) == 1


@pytest.mark.parametrize("job_id", ["unknown", "../../webhook/secret", "a/b?c=d#e"])
def test_a_job_that_is_not_there_is_told_and_leads_nowhere_else(make: Make, run: Run[Any], job_id: str) -> None:
    with pytest.raises(ProviderError) as caught:
        run(make().poll(PendingJob(uuid=str(uuid4()), job_id=job_id)))
    assert (caught.value.kind, caught.value.retryable) == (ErrorKind.NOT_FOUND, False)


# -- sync mode --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("http_status", "given_up"),
    [
        (200, {"status": "processing", "code": 5004, "error": ""}),
        (200, {"status": "processing", "error": "Sync mode timed out (task_id: x)."}),
        (200, {"status": "failed", "code": 5004, "error": "Sync mode timed out"}),
        (200, {"status": "processing"}),
        (504, {"status": "processing", "code": "5004", "error": "Sync mode timed out"}),
    ],
)
def test_a_server_that_gave_up_waiting_leaves_a_job_that_goes_on(
    make: Make, ask: Ask, run: Run[Any], emulator: EmulatorClient, http_status: int, given_up: dict[str, Any]
) -> None:
    emulator.fail({"kind": "sync_timeout", "data": given_up, "status": http_status})
    job = ask(enable_sync_mode=True)
    assert isinstance(job, PendingJob)
    assert run(make(enable_sync_mode=True).poll(job)).text.endswith("320 by 240 pixels.")
    assert len(emulator.ledger(billed=True)) == 1


def test_giving_up_without_an_id_is_an_error(ask: Ask, emulator: EmulatorClient) -> None:
    emulator.fail({"kind": "body", "body": {"code": 5004, "message": "Sync mode timed out", "data": None}})
    error = ask(enable_sync_mode=True)
    assert (error.kind, error.retryable) == (ErrorKind.TIMEOUT, False)


# -- the submit is never repeated -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lost",
    ["drop_after_work", "truncated", "cut_json", "empty", {"kind": "slow", "seconds": 4}]
    + [{"kind": "envelope", "status": code, "body": {"code": code, "data": None}} for code in (500, 502, 503, 504)]
    + [{"kind": "envelope", "body": {"code": 500, "message": "Internal error.", "data": {}}}],
)
def test_after_a_submit_without_an_answer_the_outcome_is_unknown_and_nothing_is_sent_again(
    ask: Ask, emulator: EmulatorClient, lost: Any
) -> None:
    emulator.fail(lost)
    assert ask(timeout=1.5).outcome_unknown
    assert len(emulator.ledger(task="caption")) == 1


@pytest.mark.parametrize("status", [200, 400, 403, 500, 502])
def test_an_error_beside_a_prediction_that_runs_leaves_a_job_to_look_at(
    make: Make, ask: Ask, run: Run[Any], emulator: EmulatorClient, status: int
) -> None:
    emulator.fail({"kind": "envelope", "status": status, "body": {"code": 500, "message": "Internal error."}})
    job = ask()
    assert isinstance(job, PendingJob)
    assert run(make().poll(job)).text.endswith("320 by 240 pixels.")
    assert len(emulator.ledger(task="caption")) == 1


def test_what_the_pipeline_may_rely_on() -> None:
    provider = WaveSpeedProvider("default", {"api_key": KEY})
    assert (provider.knows_repeats, provider.retry_unknown, provider.batch_size) == (False, False, 1)
    assert (provider.supports_prompt, provider.supports_model) == (False, False)
    assert (provider.answers_later, provider.signs_webhooks, provider.takes_webhooks) == (True, True, False)
    assert WaveSpeedProvider("default", {"api_key": KEY, "retry_unknown": True}).retry_unknown


# -- settings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("option", "value", "hint"),
    [
        ("detail_level", "hihg", "Did you mean 'high'?"),
        ("focus", None, "a string"),
        ("enable_sync_mode", "yes", "True or False"),
        ("model", "image-captioner", "wavespeed-ai/image-captioner"),
        ("model", "../../webhook/secret", "a path"),
        ("model", "a/b?x=1", "a path"),
        ("webhook_secrets", "whsec_secret", "a list"),
        ("webhook_secrets", [7], "a string"),
        ("webhook_secrets", ["whsec_secret\nsecond"], "line breaks"),
        ("prompt", "x", "unknown key"),
    ],
)
def test_a_wrong_option_is_named_with_what_would_be_right(option: str, value: Any, hint: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        WaveSpeedProvider("default", {"api_key": KEY, option: value})
    assert hint in str(caught.value)
    assert option in str(caught.value)
    assert "whsec_secret" not in str(caught.value)
