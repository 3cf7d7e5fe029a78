"""Small files that ask for much: memory, time, other programs."""

from __future__ import annotations

import io
import re
import struct
import zlib
from collections.abc import Callable

from PIL import Image

from tests.images.pictures import quarters, saved

JPEG, PNG, GIF = (saved(quarters(), kind) for kind in ("JPEG", "PNG", "GIF"))
JPEG_SIZE = struct.pack(">HH", 32, 64)
_GIF_TABLE = 13 + 3 * (2 << (GIF[10] & 7))


def chunk(name: bytes, body: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_with(*chunks: bytes) -> bytes:
    """A PNG with chunks before its pixels."""
    return PNG[:33] + b"".join(chunks) + PNG[33:]


def png_of_size(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be huge."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")


def segment(marker: int, payload: bytes = b"") -> bytes:
    """A segment of a JPEG."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(payload) + 2) + payload


def jpeg_with(*segments: bytes) -> bytes:
    """A JPEG with segments before its pixels."""
    return JPEG[:2] + b"".join(segments) + JPEG[2:]


def gif_with(*blocks: bytes) -> bytes:
    """A GIF with blocks before its pixels."""
    return GIF[:_GIF_TABLE] + b"".join(blocks) + GIF[_GIF_TABLE:]


def progressive(scans: int, edge: int = 4000) -> bytes:
    """A progressive JPEG of one colour whose last scan, a few bytes, is repeated."""
    whole = saved(Image.new("RGB", (edge, edge)), "JPEG", progressive=True, quality=50)
    last = [found.start() for found in re.finditer(b"\xff\xda", whole)][-1]
    return whole[:-2] + whole[last:-2] * scans + whole[-2:]


def tiff(entries: list[tuple[int, int, int, int]], tail: bytes = b"", *, following: int = 0) -> bytes:
    """A TIFF structure of one directory: (tag, type, count, value or offset)."""
    directory = struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\0\x08\0\0\0" + directory + struct.pack("<I", following) + tail


def exif_segments(block: bytes) -> list[bytes]:
    """The block in as many segments as it takes."""
    return [segment(0xE1, b"Exif\0\0" + block[start : start + 65_000]) for start in range(0, len(block), 65_000)]


def webp_of_size(width: int, height: int) -> bytes:
    """A WebP that claims to be huge."""
    canvas = bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = (
        b"WEBPVP8X" + struct.pack("<I", 10) + canvas + b"VP8L" + struct.pack("<I", 6) + b"\x2f" + b"\xff" * 3 + bytes(2)
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _cycle() -> bytes:
    here = [(tag, 4, 1, 8) for tag in (0x8769, 0x8825, 0xA005)]
    return tiff(here, following=8)


def _overlap(entries: int, size: int) -> bytes:
    """Every value is the same long piece of the file."""
    tail = 8 + 2 + 12 * entries + 4
    return tiff([(0x9C00 + n, 1, size, tail) for n in range(entries)], bytes(size))


def _frames(count: int) -> bytes:
    buffer = io.BytesIO()
    shades = [Image.new("P", (8, 8), n % 256) for n in range(64)]
    shades[0].save(buffer, "GIF", save_all=True, append_images=shades[1:])
    data = buffer.getvalue()
    start = data.index(b"\x2c")
    return data[:start] + (data[start:-1]) * (count // 64) + b";"


#: What each is called, and how it is made. All of them are under 6 MB.
BOMBS: dict[str, Callable[[], bytes]] = {
    "PNG of 16 gigapixels": lambda: png_of_size(130_000, 130_000),
    "WebP of 268 megapixels": lambda: webp_of_size(16_383, 16_383),
    "GIF of 4 gigapixels": lambda: GIF[:6] + struct.pack("<HH", 65_535, 65_535) + GIF[10:],
    "TIFF of 4 gigapixels": lambda: tiff([(256, 4, 1, 65_535), (257, 4, 1, 65_535), (258, 3, 1, 8), (273, 4, 1, 8)]),
    "BMP of 4 gigapixels": lambda: b"BM" + bytes(12) + struct.pack("<IiiHHI", 40, 65_535, 65_535, 1, 24, 0) + bytes(20),
    "JPEG of 4 gigapixels": lambda: JPEG.replace(JPEG_SIZE, b"\xff\xdc\xff\xdc", 1),
    "PNG with text bombs": lambda: png_with(*[chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(1_000_000)))] * 200),
    "PNG with profile bomb": lambda: png_with(chunk(b"iCCP", b"n\0\0" + zlib.compress(bytes(50_000_000)))),
    "PNG with international text bomb": lambda: png_with(
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(bytes(50_000_000)))
    ),
    "PNG of many chunks": lambda: png_with(chunk(b"prVt", b"") * 400_000),
    "JPEG of many segments": lambda: jpeg_with(segment(0xE5) * 1_000_000),
    "JPEG of many comments": lambda: jpeg_with(segment(0xFE) * 1_000_000),
    "GIF of many comments": lambda: gif_with(b"\x21\xfe\x01c\0" * 1_000_000),
    "GIF with a long comment": lambda: gif_with(b"\x21\xfe" + (b"\xff" + bytes(255)) * 20_000 + b"\0"),
    "GIF of many frames": lambda: _frames(20_000),
    "JPEG of many scans": lambda: progressive(2_000),
    "JPEG whose EXIF is a circle": lambda: jpeg_with(*exif_segments(_cycle())),
    "PNG whose EXIF is a circle": lambda: png_with(chunk(b"eXIf", _cycle())),
    "TIFF whose directory is a circle": lambda: tiff([(256, 4, 1, 8), (257, 4, 1, 8), (0x8769, 4, 1, 8)], following=8),
    "JPEG whose EXIF values overlap": lambda: jpeg_with(*exif_segments(_overlap(20, 60_000))),
    "JPEG whose long EXIF values overlap": lambda: jpeg_with(*exif_segments(_overlap(2_000, 2_000_000))),
    "PNG whose EXIF values overlap": lambda: png_with(chunk(b"eXIf", _overlap(2_000, 2_000_000))),
    "PNG whose raw EXIF values overlap": lambda: png_with(
        chunk(
            b"zTXt",
            b"Raw profile type exif\0\0"
            + zlib.compress(b"\nexif\n  450000\n" + (b"Exif\0\0" + _overlap(2_000, 400_000)).hex().encode()),
        )
    ),
    "TIFF whose values overlap": lambda: _overlap(2_000, 2_000_000),
    "PostScript": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) (r) file\n",
    "PDF": lambda: b"%PDF-1.7\n1 0 obj<</OpenAction<</S/Launch/F(/bin/sh)>>>>endobj",
    "SVG with a script": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "SVG with entities": lambda: b'<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>',
    "polyglot of JPEG and ZIP": lambda: JPEG + b"PK\3\4" + bytes(1000),
    "polyglot of GIF and script": lambda: GIF[:6] + b"/*" + GIF[8:] + b"*/=alert(1)",
}
