"""Files on disk: which format they are in, and how they are opened and written."""

from __future__ import annotations

import codecs
import io
import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from django_autocaption.exchange import spreadsheet
from django_autocaption.exchange.rows import FileRefused, Line
from django_autocaption.loading import on_first_use

if TYPE_CHECKING:
    from django_autocaption.exchange import xliff
else:
    xliff = on_first_use("django_autocaption.exchange.xliff")

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BEGINNING = 1024


def read(path: str) -> Iterator[Line]:
    """The lines of a CSV or XLIFF file; which of them it is, is seen from how it begins. Raises FileRefused."""
    try:
        with Path(path).open("rb") as stream:
            yield from lines(stream)
    except OSError as error:
        raise FileRefused(error.strerror or str(error)) from None


def lines(stream: BinaryIO) -> Iterator[Line]:
    """The same of a file that is open for reading, at its beginning."""
    beginning = stream.read(_BEGINNING)
    stream.seek(0)
    encoding = "utf-16" if beginning.startswith(_UTF16) else "utf-8-sig"
    if beginning.decode(encoding, "ignore").lstrip().startswith("<"):
        yield from xliff.read(stream)
    else:
        with io.TextIOWrapper(stream, encoding=encoding, newline="") as text:
            yield from spreadsheet.read(text)


def write(path: str, pieces: Iterable[str]) -> None:
    """Write a file as UTF-8; it appears under its name once it is whole. Raises FileRefused."""
    target = Path(path)
    try:
        unfinished = target.with_name(f".{target.name}.{uuid.uuid4().hex}")
        try:
            with unfinished.open("x", encoding="utf-8", newline="") as stream:
                stream.writelines(pieces)
            unfinished.replace(target)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise FileRefused(error.strerror or str(error)) from None
