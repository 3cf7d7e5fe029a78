"""BMP, icons, and the formats that hardly anybody writes any more."""

from __future__ import annotations

import struct

from tests.images.hostile.parts import EDGE, MOST, PNG, Hostile, chunk, png, png_with, zeros

_MB = 1_000_000
#: Widest picture of formats that count in 16 bits, of 88 megapixels.
_WIDE, _HIGH = 65_535, 1_342


def _bmp(width: int, height: int, bits: int, compression: int, pixels: bytes, colours: int = 256) -> bytes:
    offset = 54 + 4 * min(colours, 256)
    header = struct.pack("<IiiHHIIiiII", 40, width, height, 1, bits, compression, len(pixels), 0, 0, colours, 0)
    whole = b"BM" + struct.pack("<IHHI", offset + len(pixels), 0, 0, offset) + header
    return whole + bytes(offset - len(whole)) + pixels


def _claimed_png(edge: int) -> bytes:
    return png(edge, edge, chunk(b"IDAT", zeros(edge * (1 + edge * 3))))


def _ico_of(count: int, size: int, place: int, picture: bytes) -> bytes:
    """So many entries that all say the same size and place."""
    entry = struct.pack("<BBBBHHII", 0, 0, 0, 0, 1, 32, size, place)
    return b"\0\0\1\0" + struct.pack("<H", count) + entry * count + picture


def _ico(pictures: list[bytes]) -> bytes:
    offset = 6 + 16 * len(pictures)
    table = b""
    for picture in pictures:
        table += struct.pack("<BBBBHHII", 0, 0, 0, 0, 1, 32, len(picture), offset)
        offset += len(picture)
    return b"\0\0\1\0" + struct.pack("<H", len(pictures)) + table + b"".join(pictures)


def _icns(*blocks: bytes) -> bytes:
    body = b"".join(blocks)
    return b"icns" + struct.pack(">I", len(body) + 8) + body


def _block(name: bytes, body: bytes) -> bytes:
    return name + struct.pack(">I", len(body) + 8) + body


