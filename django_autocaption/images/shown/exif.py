"""The two things that a browser reads in EXIF: how the picture is turned, and how large it wants to be.

Tags and types: https://exiftool.org/TagNames/EXIF.html and TIFF 6.0,
https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

_ORIENTATION, _X_RESOLUTION, _Y_RESOLUTION, _UNIT, _EXIF = 0x0112, 0x011A, 0x011B, 0x0128, 0x8769
_WIDTH, _HEIGHT = 0xA002, 0xA003
_SHORT, _LONG, _RATIONAL = 3, 4, 5
_INCH = 2
#: Pixels of an inch of a page, for this purpose.
_RESOLUTION = 72


class _Entry(NamedTuple):
    tag: int
    kind: int
    number: int
    value: bytes
    """Four bytes: the value, or where it is."""


def orientation(block: bytes) -> int:
    """1–8, of a block that begins with its byte order; 1 where nothing sensible is said: a single SHORT."""
    order = _order(block)
    for entry in _entries(block, order, _first_directory(block, order)):
        if (entry.tag, entry.kind, entry.number) == (_ORIENTATION, _SHORT, 1):
            value = _number(entry, order)
            if 1 <= value <= 8:
                return value
    return 1


def page_size(block: bytes, size: tuple[int, int]) -> tuple[int, int]:
    """Pixels of a page that a JPEG of ``size`` pixels takes, neither of them turned.

    That is ``size``, but where the resolution and the dimensions in the block agree on another one.
    https://html.spec.whatwg.org/multipage/images.html#preparing-an-image-for-presentation
    """
    order = _order(block)
    resolution, dimensions, unit = [0.0, 0.0], [0, 0], 0
    for entry in _entries(block, order, _first_directory(block, order)):
        if entry.tag in {_X_RESOLUTION, _Y_RESOLUTION} and (entry.kind, entry.number) == (_RATIONAL, 1):
            resolution[entry.tag - _X_RESOLUTION] = _rational(block, order, entry)
        elif entry.tag == _UNIT and (entry.kind, entry.number) == (_SHORT, 1):
            unit = _number(entry, order)
        elif entry.tag == _EXIF and (entry.kind, entry.number) == (_LONG, 1):
            for inner in _entries(block, order, _number(entry, order)):
                if inner.tag in {_WIDTH, _HEIGHT} and inner.kind in {_SHORT, _LONG} and inner.number == 1:
                    dimensions[inner.tag - _WIDTH] = _number(inner, order)
    if unit != _INCH or not all(resolution) or not all(dimensions):
        return size
    fitting = [int(edge * _RESOLUTION / density + 0.5) for edge, density in zip(size, resolution, strict=True)]
    return (dimensions[0], dimensions[1]) if fitting == dimensions else size


def _order(block: bytes) -> str:
    """Of the bytes, as ``struct`` has it; "" for what is no such block."""
    return {b"II*\0": "<", b"MM\0*": ">"}.get(block[:4], "")


def _first_directory(block: bytes, order: str) -> int:
    return int(struct.unpack(order + "L", block[4:8])[0]) if order and len(block) >= 8 else 0


def _entries(block: bytes, order: str, start: int) -> Iterator[_Entry]:
    if not order or not 8 <= start <= len(block) - 2:
        return
    (number,) = struct.unpack(order + "H", block[start : start + 2])
    for place in range(start + 2, min(start + 2 + 12 * number, len(block) - 11), 12):
        yield _Entry(*struct.unpack(order + "HHL4s", block[place : place + 12]))


def _number(entry: _Entry, order: str) -> int:
    form, size = ("H", 2) if entry.kind == _SHORT else ("L", 4)
    return int(struct.unpack(order + form, entry.value[:size])[0])


def _rational(block: bytes, order: str, entry: _Entry) -> float:
    (place,) = struct.unpack(order + "L", entry.value)
    if place + 8 > len(block):
        return 0.0
    above, below = struct.unpack(order + "LL", block[place : place + 8])
    return above / below if below else 0.0
