"""Directories of TIFF and EXIF whose values lie over each other: a few megabytes that would be read as gigabytes.

Pillow takes care of that by itself only since its releases of 2026. TIFF 6.0, section 2,
https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf
"""

from __future__ import annotations

import struct

#: Bytes of one value by its type.
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
#: Tags that lead to a directory of their own: EXIF, GPS, interoperability.
_DIRECTORIES = frozenset({0x8769, 0x8825, 0xA005})
#: Bytes that directories may share, as some writers keep equal values once.
_SHARED = 64 * 1024


def overlap(block: bytes) -> bool:
    """Whether the values of a TIFF file or EXIF block (with or without its prefix) add up to more than the block."""
    block = block.removeprefix(b"Exif\0\0")
    order = {b"II": "<", b"MM": ">"}.get(block[:2])
    if order is None:
        return False
    big = block[2:4] in (b"+\0", b"\0+")
    first, head, entry = (8, order + "Q", order + "HHQQ") if big else (4, order + "H", order + "HHLL")
    offset = order + ("Q" if big else "L")
    waiting, seen, total = [_number(offset, block, first)], set[int](), 0
    while waiting and len(seen) < 8:
        start = waiting.pop()
        if start in seen or not 0 < start < len(block):
            continue
        seen.add(start)
        number = min(_number(head, block, start), 65_535)
        begin, width = start + struct.calcsize(head), struct.calcsize(entry)
        number = min(number, (len(block) - begin) // width)
        for tag, kind, count, value in struct.iter_unpack(entry, block[begin : begin + max(number, 0) * width]):
            size = count * _SIZES.get(kind, 0)
            if tag in _DIRECTORIES:
                waiting.append(value)
            elif value + size <= len(block):  # what ends outside is not read
                total += size
    return total > len(block) + _SHARED


def _number(form: str, block: bytes, start: int) -> int:
    piece = block[start : start + struct.calcsize(form)]
    return int(struct.unpack(form, piece)[0]) if len(piece) == struct.calcsize(form) else 0
