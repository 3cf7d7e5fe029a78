"""Small images for tests, each colour with bytes of its own."""

from __future__ import annotations

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image


def picture(colour: str | tuple[int, int, int] = "teal", size: tuple[int, int] = (64, 48)) -> Image.Image:
    """That colour, and a slope from black to white in the last quarter: something to see."""
    image = Image.new("RGB", size, colour)
    left = size[0] - size[0] // 4
    image.paste(Image.linear_gradient("L").resize((size[0] - left, size[1])), (left, 0))
    return image


def jpeg(colour: str | tuple[int, int, int] = "teal", size: tuple[int, int] = (64, 48)) -> bytes:
    """The same as a JPEG."""
    stream = BytesIO()
    picture(colour, size).save(stream, "JPEG")
    return stream.getvalue()


def upload(
    colour: str | tuple[int, int, int] = "teal", name: str = "photo.jpg", size: tuple[int, int] = (64, 48)
) -> ContentFile[bytes]:
    """The same as a file that can be assigned to an image field."""
    return ContentFile(jpeg(colour, size), name=name)
