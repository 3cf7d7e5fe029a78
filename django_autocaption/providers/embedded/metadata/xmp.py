"""Read the words of an XMP packet.

RDF as XMP uses it: XMP Specification Part 1 (ISO 16684-1), https://github.com/adobe/XMP-Toolkit-SDK/tree/main/docs.
Properties: https://www.iptc.org/std/photometadata/specification/IPTC-PhotoMetadata
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import fromstring

from django_autocaption.images.marking import BEFORE, MACHINES, NAMESPACE

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
DC = "{http://purl.org/dc/elements/1.1/}"
IPTC = "{http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

#: Bytes; larger packets hold depth maps and edit histories, not words.
MAX_SIZE = 8 * 1024 * 1024
#: Wordings of one property that are read: more languages than any picture is described in, and more keywords.
MOST = 200

_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_INSTRUCTION = re.compile(r"<\?[^<>]*\?>")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class Alternative:
    """One wording of a text; ``language``: its BCP 47 tag, ``x-default``, or "" where none is given."""

    language: str
    text: str


@dataclass(frozen=True, kw_only=True)
class XmpWords:
    """What the packet says; empty where it says nothing."""

    alt_text: tuple[Alternative, ...] = ()
    long_description: tuple[Alternative, ...] = ()
    caption: tuple[Alternative, ...] = ()
    title: tuple[Alternative, ...] = ()
    headline: tuple[Alternative, ...] = ()
    keywords: tuple[str, ...] = ()
    machines: frozenset[str] = frozenset()
    """``marking.digest`` of those words in ``alt_text`` that this app wrote there, and a machine before."""


def read_xmp(data: bytes) -> XmpWords:
    """Words of the packet ``data``, wrapped in x:xmpmeta or not; a broken or hostile one gives none. Never raises."""
    root = _root(data)
    if root is None:
        return XmpWords()
    return XmpWords(
        alt_text=_alternatives(root, f"{IPTC}AltTextAccessibility"),
        long_description=_alternatives(root, f"{IPTC}ExtDescrAccessibility"),
        caption=_alternatives(root, f"{DC}description"),
        title=_alternatives(root, f"{DC}title"),
        headline=_alternatives(root, f"{PHOTOSHOP}Headline"),
        keywords=_texts(root, f"{DC}subject"),
        machines=frozenset(_texts(root, MACHINES)),
    )


def read_before(data: bytes) -> str:
    """What the file says that it was before this app wrote words into it last; "" = nothing. Never raises."""
    root = _root(data) if NAMESPACE.encode() in data else None
    return "" if root is None else next(iter(_texts(root, BEFORE)), "")


def _root(data: bytes) -> Element | None:
    if not data or len(data) > MAX_SIZE:
        return None
    try:
        root: Element = fromstring(_xml(data), forbid_dtd=True)
    except (ParseError, ValueError):  # DefusedXmlException is a ValueError
        return None
    return root


def _xml(data: bytes) -> str:
    """The packet as text, without wrapper, padding, processing instructions and signs that XML forbids."""
    start = data.lstrip()
    name = next((name for mark, name in _ENCODINGS if start.startswith(mark)), "utf-8")
    try:
        text = data.decode(name, "strict" if name == "utf-8" else "replace")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    return _CONTROL.sub("", _INSTRUCTION.sub("", text[max(text.find("<"), 0) : text.rfind(">") + 1])).strip()


def _texts(root: Element, name: str) -> tuple[str, ...]:
    return tuple(alternative.text for alternative in _alternatives(root, name))


def _alternatives(root: Element, name: str) -> tuple[Alternative, ...]:
    return tuple(islice((alternative for alternative in _values(root, name) if alternative.text), MOST))


def _values(root: Element, name: str) -> Iterator[Alternative]:
    """Every wording of the property ``name`` of the image itself, not of what a structure in the packet describes."""
    for rdf in root.iter(f"{RDF}RDF"):
        for description in rdf:
            if name in description.attrib:
                yield Alternative("", description.attrib[name].strip())
            for element in description.findall(name):
                items = element.findall(f"*/{RDF}li")
                for item in items or [element]:
                    yield Alternative(item.get(LANG) or element.get(LANG) or "", _text(item))


def _text(element: Element) -> str:
    """The element's text; with qualifiers the text is its rdf:value, as an element or as an attribute."""
    for holder in (element, *element.findall(f"{RDF}Description")):
        if f"{RDF}value" in holder.attrib:
            return holder.attrib[f"{RDF}value"].strip()
        if (value := holder.find(f"{RDF}value")) is not None:
            return (value.text or "").strip()
    return "".join(element.itertext()).strip()
