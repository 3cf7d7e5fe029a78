"""The blocks that cameras and picture desks write into image files: XMP, EXIF and IPTC-IIM."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from html import escape

from PIL import ExifTags, Image

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}

LIES_ON_ITS_SIDE = 6
"""EXIF Orientation: the viewer turns the stored pixels by 90 degrees clockwise."""


def xmp_packet(properties: Mapping[str, Mapping[str, str]]) -> bytes:
    """An XMP packet, UTF-8, of language alternatives.

    ``properties``: qualified name (``dc:description``, with a prefix of ``NAMESPACES``) → language → text; the language
    ``x-default`` comes first. IPTC's accessibility properties are of this kind:
    https://www.iptc.org/std/photometadata/specification/IPTC-PhotoMetadata#alt-text-accessibility
    """
    fields = "".join(
        f"<{name}><rdf:Alt>"
        + "".join(f'<rdf:li xml:lang="{escape(lang)}">{escape(text)}</rdf:li>' for lang, text in texts.items())
        + f"</rdf:Alt></{name}>"
        for name, texts in properties.items()
    )
    namespaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {namespaces}>'
        f'<rdf:Description rdf:about="">{fields}</rdf:Description></rdf:RDF></x:xmpmeta>'
        '<?xpacket end="w"?>'
    ).encode()


def exif_block(
    *, description: str = "", on_its_side: bool = False, position: tuple[float, float] | None = None
) -> Image.Exif:
    """EXIF tags for ``Image.save(exif=…)``; empty where nothing is asked for.

    ``description``: ImageDescription, ASCII as the standard wants it (UnicodeEncodeError otherwise).
    ``position``: latitude and longitude in degrees, north and east positive.
    Tags: https://www.cipa.jp/std/documents/download_e.html?DC-008-Translation-2023-E
    """
    exif = Image.Exif()
    if description:
        exif[ExifTags.Base.ImageDescription] = description.encode("ascii").decode()
    if on_its_side:
        exif[ExifTags.Base.Orientation] = LIES_ON_ITS_SIDE
    if position:
        latitude, longitude = position
        exif[ExifTags.IFD.GPSInfo] = {
            ExifTags.GPS.GPSLatitudeRef: "N" if latitude >= 0 else "S",
            ExifTags.GPS.GPSLatitude: _degrees_minutes_seconds(latitude),
            ExifTags.GPS.GPSLongitudeRef: "E" if longitude >= 0 else "W",
            ExifTags.GPS.GPSLongitude: _degrees_minutes_seconds(longitude),
        }
    return exif


def _degrees_minutes_seconds(degrees: float) -> tuple[float, float, float]:
    minutes, seconds = divmod(round(abs(degrees) * 3600), 60)
    return float(minutes // 60), float(minutes % 60), float(seconds)


def iptc_segment(caption: str) -> bytes:
    """A JPEG APP13 segment that holds ``caption`` (at most 2,000 bytes of UTF-8, else ValueError) as IPTC-IIM 2:120.

    Record 1:90 says that the text is UTF-8: https://www.iptc.org/std/IIM/4.2/specification/IIMV4.2.pdf
    Photoshop keeps the records in its resource 0x0404: https://www.adobe.com/devnet-apps/photoshop/fileformatashtml/
    """
    text = caption.encode()
    if len(text) > 2000:
        raise ValueError(f"An IPTC-IIM caption holds 2,000 bytes, this one has {len(text)}: shorten it.")
    records = _iim_record(1, 90, b"\x1b%G") + _iim_record(2, 0, b"\x00\x04") + _iim_record(2, 120, text)
    padding = b"\x00" * (len(records) % 2)
    resource = b"8BIM" + struct.pack(">H2xI", 0x0404, len(records)) + records + padding
    payload = b"Photoshop 3.0\x00" + resource
    return b"\xff\xed" + struct.pack(">H", len(payload) + 2) + payload


def _iim_record(record: int, dataset: int, value: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, dataset, len(value)) + value


def insert_segment(jpeg: bytes, segment: bytes) -> bytes:
    """``jpeg`` with ``segment`` put behind its start marker and its JFIF header (APP0), which must stay first."""
    position = 2
    while jpeg[position : position + 2] == b"\xff\xe0":
        position += 2 + int.from_bytes(jpeg[position + 2 : position + 4], "big")
    return jpeg[:position] + segment + jpeg[position:]
