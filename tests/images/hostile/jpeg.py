"""JPEG: segments, scans, and what its application segments hold."""

from __future__ import annotations

import struct

from PIL import Image

from tests.images.hostile.parts import (
    EDGE,
    JPEG,
    JPEG_SIZE,
    MOST,
    Hostile,
    circle,
    exif_segments,
    jpeg_with,
    overlap,
    progressive,
    repeated,
    segment,
    tail_of,
    tiff,
)
from tests.images.pictures import saved

_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_MB = 1_000_000


def behind_junk(data: bytes) -> bytes:
    """One byte that no marker begins with, before the first scan: libjpeg and Pillow pass over it."""
    first = data.index(b"\xff\xda")
    return data[:first] + b"\0" + data[first:]


def large(mode: str, **options: object) -> bytes:
    """One colour, as many pixels as there may be."""
    return saved(Image.new(mode, (EDGE, EDGE)), "JPEG", quality=50, **options)


def _profile(tag: bytes, curve: bytes) -> list[bytes]:
    """Segments with an ICC profile of one tag, which all colours share."""
    names = (b"rTRC", b"gTRC", b"bTRC", b"A2B0", tag)
    offset = 128 + 4 + 12 * len(names)
    table = b"".join(name + struct.pack(">II", offset, len(curve)) for name in names)
    size = offset + len(curve)
    header = struct.pack(">I4sI4s4s4s", size, b"lcms", 0x02400000, b"mntr", b"RGB ", b"XYZ ") + bytes(12) + b"acsp"
    whole = header + bytes(128 - len(header)) + struct.pack(">I", len(names)) + table + curve
    parts = [whole[start : start + 65_000] for start in range(0, len(whole), 65_000)]
    return [segment(0xE2, b"ICC_PROFILE\0" + bytes((n + 1, len(parts))) + part) for n, part in enumerate(parts)]


def _grid() -> bytes:
    """A colour table of 128³ nodes."""
    nodes = 128**3
    matrix = struct.pack(">9i", *(65_536, 0, 0) * 3)
    identity = struct.pack(">HH", 0, 65_535) * 3
    return (
        b"mft2"
        + bytes(4)
        + bytes((3, 3, 128, 0))
        + matrix
        + struct.pack(">HH", 2, 2)
        + identity
        + bytes(nodes * 6)
        + identity
    )


def _xmp(body: bytes) -> bytes:
    return segment(0xE1, _XMP + body)


def _packet(inner: bytes) -> bytes:
    return (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/">'
        + inner
        + b"</rdf:Description></rdf:RDF></x:xmpmeta>"
    )


def _laughs() -> bytes:
    entities = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12))
    return b'<!DOCTYPE x [<!ENTITY l0 "ha">' + entities + b"]>" + _packet(b"<dc:description>&l11;</dc:description>")


def _described(text: bytes) -> bytes:
    return _xmp(_packet(b"<dc:description>" + text + b"</dc:description>"))


def _dataset(record: int, number: int, value: bytes) -> bytes:
    return bytes((0x1C, record, number)) + struct.pack(">H", len(value)) + value


def _iptc(*datasets: bytes) -> bytes:
    block = b"".join(datasets)
    return segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block)


def _chain(directories: int) -> bytes:
    """EXIF directories that each lead to the next."""
    links = (struct.pack("<HHHIII", 1, 0x8769, 4, 1, 8 + 18 * (n + 1), 8 + 18 * (n + 1)) for n in range(directories))
    return b"II*\0\x08\0\0\0" + b"".join(links)


def _comment(text: bytes) -> bytes:
    """EXIF with a long UserComment in a charset that is not named."""
    details = struct.pack("<HHHIII", 1, 0x9286, 7, len(text), tail_of(1) + 18, 0)
    return tiff([(0x8769, 4, 1, tail_of(1))], details + text)


def _restarts() -> bytes:
    """A scan of nothing but restart markers."""
    first = JPEG.index(b"\xff\xda")
    huge = JPEG[:first].replace(JPEG_SIZE, struct.pack(">HH", EDGE, EDGE), 1)
    header = JPEG[first : first + 14]
    marks = b"".join(bytes((0xFF, 0xD0 + n)) for n in range(8))
    return huge + segment(0xDD, b"\0\1") + header + marks * 700_000 + b"\xff\xd9"


def _index(parts: int) -> bytes:
    """A multi-picture index of parts that all are the file itself."""
    entries = struct.pack("<IIIHH", 0, 10, 0, 0, 0) * parts
    directory = [(0xB000, 7, 4, 0x30303130), (0xB001, 4, 1, parts), (0xB002, 7, len(entries), tail_of(3))]
    return segment(0xE2, b"MPF\0" + tiff(directory, entries, following=8))


