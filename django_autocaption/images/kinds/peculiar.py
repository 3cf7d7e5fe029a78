"""Whole files of an ordinary format, but of a coding that the decoders here do not know: they are not damaged.

Looked at when decoding has failed, but for raw files: the small preview in those would decode.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

_SEGMENT = struct.Struct(">BBH")
#: JPEG frames that are decoded: baseline, extended, progressive; arithmetic ones of these. ITU-T T.81, table B.1,
#: https://www.w3.org/Graphics/JPEG/itu-t81.pdf; 0xF7 is JPEG-LS.
_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC9, 0xCA})
_OTHER_FRAMES = frozenset({0xC3, 0xC5, 0xC6, 0xC7, 0xCB, 0xCD, 0xCE, 0xCF, 0xF7})

#: https://www.awaresystems.be/imaging/tiff/tifftags.html
_NEW_SUBFILE, _COMPRESSION, _PHOTOMETRIC, _MAKE, _SAMPLES = 254, 259, 262, 271, 277
_SUB_DIRECTORIES, _DNG_VERSION = 330, 50706
#: None, fax, LZW, JPEG, Deflate, PackBits, LZMA, Zstandard: what every Pillow wheel decodes.
_COMPRESSIONS = frozenset({1, 2, 3, 4, 5, 6, 7, 8, 32771, 32773, 32946, 34925, 50000})
#: Of Sony, Nikon, Kodak and Pentax; and what a sensor has behind a mosaic of colours, or in linear light.
_RAW_COMPRESSIONS, _RAW_PHOTOMETRICS = frozenset({32767, 34713, 65000, 65535}), frozenset({32803, 34892})
_MOST_SAMPLES = 6
#: Pillow knows the mark, but looks for the number at its little end.
_BIG_ENDIAN_BIG_TIFF = b"MM\0+"
_MOST_ENTRIES = 512


def is_peculiar(data: bytes, kind: str) -> bool:
    """Whether the file, which failed to decode, says of itself that it is coded in a way that is not decoded here."""
    if kind == "JPEG":
        frame, precision, components = _frame(data)
        return frame in _OTHER_FRAMES or (frame in _FRAMES and (precision != 8 or components not in {1, 3, 4}))
    if kind == "TIFF":
        tags = _tags(data)
        return (
            data.startswith(_BIG_ENDIAN_BIG_TIFF)
            or tags.get(_COMPRESSION, 1) not in _COMPRESSIONS
            or tags.get(_SAMPLES, 1) > _MOST_SAMPLES
        )
    return False


def is_raw(data: bytes) -> bool:
    """Whether a TIFF file is a camera's raw file (DNG, CR2, NEF, ARW, PEF…), whose first picture is a small preview."""
    if data[8:10] == b"CR" or data[8:12] in {b"IIII", b"MMMM"}:  # Canon; Phase One
        return True
    tags = _tags(data)
    previews = tags.get(_NEW_SUBFILE) == 1 and _MAKE in tags and _SUB_DIRECTORIES in tags
    return (
        previews
        or _DNG_VERSION in tags
        or tags.get(_COMPRESSION) in _RAW_COMPRESSIONS
        or tags.get(_PHOTOMETRIC) in _RAW_PHOTOMETRICS
    )


def _frame(data: bytes) -> tuple[int, int, int]:
    """Marker, bits of a sample and number of components of a JPEG's first frame; zeros where there is none."""
    position = 2
    while position + _SEGMENT.size <= len(data):
        mark, marker, size = _SEGMENT.unpack_from(data, position)
        if mark != 0xFF or size < 2:
            break
        if marker in _FRAMES or marker in _OTHER_FRAMES:
            return marker, *_bytes(data, position + 4), *_bytes(data, position + 9)
        position += 2 + size
    return 0, 0, 0


def _bytes(data: bytes, position: int) -> tuple[int]:
    return (data[position] if position < len(data) else 0,)


def _tags(data: bytes) -> Mapping[int, int]:
    """Of the first directory: tag → its first value where that is a number which stands in the entry itself, else 0."""
    order = "<" if data.startswith(b"II") else ">"
    big = data[2:4] in {b"+\0", b"\0+"}
    first, head, entry = (8, "Q", "HHQ8s") if big else (4, "H", "HHL4s")
    start = _read(order + ("Q" if big else "L"), data, first)
    number = min(_read(order + head, data, start), _MOST_ENTRIES)
    begin, width = start + struct.calcsize(order + head), struct.calcsize(order + entry)
    entries = data[begin : begin + number * width]
    found = struct.iter_unpack(order + entry, entries[: len(entries) // width * width])
    return {tag: _value(order, kind, count, value) for tag, kind, count, value in found}


def _value(order: str, kind: int, count: int, value: bytes) -> int:
    form = {1: "B", 3: "H", 4: "L"}.get(kind)
    if form is None or count * struct.calcsize(order + form) > len(value):
        return 0
    return int(struct.unpack_from(order + form, value)[0])


def _read(form: str, data: bytes, position: int) -> int:
    fits = position + struct.calcsize(form) <= len(data)
    return int(struct.unpack_from(form, data, position)[0]) if fits else 0
