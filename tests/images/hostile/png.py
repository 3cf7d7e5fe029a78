"""PNG: chunks, compressed metadata, pixels that unpack to gigabytes."""

from __future__ import annotations

import struct
import zlib

from tests.images.hostile.parts import EDGE, MOST, Hostile, chunk, circle, overlap, png, png_with, zeros

_MB = 1_000_000


def _pixels(width: int, height: int, bits: int) -> bytes:
    return chunk(b"IDAT", zeros(height * (1 + -(-width * bits // 8))))


def _text(size: int) -> bytes:
    return chunk(b"zTXt", b"k\0\0" + zeros(size))


def _raw_exif(block: bytes) -> bytes:
    text = b"\nexif\n  %d\n" % len(block) + (b"Exif\0\0" + block).hex().encode()
    return chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(text))


def _frames(count: int) -> bytes:
    control = chunk(b"fcTL", struct.pack(">IIIIIHHBB", 0, 64, 32, 0, 0, 1, 100, 0, 0))
    return png_with(chunk(b"acTL", struct.pack(">II", count, 0)), control * count)


FILES = {
    "PNG of 16 gigapixels": Hostile(lambda: png(130_000, 130_000, chunk(b"IDAT", zeros(1000)))),
    "PNG of 88,000,000 × 1": Hostile(lambda: png(MOST, 1, _pixels(MOST, 1, 24))),
    "PNG of 1 × 88,000,000": Hostile(lambda: png(1, MOST, _pixels(1, MOST, 24)), quick=False),
    "PNG of 65,535 × 1,342": Hostile(
        lambda: png(65_535, 1_342, _pixels(65_535, 1_342, 24)), 65_535 * 1_342, quick=False
    ),
    "PNG of 88 megapixels with 16 bits and alpha": Hostile(
        lambda: png(EDGE, EDGE, _pixels(EDGE, EDGE, 64), depth=16, colour=6), MOST, quick=False
    ),
    "PNG, interlaced, of 88 megapixels": Hostile(
        lambda: png(EDGE, EDGE, _pixels(EDGE, EDGE * 2, 32), colour=6, interlaced=1), MOST, quick=False
    ),
    "PNG of one bit, transparent, of 88 megapixels": Hostile(
        lambda: png(
            EDGE, EDGE, chunk(b"PLTE", bytes(6)), chunk(b"tRNS", b"\0\x80"), _pixels(EDGE, EDGE, 1), depth=1, colour=3
        ),
        MOST,
        quick=False,
    ),
    "PNG whose pixels go on for a gigabyte": Hostile(lambda: png(64, 32, chunk(b"IDAT", zeros(1024**3))), quick=False),
    "PNG with 200 texts of 1 MB": Hostile(lambda: png_with(_text(_MB) * 200)),
    "PNG with a text of 1 GB": Hostile(lambda: png_with(_text(1024**3)), quick=False),
    "PNG with a profile of 400 MB": Hostile(lambda: png_with(chunk(b"iCCP", b"n\0\0" + zeros(400 * _MB)))),
    "PNG with an XMP packet of 400 MB": Hostile(
        lambda: png_with(chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zeros(400 * _MB)))
    ),
    "PNG with an XMP packet of 40 MB": Hostile(
        lambda: png_with(chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + b"<a>" * (40 * _MB // 3))), quick=False
    ),
    "PNG of 3 million chunks": Hostile(lambda: png_with(chunk(b"prVt", b"") * 3 * _MB)),
    "PNG of 3 million texts": Hostile(lambda: png_with(chunk(b"tEXt", b"k\0v") * 3 * _MB), quick=False),
    "PNG of 4 million empty pieces": Hostile(lambda: png_with(chunk(b"IDAT", b"") * 4 * _MB), quick=False),
    "PNG of a million frames": Hostile(lambda: _frames(_MB), quick=False),
    "PNG of 40 MB behind its pixels": Hostile(lambda: png_with() + bytes(40 * _MB), quick=False),
    "PNG whose EXIF is a circle": Hostile(lambda: png_with(chunk(b"eXIf", circle()))),
    "PNG whose EXIF values overlap": Hostile(lambda: png_with(chunk(b"eXIf", overlap(2_000, 2 * _MB)))),
    "PNG whose raw EXIF values overlap": Hostile(lambda: png_with(_raw_exif(overlap(2_000, 400_000)))),
    "PNG with a palette of 16 MB": Hostile(
        lambda: png(64, 32, chunk(b"PLTE", bytes(16 * _MB)), _pixels(64, 32, 8), colour=3)
    ),
}
