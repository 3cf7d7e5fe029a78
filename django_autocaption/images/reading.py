"""Bytes out of any Django storage: once, in chunks, hashed on the way, never more than allowed."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from django_autocaption.exceptions import ImageError


class ChunkedFile(Protocol):
    """What is asked of a file: Django's ``File.chunks``."""

    def chunks(self) -> Iterator[bytes]: ...


@dataclass(frozen=True, kw_only=True)
class StoredBytes:
    """A stored file in memory."""

    data: bytes = field(repr=False)
    content_hash: str
    """sha256, hexadecimal."""


def read(file: ChunkedFile, *, name: str, max_file_size: int) -> StoredBytes:
    """Read ``file`` to its end, or stop with an ImageError as soon as it exceeds ``max_file_size`` bytes.

    Raises ImageError ``missing``, ``storage`` (retryable), ``too_large`` (excluded) or ``empty``.
    """
    buffer, digest = io.BytesIO(), hashlib.sha256()
    try:
        for chunk in file.chunks():
            if buffer.tell() + len(chunk) > max_file_size:
                raise ImageError(
                    f"{name} is larger than {max_file_size / 1024**2:.3g} MiB and was left out. "
                    "Upload a smaller file, or raise the site's limit on file size.",
                    code="too_large",
                    excluded=True,
                )
            buffer.write(chunk)
            digest.update(chunk)
    except ImageError:
        raise
    except FileNotFoundError as error:
        raise ImageError(f"{name} is not in the storage. Upload the image again.", code="missing") from error
    except Exception as error:
        # Not only OSError: clients of object stores raise their own exceptions (botocore's derive from Exception).
        failure = type(error).__name__
    else:
        failure = ""
    if failure:
        # Raised out here: the text of the storage's error may hold a signed address, so it is no context of this one.
        raise ImageError(
            f"{name} could not be read from the storage ({failure}). "
            "It can be asked for again; if that does not help, check the storage.",
            code="storage",
            retryable=True,
        )
    if not buffer.tell():
        raise ImageError(f"{name} is empty. Upload the image again.", code="empty")
    return StoredBytes(data=buffer.getvalue(), content_hash=digest.hexdigest())
