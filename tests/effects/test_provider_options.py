"""The options that all services across the network share: what each does, by what a service receives."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.effects import rows
from tests.effects.stub import Stub
from tests.effects.table import Table, cases
from tests.effects.world import WORDS, World

pytestmark = pytest.mark.django_db
OPENAI = "django_autocaption.providers.openai.OpenAICompatibleProvider"
ANSWER = json.dumps({"model": "m", "choices": [{"message": {"content": json.dumps({"alt_text": WORDS})}}]}).encode()


@contextmanager
def service(world: World, /, *, seconds: float = 0, hangs_up: bool = False, **options: Any) -> Iterator[Stub]:
    """A service on this machine that the site asks, with these options."""
    with Stub(body=ANSWER, seconds=seconds, hangs_up=hangs_up) as stub:
        world.set_provider(OPENAI, **{"base_url": stub.url, "model": "m", "api_key": "k", **options})
        yield stub


def api_key(world: World, key: str) -> str | None:
    with service(world, api_key=key) as stub:
        world.captioned()
        return stub.requests[0].headers.get("authorization")


def base_url(world: World, path: str) -> str:
    with service(world) as stub:
        world.set_provider(OPENAI, base_url=stub.url + path, model="m")
        world.captioned()
        return stub.requests[0].path


def timeout(world: World, seconds: float) -> str:
    with service(world, seconds=0.6, timeout=seconds):
        return rows.standing(world.captioned())


def connect_timeout(world: World, seconds: float) -> bool:
    """Whether a machine that does not pick up is given up within three seconds."""
    with socket.socket() as deaf, socket.socket() as first:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        first.setblocking(False)
        first.connect_ex(deaf.getsockname())  # the one that may wait
        host, port = deaf.getsockname()
        world.set_provider(
            OPENAI, base_url=f"http://{host}:{port}", model="m", timeout=9, connect_timeout=seconds, retry_unknown=False
        )
        began = time.monotonic()
        world.captioned()
        return time.monotonic() - began < 3


def extra(world: World, more: dict[str, Any]) -> Any:
    with service(world, extra=more) as stub:
        world.captioned()
        return json.loads(stub.requests[0].body).get("seed")


def retry_unknown(world: World, again: bool) -> tuple[int, str]:
    with service(world, hangs_up=True, retry_unknown=again) as stub:
        photo = world.save()
        for _round in range(4):
            world.work()
            world.passes(3601)
        return len(stub.requests), rows.standing(photo)


def rate(world: World, text: str) -> int:
    with service(world, rate=text) as stub:
        for _image in range(3):
            world.save()
        world.work()
        return len(stub.requests)


def concurrency(world: World, most: int) -> int:
    with service(world, seconds=0.2, concurrency=most) as stub:
        for _image in range(3):
            world.save()
        world.work()
        return stub.most_at_once


SHARED_OPTIONS: Table = {
    "api_key": (api_key, [("", None), ("one", "Bearer one"), ("two", "Bearer two")]),
    "base_url": (base_url, [("/v1", "/v1/chat/completions"), ("/openai", "/openai/chat/completions")]),
    "timeout": (timeout, [(0.2, "waits"), (30, "published")]),
    "connect_timeout": (connect_timeout, [(0.2, True), (3, False)]),
    "extra": (extra, [({}, None), ({"seed": 7}, 7)]),
    "retry_unknown": (retry_unknown, [(True, (2, "failed")), (False, (1, "failed"))]),
    "rate": (rate, [("", 3), ("1/minute", 1), ("2/minute", 2)]),
    "concurrency": (concurrency, [(0, 3), (1, 1), (2, 2)]),
}


@pytest.mark.parametrize(("look", "value", "seen"), cases(SHARED_OPTIONS))
def test_an_option_does_what_the_pages_say(look: Any, value: Any, seen: Any, world: World) -> None:
    assert look(world, value) == seen
