"""What only WaveSpeed does; the rest is in its contract."""

from __future__ import annotations

import asyncio
import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest

from django_autocaption.exceptions import NOTHING_TO_SAY, ConfigurationError, ErrorKind, ProviderError, WebhookRejected
from django_autocaption.providers.wavespeed import WaveSpeedProvider
from django_autocaption.types import CaptionRequest, CaptionResult, PendingJob, PreparedImage
from tests.emulator.client import EmulatorClient
from tests.emulator.scripted import reply, served
from tests.emulator.wavespeed import SECRET, SIBLING, signed_headers
from tests.providers.conftest import Run

KEY = "ws-very-secret-key-42"
Make = Callable[..., WaveSpeedProvider]
Ask = Callable[..., Any]


@pytest.fixture
def make(emulator: EmulatorClient) -> Make:
    """A provider that speaks to the emulator."""

    def make(**options: Any) -> WaveSpeedProvider:
        return WaveSpeedProvider("default", {"api_key": KEY, "base_url": emulator.base_url("wavespeed"), **options})

    return make


@pytest.fixture
def request_(image: PreparedImage) -> CaptionRequest:
    return CaptionRequest(uuid=uuid4(), image=image)


@pytest.fixture
def ask(make: Make, run: Run[Any], request_: CaptionRequest) -> Ask:
    """Submit the image with these options; what comes back, errors included."""

    def ask(**options: Any) -> Any:
        try:
            return run(make(**options).caption(request_))
        except ProviderError as error:
            return error

    return ask


# -- submit and poll ---------------------------------------------------------------------------------------------------


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


# -- statuses ----------------------------------------------------------------------------------------------------------


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
    with pytest.raises(ProviderError) as caught:
        run(make(retry_unknown=retry_unknown).poll(job))
    error = caught.value
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


# -- sync mode ---------------------------------------------------------------------------------------------------------


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


# -- the submit is never repeated --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lost",
    ["drop_after_work", "truncated", "cut_json", "empty", {"kind": "slow", "seconds": 1}]
    + [{"kind": "envelope", "status": status, "body": {"code": status}} for status in (500, 502, 503, 504)]
    + [{"kind": "envelope", "body": {"code": 500, "message": "Internal error."}}],
)
def test_after_a_submit_without_an_answer_the_outcome_is_unknown_and_nothing_is_sent_again(
    ask: Ask, emulator: EmulatorClient, lost: Any
) -> None:
    emulator.fail(lost)
    assert ask(timeout=0.5).outcome_unknown
    assert len(emulator.ledger(task="caption")) == 1


def test_what_the_pipeline_may_rely_on() -> None:
    provider = WaveSpeedProvider("default", {"api_key": KEY})
    assert (provider.knows_repeats, provider.retry_unknown, provider.batch_size) == (False, False, 1)
    assert (provider.supports_prompt, provider.supports_model) == (False, False)
    assert (provider.answers_later, provider.signs_webhooks, provider.takes_webhooks) == (True, True, False)
    assert WaveSpeedProvider("default", {"api_key": KEY, "retry_unknown": True}).retry_unknown


# -- webhooks ----------------------------------------------------------------------------------------------------------

CALLBACK = "https://site.example/hook/?token=signed%3Atoken"


def test_a_webhook_is_asked_for_only_with_a_secret_and_where_the_answer_comes_later(
    make: Make, request_: CaptionRequest
) -> None:
    asked = replace(request_, callback_url=CALLBACK)
    assert make(webhook_secrets=[SECRET]).build(asked).params == {"webhook": CALLBACK}
    assert make(webhook_secrets=[SECRET]).build(request_).params == {}
    for options in ({}, {"webhook_secrets": [None, ""]}, {"webhook_secrets": [SECRET], "enable_sync_mode": True}):
        assert not make(**options).takes_webhooks
        assert make(**options).build(asked).params == {}


