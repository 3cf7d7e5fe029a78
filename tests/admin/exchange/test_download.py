"""Files that are written while they are sent."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asgiref.sync import async_to_sync
from django.contrib.auth.models import User
from django.test import AsyncClient

from django_autocaption.admin.exchange.download import Download
from tests.admin.rows import caption


def test_an_asgi_server_sends_each_piece_before_the_next_one_is_made() -> None:
    made: list[str] = []

    def pieces() -> Iterator[str]:
        for piece in ("one", "two", "three"):
            made.append(piece)
            yield piece

    @async_to_sync
    async def sent() -> list[tuple[bytes, int]]:
        return [(piece, len(made)) async for piece in Download(pieces(), "text/csv", "words.csv")]

    assert sent() == [(b"one", 1), (b"two", 2), (b"three", 3)]


@pytest.mark.django_db(transaction=True)
def test_captions_are_exported_from_an_asgi_server(admin_user: User) -> None:
    caption(alt_text="A red boat.")

    @async_to_sync
    async def sent() -> bytes:
        client = AsyncClient()
        await client.aforce_login(admin_user)
        answer = await client.post("/admin/autocaption/caption/export/", {"format": "csv"})
        return b"".join([piece async for piece in answer])

    assert b"A red boat." in sent()
