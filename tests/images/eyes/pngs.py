"""PNG files: what else may tell their colours, what animates them, and what is broken in them without harm."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

from PIL import Image

from tests.images.eyes.painting import (
    BRIGHT,
    DIM,
    HEIGHT,
    PNG,
    WIDTH,
    Files,
    chunk,
    chunks,
    cut,
    detailed,
    exif,
    grey_profile,
    painting,
    png,
    seen_through,
    swapped_profile,
    wide_profile,
    xmp,
)
from tests.images.pictures import saved

XMP = b"XML:com.adobe.xmp\0\0\0\0\0"


def gamma(value: float) -> bytes:
    return chunk(b"gAMA", struct.pack(">L", round(value * 100_000)))


def primaries(*values: float) -> bytes:
    """White, red, green, blue; those of ProPhoto where nothing is given."""
    values = values or (0.3457, 0.3585, 0.7347, 0.2653, 0.1596, 0.8404, 0.0366, 0.0001)
    return chunk(b"cHRM", struct.pack(">8L", *(round(value * 100_000) for value in values)))


SRGB = chunk(b"sRGB", b"\0")


def iccp(profile: bytes) -> bytes:
    return chunk(b"iCCP", b"x\0\0" + zlib.compress(profile))


def cicp(*values: int) -> bytes:
    return chunk(b"cICP", bytes(values))


def greys() -> Image.Image:
    """From dark to brighter than paper."""
    return painting(colours=[(grey, grey, grey) for grey in (60, 120, 165, 210)])


def profile_of_imagemagick(orientation: int) -> bytes:
    """EXIF as ImageMagick wrote it before PNG had a place for it."""
    block = b"Exif\0\0" + exif(orientation)
    return chunk(
        b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(b"\nexif\n%8d\n%s\n" % (len(block), block.hex().encode()))
    )


def header(width: int, height: int, depth: int, colour: int, interlaced: int = 0) -> bytes:
    return chunk(b"IHDR", struct.pack(">LLBBBBB", width, height, depth, colour, 0, 0, interlaced))


def raw(
    depth: int, colour: int, rows: Iterable[bytes], *before: bytes, size: tuple[int, int] = (WIDTH, HEIGHT)
) -> bytes:
    """Of rows that are not filtered."""
    body = zlib.compress(b"".join(b"\0" + row for row in rows))
    return PNG + header(*size, depth, colour) + b"".join(before) + chunk(b"IDAT", body) + chunk(b"IEND")


def sixteen(*before: bytes) -> bytes:
    """The painting with 16 bits a sample."""
    data = painting().tobytes()
    rows = [data[start : start + 3 * WIDTH] for start in range(0, len(data), 3 * WIDTH)]
    return raw(16, 2, (bytes(b for value in row for b in (value, 17)) for row in rows), *before)


def interlaced(image: Image.Image) -> bytes:
    """By Adam7: https://www.w3.org/TR/png-3/#8Interlace"""
    data = b""
    for left, top, across, down in (
        (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
    ):  # fmt: skip
        for y in range(top, image.height, down):
            data += b"\0" + b"".join(bytes(image.getpixel((x, y))) for x in range(left, image.width, across))  # type: ignore[arg-type]  # of several bands
    return PNG + header(*image.size, 8, 2, 1) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND")


def changed(data: bytes, name: bytes, *, crc: bool = False, instead: bytes | None = None) -> bytes:
    """A chunk has a wrong checksum, or is replaced."""
    parts = [PNG]
    for each, body in chunks(data):
        made = chunk(each, body)
        if each == name:
            made = instead if instead is not None else made[:-1] + bytes((made[-1] ^ 0xFF,)) if crc else made
        parts.append(made)
    return b"".join(parts)


def pixels(data: bytes, change: bytes = b"", *, drop: int = 0) -> bytes:
    """More, or less, behind the compressed data."""
    packed = b"".join(body for name, body in chunks(data) if name == b"IDAT")
    packed = packed[: len(packed) - drop] + change
    return data[:33] + chunk(b"IDAT", packed) + chunk(b"IEND")


def in_pieces(data: bytes, *between: bytes) -> bytes:
    """The pixels in two chunks, with others between."""
    packed = b"".join(body for name, body in chunks(data) if name == b"IDAT")
    half = len(packed) // 2
    return (
        data[:33] + chunk(b"IDAT", packed[:half]) + b"".join(between) + chunk(b"IDAT", packed[half:]) + chunk(b"IEND")
    )


def of_rows(image: Image.Image, number: int) -> bytes:
    """The compressed data end, as they should, behind so many rows."""
    width = image.width * len(image.getbands())
    rows = [image.tobytes()[start : start + width] for start in range(0, number * width, width)]
    return raw(8, 2 if image.mode == "RGB" else 6, rows, size=image.size)


def in_bytes(data: bytes) -> bytes:
    """Each byte of the pixels in a chunk of its own."""
    packed = b"".join(body for name, body in chunks(data) if name == b"IDAT")
    return data[:33] + b"".join(chunk(b"IDAT", bytes((byte,))) for byte in packed) + chunk(b"IEND")


def in_window(data: bytes, method: int) -> bytes:
    """The compressed data say another size of their window, in their first byte."""
    packed = b"".join(body for name, body in chunks(data) if name == b"IDAT")
    return data[:33] + chunk(b"IDAT", bytes((method, -(method << 8) % 31)) + packed[2:]) + chunk(b"IEND")


def animated(
    *frames: tuple[Image.Image, int, int], default: Image.Image | None = None, blend: int = 0, dispose: int = 0
) -> bytes:
    """An APNG of frames with their places, ten seconds each. ``default``: a picture that is no frame."""
    canvas = default or frames[0][0]
    sequence, parts = 0, [PNG, saved(canvas, "PNG")[8:33], chunk(b"acTL", struct.pack(">LL", len(frames), 0))]
    if default is not None:
        parts.append(chunk(b"IDAT", _packed(default)))
    for number, (image, left, top) in enumerate(frames):
        control = struct.pack(">LLLLLHHBB", sequence, *image.size, left, top, 10, 1, dispose, blend)
        parts.append(chunk(b"fcTL", control))
        sequence += 1
        if number == 0 and default is None:
            parts.append(chunk(b"IDAT", _packed(image)))
        else:
            parts.append(chunk(b"fdAT", struct.pack(">L", sequence) + _packed(image)))
            sequence += 1
    return b"".join(parts) + chunk(b"IEND")


def _packed(image: Image.Image) -> bytes:
    return b"".join(body for name, body in chunks(saved(image, "PNG")) if name == b"IDAT")


def palette(entries: int, indexes: int = 4) -> bytes:
    """Four colours by their numbers, of which the palette may lack some."""
    row = [
        bytes(number % indexes for number in (y * 2 // HEIGHT * 2,) for _x in range(WIDTH // 2))
        + bytes((y * 2 // HEIGHT * 2 + 1) % indexes for _x in range(WIDTH // 2))
        for y in range(HEIGHT)
    ]
    colours = bytes(value for x, y in ((0, 0), (1, 0), (0, 1), (1, 1)) for value in painting(2, 2).getpixel((x, y)))  # type: ignore[union-attr]  # of several bands
    return raw(8, 3, row, chunk(b"PLTE", colours[: 3 * entries]))


OTHER = painting().transpose(Image.Transpose.ROTATE_180)
SMALL = Image.new("RGB", (60, 40), (20, 200, 220))

COLOURED: Files = {
    "nothing": png,
    **{f"gAMA {value}": lambda value=value: png(gamma(value)) for value in (0.45455, 1.0, 0.55, 0.3, 0.0)},  # type: ignore[misc]  # a lambda with a default
    "gAMA 1.0, large": lambda: png(gamma(1.0), image=painting(2400, 1440)),
    "gAMA 1.0 on grey": lambda: png(gamma(1.0), image=painting().convert("L")),
    "gAMA 1.0 on a palette": lambda: png(gamma(1.0), image=painting().quantize(8)),
    "gAMA 1.0 with alpha": lambda: png(gamma(1.0), image=seen_through()),
    "gAMA 1.0 with 16 bits": lambda: sixteen(gamma(1.0)),
    "gAMA 1.0 and cHRM": lambda: png(gamma(1.0), primaries()),
    "gAMA 1.0 and cHRM of sRGB": lambda: png(gamma(1.0), primaries(0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06)),
    "gAMA 0.45455 and cHRM": lambda: png(gamma(0.45455), primaries()),
    "cHRM alone": lambda: png(primaries()),
    "cHRM that makes no sense": lambda: png(gamma(1.0), primaries(0, 0, 0, 0, 0, 0, 0, 0)),
    "sRGB and gAMA 1.0": lambda: png(SRGB, gamma(1.0)),
    "iCCP": lambda: png(iccp(swapped_profile())),
    "iCCP, wide": lambda: png(iccp(wide_profile())),
    "iCCP and gAMA 1.0": lambda: png(iccp(swapped_profile()), gamma(1.0)),
    "iCCP and sRGB": lambda: png(iccp(swapped_profile()), SRGB),
    "sRGB of an intent that does not exist, and gAMA 1.0": lambda: png(chunk(b"sRGB", b"\x09"), gamma(1.0)),
    "sRGB and iCCP": lambda: png(SRGB, iccp(swapped_profile())),
    "iCCP that is broken, and gAMA 1.0": lambda: png(iccp(b"garbage" * 30), gamma(1.0)),
    "iCCP of grey on grey": lambda: png(iccp(grey_profile(1.0)), image=painting().convert("L")),
    "iCCP of grey on colours": lambda: png(iccp(grey_profile(1.0))),
    "iCCP of colours on grey": lambda: png(iccp(wide_profile()), image=painting().convert("L")),
    "iCCP of colours on a palette": lambda: png(iccp(swapped_profile()), image=painting().quantize(8)),
    "cICP of sRGB, and gAMA 1.0": lambda: png(cicp(1, 13, 0, 1), gamma(1.0)),
    "cICP of P3": lambda: png(cicp(12, 13, 0, 1)),
    "cICP of PQ": lambda: png(cicp(9, 16, 0, 1), image=greys()),
    "cICP of HLG": lambda: png(cicp(9, 18, 0, 1), image=greys()),
    **{
        f"cICP of {light}, {what}": lambda numbers=numbers, colours=colours: png(
            cicp(*numbers, 0, 1), image=painting(colours=colours)
        )  # type: ignore[misc]  # lambdas with defaults
        for light, numbers in (("PQ", (9, 16)), ("HLG", (9, 18)), ("PQ in P3", (12, 16)))
        for what, colours in (("darker than paper", DIM), ("brighter than paper", BRIGHT))
    },
    "cICP of linear light": lambda: png(cicp(1, 8, 0, 1)),
    "cICP of BT.2020": lambda: png(cicp(9, 1, 0, 1)),
    "cICP and iCCP": lambda: png(cicp(1, 13, 0, 1), iccp(swapped_profile())),
    "cICP that is reserved": lambda: png(cicp(0, 0, 0, 1), gamma(1.0)),
    "gAMA behind the pixels": lambda: png(behind=[gamma(1.0)]),
    "gAMA behind the palette": lambda: in_order(gamma(1.0)),
    "gAMA twice": lambda: png(gamma(1.0), gamma(0.45455)),
    "gAMA with a wrong checksum": lambda: changed(png(gamma(1.0)), b"gAMA", crc=True),
    "gAMA too long": lambda: png(chunk(b"gAMA", struct.pack(">LL", 100_000, 0))),
    "16 bits": sixteen,
    "16 bits of grey": lambda: raw(16, 0, ([bytes((90, 0)) * WIDTH] * HEIGHT)),
    "16 bits of grey, and alpha": lambda: raw(16, 4, [b"".join(bytes((120, 9, x, 3)) for x in range(WIDTH))] * HEIGHT),
    "4 bits of grey": lambda: raw(4, 0, ([b"\x4c" * (WIDTH // 2)] * HEIGHT)),
    "a bKGD": lambda: png(chunk(b"bKGD", struct.pack(">HHH", 255, 0, 0)), image=seen_through()),
    "alpha": lambda: png(image=seen_through()),
    "tRNS": lambda: png(transparency=(200, 60, 40)),
    "tRNS with 16 bits": lambda: sixteen(
        chunk(b"tRNS", struct.pack(">HHH", *(value * 256 + 17 for value in (200, 60, 40))))
    ),
    "tRNS of 4 bits of grey": lambda: raw(4, 0, [b"\x4c" * (WIDTH // 2)] * HEIGHT, chunk(b"tRNS", b"\0\4")),
    "tRNS before the palette": lambda: with_head(png(image=painting().quantize(4)), chunk(b"tRNS", bytes(4))),
    "tRNS longer than the palette": lambda: with_tail(palette(4), chunk(b"tRNS", bytes((255, 0, 255, 255, 0, 0)))),
    "pHYs": lambda: png(chunk(b"pHYs", struct.pack(">LLB", 1000, 2000, 1))),
}


def with_tail(data: bytes, more: bytes) -> bytes:
    """``more`` before the pixels."""
    place = data.index(b"IDAT") - 4
    return data[:place] + more + data[place:]


def with_head(data: bytes, more: bytes) -> bytes:
    """``more`` behind the header."""
    return data[:33] + more + data[33:]


def in_order(more: bytes) -> bytes:
    return with_tail(png(image=painting().quantize(8)), more)


ORIENTED: Files = {
    **{f"eXIf {n}": lambda n=n: png(chunk(b"eXIf", exif(n))) for n in (0, 2, 3, 5, 6, 8)},  # type: ignore[misc]  # a lambda with a default
    "eXIf behind the pixels": lambda: png(behind=[chunk(b"eXIf", exif(6))]),
    "eXIf with JPEG's mark": lambda: png(chunk(b"eXIf", b"Exif\0\0" + exif(6))),
    "eXIf twice": lambda: png(chunk(b"eXIf", exif(6)), chunk(b"eXIf", exif(3))),
    "eXIf, large": lambda: png(chunk(b"eXIf", exif(6)), image=painting(2400, 1440)),
    "eXIf with a wrong checksum": lambda: changed(png(chunk(b"eXIf", exif(6))), b"eXIf", crc=True),
    "EXIF of ImageMagick": lambda: png(profile_of_imagemagick(6)),
    "XMP alone": lambda: png(chunk(b"iTXt", XMP + xmp())),
    "eXIf 1 and XMP": lambda: png(chunk(b"eXIf", exif(1)), chunk(b"iTXt", XMP + xmp())),
}
ANIMATED: Files = {
    "the first frame is the picture": lambda: animated((painting(), 0, 0), (OTHER, 0, 0)),
    "the picture is no frame": lambda: animated((painting(), 0, 0), (OTHER, 0, 0), default=OTHER),
    "the picture is no frame, one frame": lambda: animated((painting(), 0, 0), default=OTHER),
    "the picture is no frame, the first is small": lambda: animated((SMALL, 30, 20), (OTHER, 0, 0), default=painting()),
    "the picture is no frame, small and over": lambda: animated((SMALL, 30, 20), default=painting(), blend=1),
    "the picture is no frame, with alpha": lambda: animated((seen_through(), 0, 0), default=seen_through().rotate(180)),
    "the picture is no frame, large": lambda: animated(
        (painting(2400, 1440), 0, 0), default=painting(2400, 1440).rotate(180)
    ),
    "the picture is no frame, and gAMA 1.0": lambda: with_gamma(animated((painting(), 0, 0), default=OTHER)),
    "a number of frames that is wrong": lambda: frames_said(animated((painting(), 0, 0), default=OTHER), 7),
    "no frames at all": lambda: frames_said(png(chunk(b"acTL", struct.pack(">LL", 1, 0))), 1),
    "nought frames": lambda: frames_said(animated((painting(), 0, 0), default=OTHER), 0),
    "a frame beyond the edge": lambda: animated((SMALL, 130, 20), default=painting()),
    "90% of it, the picture no frame": lambda: cut(animated((detailed(), 0, 0), default=detailed().rotate(180)), 0.9),
}


def with_gamma(data: bytes) -> bytes:
    return data[:33] + gamma(1.0) + data[33:]


def filtered(number: int) -> bytes:
    """From its middle on, rows of another filter."""
    data, width = painting().tobytes(), 3 * WIDTH
    rows = [bytes((number if y >= HEIGHT // 2 else 0,)) + data[y * width : (y + 1) * width] for y in range(HEIGHT)]
    return PNG + header(WIDTH, HEIGHT, 8, 2) + chunk(b"IDAT", zlib.compress(b"".join(rows))) + chunk(b"IEND")


def frames_said(data: bytes, number: int) -> bytes:
    return changed(data, b"acTL", instead=chunk(b"acTL", struct.pack(">LL", number, 0)))


BROKEN: Files = {
    **{f"{part:.0%} of it": lambda part=part: cut(png(image=detailed()), part) for part in (0.9, 0.6, 0.3)},  # type: ignore[misc]  # a lambda with a default
    "90% of it, turned": lambda: cut(png(chunk(b"eXIf", exif(6)), image=detailed()), 0.9),
    "90% of it, gAMA 1.0": lambda: cut(png(gamma(1.0), image=detailed()), 0.9),
    "90% of it, alpha": lambda: cut(saved(detailed().convert("RGBA"), "PNG"), 0.9),
    "60% of it, interlaced": lambda: cut(interlaced(detailed()), 0.6),
    "interlaced": lambda: interlaced(painting()),
    "without its IEND": lambda: png()[:-12],
    "cut in its IEND": lambda: png()[:-6],
    "header alone": lambda: png()[:33],
    "junk behind its end": lambda: png() + b"junk" * 99,
    "a chunk of its own": lambda: png(chunk(b"abCd", b"anything")),
    "a critical chunk of its own": lambda: png(chunk(b"ABCD", b"anything")),
    "a wrong checksum of text": lambda: changed(png(chunk(b"tEXt", b"Title\0x")), b"tEXt", crc=True),
    "a wrong checksum of pHYs": lambda: changed(png(chunk(b"pHYs", bytes(9))), b"pHYs", crc=True),
    "a wrong checksum of its pixels": lambda: changed(png(), b"IDAT", crc=True),
    "a wrong checksum of its header": lambda: changed(png(), b"IHDR", crc=True),
    "a wrong checksum of its palette": lambda: changed(palette(4), b"PLTE", crc=True),
    "a wrong checksum of its end": lambda: changed(png(), b"IEND", crc=True),
    "text that is broken": lambda: png(chunk(b"zTXt", b"a\0\0garbage"), chunk(b"iTXt", b"abc"), chunk(b"tEXt", b"")),
    "junk behind the compressed data": lambda: pixels(png(), b"junk" * 20),
    "a wrong Adler": lambda: pixels(png(image=detailed()), b"\1\2\3\4", drop=4),
    "no Adler": lambda: pixels(png(), drop=4),
    "a chunk between its pixels": lambda: in_pieces(png(), chunk(b"tEXt", b"Title\0x")),
    "empty pixels between": lambda: in_pieces(png(), chunk(b"IDAT")),
    "fewer rows than it says": lambda: of_rows(painting(), HEIGHT * 2 // 3),
    "fewer rows than it says, large": lambda: of_rows(painting(2400, 1440), 900),
    "fewer rows than it says, alpha": lambda: of_rows(painting().convert("RGBA"), HEIGHT * 2 // 3),
    "fewer rows than it says, black and white": lambda: raw(1, 0, [b"\x0f" * (WIDTH // 8)] * (HEIGHT * 2 // 3)),
    "more rows than it says": lambda: raw(8, 2, [painting().tobytes()[: 3 * WIDTH]] * HEIGHT * 2),
    "pixels in chunks of a byte": lambda: in_bytes(png(image=detailed())),
    "a small window of compression": lambda: in_window(png(), 0x48),
    "no palette": lambda: changed(palette(4), b"PLTE", instead=b""),
    "a filter that does not exist": lambda: filtered(9),
    "a header that is too long": lambda: changed(png(), b"IHDR", instead=chunk(b"IHDR", png()[16:29] + b"\0")),
}
PNGS: Files = {f"PNG: {name}": make for group in (COLOURED, ORIENTED, BROKEN) for name, make in group.items()} | {
    f"APNG: {name}": make for name, make in ANIMATED.items()
}
