"""A Runware provider that speaks to the emulator."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from django_autocaption.exceptions import ProviderError
from django_autocaption.providers.runware import RunwareProvider
from django_autocaption.types import CaptionRequest, CaptionResult
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run

KEY = "rw-very-secret-key-42"
Make = Callable[..., RunwareProvider]
Ask = Callable[..., CaptionResult]
Refuse = Callable[..., ProviderError]


@pytest.fixture
def make(emulator: EmulatorClient) -> Make:
    def make(**options: Any) -> RunwareProvider:
        return RunwareProvider("default", {"api_key": KEY, "base_url": emulator.base_url("runware"), **options})

    return make


@pytest.fixture
def ask(make: Make, run: Run[Any], request_: CaptionRequest) -> Ask:
    """Ask once with these options and return the words; ``request`` replaces the usual one."""

    def ask(request: CaptionRequest | None = None, **options: Any) -> CaptionResult:
        result = run(make(**options).caption(request or request_))
        assert isinstance(result, CaptionResult)
        return result

    return ask


@pytest.fixture
def refuse(ask: Ask) -> Refuse:
    """Ask once and return the error."""

    def refuse(request: CaptionRequest | None = None, **options: Any) -> ProviderError:
        with pytest.raises(ProviderError) as caught:
            ask(request, **options)
        assert caught.value.__context__ is None
        return caught.value

    return refuse
