"""A name where a dotted path is needed, or a path with a slip in it, is answered with the right path."""

from __future__ import annotations

import pytest
from django.utils.module_loading import import_string

from django_autocaption.providers.backends import BACKENDS, nearest_backend
from django_autocaption.providers.base import BaseProvider
from tests.providers.test_contract_completeness import PROVIDERS


def test_every_path_is_one_and_every_provider_has_one() -> None:
    found = {import_string(path) for path in BACKENDS.values()}
    assert found == set(PROVIDERS)
    assert all(issubclass(provider, BaseProvider) for provider in found)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("openai", "openai.OpenAICompatibleProvider'?"),
        ("OpenAI", "openai.OpenAICompatibleProvider'?"),
        ("OpenAICompatibleProvider", "openai.OpenAICompatibleProvider'?"),
        ("ollama", "openai.OpenAICompatibleProvider' with {'preset': 'ollama'} in its OPTIONS?"),
        ("llama.cpp", "openai.OpenAICompatibleProvider' with {'preset': 'llamacpp'} in its OPTIONS?"),
        ("LM Studio", "openai.OpenAICompatibleProvider' with {'preset': 'lmstudio'} in its OPTIONS?"),
        ("runwear", "runware.RunwareProvider'?"),
        ("WaveSpeedProvider", "wavespeed.WaveSpeedProvider'?"),
        ("django_autocaption.providers.runware.RunwareProvidr", "runware.RunwareProvider'?"),
        ("django_autocaption.providers.moondream", "moondream.MoondreamProvider'?"),
        ("clippy", "It is a dotted path, such as 'django_autocaption.providers.openai.OpenAICompatibleProvider'."),
    ],
)
def test_the_nearest_right_path_is_named(wrong: str, right: str) -> None:
    assert nearest_backend(wrong).endswith(right)


@pytest.mark.parametrize("path", ["shop.captions.OwnProvider", "nowhere.Provider"])
def test_nothing_is_said_of_somebody_elses(path: str) -> None:
    assert nearest_backend(path) == ""
