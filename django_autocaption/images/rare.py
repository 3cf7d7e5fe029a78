"""Formats that no browser shows, but Django's image fields accept: told by how their files begin."""

from __future__ import annotations

import re

from PIL import (
    BmpImagePlugin,
    DdsImagePlugin,
    IcnsImagePlugin,
    ImageFile,
    Jpeg2KImagePlugin,
    MspImagePlugin,
    PcxImagePlugin,
    PpmImagePlugin,
    QoiImagePlugin,
    SgiImagePlugin,
    SunImagePlugin,
    TgaImagePlugin,
    XbmImagePlugin,
    XpmImagePlugin,
    features,
)

from django_autocaption.images.shown.icons import IconFile


class DdsFile(DdsImagePlugin.DdsImageFile):
    """As Pillow opens it; of what is not compressed it picks each pixel's bits in Python, which takes seconds."""

    def _open(self) -> None:
        super()._open()
        self.tile = [
            tile._replace(codec_name="raw", args=_RAW_PIXELS[tile.args]) if tile.args in _RAW_PIXELS else tile
            for tile in self.tile
        ]


#: Bits of a pixel, and those of its colours in them → what Pillow calls that.
_RAW_PIXELS: dict[object, str] = {
    (32, (0xFF0000, 0xFF00, 0xFF, 0xFF000000)): "BGRA",
    (32, (0xFF, 0xFF00, 0xFF0000, 0xFF000000)): "RGBA",
    (32, (0xFF0000, 0xFF00, 0xFF)): "BGRX",
    (32, (0xFF, 0xFF00, 0xFF0000)): "RGBX",
    (24, (0xFF0000, 0xFF00, 0xFF)): "BGR",
    (24, (0xFF, 0xFF00, 0xFF0000)): "RGB",
    (16, (0xF800, 0x7E0, 0x1F)): "BGR;16",
    (16, (0x7C00, 0x3E0, 0x1F)): "BGR;15",
}

RARE_DECODERS: dict[str, type[ImageFile.ImageFile]] = {
    "DDS": DdsFile,
    "DIB": BmpImagePlugin.DibImageFile,
    "ICNS": IcnsImagePlugin.IcnsImageFile,
    "ICO": IconFile,
    "MSP": MspImagePlugin.MspImageFile,
    "PCX": PcxImagePlugin.PcxImageFile,
    "PPM": PpmImagePlugin.PpmImageFile,
    "QOI": QoiImagePlugin.QoiImageFile,
    "SGI": SgiImagePlugin.SgiImageFile,
    "SUN": SunImagePlugin.SunImageFile,
    "TGA": TgaImagePlugin.TgaImageFile,
    "XBM": XbmImagePlugin.XbmImageFile,
    "XPM": XpmImagePlugin.XpmImageFile,
}
if features.check("jpg_2000"):
    RARE_DECODERS["JPEG2000"] = Jpeg2KImagePlugin.Jpeg2KImageFile

_BEGINNINGS = tuple(
    (kind, re.compile(pattern, re.DOTALL))
    for kind, pattern in (
        ("DDS", rb"DDS \x7c\0\0\0"),
        ("DIB", rb"[\x28\x34\x38\x40\x6c\x7c]\0\0\0.{8}\x01\0"),
        ("ICNS", rb"icns"),
        ("ICO", rb"\0\0[\x01\x02]\0[\x01-\xff]\0"),
        ("JPEG2000", rb"\0\0\0\x0cjP  \r\n\x87\n|\xff\x4f\xff\x51\0"),
        ("MSP", rb"DanM|LinS"),
        ("PCX", rb"\x0a[\0\x02\x03\x05]\x01[\x01\x02\x04\x08]"),
        ("PPM", rb"P[1-6][ \t\r\n#]|Pf[ \t\r\n]+\d"),
        ("QOI", rb"qoif"),
        ("SGI", rb"\x01\xda[\0\x01][\x01\x02]"),
        ("SUN", rb"\x59\xa6\x6a\x95"),
        ("XBM", rb"\s{0,16}(?:/\*.{0,400}?\*/\s{0,16})?#define[ \t]{1,9}\w{0,80}_width[ \t]{1,9}\d"),
        ("XPM", rb"/\* XPM \*/"),
    )
)
#: Truevision's: types of images and bits of a pixel (https://www.loc.gov/preservation/digital/formats/fdd/fdd000180.shtml).
_TGA_TYPES, _TGA_DEPTHS = frozenset({1, 2, 3, 9, 10, 11}), frozenset({8, 16, 24, 32})
#: Of JPEG 2000, by the standard.
_MOST_LEVELS = 32
_MOST_MISSING = 4
_TGA_HEADER, _TGA_FOOTER = 18, b"TRUEVISION-XFILE.\0"


def rare_kind(data: bytes) -> str | None:
    """Pillow's name of the format, or None for what is none of these."""
    for kind, beginning in _BEGINNINGS:
        if beginning.match(data):
            return kind
    return "TGA" if _is_tga(data) else None


def reduce(opened: ImageFile.ImageFile, data: bytes, *, least: float) -> None:
    """Let the decoder of a JPEG 2000 leave the finest levels alone, as long as the longer side has ``least`` pixels: in
    full it takes 20 bytes for a pixel. ``opened``: not loaded yet.

    https://www.itu.int/rec/T-REC-T.800
    """
    if not isinstance(opened, Jpeg2KImagePlugin.Jpeg2KImageFile) or opened.mode == "P":  # numbers of colours mix badly
        return
    start = data.find(b"\xff\x4f\xff\x51")
    coding = data.find(b"\xff\x52", start)
    levels = data[coding + 9] if 0 < coding < len(data) - 9 else 0
    if any(data[start + 16 : start + 24]):  # its corner is not that of its canvas, which Pillow does not count
        return
    for level in range(1, min(levels, _MOST_LEVELS) + 1):
        by = 2**level
        # Pillow rounds to the nearest size, the decoder up, and both have to find the same.
        agreed = all((edge + by // 2) // by == -(-edge // by) for edge in opened.size)
        if agreed and max(opened.size) >= least * by:
            opened.reduce = level


def _is_tga(data: bytes) -> bool:
    """It has no mark but, in newer files, at its end; elsewhere every field of its header must make sense."""
    if len(data) <= _TGA_HEADER or data[2] not in _TGA_TYPES:
        return False
    if data.endswith(_TGA_FOOTER):
        return True
    if data[16] not in _TGA_DEPTHS:
        return False
    width, height = int.from_bytes(data[12:14], "little"), int.from_bytes(data[14:16], "little")
    mapped = data[2] in {1, 9}
    has_map = data[1] == 1 and int.from_bytes(data[5:7], "little") > 0 and data[7] in {15, 16, 24, 32}
    # One that breaks off is damaged, no other file; all that has no map says nothing of one.
    size, there = width * height * data[16] // 8, len(data) - _TGA_HEADER
    whole = data[2] > 8 or size <= there or (not any(data[3:8]) and size <= there * _MOST_MISSING)
    return bool(width and height and whole and (has_map if mapped else data[1] == 0) and not data[17] & 0xC0)
