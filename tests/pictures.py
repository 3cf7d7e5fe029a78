"""Small images for tests, each colour with bytes of its own."""

from __future__ import annotations

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image


def jpeg(colour: str | tuple[int, int, int] = "teal", size: tuple[int, int] = (64, 48)) -> bytes:
    """A JPEG of one colour."""
    stream = BytesIO()
    Image.new("RGB", size, colour).save(stream, "JPEG")
    return stream.getvalue()


def upload(
    colour: str | tuple[int, int, int] = "teal", name: str = "photo.jpg", size: tuple[int, int] = (64, 48)
) -> ContentFile[bytes]:
    """The same as a file that can be assigned to an image field."""
    return ContentFile(jpeg(colour, size), name=name)
