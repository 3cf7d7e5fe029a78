from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.exceptions import NOTHING_TO_SAY, ConfigurationError, ErrorKind, ProviderError
from django_autocaption.providers.moondream import MoondreamProvider
from django_autocaption.providers.moondream.provider import MAX_IMAGE_BYTES
from django_autocaption.providers.moondream.stream import read_stream
from django_autocaption.types import CaptionRequest, CaptionResult, Cost, PendingJob
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run
from tests.providers.contract import KEY, ProviderContract


class TestMoondreamContract(ProviderContract):
    provider_class = MoondreamProvider
    emulator_name = "moondream"
    error_cases = (
        (400, "invalid_request_error", ErrorKind.VALIDATION),
        (400, "authentication_error", ErrorKind.AUTH),
        (400, "insufficient_credits", ErrorKind.QUOTA),
        (400, "rate_limit_exceeded", ErrorKind.RATE_LIMIT),
        (400, "content_policy_violation", ErrorKind.SAFETY),
        (401, "authentication_error", ErrorKind.AUTH),
        (404, "not_found", ErrorKind.NOT_FOUND),
        (413, "payload_too_large", ErrorKind.VALIDATION),
        (429, "rate_limit_exceeded", ErrorKind.RATE_LIMIT),
        (429, "quota_exceeded", ErrorKind.QUOTA),
        (500, "internal_error", ErrorKind.SERVER),
    )

    def answer(self, job: PendingJob, text: str) -> Any:
        return {"request_id": "r-1", "caption": text, "metrics": {"input_tokens": 7}, "finish_reason": "stop"}

    def empty_answers(self, job: PendingJob) -> list[Any]:
        return [self.answer(job, ""), self.answer(job, " \n"), {"answer": ""}]

    def priced(self, body: Any, job: PendingJob) -> tuple[Any, Cost] | None:
        metrics = {"input_tokens": 700, "output_tokens": 56}
        return {**body, "metrics": metrics}, Cost(amount=Decimal(756), unit="tokens")

    def error_body(self, code: str, message: str) -> Any:
        return {"error": {"message": message, "type": code, "param": "image_url", "code": code}}


class TestMoondreamStreamContract(TestMoondreamContract):
    """A stream is read like any other answer, and fails like one."""

    options: ClassVar[Mapping[str, Any]] = {"stream": True}


class TestStationContract(TestMoondreamContract):
    emulator_name = "moondream-station"

    def hidden_errors(self, job: PendingJob) -> list[tuple[Any, ErrorKind]]:
        return [
            ({"error": "Queue is full"}, ErrorKind.RATE_LIMIT),
            ({"error": "Request timeout"}, ErrorKind.TIMEOUT),
            ({"error": "image_url is required"}, ErrorKind.PROVIDER),
        ]


Ask = Callable[..., CaptionResult]


@pytest.fixture
def ask(emulator: EmulatorClient, run: Run[Any], request_: CaptionRequest) -> Ask:
    def ask(request: CaptionRequest | None = None, *, service: str = "moondream", **options: Any) -> CaptionResult:
        given_options = {"api_key": KEY, "base_url": emulator.base_url(service), **options}
        result = run(MoondreamProvider("default", given_options).caption(request or request_))
        assert isinstance(result, CaptionResult)
        return result

    return ask


@pytest.fixture
def refuse(ask: Ask) -> Callable[..., ProviderError]:
    def refuse(*args: Any, **options: Any) -> ProviderError:
        with pytest.raises(ProviderError) as caught:
            ask(*args, **options)
        return caught.value

    return refuse


def body_of(request: CaptionRequest, **options: Any) -> tuple[str, dict[str, Any]]:
    """Address and JSON body of a request with these options."""
    call = MoondreamProvider("default", {"api_key": KEY, **options}).build(request)
    assert call.headers == {"x-moondream-auth": KEY}
    return call.url, call.json


# -- what is asked ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("length", ["short", "normal", "long"])
@pytest.mark.parametrize("stream", [False, True])
def test_length_and_stream_are_always_sent(request_: CaptionRequest, length: str, stream: bool) -> None:
    url, body = body_of(request_, length=length, stream=stream)
    assert url == "https://api.moondream.ai/v1/caption"
    assert body == {"image_url": request_.image.data_uri(), "length": length, "stream": stream}
    assert body_of(request_)[1] == {"image_url": request_.image.data_uri(), "length": "short", "stream": False}


def test_a_prompt_is_asked_as_a_question(request_: CaptionRequest) -> None:
    url, body = body_of(replace(request_, prompt="What is it?"))
    assert url == "https://api.moondream.ai/v1/query"
    assert body == {"image_url": request_.image.data_uri(), "question": "What is it?", "stream": False}


