"""WebP files: what Chromium makes of their metadata, animations and missing ends."""

from __future__ import annotations

import struct

from PIL import Image

from tests.images.eyes.painting import (
    HEIGHT,
    WIDTH,
    Files,
    cut,
    detailed,
    exif,
    grey_profile,
    painting,
    press_profile,
    riff,
    seen_through,
    swapped_profile,
    webp_parts,
    wide_profile,
    xmp,
)
from tests.images.pictures import saved


def webp(image: Image.Image | None = None, **options: object) -> bytes:
    return saved(image or painting(), "WEBP", **{"quality": 95, **options})


def pixels(image: Image.Image | None = None, **options: object) -> list[tuple[bytes, bytes]]:
    """The chunks of a still one that hold the picture."""
    return [part for part in webp_parts(webp(image, **options)) if part[0] != b"VP8X"]


def extended(flags: int, size: tuple[int, int] = (WIDTH, HEIGHT)) -> tuple[bytes, bytes]:
    return b"VP8X", bytes((flags, 0, 0, 0)) + b"".join((edge - 1).to_bytes(3, "little") for edge in size)


def animated(
    *frames: tuple[Image.Image, int, int], blend: bool = True, dispose: bool = False, colour: bytes = b"\0\xff\0\xff"
) -> bytes:
    """``colour``: of the background, blue, green, red, alpha."""
    parts = [extended(0x12), (b"ANIM", colour + b"\0\0")]
    for image, left, top in frames:
        places = (left // 2, top // 2, image.width - 1, image.height - 1, 10_000)
        head = b"".join(value.to_bytes(3, "little") for value in places) + bytes(((not blend) << 1 | dispose,))
        body = riff(*pixels(image))[12:]
        parts.append((b"ANMF", head + body))
    return riff(*parts)


def with_alpha(method: int) -> list[tuple[bytes, bytes]]:
    """The painting, and how it fades at its top, not compressed; each value is told as its difference from the one that
    the filter of that number expects. https://developers.google.com/speed/webp/docs/riff_container#alpha"""
    alpha = [[x * 255 // (WIDTH - 1) if y < HEIGHT // 2 else 255 for x in range(WIDTH)] for y in range(HEIGHT)]
    told = bytearray()
    for y, row in enumerate(alpha):
        for x, value in enumerate(row):
            left, above = row[x - 1] if x else None, alpha[y - 1][x] if y else None
            expected = 0
            if method and (x or y):
                if left is None or (method == 2 and above is not None):
                    expected = above or 0
                elif method == 3 and above is not None:
                    expected = max(0, min(255, left + above - alpha[y - 1][x - 1]))
                else:
                    expected = left
            told.append(value - expected & 255)
    return [(b"ALPH", bytes((method << 2,)) + bytes(told)), *pixels()]


SMALL = Image.new("RGB", (60, 40), (20, 200, 220))
EXIF, XMP = (b"EXIF", exif(6)), (b"XMP ", xmp(6))

WEBPS: Files = {
    f"WebP: {name}": make
    for name, make in {
        "lossy": webp,
        "lossless": lambda: webp(lossless=True),
        "alpha": lambda: webp(seen_through()),
        "alpha, lossless": lambda: webp(seen_through(), lossless=True),
        **{f"alpha by filter {n}": lambda n=n: riff(extended(0x10), *with_alpha(n)) for n in range(4)},
        "alpha that no flag tells": lambda: riff(extended(0), *with_alpha(0)),
        "alpha behind its pixels": lambda: riff(extended(0x10), *reversed(with_alpha(0))),
        "two pictures": lambda: riff(extended(0), *pixels(), *pixels(painting().rotate(180))),
        **{f"EXIF {n}": lambda n=n: webp(exif=exif(n)) for n in (2, 3, 6, 8)},
        "EXIF with JPEG's mark": lambda: riff(extended(0x08), *pixels(), (b"EXIF", b"Exif\0\0" + exif(6))),
        "EXIF that no flag tells": lambda: riff(extended(0), *pixels(), EXIF),
        "EXIF before its pixels": lambda: riff(extended(0x08), EXIF, *pixels()),
        "EXIF, large": lambda: webp(painting(2400, 1440), exif=exif(6)),
        "XMP alone": lambda: riff(extended(0x04), *pixels(), XMP),
        "EXIF 1 and XMP": lambda: riff(extended(0x0C), *pixels(), (b"EXIF", exif(1)), XMP),
        "a profile": lambda: webp(icc_profile=swapped_profile()),
        "a wide profile": lambda: webp(icc_profile=wide_profile()),
        "a wide profile, large": lambda: webp(painting(2400, 1440), icc_profile=wide_profile()),
        "a profile that no flag tells": lambda: riff(extended(0), (b"ICCP", swapped_profile()), *pixels()),
        "a profile behind its pixels": lambda: riff(extended(0x20), *pixels(), (b"ICCP", swapped_profile())),
        "a profile of grey": lambda: webp(icc_profile=grey_profile(1.0)),
        "a profile of inks": lambda: webp(icc_profile=press_profile()),
        "a broken profile": lambda: webp(icc_profile=b"garbage" * 30),
        "an animation": lambda: animated((painting(), 0, 0), (painting().rotate(180), 0, 0)),
        "an animation, the first frame small": lambda: animated((SMALL, 30, 20), (painting(), 0, 0)),
        "an animation, the first frame small, not blended": lambda: animated(
            (SMALL, 30, 20), (painting(), 0, 0), blend=False
        ),
        "an animation with alpha": lambda: animated((seen_through(), 0, 0), (painting(), 0, 0)),
        "an animation of one frame": lambda: animated((painting(), 0, 0)),
        "an animation, turned": lambda: riff(*webp_parts(animated((painting(), 0, 0))), EXIF),
        "an animation with a profile": lambda: saved(
            painting(),
            "WEBP",
            save_all=True,
            append_images=[painting().rotate(180)],
            icc_profile=swapped_profile(),
            duration=10_000,
        ),
        **{f"{part:.0%} of it": lambda part=part: cut(webp(detailed()), part) for part in (0.9, 0.6, 0.3)},
        **{
            f"{part:.0%} of it, lossless": lambda part=part: cut(webp(detailed(), lossless=True), part)
            for part in (0.9, 0.6, 0.3)
        },
        "90% of it, alpha": lambda: cut(webp(detailed().convert("RGBA"), lossless=False, exact=True), 0.9),
        "90% of it, with a profile": lambda: cut(webp(detailed(), icc_profile=swapped_profile()), 0.9),
        "without its metadata's end": lambda: riff(extended(0x08), *pixels(), (b"EXIF", exif(1) + bytes(500)))[:-200],
        "80% of an animation": lambda: cut(
            animated((detailed().crop((0, 0, 160, 96)), 0, 0), (detailed().crop((0, 0, 160, 96)), 0, 0)), 0.8
        ),
        "30% of an animation": lambda: cut(
            animated((detailed().crop((0, 0, 160, 96)), 0, 0), (detailed().crop((0, 0, 160, 96)), 0, 0)), 0.3
        ),
        "without its last byte": lambda: webp(detailed())[:-1],
        "header alone": lambda: webp(detailed())[:40],
        "junk behind its end": lambda: webp() + b"junk" * 99,
        "a chunk of its own": lambda: riff(*pixels(), (b"abcd", b"anything")),
        "a chunk of its own before": lambda: riff(extended(0), (b"abcd", b"anything"), *pixels()),
        "a size that is too small": lambda: _sized(webp(), -4),
        "a size that is too large": lambda: _sized(webp(), 4000),
        "a size of nothing": lambda: webp()[:4] + bytes(4) + webp()[8:],
        "a canvas that is larger": lambda: riff(extended(0, (WIDTH * 2, HEIGHT * 2)), *pixels()),
    }.items()
}  # type: ignore[misc]  # lambdas with defaults


def _sized(data: bytes, more: int) -> bytes:
    return data[:4] + struct.pack("<L", int.from_bytes(data[4:8], "little") + more) + data[8:]
