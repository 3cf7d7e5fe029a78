"""TIFF: tags, strips, tiles, compressions, directories."""

from __future__ import annotations

import struct

from PIL import Image

from tests.images.hostile.parts import EDGE, MOST, Hostile, overlap, tail_of, tiff, zeros
from tests.images.pictures import saved

_MB = 1_000_000
_BYTE, _SHORT, _LONG = 1, 3, 4
_SIZES = {_BYTE: 1, _SHORT: 2, _LONG: 4}


def _picture(
    width: int, height: int, *more: tuple[int, int, int, int], data: bytes, depth: int = 8, samples: int = 1
) -> bytes:
    """One strip: the tail; ``more`` tags count their offsets from its end."""
    count = 8 + len(more)
    start = tail_of(count)
    tags = [
        (256, _LONG, 1, width),
        (257, _LONG, 1, height),
        (258, _SHORT, 1, depth),
        (262, _SHORT, 1, 1),
        (273, _LONG, 1, start),
        (277, _SHORT, 1, samples),
        (278, _LONG, 1, height),
        (279, _LONG, 1, len(data)),
        *more,
    ]
    return tiff(sorted({tag[0]: tag for tag in tags}.values()), data)


def _many(tag: int, kind: int, count: int, *, edge: int = 8) -> bytes:
    """A tag of so many values."""
    return tiff(
        sorted(
            [
                (256, _LONG, 1, edge),
                (257, _LONG, 1, edge),
                (258, _SHORT, 1, 8),
                (259, _SHORT, 1, 1),
                (262, _SHORT, 1, 1),
                (273 if tag != 273 else 700, _LONG, 1, 8),
                (278, _LONG, 1, 1),
                (279 if tag != 279 else 700, _LONG, 1, 64),
                (tag, kind, count, tail_of(9)),
            ]
        ),
        bytes(count * _SIZES[kind]),
    )


def _strips(count: int) -> bytes:
    """Strips of one row each, all of them the same bytes."""
    offsets = tail_of(9)
    places = struct.pack("<I", 8) * count
    return tiff(
        [
            (256, _LONG, 1, 4),
            (257, _LONG, 1, count),
            (258, _SHORT, 1, 8),
            (259, _SHORT, 1, 1),
            (262, _SHORT, 1, 1),
            (273, _LONG, count, offsets),
            (277, _SHORT, 1, 1),
            (278, _LONG, 1, 1),
            (279, _LONG, count, offsets),
        ],
        places,
    )


def _tiles(count: int, edge: int) -> bytes:
    """Tiles of 16 × 16, all of them the same bytes."""
    return tiff(
        [
            (256, _LONG, 1, edge),
            (257, _LONG, 1, edge),
            (258, _SHORT, 1, 8),
            (259, _SHORT, 1, 1),
            (262, _SHORT, 1, 1),
            (322, _LONG, 1, 16),
            (323, _LONG, 1, 16),
            (324, _LONG, count, tail_of(9)),
            (325, _LONG, count, tail_of(9)),
        ],
        struct.pack("<I", 256) * count,
    )


def _chain(directories: int) -> bytes:
    """Directories of nothing, each with a pointer to the next."""
    return b"II*\0\x08\0\0\0" + b"".join(struct.pack("<HI", 0, 8 + 6 * (n + 1)) for n in range(directories))


def _big(entries: int) -> bytes:
    """A BigTIFF directory of as many entries as fit."""
    entry = struct.pack("<HHQQ", 40_000, 1, 1, 0)
    return b"II+\0\x08\0\0\0" + struct.pack("<QQ", 16, entries) + entry * entries + bytes(8)


def _raw(directories: int) -> bytes:
    """As cameras write it: a small preview, and the real pictures in directories of their own, here all one."""
    start = tail_of(10)
    sub = struct.pack("<I", 8) * directories
    return _picture(
        8,
        8,
        (254, _LONG, 1, 1),
        (330, _LONG, directories, start + 64),
        (50_706, _BYTE, 4, 0x00000401),
        data=bytes(64) + sub,
    )


def _ring(directories: int, tag: int) -> bytes:
    """Directories of which each leads to the next by that tag, and the last to the first."""
    size = 2 + 12 * 3 + 4
    body = b""
    for number in range(directories):
        following = 8 + size * ((number + 1) % directories)
        entries = sorted([(256, _LONG, 1, 8), (257, _LONG, 1, 8), (tag, _LONG, 1, following)])
        body += struct.pack("<H", 3) + b"".join(struct.pack("<HHII", *entry) for entry in entries)
        body += struct.pack("<I", following)
    return b"II*\0\x08\0\0\0" + body


