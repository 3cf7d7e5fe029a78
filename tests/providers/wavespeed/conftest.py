"""A provider that asks the emulated WaveSpeed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from django_autocaption.exceptions import ProviderError
from django_autocaption.providers.wavespeed import WaveSpeedProvider
from django_autocaption.types import CaptionRequest
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run

KEY = "ws-very-secret-key-42"
Make = Callable[..., WaveSpeedProvider]
Ask = Callable[..., Any]


@pytest.fixture
def make(emulator: EmulatorClient) -> Make:
    """A provider that speaks to the emulator."""

    def make(**options: Any) -> WaveSpeedProvider:
        return WaveSpeedProvider("default", {"api_key": KEY, "base_url": emulator.base_url("wavespeed"), **options})

    return make


@pytest.fixture
def ask(make: Make, run: Run[Any], request_: CaptionRequest) -> Ask:
    """Submit the image with these options; what comes back, errors included."""

    def ask(**options: Any) -> Any:
        try:
            return run(make(**options).caption(request_))
        except ProviderError as error:
            return error

    return ask
