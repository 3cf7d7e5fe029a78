"""WebP by Pillow's decoder, which takes memory for two pictures when it opens a file, and for four while it decodes:
the size is read before that, and what is not needed any more is let go.

https://developers.google.com/speed/webp/docs/riff_container
"""

from __future__ import annotations

from PIL import Image, WebPImagePlugin


def size_of(data: bytes) -> tuple[int, int] | None:
    """Width and height of the canvas as the header has them; None where it is broken."""
    name, head = data[12:16], data[20:30]
    if len(head) < 10:
        return None
    if name == b"VP8X":
        return 1 + int.from_bytes(head[4:7], "little"), 1 + int.from_bytes(head[7:10], "little")
    if name == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if name == b"VP8 ":
        return int.from_bytes(head[6:8], "little") & 0x3FFF, int.from_bytes(head[8:10], "little") & 0x3FFF
    return None


def load(opened: WebPImagePlugin.WebPImageFile) -> Image.Image:
    """The first frame with the ``info`` of ``opened``, which is of no use afterwards."""
    pixels, _timestamp, _duration = opened._get_next()
    del opened._decoder  # with its two canvases
    image = Image.frombytes(opened.mode, opened.size, pixels, "raw", opened.rawmode)
    image.info = opened.info
    return image
