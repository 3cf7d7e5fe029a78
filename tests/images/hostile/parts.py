"""What hostile files are put together from: segments, chunks, boxes, directories."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from tests.images.pictures import quarters, saved

JPEG, PNG, GIF, WEBP = (saved(quarters(), kind) for kind in ("JPEG", "PNG", "GIF", "WEBP"))
JPEG_SIZE = struct.pack(">HH", 32, 64)
_GIF_TABLE = 13 + 3 * (2 << (GIF[10] & 7))
#: As many pixels as Pillow's own limit lets through, and as square as that goes.
MOST = 88_000_000
EDGE = 9_380


@dataclass(frozen=True)
class Hostile:
    """A file that asks for much."""

    make: Callable[[], bytes]
    pixels: int = 64 * 32
    """Of the picture that it holds, or claims to hold; for them it may take memory."""
    quick: bool = True
    """Made in a moment and refused in another."""


def repeated(part: bytes, size: int) -> bytes:
    """The part again and again, for about so many bytes."""
    return part * (size // len(part))


def chunk(name: bytes, body: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int, height: int, *chunks: bytes, depth: int = 8, colour: int = 2, interlaced: int = 0) -> bytes:
    """A PNG of these chunks between its header and its end."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, interlaced)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(chunks) + chunk(b"IEND", b"")


_PIECE = 1024**2


def zeros(size: int, *, wrapped: bool = True) -> bytes:
    """So many zero bytes, deflated: a piece is squeezed once, since behind a full flush each begins anew."""
    squeeze = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    piece = squeeze.compress(bytes(_PIECE)) + squeeze.flush(zlib.Z_FULL_FLUSH)
    body = piece * (size // _PIECE) + squeeze.compress(bytes(size % _PIECE)) + squeeze.flush()
    return b"\x78\xda" + body + struct.pack(">HH", size % 65_521, 1) if wrapped else body


def png_with(*chunks: bytes) -> bytes:
    """A small PNG with chunks before its pixels."""
    return PNG[:33] + b"".join(chunks) + PNG[33:]


def segment(marker: int, payload: bytes = b"") -> bytes:
    """A segment of a JPEG."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(payload) + 2) + payload


def jpeg_with(*segments: bytes) -> bytes:
    """A small JPEG with segments before its pixels."""
    return JPEG[:2] + b"".join(segments) + JPEG[2:]


def gif_with(*blocks: bytes) -> bytes:
    """A small GIF with blocks before its pixels."""
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


def tail_of(entries: int) -> int:
    """Where the tail of a TIFF structure of so many entries begins."""
    return 8 + 2 + 12 * entries + 4


def exif_segments(block: bytes) -> list[bytes]:
    """The block in as many segments as it takes."""
    return [segment(0xE1, b"Exif\0\0" + block[start : start + 65_000]) for start in range(0, len(block), 65_000)]


def circle() -> bytes:
    """EXIF whose directories lead to themselves."""
    return tiff([(tag, 4, 1, 8) for tag in (0x8769, 0x8825, 0xA005)], following=8)


def overlap(entries: int, size: int) -> bytes:
    """EXIF of which every value is the same long piece."""
    return tiff([(0x9C00 + n, 1, size, tail_of(entries)) for n in range(entries)], bytes(size))


def box(name: bytes, body: bytes = b"") -> bytes:
    """A box of an ISO base media file."""
    return struct.pack(">I", len(body) + 8) + name + body


def riff(name: bytes, body: bytes = b"") -> bytes:
    """A chunk of a RIFF file."""
    return name + struct.pack("<I", len(body)) + body + bytes(len(body) % 2)


def webp(*chunks: bytes) -> bytes:
    """A WebP of these chunks."""
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def canvas(width: int, height: int, flags: int = 0) -> bytes:
    """The header of an extended WebP."""
    sizes = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return riff(b"VP8X", bytes((flags, 0, 0, 0)) + sizes)
