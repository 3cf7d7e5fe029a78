"""Bytes to pixels: no more of them than needed, by no decoder but the one that fits, with one kind of error."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from typing import NamedTuple

from PIL import (
    AvifImagePlugin,
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
from django_autocaption.images import webp
from django_autocaption.images.container import is_cut_short
from django_autocaption.images.kinds.peculiar import is_peculiar
from django_autocaption.images.metadata import let_go_of_bulk
from django_autocaption.images.rare import RARE_DECODERS, reduce
from django_autocaption.images.shown import avif, colours, exif, frames, incomplete, turning
from django_autocaption.images.shown.bitmaps import BitmapFile
from django_autocaption.images.shown.png import NONE, Chunks, Frame, chunks
from django_autocaption.images.sight.subject import ANIMATED, later_frames
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
    "BMP": BitmapFile,
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
    """Pixels as stored, not yet upright; of a large JPEG or JPEG 2000 (with pyvips PNG and WebP, too) only as many as
    are wanted."""
    width: int
    """Pixels of the original, once upright."""
    height: int
    page_size: tuple[int, int]
    """Width and height that a browser gives it, upright: a JPEG may want others than its pixels."""
    orientation: int
    """EXIF orientation of ``image``, 1–8: what is still to be done to turn it upright."""
    share: float | None = None
    """Of its pixels, where the file breaks off or is damaged: how much of them is there. The rest is blank."""
    as_stored: bool = True
    """The picture that any decoder takes out of the file: not a frame behind it, nor a part."""


@dataclass(frozen=True, kw_only=True)
class _Wanted:
    """What is asked for, and what the file says where a browser minds it, whatever its decoder makes of that."""

    name: str
    kind: str
    png: Chunks
    exif: bytes
    frame: Frame | None
    max_pixels: int
    max_edge: int
    admit: Callable[[int], object] | None


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
    What breaks off or is damaged is decoded as far as browsers show it, if that is not too little.

    ``admit``: called with the number of pixels before any of them is decoded.

    Raises ImageError ``too_many_pixels`` (excluded; nothing was decoded), ``truncated``, ``unreadable``, or the kind in
    lower case (``heic`` for HEIF; excluded) where its decoder is not installed.
    """
    _require_decoder(kind, name)
    png = chunks(data) if kind == "PNG" else NONE
    with decoder_errors(data, kind, name=name):
        frame = frames.first_shown(data, png)
    wanted = _Wanted(
        name=name,
        kind=kind,
        png=png,
        exif=turning.minded(data, kind, png),
        frame=frame,
        max_pixels=max_pixels,
        max_edge=max_edge,
        admit=admit,
    )
    picture = frame.data if frame else data
    try:
        with decoder_errors(data, kind, name=name):
            return _load(picture, wanted)
    except ImageError as error:
        if error.code == "too_many_pixels":
            raise
        failure = error
    if (stripped := strip(picture, kind)) is not None:
        try:
            with decoder_errors(data, kind, name=name):
                return _load(stripped, wanted)
        except ImageError as error:
            failure = error
    with decoder_errors(data, kind, name=name), suppress(_NothingError):
        return _load_part(picture, wanted)
    raise failure


class _NothingError(Exception):
    """No part of the picture can be decoded that would be worth it."""


def is_decodable(data: bytes, kind: str) -> bool:
    """Whether the whole first frame can be decoded."""
    try:
        _open(data, kind).load()
    except Exception:
        return False
    return True


def frames_behind(data: bytes, kind: str) -> Iterator[Image.Image]:
    """The frames behind the first one of a file that was decoded before, as ``later_frames`` gives them."""
    return later_frames(_open(data, kind)) if kind in ANIMATED else iter(())


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
    """For a file that takes more memory or time than one may: a rare picture of many pixels, or one made to harm."""
    return ImageError(
        f"{name} takes more memory or time to decode than an image may. "
        "Open it in an image editor, save it as a JPEG or with fewer pixels, and upload that.",
        code="unreadable",
    )


class _Begun(NamedTuple):
    """A file that was opened, and not loaded yet."""

    image: ImageFile.ImageFile
    """To be decoded as small as is wanted."""
    size: tuple[int, int]
    """Pixels of the whole picture."""
    profile: bytes | None


