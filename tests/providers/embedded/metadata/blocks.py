"""Write the metadata blocks that files carry."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

from PIL import ExifTags, Image

NAMESPACES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/" '
    'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" '
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"'
)
ALT = "Iptc4xmpCore:AltTextAccessibility"
LONG = "Iptc4xmpCore:ExtDescrAccessibility"


def lang_alt(name: str, words: Mapping[str, str]) -> str:
    """A property with language alternatives: tag → wording."""
    items = "".join(f"<rdf:li xml:lang={quoteattr(tag)}>{escape(text)}</rdf:li>" for tag, text in words.items())
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def bag(name: str, *words: str) -> str:
    """A property with several values in no order."""
    return f"<{name}><rdf:Bag>{''.join(f'<rdf:li>{escape(word)}</rdf:li>' for word in words)}</rdf:Bag></{name}>"


def rdf(properties: str, attributes: str = "") -> str:
    """The bare RDF of a packet."""
    return (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {NAMESPACES} {attributes}>{properties}</rdf:Description></rdf:RDF>'
    )


def packet(properties: str, attributes: str = "") -> str:
    """A packet in its wrapper, padded as editors do to write in place."""
    wrapped = f'<x:xmpmeta xmlns:x="adobe:ns:meta/">{rdf(properties, attributes)}</x:xmpmeta>'
    begin = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    return f'{begin}\n{wrapped}\n{" " * 200}\n<?xpacket end="w"?>'


def xmp(properties: str, attributes: str = "") -> bytes:
    return packet(properties, attributes).encode()


def dataset(record: int, number: int, value: bytes) -> bytes:
    """One dataset of IPTC-IIM."""
    return bytes((0x1C, record, number)) + len(value).to_bytes(2, "big") + value


def exif(tags: Mapping[int, object] = {}, *, comment: bytes = b"") -> bytes:
    """An EXIF block with its prefix; ``comment``: UserComment with its charset."""
    block = Image.Exif()
    for tag, value in tags.items():
        block[tag] = value
    if comment:
        block.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.UserComment] = comment
    return block.tobytes()
