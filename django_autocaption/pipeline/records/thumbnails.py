"""Small images for the admin's lists: made once from a stored file, and kept in a cache, so that a list reads no
original, and no row and no public file has image data."""

from __future__ import annotations

import logging
from contextlib import suppress
from hashlib import sha256
from importlib import import_module
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.cache import DEFAULT_CACHE_ALIAS, caches
from django.db.models.fields.files import FieldFile
from django.utils.module_loading import import_string

from django_autocaption import conf
from django_autocaption.exceptions import ImageError
from django_autocaption.loading import on_first_use
from django_autocaption.models import Caption
from django_autocaption.pipeline.records.files import files_of
from django_autocaption.pipeline.runtime import databases

if TYPE_CHECKING:
    from django_autocaption import images
    from django_autocaption.pipeline.runtime import decoding
else:
    # A list's page shows addresses alone.
    images = on_first_use("django_autocaption.images")
    decoding = on_first_use("django_autocaption.pipeline.runtime.decoding")

logger = logging.getLogger(__name__)

#: Pixels of the longer side: twice what lists show, for screens of twice the density.
EDGE = 144
_MOST_BYTES = 32 * 1024
#: Alias in CACHES of a cache for nothing else; where there is none, the default one.
OWN_CACHE = "autocaption"
#: Seconds that it keeps one at most.
KEPT = 30 * 86_400


def address(caption: Caption) -> str:
    """Of a thumbnail that the package named in THUMBNAILS makes and keeps; "" = none is named, or it could not."""
    named = conf.current().THUMBNAILS
    file = files_of([caption]).get(caption.pk) if named else None
    if file is None:
        return ""
    make = _PACKAGES.get(named) or import_string(named)
    try:
        return str(make(file, EDGE))
    except Exception as error:  # another's code, about a foreign file; what it says may name the file
        logger.warning("No thumbnail by %s (%s).", named, type(error).__name__)
        return ""


def content(caption: Caption) -> tuple[bytes, str]:
    """(bytes, media type) of the thumbnail, from Django's cache; the first time it is made, by who decodes foreign
    files. (b"", "") for a file of which none can be made."""
    key = _key(caption)
    with suppress(Exception):  # of a cache that is away
        known: tuple[bytes, str] | None = caches[_cache()].get(key)
        if known is not None:
            return known
    file = files_of([caption]).get(caption.pk)
    made = b"", ""
    try:
        if file is not None:
            made = _made(file)
    except ImageError as error:
        if error.retryable:
            return made
    except Exception as error:  # storages raise what they like, and it may hold a signed address
        logger.warning("A file could not be opened for its thumbnail (%s).", type(error).__name__)
        return made
    with suppress(Exception):
        caches[_cache()].set(key, made, KEPT)
    return made


def _cache() -> str:
    return OWN_CACHE if OWN_CACHE in settings.CACHES else DEFAULT_CACHE_ALIAS


def _key(caption: Caption) -> str:
    """Of one picture in one schema of one database."""
    about = (databases.place(str(caption._state.db)), caption.pk, caption.image_no, caption.image_name)
    return f"autocaption.thumbnail.{sha256(repr(about).encode('utf-8', 'surrogatepass')).hexdigest()}"


def _made(file: FieldFile) -> tuple[bytes, str]:
    own = conf.current()
    limits = images.ImageLimits(
        max_file_size=own.MAX_FILE_SIZE, max_pixels=own.MAX_PIXELS, max_edge=EDGE, max_bytes=_MOST_BYTES
    )
    with file.open("rb") as opened:
        small = images.prepare(opened, name="The file", limits=limits, shrink=decoding.decoder())
    return small.data, small.media_type


def _easy(file: FieldFile, edge: int) -> str:
    make: Any = import_module("easy_thumbnails.files").get_thumbnailer
    return str(make(file).get_thumbnail({"size": (edge, edge), "crop": True}).url)


def _sorl(file: FieldFile, edge: int) -> str:
    make: Any = import_module("sorl.thumbnail").get_thumbnail
    return str(make(file, f"{edge}x{edge}", crop="center").url)


def _imagekit(file: FieldFile, edge: int) -> str:
    specs, processors = import_module("imagekit"), import_module("imagekit.processors")
    columns = {"processors": [processors.ResizeToFill(edge, edge)], "format": "JPEG", "options": {"quality": 70}}
    made = import_module("imagekit.cachefiles").ImageCacheFile(type("Small", (specs.ImageSpec,), columns)(source=file))
    made.generate()
    return str(made.url)


_PACKAGES = {"easy_thumbnails": _easy, "sorl": _sorl, "imagekit": _imagekit}
