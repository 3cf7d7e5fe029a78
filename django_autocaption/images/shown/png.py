"""What the chunks of a PNG say before its pixels begin, and the first frame of one whose picture is no frame.

Of each chunk the first counts; an ancillary one whose checksum is wrong is passed over, as libpng does.
https://www.w3.org/TR/png-3/
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from PIL import Image

from django_autocaption.images.shown.profiles import is_whole

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
#: Chunks before the pixels that are asked for here, and the sizes that they may have.
_ASKED: dict[bytes, range] = {
    b"IHDR": range(13, 14),
    b"PLTE": range(3, 769),
    b"tRNS": range(1, 257),
    b"cICP": range(4, 5),
    b"iCCP": range(1, 2**31),
    b"sRGB": range(1, 2),
    b"gAMA": range(4, 5),
    b"cHRM": range(32, 33),
    b"eXIf": range(8, 2**31),
    b"acTL": range(8, 9),
    b"fcTL": range(26, 27),
}
_GREY, _COLOURS = 0, 2
#: A profile's text may be as long as this, unpacked.
_MOST_PROFILE = 4 * 1024**2


@dataclass(frozen=True)
class Chunks:
    """Of a PNG, those before its pixels: the contents by name."""

    said: dict[bytes, bytes] = field(default_factory=dict)
    pixels: int = 0
    """Where the first chunk of pixels begins; the file's end where there is none."""

    @property
    def profile(self) -> bytes:
        """The ICC profile, unpacked; empty where it is broken."""
        _name, _nought, packed = self.said.get(b"iCCP", b"").partition(b"\0")
        try:
            profile = zlib.decompressobj().decompress(packed[1:], _MOST_PROFILE)
        except zlib.error:
            return b""
        return profile if is_whole(profile) else b""

    def correct(self, opened: Image.Image) -> None:
        """Where Pillow takes the number of the transparent colour for another one, or minds what stands too early."""
        if (transparency := self._transparency) is not None:
            opened.info["transparency"] = transparency
        names = list(self.said)
        if opened.mode == "P" and b"tRNS" in names[: names.index(b"PLTE") if b"PLTE" in names else 0]:
            opened.info["transparency"] = b"\xff"  # none, and what is sent must not have it either

    @property
    def _transparency(self) -> int | tuple[int, int, int] | None:
        """The grey or colour that is none, in 8 bits a sample; of grey with 16 bits in all of them."""
        body, header = self.said.get(b"tRNS", b""), self.said.get(b"IHDR", bytes(13))
        depth, kind = header[8], header[9]
        if kind == _GREY and len(body) == 2:
            value = int.from_bytes(body, "big")
            return value if depth == 16 else (value & (1 << depth) - 1) * (255 // ((1 << depth) - 1))
        if kind == _COLOURS and len(body) == 6:
            red, green, blue = struct.unpack(">HHH", body)
            shift = 8 if depth == 16 else 0
            return red >> shift & 255, green >> shift & 255, blue >> shift & 255
        return None

    @property
    def hides_its_picture(self) -> bool:
        """It is an animation, and the picture that stands first is none of its frames."""
        frames = int.from_bytes(self.said.get(b"acTL", b"")[:4], "big")
        return frames > 0 and b"fcTL" not in self.said


def chunks(data: bytes) -> Chunks:
    """Never raises; what cannot be followed any further ends there."""
    said: dict[bytes, bytes] = {}
    for name, start, end in _parts(data):
        if name == b"IDAT":
            return Chunks(said, start)
        body = data[start + 8 : end - 4]
        if len(body) in _ASKED.get(name, ()) and name not in said and _is_sound(data, start, end):
            said[name] = body
    return Chunks(said, len(data))


#: Of a file that is no PNG.
NONE = Chunks()


@dataclass(frozen=True)
class Frame:
    """A frame of an animation, as a still PNG of its own."""

    data: bytes
    canvas: tuple[int, int]
    place: tuple[int, int]
    """Of its upper left corner on the canvas, which is transparent elsewhere."""


def first_frame(data: bytes, first: Chunks) -> Frame | None:
    """Of a PNG that ``hides_its_picture``; None where there is none that fits on its canvas.

    https://www.w3.org/TR/png-3/#fcTL-chunk
    """
    header, control = first.said[b"IHDR"], b""
    body: list[bytes] = []
    canvas = struct.unpack(">LL", header[:8])
    for name, start, end in _parts(data, first.pixels, whole=False):
        if name == b"fcTL" and body:
            break
        if name == b"fcTL":
            control = data[start + 8 : end - 4]
        elif name == b"fdAT" and control:
            body.append(data[start + 12 : end - 4])
    if len(control) != 26 or not body:
        return None
    width, height, left, top = struct.unpack(">LLLL", control[4:20])
    if not width or not height or left + width > canvas[0] or top + height > canvas[1]:
        return None
    still = [_SIGNATURE, _chunk(b"IHDR", control[4:12] + header[8:])]
    still += [data[start:end] for name, start, end in _parts(data) if start < first.pixels and name not in _NOT_STILL]
    still += [_chunk(b"IDAT", b"".join(body)), _chunk(b"IEND", b"")]
    return Frame(b"".join(still), canvas, (left, top))


_NOT_STILL = frozenset({b"IHDR", b"acTL", b"fcTL"})


def _parts(data: bytes, start: int = len(_SIGNATURE), *, whole: bool = True) -> Iterator[tuple[bytes, int, int]]:
    """Name, start and end of each chunk. ``whole``: without one that breaks off, unless it holds pixels."""
    name = b""
    while name != b"IEND" and start + 12 <= len(data):
        name, end = data[start + 4 : start + 8], start + 12 + int.from_bytes(data[start : start + 4], "big")
        if whole and end > len(data) and name != b"IDAT":
            return
        yield name, start, min(end, len(data) + 4)
        start = end


def _is_sound(data: bytes, start: int, end: int) -> bool:
    return zlib.crc32(data[start + 4 : end - 4]) == int.from_bytes(data[end - 4 : end], "big")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">L", len(body)) + name + body + struct.pack(">L", zlib.crc32(name + body))
