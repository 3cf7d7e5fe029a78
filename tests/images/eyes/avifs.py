"""AVIF files: turned by their own properties, and not by EXIF or XMP."""

from __future__ import annotations

import struct

from PIL import Image

from tests.images.eyes.painting import (
    BRIGHT,
    COLOURS,
    DIM,
    HEIGHT,
    WIDTH,
    Files,
    cut,
    detailed,
    exif,
    painting,
    seen_through,
    swapped_profile,
    wide_profile,
    xmp,
)
from tests.images.hostile.derived import Item, of_items
from tests.images.hostile.parts import box
from tests.images.pictures import saved


def avif(image: Image.Image | None = None, **options: object) -> bytes:
    return saved(image or painting(), "AVIF", **{"quality": 95, "speed": 10, "subsampling": "4:4:4", **options})


def with_exif(orientation: int) -> bytes:
    """In EXIF only. Pillow takes it out of there: another tag goes through it in its place."""
    block = exif(orientation).replace(b"\x12\x01\x03\0", b"\x06\x01\x03\0")
    data = avif(exif=block)
    assert data.count(b"\x06\x01\x03\0") == 1
    return data.replace(b"\x06\x01\x03\0", b"\x12\x01\x03\0")


def colours(primaries: int, transfer: int, image: Image.Image | None = None) -> bytes:
    """The box of colours says others (ISO/IEC 23091-2)."""
    data = avif(image)
    place = data.index(b"colrnclx") + 8
    return data[:place] + primaries.to_bytes(2, "big") + transfer.to_bytes(2, "big") + data[place + 4 :]


def clapped(width: int, height: int, across: int, down: int) -> bytes:
    """Of which only a part is to be shown: its size, and how far its middle is from the picture's."""
    data = avif()
    place = data.index(b"av1C") - 4
    coding = data[place : place + int.from_bytes(data[place : place + 4], "big")]
    part = box(b"clap", struct.pack(">8i", width, 1, height, 1, across, 1, down, 1))
    pixels = data[data.index(b"mdat") + 4 :]
    return of_items(b"avif", coding, [Item(b"av01", pixels, (WIDTH, HEIGHT), coded=True, properties=[part])])


def grid(*properties: bytes, size: tuple[int, int] = (128, 128), tiles: int = 4) -> bytes:
    """Of a tile for each of the painting's colours."""
    items, coding = [], b""
    for colour in COLOURS[:tiles]:
        data = avif(Image.new("RGB", (64, 64), colour))
        place = data.index(b"av1C") - 4
        coding = data[place : place + int.from_bytes(data[place : place + 4], "big")]
        items.append(Item(b"av01", data[data.index(b"mdat") + 4 :], (64, 64), coded=True))
    body = b"\0\0\1\1" + struct.pack(">HH", *size)
    return of_items(
        b"avif", coding, [Item(b"grid", body, size, {b"dimg": [2, 3, 4, 5][:tiles]}, properties=properties), *items]
    )


AVIFS: Files = {
    f"AVIF: {name}": make
    for name, make in {
        "nothing": avif,
        **{f"turned {n}": lambda n=n: avif(exif=exif(n)) for n in range(2, 9)},
        "EXIF alone": lambda: with_exif(6),
        "XMP alone": lambda: avif(xmp=xmp(6)),
        "turned, and XMP": lambda: avif(exif=exif(6), xmp=xmp(3)),
        "turned, large": lambda: avif(painting(2400, 1440), exif=exif(6)),
        "alpha": lambda: avif(seen_through()),
        "grey": lambda: avif(painting().convert("L"), subsampling="4:0:0"),
        "a profile": lambda: avif(icc_profile=swapped_profile()),
        "a wide profile": lambda: avif(icc_profile=wide_profile()),
        "4:2:0": lambda: avif(subsampling="4:2:0"),
        "a narrow range": lambda: avif(range="limited"),
        "colours of P3": lambda: colours(12, 13),
        "colours of BT.2020": lambda: colours(9, 1),
        "linear light": lambda: colours(1, 8),
        "colours of PQ": lambda: colours(9, 16, painting(colours=DIM)),
        "colours of PQ, brighter than paper": lambda: colours(9, 16, painting(colours=BRIGHT)),
        "colours of HLG": lambda: colours(9, 18, painting(colours=DIM)),
        "a grid": grid,
        "a grid, turned": lambda: grid(box(b"irot", b"\1")),
        "a grid, mirrored and turned": lambda: grid(box(b"imir", b"\0"), box(b"irot", b"\1")),
        "a grid that its tiles overlap": lambda: grid(size=(100, 90)),
        "a grid that lacks a tile": lambda: grid(tiles=3),
        "an animation": lambda: avif(
            save_all=True, append_images=[painting().rotate(180)], duration=10_000, range="limited"
        ),
        "a part at its beginning": lambda: clapped(80, 48, -40, -24),
        "a part in its middle": lambda: clapped(80, 48, 0, 0),
        "a part that is larger": lambda: clapped(200, 48, 20, -24),
        "90% of it": lambda: cut(avif(detailed()), 0.9),
        "50% of it": lambda: cut(avif(detailed()), 0.5),
        "without its last byte": lambda: avif(detailed())[:-1],
        "junk behind its end": lambda: avif() + b"junk" * 99,
        "a box of its own": lambda: avif() + b"\0\0\0\x10free" + bytes(8),
    }.items()
}  # type: ignore[misc]  # lambdas with defaults
