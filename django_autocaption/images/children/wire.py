"""What a process and its decoding children say to each other: a line of JSON, then raw bytes.

Nothing is unpickled: a child that foreign bytes took over can say no more than this, and no more of it than is bounded.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django_autocaption.images.spool import Blob, pieces_of

Read = Callable[[int], bytes]
"""Number of bytes → just so many. Raises EOFError where there are fewer."""

#: Bytes of the line, and of what follows it.
MOST_HEADER, MOST_BODY = 256 * 1024, 256 * 1024 * 1024
_SIZE = 4


class WireError(Exception):
    """What came is no message."""


def message(header: Mapping[str, Any], *blobs: Blob) -> Iterator[bytes]:
    """The pieces to be written, one after the other."""
    line = json.dumps({**header, "sizes": [len(blob) for blob in blobs]}).encode()
    yield len(line).to_bytes(_SIZE, "big") + line
    for blob in blobs:
        yield from pieces_of(blob)


def receive(read: Read) -> tuple[dict[str, Any], list[bytes]]:
    """One message. Raises EOFError at the end of the stream, WireError for anything but a message."""
    size = int.from_bytes(read(_SIZE), "big")
    if size > MOST_HEADER:
        raise WireError(f"a header of {size} bytes")
    try:
        header = json.loads(read(size))
        sizes = header.pop("sizes")
        if not all(type(each) is int and each >= 0 for each in sizes) or sum(sizes) > MOST_BODY:
            raise WireError("sizes that are none")
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise WireError(type(error).__name__) from None
    return header, [read(each) for each in sizes]
