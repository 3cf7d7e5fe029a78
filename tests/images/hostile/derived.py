"""AVIF and HEIC whose picture is put together of others: grids, overlays, copies, one of which may be itself."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PIL import Image

from tests.images.hostile.parts import EDGE, MOST, Hostile, box
from tests.images.pictures import saved

_MB = 1_000_000
_TILE = 256


@dataclass(frozen=True)
class Item:
    """What a file of the family holds: a coded picture, or how one is made of others."""

    kind: bytes
    body: bytes
    size: tuple[int, int]
    """Claimed."""
    of: Mapping[bytes, Sequence[int]] = field(default_factory=dict)
    """Kind of reference → numbers of items."""
    coded: bool = False
    properties: Sequence[bytes] = ()


def _full(name: bytes, body: bytes, *, version: int = 0, flags: int = 0) -> bytes:
    return box(name, struct.pack(">I", version << 24 | flags) + body)


def of_items(brand: bytes, coding: bytes, items: Sequence[Item]) -> bytes:
    """The first item, number 1, is the picture."""
    start = box(b"ftyp", brand + bytes(4) + b"mif1" + brand)
    size = len(start) + len(_meta(coding, items, 0)) + 8
    return start + _meta(coding, items, size) + box(b"mdat", b"".join(item.body for item in items))


def _meta(coding: bytes, items: Sequence[Item], place: int) -> bytes:
    properties, numbers, places, infos, references = [coding], b"", b"", b"", b""
    for number, item in enumerate(items, 1):
        own = [1] if item.coded else []
        for each in (_full(b"ispe", struct.pack(">II", *item.size)), *item.properties):
            if each not in properties:
                properties.append(each)
            own.append(properties.index(each) + 1)
        numbers += struct.pack(">HB", number, len(own)) + b"".join(struct.pack(">H", 0x8000 | each) for each in own)
        places += struct.pack(">HHHII", number, 0, 1, place, len(item.body))
        infos += _full(b"infe", struct.pack(">HH", number, 0) + item.kind + b"\0", version=2)
        references += b"".join(
            box(kind, struct.pack(f">HH{len(to)}H", number, len(to), *to)) for kind, to in item.of.items()
        )
        place += len(item.body)
    return _full(
        b"meta",
        _full(b"hdlr", bytes(4) + b"pict" + bytes(13))
        + _full(b"pitm", b"\0\1")
        + _full(b"iloc", b"\x44\0" + struct.pack(">H", len(items)) + places)
        + _full(b"iinf", struct.pack(">H", len(items)) + infos)
        + (_full(b"iref", references) if references else b"")
        + box(
            b"iprp",
            box(b"ipco", b"".join(properties)) + _full(b"ipma", struct.pack(">I", len(items)) + numbers, flags=1),
        ),
    )


def _coded(kind: str, edge: int = _TILE, colour: str = "red") -> tuple[bytes, bytes, bytes]:
    """Brand, decoder's configuration and pixels of a picture of one colour."""
    data = saved(Image.new("RGB", (edge, edge), colour), kind)
    brand, name = (b"avif", b"av1C") if kind == "AVIF" else (b"heic", b"hvcC")
    place = data.index(name) - 4
    pixels = data.index(b"mdat") + 4
    length = struct.unpack(">I", data[pixels - 8 : pixels - 4])[0] - 8
    return brand, data[place : place + struct.unpack(">I", data[place : place + 4])[0]], data[pixels : pixels + length]


def _codec(brand: bytes) -> bytes:
    return b"av01" if brand == b"avif" else b"hvc1"


def _grid_body(rows: int, columns: int, width: int, height: int) -> bytes:
    return bytes((0, 1, rows - 1, columns - 1)) + struct.pack(">II", width, height)


def _grid(kind: str, edge: int, *, width: int, height: int, shared: bool) -> bytes:
    """Of ``edge`` × ``edge`` tiles. ``shared``: all of them are one."""
    brand, coding, pixels = _coded(kind)
    count = edge * edge
    tiles = [Item(_codec(brand), pixels, (_TILE, _TILE), coded=True)] * (1 if shared else count)
    of = [2] * count if shared else list(range(2, count + 2))
    whole = Item(b"grid", _grid_body(edge, edge, width, height), (width, height), {b"dimg": of})
    return of_items(brand, coding, [whole, *tiles])


def _circle(kind: str, *between: bytes) -> bytes:
    """A grid of one tile, which is made of the grid."""
    brand, coding, pixels = _coded(kind)
    body = _grid_body(1, 1, _TILE, _TILE)
    ring = [
        Item(name, body if name == b"grid" else b"", (_TILE, _TILE), {b"dimg": [number % (len(between) + 1) + 1]})
        for number, name in enumerate((b"grid", *between), 1)
    ]
    return of_items(brand, coding, [*ring, Item(_codec(brand), pixels, (_TILE, _TILE), coded=True)])


