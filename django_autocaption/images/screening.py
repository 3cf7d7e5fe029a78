"""What no camera or program writes, but what keeps a decoder busy for minutes: refused before any decoder sees it.

A file of a few megabytes may hold a million empty parts, or a thousand scans of the same pixels. Only the skeleton is
walked here, and no further than to the limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from django_autocaption.exceptions import ImageError
from django_autocaption.images.directories import overlap
from django_autocaption.images.stripping import MARKER, SCAN_END, SOS, strip

#: Segments of a JPEG, chunks of a PNG. A PNG of 50 MiB in pieces of 8 KiB has
#: some 6,000; a decoder needs about 10 µs for each.
MOST_PARTS = 50_000
#: Pieces of comments and the like in a GIF: 1.2 MB. Older releases of Pillow copy all of them for each.
MOST_PIECES = 5_000
#: Passes over the pixels of a JPEG. Progressive ones have about ten; each pass takes as long as a whole decoding
#: (https://libjpeg-turbo.org/pmwiki/uploads/About/TwoIssueswiththeJPEGStandard.pdf).
MOST_SCANS = 50

#: SOF0 and SOF1, whose scans hold each component once and whole; and SOF2, whose scans refine. Where the first scan of
#: the former has all components, libjpeg reads no further one ("has_multiple_scans" in jdinput.c).
_IN_ONE_PASS, _IN_PASSES = frozenset({0xC0, 0xC1}), frozenset({0xC2})

_Segment = tuple[int, slice]


def screen(data: bytes, kind: str, *, name: str) -> bytes:
    """What a decoder may see of the file: all of it, or a JPEG without its metadata where that is hostile.

    Raises ImageError ``unreadable`` for a JPEG, PNG, GIF or TIFF with more parts or scans than make sense.
    """
    excessive = False
    if kind == "JPEG":
        segments = list(islice(_jpeg_segments(data), MOST_PARTS + 1))
        excessive = len(segments) > MOST_PARTS or sum(marker == SOS for marker, _payload in segments) > MOST_SCANS
        if not excessive and overlap(_exif(data, segments)):
            stripped = strip(data, kind)
            excessive = stripped is None
            data = stripped or data
    elif kind == "PNG":
        excessive = _more_than(MOST_PARTS, _png_chunks(data))
    elif kind == "GIF":
        excessive = _more_than(MOST_PIECES, _gif_pieces(data))
    elif kind == "TIFF":
        excessive = overlap(data)
    if excessive:
        raise ImageError(
            f"{name} has more parts than any camera or program writes into a {kind} image. "
            "Open it in an image editor, save it again, and upload that.",
            code="unreadable",
        )
    return data


def _more_than(limit: int, parts: Iterator[int]) -> bool:
    return next(islice(parts, limit, None), None) is not None


def _exif(data: bytes, segments: list[_Segment]) -> bytes:
    """The EXIF block as Pillow puts it together, which it parses while it opens the file."""
    marks = (data[part] for marker, part in segments if marker == 0xE1)
    return b"".join(payload.removeprefix(b"Exif\0\0") for payload in marks if payload.startswith(b"Exif\0\0"))


def _jpeg_segments(data: bytes) -> Iterator[_Segment]:
    """Markers and payloads of the first image; ends where the file is no sound JPEG, which the decoder has to say, and
    behind a scan that holds the whole picture: no decoder of such a file takes another one."""
    position, components = 2, b""
    while (found := MARKER.match(data, position)) is not None and (marker := found[1][0]) != 0xD9:
        start = found.end()
        position = start + max(2, int.from_bytes(data[start : start + 2], "big"))
        yield marker, slice(start + 2, position)
        if marker in _IN_ONE_PASS:
            components = data[start + 7 : start + 8]
        elif marker == SOS and components and data[start + 2 : start + 3] == components:
            return
        elif marker in _IN_PASSES:
            components = b""
        elif marker == SOS:
            scan_end = SCAN_END.search(data, position)
            if scan_end is None:
                return
            position = scan_end.start()


def _png_chunks(data: bytes) -> Iterator[int]:
    position = 8
    while position < len(data):
        yield position
        position += 12 + int.from_bytes(data[position : position + 4], "big")


def _gif_pieces(data: bytes) -> Iterator[int]:
    """The pieces, of 255 bytes at most, of the blocks before the first picture."""
    position = 13
    if len(data) > 10 and data[10] & 0x80:
        position += 3 * (2 << (data[10] & 7))
    while data[position : position + 1] == b"\x21":
        yield position
        position += 2
        while position < len(data) and data[position]:
            yield position
            position += data[position] + 1
        position += 1
