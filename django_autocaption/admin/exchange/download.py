"""A file that is sent while it is written, piece by piece, from WSGI and ASGI servers alike."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable

from asgiref.sync import sync_to_async
from django.http import StreamingHttpResponse


class Download(StreamingHttpResponse):
    """``pieces`` of text, which may ask the database."""

    def __init__(self, pieces: Iterable[str], content_type: str, name: str) -> None:
        super().__init__(pieces, content_type=f"{content_type}; charset=utf-8")
        self["Content-Disposition"] = f'attachment; filename="{name}"'
        self["X-Content-Type-Options"] = "nosniff"

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Under ASGI Django would collect the whole file first, and warn of it."""
        pieces = iter(self)

        def following() -> bytes | None:
            return next(pieces, None)

        while (piece := await sync_to_async(following)()) is not None:
            yield piece
