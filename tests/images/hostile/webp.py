"""WebP: its chunks, frames and canvas."""

from __future__ import annotations

import io
import struct

from PIL import Image

from tests.images.hostile.parts import EDGE, MOST, WEBP, Hostile, canvas, overlap, riff, webp
from tests.images.pictures import saved

_MB = 1_000_000
_PICTURE = WEBP[12:]


def _animation(edge: int, count: int) -> bytes:
    buffer = io.BytesIO()
    first, second = (Image.new("RGB", (edge, edge), colour) for colour in ("red", "blue"))
    first.save(buffer, "WEBP", save_all=True, append_images=[second], lossless=True, method=0)
    data = buffer.getvalue()
    start = data.index(b"ANMF")
    size = 8 + struct.unpack("<I", data[start + 4 : start + 8])[0]
    body = data[12:start] + data[start : start + size] * count
    return webp(body)


FILES = {
    "WebP of 268 megapixels": Hostile(
        lambda: webp(canvas(16_383, 16_383), riff(b"VP8L", b"\x2f" + b"\xff" * 3 + bytes(2)))
    ),
    "WebP of 88 megapixels": Hostile(
        lambda: saved(Image.new("RGB", (EDGE, EDGE)), "WEBP", lossless=True, method=0), MOST, quick=False
    ),
    "WebP with alpha of 88 megapixels": Hostile(
        lambda: saved(Image.new("RGBA", (EDGE, EDGE), (1, 2, 3, 4)), "WEBP", quality=1, method=0), MOST, quick=False
    ),
    "WebP of a small picture on 88 megapixels": Hostile(lambda: webp(canvas(EDGE, EDGE), _PICTURE), MOST),
    "WebP of 6 million empty alphas": Hostile(lambda: webp(canvas(64, 32, 0x10), riff(b"ALPH") * 6 * _MB, _PICTURE)),
    "WebP of 6 million unknown chunks": Hostile(lambda: webp(canvas(64, 32), riff(b"abcd") * 6 * _MB, _PICTURE)),
    "WebP of 2 million empty frames": Hostile(
        lambda: webp(canvas(64, 32, 2), riff(b"ANIM", bytes(6)), riff(b"ANMF", bytes(16)) * 2 * _MB), quick=False
    ),
    "WebP of 100,000 frames": Hostile(lambda: _animation(64, 100_000), quick=False),
    "WebP of a thousand frames of 16 megapixels": Hostile(lambda: _animation(4_000, 1_000), 16 * _MB, quick=False),
    "WebP with a profile of 40 MB": Hostile(
        lambda: webp(canvas(64, 32, 0x20), riff(b"ICCP", bytes(40 * _MB)), _PICTURE), quick=False
    ),
    "WebP whose EXIF values overlap": Hostile(
        lambda: webp(canvas(64, 32, 8), _PICTURE, riff(b"EXIF", overlap(2_000, 2 * _MB)))
    ),
    "WebP with an XMP packet of 40 MB": Hostile(
        lambda: webp(canvas(64, 32, 4), _PICTURE, riff(b"XMP ", b"<a>" * (40 * _MB // 3))), quick=False
    ),
}
