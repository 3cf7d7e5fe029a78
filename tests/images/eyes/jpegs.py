"""JPEG files: how they are turned, whose colours they have, and what is missing or too much in them."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable

from PIL import Image

from tests.images.eyes.painting import (
    BRIGHT,
    Files,
    cut,
    detailed,
    exif,
    grey_profile,
    jpeg,
    painting,
    press_profile,
    segment,
    swapped_profile,
    table_profile,
    wide_profile,
    xmp,
)
from tests.images.pictures import saved

_EXIF, _XMP, _ICC = b"Exif\0\0", b"http://ns.adobe.com/xap/1.0/\0", b"ICC_PROFILE\0"


def app1(block: bytes, mark: bytes = _EXIF) -> bytes:
    return segment(0xE1, mark + block)


def behind_the_pixels(block: bytes) -> bytes:
    data = jpeg()
    return data[:-2] + block + data[-2:]


def before_the_scan(block: bytes) -> bytes:
    data = jpeg()
    scan = data.index(b"\xff\xda")
    return data[:scan] + block + data[scan:]


def _density(pixels: tuple[int, int], *, unit: int = 2, resolution: int = 144) -> bytes:
    """EXIF that says how large the picture is to be, in the way that Chromium minds."""
    place = 8 + 2 + 12 * 4 + 4
    sub = place + 16
    entries = [
        struct.pack("<HHLL", 0x011A, 5, 1, place),
        struct.pack("<HHLL", 0x011B, 5, 1, place + 8),
        struct.pack("<HHLHH", 0x0128, 3, 1, unit, 0),
        struct.pack("<HHLL", 0x8769, 4, 1, sub),
    ]
    head = b"II*\0" + struct.pack("<LH", 8, 4) + b"".join(entries) + bytes(4)
    sizes = [struct.pack("<HHLL", tag, 4, 1, edge) for tag, edge in zip((0xA002, 0xA003), pixels, strict=True)]
    return head + struct.pack("<4L", resolution, 1, resolution, 1) + struct.pack("<H", 2) + b"".join(sizes) + bytes(4)


def profile_in_pieces(profile: bytes, order: tuple[int, ...]) -> bytes:
    """By their numbers, of three."""
    size = -(-len(profile) // 3)
    pieces = {number: profile[(number - 1) * size : number * size] for number in (1, 2, 3)}
    return jpeg(*(segment(0xE2, _ICC + bytes((number, 3)) + pieces[number]) for number in order))


def of_inks(**options: object) -> bytes:
    """Adobe's inverted CMYK, as Pillow writes it."""
    return saved(painting().convert("CMYK"), "JPEG", **options)


def without_adobe(data: bytes) -> bytes:
    return re.sub(rb"\xff\xee\0\x0eAdobe.{7}", b"", data, flags=re.DOTALL)


def transformed(data: bytes, transform: int) -> bytes:
    """Adobe's segment says another colour model."""
    return re.sub(rb"(\xff\xee\0\x0eAdobe.{6}).", rb"\g<1>" + bytes((transform,)), data, flags=re.DOTALL)


def components_named(data: bytes, names: bytes) -> bytes:
    """The same with other numbers of its components."""
    frame = data.index(b"\xff\xc0")
    changed = bytearray(data)
    for place, name in enumerate(names):
        changed[frame + 10 + 3 * place] = name
    scan = data.index(b"\xff\xda")
    for place, name in enumerate(names):
        changed[scan + 5 + 2 * place] = name
    return bytes(changed)


def without_jfif(data: bytes) -> bytes:
    return data[:2] + data[2 + 2 + int.from_bytes(data[4:6], "big") :]


def rgb(names: bytes, *more: bytes) -> bytes:
    data = without_jfif(saved(painting(), "JPEG", subsampling=0, keep_rgb=True))
    data = re.sub(rb"\xff\xee\0\x0eAdobe.{7}", b"", data, flags=re.DOTALL)
    data = components_named(data, names)
    return data[:2] + b"".join(more) + data[2:]


def adobe(transform: int) -> bytes:
    return segment(0xEE, b"Adobe" + struct.pack(">HHHB", 100, 0, 0, transform))


def height_behind(data: bytes) -> bytes:
    """The frame says no height; a DNL segment behind the scan does."""
    frame = data.index(b"\xff\xc0")
    height = data[frame + 5 : frame + 7]
    return data[: frame + 5] + b"\0\0" + data[frame + 7 : -2] + segment(0xDC, height) + data[-2:]


def damaged(data: bytes, part: float) -> bytes:
    """Sixteen bytes of the compressed data are others."""
    place = int(len(data) * part)
    return data[:place] + bytes(range(1, 17)) + data[place + 16 :]


