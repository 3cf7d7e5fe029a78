from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from django_autocaption.exceptions import NOTHING_TO_SAY, ConfigurationError, ErrorKind, ProviderError
from django_autocaption.providers.openai import OpenAICompatibleProvider
from django_autocaption.types import AgeGuess, CaptionRequest, CaptionResult, Cost, PreparedImage
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run
from tests.providers.contract import KEY
from tests.providers.openai.test_contract import completion

Ask = Callable[..., CaptionResult]


@pytest.fixture
def request_(image: PreparedImage) -> CaptionRequest:
    return CaptionRequest(uuid=uuid4(), image=image)


@pytest.fixture
def make(emulator: EmulatorClient) -> Callable[..., OpenAICompatibleProvider]:
    def make(*, service: str = "openai", **options: Any) -> OpenAICompatibleProvider:
        usual = {"api_key": KEY, "model": "gpt-x", "base_url": emulator.base_url(service)}
        return OpenAICompatibleProvider("default", {**usual, **options})

    return make


@pytest.fixture
def ask(make: Callable[..., OpenAICompatibleProvider], run: Run[Any], request_: CaptionRequest) -> Ask:
    def ask(request: CaptionRequest | None = None, **options: Any) -> CaptionResult:
        result = run(make(**options).caption(request or request_))
        assert isinstance(result, CaptionResult)
        return result

    return ask


@pytest.fixture
def refuse(ask: Ask) -> Callable[..., ProviderError]:
    def refuse(*args: Any, **options: Any) -> ProviderError:
        with pytest.raises(ProviderError) as caught:
            ask(*args, **options)
        assert caught.value.__context__ is None
        return caught.value

    return refuse


def call_of(request: CaptionRequest, **options: Any) -> tuple[dict[str, Any], dict[str, str]]:
    """JSON body and headers of a request with these options."""
    call = OpenAICompatibleProvider("default", {"api_key": KEY, "model": "gpt-x", **options}).build(request)
    assert call.url == "https://api.openai.com/v1/chat/completions"
    return call.json, dict(call.headers)


# -- what is asked ----------------------------------------------------------------------------------------------------


def test_one_message_holds_the_question_and_the_image(request_: CaptionRequest) -> None:
    body, headers = call_of(replace(request_, language="pt-BR"), detail="low")
    assert body.keys() == {"model", "messages", "response_format"}
    (message,) = body["messages"]
    text, image = message["content"]
    assert (message["role"], text["type"], image["type"]) == ("user", "text", "image_url")
    assert image["image_url"] == {"url": request_.image.data_uri(), "detail": "low"}
    for word in ("pt-BR", "JSON", "decorative", "alt_text", "125"):
        assert word in text["text"]
    assert headers == {"authorization": f"Bearer {KEY}"}


def test_a_prompt_replaces_the_default_question_but_not_the_shape(request_: CaptionRequest) -> None:
    default = call_of(request_)[0]["messages"][0]["content"][0]["text"]
    asked = call_of(replace(request_, prompt="Sell this shoe."))[0]["messages"][0]["content"][0]["text"]
    assert asked.startswith("Sell this shoe.")
    assert "button" in default
    assert "button" not in asked
    assert "alt_text" in asked


def test_parameters_have_the_names_that_the_server_takes(request_: CaptionRequest) -> None:
    options = {"temperature": 0, "top_p": 0.5, "seed": 7, "max_tokens": 900, "extra": {"user": "site"}}
    body = call_of(request_, **options, token_parameter="max_completion_tokens")[0]
    assert [body[name] for name in ("temperature", "top_p", "seed", "user")] == [0, 0.5, 7, "site"]
    assert (body["max_completion_tokens"], "max_tokens" in body) == (900, False)
    assert call_of(request_, max_tokens=900)[0]["max_tokens"] == 900
    assert call_of(replace(request_, model="other"))[0]["model"] == "other"
    assert "model" not in call_of(request_, model="")[0]


def test_headers_of_the_site_are_sent_and_win(request_: CaptionRequest) -> None:
    own = {"HTTP-Referer": "https://site.example", "Authorization": "Basic abc"}
    headers = call_of(request_, organization="org-1", project="proj-1", headers=own)[1]
    assert headers == {
        "http-referer": "https://site.example",
        "authorization": "Basic abc",
        "openai-organization": "org-1",
        "openai-project": "proj-1",
    }
    assert call_of(request_, base_url="https://api.openai.com/v1/", api_key="")[1] == {}