FILES = {
    "TIFF of 4 gigapixels": Hostile(lambda: _picture(65_535, 65_535, data=bytes(8))),
    "TIFF of 5 million strip offsets of one byte": Hostile(lambda: _many(273, _BYTE, 5 * _MB)),
    "TIFF of 40 million strip offsets of one byte": Hostile(lambda: _many(273, _BYTE, 40 * _MB), quick=False),
    "TIFF of 12 million strip lengths": Hostile(lambda: _many(279, _LONG, 12 * _MB), quick=False),
    "TIFF with a tag of 12 million values": Hostile(lambda: _many(320, _SHORT, 12 * _MB)),
    "TIFF whose depth has 12 million values": Hostile(lambda: _many(339, _SHORT, 12 * _MB), quick=False),
    "TIFF of a million strips": Hostile(lambda: _strips(_MB), 4 * _MB),
    "TIFF of 5 million tiles": Hostile(lambda: _tiles(5 * _MB, 35_000)),
    "TIFF of 340,000 tiles on 88 megapixels": Hostile(lambda: _tiles(343_000, EDGE), MOST, quick=False),
    "TIFF of 88,000,000 × 1": Hostile(lambda: _picture(MOST, 1, (259, _SHORT, 1, 8), data=zeros(MOST))),
    "TIFF, deflated, of 88 megapixels": Hostile(
        lambda: _picture(EDGE, EDGE, (259, _SHORT, 1, 8), data=zeros(EDGE * EDGE)), MOST, quick=False
    ),
    "TIFF, deflated, a gigabyte of 64 pixels": Hostile(
        lambda: _picture(8, 8, (259, _SHORT, 1, 8), data=zeros(1024**3)), quick=False
    ),
    "TIFF, JPEG, of 88 megapixels": Hostile(
        lambda: saved(Image.new("RGB", (EDGE, EDGE)), "TIFF", compression="jpeg"), MOST, quick=False
    ),
    "TIFF, LZW, of 88 megapixels": Hostile(
        lambda: saved(Image.new("L", (EDGE, EDGE)), "TIFF", compression="tiff_lzw"), MOST, quick=False
    ),
    "TIFF, fax, of 88 megapixels": Hostile(
        lambda: saved(Image.new("1", (EDGE, EDGE)), "TIFF", compression="group4"), MOST, quick=False
    ),
    "TIFF of floating point of 88 megapixels": Hostile(
        lambda: _picture(EDGE, EDGE, (259, _SHORT, 1, 8), (339, _SHORT, 1, 3), data=zeros(EDGE * EDGE * 4), depth=32),
        MOST,
        quick=False,
    ),
    "TIFF of 60,000 samples": Hostile(lambda: _picture(8, 8, data=bytes(64), samples=60_000)),
    "TIFF whose values overlap": Hostile(lambda: overlap(2_000, 2 * _MB)),
    "TIFF whose directory is a circle": Hostile(
        lambda: tiff([(256, 4, 1, 8), (257, 4, 1, 8), (330, 4, 1, 8), (0x8769, 4, 1, 8)], following=8)
    ),
    "TIFF whose inner directories are a circle": Hostile(lambda: _ring(2, 330)),
    "TIFF of 50,000 inner directories in a circle": Hostile(lambda: _ring(50_000, 330)),
    "TIFF whose EXIF directories are a circle": Hostile(lambda: _ring(3, 0x8769)),
    "TIFF whose inner directories are itself": Hostile(
        lambda: _picture(8, 8, (330, _LONG, 200_000, tail_of(9) + 64), data=bytes(64) + struct.pack("<I", 8) * 200_000)
    ),
    "TIFF of a picture and directories that are it": Hostile(
        lambda: _picture(8, 8, (330, _LONG, 1, 8), (0x8769, _LONG, 1, 8), (0x8825, _LONG, 1, 8), data=bytes(64))
    ),
    "TIFF of 6 million directories": Hostile(lambda: _chain(6 * _MB), quick=False),
    "TIFF, big, of 2 million tags": Hostile(lambda: _big(2 * _MB)),
    "TIFF with 28 MB of layers": Hostile(
        lambda: _picture(8, 8, (37_724, 7, 28 * _MB, tail_of(9) + 64), data=bytes(64 + 28 * _MB))
    ),
    "TIFF with an XMP packet of 40 MB": Hostile(lambda: _many(700, _BYTE, 40 * _MB), quick=False),
    "TIFF of a camera, of 100,000 pictures": Hostile(lambda: _raw(100_000)),
}
