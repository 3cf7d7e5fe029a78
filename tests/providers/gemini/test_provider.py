"""What is particular to Gemini: a schema of Google's own, blocks on either side, and how long to wait."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from django_autocaption.exceptions import ConfigurationError, ErrorKind
from django_autocaption.providers.gemini import GeminiProvider
from django_autocaption.types import AgeGuess, CaptionRequest, Cost
from tests.emulator.client import EmulatorClient
from tests.providers.chat.asked import Ask, Asked, Refuse
from tests.providers.contract import KEY

RETRY = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "17s"}
DAY = {"violations": [{"quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier"}]}
MINUTE = {"violations": [{"quotaId": "GenerateRequestsPerMinutePerProjectPerModel-FreeTier"}]}


class Tested(Asked):
    provider_class = GeminiProvider
    emulator_name = "gemini"
    model = "gemini-x"


class TestQuestions(Tested):
    def test_the_shape_of_the_answer_is_a_schema_of_googles(self, request_: CaptionRequest) -> None:
        call = self.make().build(replace(request_, other_languages=("pt-br",)))
        assert call.url == "https://generativelanguage.googleapis.com/v1beta/models/gemini-x:generateContent"
        assert call.headers == {"x-goog-api-key": KEY}
        assert call.json.keys() == {"contents", "generationConfig"}
        schema = call.json["generationConfig"]["responseSchema"]
        assert (schema["type"], schema["propertyOrdering"][0]) == ("OBJECT", "alt_text")
        assert schema["properties"]["keywords"]["items"] == {"type": "STRING"}
        assert schema["properties"]["translations"]["properties"]["pt-br"]["required"][0] == "alt_text"
        assert "additionalProperties" not in str(schema)

    def test_every_option_is_sent_where_google_has_it(self, request_: CaptionRequest) -> None:
        options = {"max_output_tokens": 900, "temperature": 0, "top_p": 0.5, "top_k": 40, "seed": 7}
        more = {"media_resolution": "low", "thinking_budget": 0, "system_instruction": "Be brief."}
        safety = {"sexually_explicit": "block_none"}
        provider = self.make(**options, **more, safety_settings=safety, extra={"generationConfig": {"logprobs": 1}})
        body = provider.build(request_).json
        sent = body["generationConfig"]
        assert {name: sent[name] for name in sent if not name.startswith("response")} == {
            "maxOutputTokens": 900,
            "temperature": 0,
            "topP": 0.5,
            "topK": 40,
            "seed": 7,
            "mediaResolution": "MEDIA_RESOLUTION_LOW",
            "thinkingConfig": {"thinkingBudget": 0},
            "logprobs": 1,
        }
        assert body["safetySettings"] == [{"category": "HARM_CATEGORY_SEXUALLY_EXPLICIT", "threshold": "BLOCK_NONE"}]
        assert body["systemInstruction"] == {"parts": [{"text": "Be brief."}]}
        level = self.make(thinking_level="low").build(request_).json["generationConfig"]["thinkingConfig"]
        assert level == {"thinkingLevel": "LOW"}

    @pytest.mark.parametrize("model", ["models/gemini-x", "gemini-x"])
    def test_a_model_may_be_named_as_google_lists_it(self, request_: CaptionRequest, model: str) -> None:
        for call in (self.make(model=model).build(request_), self.make().build(replace(request_, model=model))):
            assert call.url.endswith("/models/gemini-x:generateContent")


class TestAnswers(Tested):
    def test_everything_comes_from_one_answer(
        self, ask: Ask, emulator: EmulatorClient, request_: CaptionRequest
    ) -> None:
        emulator.fail({"kind": "words", "words": {"age_group": "13-17", "age_confidence": 0.8, "nsfw": True}})
        answer = ask(replace(request_, other_languages=("de",)))
        assert answer.age == AgeGuess(label="13-17", confidence=0.8, scale="fraction")
        assert (answer.nsfw, answer.model, answer.finish_reason) == (True, "gemini-x", "STOP")
        assert answer.external_id
        assert answer.translations["de"].text.endswith("(de).")

    def test_a_model_without_json_mode_is_asked_in_words(self, ask: Ask, emulator: EmulatorClient) -> None:
        assert ask(model="gemma-3-27b-it").structured is not None
        assert len(emulator.ledger(billed=True)) == 1

    def test_thoughts_are_billed_like_the_answer(self, ask: Ask) -> None:
        assert ask(model="thinks-x").cost == Cost(amount=Decimal(1490), unit="tokens")
        answer = ask(model="thinks-x", price_input="0.30", price_output="2.50")
        assert answer.cost == Cost(amount=Decimal("0.001305"), unit="USD")

    @pytest.mark.parametrize("usage", [None, [], {"promptTokenCount": "many"}, {"totalTokenCount": -1}])
    def test_what_is_no_count_costs_nothing_that_is_known(self, ask: Ask, emulator: EmulatorClient, usage: Any) -> None:
        emulator.fail({"kind": "usage", "usage": usage})
        assert ask().cost is None

    def test_thoughts_are_no_words(self, ask: Ask, emulator: EmulatorClient) -> None:
        parts = [{"text": "Perhaps a dog?", "thought": True}, {"text": '{"alt_text": '}, {"text": '"A cat."}'}]
        emulator.fail({"kind": "candidate", "candidate": {"content": {"parts": parts}}})
        assert ask().text == "A cat."

    @pytest.mark.parametrize(("text", "words"), [('{"alt_text": "A cat.", "ti', "A cat."), ('{"alt_text": "A c', None)])
    def test_the_alt_text_of_a_cut_answer_is_kept_if_it_is_whole(
        self, ask: Ask, refuse: Refuse, emulator: EmulatorClient, text: str, words: str | None
    ) -> None:
        candidate = {"content": {"parts": [{"text": text}]}, "finishReason": "MAX_TOKENS"}
        emulator.fail({"kind": "candidate", "candidate": candidate})
        if words is not None:
            assert ask().text == words
        else:
            assert "raise 'max_output_tokens'" in refuse().message


class TestBlocks(Tested):
    @pytest.mark.parametrize("reason", ["SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "IMAGE_SAFETY", "OTHER"])
    def test_a_question_that_is_blocked_is_a_refusal(
        self, refuse: Refuse, emulator: EmulatorClient, reason: str
    ) -> None:
        usage = {"promptTokenCount": 1100, "totalTokenCount": 1100}
        emulator.fail({"kind": "body", "body": {"promptFeedback": {"blockReason": reason}, "usageMetadata": usage}})
        error = refuse()
        assert (error.kind, error.code, error.silent) == (ErrorKind.SAFETY, reason, True)
        assert error.cost == Cost(amount=Decimal(1100), unit="tokens")

    @pytest.mark.parametrize("reason", ["SAFETY", "PROHIBITED_CONTENT", "RECITATION", "SPII", "IMAGE_RECITATION"])
    def test_an_answer_that_is_held_back_is_a_refusal(
        self, refuse: Refuse, emulator: EmulatorClient, reason: str
    ) -> None:
        emulator.fail({"kind": "candidate", "candidate": {"finishReason": reason}})
        assert (refuse().kind, emulator.ledger(billed=True) != []) == (ErrorKind.SAFETY, True)

    @pytest.mark.parametrize("reason", ["OTHER", "MALFORMED_RESPONSE", "LANGUAGE"])
    def test_an_answer_that_failed_says_nothing(self, refuse: Refuse, emulator: EmulatorClient, reason: str) -> None:
        emulator.fail({"kind": "candidate", "candidate": {"content": {}, "finishReason": reason}})
        assert refuse().kind is ErrorKind.PROTOCOL


class TestErrors(Tested):
    @pytest.mark.parametrize(
        ("details", "kind", "seconds"),
        [
            ([RETRY], ErrorKind.RATE_LIMIT, 17),
            ([MINUTE, RETRY], ErrorKind.RATE_LIMIT, 17),
            ([DAY, {"retryDelay": "0.5s"}], ErrorKind.QUOTA, 0.5),
            ([{"retryDelay": "soon"}, 7, {"violations": 3}], ErrorKind.RATE_LIMIT, None),
            (None, ErrorKind.RATE_LIMIT, None),
        ],
    )
    def test_a_limit_says_how_long_it_lasts(
        self, refuse: Refuse, emulator: EmulatorClient, details: Any, kind: ErrorKind, seconds: float | None
    ) -> None:
        error = {"code": 429, "message": "Quota exceeded.", "status": "RESOURCE_EXHAUSTED", "details": details}
        for body in ({"error": error}, [{"error": error}]):
            emulator.fail({"kind": "status", "status": 429, "body": body})
            found = refuse()
            assert (found.kind, found.retry_after, found.retryable) == (kind, seconds, kind is ErrorKind.RATE_LIMIT)

    def test_a_header_says_it_better(self, refuse: Refuse, emulator: EmulatorClient) -> None:
        body = {"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "details": [RETRY]}}
        emulator.fail({"kind": "status", "status": 429, "body": body, "headers": {"retry-after": "3"}})
        assert refuse().retry_after == 3

    def test_wrong_keys_spent_days_and_unknown_models_are_told(self, refuse: Refuse) -> None:
        assert refuse(api_key="wrong-very-secret-key").kind is ErrorKind.AUTH
        assert refuse(api_key="poor-very-secret-key").kind is ErrorKind.QUOTA
        assert refuse(model="missing-x").kind is ErrorKind.NOT_FOUND


class TestOptions(Tested):
    def test_a_key_and_a_model_are_needed(self) -> None:
        assert [m.id for m in GeminiProvider("default").check()] == ["autocaption.W010", "autocaption.E013"]

    @pytest.mark.parametrize(
        ("options", "hint"),
        [
            ({"structured": "schema"}, "Valid: auto, response_schema, text."),
            ({"max_output_tokens": 0}, "from 1"),
            ({"max_tokens": 9}, "max_output_tokens"),
            ({"temperature": 2.1}, "from 0 to 2"),
            ({"seed": 2**31}, "'seed'"),
            ({"media_resolution": "hihg"}, "Did you mean 'high'?"),
            ({"thinking_budget": -2}, "from -1"),
            ({"thinking_level": "hihg"}, "Did you mean 'high'?"),
            ({"thinking_level": "low", "thinking_budget": 9}, "set one of them"),
            ({"safety_settings": "off"}, "a dict"),
            ({"safety_settings": {"sexual": "off"}}, "sexually_explicit"),
            ({"safety_settings": {"harassment": "never"}}, "block_none"),
            ({"system_instruction": 7}, "a text"),
        ],
    )
    def test_a_wrong_option_is_named_with_what_would_be_right(self, options: dict[str, Any], hint: str) -> None:
        with pytest.raises(ConfigurationError) as caught:
            GeminiProvider("default", {"api_key": KEY, **options})
        assert hint in str(caught.value)
