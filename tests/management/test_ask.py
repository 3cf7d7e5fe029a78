"""``manage.py autocaption ask``: one question, told plainly, and as JSON with an exit status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import override_settings

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.management.commands.autocaption import Command
from django_autocaption.types import AgeGuess, CaptionResult, Cost
from tests.emulator.client import EmulatorClient
from tests.pictures import jpeg
from tests.testapp.providers import LaterProvider, ScriptedProvider

WORDS = "A red bridge over a river in the fog."
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def image(tmp_path: Path) -> str:
    path = tmp_path / "bridge.jpg"
    path.write_bytes(jpeg("red"))
    return str(path)


def as_json(capsys: Capture, *arguments: str) -> tuple[int, dict[str, Any]]:
    """Exit status and the one object that was printed."""
    status = 0
    try:
        call_command("autocaption", "ask", *arguments, "--json")
    except SystemExit as leaving:
        status = int(str(leaving.code))
    (line,) = capsys.readouterr().out.splitlines()
    return status, json.loads(line)


def test_a_refusal_is_printed_with_what_it_cost(image: str, scripted: type[ScriptedProvider], capsys: Capture) -> None:
    refusal = ProviderError("I will not.", kind=ErrorKind.SAFETY, cost=Cost.said(0.5, "USD"))
    scripted.script += [refusal, refusal]
    with pytest.raises(SystemExit):
        call_command("autocaption", "ask", image)
    assert "cost:       0.5 USD" in capsys.readouterr().out
    told = as_json(capsys, image)[1]
    assert (told["cost"], told["unit"], told["error"]["kind"]) == (0.5, "USD", "safety")


def test_words_are_printed_with_what_they_cost(image: str, scripted: type[ScriptedProvider], capsys: Capture) -> None:
    scripted.script.append("The image shows " + WORDS[0].lower() + WORDS[1:])
    call_command("autocaption", "ask", image, "--prompt", "Name the colours.")
    out = capsys.readouterr().out
    assert f"alt text:   {WORDS}" in out
    assert "0 credits" in out
    assert scripted.asked[0].prompt == "Name the colours."


def test_json_is_one_object(image: str, scripted: type[ScriptedProvider], capsys: Capture) -> None:
    scripted.script.append(WORDS)
    status, told = as_json(capsys, image)
    assert status == 0
    assert set(told) == {"alt_text", "raw", "structured", "cost", "unit", "ms", "error"}
    assert (told["alt_text"], told["unit"], told["error"]) == (WORDS, "credits", None)


def test_an_error_says_its_kind_and_exits_with_1(image: str, scripted: type[ScriptedProvider], capsys: Capture) -> None:
    scripted.script.append(ProviderError("No credit left.", kind=ErrorKind.QUOTA, code="noCredit"))
    status, told = as_json(capsys, image)
    assert status == 1
    assert told["error"] == {
        "kind": "quota",
        "code": "noCredit",
        "message": "No credit left.",
        "retryable": False,
        "retry_after": None,
    }


def test_structured_data_alone_is_a_success(image: str, scripted: type[ScriptedProvider], capsys: Capture) -> None:
    structured = {"ageGroup": "13-20", "confidence": 79.65}
    scripted.script.append(CaptionResult(structured=structured, age=AgeGuess(label="13-20")))
    status, told = as_json(capsys, image)
    assert (status, told["alt_text"], told["structured"]) == (0, None, structured)


def test_an_answer_that_is_no_caption_is_no_success(
    image: str, scripted: type[ScriptedProvider], capsys: Capture
) -> None:
    scripted.script.append("I'm sorry, but I can't help with that.")
    status, told = as_json(capsys, image)
    assert (status, told["error"]["code"]) == (1, "not_fit_to_publish")


@pytest.mark.parametrize("unknown", [False, True])
def test_words_are_asked_for_once(image: str, scripted: type[ScriptedProvider], capsys: Capture, unknown: bool) -> None:
    scripted.script.append(ProviderError("Busy.", kind=ErrorKind.SERVER, retry_after=0.01, outcome_unknown=unknown))
    status, told = as_json(capsys, image)
    assert (status, told["error"]["retryable"], len(scripted.asked)) == (1, True, 1)
    assert ("may have been carried out and billed" in told["error"]["message"]) is unknown


def test_a_job_is_waited_for(image: str, scripted: type[ScriptedProvider], capsys: Capture) -> None:
    later = {"default": {"BACKEND": "tests.testapp.providers.LaterProvider"}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": later}):
        scripted.script.append(CaptionResult(text=WORDS))
        assert as_json(capsys, image)[1]["alt_text"] == WORDS
    assert len(LaterProvider.polled) == 1


@pytest.mark.parametrize(
    ("arguments", "code"), [(["nowhere.jpg"], "missing"), (["IMAGE", "--provider", "defualt"], "settings")]
)
def test_what_is_wrong_here_is_told(image: str, arguments: list[str], code: str, capsys: Capture) -> None:
    given = [image if word == "IMAGE" else word for word in arguments]
    status, told = as_json(capsys, *given)
    assert (status, told["error"]["kind"], told["error"]["code"]) == (1, "validation", code)
    with pytest.raises(CommandError, match=r"no file nowhere\.jpg here|no alias 'defualt'"):
        call_command("autocaption", "ask", *given)


def test_an_address_that_is_no_image_is_told(emulator: EmulatorClient, capsys: Capture) -> None:
    status, told = as_json(capsys, f"{emulator.url}/__ledger__", "--allow-private")
    assert (status, told["error"]["kind"], told["error"]["code"]) == (1, "validation", "not_an_image")


def test_a_missing_key_is_told_like_any_error(image: str, capsys: Capture) -> None:
    runware = {"default": {"BACKEND": "django_autocaption.providers.runware.RunwareProvider"}}
    with (
        override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": runware}),
        pytest.raises(SystemExit, match="1"),
    ):
        Command().run_from_argv(["manage.py", "autocaption", "ask", image, "--json"])  # as the shell does, with checks
    error = json.loads(capsys.readouterr().out)["error"]
    assert (error["kind"], error["retryable"]) == ("auth", False)
    assert "AUTOCAPTION['PROVIDERS']['default']['OPTIONS']['api_key']" in error["message"]


@pytest.mark.parametrize("flag", [(), ("--estimate",)])
def test_an_address_in_a_private_network_is_refused_and_told_how(
    emulator: EmulatorClient, flag: tuple[str, ...]
) -> None:
    with pytest.raises(CommandError, match=r"127\.0\.0\.1 is in a private network.*--allow-private.*ALLOW_NETWORKS"):
        call_command("autocaption", "ask", f"{emulator.url}/__ledger__", *flag)
    with pytest.raises(CommandError, match="not on the public internet"):
        call_command("autocaption", "ask", "http://169.254.169.254/latest/meta-data/", *flag, "--allow-private")


def test_an_address_in_a_network_that_the_site_allows_is_fetched(emulator: EmulatorClient, capsys: Capture) -> None:
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "ALLOW_NETWORKS": ["127.0.0.0/8"]}):
        assert as_json(capsys, f"{emulator.url}/__ledger__")[1]["error"]["code"] == "not_an_image"


def test_a_prompt_for_a_service_that_takes_none_is_refused(image: str, capsys: Capture) -> None:
    promptless = {"default": {"BACKEND": "tests.testapp.providers.PromptlessProvider"}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": promptless}):
        status, told = as_json(capsys, image, "--prompt", "x")
    assert (status, told["error"]["code"]) == (1, "prompt_not_supported")


def test_a_prompt_knows_the_language_and_nothing_of_any_object(
    image: str, capsys: Capture, scripted: type[ScriptedProvider]
) -> None:
    as_json(capsys, image, "--prompt", "Say it in {language}.", "--language", "de")
    assert [request.prompt for request in scripted.asked] == ["Say it in German."]
    status, told = as_json(capsys, image, "--prompt", "What is {title}?")
    assert (status, told["error"]["code"]) == (1, "prompt_placeholder")


def test_the_price_is_told_beforehand_where_the_service_tells_it(
    image: str, emulator: EmulatorClient, capsys: Capture
) -> None:
    options = {
        "api_key": "very-secret-key",
        "api_secret": "very-secret-half",
        "base_url": emulator.base_url("scenario"),
    }
    scenario = {"BACKEND": "django_autocaption.providers.scenario.ScenarioProvider", "OPTIONS": options}
    providers = {**settings.AUTOCAPTION["PROVIDERS"], "scenario": scenario}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": providers}):
        call_command("autocaption", "ask", image, "--estimate", "--provider", "scenario")
        assert "CU" in capsys.readouterr().out
        call_command("autocaption", "ask", image, "--estimate")
        assert "does not tell" in capsys.readouterr().out
        status, told = as_json(capsys, image, "--estimate", "--provider", "scenario")
        assert (status, told["alt_text"], told["unit"], told["error"]) == (0, None, "CU", None)
        assert told["cost"] > 0
        assert as_json(capsys, image, "--estimate")[1]["cost"] is None
    assert not any(entry["billed"] for entry in emulator.ledger())
