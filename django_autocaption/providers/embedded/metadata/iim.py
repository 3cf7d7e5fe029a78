"""Read IPTC-IIM: the metadata that news agencies wrote before XMP.

https://www.iptc.org/std/IIM/4.2/specification/IIMV4.2.pdf: a dataset is 0x1C, record, number, length (16 bits), value.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django_autocaption.providers.embedded.metadata.charsets import decode

MARKER = 0x1C
#: Escape sequences of ISO 2022 in dataset 1:90 that announce UTF-8, in its three levels too.
UTF8_ESCAPES = (b"\x1b%G", b"\x1b%/G", b"\x1b%/H", b"\x1b%/I")
CHARSET, TITLE, KEYWORD, HEADLINE, CAPTION = (1, 90), (2, 5), (2, 25), (2, 105), (2, 120)
#: Datasets of one kind that are read: a caption has one, and nobody gives a picture more keywords.
MOST = 200


@dataclass(frozen=True, kw_only=True)
class IimWords:
    """What the record says; empty where it says nothing."""

    title: str = ""
    headline: str = ""
    caption: str = ""
    keywords: tuple[str, ...] = ()


def read_iim(data: bytes, language: str = "") -> IimWords:
    """Words of the IIM stream ``data``; what is broken or hostile in it is left out. Never raises.

    ``language``: BCP 47 tag; it decides between charsets where the stream names none.
    """
    datasets = list(_datasets(data))
    utf8 = any(key == CHARSET and value.startswith(UTF8_ESCAPES) for key, value in datasets)

    def texts(wanted: tuple[int, int]) -> list[str]:
        values = islice((value for key, value in datasets if key == wanted), MOST)
        # A writer that announces UTF-8 and cuts in the middle of a character is still to be read as UTF-8.
        return [
            text
            for value in values
            if (text := value.decode("utf-8", "ignore").strip("\0 \r\n\t") if utf8 else decode(value, language))
        ]

    def first(wanted: tuple[int, int]) -> str:
        return next(iter(texts(wanted)), "")

    return IimWords(
        title=first(TITLE), headline=first(HEADLINE), caption=first(CAPTION), keywords=tuple(texts(KEYWORD))
    )


def _datasets(data: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    position = 0
    while position + 5 <= len(data) and data[position] == MARKER:
        length = int.from_bytes(data[position + 3 : position + 5], "big")
        start = position + 5
        # The top bit announces an extended dataset (over 32 kB): no caption is that long, and lengths there may lie.
        if length & 0x8000 or start + length > len(data):
            return
        yield (data[position + 1], data[position + 2]), data[start : start + length]
        position = start + length
