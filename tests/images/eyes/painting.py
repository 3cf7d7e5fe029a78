"""The picture of which every file of the corpus is made, and the pieces that files are put together from."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable, Iterable
from typing import Any

from PIL import Image, ImageCms

from tests.images.pictures import saved

WIDTH, HEIGHT = 160, 96
#: Middle tones, which every change of colour shows on; the last is near white.
COLOURS = ((200, 60, 40), (60, 140, 60), (50, 70, 180), (230, 220, 200))

#: Of pictures whose light is PQ or HLG: darker than paper, and mostly much brighter.
DIM = ((120, 90, 80), (90, 120, 90), (85, 95, 130), (145, 140, 130))
BRIGHT = ((230, 230, 230), (200, 200, 200), (255, 120, 60), (90, 160, 240))

#: A file by its name.
Files = dict[str, Callable[[], bytes]]


def painting(
    width: int = WIDTH, height: int = HEIGHT, colours: Iterable[tuple[int, int, int]] = COLOURS
) -> Image.Image:
    """A quarter of each colour: every way to turn it, and every colour that is wrong, shows."""
    image = Image.new("RGB", (width, height))
    boxes = ((0, 0, width // 2, height // 2), (width // 2, 0, width, height // 2))
    lower = [(left, height // 2, right, height) for left, _top, right, _bottom in boxes]
    for colour, box in zip(colours, (*boxes, *lower), strict=True):
        image.paste(colour, box)
    return image


def detailed() -> Image.Image:
    """The same with some grain and four times as many pixels, so that compressed data is not over at once."""
    image = painting(WIDTH * 2, HEIGHT * 2)
    grain = Image.frombytes("L", image.size, random.Random(7).randbytes(image.width * image.height))
    return Image.blend(image, Image.merge("RGB", [grain] * 3), 0.15)


def seen_through() -> Image.Image:
    """Wholly transparent (over black) in the right half, half transparent at the bottom left."""
    image = painting().convert("RGBA")
    image.paste((0, 0, 0, 0), (WIDTH // 2, 0, WIDTH, HEIGHT))
    alpha = image.getchannel("A")
    alpha.paste(128, (0, HEIGHT // 2, WIDTH // 2, HEIGHT))
    image.putalpha(alpha)
    return image


def exif(orientation: int = 6, *, order: str = "<", kind: int = 3, count: int = 1, more: Iterable[bytes] = ()) -> bytes:
    """A TIFF block whose directory says how to turn the picture. ``more``: further entries, of 12 bytes."""
    value = struct.pack(
        order + "HH" if kind == 3 else order + "L", *((orientation, 0) if kind == 3 else (orientation,))
    )
    entries = [struct.pack(order + "HHL", 0x0112, kind, count) + value, *more]
    mark = b"II*\0" if order == "<" else b"MM\0*"
    directory = struct.pack(order + "H", len(entries)) + b"".join(entries) + struct.pack(order + "L", 0)
    return mark + struct.pack(order + "L", 8) + directory


def xmp(orientation: int = 6) -> bytes:
    """A packet that says the same in its own words."""
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" '
        f'tiff:Orientation="{orientation}"/></rdf:RDF></x:xmpmeta>'
    ).encode()


def swapped_profile() -> bytes:
    """An RGB profile in which red means green."""
    profile: bytes = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"????", 1).replace(b"gXYZ", b"rXYZ", 1).replace(b"????", b"gXYZ", 1)


def _s15(*values: float) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))


def _profile(space: bytes, connection: bytes, kind: bytes, tags: dict[bytes, bytes]) -> bytes:
    """An ICC profile, version 2.4: https://www.color.org/icc32.pdf"""
    tags = {b"desc": b"desc" + bytes(4) + struct.pack(">L", 5) + b"eyes\0" + bytes(78), **tags}
    tags |= {b"wtpt": b"XYZ " + bytes(4) + _s15(0.9642, 1, 0.8249), b"cprt": b"text" + bytes(4) + b"none\0"}
    start, table, bodies = 132 + 12 * len(tags), struct.pack(">L", len(tags)), b""
    for name, body in tags.items():
        table += name + struct.pack(">LL", start + len(bodies), len(body))
        bodies += body + bytes(-len(body) % 4)
    rest = table + bodies
    head = struct.pack(">L4sL4s4s4s", 128 + len(rest), bytes(4), 0x02400000, kind, space, connection)
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + _s15(0.9642, 1, 0.8249)
    return head.ljust(128, b"\0") + rest


def grey_profile(gamma: float) -> bytes:
    """Grey whose tones follow a power."""
    curve = b"curv" + bytes(4) + struct.pack(">LH", 1, round(gamma * 256)) + bytes(2)
    return _profile(b"GRAY", b"XYZ ", b"mntr", {b"kTRC": curve})


