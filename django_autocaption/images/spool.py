"""The bytes of a stored file between the storage and whoever reads them: in memory while they are few, else on disk."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, Self

#: Bytes of a file that is kept in memory; most photographs are smaller.
IN_MEMORY = 8 * 1024**2
_PIECE = 1024**2


@dataclass(frozen=True, kw_only=True)
class Spooled:
    """A file that was read to its end, to be read again any number of times, by one thread; gone once it is closed."""

    file: IO[bytes]
    size: int
    content_hash: str
    """sha256, hexadecimal."""

    def __len__(self) -> int:
        return self.size

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.file.close()

    def chunks(self, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """The bytes from ``start`` up to ``end``, piece by piece."""
        rest = (self.size if end is None else end) - start
        self.file.seek(start)
        while rest > 0 and (piece := self.file.read(min(rest, _PIECE))):
            rest -= len(piece)
            yield piece


#: What a file is handed on as.
Blob = bytes | Spooled


def spooled(pieces: Iterable[bytes]) -> Spooled:
    """Read ``pieces`` once. Raises what they raise, and OSError where the disk is full."""
    memory = io.BytesIO()
    file: IO[bytes] = memory
    size, digest = 0, hashlib.sha256()
    try:
        for piece in pieces:
            size += len(piece)
            if file is memory and size > IN_MEMORY:
                file = TemporaryFile()  # noqa: SIM115 - whoever gets it closes it
                file.write(memory.getvalue())
                memory.close()
            file.write(piece)
            digest.update(piece)
    except BaseException:
        file.close()
        raise
    return Spooled(file=file, size=size, content_hash=digest.hexdigest())


def pieces_of(blob: Blob) -> Iterable[bytes]:
    """Its bytes, piece by piece."""
    return blob.chunks() if isinstance(blob, Spooled) else (blob,)


def whole(blob: Blob) -> bytes:
    """Its bytes, in memory."""
    if not isinstance(blob, Spooled):
        return blob
    return blob.file.getvalue() if isinstance(blob.file, io.BytesIO) else b"".join(blob.chunks())
