"""How an AVIF says that its colours are coded, where it holds no profile: its ``colr`` box of the type ``nclx``; and
which part of it is to be shown.

ISO/IEC 14496-12, 12.1.5, and https://aomediacodec.github.io/av1-avif/
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

#: Boxes that lead there, and what stands in each before the boxes in it.
_WAY = ((b"meta", 4), (b"iprp", 0), (b"ipco", 0))
#: Boxes beside each other, and bytes of a description: no writer needs as many.
_MOST_BOXES, _MOST = 1000, 256 * 1024


def coding(data: bytes) -> tuple[int, int] | None:
    """The numbers of the primaries and of the curve in H.273; None where the file tells none."""
    for name, body in _properties(data):
        if name == b"colr" and body.startswith(b"nclx") and len(body) >= 8:
            return int.from_bytes(body[4:6], "big"), int.from_bytes(body[6:8], "big")
    return None


def cut_size(data: bytes, size: tuple[int, int]) -> tuple[int, int]:
    """What is to be shown of a picture of that size: of its ``clap`` box a browser takes one that begins in the upper
    left corner, and no other."""
    body = next((body for name, body in _properties(data) if name == b"clap" and len(body) >= 32), b"")
    if not body:
        return size
    terms = struct.unpack(">8l", body[:32])
    if min(terms[1::2]) <= 0:
        return size
    # https://www.iso.org/standard/83102.html (ISO/IEC 14496-12, 12.1.4): its middle is the picture's, moved
    width, height, across, down = (Fraction(*pair) for pair in zip(terms[::2], terms[1::2], strict=True))
    begins = (2 * across, 2 * down) == (width - size[0], height - size[1])
    fits = 0 < width <= size[0] and 0 < height <= size[1] and width.denominator == height.denominator == 1
    return (int(width), int(height)) if begins and fits else size


def _properties(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Of the file's pictures."""
    inside = data
    for name, skipped in _WAY:
        inside = next((body[skipped:] for each, body in islice(_boxes(inside), _MOST_BOXES) if each == name), b"")[
            :_MOST
        ]
    return islice(_boxes(inside), _MOST_BOXES)


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    start = 0
    while start + 8 <= len(data):
        size, body = int.from_bytes(data[start : start + 4], "big"), 8
        if size == 1:
            size, body = int.from_bytes(data[start + 8 : start + 16], "big"), 16
        if size == 0:
            size = len(data) - start
        if size < body:
            return
        yield data[start + 4 : start + 8], data[start + body : start + size]
        start += size
