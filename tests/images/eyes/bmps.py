"""BMP files: masks of colours, compression, and rows that are missing."""

from __future__ import annotations

import struct
from collections.abc import Callable

from tests.images.eyes.gifs import PALETTE, indexes
from tests.images.eyes.painting import HEIGHT, WIDTH, Files, cut, painting, swapped_profile
from tests.images.pictures import saved

_BGRX = bytes(value for index in range(8) for value in (*PALETTE[3 * index : 3 * index + 3][::-1], 0))
#: Of 16 bits.
M555, M565, M444 = (0x7C00, 0x3E0, 0x1F, 0), (0xF800, 0x7E0, 0x1F, 0), (0xF00, 0xF0, 0xF, 0)


def bmp(
    depth: int,
    pixels: bytes,
    *,
    compression: int = 0,
    head: int = 40,
    masks: tuple[int, ...] = (),
    palette: bytes = b"",
    size: tuple[int, int] = (WIDTH, HEIGHT),
    colours: int = 0,
    profile: bytes = b"",
) -> bytes:
    info = struct.pack("<LllHHLLllLL", head, *size, 1, depth, compression, len(pixels), 0, 0, colours, 0)
    said = struct.pack(f"<{len(masks)}L", *masks)
    if head > 40:
        space = b"DEBM" if profile else b"BGRs"  # "MBED": the profile is in the file; "sRGB"
        said = said.ljust(16, b"\0") + space + bytes(36 + 12)
        said += struct.pack("<LLLL", 4, head + len(palette) + len(pixels), len(profile), 0) if head == 124 else b""
    start = 14 + 40 + len(said) + len(palette)
    body = info + said + palette + pixels + profile
    return b"BM" + struct.pack("<LHHL", 14 + len(body), 0, 0, start) + body


