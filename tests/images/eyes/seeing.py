"""A file as somebody sees it: its size, and the mean colours of a grid over it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import ImageStat

from django_autocaption.exceptions import ImageError
from tests.images.pictures import opened, prepared

#: Cells of the grid, along each edge.
CELLS = 4
#: Of 255: how far a mean colour may be off. What is prepared is a JPEG.
TOLERANCE = 6
#: What Chromium showed, when it was asked last: a line for each file.
RECORD = Path(__file__).with_name("seen.json")

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Seen:
    """An image as somebody sees it."""

    size: tuple[int, int]
    colours: tuple[Colour, ...]
    """The mean of each cell, row by row."""


def seen_here(data: bytes) -> Seen | None:
    """By this package, which writes the size beside the words; None where the file is refused."""
    try:
        result = prepared(data)
    except ImageError:
        return None
    image = opened(result).convert("RGB")
    colours = []
    for row in range(CELLS):
        for column in range(CELLS):
            box = [edge * part // CELLS for edge, part in ((image.width, column), (image.height, row))]
            box += [edge * part // CELLS for edge, part in ((image.width, column + 1), (image.height, row + 1))]
            red, green, blue = ImageStat.Stat(image.crop(tuple(box))).mean  # type: ignore[arg-type]  # of four
            colours.append((round(red), round(green), round(blue)))
    return Seen((result.width, result.height), tuple(colours))


def disagreement(shown: Seen | None, here: Seen | None) -> str:
    """What differs between a browser and this package; empty for nothing."""
    if shown is None or here is None:
        return "" if shown is here else f"shown: {shown and shown.size}, here: {here and here.size}"
    if shown.size != here.size:
        return f"shown {shown.size}, here {here.size}"
    pairs = zip(shown.colours, here.colours, strict=True)
    most = max(abs(one - other) for colours in pairs for one, other in zip(*colours, strict=True))
    return f"colours differ by {most}" if most > TOLERANCE else ""


def recorded() -> dict[str, Seen | None]:
    """What Chromium showed, by the name of the file."""
    return {name: told and _from_line(told) for name, told in json.loads(RECORD.read_text("utf-8")).items()}


def record(seen: Mapping[str, Seen | None]) -> None:
    """Write it down."""
    lines = {name: each and _line(each) for name, each in seen.items()}
    RECORD.write_text(json.dumps(lines, indent=0, ensure_ascii=False) + "\n", "utf-8")


def _line(seen: Seen) -> str:
    colours = " ".join(bytes(colour).hex() for colour in seen.colours)
    return f"{seen.size[0]} × {seen.size[1]}: {colours}"


def _from_line(line: str) -> Seen:
    size, _colon, colours = line.partition(": ")
    width, height = map(int, size.split(" × "))
    read = [tuple(bytes.fromhex(colour)) for colour in colours.split()]
    return Seen((width, height), tuple((red, green, blue) for red, green, blue in read))
