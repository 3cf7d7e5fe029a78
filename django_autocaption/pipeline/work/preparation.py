"""Read and shrink the images of jobs, each file once, in threads."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _

from django_autocaption import conf, images
from django_autocaption.exceptions import ImageError
from django_autocaption.images.rendering import JPEG_MEDIA_TYPE
from django_autocaption.models import Caption, ErrorCode
from django_autocaption.pipeline.job.job import Job
from django_autocaption.pipeline.job.question import smallest_limit
from django_autocaption.pipeline.outcome.ending import Ending
from django_autocaption.pipeline.outcome.unasked import broken_image
from django_autocaption.pipeline.records import previews
from django_autocaption.pipeline.records.files import file_of, is_owned, is_special
from django_autocaption.pipeline.records.previews import Preview, Size
from django_autocaption.pipeline.runtime import decoding, process
from django_autocaption.types import PreparedImage

logger = logging.getLogger(__name__)


def prepare(jobs: Sequence[Job]) -> process.Steps[tuple[list[Job], list[Ending]]]:
    """Returns (jobs with their ``image``, endings of those whose file cannot be captioned); yields while it waits."""
    prepared: list[Job] = []
    endings: list[Ending] = []
    files = {_file_of(job): job for job in jobs}
    read = yield from process.on_pixels(_prepare_one, files.values())
    outcomes = dict(zip(files, read, strict=True))
    for job in jobs:
        outcome = outcomes[_file_of(job)]
        if isinstance(outcome, ImageError):
            endings.append(broken_image(job.caption, outcome))
        else:
            job.image = outcome
            prepared.append(job)
    previews.keep(_previews(prepared))
    return prepared, endings


def _previews(jobs: Sequence[Job]) -> dict[tuple[Caption, Size], Preview]:
    """For people, of pictures that are at hand: the small ones, and the large ones of what comes to their desk."""
    made: dict[tuple[Caption, Size], Preview] = {}
    for job in jobs:
        if job.image is not None and job.image.small:
            made[job.caption, Size.SMALL] = job.image.small, JPEG_MEDIA_TYPE
        if job.image is not None and job.is_read_first:
            made[job.caption, Size.LARGE] = job.image.data, job.image.media_type
    return made


def _file_of(job: Job) -> tuple[object, ...]:
    """Equal for captions of one file, in several languages, that is shrunk alike."""
    caption, captioned = job.caption, job.captioned
    owner = caption.object_id if is_owned(captioned.field) else ""
    return captioned.model, captioned.name, owner, caption.image_name, smallest_limit(caption, captioned)


def _prepare_one(job: Job) -> PreparedImage | ImageError:
    name = job.caption.image_name
    settings = conf.current()
    bounds = images.ImageLimits(
        max_file_size=settings.MAX_FILE_SIZE,
        max_pixels=settings.MAX_PIXELS,
        max_edge=settings.MAX_EDGE,
        max_bytes=smallest_limit(job.caption, job.captioned),
        small_edge=previews.edge(),
    )
    stored = file_of(job.captioned.field, job.instance, name)
    if is_special(stored):
        return _missing()
    try:
        with stored.open("rb") as file:
            # Without the stored path: what the row says is read by people whom moderation keeps from the image.
            return images.prepare(file, name=_("The file"), limits=bounds, shrink=decoding.decoder())
    except ImageError as error:
        return _missing() if error.code == ErrorCode.STORAGE and _is_gone(stored) else error
    except FileNotFoundError:
        return _missing()
    except Exception as error:
        # Storages raise what they like (boto's errors, timeouts); one image must not stop the others. What they say is
        # not logged, as it may hold a signed address.
        if _is_gone(stored):
            return _missing()
        logger.warning("The storage could not give %r (%s).", name, type(error).__name__)
        message = _("The storage could not give the file (%(error)s).") % {"error": type(error).__name__}
        return ImageError(message, code=ErrorCode.STORAGE, retryable=True)


def _missing() -> ImageError:
    return ImageError(_("The file is not in the storage. Upload the image again."), code=ErrorCode.MISSING)


def _is_gone(stored: FieldFile) -> bool:
    """The storage, which could not give the file, says that it has none: Azure's and Google's raise errors of their
    clients where others raise FileNotFoundError."""
    try:
        return not stored.storage.exists(str(stored.name))
    except Exception:
        return False
