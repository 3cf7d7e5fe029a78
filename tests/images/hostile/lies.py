"""Files whose parts contradict each other: sizes, counts and offsets that lie, and one part that stands for many."""

from __future__ import annotations

import struct
import zlib

from PIL import Image

from tests.images.hostile.parts import (
    EDGE,
    JPEG,
    JPEG_SIZE,
    MOST,
    PNG,
    Hostile,
    chunk,
    exif_segments,
    jpeg_with,
    png,
    repeated,
    segment,
    tail_of,
    tiff,
    zeros,
)
from tests.images.pictures import saved

_MB = 1_000_000


def _noise(count: int) -> bytes:
    """A hundred or so bytes that no two of are alike, again and again."""
    return repeated(zlib.compress(bytes(range(256)))[2:], count)


def _scan_of(count: int) -> bytes:
    """A large JPEG whose pixels are bytes that mean anything."""
    first = JPEG.index(b"\xff\xda")
    return (
        JPEG[:first].replace(JPEG_SIZE, struct.pack(">HH", EDGE, EDGE), 1)
        + JPEG[first : first + 14]
        + _noise(count).replace(b"\xff", b"\xfe")
        + b"\xff\xd9"
    )


def _apng(frames: int, *, width: int = 64, height: int = 32, left: int = 0, claimed: int | None = None) -> bytes:
    """Frames of a size and place of their own."""
    pixels = zlib.compress(bytes((1 + width * 3) * height))
    pieces = []
    for number in range(frames):
        control = struct.pack(">IIIIIHHBB", 2 * number + 1, width, height, left, 0, 0, 0, 2, 1)
        pieces += [chunk(b"fcTL", control), chunk(b"fdAT", struct.pack(">I", 2 * number + 2) + pixels)]
    first = chunk(b"fcTL", struct.pack(">IIIIIHHBB", 0, 64, 32, 0, 0, 0, 0, 0, 0))
    count = frames + 1 if claimed is None else claimed
    return PNG[:33] + chunk(b"acTL", struct.pack(">II", count, 0)) + first + PNG[33:-12] + b"".join(pieces) + PNG[-12:]


def _hidden() -> bytes:
    """The picture is no frame, and the one frame is as large, and as plain."""
    pixels = zeros(6_000 * (1 + 6_000 * 3))
    control = struct.pack(">IIIIIHHBB", 0, 6_000, 6_000, 0, 0, 0, 0, 0, 0)
    return png(
        6_000,
        6_000,
        chunk(b"acTL", struct.pack(">II", 1, 0)),
        chunk(b"IDAT", pixels),
        chunk(b"fcTL", control),
        chunk(b"fdAT", struct.pack(">I", 1) + pixels),
    )


def _exif_thumbnail(length: int) -> bytes:
    """EXIF whose second directory claims a thumbnail of so many bytes."""
    second = tail_of(1)
    tags = [(0x103, 3, 1, 6), (0x201, 4, 1, 8), (0x202, 4, 1, length)]
    directory = struct.pack("<H", 3) + b"".join(struct.pack("<HHII", *tag) for tag in tags) + bytes(4)
    return tiff([(0x112, 3, 1, 6)], directory, following=second)


def _parts(count: int) -> bytes:
    """A multi-picture file with so many pictures behind it."""
    whole = saved(Image.new("RGB", (64, 32)), "JPEG")
    entries = b"".join(struct.pack("<IIIHH", 0, len(whole), 1000 + n * len(whole), 0, 0) for n in range(count))
    directory = [(0xB000, 7, 4, 0x30303130), (0xB001, 4, 1, count), (0xB002, 7, len(entries), tail_of(3))]
    return jpeg_with(segment(0xE2, b"MPF\0" + tiff(directory, entries))) + whole * count


FILES = {
    "JPEG of bytes that mean anything, of 88 megapixels": Hostile(lambda: _scan_of(20 * _MB), MOST, quick=False),
    "JPEG of 500,000 code tables": Hostile(
        lambda: jpeg_with(segment(0xC4, b"\0\0\1\5" + b"\1" * 6 + bytes(7) + bytes(range(12))) * 500_000), quick=False
    ),
    "JPEG of 60,000 restart intervals": Hostile(lambda: jpeg_with(segment(0xDD, b"\0\1") * 60_000)),
    "JPEG of two sizes": Hostile(lambda: jpeg_with(segment(0xC0, b"\x08\xff\xdc\xff\xdc\3\1\x11\0\2\x11\0\3\x11\0"))),
    "JPEG without a height": Hostile(lambda: JPEG.replace(JPEG_SIZE, b"\0\0" + JPEG_SIZE[2:], 1)),
    "JPEG of arithmetic code, of 88 megapixels": Hostile(
        lambda: JPEG.replace(b"\xff\xc0", b"\xff\xc9", 1).replace(JPEG_SIZE, struct.pack(">HH", EDGE, EDGE), 1), MOST
    ),
    "JPEG, lossless, of 88 megapixels": Hostile(
        lambda: JPEG.replace(b"\xff\xc0", b"\xff\xc3", 1).replace(JPEG_SIZE, struct.pack(">HH", EDGE, EDGE), 1), MOST
    ),
    "JPEG whose thumbnail claims 4 GB": Hostile(lambda: jpeg_with(*exif_segments(_exif_thumbnail(0xFFFFFFF0)))),
    "JPEG of 255 profiles of one number": Hostile(
        lambda: jpeg_with(*[segment(0xE2, b"ICC_PROFILE\0\1\1" + bytes(60_000))] * 255)
    ),
    "JPEG of 3,000 pictures behind it": Hostile(lambda: _parts(3_000)),
    "PDF that holds a JPEG": Hostile(lambda: b"%PDF-1.4\n1 0 obj<</Subtype/Image>>stream\n" + JPEG + b"\nendstream"),
    "PNG frame that is larger than its picture": Hostile(lambda: _apng(1, width=3_000, height=3_000)),
    "PNG frame outside of its picture": Hostile(lambda: _apng(3, left=0x7FFFFFFF)),
    "PNG frame of no size": Hostile(lambda: _apng(3, width=0, height=0)),
    "PNG of 36 megapixels of one colour, hidden before its frame": Hostile(_hidden, 36 * _MB, quick=False),
    "PNG of 4 billion frames, all but two of them missing": Hostile(lambda: _apng(1, claimed=0xFFFFFFFF)),
}
