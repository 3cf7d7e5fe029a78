"""TIFF files of any depth and coding, as no writer at hand makes them."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

_FORMS = {1: "B", 2: "c", 3: "H", 4: "L"}


def tiff(
    size: tuple[int, int],
    pixels: bytes,
    *,
    bits: Sequence[int] = (8,),
    number: int = 1,
    photometric: int = 1,
    compression: int = 1,
    tags: Mapping[int, tuple[int, Sequence[int] | bytes]] | None = None,
) -> bytes:
    """One strip. ``bits``: of each sample; ``number``: 1 whole, 2 signed, 3 floating point; ``tags``: tag → (type,
    values)."""
    width, height = size
    entries: dict[int, tuple[int, Sequence[int] | bytes]] = {
        256: (4, [width]),
        257: (4, [height]),
        258: (3, bits),
        259: (3, [compression]),
        262: (3, [photometric]),
        273: (4, [0]),
        277: (3, [len(bits)]),
        278: (4, [height]),
        279: (4, [len(pixels)]),
        339: (3, [number] * len(bits)),
        **(tags or {}),
    }
    behind = 8 + 2 + 12 * len(entries) + 4
    packed = {
        tag: values if isinstance(values, bytes) else struct.pack(f"<{len(values)}{_FORMS[kind]}", *values)
        for tag, (kind, values) in entries.items()
    }
    blobs = b"".join(value for _tag, value in sorted(packed.items()) if len(value) > 4)
    packed[273] = struct.pack("<L", behind + len(blobs))
    directory, place = struct.pack("<H", len(entries)), behind
    for tag, value in sorted(packed.items()):
        kind, values = entries[tag]
        directory += struct.pack("<HHL", tag, kind, len(values))
        directory += value.ljust(4, b"\0") if len(value) <= 4 else struct.pack("<L", place)
        place += len(value) if len(value) > 4 else 0
    return b"II*\0" + struct.pack("<L", 8) + directory + bytes(4) + blobs + pixels