def _pcx(width: int, height: int) -> bytes:
    header = struct.pack("<BBBBHHHHHH", 10, 5, 1, 8, 0, 0, width - 1, height - 1, 72, 72) + bytes(48)
    header += struct.pack("<BBHH", 0, 1, width + width % 2, 1)
    return (
        header.ljust(128, b"\0")
        + (b"\xff\0" * (width // 63) + bytes((0xC0 + width % 63,)) + b"\0") * height
        + b"\x0c"
        + bytes(768)
    )


def _tga(width: int, height: int) -> bytes:
    head = struct.pack("<BBBHHBHHHHBB", 0, 0, 10, 0, 0, 0, 0, 0, width, height, 24, 0)
    return head + (b"\xff\1\2\3" * (width // 128) + bytes((0x7F + width % 128,)) + b"\1\2\3") * height


def _sgi(width: int, height: int, depth: int) -> bytes:
    """Every row is the same one: a run of zeros."""
    head = struct.pack(">hBBHHHHII", 474, 1, depth, 3, width, height, 3, 0, 255)
    rows = height * 3
    run = (b"\x7f\0" if depth == 1 else b"\0\x7f\0\0") * (width // 127) + (b"\0" if depth == 1 else b"\0\0")
    start = 512 + rows * 8
    tables = struct.pack(">I", start) * rows + struct.pack(">I", len(run)) * rows
    return head.ljust(512, b"\0") + tables + run


def _qoi(width: int, height: int) -> bytes:
    return b"qoif" + struct.pack(">IIBB", width, height, 3, 0) + b"\xfd" * (width * height // 62 + 1) + bytes(7) + b"\1"


def _dds(
    width: int, height: int, format_: bytes, data: bytes, masks: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> bytes:
    flags, bits = (0x41, 32) if any(masks) else (4, 0)
    pixel = struct.pack("<II4sI4I", 32, flags, format_, bits, *masks)
    header = struct.pack("<IIIIIII", 124, 0x1007, height, width, 0, 0, 0) + bytes(44) + pixel + bytes(20)
    return b"DDS " + header + data


def _xpm(width: int, height: int, colours: int) -> bytes:
    palette = b"".join(b'"%06d c #%06x",\n' % (n, n % 0xFFFFFF) for n in range(colours))
    return b'/* XPM */\nstatic char *x[] = {\n"%d %d %d 6",\n' % (width, height, colours) + palette + b'"000000"};'


def _sun(width: int, height: int) -> bytes:
    pixels = b"\x80\xff\0" * (width * height // 256 + 1)
    return struct.pack(">8I", 0x59A66A95, width, height, 8, len(pixels), 2, 0, 0) + pixels


def _msp(width: int, height: int) -> bytes:
    rows = b"\0\xff\0" * (width // 8 // 255 + 1)
    head = struct.pack("<4s12H", b"LinS", width, height, 1, 1, 1, 1, width, height, 0, 0, 0, 0)
    sums = 0
    for (word,) in struct.iter_unpack("<H", head[:24]):
        sums ^= word
    return head[:24] + struct.pack("<HHHH", sums, 0, 0, 0) + struct.pack("<H", len(rows)) * height + rows * height


FILES = {
    "DDS of 12 megapixels, not compressed": Hostile(
        lambda: _dds(
            4_000, 3_000, bytes(4), b"\x10\x80\xc0\xff" * 12 * _MB, masks=(0xFF0000, 0xFF00, 0xFF, 0xFF << 24)
        ),
        12 * _MB,
        quick=False,
    ),
    "BMP of 4 gigapixels": Hostile(lambda: _bmp(65_535, 65_535, 24, 0, b"")),
    "BMP of runs, 88,000,000 × 1": Hostile(lambda: _bmp(MOST, 1, 8, 1, b"\xff\0")),
    "BMP of runs, of 88 megapixels": Hostile(
        lambda: _bmp(EDGE, EDGE, 8, 1, b"\xff\0" * (MOST // 255)), MOST, quick=False
    ),
    "BMP of jumps, of 88 megapixels": Hostile(lambda: _bmp(EDGE, EDGE, 8, 1, b"\0\2\xff\xff" * 5_000), MOST),
    "BMP of ends of lines": Hostile(lambda: _bmp(64, 32, 8, 1, b"\0\0" * 20 * _MB), quick=False),
    "BMP of 4 billion colours": Hostile(lambda: _bmp(64, 32, 8, 0, bytes(2048), colours=0xFFFFFFFF)),
    "ICO of 65,535 pictures": Hostile(lambda: _ico([PNG] * 65_535), quick=False),
    "ICO of a PNG of 88 megapixels": Hostile(lambda: _ico([_claimed_png(EDGE)]), MOST, quick=False),
    "ICO of a PNG of 16 gigapixels": Hostile(lambda: _ico([png(130_000, 130_000, chunk(b"IDAT", zeros(1000)))])),
    "ICO of a drawing of 4 gigapixels": Hostile(lambda: _ico([_bmp(65_535, 65_535, 32, 0, bytes(64))[14:]])),
    "ICO whose picture is itself": Hostile(lambda: _ico_of(1, 0xFFFFFFFF, 0, PNG)),
    "ICO whose picture claims 4 GB": Hostile(lambda: _ico_of(1, 0xFFFFFFFF, 22, PNG)),
    "ICO whose pictures stand behind its end": Hostile(lambda: _ico_of(255, 4_000, 0xFFFFFFF0, PNG)),
    "ICO of pictures without a bit": Hostile(lambda: _ico_of(1_000, 0, 22, b"")),
    "ICO of a drawing of no height": Hostile(lambda: _ico([_bmp(64, 0, 32, 0, bytes(64))[14:]])),
    "ICO of a drawing 88,000,000 wide": Hostile(lambda: _ico([_bmp(MOST, 2, 1, 0, bytes(64))[14:]])),
    "ICO of a PNG whose profile has 400 MB": Hostile(
        lambda: _ico([png_with(chunk(b"iCCP", b"n\0\0" + zeros(400 * _MB)))])
    ),
    "ICO of 88 megapixels and its mask": Hostile(
        lambda: _ico([_bmp(EDGE, EDGE * 2, 1, 0, bytes(22 * _MB), colours=2)[14:]]), MOST, quick=False
    ),
    "ICNS of a PNG of 88 megapixels": Hostile(lambda: _icns(_block(b"ic10", _claimed_png(EDGE))), MOST, quick=False),
    "ICNS of 5 million blocks": Hostile(lambda: _icns(_block(b"abcd", b"") * 5 * _MB)),
    "ICNS of runs": Hostile(lambda: _icns(_block(b"it32", bytes(4) + b"\xff\0" * 20 * _MB)), quick=False),
    "PCX of 88 megapixels": Hostile(lambda: _pcx(_WIDE - 1, _HIGH), MOST, quick=False),
    "TGA of 88 megapixels": Hostile(lambda: _tga(_WIDE, _HIGH), MOST, quick=False),
    "SGI of 88 megapixels": Hostile(lambda: _sgi(_WIDE, _HIGH, 1), MOST, quick=False),
    "SGI of 16 bits, of 88 megapixels": Hostile(lambda: _sgi(_WIDE, _HIGH, 2), MOST, quick=False),
    "QOI of 88 megapixels": Hostile(lambda: _qoi(EDGE, EDGE), MOST),
    "DDS of 88 megapixels": Hostile(lambda: _dds(EDGE, EDGE, b"DXT1", bytes(44 * _MB + _MB)), MOST, quick=False),
    "DDS of 4 gigapixels": Hostile(lambda: _dds(65_535, 65_535, b"DXT1", b"")),
    "PPM of words, of 16 megapixels": Hostile(lambda: b"P2 4000 4000 255\n" + b"0 " * 16 * _MB, 16 * _MB, quick=False),
    "PPM of one word of 40 MB": Hostile(lambda: b"P2 4000 4000 255\n" + b"0" * 40 * _MB, 16 * _MB, quick=False),
    "PPM of a comment of 40 MB": Hostile(lambda: b"P6 #" + b"c" * 40 * _MB),
    "PPM of 88,000,000 × 1": Hostile(lambda: b"P6 88000000 1 255\n"),
    "XPM of a million colours": Hostile(lambda: _xpm(1, 1, _MB), quick=False),
    "XPM of 88 megapixels": Hostile(lambda: _xpm(EDGE, EDGE, 1), MOST),
    "XBM of 88 megapixels": Hostile(
        lambda: b"#define x_width 9380\n#define x_height 9380\nstatic char x_bits[] = {\n" + b"0x00," * 9 * _MB,
        MOST,
        quick=False,
    ),
    "Sun raster of 88 megapixels": Hostile(lambda: _sun(_WIDE, _HIGH), MOST, quick=False),
    "MSP of 88 megapixels": Hostile(lambda: _msp(_WIDE, _HIGH), MOST, quick=False),
    "DIB of 4 gigapixels": Hostile(lambda: _bmp(65_535, 65_535, 24, 0, b"")[14:]),
}
