"""What is called a picture, and is something else, or something else as well."""

from __future__ import annotations

import gzip

from tests.images.hostile.parts import GIF, JPEG, Hostile, box

_MB = 1_000_000


def _laughs() -> bytes:
    entities = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12))
    return b'<!DOCTYPE svg [<!ENTITY l0 "ha">' + entities + b"]><svg>&l11;</svg>"


def _jxl(*boxes: bytes) -> bytes:
    """A JPEG XL in its container."""
    return box(b"JXL ", b"\r\n\x87\n") + box(b"ftyp", b"jxl \0\0\0\0jxl ") + b"".join(boxes)


FILES = {
    "SVG with a script": Hostile(lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
    "SVG with entities": Hostile(_laughs),
    "SVG, zipped, of 400 MB": Hostile(lambda: gzip.compress(b"<svg>" + bytes(400 * _MB))),
    "SVG, zipped twice": Hostile(lambda: gzip.compress(gzip.compress(b"<svg>" + bytes(400 * _MB)))),
    "SVG, zipped, of a million parts": Hostile(lambda: gzip.compress(b"<!--") * _MB),
    "SVG of a million elements within each other": Hostile(lambda: b"<svg>" + b"<g>" * _MB),
    "SVG of one attribute of 40 MB": Hostile(lambda: b'<svg a="' + b"a" * 40 * _MB + b'"/>'),
    "SVG of an element whose name has 40 MB": Hostile(lambda: b"<svg" + b"g" * 40 * _MB + b">"),
    "SVG that holds a picture of 40 MB": Hostile(
        lambda: b"<svg><image href='data:image/png;base64," + b"A" * 40 * _MB + b"'/></svg>"
    ),
    "SVG in UTF-16 with entities": Hostile(lambda: _laughs().decode().encode("utf-16")),
    "SVG with an outer DTD": Hostile(lambda: b'<!DOCTYPE svg SYSTEM "file:///etc/passwd"><svg/>'),
    "JPEG XL": Hostile(lambda: b"\xff\x0a" + b"\xff" * 1_000),
    "JPEG XL of 5 million boxes": Hostile(lambda: _jxl(box(b"jxlp", bytes(4)) * 3 * _MB)),
    "JPEG XL with squeezed metadata": Hostile(lambda: _jxl(box(b"brob", b"Exif" + bytes(_MB)))),
    "JPEG XL that holds a JPEG": Hostile(lambda: _jxl(box(b"jbrd", JPEG), box(b"jxlc", JPEG))),
    "comments without an end": Hostile(lambda: b"<!--" * 12 * _MB),
    "document types without an end": Hostile(lambda: b"<!doctype [" * 4 * _MB),
    "instructions without an end": Hostile(lambda: b"<?x " * 10 * _MB, quick=False),
    "spaces": Hostile(lambda: b" " * 40 * _MB),
    "zeros": Hostile(lambda: bytes(40 * _MB)),
    "PostScript": Hostile(lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) (r) file\n"),
    "PDF": Hostile(lambda: b"%PDF-1.7\n1 0 obj<</OpenAction<</S/Launch/F(/bin/sh)>>>>endobj"),
    "Photoshop document": Hostile(lambda: b"8BPS\0\1" + bytes(6) + b"\0\x03" + b"\xff" * 8 + bytes(100)),
    "camera's raw file": Hostile(lambda: box(b"ftyp", b"crx \0\0\0\1crx isom") + bytes(_MB)),
    "video": Hostile(lambda: box(b"ftyp", b"isom\0\0\2\0isom") + box(b"moov", bytes(_MB))),
    "JPEG and ZIP": Hostile(lambda: JPEG + b"PK\3\4" + bytes(1000)),
    "GIF and script": Hostile(lambda: GIF[:6] + b"/*" + GIF[8:] + b"*/=alert(1)"),
}
