"""GIF files: what a first frame leaves free, whose colours it has, and what is missing."""

from __future__ import annotations

import struct

from tests.images.eyes.painting import COLOURS, HEIGHT, WIDTH, Files, cut, painting
from tests.images.pictures import saved

#: Colours 0-3 are the painting's, 4 is cyan, 5 black.
PALETTE = bytes(value for colour in (*COLOURS, (0, 200, 200), (0, 0, 0), (0, 0, 0), (0, 0, 0)) for value in colour)
SQUARE = (40, 24, 80, 48)
"""Left, top, width and height of a frame in the middle."""


def indexes(width: int = WIDTH, height: int = HEIGHT) -> bytes:
    """The quarters by number."""
    upper, lower = bytes(width // 2) + b"\1" * (width - width // 2), b"\2" * (width // 2) + b"\3" * (width - width // 2)
    return upper * (height // 2) + lower * (height - height // 2)


def packed(values: bytes, size: int = 3) -> bytes:
    """LZW that never lets its table grow: a clear code comes first, and often enough."""
    clear, bits, count, data = 1 << size, 0, 0, bytearray()

    def put(code: int) -> None:
        nonlocal bits, count
        bits |= code << count
        count += size + 1
        while count >= 8:
            data.append(bits & 0xFF)
            bits >>= 8
            count -= 8

    for place, value in enumerate(values):
        if place % ((1 << size) - 2) == 0:
            put(clear)
        put(value)
    put(clear + 1)
    if count:
        data.append(bits & 0xFF)
    blocks = b"".join(bytes((len(data[n : n + 255]),)) + data[n : n + 255] for n in range(0, len(data), 255))
    return bytes((size,)) + blocks + b"\0"


def control(*, transparent: int | None = None, dispose: int = 0, delay: int = 1000) -> bytes:
    """For the frame behind it: which colour is none, what becomes of it, hundredths of a second."""
    flags = dispose << 2 | (transparent is not None)
    return b"\x21\xf9\4" + bytes((flags,)) + struct.pack("<H", delay) + bytes((transparent or 0, 0))


def frame(left: int, top: int, width: int, height: int, values: bytes | None = None, *, palette: bytes = b"") -> bytes:
    flags = 0x82 if palette else 0
    values = indexes(width, height) if values is None else values
    return b"," + struct.pack("<HHHHB", left, top, width, height, flags) + palette + packed(values)


def gif(
    *blocks: bytes,
    size: tuple[int, int] = (WIDTH, HEIGHT),
    palette: bytes = PALETTE,
    background: int = 4,
    end: bytes = b";",
) -> bytes:
    flags = 0xF2 if palette else 0x70
    return b"GIF89a" + struct.pack("<HHBBB", *size, flags, background, 0) + palette + b"".join(blocks) + end


def halves(value: int) -> bytes:
    """The quarters at the left, one colour at the right."""
    data = bytearray(indexes())
    for y in range(HEIGHT):
        data[y * WIDTH + WIDTH // 2 : (y + 1) * WIDTH] = bytes((value,)) * (WIDTH // 2)
    return bytes(data)


def interlaced() -> bytes:
    data = indexes()
    rows = [data[y * WIDTH : (y + 1) * WIDTH] for y in range(HEIGHT)]
    order = [*range(0, HEIGHT, 8), *range(4, HEIGHT, 8), *range(2, HEIGHT, 4), *range(1, HEIGHT, 2)]
    body = frame(0, 0, WIDTH, HEIGHT, b"".join(rows[y] for y in order))
    return body[:9] + b"\x40" + body[10:]


WHOLE = (0, 0, WIDTH, HEIGHT)
COMMENT = b"\x21\xfe\5hello\0"
NETSCAPE = b"\x21\xff\x0bNETSCAPE2.0\3\1\0\0\0"

GIFS: Files = {
    f"GIF: {name}": make
    for name, make in {
        "nothing": lambda: gif(frame(*WHOLE)),
        "of 87": lambda: b"GIF87a" + gif(frame(*WHOLE))[6:],
        "interlaced": lambda: gif(interlaced()),
        "a frame in the middle": lambda: gif(frame(*SQUARE)),
        "a frame in the middle, the background black": lambda: gif(frame(*SQUARE), background=5),
        "a frame in the middle, the background no colour": lambda: gif(frame(*SQUARE), background=200),
        "a frame in the middle, no background": lambda: gif(frame(*SQUARE, palette=PALETTE), palette=b""),
        "a frame in the middle, a comment before": lambda: gif(COMMENT, frame(*SQUARE)),
        "a frame in the middle, with control": lambda: gif(control(), frame(*SQUARE)),
        "a frame in the middle, a colour is none": lambda: gif(control(transparent=1), frame(*SQUARE)),
        "a frame in the middle, the background is none": lambda: gif(control(transparent=4), frame(*SQUARE)),
        "a frame in the middle, and a whole one": lambda: gif(
            NETSCAPE, control(), frame(*SQUARE), control(), frame(*WHOLE)
        ),
        "a frame in the middle, disposed of, and a whole one": lambda: gif(
            NETSCAPE, control(dispose=2), frame(*SQUARE), control(), frame(*WHOLE)
        ),
        "a colour is none": lambda: gif(control(transparent=1), frame(*WHOLE)),
        "a colour is none that the palette lacks": lambda: gif(control(transparent=200), frame(*WHOLE)),
        "a right half is none": lambda: gif(control(transparent=5), frame(*WHOLE, halves(5))),
        "a right half is no colour of the palette": lambda: (
            gif(frame(*WHOLE, halves(5)), palette=PALETTE[:12])[:10]
            + b"\xf1"
            + gif(frame(*WHOLE, halves(5)), palette=PALETTE[:12])[11:]
        ),
        "a palette of its own": lambda: gif(frame(*WHOLE, palette=PALETTE[12:] + PALETTE[:12])),
        "a palette of its own, no other": lambda: gif(frame(*WHOLE, palette=PALETTE), palette=b""),
        "no palette": lambda: gif(frame(*WHOLE), palette=b""),
        "a frame that is larger": lambda: gif(frame(*WHOLE), size=(80, 48)),
        "a frame that is larger, and a second": lambda: gif(
            control(), frame(*WHOLE), control(), frame(*WHOLE), size=(80, 48)
        ),
        "a frame beyond the edge": lambda: gif(frame(120, 72, 80, 48)),
        "a frame beyond the edge, transparent": lambda: gif(control(transparent=0), frame(120, 72, 80, 48)),
        "a screen of nothing": lambda: gif(frame(*WHOLE), size=(0, 0)),
        "two frames": lambda: gif(NETSCAPE, control(), frame(*WHOLE), control(), frame(*SQUARE)),
        "an aspect": lambda: gif(frame(*WHOLE))[:12] + b"\xff" + gif(frame(*WHOLE))[13:],
        "a comment, and text": lambda: gif(COMMENT, b"\x21\x01\x0c" + bytes(12) + b"\2hi\0", frame(*WHOLE)),
        "without its end": lambda: gif(frame(*WHOLE), end=b""),
        "without its end and the last block's": lambda: gif(frame(*WHOLE)[:-1], end=b""),
        "90% of it": lambda: cut(gif(frame(*WHOLE)), 0.9),
        "40% of it": lambda: cut(gif(frame(*WHOLE)), 0.4),
        "60% of it, interlaced": lambda: cut(gif(interlaced()), 0.6),
        "60% of it, in the middle": lambda: cut(gif(frame(*SQUARE)), 0.6),
        "60% of it, two frames": lambda: cut(gif(control(), frame(*WHOLE), control(), frame(*WHOLE)), 0.6),
        "90% of it, two frames": lambda: cut(gif(control(), frame(*WHOLE), control(), frame(*WHOLE)), 0.9),
        "header alone": lambda: gif(end=b""),
        "no frames": gif,
        "less data than pixels": lambda: gif(frame(*WHOLE, indexes()[: WIDTH * 60])),
        "more data than pixels": lambda: gif(frame(*WHOLE, indexes() + indexes())),
        "junk behind its end": lambda: gif(frame(*WHOLE)) + b"junk" * 99,
        "junk before its frame": lambda: gif(b"\0\0\0", frame(*WHOLE)),
        "junk between its frames": lambda: gif(control(), frame(*WHOLE), b"\7\7", control(), frame(*WHOLE)),
        "by Pillow": lambda: saved(painting(), "GIF"),
        "large, a frame in the middle": lambda: gif(frame(400, 240, 800, 480), size=(1600, 960)),
        "a first frame of 1 × 1": lambda: gif(control(), frame(0, 0, 1, 1, b"\4"), control(), frame(*WHOLE)),
    }.items()
}
