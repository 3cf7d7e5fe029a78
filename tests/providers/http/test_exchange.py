from __future__ import annotations

import gzip
from typing import Any

import pytest

from django_autocaption import __version__
from django_autocaption.exceptions import ErrorKind
from django_autocaption.providers import request_sent
from django_autocaption.providers.http import send
from tests.emulator.scripted import canned, reply, served
from tests.providers.conftest import Run
from tests.providers.http.calls import failure, get


def test_an_answer_comes_whole_with_lower_case_headers(run: Run[Any]) -> None:
    async def story() -> None:
        async with served(canned(reply(b'{"a": 1}', 418, X_Thing="yes"))) as url:
            got = await send(get(url))
        assert (got.status, got.ok, got.headers["x-thing"], got.json()) == (418, False, "yes", {"a": 1})
        assert got.ms > 0

    run(story())


def test_the_request_says_who_asks_and_carries_its_query(run: Run[Any]) -> None:
    seen: list[bytes] = []

    async def story() -> None:
        async with served(canned(reply(b"{}"), seen=seen)) as url:
            await send(get(f"{url}/v1", params={"projectId": "a b"}, headers={"authorization": "Bearer k"}))

    run(story())
    head = seen[0].decode().lower()
    assert head.startswith("get /v1?projectid=a%20b ") or head.startswith("get /v1?projectid=a+b ")
    assert f"user-agent: django-autocaption/{__version__}\r\n" in head
    assert "authorization: bearer k\r\n" in head


def test_the_moment_at_which_a_request_leaves_is_told_once(run: Run[Any]) -> None:
    told: list[int] = []
    seen: list[bytes] = []

    async def story() -> None:
        async with served(canned(reply(b"{}"), seen=seen)) as url:
            with request_sent.heard_by(lambda: told.append(len(seen))):
                assert told == []
                await send(get(url))
                await send(get(url))
            await send(get(url))

    run(story())
    assert told == [0], "before the answer of the first"


def test_a_request_that_reached_nobody_did_not_leave(run: Run[Any]) -> None:
    told: list[bool] = []

    async def story() -> None:
        with request_sent.heard_by(lambda: told.append(True)):
            await failure(get("http://127.0.0.1:1/"))

    run(story())
    assert told == []


def test_redirects_are_not_followed_and_cookies_not_kept(run: Run[Any]) -> None:
    seen: list[bytes] = []

    async def story() -> None:
        async with served(canned(reply(b"", 302, Location="/other", Set_Cookie="a=b; Path=/"), seen=seen)) as url:
            assert (await send(get(url))).status == 302
            await send(get(url))

    run(story())
    assert len(seen) == 2
    assert b"cookie" not in seen[1].lower()


# -- answers that are too much or broken ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [
        reply(b" " * 1001),
        reply(gzip.compress(b" " * 1001, mtime=0), content_encoding="gzip"),
        reply(gzip.compress(b" " * 50_000_000, mtime=0), content_encoding="gzip"),
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n" + (b"200\r\n" + b" " * 512 + b"\r\n") * 2,
    ],
)
def test_an_answer_is_cut_off_at_the_cap_counted_decoded(run: Run[Any], raw: bytes) -> None:
    async def story() -> None:
        async with served(canned(raw)) as url:
            error = await failure(get(url), max_bytes=1000)
        assert error.kind is ErrorKind.PROTOCOL
        assert "answered more than 1000 bytes" in error.message
        assert error.outcome_unknown

    run(story())
