"""Alt text into a JPEG file without touching its pixels: one segment of its header is added or replaced.

XMP in JPEG: XMP Specification Part 3, 1.1.3 (https://github.com/adobe/XMP-Toolkit-SDK/tree/main/docs). The property:
https://www.iptc.org/std/photometadata/specification/IPTC-PhotoMetadata#alt-text-accessibility
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Protocol
from xml.etree.ElementTree import Element, ParseError, SubElement, tostring

from defusedxml.ElementTree import iterparse

from django_autocaption.exceptions import ImageError
from django_autocaption.images.marking import BEFORE, MACHINES, NAMESPACE, digest
from django_autocaption.images.spool import Blob, Spooled, whole

#: Beginnings of APP1 segments: the XMP packet, and EXIF.
XMP_MARK, _EXIF_MARK = b"http://ns.adobe.com/xap/1.0/\0", b"Exif\0\0"
_SOI, _APP0, _APP1, _APP2, _APP11, _SOS = b"\xff\xd8", 0xE0, 0xE1, 0xE2, 0xEB, 0xDA
_MARKER = re.compile(rb"\xff++([^\x00])")
#: Markers without a length have no place before the first scan: TEM, RST0–7, SOI, EOI (ITU-T T.81, table B.1).
_BARE = frozenset({0x01, *range(0xD0, 0xDA)})
#: Bytes of a segment after its marker, its length included.
_LONGEST_SEGMENT = 0xFFFF

_X, _XML = "adobe:ns:meta/", "http://www.w3.org/XML/1998/namespace"
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_IPTC = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
_PREFIXES = {_X: "x", _RDF: "rdf", _IPTC: "Iptc4xmpCore", _XML: "xml", NAMESPACE: "autocaption"}
_ALT_TEXT, _LANG, _ABOUT = f"{{{_IPTC}}}AltTextAccessibility", f"{{{_XML}}}lang", f"{{{_RDF}}}about"
_DEFAULT = "x-default"
#: What XML 1.0 forbids (https://www.w3.org/TR/xml/#charsets), and the carriage return, which it changes.
_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class _Segment:
    marker: int
    start: int
    """Of the marker's first byte."""
    end: int
    payload: bytes


@dataclass(frozen=True)
class Change:
    """Other bytes for a piece of a file."""

    start: int
    end: int
    new: bytes

    def applied(self, original: Spooled) -> Iterator[bytes]:
        """The file with them, piece by piece."""
        yield from original.chunks(0, self.start)
        yield self.new
        yield from original.chunks(self.end)


class Embed(Protocol):
    """Whoever finds out how words get into a file. Raises ImageError only, as ``change_for`` lists it."""

    def __call__(
        self, blob: Blob, alternatives: Mapping[str, str], *, machines: Collection[str], before: str, name: str
    ) -> Change | None: ...


def change_for(
    blob: Blob, alternatives: Mapping[str, str], *, machines: Collection[str], before: str, name: str
) -> Change | None:
    """What gives a JPEG file ``AltTextAccessibility`` in its XMP; None where it says so already.

    ``alternatives``: BCP 47 tag → text, the site's first language first: that one is ``x-default`` too. Alternatives in
    other languages, every other property, and every byte outside the XMP packet stay as they are. ``machines``: tags of
    those that a machine wrote; they are marked, but for what stood there unmarked. ``before``: what the file is to say
    of itself as it was. ``name``: for messages.
    Raises ImageError ``not_embeddable`` for what cannot be changed safely: no JPEG, a broken header or packet, a packet
    over 64 kB, signed Content Credentials, several pictures in one file with the packet between them.
    """
    if not alternatives:
        return None
    segments = list(_header(whole(blob), name))
    packet = next((s for s in segments if s.marker == _APP1 and s.payload.startswith(XMP_MARK)), None)
    _check(segments, packet, name)
    old = packet.payload[len(XMP_MARK) :] if packet else b""
    packet_now = _Packet(old, name)
    if not packet_now.say({tag: _FORBIDDEN.sub("", text) for tag, text in alternatives.items()}, machines):
        return None
    payload = XMP_MARK + packet_now.written(before=before)
    if len(payload) + 2 > _LONGEST_SEGMENT:
        raise _refusal(name, "its XMP packet would be longer than a JPEG segment")
    segment = bytes((0xFF, _APP1)) + (len(payload) + 2).to_bytes(2, "big") + payload
    start, end = (packet.start, packet.end) if packet else (_place(segments),) * 2
    return Change(start, end, segment)


def _header(data: bytes, name: str) -> Iterator[_Segment]:
    """Every segment before the first scan."""
    if not data.startswith(_SOI):
        raise _refusal(name, "it is no JPEG file")
    position = len(_SOI)
    while True:
        found = _MARKER.match(data, position)
        if found is None or found[1][0] in _BARE:
            raise _refusal(name, "its header is broken")
        if found[1][0] == _SOS:
            return
        start, body = position, found.end()
        position = body + int.from_bytes(data[body : body + 2], "big")
        if not body + 2 <= position <= len(data):
            raise _refusal(name, "its header is broken")
        yield _Segment(found[1][0], start, position, data[body + 2 : position])


def _check(segments: list[_Segment], packet: _Segment | None, name: str) -> None:
    if any(s.marker == _APP11 and s.payload.startswith(b"JP") for s in segments):
        # https://spec.c2pa.org/specifications/specifications/2.1/specs/C2PA_Specification.html#_embedding_manifests_into_jpeg
        raise _refusal(name, "it carries signed Content Credentials, or data of its kind, which a change would break")
    indexes = [s for s in segments if s.marker == _APP2 and s.payload.startswith(b"MPF\0")]
    if packet and indexes and indexes[0].start < packet.start:
        # Positions in the index (CIPA DC-007) count from the index on.
        raise _refusal(name, "it holds several pictures, whose index a change would break")


