"""GIF: blocks and frames."""

from __future__ import annotations

import io
import struct

from PIL import Image

from tests.images.hostile.parts import EDGE, GIF, MOST, Hostile, gif_with
from tests.images.pictures import saved

_MB = 1_000_000


def frames(count: int) -> bytes:
    """An animation of so many frames."""
    buffer = io.BytesIO()
    shades = [Image.new("P", (8, 8), n % 256) for n in range(64)]
    shades[0].save(buffer, "GIF", save_all=True, append_images=shades[1:])
    data = buffer.getvalue()
    start = data.index(b"\x2c")
    return data[:start] + (data[start:-1]) * (count // 64) + b";"


def _claims(width: int, height: int) -> bytes:
    return GIF[:6] + struct.pack("<HH", width, height) + GIF[10:]


FILES = {
    "GIF of 4 gigapixels": Hostile(lambda: _claims(65_535, 65_535)),
    "GIF of a small frame on 88 megapixels": Hostile(lambda: _claims(EDGE, EDGE), MOST, quick=False),
    "GIF of 88 megapixels": Hostile(lambda: saved(Image.new("P", (EDGE, EDGE)), "GIF"), MOST, quick=False),
    "GIF of 88 megapixels without its pixels": Hostile(
        lambda: saved(Image.new("P", (EDGE, EDGE)), "GIF")[:-60_000] + b"\0;", MOST, quick=False
    ),
    "GIF of 5 million comments": Hostile(lambda: gif_with(b"\x21\xfe\x01c\0" * 5 * _MB)),
    "GIF with a comment of 40 MB": Hostile(lambda: gif_with(b"\x21\xfe" + (b"\xff" + bytes(255)) * 160_000 + b"\0")),
    "GIF with a comment of a million pieces": Hostile(lambda: gif_with(b"\x21\xfe" + b"\1c" * 4 * _MB + b"\0")),
    "GIF of 5 million unknown blocks": Hostile(lambda: gif_with(b"\x21\xab\0" * 5 * _MB), quick=False),
    "GIF of 100,000 frames": Hostile(lambda: frames(100_000)),
    "GIF of frames without pixels": Hostile(
        lambda: GIF[:-1] + (b"\x2c" + bytes(8) + b"\0\2\0") * 3 * _MB + b";", quick=False
    ),
}
