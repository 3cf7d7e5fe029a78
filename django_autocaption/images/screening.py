"""What no camera or program writes, but what keeps a decoder busy for minutes: refused before any decoder sees it.

A file of a few megabytes may hold a million empty parts, or a thousand scans of the same pixels. Only the skeleton is
walked here, and no further than to the limit.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from django_autocaption.exceptions import ImageError
from django_autocaption.images.stripping import MARKER, SCAN_END, SOS

#: Segments of a JPEG, chunks of a PNG, blocks of a GIF before its first picture. A PNG of 50 MiB in pieces of 8 KiB has
#: some 6,000; a decoder needs about 10 µs for each.
MOST_PARTS = 50_000
#: Passes over the pixels of a JPEG. Progressive ones have about ten; each pass takes as long as a whole decoding
#: (https://libjpeg-turbo.org/pmwiki/uploads/About/TwoIssueswiththeJPEGStandard.pdf).
MOST_SCANS = 50


def screen(data: bytes, kind: str, *, name: str) -> None:
    """Raise ImageError ``unreadable`` for a file of kind JPEG, PNG or GIF with more parts or scans than make sense."""
    if kind == "JPEG":
        segments = list(islice(_jpeg_segments(data), MOST_PARTS + 1))
        excessive = len(segments) > MOST_PARTS or segments.count(SOS) > MOST_SCANS
    else:
        parts = {"PNG": _png_chunks, "GIF": _gif_blocks}.get(kind)
        excessive = parts is not None and sum(1 for _ in islice(parts(data), MOST_PARTS + 1)) > MOST_PARTS
    if excessive:
        raise ImageError(
            f"{name} has more parts than any camera or program writes into a {kind} image. "
            "Open it in an image editor, save it again, and upload that.",
            code="unreadable",
        )


def _jpeg_segments(data: bytes) -> Iterator[int]:
    """The markers of the first image; ends where the file is no sound JPEG any more, which the decoder has to say."""
    position = 2
    while (found := MARKER.match(data, position)) is not None and (marker := found[1][0]) != 0xD9:
        yield marker
        start = found.end()
        position = start + max(2, int.from_bytes(data[start : start + 2], "big"))
        if marker == SOS:
            scan_end = SCAN_END.search(data, position)
            if scan_end is None:
                return
            position = scan_end.start()


def _png_chunks(data: bytes) -> Iterator[int]:
    position = 8
    while position < len(data):
        yield position
        position += 12 + int.from_bytes(data[position : position + 4], "big")


def _gif_blocks(data: bytes) -> Iterator[int]:
    """The blocks before the first picture."""
    position = 13
    if len(data) > 10 and data[10] & 0x80:
        position += 3 * (2 << (data[10] & 7))
    while data[position : position + 1] == b"\x21":
        yield position
        position += 2
        while position < len(data) and data[position]:
            position += data[position] + 1
        position += 1
