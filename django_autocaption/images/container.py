"""What the bytes are, whatever the file is called: the kind of image, or what to tell the editor instead."""

from __future__ import annotations

import re
import zlib

from django_autocaption.exceptions import ImageError
from django_autocaption.images.rare import rare_kind

#: Bytes of the file (after unzipping) in which an SVG or HTML element has to begin.
_TEXT_HEAD = 64 * 1024

_TIFF_STARTS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
#: Sizes of the BMP information header; two letters alone would match any text that begins with "BM".
_BMP_HEADERS = frozenset({12, 16, 40, 52, 56, 64, 108, 124})
#: ftyp brands of still images; https://github.com/strukturag/libheif and https://aomediacodec.github.io/av1-avif/
_IMAGE_BRANDS = {b"avif": "AVIF", b"avis": "AVIF"} | dict.fromkeys(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"), "HEIF"
)
#: "Some image in a HEIF container"; the compatible brands say which.
_GENERIC_BRANDS = frozenset({b"mif1", b"msf1", b"mif2", b"mif3"})

_RAW = "a camera's raw file"
_OTHER_IMAGES = (
    (b"8BPS", "a Photoshop document"),
    (b"%!PS", "a PostScript drawing"),
    (b"\xc5\xd0\xd3\xc6", "a PostScript drawing"),
    (b"\xff\x0a", "a JPEG XL image"),
    (b"\0\0\0\x0cJXL ", "a JPEG XL image"),
    (b"\0\0\2\0", "a cursor (CUR)"),
    (b"gimp xcf", "a GIMP document"),
    (b"FUJIFILMCCD-RAW", _RAW),
    (b"IIRO", _RAW),
    (b"IIRS", _RAW),
    (b"MMOR", _RAW),
    (b"IIU\0", _RAW),
    (b"II\x1a\0\0\0HEAPCCDR", _RAW),
    (b"FOVb", _RAW),
    (b"\0MRM", _RAW),
)
_NOT_IMAGES = (
    (b"%PDF-", "a PDF document"),
    (b"\x1a\x45\xdf\xa3", "a video (WebM or Matroska)"),
    (b"\0\0\1\xba", "a video (MPEG)"),
    (b"\0\0\1\xb3", "a video (MPEG)"),
    (b"FLV\1", "a video (Flash)"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or video file (Ogg)"),
    (b"fLaC", "a sound file"),
    (b"RIFF", "a sound or video file (RIFF)"),
    (b"PK\3\4", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an Office document"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!", "an archive"),
    (b"version https://git-lfs", "a Git LFS pointer instead of the file that it points to"),
)
#: The first element after a prolog, comments and a document type. Atomic: hostile input must not make it backtrack.
_FIRST_ELEMENT = re.compile(
    r"(?>\s+|<\?.*?\?>|<!--.*?-->|<!doctype(?>[^\[>]*)(?>\[.*?\]\s*>|>))*+<(?>[\w.-]+:)?(?P<name>[a-z][\w.-]*)",
    re.DOTALL | re.IGNORECASE,
)
_HTML_DOCTYPE = re.compile(r"(?>\s+|<!--.*?-->)*+<!doctype\s+html", re.DOTALL | re.IGNORECASE)
_HTML_ELEMENTS = frozenset({"html", "head", "body", "title", "meta", "script", "div", "p", "h1", "table"})

_UPLOAD_ANOTHER = "Upload a JPEG, PNG or WebP image instead."


def identify(data: bytes, *, name: str) -> str:
    """The kind of image in ``data``: JPEG, PNG, GIF, WEBP, TIFF, BMP, AVIF, HEIF or a rare one (Pillow's names).

    Raises ImageError ``svg`` or ``unsupported`` (both excluded) or ``not_an_image``; the message says what the file
    looks like.
    """
    kind = _kind(data) or rare_kind(data)
    if kind:
        return kind
    if _first_element(_text(data)) == "svg":
        raise ImageError(
            f"{name} is an SVG drawing. SVG files are left out, because captioning services read photographs only. "
            "Write its words by hand, or upload a PNG of it.",
            code="svg",
            excluded=True,
        )
    for start, what in _OTHER_IMAGES:
        if data.startswith(start) or (what == _RAW and _brands(data)[:1] == [b"crx "]):
            raise ImageError(
                f"{name} is {what}, a format that is not read here. {_UPLOAD_ANOTHER}",
                code="unsupported",
                excluded=True,
            )
    looks_like = _looks_like(data)
    guess = f": it looks like {looks_like}" if looks_like else " in any known format"
    raise ImageError(f"{name} is not an image{guess}. {_UPLOAD_ANOTHER}", code="not_an_image")


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


def _text(data: bytes) -> str:
    """The beginning of ``data`` as text, unzipped first where it is gzip (SVGZ); the encoding is guessed."""
    head = data[:_TEXT_HEAD]
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, _TEXT_HEAD)
        except zlib.error:
            return ""
    if head.startswith((b"\xff\xfe", b"<\0")):
        encoding = "utf-16-le"
    elif head.startswith((b"\xfe\xff", b"\0<")):
        encoding = "utf-16-be"
    else:
        encoding = "utf-8"
    return head.decode(encoding, errors="replace").removeprefix("\ufeff")


def _first_element(text: str) -> str:
    found = _FIRST_ELEMENT.match(text)
    return found["name"].lower() if found else ""


def _looks_like(data: bytes) -> str:
    """What the file seems to be, with its article; empty where nothing is known."""
    if data[4:8] == b"ftyp":
        return "a video (MP4 or QuickTime)"
    for start, what in _NOT_IMAGES:
        if data.lstrip().startswith(start):
            return what
    text = _text(data)
    element = _first_element(text)
    if _HTML_DOCTYPE.match(text) or element in _HTML_ELEMENTS:
        return "an HTML page"
    if element or text.startswith("<?xml"):
        return "an XML document"
    return "" if "\ufffd" in text[:1024] or "\0" in text[:1024] else "plain text"