def _tree(kind: str, depth: int, breadth: int) -> bytes:
    """Grids of ``breadth`` × ``breadth`` grids, which are all the next one: a few items, and no end of pixels."""
    brand, coding, pixels = _coded(kind)
    levels = [
        Item(
            b"grid",
            _grid_body(breadth, breadth, _TILE * breadth, _TILE * breadth),
            (_TILE * breadth, _TILE * breadth),
            {b"dimg": [number + 1] * breadth**2},
        )
        for number in range(1, depth + 1)
    ]
    return of_items(brand, coding, [*levels, Item(_codec(brand), pixels, (_TILE, _TILE), coded=True)])


def _layers(count: int, edge: int) -> bytes:
    """A HEIC of so many layers, each as large as it is, and all the same."""
    brand, coding, pixels = _coded("HEIF", edge)
    body = b"\0\1" + bytes(8) + struct.pack(">II", edge, edge) + bytes(8 * count)
    whole = Item(b"iovl", body, (edge, edge), {b"dimg": [2] * count})
    return of_items(brand, coding, [whole, Item(b"hvc1", pixels, (edge, edge), coded=True)])


def _copies(kind: str, count: int) -> bytes:
    """A copy of a copy of a copy…"""
    brand, coding, pixels = _coded(kind)
    chain = [Item(b"iden", b"", (_TILE, _TILE), {b"dimg": [number + 1]}) for number in range(1, count + 1)]
    return of_items(brand, coding, [*chain, Item(_codec(brand), pixels, (_TILE, _TILE), coded=True)])


def _own_alpha(kind: str) -> bytes:
    """A picture that is its own transparency, and its own thumbnail."""
    brand, coding, pixels = _coded(kind)
    alpha = _full(b"auxC", b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0")
    of = {b"auxl": [1], b"thmb": [1], b"prem": [1]}
    return of_items(brand, coding, [Item(_codec(brand), pixels, (_TILE, _TILE), of, coded=True, properties=[alpha])])


def _turned(kind: str, count: int) -> bytes:
    """Turned, mirrored and cut again and again."""
    brand, coding, pixels = _coded(kind)
    cut = box(b"clap", struct.pack(">8I", 1, 1, 1, 1, 0xFFFFFFFF, 1, 0xFFFFFFFF, 1))
    steps = [box(b"irot", b"\1"), box(b"imir", b"\1"), cut] * (count // 3)
    return of_items(brand, coding, [Item(_codec(brand), pixels, (_TILE, _TILE), coded=True, properties=steps)])


def _sequence(samples: int) -> bytes:
    """An AVIF animation whose tables count so many samples, in a few bytes."""
    data = _animation()
    for name, place in ((b"stsz", 12), (b"stts", 8), (b"stsz", 16)):
        start = data.rindex(name) + 4 + place - 4
        data = data[:start] + struct.pack(">I", samples) + data[start + 4 :]
    return data


def _animation() -> bytes:
    first, second = (Image.new("RGB", (64, 64), colour) for colour in ("red", "blue"))
    return saved(first, "AVIF", save_all=True, append_images=[second], speed=10)


FILES = {
    f"{called} {what}": file
    for called, kind in (("AVIF", "AVIF"), ("HEIC", "HEIF"))
    for what, file in {
        "grid of 64 tiles": Hostile(
            lambda kind=kind: _grid(kind, 8, width=2048, height=2048, shared=False), 2048 * 2048
        ),
        "grid of 900 tiles, of 59 megapixels": Hostile(
            lambda kind=kind: _grid(kind, 30, width=7_680, height=7_680, shared=False), 7_680**2, quick=False
        ),
        "grid of 900 tiles that are one": Hostile(
            lambda kind=kind: _grid(kind, 30, width=7_680, height=7_680, shared=True), 7_680**2, quick=False
        ),
        "grid of 900 tiles on a small picture": Hostile(
            lambda kind=kind: _grid(kind, 30, width=64, height=64, shared=True)
        ),
        "grid of 65,025 tiles that are one": Hostile(
            lambda kind=kind: _grid(kind, 255, width=65_280, height=65_280, shared=True)
        ),
        "grid of a few tiles that claims 88 megapixels": Hostile(
            lambda kind=kind: _grid(kind, 2, width=EDGE, height=EDGE, shared=True), MOST
        ),
        "grid that is made of itself": Hostile(lambda kind=kind: _circle(kind)),
        "grid of a copy of itself": Hostile(lambda kind=kind: _circle(kind, b"iden", b"grid")),
        "of grids of grids, four deep": Hostile(lambda kind=kind: _tree(kind, 4, 5), 1_280**2, quick=False),
        "of grids of grids, twelve deep": Hostile(lambda kind=kind: _tree(kind, 12, 16), 4_096**2, quick=False),
        "of 900 copies of copies": Hostile(lambda kind=kind: _copies(kind, 900)),
        "that is its own transparency": Hostile(lambda kind=kind: _own_alpha(kind)),
        "turned 30 times": Hostile(lambda kind=kind: _turned(kind, 30)),
    }.items()
} | {
    "HEIC of 900 layers of 4 megapixels": Hostile(lambda: _layers(900, 2048), 2048 * 2048, quick=False),
    "AVIF of 4 billion frames that are not there": Hostile(lambda: _sequence(0xFFFFFFFF)),
    "AVIF of 16 million frames that are not there": Hostile(lambda: _sequence(1 << 24)),
}
