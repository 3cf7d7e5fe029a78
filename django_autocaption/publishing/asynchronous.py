"""The same for async views: each asks the database in a thread, unless the captions were prefetched."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from asgiref.sync import sync_to_async
from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.utils.safestring import SafeString

from django_autocaption.publishing.caption import PublishedCaption
from django_autocaption.publishing.gate import alt_text, is_publishable, published_caption
from django_autocaption.publishing.prefetch import prefetch_captions
from django_autocaption.publishing.richtext import with_alt_texts

__all__ = [
    "aalt_text",
    "ais_publishable",
    "aprefetch_captions",
    "apublished_caption",
    "awith_alt_texts",
]

M = TypeVar("M", bound=Model)


async def aalt_text(image: FieldFile, *, default: str = "", language: str | None = None) -> str:
    """``gate.alt_text``."""
    return await sync_to_async(alt_text)(image, default=default, language=language)


async def apublished_caption(image: FieldFile, *, language: str | None = None) -> PublishedCaption | None:
    """``gate.published_caption``."""
    return await sync_to_async(published_caption)(image, language=language)


async def ais_publishable(image: FieldFile) -> bool:
    """``gate.is_publishable``."""
    return await sync_to_async(is_publishable)(image)


async def aprefetch_captions(objects: Iterable[M], *fields: str) -> list[M]:
    """``prefetch.prefetch_captions``; a queryset is evaluated in the thread, too. What was prefetched may be rendered
    anywhere, in async code as well: it asks nothing."""
    return await sync_to_async(prefetch_captions)(objects, *fields)


async def awith_alt_texts(html: str, *, language: str | None = None) -> SafeString:
    """``richtext.with_alt_texts``."""
    return await sync_to_async(with_alt_texts)(html, language=language)
