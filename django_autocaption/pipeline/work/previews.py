"""Small images for people that were asked for, as none are there: of images from before, or that the cache has lost."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial

from django.db.models.fields.files import FieldFile

from django_autocaption import conf, images
from django_autocaption.exceptions import ImageError
from django_autocaption.images.rendering import JPEG_MEDIA_TYPE
from django_autocaption.models import Caption
from django_autocaption.pipeline.records import previews, thumbnailers
from django_autocaption.pipeline.records.files import files_of, is_special
from django_autocaption.pipeline.records.previews import ELSEWHERE, NONE, Preview, Size
from django_autocaption.pipeline.runtime import decoding, process
from django_autocaption.types import PreparedImage

logger = logging.getLogger(__name__)

#: Bytes of a small one at most.
_MOST_BYTES = 32 * 1024


def make(ids: Sequence[int], size: Size, *, using: str) -> None:
    """Make those of these captions that are missing. What fails costs its own image only."""
    rows = Caption.objects.using(using).filter(pk__in=ids).exclude(image_name="").select_related("content_type")
    wanted = previews.missing(list(rows), size)
    if size == Size.SMALL and conf.current().THUMBNAILS:
        made = {row: ELSEWHERE for row in wanted if thumbnailers.address(row)}
        previews.keep({(row, size): preview for row, preview in made.items()})
        wanted = [row for row in wanted if row not in made]
    found = [(row, file) for row in wanted if (file := _file_of(row)) is not None]
    decoded = process.image_threads().map(partial(_decoded, size=size), [file for _row, file in found])
    for (row, _file), previewed in zip(found, decoded, strict=True):
        previews.keep({(row, each): preview for each, preview in previewed.items()})


def _file_of(caption: Caption) -> FieldFile | None:
    try:
        return files_of([caption]).get(caption.pk)
    except Exception as error:  # of the site's own class of files
        _warn(error)
        return None


def _decoded(file: FieldFile, *, size: Size) -> dict[Size, Preview]:
    """A large one comes with its small one; {} = another try may do better."""
    if is_special(file):
        return {size: NONE}
    try:
        with file.open("rb") as opened:
            shown = images.prepare(opened, name="The file", limits=_limits(size), shrink=decoding.decoder())
    except ImageError as error:
        return {} if error.retryable else {size: NONE}
    except Exception as error:  # storages raise what they like, and it may hold a signed address
        _warn(error)
        return {}
    return _of(shown, size)


def _limits(size: Size) -> images.ImageLimits:
    own = conf.current()
    if size == Size.LARGE:
        return images.ImageLimits(
            max_file_size=own.MAX_FILE_SIZE,
            max_pixels=own.MAX_PIXELS,
            max_edge=own.MAX_EDGE,
            small_edge=previews.edge(),
        )
    return images.ImageLimits(
        max_file_size=own.MAX_FILE_SIZE, max_pixels=own.MAX_PIXELS, max_edge=previews.EDGE, max_bytes=_MOST_BYTES
    )


def _of(shown: PreparedImage, size: Size) -> dict[Size, Preview]:
    made: dict[Size, Preview] = {size: (shown.data, shown.media_type)}
    return made | ({Size.SMALL: (shown.small, JPEG_MEDIA_TYPE)} if shown.small else {})


def _warn(error: Exception) -> None:
    logger.warning("A file could not be opened for its preview (%s).", type(error).__name__)
