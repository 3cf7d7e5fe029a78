"""GIF and WebP whose frames lie: of no size, larger than their picture, elsewhere, or other than they say."""

from __future__ import annotations

import struct

from PIL import Image

from tests.images.hostile.parts import EDGE, GIF, MOST, WEBP, Hostile, canvas, repeated, riff, webp
from tests.images.pictures import saved

_MB = 1_000_000
#: Widest frame of GIF, and as high as the limit on pixels lets it be.
_WIDE, _HIGH = 65_535, 1_342
_VP8 = WEBP[12:]
_LOOP = riff(b"ANIM", bytes(6))
#: Pixels of a GIF of no length at all: the end of the code at once.
_NOTHING = b"\2\1\x2c\0"


def _gif(width: int, height: int, *frames: bytes) -> bytes:
    """A GIF of two colours."""
    return (
        b"GIF89a" + struct.pack("<HHBBB", width, height, 0xF0, 0, 0) + bytes(3) + b"\xff" * 3 + b"".join(frames) + b";"
    )


def _frame(width: int, height: int, pixels: bytes = _NOTHING, *, left: int = 0, top: int = 0, more: int = 0) -> bytes:
    return b"\x2c" + struct.pack("<HHHHB", left, top, width, height, more) + pixels


def _control(disposal: int) -> bytes:
    return b"\x21\xf9\4" + bytes((disposal << 2,)) + b"\1\0\0\0"


def _even(width: int, height: int) -> bytes:
    """The frame of a GIF of one colour."""
    data = saved(Image.new("P", (width, height)), "GIF")
    return data[data.index(b"\x2c") : -1]


def _anmf(width: int, height: int, picture: bytes, *, left: int = 0, top: int = 0, flags: int = 0) -> bytes:
    edges = (left // 2, top // 2, width - 1, height - 1, 100)
    return riff(b"ANMF", b"".join(edge.to_bytes(3, "little") for edge in edges) + bytes((flags,)) + picture)


def _animated(width: int, height: int, *frames: bytes) -> bytes:
    return webp(canvas(width, height, 0x12), _LOOP, *frames)


def _lossless(edge: int, colour: str = "red") -> bytes:
    return saved(Image.new("RGB", (edge, edge), colour), "WEBP", lossless=True, method=0)[12:]


def _claimed(width: int, height: int) -> bytes:
    """A lossless picture of no pixels that claims to be as large."""
    return riff(b"VP8L", b"\x2f" + struct.pack("<I", width - 1 | height - 1 << 14) + bytes(8))


def _nested(depth: int) -> bytes:
    inner = _VP8
    for _level in range(depth):
        inner = _anmf(64, 32, inner)
    return inner


FILES = {
    "GIF of no size": Hostile(lambda: _gif(0, 0, _frame(0, 0))),
    "GIF of a frame of no size": Hostile(lambda: _gif(64, 32, _frame(0, 0), _even(64, 32))),
    "GIF of no height, and frames of 88 megapixels": Hostile(lambda: _gif(64, 0, _frame(_WIDE, _HIGH)), MOST),
    "GIF of 5 million frames of no size behind its own": Hostile(
        lambda: GIF[:-1] + repeated(_control(2) + _frame(0, 0), 5 * _MB) + b";"
    ),
    "GIF of one pixel whose frame has 88 megapixels": Hostile(lambda: _gif(1, 1, _frame(_WIDE, _HIGH)), MOST),
    "GIF of one pixel whose frame has 4 gigapixels": Hostile(lambda: _gif(1, 1, _frame(_WIDE, _WIDE))),
    "GIF whose second frame has 88 megapixels": Hostile(
        lambda: _gif(64, 32, _even(64, 32), _frame(_WIDE, _HIGH)), quick=False
    ),
    "GIF whose hundred later frames have 80 megapixels": Hostile(
        lambda: _gif(64, 32, _even(64, 32), *[_frame(8_900 + n, 8_900) for n in range(100)]), quick=False
    ),
    "GIF whose frames stand outside of it": Hostile(
        lambda: _gif(64, 32, _frame(64, 32, left=65_000, top=65_000), _frame(64, 32, left=0xFFFF))
    ),
    "GIF of 16 megapixels, a thousand times of one colour": Hostile(
        lambda: _gif(4_000, 4_000, _even(4_000, 4_000), *[_control(3) + _even(4_000, 4_000)] * 1_000),
        16 * _MB,
        quick=False,
    ),
    "GIF of one colour whose frames are one pixel": Hostile(
        lambda: _gif(4_000, 4_000, _even(4_000, 4_000), *[_control(2) + _frame(1, 1)] * 100_000), 16 * _MB, quick=False
    ),
    "GIF whose code words have 255 bits": Hostile(lambda: _gif(64, 32, _frame(64, 32, b"\xff\4abcd\0"))),
    "GIF whose frames have tables of their own": Hostile(
        lambda: _gif(64, 32, *[_frame(64, 32, bytes(768) + _NOTHING, more=0x87)] * 20_000)
    ),
    "WebP of a frame larger than its picture": Hostile(
        lambda: _animated(64, 32, _anmf(4_000, 4_000, _lossless(4_000)))
    ),
    "WebP of a frame that claims less than it has": Hostile(lambda: _animated(64, 32, _anmf(64, 32, _lossless(9_000)))),
    "WebP of a frame that claims 268 megapixels": Hostile(
        lambda: _animated(64, 32, _anmf(64, 32, _claimed(16_383, 16_383)))
    ),
    "WebP of a frame of 16 million pixels in width": Hostile(lambda: _animated(64, 32, _anmf(1 << 24, 1 << 24, _VP8))),
    "WebP of frames outside of it": Hostile(
        lambda: _animated(64, 32, *[_anmf(64, 32, _VP8, left=1 << 24, top=1 << 24)] * 1_000)
    ),
    "WebP whose second frame is a lie": Hostile(
        lambda: _animated(64, 32, _anmf(64, 32, _lossless(64)), *[_anmf(64, 32, _claimed(16_383, 16_383))] * 5_000)
    ),
    "WebP of frames within frames": Hostile(lambda: _animated(64, 32, _nested(2_000))),
    "WebP of a canvas of 88 megapixels, and frames of a pixel": Hostile(
        lambda: _animated(EDGE, EDGE, *[_anmf(2, 2, _lossless(2), flags=1)] * 50_000), MOST, quick=False
    ),
    "WebP of a canvas of 4 megapixels, and frames of a pixel": Hostile(
        lambda: _animated(2_048, 2_048, *[_anmf(2, 2, _lossless(2), flags=1)] * 100_000), 2_048 * 2_048, quick=False
    ),
    "WebP of a canvas of 281 terapixels": Hostile(lambda: _animated(1 << 24, 1 << 24, _anmf(64, 32, _VP8))),
    "WebP that claims frames and has a picture": Hostile(lambda: webp(canvas(64, 32, 2), _VP8)),
    "WebP of an animation without frames": Hostile(lambda: webp(canvas(EDGE, EDGE, 2), _LOOP), MOST),
    "WebP whose chunk claims 4 GB": Hostile(lambda: webp(canvas(64, 32), b"ALPH\xfe\xff\xff\xff", _VP8)),
}
