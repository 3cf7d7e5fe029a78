"""AVIF, HEIF, JPEG 2000: boxes within boxes, and a few bytes that are millions of pixels."""

from __future__ import annotations

import io
import struct

from PIL import Image

from tests.images.hostile.parts import EDGE, MOST, Hostile, box, repeated
from tests.images.pictures import quarters, saved

_MB = 1_000_000


def _avif() -> bytes:
    return saved(quarters(), "AVIF")


def _claims(data: bytes, width: int, height: int) -> bytes:
    """The size in its header changed, not that of its pixels."""
    place = data.index(b"ispe") + 8
    return data[:place] + struct.pack(">II", width, height) + data[place + 8 :]


def _within(data: bytes, more: bytes) -> bytes:
    """With boxes at the end of its ``meta``."""
    place = data.index(b"meta") - 4
    size = struct.unpack(">I", data[place : place + 4])[0]
    meta = struct.pack(">I", size + len(more)) + data[place + 4 : place + size] + more
    return data[:place] + meta + data[place + size :]


def _nested(depth: int) -> bytes:
    inner = b""
    for _level in range(depth):
        inner = box(b"iprp", inner)
    return inner


def _animation(count: int) -> bytes:
    buffer = io.BytesIO()
    shades = [Image.new("RGB", (64, 64), (n % 256, 0, 0)) for n in range(count)]
    shades[0].save(buffer, "AVIF", save_all=True, append_images=shades[1:], speed=10)
    return buffer.getvalue()


def _heif() -> bytes:
    return saved(quarters(), "HEIF")


def _codestream(width: int, height: int, tile: int, *, parts: int = 1, levels: int = 0) -> bytes:
    """The header of JPEG 2000, and a tile of nothing. ``parts``: colours that a pixel has."""
    size = struct.pack(">HIIIIIIIIH", 0, width, height, 0, 0, tile, tile, 0, 0, parts) + b"\x07\x01\x01" * parts
    head = b"\xff\x4f" + b"\xff\x51" + struct.pack(">H", len(size) + 2) + size
    coding = b"\xff\x52" + struct.pack(">H", 12) + b"\0\0\0\1\0" + bytes((levels,)) + b"\4\4\0\1"
    steps = b"\xff\x5c" + struct.pack(">H", 4) + b"\x40\x40"
    part = b"\xff\x90" + struct.pack(">HHIBB", 10, 0, 14, 0, 1) + b"\xff\x93"
    return head + coding + steps + part + b"\xff\xd9"


def _drawn(width: int, height: int) -> bytes:
    """A whole JPEG 2000 of 64 × 32 whose outer header claims another size."""
    data = saved(quarters(), "JPEG2000")
    place = data.index(b"ihdr") + 4
    return data[:place] + struct.pack(">II", height, width) + data[place + 8 :]


def _inner(data: bytes, more: bytes) -> bytes:
    """With boxes at the end of its header box."""
    place = data.index(b"jp2h") - 4
    size = struct.unpack(">I", data[place : place + 4])[0]
    return (
        data[:place]
        + struct.pack(">I", size + len(more))
        + data[place + 4 : place + size]
        + more
        + data[place + size :]
    )


def _jp2() -> bytes:
    return saved(quarters(), "JPEG2000")


FILES = {
    "AVIF of 88 megapixels": Hostile(
        lambda: saved(Image.new("RGB", (EDGE, EDGE)), "AVIF", speed=10), MOST, quick=False
    ),
    "AVIF that claims 88 megapixels": Hostile(lambda: _claims(_avif(), EDGE, EDGE), MOST),
    "AVIF that claims 4 gigapixels": Hostile(lambda: _claims(_avif(), 65_535, 65_535)),
    "AVIF of 5 million free boxes": Hostile(lambda: _within(_avif(), box(b"free") * 5 * _MB)),
    "AVIF of 5 million boxes before it": Hostile(
        lambda: _avif()[:32] + box(b"free") * 5 * _MB + _avif()[32:], quick=False
    ),
    "AVIF of 100,000 properties": Hostile(
        lambda: _within(_avif(), box(b"iprp", box(b"ipco", repeated(box(b"pixi", bytes(8)), 2 * _MB)))), quick=False
    ),
    "AVIF of boxes 3,000 deep": Hostile(lambda: _within(_avif(), _nested(3_000))),
    "AVIF of 3,000 frames": Hostile(lambda: _animation(3_000), quick=False),
    "AVIF whose XMP has 40 MB": Hostile(lambda: saved(quarters(), "AVIF", xmp=b"<a>" * (40 * _MB // 3)), quick=False),
    "HEIF that claims 88 megapixels": Hostile(lambda: _claims(_heif(), EDGE, EDGE), MOST),
    "HEIF of 5 million free boxes": Hostile(lambda: _within(_heif(), box(b"free") * 5 * _MB)),
    "HEIF of boxes 3,000 deep": Hostile(lambda: _within(_heif(), _nested(3_000))),
    "HEIF of 36 megapixels": Hostile(lambda: saved(Image.new("RGB", (6_000, 6_000)), "HEIF"), 36 * _MB, quick=False),
    "JPEG 2000 of 88 megapixels": Hostile(lambda: _codestream(EDGE, EDGE, EDGE), MOST),
    "JPEG 2000 of 88 million tiles": Hostile(lambda: _codestream(EDGE, EDGE, 1), MOST),
    "JPEG 2000 of 4 gigapixels": Hostile(lambda: _codestream(65_535, 65_535, 65_535)),
    "JPEG 2000 whose pixels have 16,384 colours": Hostile(lambda: _codestream(1_000, 1_000, 1_000, parts=16_384), _MB),
    "JPEG 2000 of 32 levels": Hostile(lambda: _codestream(4_000, 4_000, 4_000, levels=32), 16 * _MB),
    "JPEG 2000 whose header claims one pixel": Hostile(lambda: _drawn(1, 1)),
    "JPEG 2000 whose header claims 88 megapixels": Hostile(lambda: _drawn(EDGE, EDGE), MOST),
    "JPEG 2000 of 88 megapixels in a header of 64 × 32": Hostile(
        lambda: _jp2()[: _jp2().index(b"\xff\x4f\xff\x51")] + _codestream(EDGE, EDGE, EDGE), quick=False
    ),
    "JPEG 2000 of one colour, of 88 megapixels": Hostile(
        lambda: saved(Image.new("RGB", (EDGE, EDGE)), "JPEG2000"), MOST, quick=False
    ),
    "JPEG 2000 of 20,000 tiles, of 81 megapixels": Hostile(
        lambda: saved(Image.new("L", (9_000, 9_000)), "JPEG2000", tile_size=(64, 64)), 81 * _MB, quick=False
    ),
    "JPEG 2000 of 5 million boxes within its header": Hostile(
        lambda: _inner(_jp2(), box(b"free") * 5 * _MB), quick=False
    ),
    "JPEG 2000 of a thousand palettes": Hostile(
        lambda: _inner(_jp2(), box(b"pclr", b"\4\0\4\7\7\7\7" + bytes(4_096)) * 1_000)
    ),
    "JPEG 2000 with a profile of 40 MB": Hostile(
        lambda: _inner(_jp2(), box(b"colr", b"\2\0\0" + bytes(40 * _MB))), quick=False
    ),
    "JPEG 2000 of 5 million boxes": Hostile(
        lambda: box(b"jP  ", b"\r\n\x87\n") + box(b"ftyp", b"jp2 \0\0\0\0jp2 ") + box(b"free") * 5 * _MB
    ),
}
