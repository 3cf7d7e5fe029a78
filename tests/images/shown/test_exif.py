"""What is read in EXIF, entry by entry: a picture in each way up, and one that wants another size on a page."""

from __future__ import annotations

import struct
from typing import Any

import pytest

from django_autocaption.images.shown.exif import orientation, page_size

SHORT, LONG, RATIONAL = 3, 4, 5
ORIENTATION, X, Y, UNIT, EXIF, WIDTH, HEIGHT = 0x112, 0x11A, 0x11B, 0x128, 0x8769, 0xA002, 0xA003
Entry = tuple[int, int, int, int]
"""Tag, type, how many, and the value or where it is."""


def directory(order: str, *entries: Entry) -> bytes:
    found = struct.pack(order + "H", len(entries))
    for tag, kind, number, value in entries:
        held = struct.pack(order + "HH", value, 0) if kind == SHORT else struct.pack(order + "L", value)
        found += struct.pack(order + "HHL", tag, kind, number) + held
    return found


def block(*entries: Entry, order: str = "<", start: int = 8) -> bytes:
    """EXIF with these entries in its first directory, which begins there."""
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "L", start)
    return head.ljust(start, b"\0") + directory(order, *entries)


def turned(value: int, kind: int = SHORT, number: int = 1) -> Entry:
    return ORIENTATION, kind, number, value


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("value", range(11))
def test_a_picture_is_turned_in_eight_ways_and_no_other(value: int, order: str) -> None:
    assert orientation(block(turned(value), order=order)) == (value if 1 <= value <= 8 else 1)


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (block(turned(6, kind=LONG)), 1),
        (block(turned(6, number=2)), 1),
        (block(turned(6, number=0)), 1),
        (block((X, SHORT, 1, 6)), 1),
        (block((X, SHORT, 1, 3), turned(6)), 6),
        (block(turned(6), turned(3)), 6),
        (block(turned(9), turned(3)), 3),
        (block(turned(1), turned(6)), 1),
        (block((X, SHORT, 1, 3)) + directory("<", turned(6))[2:], 1),  # behind the last entry
        (block((X, LONG, ORIENTATION << 16, SHORT | 1 << 16), (0, 6, 0, 0)), 1),  # across two entries
        (block(turned(6), start=9), 6),
        (block(turned(6))[:-1], 1),
        (block(turned(3), turned(6))[:-1], 3),
        (block((X, SHORT, 1, 3), turned(6))[:-1], 1),
        (block(turned(6)) + b"more", 6),
        (block(turned(6))[:8] + b"\xff\xff" + block(turned(6))[10:], 6),  # so many entries are not there
        (block(turned(6))[:8] + b"\0\0" + block(turned(6))[10:], 1),
        (b"MM\0*\0\0\0\6" + directory(">", turned(6))[2:] + bytes(60), 1),  # inside the head, as six entries
        (b"II*\0" + struct.pack("<L", 2000) + directory("<", turned(6)), 1),
        (b"II*\0\x08\0\0\0\0", 1),
        (b"II*\0\x08\0\0\0\0\0", 1),
        (b"II*\0\x08\0\0", 1),
        (b"II*\0", 1),
        (b"II+\0" + block(turned(6))[4:], 1),
        (b"", 1),
    ],
)
def test_what_is_not_said_properly_turns_nothing(data: bytes, found: int) -> None:
    assert orientation(data) == found