FILES = {
    "JPEG of 300 scans": Hostile(lambda: progressive(300), 16 * _MB, quick=False),
    "JPEG of 3,000 scans": Hostile(lambda: progressive(3_000), 16 * _MB),
    "JPEG of 3,000 scans behind junk": Hostile(lambda: behind_junk(progressive(3_000)), 16 * _MB, quick=False),
    "JPEG of 60,000 small scans": Hostile(lambda: progressive(60_000, edge=600), 360_000, quick=False),
    "JPEG of 6 million empty segments": Hostile(lambda: jpeg_with(segment(0xE5) * 6_000_000)),
    "JPEG of 3 million comments": Hostile(lambda: jpeg_with(segment(0xFE, b"c") * 3_000_000), quick=False),
    "JPEG of 700,000 tables": Hostile(
        lambda: jpeg_with(segment(0xDB, b"\0" + bytes(range(1, 65))) * 700_000), quick=False
    ),
    "JPEG with 40 MB of junk": Hostile(lambda: JPEG[:20] + bytes(40 * _MB) + JPEG[20:]),
    "JPEG with 40 MB of fill bytes": Hostile(lambda: JPEG[:20] + b"\xff" * 40 * _MB + JPEG[20:], quick=False),
    "JPEG of 40 MB behind its end": Hostile(lambda: JPEG + bytes(40 * _MB), quick=False),
    "JPEG of 4 gigapixels": Hostile(lambda: JPEG.replace(JPEG_SIZE, b"\xff\xdc\xff\xdc", 1)),
    "JPEG of 65,535 × 1,342": Hostile(
        lambda: saved(Image.new("RGB", (65_500, 1_343)), "JPEG", progressive=True), 65_500 * 1_343, quick=False
    ),
    "JPEG, progressive, of 88 megapixels": Hostile(lambda: large("RGB", progressive=True), MOST, quick=False),
    "JPEG, progressive CMYK, of 88 megapixels": Hostile(
        lambda: large("CMYK", progressive=True, subsampling=0), MOST, quick=False
    ),
    "JPEG that breaks off after its header, of 88 megapixels": Hostile(
        lambda: JPEG[:-40].replace(JPEG_SIZE, struct.pack(">HH", EDGE, EDGE), 1), MOST
    ),
    "JPEG of restart markers, of 88 megapixels": Hostile(_restarts, MOST, quick=False),
    "JPEG whose EXIF is a circle": Hostile(lambda: jpeg_with(*exif_segments(circle()))),
    "JPEG whose EXIF is a chain": Hostile(lambda: jpeg_with(*exif_segments(_chain(100_000)))),
    "JPEG whose EXIF values overlap": Hostile(lambda: jpeg_with(*exif_segments(overlap(2_000, 2 * _MB)))),
    "JPEG whose EXIF tag has 12 million values": Hostile(
        lambda: jpeg_with(*exif_segments(tiff([(0x9C00, 3, 12 * _MB, tail_of(1))], bytes(24 * _MB)))), quick=False
    ),
    "JPEG with a comment of 60 KB in no charset": Hostile(
        lambda: jpeg_with(*exif_segments(_comment(b"\xe9\xc8 \x9f" * 15_000)))
    ),
    "JPEG with a profile of 16 MB": Hostile(
        lambda: jpeg_with(
            *_profile(b"wtpt", b"curv" + bytes(4) + struct.pack(">I", 8 * _MB - 500) + bytes(16 * _MB - 1000))
        )
    ),
    "JPEG with a profile of 2 million nodes": Hostile(lambda: jpeg_with(*_profile(b"wtpt", _grid()))),
    "JPEG whose profile has 100 million values": Hostile(
        lambda: jpeg_with(*_profile(b"wtpt", b"curv" + bytes(4) + struct.pack(">I", 100 * _MB) + bytes(60)))
    ),
    "JPEG whose XMP has entities": Hostile(lambda: jpeg_with(_xmp(_laughs()))),
    "JPEG whose XMP has an outer DTD": Hostile(
        lambda: jpeg_with(_xmp(b'<!DOCTYPE x SYSTEM "file:///etc/passwd">' + _packet(b"")))
    ),
    "JPEG whose XMP is 9,000 elements deep": Hostile(
        lambda: jpeg_with(_xmp(_packet(b"<a>" * 9_000 + b"</a>" * 9_000)))
    ),
    "JPEG whose XMP has 12,000 elements": Hostile(lambda: jpeg_with(_xmp(_packet(b"<dc:description/>" * 3_600)))),
    "JPEG whose XMP has one word of 60 KB": Hostile(lambda: jpeg_with(_described(b"a" * 60_000))),
    "JPEG whose XMP has 60 KB of brackets": Hostile(lambda: jpeg_with(_described(b"[({" * 20_000))),
    "JPEG whose XMP has 60 KB of spaces": Hostile(lambda: jpeg_with(_described(b"A dog" + b" " * 60_000 + b"."))),
    "JPEG whose XMP has 60 KB of full stops": Hostile(lambda: jpeg_with(_described(b"A." * 30_000))),
    "JPEG whose XMP has 60 KB of pairs": Hostile(lambda: jpeg_with(_described(b"a:b=c " * 10_000))),
    "JPEG of 12,000 IPTC keywords": Hostile(lambda: jpeg_with(_iptc(_dataset(2, 25, b"") * 12_000))),
    "JPEG with an IPTC caption of 32 KB in no charset": Hostile(
        lambda: jpeg_with(_iptc(*[_dataset(2, 120, b"\xb3\xf3" * 16_000)] * 2)), quick=True
    ),
    "JPEG of 80,000 Photoshop resources": Hostile(
        lambda: jpeg_with(segment(0xED, b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0\0\0\0\0" * 5_000) * 16)
    ),
    "JPEG of 4,000 parts that are itself": Hostile(lambda: jpeg_with(_index(4_000))),
    "JPEG of a hundred thumbnails": Hostile(
        lambda: jpeg_with(repeated(segment(0xE0, b"JFXX\0\x13\xff\xff" + bytes(60_000)), 6 * _MB))
    ),
}
