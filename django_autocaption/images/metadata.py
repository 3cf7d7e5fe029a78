"""What a file says about itself, cut out of its container as raw blocks. Nothing here may fail the image."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image, TiffImagePlugin

from django_autocaption.types import ImageMetadata

#: A longer block is dropped: words fit in far less, and a parser should not be fed megabytes.
MAX_BLOCK = 256 * 1024
#: Of XMP, in which Photoshop lists every file that a picture was ever made of (``DocumentAncestors``) beside its words.
MAX_XMP = 512 * 1024

#: Photoshop image resource 0x0404 (IPTC-NAA) in a JPEG's APP13; the same records are TIFF tag 33723.
#: https://www.adobe.com/devnet-apps/photoshop/fileformatashtml/
_IPTC_RESOURCE = 0x0404
_IPTC_TAG = 33723
_IPTC_MARK = b"\x1c"
#: TIFF tags that are blocks of their own (XMP, IPTC, Photoshop, ICC) or describe the pixel data: no words in them.
_BULKY_TAGS = (700, _IPTC_TAG, 34377, 34675, 273, 279, 324, 325, 320, 347)

#: From this one on TIFF tags are those of programs.
_PRIVATE = 32768


def let_go_of_bulk(image: TiffImagePlugin.TiffImageFile) -> None:
    """Of an opened image's long private tags, such as Photoshop's layers: Pillow reads each once more while it loads
    the pixels."""
    tags = image.tag_v2._tagdata
    for tag in [tag for tag, value in tags.items() if tag >= _PRIVATE and len(value) > MAX_XMP]:
        del tags[tag]


def extract(image: Image.Image) -> ImageMetadata:
    """The XMP, EXIF and IPTC blocks of a loaded image; a block that is missing, broken or over MAX_BLOCK (XMP: MAX_XMP)
    is empty."""
    return ImageMetadata(xmp=_block(_xmp, image, MAX_XMP), exif=_block(_exif, image), iptc=_block(_iptc, image))


def _block(read: Callable[[Image.Image], bytes], image: Image.Image, most: int = MAX_BLOCK) -> bytes:
    try:
        block = read(image)
    except Exception:  # hostile metadata; whatever a parser says, the image is fine without it
        return b""
    return block if len(block) <= most else b""


def _xmp(image: Image.Image) -> bytes:
    packet = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return packet.encode() if isinstance(packet, str) else bytes(packet)


def _exif(image: Image.Image) -> bytes:
    block = image.info.get("exif")
    if block:
        return bytes(block)
    exif = image.getexif()
    for tag in _BULKY_TAGS:
        if tag in exif:
            del exif[tag]  # not pop, which would parse it first
    return exif.tobytes() if len(exif) else b""


def _iptc(image: Image.Image) -> bytes:
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        # Many writers declare these bytes as 32-bit numbers; parsed, they would be numbers with a warning.
        block = image.tag_v2._tagdata.get(_IPTC_TAG, b"")
    else:
        block = image.info.get("photoshop", {}).get(_IPTC_RESOURCE, b"")
    return bytes(block) if block.startswith(_IPTC_MARK) else b""