def sized(order: str = "<", **changed: Any) -> bytes:
    """Of a picture of 200 × 100 pixels that wants half of both, as 144 pixels an inch say; ``changed``: entries, or
    None for none, and ``x`` and ``y``: the resolutions."""
    x, y = changed.pop("x", (144, 1)), changed.pop("y", (144, 1))
    rationals = 8 + 2 + 4 * 12
    inner = rationals + 16
    entries = {
        "x_resolution": (X, RATIONAL, 1, rationals),
        "y_resolution": (Y, RATIONAL, 1, rationals + 8),
        "unit": (UNIT, SHORT, 1, 2),
        "exif": (EXIF, LONG, 1, inner),
    }
    inside = {"width": (WIDTH, SHORT, 1, 100), "height": (HEIGHT, SHORT, 1, 50)}
    outer, within = (
        [found for name, entry in held.items() if (found := changed.get(name, entry)) is not None]
        for held in (entries, inside)
    )
    told = struct.pack(order + "4L", *x, *y) + directory(order, *within)
    return block(*outer, order=order).ljust(rationals, b"\0") + told


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_page_gives_it_the_size_that_all_agree_on(order: str) -> None:
    assert page_size(sized(order), (200, 100)) == (100, 50)
    assert page_size(sized(order, width=(WIDTH, LONG, 1, 100)), (200, 100)) == (100, 50)
    assert page_size(sized(order, x=(288, 2), y=(72, 1), height=(HEIGHT, SHORT, 1, 100)), (200, 100)) == (100, 100)


@pytest.mark.parametrize(("pixels", "shown"), [(201, 101), (199, 100), (200, 100)])
def test_half_a_pixel_is_one(pixels: int, shown: int) -> None:
    assert page_size(sized(width=(WIDTH, SHORT, 1, shown)), (pixels, 100)) == (shown, 50)
    assert page_size(sized(width=(WIDTH, SHORT, 1, shown + 1)), (pixels, 100)) == (pixels, 100)


@pytest.mark.parametrize(
    "changed",
    [
        {"unit": (UNIT, SHORT, 1, 3)},
        {"unit": (UNIT, SHORT, 1, 1)},
        {"unit": (UNIT, LONG, 1, 2)},
        {"unit": (UNIT, SHORT, 2, 2)},
        {"unit": None},
        {"x_resolution": None},
        {"y_resolution": None},
        {"x_resolution": (X, LONG, 1, 58)},
        {"x_resolution": (X, RATIONAL, 2, 58)},
        {"y_resolution": (Y, RATIONAL, 1, 9000)},
        {"exif": None},
        {"exif": (EXIF, SHORT, 1, 74)},
        {"exif": (EXIF, LONG, 2, 74)},
        {"exif": (EXIF, LONG, 1, 9000)},
        {"width": None},
        {"height": None},
        {"width": (WIDTH, SHORT, 1, 101)},
        {"height": (HEIGHT, SHORT, 1, 51)},
        {"width": (WIDTH, SHORT, 2, 100)},
        {"width": (WIDTH, RATIONAL, 1, 100)},
        {"x": (144, 0)},
        {"y": (0, 1)},
        {"x": (72, 1)},
        {"y": (148, 1)},
    ],
    ids=str,
)
def test_where_they_do_not_agree_it_has_its_own(changed: dict[str, Any]) -> None:
    assert page_size(sized(**changed), (200, 100)) == (200, 100)


@pytest.mark.parametrize(
    "changed",
    [
        {"width": None},
        {"x_resolution": None, "width": (WIDTH, SHORT, 1, 144)},
        {"x_resolution": (X, RATIONAL, 1, 9000), "width": (WIDTH, SHORT, 1, 144)},
        {"x": (144, 0), "width": (WIDTH, SHORT, 1, 144)},
        {"height": None},
        {"y_resolution": None, "height": (HEIGHT, SHORT, 1, 144)},
    ],
    ids=str,
)
def test_what_is_not_said_counts_as_nothing_not_as_one(changed: dict[str, Any]) -> None:
    assert page_size(sized(**changed), (2, 2)) == (2, 2)
    named = {"width": (WIDTH, SHORT, 1, 1), "height": (HEIGHT, SHORT, 1, 1)}
    assert page_size(sized(**named | changed), (2, 2)) == (2, 2)


@pytest.mark.parametrize(("cut", "shown"), [(0, (100, 50)), (1, (200, 100))])
def test_a_resolution_may_be_the_last_thing_in_the_block(cut: int, shown: tuple[int, int]) -> None:
    data = sized(y_resolution=(Y, RATIONAL, 1, len(sized()))) + struct.pack("<LL", 144, 1)
    assert page_size(data[: len(data) - cut], (200, 100)) == shown
