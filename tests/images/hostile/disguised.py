"""What is called a picture, and is something else, or something else as well."""

from __future__ import annotations

import gzip

from tests.images.hostile.parts import GIF, JPEG, Hostile, box

_MB = 1_000_000


def _laughs() -> bytes:
    entities = b"".join(b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 12))
    return b'<!DOCTYPE svg [<!ENTITY l0 "ha">' + entities + b"]><svg>&l11;</svg>"


FILES = {
    "SVG with a script": Hostile(lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
    "SVG with entities": Hostile(_laughs),
    "SVG, zipped, of 400 MB": Hostile(lambda: gzip.compress(b"<svg>" + bytes(400 * _MB))),
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
