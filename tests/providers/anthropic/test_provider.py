"""What is particular to Anthropic: a tool that has to be called, and what happens where none can be."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from django_autocaption.exceptions import NOTHING_TO_SAY, ConfigurationError, ErrorKind
from django_autocaption.providers.anthropic import AnthropicProvider
from django_autocaption.types import AgeGuess, CaptionRequest, Cost
from tests.emulator.client import EmulatorClient
from tests.providers.chat.asked import Ask, Asked, Refuse
from tests.providers.contract import KEY

WHOLE = {"alt_text": "A cat on a mat.", "decorative": False, "title": "A c"}


class Tested(Asked):
    provider_class = AnthropicProvider
    emulator_name = "anthropic"
    model = "claude-x"


class TestQuestions(Tested):
    def test_the_model_has_to_call_a_tool(self, request_: CaptionRequest) -> None:
        call = self.make().build(request_)
        assert call.url == "https://api.anthropic.com/v1/messages"
        assert call.headers == {"x-api-key": KEY, "anthropic-version": "2023-06-01"}
        body = call.json
        assert body.keys() == {"model", "max_tokens", "messages", "tools", "tool_choice"}
        image, text = body["messages"][0]["content"]
        assert image["source"]["media_type"] == "image/jpeg"
        assert "alt_text" in text["text"]
        assert body["tools"][0]["input_schema"]["required"][0] == "alt_text"
        assert body["tool_choice"]["name"] == body["tools"][0]["name"]

    def test_every_option_is_sent_where_the_vendor_has_it(self, request_: CaptionRequest) -> None:
        options = {"max_tokens": 900, "temperature": 0, "top_p": 0.5, "top_k": 40, "system": "Be brief."}
        body = self.make(**options, service_tier="standard_only", extra={"inference_geo": "us"}).build(request_).json
        sent = {name: body[name] for name in (*options, "service_tier", "inference_geo")}
        assert sent == {**options, "service_tier": "standard_only", "inference_geo": "us"}
        body = self.make(thinking={"type": "adaptive"}, effort="low").build(request_).json
        assert (body["thinking"], body["output_config"]["effort"]) == ({"type": "adaptive"}, "low")

    def test_headers_are_the_sites_to_choose(self, request_: CaptionRequest) -> None:
        options = {"key_header": "authorization", "version": "2026-10-21", "beta": "fast-mode-2026-02-01"}
        assert self.make(**options).build(request_).headers == {
            "authorization": f"Bearer {KEY}",
            "anthropic-version": "2026-10-21",
            "anthropic-beta": "fast-mode-2026-02-01",
        }

    def test_the_service_fetches_the_file_only_where_the_site_says_so(self, request_: CaptionRequest) -> None:
        public = replace(request_, image_url="https://site.example/cat.jpg")

        def source(request: CaptionRequest, **options: Any) -> dict[str, str]:
            return dict(self.make(**options).build(request).json["messages"][0]["content"][0]["source"])

        assert source(public)["type"] == "base64"
        assert source(public, image_source="url") == {"type": "url", "url": "https://site.example/cat.jpg"}
        assert source(request_, image_source="url")["type"] == "base64"
        assert self.make(image_source="url").wants_image_url is True
        assert self.make().wants_image_url is False


class TestForms(Tested):
    @pytest.mark.parametrize("model", ["claude-x", "thinks-x", "plain-x"], ids=["tool", "schema", "text"])
    def test_every_model_gives_its_words_and_is_billed_once(
        self, ask: Ask, emulator: EmulatorClient, model: str
    ) -> None:
        answer = ask(model=model)
        assert "320 by 240 pixels" in answer.text
        assert answer.structured is not None
        assert len(emulator.ledger()) == 1

    def test_a_model_that_is_to_think_is_asked_by_a_schema(self, ask: Ask, emulator: EmulatorClient) -> None:
        assert ask(thinking={"type": "enabled", "budget_tokens": 1024}).structured is not None
        assert ask(thinking={"type": "disabled"}).finish_reason == "tool_use"

    def test_an_image_that_is_refused_is_asked_about_once(self, refuse: Refuse, emulator: EmulatorClient) -> None:
        message = "messages.0.content.0.image.source.base64: image exceeds 5 MB maximum"
        body = {"type": "error", "error": {"type": "invalid_request_error", "message": message}}
        emulator.fail({"kind": "status", "status": 400, "body": body})
        assert refuse().kind is ErrorKind.VALIDATION
        assert emulator.ledger() == []


class TestAnswers(Tested):
    def test_everything_comes_from_one_answer(
        self, ask: Ask, emulator: EmulatorClient, request_: CaptionRequest
    ) -> None:
        emulator.fail({"kind": "words", "words": {"age_group": "13-17", "age_confidence": 0.8, "nsfw": True}})
        answer = ask(replace(request_, other_languages=("de",)))
        assert answer.age == AgeGuess(label="13-17", confidence=0.8, scale="fraction")
        assert (answer.nsfw, answer.model, answer.finish_reason) == (True, "claude-x", "tool_use")
        assert answer.external_id.startswith("msg_")
        assert answer.translations["de"].text.endswith("(de).")

    @pytest.mark.parametrize(
        ("usage", "cost"),
        [
            ({"input_tokens": 7, "output_tokens": 3}, Decimal(10)),
            ({"input_tokens": 7, "cache_read_input_tokens": 20, "output_tokens": 3}, Decimal(30)),
            ({"input_tokens": 7, "cache_creation_input_tokens": None, "output_tokens": 3}, Decimal(10)),
            ({"input_tokens": "many", "output_tokens": 3}, None),
            ({"input_tokens": 7, "output_tokens": -3}, None),
            (None, None),
        ],
    )
    def test_tokens_are_counted_and_bounded(
        self, ask: Ask, emulator: EmulatorClient, usage: Any, cost: Decimal | None
    ) -> None:
        emulator.fail({"kind": "usage", "usage": usage})
        assert ask().cost == (None if cost is None else Cost(amount=cost, unit="tokens"))

    def test_tokens_are_money_where_the_site_says_what_they_cost(self, ask: Ask) -> None:
        answer = ask(price_input="1.00", price_output="5.00")
        assert answer.cost == Cost(amount=Decimal("0.00155"), unit="USD")

    @pytest.mark.parametrize(
        ("words", "text"), [(WHOLE, "A cat on a mat."), ({"alt_text": "A cat on"}, None), ({}, None)]
    )
    def test_the_alt_text_of_a_cut_answer_is_kept_if_it_is_whole(
        self, ask: Ask, refuse: Refuse, emulator: EmulatorClient, words: Any, text: str | None
    ) -> None:
        block = {"type": "tool_use", "id": "t", "name": "image_words", "input": words}
        emulator.fail({"kind": "message", "message": {"content": [block], "stop_reason": "max_tokens"}})
        if text is not None:
            assert ask().text == text
        else:
            error = refuse()
            assert (error.kind, error.code) == (ErrorKind.PROTOCOL, "max_tokens")
            assert "raise 'max_tokens'" in error.message

    def test_thoughts_are_no_words(self, refuse: Refuse, emulator: EmulatorClient) -> None:
        emulator.fail({"kind": "message", "message": {"content": [{"type": "thinking", "thinking": "A cat."}]}})
        assert refuse().code == NOTHING_TO_SAY


class TestErrors(Tested):
    def test_a_refusal_says_why(self, refuse: Refuse, emulator: EmulatorClient) -> None:
        details = {"type": "refusal", "category": None, "explanation": f"I cannot help with that, {KEY}."}
        emulator.fail({"kind": "message", "message": {"stop_reason": "refusal", "stop_details": details}})
        error = refuse()
        assert (error.kind, error.code, error.billed, error.silent) == (ErrorKind.SAFETY, "refusal", True, True)
        assert "I cannot help" in error.message
        assert KEY not in error.message

    def test_a_refusal_need_not_say_why(self, refuse: Refuse, emulator: EmulatorClient) -> None:
        emulator.fail({"kind": "message", "message": {"stop_reason": "refusal", "stop_details": None}})
        assert refuse().message == "Anthropic refused to describe the image."

    @pytest.mark.parametrize(
        ("status", "code", "message", "details", "kind"),
        [
            (400, "invalid_request_error", "Your credit balance is too low to access it.", None, ErrorKind.QUOTA),
            (400, "invalid_request_error", "Output blocked by content filtering policy", None, ErrorKind.SAFETY),
            (429, "rate_limit_error", "No.", {"error_code": "enforced_spend_limit_reached"}, ErrorKind.QUOTA),
            (429, "rate_limit_error", "No.", {"error_code": "ramp_limit_exceeded"}, ErrorKind.RATE_LIMIT),
            (429, "rate_limit_error", "Number of requests has exceeded your rate limit", 7, ErrorKind.RATE_LIMIT),
            (529, "overloaded_error", "Overloaded", None, ErrorKind.SERVER),
        ],
    )
    def test_one_code_has_many_meanings(
        self, refuse: Refuse, emulator: EmulatorClient, status: int, code: str, message: str, details: Any, kind: Any
    ) -> None:
        body = {"type": "error", "error": {"type": code, "message": message, "details": details}}
        emulator.fail({"kind": "status", "status": status, "body": body, "headers": {"retry-after": "12"}})
        error = refuse()
        assert (error.kind, error.retry_after) == (kind, 12)
        assert error.retryable is (kind in (ErrorKind.RATE_LIMIT, ErrorKind.SERVER))

    def test_spent_credit_and_unknown_models_are_told(self, refuse: Refuse) -> None:
        assert refuse(api_key="poor-very-secret-key").kind is ErrorKind.QUOTA
        assert refuse(model="missing-x").kind is ErrorKind.NOT_FOUND


class TestOptions(Tested):
    def test_a_key_and_a_model_are_needed(self) -> None:
        assert [m.id for m in AnthropicProvider("default").check()] == ["autocaption.W010", "autocaption.E013"]

    @pytest.mark.parametrize(
        ("options", "hint"),
        [
            ({"structured": "tools"}, "Did you mean 'tool'?"),
            ({"max_tokens": None}, "Anthropic demands one"),
            ({"temperature": 1.1}, "from 0 to 1"),
            ({"top_k": 0}, "from 1"),
            ({"system": ["Be brief."]}, "a text"),
            ({"thinking": "adaptive"}, "a dict"),
            ({"thinking": {"type": "adaptive"}, "structured": "tool"}, "forbids a forced tool"),
            ({"effort": "hihg"}, "Did you mean 'high'?"),
            ({"service_tier": "standard"}, "standard_only"),
            ({"version": "latest"}, "a date"),
            ({"beta": "a\nb"}, "ASCII"),
            ({"key_header": "api-key"}, "Did you mean 'x-api-key'?"),
            ({"image_source": "uri"}, "url"),
            ({"extra": {"stream": True}}, "stream"),
        ],
    )
    def test_a_wrong_option_is_named_with_what_would_be_right(self, options: dict[str, Any], hint: str) -> None:
        with pytest.raises(ConfigurationError) as caught:
            AnthropicProvider("default", {"api_key": KEY, **options})
        assert hint in str(caught.value)