def wide_profile(gamma: float = 1.8, *, cicp: tuple[int, int] | None = None) -> bytes:
    """RGB with the primaries of ProPhoto and a power of 1.8. ``cicp``: numbers of others, which newer profiles have."""
    curve = b"curv" + bytes(4) + struct.pack(">LH", 1, round(gamma * 256)) + bytes(2)
    primaries = {b"r": (0.79767, 0.28804, 0), b"g": (0.13519, 0.71188, 0), b"b": (0.03134, 0.00009, 0.82491)}
    columns = {name + b"XYZ": b"XYZ " + bytes(4) + _s15(*values) for name, values in primaries.items()}
    tags = {**columns, **{name + b"TRC": curve for name in primaries}}
    if cicp is not None:
        tags[b"cicp"] = b"cicp" + bytes(4) + bytes((*cicp, 0, 1))
    return _profile(b"RGB ", b"XYZ ", b"mntr", tags)


def press_profile() -> bytes:
    """CMYK by a table of its corners: inks that are paler than those of a screen, on paper that is no pure white."""
    table = b"mft1" + bytes(4) + bytes((4, 3, 2, 0)) + _s15(1, 0, 0, 0, 1, 0, 0, 0, 1)
    table += bytes(range(256)) * 4
    for cyan, magenta, yellow, black in ((c, m, y, k) for c in (0, 1) for m in (0, 1) for y in (0, 1) for k in (0, 1)):
        lightness = (240 - 60 * cyan - 70 * magenta - 10 * yellow) * (0.2 if black else 1)
        table += bytes((round(lightness), 128 - 35 * cyan + 60 * magenta, 128 - 40 * cyan + 70 * yellow))
    table += bytes(range(256)) * 3
    return _profile(b"CMYK", b"Lab ", b"prtr", {b"A2B0": table})


def table_profile() -> bytes:
    """RGB by a table of its corners, with other colours than those of a screen."""
    table = b"mft1" + bytes(4) + bytes((3, 3, 2, 0)) + _s15(1, 0, 0, 0, 1, 0, 0, 0, 1) + bytes(range(256)) * 3
    for red, green, blue in ((r, g, b) for r in (0, 1) for g in (0, 1) for b in (0, 1)):
        lightness = round(255 * (0.2 * green + 0.7 * red + 0.1 * blue))
        table += bytes((lightness, 128 + 70 * green - 60 * red, 128 + 60 * red - 70 * blue))
    return _profile(b"RGB ", b"Lab ", b"mntr", {b"A2B0": table + bytes(range(256)) * 3})


def segment(marker: int, payload: bytes) -> bytes:
    """A part of a JPEG."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(payload) + 2) + payload


def jpeg(*segments: bytes, image: Image.Image | None = None, **options: Any) -> bytes:
    """The painting, with segments right behind the first marker."""
    data = saved(image or painting(), "JPEG", **{"subsampling": 0, **options})
    return data[:2] + b"".join(segments) + data[2:]


PNG = b"\x89PNG\r\n\x1a\n"


def chunk(name: bytes, body: bytes = b"") -> bytes:
    """A part of a PNG."""
    return struct.pack(">L", len(body)) + name + body + struct.pack(">L", zlib.crc32(name + body))


def chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    """The parts of a PNG."""
    found, start = [], 8
    while start < len(data):
        size = int.from_bytes(data[start : start + 4], "big")
        found.append((data[start + 4 : start + 8], data[start + 8 : start + 8 + size]))
        start += 12 + size
    return found


def png(*before: bytes, image: Image.Image | None = None, behind: Iterable[bytes] = (), **options: Any) -> bytes:
    """The painting, with chunks right behind its header, and others behind its pixels."""
    data = saved(image or painting(), "PNG", **options)
    return data[:33] + b"".join(before) + data[33:-12] + b"".join(behind) + data[-12:]


def riff(*parts: tuple[bytes, bytes]) -> bytes:
    """A WebP of these chunks."""
    body = b"".join(name + struct.pack("<L", len(part)) + part + bytes(len(part) % 2) for name, part in parts)
    return b"RIFF" + struct.pack("<L", len(body) + 4) + b"WEBP" + body


def webp_parts(data: bytes) -> list[tuple[bytes, bytes]]:
    """The chunks of a WebP."""
    found, start = [], 12
    while start + 8 <= len(data):
        size = int.from_bytes(data[start + 4 : start + 8], "little")
        found.append((data[start : start + 4], data[start + 8 : start + 8 + size]))
        start += 8 + size + size % 2
    return found


def cut(data: bytes, part: float) -> bytes:
    """What is there of a file that breaks off."""
    return data[: int(len(data) * part)]
