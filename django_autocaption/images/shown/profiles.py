"""ICC profiles of RGB pixels that a file describes by numbers: primaries, a white, and how light follows the values.

https://www.color.org/specification/ICC.1-2022-05.pdf; the numbers of primaries and curves are ITU-T H.273's,
https://www.itu.int/rec/T-REC-H.273
"""

from __future__ import annotations

import math
import struct
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

Curve = Callable[[float], float]
"""Light, 0 to 1, of a value, 0 to 1."""
Point = tuple[float, float]
"""Chromaticity, x and y."""
Primaries = tuple[Point, Point, Point, Point]
"""Red, green, blue, white."""

_D65, _C = (0.3127, 0.329), (0.31, 0.316)
SRGB: Primaries = ((0.64, 0.33), (0.3, 0.6), (0.15, 0.06), _D65)
_SMPTE_170M: Primaries = ((0.63, 0.34), (0.31, 0.595), (0.155, 0.07), _D65)
PRIMARIES: dict[int, Primaries] = {
    1: SRGB,
    4: ((0.67, 0.33), (0.21, 0.71), (0.14, 0.08), _C),
    5: ((0.64, 0.33), (0.29, 0.6), (0.15, 0.06), _D65),
    6: _SMPTE_170M,
    7: _SMPTE_170M,
    8: ((0.681, 0.319), (0.243, 0.692), (0.145, 0.049), _C),
    9: ((0.708, 0.292), (0.17, 0.797), (0.131, 0.046), _D65),
    10: ((1.0, 0.0), (0.0, 1.0), (0.0, 0.0), (1 / 3, 1 / 3)),
    11: ((0.68, 0.32), (0.265, 0.69), (0.15, 0.06), (0.314, 0.351)),
    12: ((0.68, 0.32), (0.265, 0.69), (0.15, 0.06), _D65),
    22: ((0.63, 0.34), (0.295, 0.605), (0.155, 0.077), _D65),
}
"""By their number."""


def srgb(value: float) -> float:
    """The curve of sRGB."""
    return value / 12.92 if value <= 0.04045 else math.pow((value + 0.055) / 1.055, 2.4)


def power(exponent: float) -> Curve:
    """A curve without a straight beginning."""
    return lambda value: math.pow(value, exponent)


def _smpte_240m(value: float) -> float:
    return value / 4 if value < 0.0913 else math.pow((value + 0.1115) / 1.1115, 1 / 0.45)


CURVES: dict[int, Curve] = {
    4: power(2.2),
    5: power(2.8),
    7: _smpte_240m,
    8: power(1.0),
    13: srgb,
    17: lambda value: min(value**2.6 * 52.37 / 48, 1.0),
}
"""By their number, without those of television (1, 6, 11, 14, 15), which formats take in different ways, and those of
light that is brighter than a page (16, 18)."""

#: Parts of a file's profile that are looked at.
_MOST_PARTS = 100
#: Samples of a curve.
_SAMPLES = 1024
WHITE = (0.9642, 1.0, 0.8249)
"""Of a profile, in XYZ: D50."""
#: Bradford's: https://www.color.org/specification/ICC.1-2022-05.pdf, annex E.
_BRADFORD = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))

Matrix = Sequence[Sequence[float]]


def is_whole(profile: bytes) -> bool:
    """Whether all is there of a file's profile."""
    return profile[36:40] == b"acsp" and int.from_bytes(profile[:4], "big") <= len(profile)


def numbers_in(profile: bytes) -> tuple[int, int] | None:
    """The numbers of primaries and of the curve, where a file's profile tells them too; they count before the rest."""
    number = int.from_bytes(profile[128:132], "big")
    for name, start, size in struct.iter_unpack(">4sLL", profile[132 : 132 + 12 * min(number, _MOST_PARTS)]):
        told = profile[start : start + 12]
        if name == b"cicp" and size >= 12 and len(told) == 12:
            return told[8], told[9]
    return None


@lru_cache(maxsize=64)
def profile(primaries: Primaries, curve: Curve) -> bytes | None:
    """A display's profile, or None for primaries that no colours can be mixed of."""
    try:
        columns = columns_of(primaries)
    except ZeroDivisionError:
        return None
    values = [round(min(max(curve(n / (_SAMPLES - 1)), 0), 1) * 65535) for n in range(_SAMPLES)]
    tone = b"curv" + bytes(4) + struct.pack(f">L{_SAMPLES}H", _SAMPLES, *values)
    parts = {name: _xyz(column) for name, column in zip((b"rXYZ", b"gXYZ", b"bXYZ"), columns, strict=True)}
    return of_parts({**parts, b"rTRC": tone, b"gTRC": tone, b"bTRC": tone}, connection=b"XYZ ")


def of_parts(parts: Mapping[bytes, bytes], *, connection: bytes) -> bytes:
    """A display's profile of these tags, and of those that each has. ``connection``: the colours that it leads to."""
    text = b"desc" + bytes(4) + struct.pack(">L", 1) + bytes(79)
    parts = {b"desc": text, b"wtpt": _xyz(WHITE), b"cprt": b"text" + bytes(8), **parts}
    start = 128 + 4 + 12 * len(parts)
    table, body = struct.pack(">L", len(parts)), b""
    places: dict[bytes, int] = {}
    for name, part in parts.items():
        if part not in places:
            places[part] = start + len(body)
            body += part + bytes(-len(part) % 4)
        table += struct.pack(">4sLL", name, places[part], len(part))
    head = struct.pack(">L4xL4s4s4s", start + len(body), 0x02400000, b"mntr", b"RGB ", connection)
    head += struct.pack(">6H4s28x", 2000, 1, 1, 0, 0, 0, b"acsp") + _xyz(WHITE)[8:]
    return head.ljust(128, b"\0") + table + body


def _xyz(values: Sequence[float]) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3l", *(round(value * 65536) for value in values))


def columns_of(primaries: Primaries) -> Matrix:
    """What red, green and blue are in XYZ, for a white of D50."""
    mixed = transposed([_spread(point) for point in primaries[:3]])
    white = _spread(primaries[3])
    amounts = times(inverse(mixed), white)
    there = times(_BRADFORD, white)
    here = times(_BRADFORD, WHITE)
    scaled = [[here[n] / there[n] * value for value in row] for n, row in enumerate(_BRADFORD)]
    back = inverse(_BRADFORD)
    return [times(back, times(scaled, [amount * row[n] for row in mixed])) for n, amount in enumerate(amounts)]


def _spread(point: Point) -> list[float]:
    x, y = point
    return [x / y, 1.0, (1 - x - y) / y] if y else [x / 1e-6, 0.0, (1 - x) / 1e-6]


def transposed(matrix: Matrix) -> Matrix:
    return [list(column) for column in zip(*matrix, strict=True)]


def times(matrix: Matrix, vector: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def inverse(matrix: Matrix) -> Matrix:
    (a, b, c), (d, e, f), (g, h, i) = matrix
    minors = [
        [e * i - f * h, c * h - b * i, b * f - c * e],
        [f * g - d * i, a * i - c * g, c * d - a * f],
        [d * h - e * g, b * g - a * h, a * e - b * d],
    ]
    whole = a * minors[0][0] + b * minors[1][0] + c * minors[2][0]
    return [[minor / whole for minor in row] for row in minors]
