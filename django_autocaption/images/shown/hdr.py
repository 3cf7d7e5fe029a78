"""Colours that may be brighter than a page's white (PQ and HLG), as Chromium shows them: what is too bright is dimmed
by its brightest primary, so that its hue stays.

Recommendations ITU-R BT.2100 for the curves and BT.2408 for paper's white; how much is dimmed was measured in greys.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence
from functools import lru_cache
from itertools import product

from django_autocaption.images.shown import profiles
from django_autocaption.images.shown.profiles import Matrix, Primaries, columns_of, inverse, times, transposed

PQ, HLG = 16, 18
#: Candelas: of paper, of what is shown as a page's white, and of a display for HLG.
_PAPER, _BRIGHTEST = 203, 1_000
#: How much of each primary of BT.2020 makes the brightness that a display of HLG minds, and how much it does.
_LUMINANCE, _SYSTEM_GAMMA = (0.2627, 0.678, 0.0593), 1.2
#: Nodes of the table along each of its edges.
_NODES = 25


@lru_cache(maxsize=8)
def profile(primaries: Primaries, curve: int) -> bytes:
    """A profile that is a table, for one of the two curves by its number."""
    wide, page = (_mixing(points) for points in (profiles.PRIMARIES[9], profiles.SRGB))
    to_wide, to_page = _product(inverse(wide), _mixing(primaries)), _product(inverse(page), wide)
    light = [_pq(n / (_NODES - 1)) if curve == PQ else _hlg(n / (_NODES - 1)) for n in range(_NODES)]
    values: list[int] = []
    for scene in product(light, repeat=3):
        shown = _on_page(times(to_wide, scene), curve)
        values += _lab(times(page, [min(max(value, 0), 1) for value in times(to_page, shown)]))
    even = struct.pack(">2H", 0, 65_535) * 3
    table = b"mft2" + bytes(4) + bytes((3, 3, _NODES, 0)) + struct.pack(">9l", *(65_536, 0, 0, 0) * 2, 65_536)
    table += struct.pack(">2H", 2, 2) + even + struct.pack(f">{len(values)}H", *values) + even
    return profiles.of_parts({b"A2B0": table}, connection=b"Lab ")


def _pq(value: float) -> float:
    """Light, of which paper has 1. BT.2100, table 4."""
    root = math.pow(value, 1 / 78.84375)
    light = math.pow(max(root - 0.8359375, 0) / (18.8515625 - 18.6875 * root), 1 / 0.1593017578125)
    return light * 10_000 / _PAPER


def _hlg(value: float) -> float:
    """Light of the scene, up to 1. BT.2100, table 5."""
    if value <= 0.5:
        return value * value / 3
    return (math.exp((value - 0.55991073) / 0.17883277) + 0.28466892) / 12


def _on_page(light: Sequence[float], curve: int) -> list[float]:
    """Dimmed: paper gets half the light of a page, and the other half is for what is brighter."""
    if curve == HLG:
        luminance = max(sum(part * value for part, value in zip(_LUMINANCE, light, strict=True)), 0)
        by = math.pow(luminance, _SYSTEM_GAMMA - 1) * _BRIGHTEST / _PAPER
        light = [value * by for value in light]
    most = max(light)
    if most <= 1:
        return [value / 2 for value in light]
    dimmed = min(0.5 + 0.5 * math.pow(math.log(most) / math.log(_BRIGHTEST / _PAPER), 0.85), 1.0)
    return [value * dimmed / most for value in light]


def _lab(xyz: Sequence[float]) -> list[int]:
    """In the numbers of such a table: https://www.color.org/icc32.pdf, 6.5.10."""
    x, y, z = (_root(value / white) for value, white in zip(xyz, profiles.WHITE, strict=True))
    lightness, red, yellow = 116 * y - 16, 500 * (x - y), 200 * (y - z)
    return [round(lightness * 652.8), round((red + 128) * 256), round((yellow + 128) * 256)]


def _root(value: float) -> float:
    return math.pow(value, 1 / 3) if value > 216 / 24_389 else (value * 24_389 / 27 + 16) / 116


def _mixing(primaries: Primaries) -> Matrix:
    """Leads from light of the primaries to XYZ."""
    return transposed(columns_of(primaries))


def _product(first: Matrix, second: Matrix) -> Matrix:
    return transposed([times(first, column) for column in transposed(second)])