def rows(depth: int, colour: Callable[[tuple[int, ...]], int], *, upside_down: bool = True) -> bytes:
    """The painting's pixels as numbers of so many bits; each row is filled up to four bytes."""
    image, data = painting(), b""
    for y in reversed(range(HEIGHT)) if upside_down else range(HEIGHT):
        row = b"".join(colour(image.getpixel((x, y))).to_bytes(depth // 8, "little") for x in range(WIDTH))  # type: ignore[arg-type]  # of several bands
        data += row + bytes(-len(row) % 4)
    return data


def masked(depth: int, masks: tuple[int, ...], alpha: int = 255, **options: object) -> bytes:
    def number(colour: tuple[int, ...]) -> int:
        total = 0
        for value, mask in zip((*colour, alpha), masks, strict=False):
            if mask:
                shift = (mask & -mask).bit_length() - 1
                total |= round(value * (mask >> shift) / 255) << shift
        return total

    pixels = rows(depth, number)
    head = options.pop("head", 40)
    return bmp(depth, pixels, compression=3, masks=masks if head != 40 else masks[:3], head=head, **options)  # type: ignore[arg-type]  # as many as its header has


def _index_rows(bits: int) -> bytes:
    data, each = indexes(), 8 // bits
    packed = b""
    for y in reversed(range(HEIGHT)):
        row = data[y * WIDTH : (y + 1) * WIDTH]
        line = bytes(
            sum(value << (8 - bits * (n + 1)) for n, value in enumerate(row[x : x + each]))
            for x in range(0, WIDTH, each)
        )
        packed += line + bytes(-len(line) % 4)
    return packed


def run_length(bits: int, *, leave_out: bool = False, stop: bool = False) -> bytes:
    """RLE8 or RLE4. ``leave_out``: the right upper quarter is skipped; ``stop``: it ends in the middle."""
    half, data = WIDTH // 2, b""
    for y in reversed(range(HEIGHT)):
        left, right = (0, 1) if y < HEIGHT // 2 else (2, 3)
        if stop and y < HEIGHT // 2:
            break
        double = (lambda v: v * 17) if bits == 4 else (lambda v: v)
        data += bytes((half, double(left)))
        if leave_out and right == 1:
            data += b"\0\0"
        else:
            data += bytes((half, double(right))) + b"\0\0"
    return data + b"\0\1"


def short(pixels: bytes) -> bytes:
    """The header of OS/2 may end behind the bits of a pixel."""
    head = struct.pack("<LLLHH", 16, WIDTH, HEIGHT, 1, 8) + _BGRX.ljust(1024, b"\0")
    return b"BM" + struct.pack("<LHHL", 14 + len(head) + len(pixels), 0, 0, 14 + len(head)) + head + pixels


BMPS: Files = {
    f"BMP: {name}": make
    for name, make in {
        "24 bits": lambda: saved(painting(), "BMP"),
        "24 bits, top down": lambda: bmp(24, rows(24, _bgr, upside_down=False), size=(WIDTH, -HEIGHT)),
        "8 bits": lambda: bmp(8, _index_rows(8), palette=_BGRX, colours=8),
        "8 bits, a palette that is too short": lambda: bmp(8, _index_rows(8), palette=_BGRX[:12], colours=3),
        "8 bits, a palette that is too long": lambda: bmp(8, _index_rows(8), palette=_BGRX * 40, colours=320),
        "4 bits": lambda: bmp(4, _index_rows(4), palette=_BGRX, colours=8),
        "2 bits": lambda: bmp(2, _index_rows(2), palette=_BGRX[:16], colours=4),
        "1 bit": lambda: saved(painting().convert("1", dither=0), "BMP"),
        "RLE8": lambda: bmp(8, run_length(8), compression=1, palette=_BGRX, colours=8),
        "RLE8, a quarter left out": lambda: bmp(
            8, run_length(8, leave_out=True), compression=1, palette=_BGRX, colours=8
        ),
        "RLE8 that stops": lambda: bmp(8, run_length(8, stop=True), compression=1, palette=_BGRX, colours=8),
        "RLE4": lambda: bmp(4, run_length(4), compression=2, palette=_BGRX, colours=8),
        "RLE8 cut": lambda: cut(bmp(8, run_length(8), compression=1, palette=_BGRX, colours=8), 0.7),
        "16 bits": lambda: bmp(16, rows(16, lambda c: c[0] >> 3 << 10 | c[1] >> 3 << 5 | c[2] >> 3)),
        "16 bits by 5, 5, 5": lambda: masked(16, M555),
        "16 bits by 5, 6, 5": lambda: masked(16, M565),
        "16 bits by 4, 4, 4": lambda: masked(16, M444),
        "16 bits by 2, 3, 1": lambda: masked(16, (0x30, 0xE, 0x1, 0)),
        "16 bits by 1, 5, 5, 5": lambda: masked(16, (0x7C00, 0x3E0, 0x1F, 0x8000), head=108),
        "16 bits by 4, 4, 4, 4": lambda: masked(16, (0xF00, 0xF0, 0xF, 0xF000), alpha=128, head=124),
        "32 bits": lambda: bmp(32, rows(32, lambda c: _bgr(c))),
        "32 bits, alpha that nothing tells": lambda: bmp(32, rows(32, lambda c: _bgr(c) | 128 << 24)),
        "32 bits by 8, 8, 8": lambda: masked(32, (0xFF0000, 0xFF00, 0xFF, 0)),
        "32 bits by others": lambda: masked(32, (0xFF000000, 0xFF0000, 0xFF00, 0)),
        "32 bits by 11, 11, 10": lambda: masked(32, (0xFFE00000, 0x1FFC00, 0x3FF, 0)),
        "32 bits with alpha": lambda: masked(32, (0xFF0000, 0xFF00, 0xFF, 0xFF000000), alpha=128, head=108),
        "32 bits with alpha of 6, 1, 7, 5, 4": lambda: masked(
            32, (0xFC000000, 0x01FC0000, 0x1F000, 0xF00), alpha=128, head=124
        ),
        "a header of 16 bytes": lambda: short(_index_rows(8)),
        "a profile": lambda: bmp(24, rows(24, _bgr), head=124, profile=swapped_profile()),
        "90% of it": lambda: cut(saved(painting(), "BMP"), 0.9),
        "30% of it": lambda: cut(saved(painting(), "BMP"), 0.3),
        "header alone": lambda: saved(painting(), "BMP")[:54],
        "junk behind its end": lambda: saved(painting(), "BMP") + b"junk" * 99,
        "no size": lambda: saved(painting(), "BMP")[:2] + bytes(4) + saved(painting(), "BMP")[6:],
    }.items()
}


def _bgr(colour: tuple[int, ...]) -> int:
    return colour[0] << 16 | colour[1] << 8 | colour[2]