@pytest.mark.parametrize(("form", "kind"), [("json_schema", "json_schema"), ("json_object", "json_object")])
def test_the_form_can_be_fixed(request_: CaptionRequest, form: str, kind: str) -> None:
    assert call_of(request_, structured=form)[0]["response_format"]["type"] == kind
    assert "response_format" not in call_of(request_, structured="text")[0]


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
        ({}, 400, "The image is broken."),
    ],
    ids=["fixed form", "not a refusal", "about something else"],
)
def test_other_errors_are_not_asked_again(
    refuse: Callable[..., ProviderError], emulator: EmulatorClient, options: Any, status: int, message: str
) -> None:
    emulator.fail({"kind": "status", "status": status, "body": {"error": message}})
    assert refuse(**options).status == status
    assert emulator.ledger() == []


def test_a_server_that_refuses_every_form_is_given_up(
    refuse: Callable[..., ProviderError], emulator: EmulatorClient
) -> None:
    body = {"error": "response_format is unknown"}
    emulator.fail({"kind": "status", "status": 400, "body": body, "times": 3})
    assert refuse().kind is ErrorKind.VALIDATION


def test_all_forms_together_keep_to_the_timeout(refuse: Callable[..., ProviderError], emulator: EmulatorClient) -> None:
    emulator.wait(0.8)
    error = refuse(model="text-only", timeout=1.8)
    assert (error.kind, error.outcome_unknown) == (ErrorKind.TIMEOUT, True)


# -- what comes back --------------------------------------------------------------------------------------------------


def test_one_answer_brings_everything(ask: Ask, emulator: EmulatorClient) -> None:
    words = {
        "alt_text": "Two dogs race along a beach.",
        "title": "Dogs on a beach",
        "description": "Two dogs race along a beach at sunset.",
        "keywords": ["dogs", " beach "],
        "language": "en_GB",
        "age_group": "13-17",
        "age_confidence": 0.8,
        "nsfw": True,
    }
    emulator.fail({"kind": "words", "words": words})
    result = ask()
    assert (result.text, result.title) == (words["alt_text"], words["title"])
    assert (result.description, result.keywords) == (words["description"], ("dogs", "beach"))
    assert (result.language, result.decorative, result.nsfw) == ("en-GB", False, True)
    assert result.age == AgeGuess(label="13-17", confidence=0.8, scale="fraction")
    assert result.structured is not None
    assert result.structured["title"] == words["title"]
    assert (result.model, result.finish_reason) == ("gpt-x", "stop")
    assert result.external_id.startswith("chatcmpl-")


def test_a_decorative_image_needs_no_words(ask: Ask, emulator: EmulatorClient) -> None:
    emulator.fail({"kind": "words", "words": {"alt_text": "", "decorative": True}})
    result = ask()
    assert (result.text, result.decorative) == ("", True)


def test_where_no_model_is_named_the_answer_names_it(ask: Ask, emulator: EmulatorClient) -> None:
    emulator.fail({"kind": "status", "status": 200, "body": {**completion("A cat."), "model": "llava:7b"}})
    result = ask(model="")
    assert (result.text, result.model, result.structured) == ("A cat.", "llava:7b", None)


@pytest.mark.parametrize(
    ("usage", "cost"),
    [
        ({"prompt_tokens": 7, "completion_tokens": 3, "total_tokens": 10}, Cost(amount=Decimal(10), unit="tokens")),
        ({"prompt_tokens": 7, "completion_tokens": 3}, Cost(amount=Decimal(10), unit="tokens")),
        ({"total_tokens": 10, "cost": 0.00014}, Cost(amount=Decimal("0.00014"), unit="USD")),
        ({"total_tokens": 10, "cost": 0}, Cost(amount=Decimal(0), unit="USD")),
        ({"total_tokens": 10, "cost": None}, Cost(amount=Decimal(10), unit="tokens")),
        ({"total_tokens": "many"}, None),
        (None, None),
    ],
)
def test_usage_is_dollars_where_the_server_tells_them_else_tokens(
    ask: Ask, emulator: EmulatorClient, usage: Any, cost: Cost | None
) -> None:
    emulator.fail({"kind": "usage", "usage": usage})
    assert ask().cost == cost


CUT = '{"alt_text": "A \\"cat\\" on a mat.", "decorative": false, "title": "A c'


@pytest.mark.parametrize("content", [CUT, f"```json\n{CUT}", f"<think>short</think>\n{CUT}"])
def test_the_alt_text_of_a_cut_answer_is_saved_if_it_is_complete(
    ask: Ask, emulator: EmulatorClient, content: str
) -> None:
    emulator.fail({"kind": "content", "content": content, "finish_reason": "length"})
    result = ask()
    assert (result.text, result.structured, result.finish_reason) == ('A "cat" on a mat.', None, "")


@pytest.mark.parametrize("content", ['{"alt_text": "A cat on a', '{"decorative": fal', "", None])
def test_an_answer_cut_before_the_alt_text_ends_is_no_caption(
    refuse: Callable[..., ProviderError], emulator: EmulatorClient, content: str | None
) -> None:
    emulator.fail({"kind": "content", "content": content, "finish_reason": "length"})
    error = refuse()
    assert (error.kind, error.code, error.retryable) == (ErrorKind.PROTOCOL, "length", False)
    assert "max_tokens" in error.message


