"""OpenAI's moderation: whether an image is unsafe, for nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from django_autocaption.exceptions import ConfigurationError, ErrorKind
from django_autocaption.providers.openai_moderation import OpenAIModerationProvider
from django_autocaption.types import CaptionRequest, CaptionResult, Cost, PendingJob
from tests.emulator.client import EmulatorClient
from tests.providers.contract_moderators import ModeratorContract


class TestOpenAIModeration(ModeratorContract):
    provider_class = OpenAIModerationProvider
    emulator_name = "openai"
    error_cases = (
        (400, "invalid_image_format", ErrorKind.VALIDATION),
        (401, "invalid_api_key", ErrorKind.AUTH),
        (404, "model_not_found", ErrorKind.NOT_FOUND),
        (429, "rate_limit_exceeded", ErrorKind.RATE_LIMIT),
        (429, "insufficient_quota", ErrorKind.QUOTA),
        (500, "server_error", ErrorKind.SERVER),
    )

    def answer(self, job: PendingJob, text: str) -> Any:
        flags = {"sexual": False, "violence/graphic": False}
        return {"id": "modr-1", "model": "omni-x", "results": [{"categories": flags, "category_scores": {}}]}

    def error_body(self, code: str, message: str) -> Any:
        return {"error": {"message": message, "type": "", "param": None, "code": code or None}}

    def test_it_is_free(self, ask: Callable[..., CaptionResult]) -> None:
        assert ask().cost == Cost.said(0, "USD")
        assert self.make().cost_units == ("USD",)

    def test_the_image_is_sent_and_nothing_else(self, request_: CaptionRequest) -> None:
        call = self.make().build(request_)
        assert call.url == "https://api.openai.com/v1/moderations"
        assert call.json == {
            "model": "omni-moderation-latest",
            "input": [{"type": "image_url", "image_url": {"url": request_.image.data_uri()}}],
        }

    @pytest.mark.parametrize(
        ("scores", "options", "unsafe"),
        [
            ({"sexual": 0.9}, {}, True),
            ({"violence/graphic": 0.9}, {}, True),
            ({"violence": 0.9}, {}, False),
            ({"violence": 0.9}, {"unsafe": ["violence"]}, True),
            ({"sexual": 0.3}, {}, False),
            ({"sexual": 0.3}, {"threshold": 0.3}, True),
            ({"sexual": 0.9}, {"threshold": 0.95}, False),
        ],
    )
    def test_what_is_unsafe_is_the_sites_to_say(
        self, ask: Callable[..., CaptionResult], emulator: EmulatorClient, scores: Any, options: Any, unsafe: bool
    ) -> None:
        emulator.fail({"kind": "scores", "scores": scores})
        assert ask(**options).nsfw is unsafe

    @pytest.mark.parametrize(
        "body",
        [
            {},
            {"results": []},
            {"results": [{"categories": None}]},
            {"results": [{"categories": {"sexual": False}}]},
            {"results": [{"categories": {"sexual": False, "violence/graphic": "no"}}]},
        ],
    )
    def test_what_is_not_said_is_no_pass(self, refuse: Callable[..., Any], emulator: EmulatorClient, body: Any) -> None:
        emulator.fail({"kind": "body", "body": body})
        assert refuse().kind is ErrorKind.PROTOCOL

    def test_a_yes_needs_no_second_one(self, ask: Callable[..., CaptionResult], emulator: EmulatorClient) -> None:
        emulator.fail({"kind": "body", "body": {"results": [{"categories": {"sexual": True}}]}})
        assert ask().nsfw is True


@pytest.mark.parametrize(
    ("options", "hint"),
    [
        ({"model": ""}, "name of a model"),
        ({"unsafe": "sexual"}, "a list of names"),
        ({"threshold": 50}, "from 0 to 1"),
    ],
)
def test_a_wrong_option_is_named(options: Any, hint: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        OpenAIModerationProvider("default", options)
    assert hint in str(caught.value)


def test_a_key_is_needed() -> None:
    assert [message.id for message in OpenAIModerationProvider("default").check()] == ["autocaption.W010"]
