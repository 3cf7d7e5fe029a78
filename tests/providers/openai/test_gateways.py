"""What servers and gateways hide, quote and hand on: which form they take, whether a limit passes, whose word it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.providers.openai import OpenAICompatibleProvider
from django_autocaption.types import CaptionRequest
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run
from tests.providers.openai.conftest import Ask, Refuse

# -- which form the server takes --------------------------------------------------------------------------------------


@pytest.mark.parametrize("model", ["gpt-x", "json-only", "schema-only", "text-only", "fenced", "prose"])
def test_every_server_gives_its_words_and_is_billed_once(ask: Ask, emulator: EmulatorClient, model: str) -> None:
    assert "320 by 240 pixels" in ask(model=model).text
    assert len(emulator.ledger(billed=True)) == 1


def test_what_a_server_refused_is_remembered_for_that_model(
    make: Callable[..., OpenAICompatibleProvider], run: Run[Any], request_: CaptionRequest, emulator: EmulatorClient
) -> None:
    provider = make(model="text-only")
    assert provider.build(request_).json["response_format"]["type"] == "json_schema"
    run(provider.caption(request_))
    assert "response_format" not in provider.build(request_).json
    assert provider.build(replace(request_, model="gpt-x")).json["response_format"]["type"] == "json_schema"
    run(provider.caption(request_))
    assert len(emulator.ledger()) == 2


@pytest.mark.parametrize(
    "body",
    [
        {"error": {"message": "Not supported.", "type": "invalid_request_error", "param": "response_format"}},
        {"error": "'response_format.type' must be 'json_schema' or 'text'"},
        {"detail": [{"loc": ["body", "response_format", "type"], "msg": "Input should be 'text'"}]},
        {"detail": "This model does not support structured outputs."},
        {"object": "error", "message": "json_schema is not available.", "type": "BadRequestError", "code": 400},
    ],
)
@pytest.mark.parametrize("status", [200, 400, 422])
def test_a_refused_form_is_recognised_in_every_dialect(
    ask: Ask, emulator: EmulatorClient, body: dict[str, Any], status: int
) -> None:
    emulator.fail({"kind": "status", "status": status, "body": body})
    assert ask().text


@pytest.mark.parametrize(
    ("options", "status", "message"),
    [
        ({"structured": "json_schema"}, 400, "response_format is unknown"),
        ({}, 500, "response_format is unknown"),
        ({}, 200, "The image is broken."),
    ],
    ids=["fixed form", "not a refusal", "perhaps not for free"],
)
def test_other_errors_are_not_asked_again(
    refuse: Refuse, emulator: EmulatorClient, options: Any, status: int, message: str
) -> None:
    emulator.fail({"kind": "status", "status": status, "body": {"error": message}})
    assert refuse(**options).status == status
    assert emulator.ledger() == []


@pytest.mark.parametrize("code", ["context_length_exceeded", "invalid_image_format", "invalid_value"])
def test_a_server_that_says_what_else_is_wrong_is_believed(refuse: Refuse, emulator: EmulatorClient, code: str) -> None:
    emulator.fail({"kind": "status", "status": 400, "body": {"error": {"code": code, "message": "No."}}})
    assert refuse().code == code
    assert emulator.ledger() == []


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"error": "Bad Request"},
        {"detail": "Unprocessable Entity"},
        {"error": {"message": "litellm.BadRequestError: Error code: 422", "type": None, "param": None, "code": "400"}},
        {"error": {"message": "Request failed.", "type": "invalid_request_error", "param": None, "code": None}},
    ],
)
@pytest.mark.parametrize("status", [400, 422])
def test_where_a_server_hides_what_it_refuses_the_next_form_is_tried(
    ask: Ask, emulator: EmulatorClient, body: dict[str, Any], status: int
) -> None:
    """A refused request costs nothing."""
    emulator.fail(*[{"kind": "status", "status": status, "body": body}] * 2)
    assert ask().text
    assert len(emulator.ledger(billed=True)) == 1


def test_a_page_without_a_reason_hides_it_as_well(ask: Ask, emulator: EmulatorClient) -> None:
    emulator.fail({"kind": "html", "status": 400})
    assert ask().text


def test_a_form_is_given_up_for_later_images_only_where_another_was_taken(
    make: Callable[..., OpenAICompatibleProvider], run: Run[Any], request_: CaptionRequest, emulator: EmulatorClient
) -> None:
    """An image that the server refuses, without saying so, says nothing about the form."""
    provider = make()
    emulator.fail(*[{"kind": "status", "status": 400, "body": {"error": "Bad Request"}}] * 3)
    with pytest.raises(ProviderError, match="Bad Request"):
        run(provider.caption(request_))
    assert provider.build(request_).json["response_format"]["type"] == "json_schema"
    emulator.fail({"kind": "status", "status": 400, "body": {"error": "Bad Request"}})
    run(provider.caption(replace(request_, uuid=uuid4())))
    assert provider.build(request_).json["response_format"]["type"] == "json_object"


def test_a_server_that_refuses_every_form_is_given_up(refuse: Refuse, emulator: EmulatorClient) -> None:
    body = {"error": "response_format is unknown"}
    emulator.fail({"kind": "status", "status": 400, "body": body, "times": 3})
    assert refuse().kind is ErrorKind.VALIDATION


def test_all_forms_together_keep_to_the_timeout(refuse: Refuse, emulator: EmulatorClient) -> None:
    emulator.wait(0.8)
    error = refuse(model="text-only", timeout=1.8)
    assert (error.kind, error.outcome_unknown) == (ErrorKind.TIMEOUT, True)


# -- spent, or soon free again ----------------------------------------------------------------------------------------

SPENT = "You exceeded your current quota, please check your plan and billing details."


@pytest.mark.parametrize(
    ("status", "error", "kind"),
    [
        (429, {"message": f"litellm.RateLimitError: OpenAIException - {SPENT}", "code": "429"}, ErrorKind.QUOTA),
        (429, {"message": SPENT, "type": "throttling_error", "code": 429}, ErrorKind.QUOTA),
        (429, {"message": SPENT}, ErrorKind.QUOTA),
        (400, {"message": "Budget has been exceeded! Max budget: 1", "type": "budget_exceeded"}, ErrorKind.QUOTA),
        (429, {"message": f"{SPENT} Please retry in 36.9s.", "code": 429}, ErrorKind.RATE_LIMIT),
        (
            429,
            {"message": "Rate limit reached. Please try again in 2s.", "code": "429"},
            ErrorKind.RATE_LIMIT,
        ),
        (429, {"message": "No deployments available, try again in 5 seconds.", "code": "429"}, ErrorKind.RATE_LIMIT),
        (429, {"message": "Slow down."}, ErrorKind.RATE_LIMIT),
        (400, {"message": "No connected db.", "type": "no_db_connection", "code": "400"}, ErrorKind.AUTH),
    ],
)
def test_a_gateway_hands_on_what_kind_of_limit_it_is(
    refuse: Refuse, emulator: EmulatorClient, status: int, error: dict[str, Any], kind: ErrorKind
) -> None:
    emulator.fail({"kind": "status", "status": status, "body": {"error": error}})
    found = refuse()
    assert (found.kind, found.retryable) == (kind, kind is ErrorKind.RATE_LIMIT)


def test_spent_quota_is_not_asked_again(refuse: Refuse) -> None:
    error = refuse(api_key="poor-very-secret-key")
    assert (error.kind, error.code, error.retryable) == (ErrorKind.QUOTA, "insufficient_quota", False)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"retry-after": "3", "x-ratelimit-reset-tokens": "9s"}, 3),
        ({"x-ratelimit-reset-requests": "120ms", "x-ratelimit-reset-tokens": "1m2s"}, 62),
        (
            {
                "x-ratelimit-reset-requests": "120ms",
                "x-ratelimit-remaining-requests": "0",
                "x-ratelimit-reset-tokens": "1m2s",
                "x-ratelimit-remaining-tokens": "40",
            },
            0.12,
        ),
        ({"x-ratelimit-reset-requests": "soon"}, None),
    ],
)
def test_a_rate_limit_waits_as_long_as_the_headers_say(
    refuse: Refuse, emulator: EmulatorClient, headers: dict[str, str], seconds: float | None
) -> None:
    body = {"error": {"code": "rate_limit_exceeded", "message": "Slow down.", "type": "requests"}}
    emulator.fail({"kind": "status", "status": 429, "body": body, "headers": headers})
    error = refuse()
    assert (error.kind, error.retryable, error.retry_after) == (ErrorKind.RATE_LIMIT, True, seconds)


# -- whose words they are ---------------------------------------------------------------------------------------------


def quoting(build: Callable[..., Any]) -> list[str]:
    """A refused request in the manner of FastAPI, pydantic, and of a proxy that cuts it short."""
    body = build().json
    text = body["messages"][0]["content"][0]["text"]
    return [
        f"Invalid request: {json.dumps(body)}",
        f"1 validation error for Body input_value={body!r}",
        f"Cannot parse: {text}",
        f"Cannot parse: …{text[-700:]}",
        "Unknown field `nsfw` in 'properties'.",
    ]


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("status", [400, 422])
def test_a_server_that_quotes_the_question_has_not_refused_the_image(
    refuse: Refuse,
    make: Callable[..., Any],
    request_: CaptionRequest,
    emulator: EmulatorClient,
    number: int,
    status: int,
) -> None:
    asked = replace(request_, prompt="Say whether the unsafe content is a moderation case, or an API key is shown.")
    said = quoting(lambda: make().build(asked))[number]
    emulator.fail(*[{"kind": "status", "status": status, "body": {"error": said}}] * 3)
    error = refuse(asked)
    assert (error.kind, error.silent) == (ErrorKind.VALIDATION, False)


@pytest.mark.parametrize(
    "said",
    [
        "NSFW content detected in the image.",
        "Your request was rejected by our safety system.",
        "The image shows what our content policy forbids: {quoted}",
        "Image flagged as unsafe.",
    ],
)
def test_a_refusal_of_the_image_is_one_though_the_question_speaks_of_it(
    refuse: Refuse, make: Callable[..., Any], request_: CaptionRequest, emulator: EmulatorClient, said: str
) -> None:
    text = make().build(request_).json["messages"][0]["content"][0]["text"]
    emulator.fail({"kind": "status", "status": 400, "body": {"error": said.replace("{quoted}", text)}})
    assert refuse().kind is ErrorKind.SAFETY
