"""Whose colours a file's pixels are, as an ICC profile: of several things that tell, the one that a browser minds."""

from __future__ import annotations

import struct
from typing import Any

from PIL import Image, JpegImagePlugin

from django_autocaption.images.shown import hdr, profiles
from django_autocaption.images.shown.avif import coding
from django_autocaption.images.shown.png import Chunks

#: How far from that of sRGB the power of a PNG may be to be taken for it: a twentieth, as libpng has it.
_LIKE_SRGB, _NEAR = 0.45455, 0.05
#: How a JPEG's segment with a piece of a profile begins.
_PIECE = b"ICC_PROFILE\0"
#: Of rendering intents, the highest number.
_MOST_INTENT = 3
#: Curves of television: a browser takes them in a PNG for a display's, in an AVIF for sRGB's.
_TELEVISION = frozenset({1, 6, 11, 14, 15})
_DISPLAY = profiles.power(2.4)
_BRIGHT = frozenset({hdr.PQ, hdr.HLG})


def profile(image: Image.Image, kind: str, data: bytes, png: Chunks) -> bytes | None:
    """An ICC profile, or None = sRGB.

    ``image``: the opened file. ``png``: what the chunks of a PNG say.
    """
    told = _of_jpeg(image) if isinstance(image, JpegImagePlugin.JpegImageFile) else image.info.get("icc_profile")
    if kind == "PNG":
        return _of_png(png)
    if kind == "WEBP" and getattr(image, "is_animated", False):
        return None
    if kind in {"AVIF", "HEIF"} and not told:
        numbers = coding(data)
        return _of_numbers(*numbers, television=profiles.srgb) if numbers else None
    return _of_icc(told) if told else None


def _of_icc(told: bytes) -> bytes | None:
    """What a browser takes of a profile: nothing, where a part is missing."""
    if not profiles.is_whole(told):
        return None
    numbers = profiles.numbers_in(told)
    return _of_numbers(*numbers, television=_DISPLAY) if numbers else told


def _of_jpeg(image: JpegImagePlugin.JpegImageFile) -> bytes | None:
    """Put together of its pieces, of which each says its number, from one on, and how many there are; of two with the
    same number the first counts. https://www.color.org/technotes/ICC-Technote-ProfileEmbedding.pdf"""
    pieces: dict[int, bytes] = {}
    number = 0
    for name, body in image.applist:
        if name == "APP2" and body.startswith(_PIECE) and len(body) > len(_PIECE) + 2:
            place, number = body[len(_PIECE)], body[len(_PIECE) + 1]
            if not 0 < place <= number:
                return None
            pieces.setdefault(place, body[len(_PIECE) + 2 :])
    return b"".join(pieces[place] for place in sorted(pieces)) if len(pieces) == number else None


def _of_png(png: Chunks) -> bytes | None:
    """https://www.w3.org/TR/png-3/#color-chunk-precendence"""
    said = png.said
    if b"cICP" in said:
        number, curve, matrix, full = said[b"cICP"]
        known = number in profiles.PRIMARIES and curve in _TELEVISION | _BRIGHT | profiles.CURVES.keys()
        if known and (matrix, full) == (0, 1):
            return _of_numbers(number, curve, television=_DISPLAY)
    if b"iCCP" in said and png.profile:
        return _of_icc(png.profile)
    if said.get(b"sRGB", b"\xff")[0] <= _MOST_INTENT or b"gAMA" not in said:
        return None
    gamma = int.from_bytes(said[b"gAMA"], "big") / 100_000
    if not gamma:
        return None
    primaries = profiles.SRGB
    if b"cHRM" in said:
        values = [value / 100_000 for value in struct.unpack(">8L", said[b"cHRM"])]
        white, red, green, blue = zip(values[::2], values[1::2], strict=True)
        primaries = (red, green, blue, white)
    near = abs(gamma / _LIKE_SRGB - 1) <= _NEAR
    if near and primaries == profiles.SRGB:
        return None
    return profiles.profile(primaries, profiles.power(1 / gamma))


def _of_numbers(primaries: int, curve: int, *, television: profiles.Curve) -> bytes | None:
    """By their numbers in H.273; what is not known, or not told, is sRGB's."""
    if curve in _BRIGHT:
        return hdr.profile(profiles.PRIMARIES.get(primaries, profiles.SRGB), curve)
    chosen: Any = profiles.CURVES.get(curve, television if curve in _TELEVISION else profiles.srgb)
    points = profiles.PRIMARIES.get(primaries, profiles.SRGB)
    return None if (points, chosen) == (profiles.SRGB, profiles.srgb) else profiles.profile(points, chosen)
