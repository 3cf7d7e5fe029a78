"""How a file's pixels are to be turned: by what a browser reads in its format, and by nothing else.

XMP never turns a picture on a page, nor does EXIF in a WebP, or what programs wrote into a PNG before it had a
chunk for it. An AVIF is turned by properties of its own, which Pillow puts into its EXIF block.
"""

from __future__ import annotations

from contextlib import suppress

from PIL import ExifTags, Image

from django_autocaption.images.shown import exif
from django_autocaption.images.shown.png import Chunks
from django_autocaption.images.stripping import MARKER, SOS

_APP1, _EOI = 0xE1, 0xD9
#: How a segment with EXIF begins, and how long its mark is, whose last byte nobody minds.
_MARK, _MARK_LENGTH = b"Exif\0", 6
#: Of formats that no browser shows, the programs that write them decide.
_NOT_OF_BROWSERS = frozenset({"TIFF", "HEIF"})


def orientation(image: Image.Image, kind: str, block: bytes) -> int:
    """EXIF orientation, 1–8: what is still to be done to the pixels of the loaded ``image`` to turn it upright.

    ``block``: what ``minded`` found in the file.
    """
    with suppress(Exception):  # broken EXIF: show the image as it is stored, as browsers do
        if kind in _NOT_OF_BROWSERS:
            return _sensible(image.getexif().get(ExifTags.Base.Orientation))
        if kind == "AVIF" and (told := image.info.get("exif")):
            read = Image.Exif()
            read.load(told)
            return _sensible(read.get(ExifTags.Base.Orientation))
    return exif.orientation(block)


def minded(data: bytes, kind: str, png: Chunks) -> bytes:
    """The EXIF block of a JPEG or PNG that a browser minds; else nothing. ``png``: what a PNG's chunks say."""
    if kind == "PNG":
        return png.said.get(b"eXIf", b"")
    return _of_jpeg(data) if kind == "JPEG" else b""


def _of_jpeg(data: bytes) -> bytes:
    """Of the first segment before the pixels that is marked as EXIF, whatever stands in it."""
    position = 2
    while (found := MARKER.search(data, position)) is not None and found[1][0] not in {SOS, _EOI}:
        start = found.end() + 2
        position = max(start, found.end() + int.from_bytes(data[found.end() : start], "big"))
        if found[1][0] == _APP1 and data.startswith(_MARK, start):
            return data[start + _MARK_LENGTH : position]
    return b""


def _sensible(value: object) -> int:
    return value if isinstance(value, int) and 1 <= value <= 8 else 1
