"""Small originals without their metadata and without another lossy generation: only what decoding needs is copied.

What is copied is a short list of known parts; everything else (EXIF, XMP, IPTC, ICC, comments, thumbnails, whatever
follows the end of the image) stays behind.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

_SOI, _EOI = b"\xff\xd8", b"\xff\xd9"
SOS = 0xDA
#: SOF0–2 (baseline, extended, progressive), DHT, SOS, DQT, DRI: what every decoder knows. ITU-T T.81, table B.1,
#: https://www.w3.org/Graphics/JPEG/itu-t81.pdf
_JPEG_PARTS = frozenset({0xC0, 0xC1, 0xC2, 0xC4, SOS, 0xDB, 0xDD})
_JPEG_METADATA = frozenset({*range(0xE0, 0xF0), 0xFE})
MARKER = re.compile(rb"\xff++([^\x00])")
#: Within a scan, 0xFF00 is a data byte and 0xFFD0–D7 are restart markers.
SCAN_END = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")

_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
#: https://www.w3.org/TR/png-3/#4Concepts.FormatTypes
_PNG_PARTS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
#: Samples of a pixel by colour type: https://www.w3.org/TR/png-3/#table111
_PNG_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
#: https://developers.google.com/speed/webp/docs/riff_container
_WEBP_PARTS = frozenset({b"ALPH", b"VP8 ", b"VP8L"})
_WEBP_ALPHA, _WEBP_ANIMATION = 0x10, 0x02


def strip(data: bytes, kind: str) -> bytes | None:
    """The same JPEG, PNG or still WebP without metadata; None for another kind, or what is too unusual to be cut."""
    if kind == "JPEG":
        parts = _jpeg_parts(data)
    elif kind == "PNG":
        parts = _png_parts(data)
    elif kind == "WEBP":
        parts = _webp_parts(data)
    else:
        return None
    try:
        return b"".join(parts)
    except _UnusualError:
        return None


def is_picture_alone(data: bytes) -> bool:
    """The compressed data of a small PNG ends with its last row. What hides behind that would leave the site as well,
    or unpack to gigabytes at whoever decodes all of it. False for what is interlaced, or cannot be told."""
    try:
        chunks = [(name, data[start + 8 : end - 4]) for name, start, end in _png_chunks(data)]
        width, height, depth, colour, _method, _filter, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
        size = height * (1 + -(-width * depth * _PNG_SAMPLES[colour] // 8))
        unpacked = zlib.decompressobj()
        rows = unpacked.decompress(b"".join(body for name, body in chunks if name == b"IDAT"), size + 1)
    except (struct.error, zlib.error, KeyError, _UnusualError):
        return False
    return not interlaced and len(rows) == size and unpacked.eof and not unpacked.unused_data


class _UnusualError(Exception):
    """The structure is not one that can be cut without decoding it."""


def _jpeg_parts(data: bytes) -> Iterator[bytes]:
    yield _SOI
    position = len(_SOI)
    while True:
        found = MARKER.match(data, position)
        if found is None:
            raise _UnusualError
        marker, start = found[1][0], found.end()
        if _EOI[1] == marker:
            yield _EOI
            return
        position = start + int.from_bytes(data[start : start + 2], "big")
        payload = data[start + 2 : position]
        if position < start + 2 or position > len(data):
            raise _UnusualError
        if marker in _JPEG_METADATA:
            payload = _colour_hint(marker, payload)
            if not payload:
                continue
        elif marker not in _JPEG_PARTS:
            raise _UnusualError
        yield bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2, "big") + payload
        if marker == SOS:
            scan_end = SCAN_END.search(data, position)
            if scan_end is None:
                raise _UnusualError
            yield data[position : scan_end.start()]
            position = scan_end.start()


def _colour_hint(marker: int, payload: bytes) -> bytes:
    """The application segments that tell a decoder the colour model, cut to their fixed fields; else nothing."""
    if marker == 0xE0 and payload.startswith(b"JFIF\0") and len(payload) >= 14:
        return payload[:12] + b"\0\0"  # a thumbnail of 0 × 0
    if marker == 0xEE and payload.startswith(b"Adobe") and len(payload) >= 12:
        return payload[:12]
    return b""


def _png_parts(data: bytes) -> Iterator[bytes]:
    yield _PNG_SIGNATURE
    for name, start, end in _png_chunks(data):
        if name in _PNG_PARTS:
            yield data[start:end]
        elif name[:1].isupper():  # a critical chunk: the image cannot be understood without it
            raise _UnusualError


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Name, start and end of each, up to the last one."""
    start = len(_PNG_SIGNATURE)
    name = b""
    while name != b"IEND":
        name = data[start + 4 : start + 8]
        end = start + 12 + int.from_bytes(data[start : start + 4], "big")
        if len(name) < 4 or end > len(data):
            raise _UnusualError
        yield name, start, end
        start = end


def _webp_parts(data: bytes) -> Iterator[bytes]:
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise _UnusualError
    parts, start = [], 12
    while start + 8 <= end:
        name, size = data[start : start + 4], int.from_bytes(data[start + 4 : start + 8], "little")
        part = data[start : start + 8 + size + size % 2]
        start += len(part)
        if len(part) < 8 + size or start > end:
            raise _UnusualError
        if name == b"VP8X":  # its flags announce what is left out
            if part[8] & _WEBP_ANIMATION:
                raise _UnusualError
            parts.append(part[:8] + bytes((part[8] & _WEBP_ALPHA,)) + part[9:])
        elif name in _WEBP_PARTS:
            parts.append(part)
    yield b"RIFF" + (4 + sum(map(len, parts))).to_bytes(4, "little") + b"WEBP"
    yield from parts
