"""Predictions that WaveSpeed posts, and who is believed."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from django_autocaption.exceptions import ErrorKind, ProviderError, WebhookRejected
from django_autocaption.types import CaptionRequest, CaptionResult, PendingJob
from tests.emulator.scripted import reply, served
from tests.emulator.wavespeed import SECRET, signed_headers
from tests.providers.conftest import Run
from tests.providers.wavespeed.conftest import Make

CALLBACK = "https://site.example/hook/?token=very-secret%3Atoken"


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
    provider = make(webhook_secrets=["whsec_older-very-secret", SECRET])

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
    running = {**DONE, "status": "processing", "outputs": []}
    for body in (running, {"code": 500, "message": "Slow.", "data": running}, {**running, "error": "Slow."}):
        (begun,) = provider.read_webhook(*posted(body))
        assert isinstance(begun.answer, PendingJob)


def test_the_signature_is_the_one_that_the_vendor_documents(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    # printf 'msg_1.1767225600.{"id": "job_1"}' | openssl dgst -sha256 -hmac dmVyeS1zZWNyZXQ=
    headers = {
        "webhook-id": "msg_1",
        "webhook-timestamp": "1767225600",
        "webhook-signature": "v3,52430070734b80e93c2feff8df809ba828125aa79cdfb044b2ed3581b0932f02",
    }
    monkeypatch.setattr(time, "time", lambda: 1767225600.0)
    for secret in ("whsec_dmVyeS1zZWNyZXQ=", "dmVyeS1zZWNyZXQ="):
        (late,) = make(webhook_secrets=[secret]).read_webhook(b'{"id": "job_1"}', headers)
        assert late.job_id == "job_1"
    for other in ("v1,", "v3=", "", "v3,v3,"):
        forged = {**headers, "webhook-signature": headers["webhook-signature"].replace("v3,", other)}
        with pytest.raises(WebhookRejected):
            make(webhook_secrets=["whsec_dmVyeS1zZWNyZXQ="]).read_webhook(b'{"id": "job_1"}', forged)


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
    assert make(webhook_secrets=["whsec_newer-very-secret", SECRET]).read_webhook(body, several)


def test_a_missing_secret_names_the_setting(make: Make) -> None:
    with pytest.raises(WebhookRejected, match=r"\['default'\]\['OPTIONS'\]\['webhook_secrets'\]"):
        make().read_webhook(*posted(DONE))
