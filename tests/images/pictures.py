"""Images in memory, and files as a storage hands them out."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping
from typing import Any

import pillow_heif
from PIL import Image

from django_autocaption.images import ImageLimits, prepare
from django_autocaption.images.embedding import change_for
from django_autocaption.images.spool import spooled
from django_autocaption.types import PreparedImage

pillow_heif.register_heif_opener()  # for writing; the package reads HEIF without it

#: Every format that is read, with its writer's options. HEIF needs pillow-heif, which the test environment has.
FORMATS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 95},
    "PNG": {},
    "WEBP": {"quality": 95},
    "GIF": {},
    "AVIF": {"quality": 90, "speed": 10},
    "TIFF": {},
    "BMP": {},
    "HEIF": {"quality": 90},
}

RED, GREEN, BLUE, WHITE, BLACK = (255, 0, 0), (0, 160, 0), (0, 0, 255), (255, 255, 255), (0, 0, 0)


class Stored:
    """A file of a storage: it can be read by ``chunks()`` only, and counts what was read."""

    def __init__(self, data: bytes, chunk_size: int = 1000) -> None:
        self.data, self.chunk_size, self.bytes_read, self.openings = data, chunk_size, 0, 0

    def chunks(self) -> Iterator[bytes]:
        self.openings += 1
        for start in range(0, len(self.data), self.chunk_size):
            chunk = self.data[start : start + self.chunk_size]
            self.bytes_read += len(chunk)
            yield chunk


def quarters(width: int = 64, height: int = 32) -> Image.Image:
    """Red, green; blue, white: every way to turn it wrong shows."""
    image = Image.new("RGB", (width, height), WHITE)
    for colour, left, top in ((RED, 0, 0), (GREEN, 1, 0), (BLUE, 0, 1)):
        image.paste(
            colour,
            (left * width // 2, top * height // 2, (left + 1) * width // 2, (top + 1) * height // 2),
        )
    return image


def photo(width: int, height: int) -> Image.Image:
    """Smooth shapes with some grain, so that encoders have real work to do."""
    grain = Image.effect_noise((width, height), 40)
    slope = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (grain, slope, slope.transpose(Image.Transpose.ROTATE_180)))


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **{**FORMATS.get(kind, {}), **options})
    return buffer.getvalue()


def embedded(
    data: bytes, alternatives: Mapping[str, str], *, name: str, machines: Collection[str] = (), before: str = ""
) -> bytes:
    """The JPEG with these alternatives as its alt text; ``machines``: languages of those by a machine."""
    change = change_for(data, alternatives, machines=machines, before=before, name=name)
    if change is None:
        return data
    with spooled([data]) as original:
        return b"".join(change.applied(original))


def exif(**tags: Any) -> Image.Exif:
    """EXIF with ``orientation``, ``description`` and a GPS position."""
    block = Image.Exif()
    block[0x0112] = tags.get("orientation", 1)
    block[0x010E] = tags.get("description", "SECRET description")
    block.get_ifd(0x8825).update({1: "N", 2: (48.0, 51.0, 29.6)})
    return block


def prepared(data: bytes, name: str = "photo.jpg", **limits: Any) -> PreparedImage:
    return prepare(Stored(data), name=name, limits=ImageLimits(**limits))


def opened(result: PreparedImage) -> Image.Image:
    image = Image.open(io.BytesIO(result.data))
    image.load()
    return image


def assert_close(actual: Any, expected: tuple[int, ...], tolerance: int = 24) -> None:
    """Two colours are the same but for what lossy compression does."""
    if isinstance(actual, int):
        actual = (actual, actual, actual)
    assert all(abs(a - b) <= tolerance for a, b in zip(actual, expected, strict=True)), (actual, expected)
