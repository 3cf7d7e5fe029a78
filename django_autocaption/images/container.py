"""What the bytes are, whatever the file is called: the kind of image, or what to tell the editor instead."""

from __future__ import annotations

from django_autocaption.exceptions import ImageError
from django_autocaption.images.kinds.foreign import RAW, Found, Verdict, foreign
from django_autocaption.images.kinds.peculiar import is_raw
from django_autocaption.images.kinds.text import first_element, text_of
from django_autocaption.images.rare import rare_kind

_TIFF_STARTS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
#: Sizes of the BMP information header; two letters alone would match any text that begins with "BM".
_BMP_HEADERS = frozenset({12, 16, 40, 52, 56, 64, 108, 124})
#: ftyp brands of still images; https://github.com/strukturag/libheif and https://aomediacodec.github.io/av1-avif/
_IMAGE_BRANDS = {b"avif": "AVIF", b"avis": "AVIF"} | dict.fromkeys(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"), "HEIF"
)
#: "Some image in a HEIF container"; the compatible brands say which.
_GENERIC_BRANDS = frozenset({b"mif1", b"msf1", b"mif2", b"mif3"})


def identify(data: bytes, *, name: str) -> str:
    """The kind of image in ``data``: JPEG, PNG, GIF, WEBP, TIFF, BMP, AVIF, HEIF or a rare one (Pillow's names).

    Raises ImageError ``svg`` or ``unsupported`` (both excluded), ``not_an_image`` or ``unreadable``; the message says
    what the file looks like, and what to do.
    """
    kind = _kind(data) or rare_kind(data)
    if kind == "TIFF" and is_raw(data):
        raise _refusal(RAW, name)
    if kind:
        return kind
    if first_element(text_of(data)) == "svg":
        raise ImageError(
            f"{name} is an SVG drawing. SVG files are left out, because captioning services read photographs only. "
            "Write its words by hand, or upload a PNG of it.",
            code="svg",
            excluded=True,
        )
    raise _refusal(foreign(data), name)


def _refusal(found: Found, name: str) -> ImageError:
    match found.verdict:
        case Verdict.NOT_READ:
            told = f"is {found.what}, a format that is not read here"
        case Verdict.DAMAGED:
            told = f"is damaged: {found.what}"
        case Verdict.NO_IMAGE:
            told = "is not an image" + (f": it looks like {found.what}" if found.what else " in any known format")
    excluded = found.verdict is Verdict.NOT_READ
    return ImageError(f"{name} {told}. {found.advice}", code=found.verdict.value, excluded=excluded)


def is_cut_short(data: bytes, kind: str) -> bool:
    """Whether the container says that more bytes should follow. Meaningful only for a file that failed to decode."""
    match kind:
        case "JPEG":
            return not data.rstrip(b"\0").endswith(b"\xff\xd9")
        case "PNG":
            return b"IEND" not in data
        case "GIF":
            return not data.rstrip(b"\0").endswith(b";")
        case "WEBP":
            return int.from_bytes(data[4:8], "little") + 8 > len(data)
        case "BMP":
            return int.from_bytes(data[2:6], "little") > len(data)
        case "TIFF":  # the directory is often the last thing in the file
            return int.from_bytes(data[4:8], "little" if data.startswith(b"II") else "big") > len(data)
        case "AVIF" | "HEIF":
            return _boxes_overrun(data)
        case "JPEG2000":
            return not data.rstrip(b"\0").endswith(b"\xff\xd9")
        case "QOI":
            return not data.endswith(bytes(7) + b"\1")
        case _:
            return False


def _kind(data: bytes) -> str | None:
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WEBP"
    if data.startswith(_TIFF_STARTS):
        return "TIFF"
    if data.startswith(b"BM") and int.from_bytes(data[14:18], "little") in _BMP_HEADERS:
        return "BMP"
    return _boxed_kind(data)


def _brands(data: bytes) -> list[bytes]:
    """Major brand, then compatible brands, of an ISO base media file (ISO/IEC 14496-12, ``ftyp``); else nothing."""
    if data[4:8] != b"ftyp":
        return []
    end = min(int.from_bytes(data[:4], "big"), 1024, len(data))
    return [data[8:12], *(data[start : start + 4] for start in range(16, end - 3, 4))]


def _boxed_kind(data: bytes) -> str | None:
    brands = _brands(data)
    for brand in brands:
        if brand in _IMAGE_BRANDS:
            return _IMAGE_BRANDS[brand]
        if brand not in _GENERIC_BRANDS and brand == brands[0]:
            return None
    return "HEIF" if brands else None


def _boxes_overrun(data: bytes) -> bool:
    position = 0
    while position < len(data):
        size, header = int.from_bytes(data[position : position + 4], "big"), 8
        if size == 1:
            size, header = int.from_bytes(data[position + 8 : position + 16], "big"), 16
        if size == 0:  # "to the end of the file"
            return False
        if size < header:
            return position + header > len(data)
        position += size
    return position > len(data)
