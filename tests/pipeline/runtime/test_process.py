"""Places that all requests of a process share, and turns in one thread."""

from __future__ import annotations

import asyncio
import socket
import threading
from typing import Any

import pytest
from django.db import connection

from django_autocaption.pipeline.runtime import process
from tests.pipeline.drive import finish


async def _order(kinds: str, limit: int = 1) -> str:
    """In which order those get a place who come in this order: u(ploads) and b(ulk)."""
    got: list[str] = []

    async def one(kind: str) -> None:
        async with process.in_flight(limit, background=kind == "b"):
            got.append(kind)
            await asyncio.sleep(0)

    async with process.in_flight(limit):
        tasks = [asyncio.create_task(one(kind)) for kind in kinds]
        await asyncio.sleep(0)
    await asyncio.gather(*tasks)
    return "".join(got)


class TestPlaces:
    @pytest.fixture(autouse=True)
    def _free(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(process, "_in_flight", None)

    @pytest.mark.parametrize(
        ("came", "went"),
        [("bbu", "ubb"), ("bbbuuuu", "uuububb"), ("uuuuuuuubb", "uuubuuubuu"), ("uuu", "uuu"), ("bbbbb", "bbbbb")],
    )
    def test_go_to_uploads_first_and_each_fourth_to_bulk_requests(self, came: str, went: str) -> None:
        assert asyncio.run(_order(came)) == went

    def test_are_as_many_as_the_limit_says(self) -> None:
        most = now = 0

        async def one() -> None:
            nonlocal most, now
            async with process.in_flight(3, background=True):
                now += 1
                most = max(most, now)
                await asyncio.sleep(0.001)
                now -= 1

        async def all_of_them() -> None:
            await asyncio.gather(*[one() for _number in range(10)])

        asyncio.run(all_of_them())
        assert (most, now) == (3, 0)

    def test_of_somebody_who_gave_up_waiting_go_to_the_next(self) -> None:
        async def story() -> list[str]:
            got: list[str] = []

            async def wait(name: str) -> None:
                async with process.in_flight(1):
                    got.append(name)

            async with process.in_flight(1):
                gave_up, handed, last = [asyncio.create_task(wait(name)) for name in ("gave up", "handed", "last")]
                await asyncio.sleep(0)
                gave_up.cancel()
                await asyncio.sleep(0)
            handed.cancel()  # it was handed the place that was just left
            await asyncio.wait([gave_up, handed, last], timeout=1)
            return got

        assert asyncio.run(story()) == ["last"]


class TestOnPixels:
    def test_results_come_in_order_and_the_thread_does_not_wait_meanwhile(self) -> None:
        let_go = threading.Event()

        def work(number: int) -> int:
            assert let_go.wait(5)
            return number * 2

        steps = process.on_pixels(work, [1, 2, 3])
        next(steps)
        next(steps)
        let_go.set()
        assert finish(steps) == [2, 4, 6]

    def test_what_fails_is_raised(self) -> None:
        def work(number: int) -> int:
            raise KeyError(number)

        with pytest.raises(KeyError):
            finish(process.on_pixels(work, [1]))

    def test_a_thread_is_rung_by_its_own_news_only(self) -> None:
        process.bell().clear()
        other = threading.Thread(target=lambda: process.bell().set())
        other.start()
        other.join()
        assert not process.bell().is_set()
        finish(process.on_pixels(str, [1]))


@pytest.mark.skipif(connection.vendor != "postgresql", reason="ends a session of the server")
@pytest.mark.django_db(transaction=True)
def test_a_connection_of_a_thread_for_images_that_the_database_ended_is_made_anew() -> None:
    """A storage may ask the database, and lasts as long as the worker."""

    def session() -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            return int(cursor.fetchone()[0])

    def there() -> int:
        return process.image_threads().submit(session).result(10)

    first = there()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [first])
    assert there() != first


def test_a_name_that_nobody_answers_for_keeps_no_other_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    real, over = socket.getaddrinfo, threading.Event()

    def look_up(host: str, *how: Any, **more: Any) -> Any:
        if host == "silent.example":
            over.wait(20)
            host = "127.0.0.1"
        return real(host, *how, **more)

    async def find(host: str) -> Any:
        return await asyncio.get_running_loop().getaddrinfo(host, 80)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    silent = [process.submit(find("silent.example")) for _request in range(64)]
    try:
        assert process.submit(find("localhost")).result(5)
    finally:
        over.set()
        for request in silent:
            request.result(20)