def test_the_service_posts_what_it_signed_to_the_whole_address(
    make: Make, run: Run[Any], request_: CaptionRequest
) -> None:
    heads: list[bytes] = []
    provider = make(webhook_secrets=["whsec_older", SECRET])

    async def story() -> None:
        posted: asyncio.Queue[bytes] = asyncio.Queue()

        async def take(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            heads.append(head)
            length = next(line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:"))
            await posted.put(await reader.readexactly(int(length.partition(b":")[2])))
            writer.write(reply(b"{}"))

        async with served(take) as url:
            job = await provider.caption(replace(request_, callback_url=f"{url}/hook/?token=a%2Bb&x=1"))
            body = await asyncio.wait_for(posted.get(), 5)
        first, *lines = heads[0].decode().split("\r\n")
        assert parse_qs(urlsplit(first.split(" ")[1]).query) == {"token": ["a+b"], "x": ["1"]}
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
        (late,) = provider.read_webhook(body, headers)
        assert isinstance(job, PendingJob)
        assert isinstance(late.answer, CaptionResult)
        assert (late.job_id, late.answer.external_id) == (job.job_id, job.job_id)
        assert late.answer.text.endswith("320 by 240 pixels.")
        # The body repeats the whole request.
        assert b"base64" in body
        assert "input" not in late.answer.raw

    run(story())


def posted(prediction: Any, *, secret: str = SECRET, at: float | None = None) -> tuple[bytes, dict[str, str]]:
    body = json.dumps(prediction).encode()
    return body, signed_headers(body, secret=secret, at=time.time() if at is None else at)


DONE = {"id": "job_1", "model": "a/b", "status": "completed", "outputs": ["A cat."]}


@pytest.mark.parametrize("body", [DONE, {"code": 200, "message": "success", "data": DONE}])
def test_a_prediction_is_read_with_and_without_an_envelope(make: Make, body: Any) -> None:
    (late,) = make(webhook_secrets=[SECRET]).read_webhook(*posted(body))
    assert isinstance(late.answer, CaptionResult)
    assert (late.job_id, late.answer.text, late.answer.model) == ("job_1", "A cat.", "a/b")


def test_a_posted_failure_is_an_error_and_a_posted_beginning_is_still_a_job(make: Make) -> None:
    provider = make(webhook_secrets=[SECRET])
    (failed,) = provider.read_webhook(*posted({**DONE, "status": "failed", "outputs": [], "error": "It broke."}))
    assert isinstance(failed.answer, ProviderError)
    assert (failed.job_id, failed.answer.kind) == ("job_1", ErrorKind.PROVIDER)
    assert "It broke." in failed.answer.message
    (empty,) = provider.read_webhook(*posted({**DONE, "outputs": []}))
    assert isinstance(empty.answer, ProviderError)
    assert empty.answer.silent
    (begun,) = provider.read_webhook(*posted({**DONE, "status": "processing", "outputs": []}))
    assert isinstance(begun.answer, PendingJob)


def test_the_signature_is_the_one_that_the_vendor_documents(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    # printf 'msg_1.1767225600.{"id": "job_1"}' | openssl dgst -sha256 -hmac c2VjcmV0
    headers = {
        "webhook-id": "msg_1",
        "webhook-timestamp": "1767225600",
        "webhook-signature": "v3,0d419540ae7b3091d1aecc82cbaea80ecd0cafd30900ed189f0c207a24d4dd11",
    }
    monkeypatch.setattr(time, "time", lambda: 1767225600.0)
    for secret in ("whsec_c2VjcmV0", "c2VjcmV0"):
        (late,) = make(webhook_secrets=[secret]).read_webhook(b'{"id": "job_1"}', headers)
        assert late.job_id == "job_1"
    for other in ("v1,", "v3=", "", "v3,v3,"):
        forged = {**headers, "webhook-signature": headers["webhook-signature"].replace("v3,", other)}
        with pytest.raises(WebhookRejected):
            make(webhook_secrets=["whsec_c2VjcmV0"]).read_webhook(b'{"id": "job_1"}', forged)


@pytest.mark.parametrize(("age", "taken"), [(0, True), (299, True), (301, False), (-299, True), (-301, False)])
def test_a_call_is_believed_for_five_minutes(
    make: Make, monkeypatch: pytest.MonkeyPatch, age: float, taken: bool
) -> None:
    body, headers = posted(DONE, at=1_767_225_600)
    monkeypatch.setattr(time, "time", lambda: 1_767_225_600 + age)
    provider = make(webhook_secrets=[SECRET])
    if taken:
        assert provider.read_webhook(body, headers)
    else:
        with pytest.raises(WebhookRejected, match="300 seconds"):
            provider.read_webhook(body, headers)


@pytest.mark.parametrize("timestamp", ["soon", "", "1e9", "NaN", "١٢٣", "9" * 5000])
def test_a_call_that_says_no_time_is_rejected(make: Make, timestamp: str) -> None:
    body, headers = posted(DONE)
    with pytest.raises(WebhookRejected):
        make(webhook_secrets=[SECRET]).read_webhook(body, {**headers, "webhook-timestamp": timestamp})


def test_one_good_signature_among_several_is_enough(make: Make) -> None:
    body, headers = posted(DONE)
    several = {**headers, "webhook-signature": f"v3,{'0' * 64} {headers['webhook-signature']}"}
    assert make(webhook_secrets=["whsec_newer", SECRET]).read_webhook(body, several)


def test_a_missing_secret_names_the_setting(make: Make) -> None:
    with pytest.raises(WebhookRejected, match=r"\['default'\]\['OPTIONS'\]\['webhook_secrets'\]"):
        make().read_webhook(*posted(DONE))


# -- settings ----------------------------------------------------------------------------------------------------------


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
