"""Presets: a name stands for a server's address and habits, and whatever a site writes itself wins."""

from __future__ import annotations

from typing import Any

import pytest

from django_autocaption.exceptions import ConfigurationError
from django_autocaption.providers.openai import OpenAICompatibleProvider
from django_autocaption.providers.presets import PRESETS
from django_autocaption.types import CaptionRequest, Cost
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run

AZURE = "https://shop.openai.azure.com/openai"
NAMES = [
    "openai",
    "openrouter",
    "ollama",
    "lmstudio",
    "llamacpp",
    "vllm",
    "litellm",
    "mistral",
    "groq",
    "together",
    "gemini",
    "anthropic",
    "wavespeed",
    "azure",
]


def made(preset: str, **options: Any) -> OpenAICompatibleProvider:
    if preset == "azure":
        options = {"base_url": f"{AZURE}/v1", **options}
    return OpenAICompatibleProvider("default", {"preset": preset, "model": "m", **options})


def test_these_servers_have_a_name() -> None:
    assert list(PRESETS) == NAMES


@pytest.mark.parametrize("preset", NAMES)
def test_every_preset_makes_a_provider_that_says_whom_it_asks(preset: str, request_: CaptionRequest) -> None:
    provider = made(preset)
    assert provider.service == PRESETS[preset].service
    own = PRESETS[preset].base_url or f"{AZURE}/v1"
    assert provider.build(request_).url == f"{own}/chat/completions"


@pytest.mark.parametrize("preset", NAMES)
def test_a_missing_key_is_reported_only_where_one_is_needed(preset: str) -> None:
    missing = [] if preset in ("ollama", "lmstudio", "llamacpp", "vllm", "litellm") else ["autocaption.W010"]
    assert [message.id for message in made(preset).check()] == missing
    assert made(preset, api_key="k").check() == []
    if missing:
        assert PRESETS[preset].service in made(preset).check()[0].msg


@pytest.mark.parametrize(
    ("base_url", "service", "needs_key"),
    [
        ("https://api.openai.com/v1", "OpenAI", True),
        ("https://eu.api.openai.com/v1", "OpenAI", True),
        ("https://api.mistral.ai/v1", "Mistral", True),
        ("https://api.openai.com.example/v1", "OpenAI-compatible", False),
        ("http://localhost:11434/v1", "OpenAI-compatible", False),
    ],
)
def test_a_service_is_known_by_its_address_too(base_url: str, service: str, needs_key: bool) -> None:
    provider = OpenAICompatibleProvider("default", {"base_url": base_url, "model": "m"})
    assert (provider.service, provider.needs_key) == (service, needs_key)


@pytest.mark.parametrize(
    ("preset", "options", "service", "needs_key"),
    [
        ("ollama", {"base_url": "http://gpu.internal:11434/v1"}, "Ollama", False),
        ("openai", {"base_url": "http://127.0.0.1:9000/v1"}, "OpenAI-compatible", False),
        ("azure", {"base_url": "https://gateway.example/openai/v1"}, "Azure OpenAI", True),
    ],
)
def test_an_address_of_ones_own_wins(preset: str, options: Any, service: str, needs_key: bool) -> None:
    provider = made(preset, **options)
    assert provider.options.base_url == options["base_url"]
    assert (provider.service, provider.needs_key) == (service, needs_key)


def test_every_option_of_ones_own_wins() -> None:
    habits = made("ollama").options
    assert (habits.concurrency, habits.timeout, habits.price_input, habits.price_output) == (1, 300, 0, 0)
    own = made("ollama", concurrency=8, timeout=20, price_input="0.1", price_output="0.2").options
    assert (own.concurrency, own.timeout, str(own.price_input)) == (8, 20, "0.1")
    assert made("anthropic").options.structured == "text"
    assert made("anthropic", structured="auto").options.structured == "auto"


def test_what_ones_own_machine_writes_costs_nothing(
    emulator: EmulatorClient, run: Run[Any], request_: CaptionRequest
) -> None:
    provider = made("ollama", base_url=emulator.base_url("openai-local"))
    answer = run(provider.caption(request_))
    assert (provider.cost_units, answer.cost) == (("USD",), Cost.said(0, "USD"))


def test_a_budget_in_money_counts_what_a_service_tells_in_money() -> None:
    assert [preset for preset in NAMES if made(preset).cost_units == ("USD",)] == (
        ["openrouter", "ollama", "lmstudio", "llamacpp", "vllm"]
    )


def test_images_are_shrunk_below_what_a_service_takes() -> None:
    assert made("groq").max_image_bytes == 2_900_000
    assert made("openai").max_image_bytes is None


# -- Azure ------------------------------------------------------------------------------------------------------------


def test_azure_has_the_key_in_a_header_of_its_own(request_: CaptionRequest) -> None:
    call = made("azure", api_key="k", model="words").build(request_)
    assert (call.url, call.params) == (f"{AZURE}/v1/chat/completions", {})
    assert (call.headers, call.json["model"]) == ({"api-key": "k"}, "words")


def test_azures_dated_form_has_deployment_and_version_in_the_address(request_: CaptionRequest) -> None:
    call = made("azure", base_url=AZURE, api_version="2024-10-21", api_key="k", model="our words").build(request_)
    assert call.url == f"{AZURE}/deployments/our%20words/chat/completions"
    assert call.params == {"api-version": "2024-10-21"}


# -- what is wrong ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"preset": "olama"}, "Did you mean 'ollama'?"),
        ({"preset": ["ollama"]}, "'preset' cannot be"),
        ({"preset": "azure"}, "https://RESOURCE.openai.azure.com/openai/v1"),
        ({"preset": "azure", "base_url": f"{AZURE}/deployments/words"}, "the name of the deployment is the 'model'"),
        ({"preset": "openai", "key_header": "x-api-key"}, "Did you mean 'api-key'?"),
    ],
)
def test_what_is_wrong_is_named(options: Any, says: str) -> None:
    with pytest.raises(ConfigurationError, match="OPTIONS") as caught:
        OpenAICompatibleProvider("default", {"model": "m", **options})
    assert says in str(caught.value)
