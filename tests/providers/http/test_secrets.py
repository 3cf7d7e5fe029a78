from __future__ import annotations

import asyncio
import logging
from typing import Any

import httpx
import pytest

from django_autocaption.providers.http import Call, Timeouts, send
from tests.emulator.scripted import canned, reply, served
from tests.providers.conftest import Run
from tests.providers.http.calls import failure, get

SECRET = "top-very-secret-key"
SECRETIVE: dict[str, Any] = {
    "headers": {"authorization": f"Bearer {SECRET}"},
    "params": {"token": SECRET},
    "json": {"image": SECRET},
}


def test_no_error_leads_back_to_the_request(run: Run[Any]) -> None:
    async def story() -> None:
        async def hang_up(head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            raise ConnectionError

        async with served(hang_up) as url:
            call = Call(method="POST", url=url, **SECRETIVE)
            errors = [
                await failure(call),
                await failure(call, Timeouts(total=0.000001)),
                await failure(Call(method="POST", url="http://127.0.0.1:1", **SECRETIVE)),
                await failure(Call(method="POST", url=url, headers={"authorization": f"Bearer {SECRET}\nx"})),
                await failure(Call(method="POST", url=url, headers={"authorization": f"{SECRET}é"})),
                await failure(Call(method="POST", url=url, json={"image": SECRET, "bad": object()})),
                await failure(Call(method="POST", url=url, json={"image": SECRET, "bad": float("nan")})),
            ]
        assert SECRET not in repr(call) + repr(Call(method="GET", url=f"https://me:{SECRET}@example.org/?key={SECRET}"))
        for error in errors:
            assert SECRET not in repr(error) + str(error)
            assert error.__context__ is None
            assert error.__cause__ is None
        assert not any(error.retryable or error.outcome_unknown for error in errors[3:])

    run(story())


def test_nothing_secret_is_logged_even_at_debug(run: Run[Any], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    async def story() -> None:
        answers = canned(reply(b"{}", 302, Location=f"http://x/?sig={SECRET}", Set_Cookie=SECRET))
        async with served(answers) as url:
            await send(Call(method="POST", url=url, **SECRETIVE))
            await failure(Call(method="POST", url=url, headers={"authorization": f"Bearer {SECRET}\nx"}))

    run(story())
    assert SECRET not in caplog.text
    assert "POST 127.0.0.1: HTTP 302" in caplog.text


def test_other_users_of_httpx_keep_their_log(run: Run[Any], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)

    async def story() -> None:
        async with served(canned(reply(b"{}"))) as url:
            await send(get(url))
            async with httpx.AsyncClient() as client:
                await client.get(f"{url}/theirs")

    run(story())
    assert [record.name for record in caplog.records] == ["httpx"]
    assert "/theirs" in caplog.text
