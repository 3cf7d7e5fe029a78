"""Small images for people: workers make them, and a cache that web processes share has them, so that these decode
nothing, a list reads no original, and no row and no public file has image data."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.cache import DEFAULT_CACHE_ALIAS, caches
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.dummy import DummyCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.checks import CheckMessage

from django_autocaption import conf
from django_autocaption.models import Caption
from django_autocaption.pipeline.runtime import databases, queue

logger = logging.getLogger(__name__)

#: Pixels of the longer side of a small one: twice what lists show, for screens of twice the density.
EDGE = 144
#: Alias in CACHES of a cache for nothing else; where there is none, the default one.
OWN_CACHE = "autocaption"
#: Seconds that it keeps one at most, and after which a worker is asked once more for one that did not come.
KEPT, ASKED = 30 * 86_400, 30


class Size(StrEnum):
    """How large."""

    SMALL = "small"
    """``EDGE``, for lists."""
    LARGE = "large"
    """As services are shown it, for one image on the desk."""


Preview = tuple[bytes, str]
"""The encoded file and its media type; no bytes of one that cannot be made, or that a package keeps."""
NONE: Preview = b"", ""
ELSEWHERE: Preview = b"", "elsewhere"


def store() -> BaseCache | None:
    """Where they are kept; None = in no cache that web processes and workers share, so none are made."""
    try:
        cache = caches[_alias()]
    except Exception as error:  # its client is not installed
        _warn(error)
        return None
    return None if _is_of_one_process(cache) or isinstance(cache, DummyCache) else cache


def check() -> list[CheckMessage]:
    """Where nobody sees small images, that is told. A DummyCache says that none are wanted."""
    try:
        alone = _is_of_one_process(caches[_alias()])
    except Exception:  # whoever uses that cache is told
        return []
    text = "No small images are made for the admin: the cache for them is of each process alone."
    hint = (
        "Add one named 'autocaption' to CACHES that workers and web processes share. Until then lists show no images, "
        "and the review desk loads originals. If that is as it should be, let it be a DummyCache."
    )
    return [checks.Info(text, hint=hint, id="autocaption.I004")] if alone else []


def _alias() -> str:
    return OWN_CACHE if OWN_CACHE in settings.CACHES else DEFAULT_CACHE_ALIAS


def _is_of_one_process(cache: BaseCache) -> bool:
    return isinstance(cache, LocMemCache) and not queue.is_eager()


def edge() -> int | None:
    """Pixels of the small ones that a worker makes beside what it prepares; None = it makes none."""
    return None if conf.current().THUMBNAILS or store() is None else EDGE


def get(caption: Caption, size: Size) -> Preview | None:
    """The preview of a caption's image. None = there is none yet, and a worker is asked for it."""
    found = _find(caption, size)
    if found is None:
        ask([caption], size)
        if queue.is_eager():
            found = _find(caption, size)
    return found


def ask(captions: Sequence[Caption], size: Size) -> None:
    """Have a worker make those that are missing, unless it was asked a moment ago. The captions are of one database."""
    cache = store()
    try:
        wanted = [row.pk for row in captions if cache and cache.add(f"{_key(row, size)}.asked", True, ASKED)]
    except Exception as error:  # of a cache that is away
        _warn(error)
        return
    if wanted:
        queue.send_previews(wanted, large=size == Size.LARGE, using=str(captions[0]._state.db))


def ask_ahead(captions: Sequence[Caption], size: Size) -> None:
    """The same for those that somebody will see in a moment; where tasks run at once, nobody waits for that here."""
    if captions and not queue.is_eager():
        ask(captions, size)


def missing(captions: Sequence[Caption], size: Size) -> list[Caption]:
    """Those of which there is none yet."""
    cache = store()
    return [row for row in captions if not cache.has_key(_key(row, size))] if cache is not None else []


def keep(made: Mapping[tuple[Caption, Size], Preview]) -> None:
    """For web processes to find. A cache that is away costs the previews, not the captions."""
    cache = store()
    if cache is None or not made:
        return
    try:
        cache.set_many({_key(*about): preview for about, preview in made.items()}, KEPT)
    except Exception as error:  # clients of caches raise what they like
        _warn(error)


def _find(caption: Caption, size: Size) -> Preview | None:
    cache = store()
    try:
        found: Preview | None = cache.get(_key(caption, size)) if cache is not None else None
    except Exception as error:  # of a cache that is away
        _warn(error)
        return None
    return found


def _key(caption: Caption, size: Size) -> str:
    """Of one picture of an object, in whichever language; another one for another picture."""
    about: tuple[Any, ...] = (
        databases.place(str(caption._state.db)),
        caption.content_type_id,
        caption.object_id,
        caption.field_name,
        caption.image_no,
        caption.image_name,
        conf.current().THUMBNAILS if size == Size.SMALL else "",
    )
    return f"autocaption.{size}.{sha256(repr(about).encode('utf-8', 'surrogatepass')).hexdigest()}"


def _warn(error: Exception) -> None:
    logger.warning("The cache of small images cannot be used (%s).", type(error).__name__)
