from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from django_autocaption.exceptions import NOTHING_TO_SAY, ConfigurationError, ErrorKind, ProviderError
from django_autocaption.providers.openai import OpenAICompatibleProvider
from django_autocaption.types import AgeGuess, CaptionRequest, Cost
from tests.emulator.client import EmulatorClient
from tests.providers.contract import KEY
from tests.providers.openai.conftest import Ask
from tests.providers.openai.test_contract import completion


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


# -- keys and options --------------------------------------------------------------------------------------------------


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
        ({"headers": {"X Title": "x"}}, "a name that HTTP refuses"),
        ({"headers": {"X-Title": "Café"}}, "'X-Title'"),
        ({"headers": {"X-Key": 7}}, "'X-Key'"),
        ({"extra": {"stream": True}}, "stream"),
    ],
)
def test_a_wrong_option_is_named_with_what_would_be_right(options: dict[str, Any], hint: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        OpenAICompatibleProvider("default", {"api_key": KEY, **options})
    assert hint in str(caught.value)
