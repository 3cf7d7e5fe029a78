"""A file that breaks off, or is damaged somewhere: its picture as far as it can be decoded, as browsers show it.

What is missing is found by decoding the file onto two grounds: where the results differ, nothing was decoded.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PIL import Image, ImageChops, ImageFile, ImageStat

#: Formats whose decoders, a browser's too, give the rows that they have.
IN_ROWS = frozenset({"JPEG", "PNG", "GIF", "BMP"})
#: What has less of its pixels is not worth any words.
LEAST = 0.25

_DARK, _LIGHT = 0, 255
_SCAN = b"\xff\xda"
_END = b"\xff\xd9"


class Part(NamedTuple):
    """What is there of a picture."""

    image: Image.Image
    """Of the whole size; transparent where nothing is."""
    share: float
    """Of its pixels, 0 to 1."""


def what_is_there(begin: Callable[[bytes], ImageFile.ImageFile], data: bytes, kind: str) -> Part | None:
    """The part of a damaged picture that can be decoded; None where that is too little.

    ``begin``: opens the file's bytes anew, and loads nothing. Raises what it raises, and MemoryError.
    """
    if kind not in IN_ROWS:
        return None
    if kind == "GIF":
        data = _with_short_end(data, begin(data).tile[0].offset)
    part = _part(begin, data)
    if kind == "JPEG" and not part.share and _SCAN in data[_behind_header(begin(data)) :]:
        part = _part(begin, data + _END)  # of several scans, none is decoded before an end
    return part if part.share >= LEAST else None


def _part(begin: Callable[[bytes], ImageFile.ImageFile], data: bytes) -> Part:
    dark = _values(_decoded(begin(data), _DARK))
    opened = begin(data)
    extents = opened.tile[0].extents or (0, 0, *opened.size)  # of a GIF's frame, which may be smaller
    interlaced = _is_interlaced(opened)
    image = _decoded(opened, _LIGHT)
    missing = ImageChops.difference(dark, _values(image)).point(lambda value: 255 if value else 0)
    share = 1 - ImageStat.Stat(missing.crop(extents)).mean[0] / 255
    if interlaced:
        missing = _spread(image, missing)
    return Part(_blank(image, missing), share)


def _spread(image: Image.Image, missing: Image.Image) -> Image.Image:
    """Fill what is missing between the pixels of an interlaced picture with those at the left or above, in place;
    returns what is missing still."""
    for across, down in ((1, 0), (0, 1), (2, 0), (0, 2), (4, 0), (0, 4)):
        size = image.width - across, image.height - down
        neighbours, lacking = image.crop((0, 0, *size)), missing.crop((0, 0, *size))
        fillable = ImageChops.subtract(missing.crop((across, down, *image.size)), lacking)
        image.paste(neighbours, (across, down), fillable)
        missing.paste(0, (across, down), fillable)
    return missing


def _with_short_end(gif: bytes, start: int) -> bytes:
    """The pieces of a GIF's pixels begin at ``start``; the last says no more bytes than there are."""
    while start < len(gif) and gif[start]:
        end = start + 1 + gif[start]
        if end > len(gif):
            return gif[:start] + bytes((len(gif) - start - 1,)) + gif[start + 1 :]
        start = end
    return gif


def _decoded(image: ImageFile.ImageFile, ground: int) -> ImageFile.ImageFile:
    colour = ground * 257 if _is_deep(image) else (ground,) * len(image.getbands())
    image.im = Image.new(image.mode, image.size, colour).im
    try:
        image.load()
    except MemoryError:
        raise
    except Exception:  # as it ended before
        image.tile = []
    return image


def _blank(image: Image.Image, missing: Image.Image) -> Image.Image:
    """White, or transparent where the picture has such pixels, where nothing is."""
    info = image.info
    if image.mode == "P":
        image = image.convert("RGBA")
    elif image.mode == "1" or _is_deep(image):
        image = _values(image)
    if image.has_transparency_data and image.mode not in {"LA", "RGBA"}:
        image = image.convert("RGBA")
    if image.mode in {"LA", "RGBA"}:
        alpha = image.getchannel("A")
        alpha.paste(0, mask=missing)
        image.putalpha(alpha)
    else:
        image.paste((0,) * 4 if image.mode == "CMYK" else (255,) * len(image.getbands()), mask=missing)
    image.info = {key: value for key, value in info.items() if key != "transparency"}
    return image


def _values(image: Image.Image) -> Image.Image:
    """One value, of 8 bits, of each pixel."""
    if image.mode == "P":  # its number: two numbers may be of one colour
        return Image.frombytes("L", image.size, image.tobytes())
    if _is_deep(image):
        return image.convert("I").point(lambda value: value * (1 / 257) + 0).convert("L")
    return image.convert("L") if image.mode == "1" else image.getchannel(0)


def _is_interlaced(opened: ImageFile.ImageFile) -> bool:
    arguments = opened.tile[0].args
    of_gif = opened.tile[0].codec_name == "gif" and isinstance(arguments, tuple) and arguments[1]
    return bool(opened.info.get("interlace") or of_gif)


def _is_deep(image: Image.Image) -> bool:
    return image.mode.startswith("I;16")


def _behind_header(image: ImageFile.ImageFile) -> int:
    """Where the first scan of a JPEG begins, that is open and not loaded."""
    return image.fp.tell() if image.fp is not None else 0
