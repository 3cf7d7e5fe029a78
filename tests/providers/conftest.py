"""Fixtures for what goes over real sockets."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable, Coroutine, Iterator
from typing import Any, TypeVar
from uuid import uuid4

import pytest
from PIL import Image

from django_autocaption.providers import http
from django_autocaption.types import CaptionRequest, PreparedImage

T = TypeVar("T")
Run = Callable[[Coroutine[Any, Any, T]], T]


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The machine's own proxy is no part of a test."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def run() -> Iterator[Run[Any]]:
    """Run coroutines on one event loop; its connections are closed when the test ends."""
    with asyncio.Runner() as runner:
        yield runner.run
        runner.run(http.aclose())


@pytest.fixture
def image() -> PreparedImage:
    """A wide JPEG, blue above and orange below."""
    return picture((0, 80, 200), (250, 140, 20))


@pytest.fixture
def request_(image: PreparedImage) -> CaptionRequest:
    """A question about that image."""
    return CaptionRequest(uuid=uuid4(), image=image)


def picture(above: tuple[int, int, int], below: tuple[int, int, int]) -> PreparedImage:
    canvas = Image.new("RGB", (320, 240), above)
    canvas.paste(below, (0, 120, 320, 240))
    file = io.BytesIO()
    canvas.save(file, "JPEG")
    return PreparedImage(data=file.getvalue(), media_type="image/jpeg", width=320, height=240, content_hash="0" * 64)