def _load(data: bytes, wanted: _Wanted) -> Decoded:
    begun = _begin(data, wanted)
    covered = frames.covered(begun.image)
    image = None
    if wanted.frame is None:
        image = shrunk(data, wanted.kind, begun.image, max_edge=wanted.max_edge)
    if image is None and wanted.kind == "PNG" and begun.image.mode in {"1", "L", "RGB"}:
        # Its pixels may end before they should without an error: a page is white there.
        begun.image.im = Image.new(begun.image.mode, begun.image.size, "white").im
    if image is None:
        image = webp.load(begun.image) if isinstance(begun.image, WebPImagePlugin.WebPImageFile) else begun.image
        image.load()
    if image.mode == "P" and image.palette is None and wanted.kind != "PNG":  # an icon's decoder leaves it so
        image.palette = ImagePalette.ImagePalette("RGB", image.im.getpalette("RGB", "RGB"))
    if wanted.kind == "AVIF" and image.size != begun.size:
        image = image.crop((0, 0, *begun.size))
    if covered:
        image = frames.on_canvas(image.crop(covered), image.size, covered[:2])
    return _decoded(image, begun, wanted)


def _load_part(data: bytes, wanted: _Wanted) -> Decoded:
    """Raises _NothingError."""
    try:
        begun = _begin(data, wanted)
        part = incomplete.what_is_there(lambda each: _begin(each, wanted).image, data, wanted.kind)
    except MemoryError:
        raise
    except Exception as error:  # the one that loading failed with
        raise _NothingError from error
    if part is None:
        raise _NothingError
    share = None if part.share == 1 and not is_cut_short(data, wanted.kind) else part.share
    return replace(_decoded(part.image, begun, wanted), share=share, as_stored=False)


def _begin(data: bytes, wanted: _Wanted) -> _Begun:
    if wanted.kind == "WEBP" and (canvas := webp.size_of(data)):
        _admit(canvas, wanted)
    opened = _open(data, wanted.kind)
    size = wanted.frame.canvas if wanted.frame else opened.size
    _admit(size, wanted)
    if wanted.kind == "AVIF":
        size = avif.cut_size(data, size)
    if isinstance(opened, TiffImagePlugin.TiffImageFile):
        let_go_of_bulk(opened)
    if wanted.kind == "JPEG":
        _draft(opened, wanted.max_edge)
    reduce(opened, data, least=wanted.max_edge * _DRAFT_FLOOR)
    wanted.png.correct(opened)
    profile = colours.profile(opened, wanted.kind, data, wanted.png)
    _set_profile(opened, profile)
    return _Begun(opened, size, profile)


def _admit(size: tuple[int, int], wanted: _Wanted) -> None:
    """Raises ImageError for too many pixels."""
    width, height = size
    # As strict as Pillow's own check, which some decoders make by themselves as a warning.
    limit = min(wanted.max_pixels, Image.MAX_IMAGE_PIXELS or wanted.max_pixels)
    if width * height > limit or max(size) > LONGEST_EDGE:
        raise _too_many_pixels(wanted.name, f" ({width} × {height}; the limit is {limit:,})")
    if wanted.admit is not None:
        wanted.admit(width * height)


def _decoded(image: Image.Image, begun: _Begun, wanted: _Wanted) -> Decoded:
    """Of a loaded image: a PNG may have more behind its pixels, and TIFF is upright only by now."""
    if wanted.frame is not None:
        image = frames.on_canvas(image, begun.size, wanted.frame.place)
    _set_profile(image, begun.profile)
    orientation = turning.orientation(image, wanted.kind, wanted.exif)
    page_size = begun.size
    if wanted.kind == "JPEG":
        page_size = exif.page_size(wanted.exif, begun.size)
    width, height = begun.size
    if orientation >= 5:
        width, height, page_size = height, width, (page_size[1], page_size[0])
    return Decoded(
        image=image,
        width=width,
        height=height,
        page_size=page_size,
        orientation=orientation,
        as_stored=wanted.frame is None,
    )


def _set_profile(image: Image.Image, profile: bytes | None) -> None:
    image.info.pop("icc_profile", None)
    if profile:
        image.info["icc_profile"] = profile


def _open(data: bytes, kind: str) -> ImageFile.ImageFile:
    return DECODERS[kind](io.BytesIO(data), "")


def _draft(image: ImageFile.ImageFile, max_edge: int) -> None:
    """Let the JPEG decoder scale down by itself: a fraction of the time and memory of decoding every pixel."""
    long_edge = max(image.size)
    for scale in _JPEG_SCALES:
        if math.ceil(long_edge / scale) >= max_edge * _DRAFT_FLOOR:
            image.draft(None, (max(1, image.width // scale), max(1, image.height // scale)))
            return


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