def test_model_settings_and_extra_reach_the_service(
    ask: Ask, emulator: EmulatorClient, request_: CaptionRequest
) -> None:
    settings = {"temperature": 0.2, "top_p": 0.9}
    result = ask(model="moondream-2b", settings=settings, extra={"settings": {"max_tokens": 60}})
    assert result.model == emulator.ledger()[0]["model"] == "moondream-2b"
    body = body_of(request_, settings=settings, extra={"settings": {"max_tokens": 60}})[1]
    assert body["settings"] == {**settings, "max_tokens": 60}
    assert ask(replace(request_, model="moondream3-preview")).model == "moondream3-preview"


def test_an_image_over_the_limit_is_not_sent(
    refuse: Callable[..., ProviderError], emulator: EmulatorClient, request_: CaptionRequest
) -> None:
    large = replace(request_.image, data=b"\xff" * (MAX_IMAGE_BYTES + 1))
    error = refuse(replace(request_, image=large))
    assert (error.kind, error.retryable) == (ErrorKind.VALIDATION, False)
    assert "MAX_EDGE" in error.message
    assert emulator.ledger() == []


# -- what comes back --------------------------------------------------------------------------------------------------


def test_the_answer_brings_tokens_request_id_and_finish_reason(ask: Ask, emulator: EmulatorClient) -> None:
    emulator.fail({"kind": "item", "item": {"metrics": {"input_tokens": 735, "output_tokens": 21}}})
    result = ask()
    assert result.cost == Cost(amount=Decimal(756), unit="tokens")
    assert (result.external_id[:18], result.finish_reason) == ("2025-03-25_caption", "stop")


@pytest.mark.parametrize(
    "metrics", [None, {}, [], {"input_tokens": "many"}, {"input_tokens": -1}, {"input_tokens": True}]
)
def test_tokens_that_are_not_counted_are_no_cost(ask: Ask, emulator: EmulatorClient, metrics: Any) -> None:
    emulator.fail({"kind": "item", "item": {"metrics": metrics}})
    assert ask().cost is None


@pytest.mark.parametrize("service", ["moondream", "moondream-station"])
@pytest.mark.parametrize("prompt", ["", "What is it?"])
def test_a_stream_gives_the_same_words(ask: Ask, request_: CaptionRequest, service: str, prompt: str) -> None:
    asked = replace(request_, prompt=prompt)
    assert ask(asked, service=service, stream=True).text == ask(asked, service=service).text


@pytest.mark.parametrize(
    "text",
    [
        ': hello\r\n\r\ndata: {"chunk": "A ",\r\ndata: "completed": false}\r\n\r\ndata:{"chunk":"cat."}\r\n\r\ndata: '
        '{"completed": true, "chunk": "", "request_id": "r-7"}\r\n\r\n',
        '\ufeffevent: token\rid: 1\rdata: {"chunk": "A cat."}\r\rdata: {"completed": true, "request_id": "r-7"}\r\r',
        'data: {"chunk": "A "}\ndata: {"chunk": "cat."}\ndata: {"completed": true, "request_id": "r-7"}',
        'data: {"text": "A cat."}\n\ndata: {"completed": true, "request_id": "r-7"}\n\ndata: [DONE]\n\n',
        'data: {"caption": "A cat.", "completed": true, "request_id": "r-7"}\n\n',
    ],
    ids=["CRLF, comment, data in lines", "CR, BOM, other fields", "no empty lines", "text", "all at once"],
)
def test_a_stream_is_read_however_it_is_written(ask: Ask, emulator: EmulatorClient, text: str) -> None:
    emulator.fail({"kind": "stream", "text": text})
    result = ask(stream=True)
    assert (result.text, result.external_id) == ("A cat.", "r-7")


@pytest.mark.parametrize(
    "text",
    [
        "data:",
        'data: {"chunk": "A cat."}\n\n',
        'data: {"chunk": "A cat.", "completed": "yes"}\n\n',
        'data: {"chunk": "A ca\n\ndata: {"completed": true}\n\n',
        'data: {"chunk": "A cat."}\n\ndata: {"comple',
        "data: 7\n\n",
    ],
)
def test_a_stream_that_is_broken_or_ends_early_is_no_caption(
    refuse: Callable[..., ProviderError], emulator: EmulatorClient, text: str
) -> None:
    emulator.fail({"kind": "stream", "text": text})
    error = refuse(stream=True)
    assert (error.kind, error.outcome_unknown, error.retryable) == (ErrorKind.PROTOCOL, True, False)


@pytest.mark.parametrize("service", ["moondream", "moondream-station"])
def test_a_stream_without_its_last_event_is_no_caption(
    refuse: Callable[..., ProviderError], emulator: EmulatorClient, service: str
) -> None:
    emulator.fail("stream_ended")
    assert refuse(service=service, stream=True).kind is ErrorKind.PROTOCOL