def _place(segments: list[_Segment]) -> int:
    """Where a new packet goes: after JFIF and EXIF, which have to come first."""
    place = len(_SOI)
    for s in segments:
        if s.marker != _APP0 and not (s.marker == _APP1 and s.payload.startswith(_EXIF_MARK)):
            break
        place = s.end
    return place


class _Packet:
    """An XMP packet that is changed. Raises ImageError where it is broken."""

    def __init__(self, packet: bytes, name: str) -> None:
        is_there = bool(packet.strip(b"\0 \t\r\n"))
        self.root, self.prefixes = _parse(packet, name) if is_there else (_empty(), dict(_PREFIXES))
        rdf = self.root if self.root.tag == f"{{{_RDF}}}RDF" else self.root.find(f".//{{{_RDF}}}RDF")
        if rdf is None:
            raise _refusal(name, "its XMP packet holds no RDF")
        found = rdf.findall(f"{{{_RDF}}}Description")
        self.descriptions = found or [SubElement(rdf, f"{{{_RDF}}}Description", {_ABOUT: ""})]

    def say(self, alternatives: Mapping[str, str], machines: Collection[str]) -> bool:
        """Have it say these alternatives; False where it says them already, by the same."""
        before = self._taken_out(_ALT_TEXT)
        ours = {_DEFAULT, *(tag.lower() for tag in alternatives)}
        after = [(_DEFAULT, next(iter(alternatives.values()))), *alternatives.items()]
        after += [(tag, text) for tag, text in before if tag and tag.lower() not in ours]
        marked = {text for _tag, text in self._taken_out(MACHINES)}
        written = {digest(text) for tag, text in alternatives.items() if tag in machines}
        people = {digest(text) for tag, text in alternatives.items() if tag not in machines}
        people |= {digest(text) for _tag, text in before} - marked
        marks = sorted((marked | written).intersection(digest(text) for _tag, text in after) - people)
        self._put(_ALT_TEXT, "Alt", after)
        if marks:
            self._put(MACHINES, "Bag", [("", mark) for mark in marks])
        return (before, marked) != (after, set(marks))

    def written(self, *, before: str) -> bytes:
        """It as bytes. ``before``: as ``change_for``."""
        self._taken_out(BEFORE)
        SubElement(self.descriptions[0], BEFORE).text = before
        begin, end = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>', '<?xpacket end="w"?>'
        return f"{begin}\n{_written(self.root, self.prefixes)}\n{end}".encode()

    def _put(self, name: str, container: str, values: list[tuple[str, str]]) -> None:
        items = SubElement(SubElement(self.descriptions[0], name), f"{{{_RDF}}}{container}")
        for tag, text in values:
            SubElement(items, f"{{{_RDF}}}li", {_LANG: tag} if tag else {}).text = text

    def _taken_out(self, name: str) -> list[tuple[str, str]]:
        """Remove the property; returns the values that it had, each with its language or ""."""
        return [value for description in self.descriptions for value in _removed(description, name)]


def _removed(description: Element, name: str) -> Iterator[tuple[str, str]]:
    if name in description.attrib:
        yield "", description.attrib.pop(name)
    for element in description.findall(name):
        description.remove(element)
        for item in element.findall(f"*/{{{_RDF}}}li") or [element]:
            yield item.get(_LANG, ""), "".join(item.itertext())


def _parse(packet: bytes, name: str) -> tuple[Element, dict[str, str]]:
    """The root element, and the prefixes that the packet uses, by namespace. Raises ImageError."""
    prefixes = dict(_PREFIXES)
    try:
        events = iterparse(BytesIO(packet.strip(b"\0 \t\r\n")), events=("start-ns",), forbid_dtd=True)
        for _event, (prefix, uri) in events:
            if uri not in prefixes:
                prefixes[uri] = _unused(prefix, set(prefixes.values()))
        root: Element = events.root  # type: ignore[attr-defined]  # there once all events were read
    except (ParseError, ValueError, LookupError):  # DefusedXmlException is a ValueError
        raise _refusal(name, "its XMP packet is broken") from None
    return root, prefixes


def _unused(prefix: str, used: set[str]) -> str:
    if prefix and prefix not in used:
        return prefix
    return next(other for n in range(len(used) + 1) if (other := f"ns{n}") not in used)


def _empty() -> Element:
    root = Element(f"{{{_X}}}xmpmeta")
    SubElement(root, f"{{{_RDF}}}RDF")
    return root


def _written(root: Element, prefixes: Mapping[str, str]) -> str:
    """The tree as text under its own prefixes. ElementTree would invent others, unless told for the whole process."""
    used: set[str] = set()

    def short(full: str) -> str:
        uri, _brace, local = full[1:].partition("}") if full.startswith("{") else ("", "", full)
        if not uri:
            return local
        used.add(uri)
        return f"{prefixes[uri]}:{local}"

    for element in root.iter():
        element.tag = short(element.tag)
        element.attrib = {short(key): value for key, value in element.attrib.items()}
    root.attrib |= {f"xmlns:{prefixes[uri]}": uri for uri in sorted(used - {_XML})}
    return tostring(root, encoding="unicode")


def _refusal(name: str, why: str) -> ImageError:
    return ImageError(f"No alt text was written into {name}: {why}.", code="not_embeddable")
