"""Ask an emulated server."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from django_autocaption.exceptions import ProviderError
from django_autocaption.providers.openai import OpenAICompatibleProvider
from django_autocaption.types import CaptionRequest, CaptionResult
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run
from tests.providers.contract import KEY

Ask = Callable[..., CaptionResult]
Refuse = Callable[..., ProviderError]


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
def refuse(ask: Ask) -> Refuse:
    def refuse(*args: Any, **options: Any) -> ProviderError:
        with pytest.raises(ProviderError) as caught:
            ask(*args, **options)
        assert caught.value.__context__ is None
        return caught.value

    return refuse
