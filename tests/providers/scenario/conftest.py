"""A provider that asks the emulated Scenario."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from django_autocaption.exceptions import ProviderError
from django_autocaption.providers.scenario import ScenarioProvider
from django_autocaption.types import Answer, CaptionRequest
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run, picture

KEY, SECRET = "sc-very-secret-key-42", "sc-very-secret-half-43"
Make = Callable[..., ScenarioProvider]
AskAll = Callable[..., list[Answer]]


@pytest.fixture
def make(emulator: EmulatorClient) -> Make:
    """A provider that speaks to the emulator."""

    def make(**options: Any) -> ScenarioProvider:
        given = {"api_key": KEY, "api_secret": SECRET, "base_url": emulator.base_url("scenario"), **options}
        return ScenarioProvider("default", given)

    return make


@pytest.fixture
def requests() -> list[CaptionRequest]:
    """Three images of other colours."""
    colours = [((0, 0, 0), (9, 9, 9)), ((250, 0, 0), (0, 0, 250)), ((250, 250, 250), (0, 250, 0))]
    return [CaptionRequest(uuid=uuid4(), image=picture(*pair)) for pair in colours]


@pytest.fixture
def ask_all(make: Make, run: Run[Any], requests: list[CaptionRequest]) -> AskAll:
    """Ask about all three images with these options."""

    def ask_all(**options: Any) -> list[Answer]:
        return list(run(make(**options).caption_batch(requests)))

    return ask_all


@pytest.fixture
def ask(make: Make, run: Run[Any], request_: CaptionRequest) -> Callable[..., Any]:
    """Ask about one image with these options; what comes back, errors included."""

    def ask(**options: Any) -> Any:
        try:
            return run(make(**options).caption(request_))
        except ProviderError as error:
            return error

    return ask


def hashes(requests: list[CaptionRequest]) -> list[str]:
    return [hashlib.sha256(request.image.data).hexdigest() for request in requests]
