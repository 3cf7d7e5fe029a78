"""Ask an emulated chat service: ``ask``, and ``refuse`` for the error that comes instead of words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from django_autocaption.exceptions import ProviderError
from django_autocaption.providers.chat import ChatProvider
from django_autocaption.types import CaptionRequest, CaptionResult
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run
from tests.providers.contract import KEY

Ask = Callable[..., CaptionResult]
Refuse = Callable[..., ProviderError]


class Asked:
    """A base class of tests about one service."""

    provider_class: type[ChatProvider[Any]]
    emulator_name: str
    model: str

    def make(self, **options: Any) -> ChatProvider[Any]:
        return self.provider_class("default", {"api_key": KEY, "model": self.model, **options})

    @pytest.fixture
    def ask(self, emulator: EmulatorClient, run: Run[Any], request_: CaptionRequest) -> Ask:
        def ask(request: CaptionRequest | None = None, **options: Any) -> CaptionResult:
            provider = self.make(base_url=emulator.base_url(self.emulator_name), **options)
            result = run(provider.caption(request or request_))
            assert isinstance(result, CaptionResult)
            return result

        return ask

    @pytest.fixture
    def refuse(self, ask: Ask) -> Refuse:
        def refuse(*args: Any, **options: Any) -> ProviderError:
            with pytest.raises(ProviderError) as caught:
                ask(*args, **options)
            return caught.value

        return refuse
