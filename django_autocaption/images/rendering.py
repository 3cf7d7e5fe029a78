"""Decoded pixels to what leaves the site: small, on white, in sRGB, upright, JPEG."""

from __future__ import annotations

import io
import math
from contextlib import suppress
from typing import cast

from PIL import Image, ImageCms

from django_autocaption.exceptions import ImageError
from django_autocaption.images.sight.levels import Levels, is_deep, levels_of
from django_autocaption.images.sight.subject import TOLERANCE, is_one_colour

JPEG_MEDIA_TYPE = "image/jpeg"
#: Tried in this order where a limit in bytes is set; after the last the image is shrunk.
_QUALITIES = (85, 70, 55)
#: Of the images of lists.
_SMALL_QUALITY = 75

#: Rows of a band, once it is reduced.
_BAND = 64

#: How to turn the stored pixels upright, by EXIF Orientation.
#: https://exiftool.org/TagNames/EXIF.html (tag 0x0112)
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
#: Modes that can be resized as they are, in 8 bits a channel.
_CONTINUOUS = frozenset({"L", "LA", "RGB", "RGBA", "CMYK", "LAB", "YCbCr"})
#: ICC colour space signature (xcolor_space) → the mode whose pixels it describes. https://www.color.org/ICC.1-2022-05.pdf
_PROFILE_MODES = {"RGB": "RGB", "GRAY": "L", "CMYK": "CMYK"}


def render(image: Image.Image, *, orientation: int, max_edge: int) -> Image.Image:
    """An upright RGB image in sRGB, without alpha, its longer side at most ``max_edge``, with an empty
    ``info``. May change ``image`` in place.

    ``orientation``: EXIF orientation of ``image``, 1–8.
    """
    profile = image.info.get("icc_profile")
    levels = levels_of(image)
    small = _continuous(_shrunk(image, max_edge, levels), levels)
    small.thumbnail((max_edge, max_edge))  # before everything that would otherwise be done to all the pixels
    small = _on_white(small, profile)
    small.info = {}  # Pillow's JPEG writer takes a comment from there
    method = _UPRIGHT.get(orientation)
    return small if method is None else small.transpose(method)


def encode(image: Image.Image, *, max_bytes: int | None, name: str) -> bytes:
    """An RGB image as JPEG, at most ``max_bytes`` long: less quality first, then fewer pixels.

    Raises ImageError ``too_large`` where even a single pixel is more than ``max_bytes``.
    """
    data = _jpeg(image, _QUALITIES[0])
    if max_bytes is None or len(data) <= max_bytes:
        return data
    for quality in _QUALITIES[1:]:
        data = _jpeg(image, quality)
        if len(data) <= max_bytes:
            return data
    while max(image.size) > 1:
        factor = min(0.9, max(0.5, math.sqrt(max_bytes / len(data))))
        image = image.resize((max(1, int(image.width * factor)), max(1, int(image.height * factor))))
        data = _jpeg(image, _QUALITIES[-1])
        if len(data) <= max_bytes:
            return data
    raise ImageError(
        f"{name} cannot be made smaller than {max_bytes} bytes. Raise the limit on the size of prepared images.",
        code="too_large",
        excluded=True,
    )


def smaller(image: Image.Image, edge: int) -> bytes:
    """A prepared image as a JPEG whose longer side is at most ``edge``; the image stays as it is."""
    colours = image if image.mode == "RGB" else image.convert("RGB")
    small = colours.reduce(max(1, max(image.size) // edge))  # first, as no copy of all the pixels is cheap
    small.info = {}  # as above
    small.thumbnail((edge, edge))
    return _jpeg(small, _SMALL_QUALITY)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()


def _shrunk(image: Image.Image, max_edge: int, levels: Levels | None) -> Image.Image:
    """A picture of more than four times ``max_edge`` made as small; in bands, as no copy of all the pixels is cheap."""
    longest = max(image.size)
    factor = longest // (2 * max_edge)
    if factor < 2:
        return image
    width, height = (math.ceil(edge / factor) for edge in image.size)
    reduced: Image.Image | None = None
    for top in range(0, height, _BAND):
        box = (0, top * factor, image.width, min(image.height, (top + _BAND) * factor))
        band = _continuous(image.crop(box), levels).reduce(factor)
        reduced = reduced or Image.new(band.mode, (width, height))
        reduced.paste(band, (0, top))
    if reduced is None:
        return image
    fitting = (max(1, round(image.width * max_edge / longest)), max(1, round(image.height * max_edge / longest)))
    return reduced.resize(fitting, box=(0, 0, image.width / factor, image.height / factor))


def _continuous(image: Image.Image, levels: Levels | None) -> Image.Image:
    """The same pixels in a mode that can be averaged: no palette, 8 bits a channel, transparency as alpha channel."""
    if is_deep(image):
        return _eight_bits(image, levels)
    if image.has_transparency_data and image.mode not in {"LA", "RGBA"}:
        return image.convert("RGBA")
    if image.mode in _CONTINUOUS:
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _eight_bits(image: Image.Image, levels: Levels | None) -> Image.Image:
    """Values of more than 8 bits as greyscale."""
    transparent = image.info.pop("transparency", None)  # a grey level of the original range
    if not image.mode.startswith("I;16"):
        return _levelled(image, levels)
    image = image.convert("I")
    if not isinstance(transparent, int):
        return _levelled(image, levels)
    mask = image.point([0 if level == transparent else 255 for level in range(65_536)], "L")
    return Image.merge("LA", (_levelled(image, levels), mask))


def _levelled(image: Image.Image, levels: Levels | None) -> Image.Image:
    if levels is None:
        return image.convert("L")
    black, white = levels
    scale = 255 / (white - black)
    return image.point(lambda value: value * scale + -black * scale).convert("L")


def _on_white(image: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB in sRGB, without transparency, as on a white page; on black where nothing but white would be seen there, as
    of a white logo. Colours first: what shines through is white in any case."""
    if image.mode not in {"LA", "RGBA"}:
        return _srgb(image, profile)
    picture, alpha = _srgb(image.convert(image.mode[:-1]), profile), image.getchannel("A")
    on_white = _on("white", picture, alpha)
    lowest, highest = cast("tuple[int, int]", alpha.getextrema())
    if highest - lowest > TOLERANCE and is_one_colour(on_white):
        return _on("black", picture, alpha)
    return on_white


def _on(colour: str, picture: Image.Image, alpha: Image.Image) -> Image.Image:
    canvas = Image.new("RGB", picture.size, colour)
    canvas.paste(picture, mask=alpha)
    return canvas


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """RGB in sRGB; a profile that is broken or describes another colour model is ignored, as browsers do."""
    if profile:
        with suppress(Exception):  # a profile is a hint; LittleCMS has many ways to refuse one
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            mode = _PROFILE_MODES[source.profile.xcolor_space.strip()]
            if image.mode == "L" and mode == "RGB":
                image = image.convert("RGB")
            if image.mode == mode:
                converted = ImageCms.profileToProfile(
                    image,
                    source,
                    ImageCms.createProfile("sRGB"),
                    outputMode="RGB",
                    renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                )
                if converted is not None:
                    return converted
    return image if image.mode == "RGB" else image.convert("RGB")
