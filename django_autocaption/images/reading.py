"""Bytes out of any Django storage: once, in chunks, hashed on the way, never more than allowed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from django_autocaption.exceptions import ImageError
from django_autocaption.images.spool import Spooled, spooled


class ChunkedFile(Protocol):
    """What is asked of a file: Django's ``File.chunks``."""

    def chunks(self) -> Iterator[bytes]: ...


def read(file: ChunkedFile, *, name: str, max_file_size: int) -> Spooled:
    """Read ``file`` to its end, or stop with an ImageError as soon as it exceeds ``max_file_size`` bytes.

    Raises ImageError ``missing``, ``storage`` (retryable), ``too_large`` (excluded) or ``empty``.
    """
    original = None
    failure = ""
    try:
        original = spooled(_bounded(file, name, max_file_size))
    except ImageError:
        raise
    except FileNotFoundError as error:
        raise ImageError(f"{name} is not in the storage. Upload the image again.", code="missing") from error
    except Exception as error:
        # Not only OSError: clients of object stores raise their own exceptions (botocore's derive from Exception).
        failure = type(error).__name__
    if original is None:
        # Raised out here: the text of the storage's error may hold a signed address, so it is no context of this one.
        raise ImageError(
            f"{name} could not be read from the storage ({failure}). "
            "It can be asked for again; if that does not help, check the storage.",
            code="storage",
            retryable=True,
        )
    if not original.size:
        original.file.close()
        raise ImageError(f"{name} is empty. Upload the image again.", code="empty")
    return original


def _bounded(file: ChunkedFile, name: str, most: int) -> Iterator[bytes]:
    size = 0
    for chunk in file.chunks():
        size += len(chunk)
        if size > most:
            raise ImageError(
                f"{name} is larger than {most / 1024**2:.3g} MiB and was left out. "
                "Upload a smaller file, or raise the site's limit on file size.",
                code="too_large",
                excluded=True,
            )
        yield chunk