def test_prose_that_was_cut_says_so(ask: Ask, emulator: EmulatorClient) -> None:
    emulator.fail({"kind": "content", "content": "A cat on a mat. It loo", "finish_reason": "length"})
    assert ask().finish_reason == "length"


@pytest.mark.parametrize(
    "message",
    [
        {"content": None, "refusal": f"I cannot help with that, {KEY}."},
        {"content": [{"type": "refusal", "refusal": "I cannot help with that."}]},
    ],
)
def test_a_refusal_is_no_caption(
    refuse: Callable[..., ProviderError], emulator: EmulatorClient, message: dict[str, Any]
) -> None:
    emulator.fail({"kind": "message", "message": message})
    error = refuse()
    assert (error.kind, error.silent, error.retryable) == (ErrorKind.SAFETY, True, False)
    assert "I cannot help" in error.message
    assert KEY not in error.message


def test_what_a_content_filter_held_back_is_no_caption(
    refuse: Callable[..., ProviderError], emulator: EmulatorClient
) -> None:
    emulator.fail({"kind": "choice", "choice": {"finish_reason": "content_filter"}})
    assert refuse().kind is ErrorKind.SAFETY


@pytest.mark.parametrize("body", [{}, [], {"choices": []}, {"choices": [{}]}, {"choices": [{"message": "A cat."}]}])
def test_an_answer_without_a_message_is_a_protocol_error(
    refuse: Callable[..., ProviderError], emulator: EmulatorClient, body: Any
) -> None:
    emulator.fail({"kind": "status", "status": 200, "body": body})
    error = refuse()
    assert (error.kind, error.outcome_unknown) == (ErrorKind.PROTOCOL, True)


def test_moderation_is_kept_even_without_words(ask: Ask, emulator: EmulatorClient) -> None:
    emulator.fail({"kind": "words", "words": {"alt_text": "", "description": "", "nsfw": True}})
    assert ask().nsfw is True


def test_thinking_without_an_answer_has_nothing_to_say(
    refuse: Callable[..., ProviderError], emulator: EmulatorClient
) -> None:
    emulator.fail({"kind": "message", "message": {"content": None, "reasoning_content": "A cat, I think."}})
    assert refuse().code == NOTHING_TO_SAY


# -- limits and keys --------------------------------------------------------------------------------------------------


def test_spent_quota_is_not_asked_again(refuse: Callable[..., ProviderError]) -> None:
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
    refuse: Callable[..., ProviderError], emulator: EmulatorClient, headers: dict[str, str], seconds: float | None
) -> None:
    body = {"error": {"code": "rate_limit_exceeded", "message": "Slow down.", "type": "requests"}}
    emulator.fail({"kind": "status", "status": 429, "body": body, "headers": headers})
    error = refuse()
    assert (error.kind, error.retryable, error.retry_after) == (ErrorKind.RATE_LIMIT, True, seconds)


def test_a_server_of_ones_own_needs_no_key(ask: Ask, make: Callable[..., OpenAICompatibleProvider]) -> None:
    assert ask(service="openai-local", api_key="").text
    assert make(service="openai-local", api_key="").check() == []


def test_openai_itself_needs_a_key_and_everybody_a_model() -> None:
    provider = OpenAICompatibleProvider("default")
    assert [message.id for message in provider.check()] == ["autocaption.W010", "autocaption.E013"]


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        ({"model": None}, "name of a model"),
        ({"structured": "json"}, "Valid: auto, json_object"),
        ({"detail": "hihg"}, "Did you mean 'high'?"),
        ({"token_parameter": "max_token"}, "Did you mean 'max_tokens'?"),
        ({"max_tokens": 0}, "a whole number from 1"),
        ({"temperature": -0.1}, "from 0 to 2"),
        ({"temperature": float("nan")}, "from 0 to 2"),
        ({"top_p": "1"}, "from 0 to 1"),
        ({"seed": 1.5}, "a whole number"),
        ({"organization": "org\n1"}, "ASCII"),
        ({"headers": ["X-Title"]}, "a dict"),
        ({"headers": {"X Title": "x"}}, "'X Title'"),
        ({"headers": {"X-Title": "Café"}}, "'X-Title'"),
        ({"headers": {"X-Key": 7}}, "'X-Key'"),
        ({"extra": {"stream": True}}, "stream"),
    ],
)
def test_a_wrong_option_is_named_with_what_would_be_right(options: dict[str, Any], hint: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        OpenAICompatibleProvider("default", {"api_key": KEY, **options})
    assert hint in str(caught.value)
