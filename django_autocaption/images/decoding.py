"""Bytes to pixels: no more of them than needed, by no decoder but the one that fits, with one kind of error."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    ExifTags,
    GifImagePlugin,
    Image,
    ImageFile,
    ImagePalette,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
    features,
)

from django_autocaption.exceptions import ImageError
from django_autocaption.images.container import is_cut_short
from django_autocaption.images.directories import overlap
from django_autocaption.images.kinds.peculiar import is_peculiar
from django_autocaption.images.rare import RARE_DECODERS
from django_autocaption.images.sight.subject import later_frames
from django_autocaption.images.stripping import strip
from django_autocaption.images.vips import shrunk

try:
    import pillow_heif
except ImportError:
    _HEIF_DECODER: dict[str, type[ImageFile.ImageFile]] = {}
else:
    _HEIF_DECODER = {"HEIF": pillow_heif.HeifImageFile}

#: One decoder for each kind that ``container.identify`` knows; no other decoder of Pillow (EPS, PSD, FITS…) ever sees
#: an upload. They are called directly because ``Image.open`` answers a large image with a warning, which is an error on
#: one site and a line in the log of another, before anyone can ask for the size.
DECODERS: dict[str, type[ImageFile.ImageFile]] = {
    "JPEG": JpegImagePlugin.JpegImageFile,
    "PNG": PngImagePlugin.PngImageFile,
    "GIF": GifImagePlugin.GifImageFile,
    "TIFF": TiffImagePlugin.TiffImageFile,
    "BMP": BmpImagePlugin.BmpImageFile,
    **RARE_DECODERS,
    **_HEIF_DECODER,
}
if features.check("webp"):
    DECODERS["WEBP"] = WebPImagePlugin.WebPImageFile
if features.check("avif"):
    DECODERS["AVIF"] = AvifImagePlugin.AvifImageFile

#: A JPEG is decoded at 1/2, 1/4 or 1/8 where that leaves at least this part of the wanted edge (720 of 1024 pixels).
_DRAFT_FLOOR = 720 / 1024
_JPEG_SCALES = (8, 4, 2)
#: What decoders say of a file that is whole, but of a depth, compression or colour model that they do not know.
_NOT_READ = re.compile(
    r"\b(?:unsupported|not supported|unimplemented|codec configuration"
    r"|unknown (?:pixel|data|compression|colou?r|mode)\b)",
    re.I,
)
#: Pixels. A JPEG has no longer one, and decoders keep whole rows.
LONGEST_EDGE = 65_535


@dataclass(frozen=True, kw_only=True)
class Decoded:
    """The first frame of a file, loaded."""

    image: Image.Image
    """Pixels as stored, not yet upright; of a large JPEG (with pyvips PNG and WebP, too) only as many as are wanted."""
    width: int
    """Pixels of the original, once upright."""
    height: int
    orientation: int
    """EXIF orientation of ``image``, 1–8: what is still to be done to turn it upright."""


def decode(
    data: bytes,
    kind: str,
    *,
    name: str,
    max_pixels: int,
    max_edge: int,
    admit: Callable[[int], object] | None = None,
) -> Decoded:
    """Decode the first frame. Broken metadata never fails a JPEG, PNG or still WebP: it is read once more without it.

    ``admit``: called with the number of pixels before any of them is decoded.

    Raises ImageError ``too_many_pixels`` (excluded; nothing was decoded), ``truncated``, ``unreadable``, or the kind in
    lower case (``heic`` for HEIF; excluded) where its decoder is not installed.
    """
    _require_decoder(kind, name)
    try:
        with decoder_errors(data, kind, name=name):
            return _load(data, kind, name=name, max_pixels=max_pixels, max_edge=max_edge, admit=admit)
    except ImageError as error:
        if error.excluded:
            raise
        stripped = strip(data, kind)
        if stripped is None:
            raise
    with decoder_errors(data, kind, name=name):
        return _load(stripped, kind, name=name, max_pixels=max_pixels, max_edge=max_edge, admit=admit)


def is_decodable(data: bytes, kind: str) -> bool:
    """Whether the whole first frame can be decoded."""
    try:
        _open(data, kind).load()
    except Exception:
        return False
    return True


def frames_behind(data: bytes, kind: str) -> Iterator[Image.Image]:
    """The frames behind the first one of a file that was decoded before, as ``later_frames`` gives them."""
    return later_frames(_open(data, kind), kind)


@contextmanager
def decoder_errors(data: bytes, kind: str, *, name: str) -> Iterator[None]:
    """Turn whatever a decoder throws at a hostile or broken file into ImageError."""
    try:
        yield
    except ImageError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels(name) from error
    except MemoryError as error:
        raise too_costly(name) from error
    except Exception as error:
        told = f" ({error})" if _NOT_READ.search(str(error)) else ""
        if told or is_peculiar(data, kind):
            raise ImageError(
                f"{name} is a {kind} image of a rare kind, which is not read here{told}. "
                "Save it as an ordinary JPEG or PNG, and upload that.",
                code="unsupported",
                excluded=True,
            ) from error
        if "truncated" in str(error).lower() or is_cut_short(data, kind):
            raise ImageError(
                f"{name} breaks off: the end of the file is missing. Upload the image again.", code="truncated"
            ) from error
        raise ImageError(
            f"{name} is a damaged {kind} image that cannot be decoded. "
            "Open it in an image editor, save it again, and upload that.",
            code="unreadable",
        ) from error


def too_costly(name: str) -> ImageError:
    """For a file that takes more memory or time than any picture of its size needs."""
    return ImageError(
        f"{name} takes more memory or time to decode than a picture of its size needs. "
        "Open it in an image editor, save it again, and upload that.",
        code="unreadable",
    )


def _load(
    data: bytes, kind: str, *, name: str, max_pixels: int, max_edge: int, admit: Callable[[int], object] | None
) -> Decoded:
    opened = _open(data, kind)
    width, height = opened.size
    # As strict as Pillow's own check, which some decoders make by themselves as a warning.
    limit = min(max_pixels, Image.MAX_IMAGE_PIXELS or max_pixels)
    if width * height > limit or max(width, height) > LONGEST_EDGE:
        raise _too_many_pixels(name, f" ({width} × {height}; the limit is {limit:,})")
    if admit is not None:
        admit(width * height)
    if kind == "JPEG":
        _draft(opened, max_edge)
    image = shrunk(data, kind, opened, max_edge=max_edge) or opened
    image.load()
    if image.mode == "P" and image.palette is None:  # of an icon within another file, as the icon's decoder leaves it
        image.palette = ImagePalette.ImagePalette("RGB", image.im.getpalette("RGB", "RGB"))
    _forget_hostile_exif(image)
    orientation = _orientation(image)  # after loading: a PNG may have it behind the pixels, and TIFF is upright by now
    if orientation >= 5:
        width, height = height, width
    return Decoded(image=image, width=width, height=height, orientation=orientation)


def _open(data: bytes, kind: str) -> ImageFile.ImageFile:
    return DECODERS[kind](io.BytesIO(data), "")


def _draft(image: ImageFile.ImageFile, max_edge: int) -> None:
    """Let the JPEG decoder scale down by itself: a fraction of the time and memory of decoding every pixel."""
    long_edge = max(image.size)
    for scale in _JPEG_SCALES:
        if math.ceil(long_edge / scale) >= max_edge * _DRAFT_FLOOR:
            image.draft(None, (max(1, image.width // scale), max(1, image.height // scale)))
            return


def _forget_hostile_exif(image: Image.Image) -> None:
    """Where Pillow would parse it; what it parses while it opens a JPEG or TIFF was screened before."""
    raw = image.info.get("Raw profile type exif", "")
    with suppress(ValueError, IndexError):  # a header of three lines, then hexadecimal
        if raw and overlap(bytes.fromhex("".join(raw.split("\n")[3:]))):
            del image.info["Raw profile type exif"]
    if overlap(image.info.get("exif") or b""):
        del image.info["exif"]


def _orientation(image: Image.Image) -> int:
    try:
        value = image.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:  # broken EXIF: show the image as it is stored, as browsers do
        return 1
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _require_decoder(kind: str, name: str) -> None:
    if kind in DECODERS:
        return
    if kind == "HEIF":
        raise ImageError(
            f"{name} is a HEIC image, which this site cannot read. Upload a JPEG instead, "
            "or install the extra: pip install django-autocaption[heif]",
            code="heic",
            excluded=True,
        )
    raise ImageError(
        f"{name} is a {kind} image, which this site's Pillow was built without. Upload a JPEG instead, "
        "or install Pillow from its wheels on PyPI.",
        code="unsupported",
        excluded=True,
    )


def _too_many_pixels(name: str, measured: str = "") -> ImageError:
    return ImageError(
        f"{name} has too many pixels{measured} and was left out. Upload a smaller version, or raise the limit.",
        code="too_many_pixels",
        excluded=True,
    )
