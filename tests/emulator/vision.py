"""Say something true about an image from its pixels alone: the same words for the same image, others for others."""

from __future__ import annotations

import base64
import binascii
import colorsys
import io
from functools import lru_cache

from PIL import Image, UnidentifiedImageError

FORMATS = ("PNG", "JPEG", "WEBP")
HUES = ("red", "orange", "yellow", "green", "green", "turquoise", "blue", "blue", "violet", "purple", "pink", "red")
"""Names of the colour circle in steps of 30 degrees."""
Pixel = tuple[int, int, int]


def decode(text: str) -> bytes:
    """The bytes of a data URI or of plain base64. Raises ValueError unless they are an image that can be opened."""
    head, comma, tail = text.partition(",")
    if comma and not (head.startswith("data:image/") and head.endswith(";base64")):
        raise ValueError("not a data URI of an image in base64")
    try:
        data = base64.b64decode(tail if comma else head, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    describe(data)
    return data


@lru_cache(maxsize=512)
def describe(data: bytes) -> str:
    """One sentence about the image. Raises ValueError if it is broken or of a format that services do not take."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            width, height = image.size
            image.draft("RGB", (64, 64))  # a JPEG need not be decoded whole
            small = image.convert("RGB").resize((16, 16), Image.Resampling.BOX)
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError("not an image") from error
    channels = small.tobytes()
    pixels = list(zip(channels[0::3], channels[1::3], channels[2::3], strict=True))
    shape = "square" if width == height else "wide" if width > height else "tall"
    dark = round(100 * sum(max(pixel) < 96 for pixel in pixels) / len(pixels))
    return (
        f"A {shape} photograph in mostly {_warmth(_mean(pixels))} colours, {_colour(_mean(pixels[:128]))} above and"
        f" {_colour(_mean(pixels[128:]))} below, {dark} percent of it dark, {width} by {height} pixels."
    )


def size(data: bytes) -> tuple[int, int]:
    """Width and height of an image that can be opened."""
    with Image.open(io.BytesIO(data), formats=FORMATS) as image:
        return image.size


@lru_cache(maxsize=512)
def age_group(data: bytes) -> tuple[str, float]:
    """A label and a percentage as the age models give them, for any image: they always answer."""
    labels = ("0-2", "3-9", "10-19", "20-29", "30-39", "40-49", "50-59", "60-69", "more than 70")
    seed = sum(describe(data).encode())
    return labels[seed % len(labels)], 50 + (seed % 4900) / 100


def _mean(pixels: list[Pixel]) -> Pixel:
    red, green, blue = (round(sum(channel) / len(pixels)) for channel in zip(*pixels, strict=True))
    return red, green, blue


def _warmth(pixel: Pixel) -> str:
    red, _green, blue = pixel
    return "warm" if red > blue + 10 else "cool" if blue > red + 10 else "neutral"


def _colour(pixel: Pixel) -> str:
    hue, saturation, value = colorsys.rgb_to_hsv(*(channel / 255 for channel in pixel))
    if value < 0.2:
        return "black"
    if saturation < 0.15:
        return "white" if value > 0.85 else "grey"
    return ("dark " if value < 0.5 else "") + HUES[round(hue * 12) % 12]
