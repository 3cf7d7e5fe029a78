"""What Scenario refuses, and what a site may set."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from django_autocaption.exceptions import ConfigurationError, ErrorKind
from django_autocaption.providers.scenario import ScenarioProvider
from tests.emulator.client import EmulatorClient
from tests.providers.scenario.conftest import KEY, SECRET, Make

# -- errors -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 504])
def test_what_passes_is_asked_again_after_the_wait_that_is_asked_for(
    ask: Callable[..., Any], emulator: EmulatorClient, status: int
) -> None:
    emulator.fail({"kind": "status", "status": status, "headers": {"retry-after": "7"}})
    error = ask()
    assert (error.retryable, error.retry_after, error.status) == (True, 7, status)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ({"reason": "Your plan limit is reached, upgrade to go on."}, ErrorKind.QUOTA),
        ({"error": "Monthly quota exceeded"}, ErrorKind.QUOTA),
        ({"code": "PLAN_LIMIT_REACHED", "message": "No."}, ErrorKind.QUOTA),
        ({"message": "Not enough creative units"}, ErrorKind.QUOTA),
        ({"reason": "Your plan allows 4 parallel jobs."}, ErrorKind.RATE_LIMIT),
        ({"reason": "Your plan allows 100 requests per minute."}, ErrorKind.RATE_LIMIT),
        ({"message": "Too many requests"}, ErrorKind.RATE_LIMIT),
        ("Slow down", ErrorKind.RATE_LIMIT),
        (None, ErrorKind.RATE_LIMIT),
        ([], ErrorKind.RATE_LIMIT),
    ],
)
def test_a_limit_of_the_plan_is_not_waited_for(
    ask: Callable[..., Any], emulator: EmulatorClient, body: Any, kind: ErrorKind
) -> None:
    emulator.fail({"kind": "status", "status": 429, "body": body, "headers": {"retry-after": "1"}})
    error = ask()
    assert (error.kind, error.retryable) == (kind, kind is ErrorKind.RATE_LIMIT)


@pytest.mark.parametrize(
    ("seconds", "headers", "wait"),
    [(90, {}, 90), (90, {"retry-after-ms": "500"}, 0.5), ("soon", {}, None), (-1, {}, 0), (None, {}, None)],
)
def test_a_wait_may_stand_in_the_body(
    ask: Callable[..., Any], emulator: EmulatorClient, seconds: Any, headers: dict[str, str], wait: float | None
) -> None:
    body = {"reason": "cooldown", "remainingSeconds": seconds}
    emulator.fail({"kind": "status", "status": 429, "body": body, "headers": headers})
    assert ask().retry_after == wait


@pytest.mark.parametrize("body", [{"reason": "Because."}, {"message": "Because."}, {"error": "Because."}, "Because."])
def test_the_reason_is_found_in_every_shape(ask: Callable[..., Any], emulator: EmulatorClient, body: Any) -> None:
    emulator.fail({"kind": "status", "status": 400, "body": body})
    assert "Because." in ask().message


# -- settings ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("secret", ["", None, " \n"])
def test_without_the_secret_nothing_is_sent_and_the_setting_is_named(
    ask: Callable[..., Any], make: Make, emulator: EmulatorClient, secret: Any
) -> None:
    error = ask(api_secret=secret)
    setting = "AUTOCAPTION['PROVIDERS']['default']['OPTIONS']['api_secret']"
    assert (error.kind, setting in error.message) == (ErrorKind.AUTH, True)
    assert emulator.ledger() == []
    (message,) = make(api_secret=secret).check()
    assert setting in message.msg
    assert len(make(api_key="", api_secret="").check()) == 2


@pytest.mark.parametrize(
    ("option", "value", "hint"),
    [
        ("api_key", "key:secret", "'api_secret'"),
        ("api_secret", 7, "a string"),
        ("project_id", None, "a string"),
        ("ensure_ip_cleared", 1, "True, False or None"),
        ("seed", "1", "a number"),
        ("seed", float("nan"), "a number"),
        ("unwanted_sequences", "a photo of", "a list"),
        ("unwanted_sequences", [""], "a list"),
        ("model_id", 3, "a string"),
        ("temperature", 2.1, "from 0 to 2"),
        ("top_p", -0.1, "from 0 to 1"),
        ("top_p", True, "from 0 to 1"),
        ("details_level", "actions", "Did you mean 'action'?"),
        ("asset_ids", ["asset_1"], "True or False"),
        ("batch_size", 0, "from 1"),
        ("batch_size", None, "from 1"),
        ("upload_assets", -1, "from 0"),
        ("upload_assets", 1.5, "a whole number"),
        ("model", "x", "Did you mean 'model_id'?"),
    ],
)
def test_a_wrong_option_is_named_with_what_would_be_right(option: str, value: Any, hint: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        ScenarioProvider("default", {"api_key": KEY, "api_secret": SECRET, option: value})
    assert hint in str(caught.value)
    assert option in str(caught.value)
    assert "secret-half" not in str(caught.value)


def test_what_the_pipeline_may_rely_on() -> None:
    provider = ScenarioProvider("default", {"api_key": KEY, "api_secret": SECRET, "batch_size": 7, "model_id": "m"})
    assert (provider.batch_size, provider.model, provider.knows_repeats) == (7, "m", False)
    assert (provider.supports_prompt, provider.supports_model, provider.takes_webhooks) == (False, True, False)