def junk_between(data: bytes, junk: bytes) -> bytes:
    """Before the second segment."""
    place = 4 + int.from_bytes(data[4:6], "big")
    return data[:place] + junk + data[place:]


def restarts(change: Callable[[bytes], bytes]) -> bytes:
    """With other marks where the decoder may begin anew."""
    data = jpeg(image=detailed(), restart_marker_rows=1)
    scan = data.index(b"\xff\xda")
    return data[:scan] + re.sub(rb"\xff[\xd0-\xd7]", lambda found: change(found[0]), data[scan:])


def first_scan() -> bytes:
    data = jpeg(image=detailed(), progressive=True)
    return data[: [found.start() for found in re.finditer(b"\xff\xda", data)][1]] + b"\xff\xd9"


ORIENTED: Files = (
    {f"EXIF {n}": lambda n=n: jpeg(app1(exif(n))) for n in range(10)}
    | {  # type: ignore[misc]  # lambdas with defaults
        "EXIF, big-endian": lambda: jpeg(app1(exif(6, order=">"))),
        "EXIF, a LONG": lambda: jpeg(app1(exif(6, kind=4))),
        "EXIF, two values": lambda: jpeg(app1(exif(6, count=2))),
        "EXIF behind XMP": lambda: jpeg(app1(xmp(3), _XMP), app1(exif(6))),
        "EXIF before XMP": lambda: jpeg(app1(exif(6)), app1(xmp(3), _XMP)),
        "EXIF twice": lambda: jpeg(app1(exif(6)), app1(exif(3))),
        "EXIF twice, the first without": lambda: jpeg(app1(exif(1)), app1(exif(6))),
        "EXIF twice, the first broken": lambda: jpeg(app1(b"garbage!"), app1(exif(6))),
        "EXIF in two pieces": lambda: jpeg(app1(exif(6)[:14]), app1(exif(6)[14:])),
        "EXIF behind the tables": lambda: before_the_scan(app1(exif(6))),
        "EXIF behind the pixels": lambda: behind_the_pixels(app1(exif(6))),
        "EXIF with another mark": lambda: jpeg(app1(exif(6), b"Exif\0\xff")),
        "EXIF with a short mark": lambda: jpeg(app1(exif(6), b"Exif\0")),
        "EXIF in APP2": lambda: jpeg(segment(0xE2, _EXIF + exif(6))),
        "EXIF cut in its entry": lambda: jpeg(app1(exif(6)[:18])),
        "EXIF that promises more entries": lambda: jpeg(app1(exif(6)[:8] + b"\x09\0" + exif(6)[10:])),
        "EXIF, not in order": lambda: jpeg(app1(exif(6, more=[struct.pack("<HHLL", 0x0100, 4, 1, 9)]))),
        "EXIF, tag twice": lambda: jpeg(app1(exif(6, more=[exif(3)[10:22]]))),
        "EXIF, directory elsewhere": lambda: jpeg(app1(b"II*\0" + struct.pack("<L", 16) + bytes(8) + exif(6)[8:])),
        "EXIF, in the thumbnail's directory": lambda: jpeg(app1(exif(1)[:22] + struct.pack("<L", 26) + exif(6)[8:])),
        "XMP alone": lambda: jpeg(app1(xmp(), _XMP)),
        "EXIF 1 and XMP": lambda: jpeg(app1(exif(1)), app1(xmp(), _XMP)),
        "EXIF 6, large": lambda: jpeg(app1(exif(6)), image=painting(2400, 1440)),
        "density of EXIF": lambda: jpeg(app1(_density((80, 48)))),
        "density of EXIF, of other pixels": lambda: jpeg(app1(_density((81, 50)))),
        "density of EXIF, in centimetres": lambda: jpeg(app1(_density((80, 48), unit=3))),
        "density of JFIF": lambda: jpeg(dpi=(72, 144)),
    }
)
COLOURED: Files = {
    "grey": lambda: saved(painting().convert("L"), "JPEG"),
    "grey with a power": lambda: saved(painting().convert("L"), "JPEG", icc_profile=grey_profile(1.0)),
    "progressive": lambda: jpeg(progressive=True),
    "a profile": lambda: jpeg(icc_profile=swapped_profile()),
    "a wide profile": lambda: jpeg(icc_profile=wide_profile()),
    "a profile that is a table": lambda: jpeg(icc_profile=table_profile()),
    "a profile with numbers of PQ": lambda: jpeg(
        image=painting(colours=BRIGHT), icc_profile=wide_profile(cicp=(9, 16))
    ),
    "a profile in pieces": lambda: profile_in_pieces(swapped_profile(), (1, 2, 3)),
    "a profile in disorder": lambda: profile_in_pieces(swapped_profile(), (3, 1, 2)),
    "a profile that lacks a piece": lambda: profile_in_pieces(swapped_profile(), (1, 3)),
    "a profile of grey, on colours": lambda: jpeg(icc_profile=grey_profile(1.0)),
    "a profile of inks, on colours": lambda: jpeg(icc_profile=press_profile()),
    "a profile of colours, on grey": lambda: saved(painting().convert("L"), "JPEG", icc_profile=wide_profile()),
    "CMYK": of_inks,
    "CMYK without Adobe's mark": lambda: without_adobe(of_inks()),
    "CMYK with a profile": lambda: of_inks(icc_profile=press_profile()),
    "CMYK with a profile, without Adobe's mark": lambda: without_adobe(of_inks(icc_profile=press_profile())),
    "CMYK with a profile of colours": lambda: of_inks(icc_profile=wide_profile()),
    "YCCK": lambda: transformed(of_inks(), 2),
    "RGB by Adobe's mark": lambda: rgb(b"\1\2\3", adobe(0)),
    "RGB by its letters": lambda: rgb(b"RGB"),
    "RGB that nothing tells": lambda: rgb(b"\1\2\3"),
    "YCbCr by Adobe's mark": lambda: without_jfif(jpeg(adobe(1))),
    "components from nought": lambda: components_named(jpeg(), b"\0\1\2"),
}
INCOMPLETE: Files = {
    "without its last two bytes": lambda: jpeg(image=detailed())[:-2],
    "without its last byte": lambda: jpeg(image=detailed())[:-1],
    **{
        f"{part:.0%} of it": lambda part=part: cut(jpeg(image=detailed()), part)  # type: ignore[misc]  # a lambda with a default
        for part in (0.9, 0.6, 0.3)
    },
    "90% of it, turned": lambda: cut(jpeg(app1(exif(6)), image=detailed()), 0.9),
    "90% of it, progressive": lambda: cut(jpeg(image=detailed(), progressive=True), 0.9),
    "40% of it, progressive": lambda: cut(jpeg(image=detailed(), progressive=True), 0.4),
    "90% of it, inks": lambda: cut(saved(detailed().convert("CMYK"), "JPEG"), 0.9),
    "header alone": lambda: jpeg(image=detailed())[: jpeg(image=detailed()).index(b"\xff\xda")],
    "without its last tenth, and ended": lambda: cut(jpeg(image=detailed()), 0.9) + b"\xff\xd9",
    "damaged in the middle": lambda: damaged(jpeg(image=detailed()), 0.5),
    "damaged in the middle, with restarts": lambda: damaged(jpeg(image=detailed(), restart_marker_rows=1), 0.5),
    "zeros for its end": lambda: cut(jpeg(image=detailed()), 0.7) + bytes(int(len(jpeg(image=detailed())) * 0.3)),
}
UNUSUAL: Files = {
    "junk before a segment": lambda: junk_between(jpeg(), b"junk"),
    "a nought before a segment": lambda: junk_between(jpeg(), b"\0"),
    "fill before a segment": lambda: junk_between(jpeg(), b"\xff" * 9),
    "junk behind its end": lambda: jpeg() + b"junk" * 99,
    "another JPEG behind its end": lambda: jpeg() + saved(Image.new("RGB", (9, 9)), "JPEG"),
    "a height behind the pixels": lambda: height_behind(jpeg()),
    "an APP15": lambda: jpeg(segment(0xEF, b"anything" * 50)),
    "a broken profile": lambda: jpeg(icc_profile=b"garbage" * 50),
    "a profile that is cut": lambda: jpeg(icc_profile=wide_profile()[:-30]),
    "a profile with numbers of its own": lambda: jpeg(icc_profile=wide_profile(cicp=(1, 13))),
    "a profile, numbered from nought": lambda: jpeg(segment(0xE2, _ICC + b"\0\1" + swapped_profile())),
    "a profile twice": lambda: jpeg(*[segment(0xE2, _ICC + b"\1\1" + swapped_profile())] * 2),
    "of several pictures (MPO)": lambda: saved(
        painting(), "MPO", save_all=True, append_images=[painting().rotate(180)]
    ),
    "restarts": lambda: jpeg(restart_marker_rows=1),
    "restarts that are missing": lambda: restarts(lambda _mark: b""),
    "restarts, filled before": lambda: restarts(lambda mark: b"\xff\xff" + mark),
    "restarts that count wrong": lambda: restarts(lambda mark: mark.replace(b"\xd2", b"\xd5")),
    "the first of its scans alone": first_scan,
    "its beginning twice": lambda: jpeg()[:2] + jpeg(),
    "4:2:0": lambda: jpeg(subsampling=2),
}
JPEGS: Files = {
    f"JPEG: {name}": make for group in (ORIENTED, COLOURED, INCOMPLETE, UNUSUAL) for name, make in group.items()
}