def test_an_error_within_a_stream_is_that_error(refuse: Callable[..., ProviderError], emulator: EmulatorClient) -> None:
    emulator.fail({"kind": "stream", "text": 'data: {"chunk": "A"}\n\ndata: {"error": "Request timeout"}\n\n'})
    error = refuse(stream=True)
    assert (error.kind, error.code, error.retryable) == (ErrorKind.TIMEOUT, "Request timeout", True)


@given(st.binary(max_size=200))
def test_no_stream_is_too_strange_to_be_read_or_refused(body: bytes) -> None:
    answer = read_stream(b"data: " + body)
    assert answer is None or isinstance(answer, dict)


@given(st.lists(st.text(), max_size=5), st.sampled_from(["\n", "\r\n", "\r"]))
def test_pieces_are_put_together_in_order(pieces: list[str], end: str) -> None:
    events = [*({"chunk": piece, "completed": False} for piece in pieces), {"completed": True}]
    body = "".join(f"data: {json.dumps(event)}{end}{end}" for event in events)
    assert read_stream(body.encode()) == {"completed": True, "caption": "".join(pieces)}


def test_an_empty_stream_has_nothing_to_say(refuse: Callable[..., ProviderError], emulator: EmulatorClient) -> None:
    emulator.fail({"kind": "stream", "text": 'data: {"completed": true}\n\n'})
    assert refuse(stream=True).code == NOTHING_TO_SAY


def test_an_answer_without_a_caption_is_a_protocol_error(
    refuse: Callable[..., ProviderError], emulator: EmulatorClient
) -> None:
    bodies: list[dict[str, Any]] = [{}, {"caption": None}, {"caption": ["A cat."]}, {"objects": []}]
    for body in bodies:
        emulator.fail({"kind": "body", "body": body})
        error = refuse()
        assert (error.kind, error.outcome_unknown) == (ErrorKind.PROTOCOL, True)


# -- Station ----------------------------------------------------------------------------------------------------------


def test_station_needs_no_key(ask: Ask, emulator: EmulatorClient) -> None:
    assert "320 by 240 pixels" in ask(service="moondream-station", api_key="").text
    provider = MoondreamProvider("default", {"base_url": emulator.base_url("moondream-station")})
    assert provider.check() == []


@pytest.mark.parametrize(
    ("said", "kind"), [("Queue is full", ErrorKind.RATE_LIMIT), ("Request timeout", ErrorKind.TIMEOUT)]
)
@pytest.mark.parametrize("stream", [False, True])
def test_station_says_on_http_200_that_it_is_busy(
    refuse: Callable[..., ProviderError], emulator: EmulatorClient, said: str, kind: ErrorKind, stream: bool
) -> None:
    emulator.fail({"kind": "error_200", "error": said})
    error = refuse(service="moondream-station", stream=stream)
    assert (error.kind, error.code, error.retryable, error.status) == (kind, said, True, 200)
    assert said in error.message


def test_station_out_of_order_says_so(refuse: Callable[..., ProviderError], emulator: EmulatorClient) -> None:
    emulator.fail({"kind": "status", "status": 503, "body": {"detail": "Inference service not running"}})
    error = refuse(service="moondream-station")
    assert (error.kind, error.retryable) == (ErrorKind.SERVER, True)
    assert "not running" in error.message


# -- settings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base_url", "needs_key"),
    [("https://api.moondream.ai/v1", True), ("http://localhost:2020/v1", False), ("https://notmoondream.ai", False)],
)
def test_only_the_cloud_needs_a_key(base_url: str, needs_key: bool) -> None:
    assert [message.id for message in MoondreamProvider("default", {"base_url": base_url}).check()] == (
        ["autocaption.W010"] if needs_key else []
    )


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        ({"length": "normel"}, "Did you mean 'normal'?"),
        ({"stream": "yes"}, "True or False"),
        ({"model": None}, "name of a model"),
        ({"settings": [1]}, "a dict"),
        ({"settings": {"top_k": 1}}, "Did you mean 'top_p'?"),
        ({"settings": {"temperature": 2.1}}, "from 0 to 2"),
        ({"settings": {"top_p": "0.5"}}, "from 0 to 1"),
        ({"settings": {"max_tokens": 0}}, "a whole number from 1"),
        ({"settings": {"max_tokens": 1.5}}, "a whole number"),
        ({"settings": {"max_tokens": True}}, "a whole number"),
    ],
)
def test_a_wrong_option_is_named_with_what_would_be_right(options: dict[str, Any], hint: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        MoondreamProvider("default", {"api_key": KEY, **options})
    assert hint in str(caught.value)
