"""Calls that these tests make."""

from __future__ import annotations

from typing import Any

import pytest

from django_autocaption.exceptions import ProviderError
from django_autocaption.providers.http import Call, Timeouts, send


def get(url: str, **more: Any) -> Call:
    return Call(method="GET", url=url, **more)


async def failure(call: Call, timeouts: Timeouts | None = None, **more: Any) -> ProviderError:
    with pytest.raises(ProviderError) as caught:
        await send(call, timeouts, **more)
    return caught.value
