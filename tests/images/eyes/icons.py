"""Icons and cursors: what is transparent in them."""

from __future__ import annotations

import struct

from tests.images.eyes.painting import HEIGHT, WIDTH, Files, painting, png

#: Of a row of a mask, of which the left half is transparent.
_LEFT = b"\xff" * (WIDTH // 16) + bytes(WIDTH // 16)


def icon(*pictures: bytes, kind: int = 1, bits: int = 32) -> bytes:
    """``kind``: 1 icon, 2 cursor, whose directory says where it points to instead of its bits."""
    place, table = 6 + 16 * len(pictures), b""
    for picture in pictures:
        table += struct.pack("<BBBBHHLL", WIDTH, HEIGHT, 0, 0, 1, bits, len(picture), place)
        place += len(picture)
    return struct.pack("<HHH", 0, kind, len(pictures)) + table + b"".join(pictures)


def drawing(alpha: int = 255, mask: bytes = bytes(WIDTH // 8)) -> bytes:
    """Without the header of a file, and with a mask behind its pixels. ``mask``: a row of it, a bit for each."""
    image = painting()
    head = struct.pack("<LllHHLLllLL", 40, WIDTH, HEIGHT * 2, 1, 32, 0, 0, 0, 0, 0, 0)
    rows = (image.crop((0, y, WIDTH, y + 1)) for y in reversed(range(HEIGHT)))
    blue_first = (row.tobytes("raw", "BGR") for row in rows)
    pixels = b"".join(row[n : n + 3] + bytes((alpha,)) for row in blue_first for n in range(0, len(row), 3))
    return head + pixels + mask * HEIGHT


ICONS: Files = {
    f"icon: {name}": make
    for name, make in {
        "a PNG": lambda: icon(png()),
        "a drawing": lambda: icon(drawing()),
        "a drawing, half transparent": lambda: icon(drawing(alpha=128)),
        "a drawing without alpha": lambda: icon(drawing(alpha=0)),
        "a drawing without alpha, but with a mask": lambda: icon(drawing(alpha=0, mask=_LEFT)),
        "a drawing with alpha and with a mask": lambda: icon(drawing(alpha=128, mask=_LEFT)),
        "a drawing whose bits nobody tells": lambda: icon(drawing(alpha=128), bits=0),
        "a cursor of a PNG": lambda: icon(png(), kind=2, bits=7),
        "a cursor of a drawing": lambda: icon(drawing(alpha=128), kind=2, bits=7),
    }.items()
}
