"""Whether bytes are text, and which: SVG and HTML have no mark but their first element."""

from __future__ import annotations

import re
import zlib

#: Bytes of the file (after unzipping) in which an SVG or HTML element has to begin.
_HEAD = 64 * 1024
#: The first element after a prolog, comments and a document type. Atomic: hostile input must not make it backtrack.
_FIRST_ELEMENT = re.compile(
    r"(?>\s+|<\?.*?\?>|<!--.*?-->|<!doctype(?>[^\[>]*)(?>\[.*?\]\s*>|>))*+<(?>[\w.-]+:)?(?P<name>[a-z][\w.-]*)",
    re.DOTALL | re.IGNORECASE,
)
_HTML_DOCTYPE = re.compile(r"(?>\s+|<!--.*?-->)*+<!doctype\s+html", re.DOTALL | re.IGNORECASE)
_HTML_ELEMENTS = frozenset({"html", "head", "body", "title", "meta", "script", "div", "p", "h1", "table"})


def text_of(data: bytes) -> str:
    """The beginning of ``data`` as text, unzipped first where it is gzip (SVGZ); the encoding is guessed."""
    head = data[:_HEAD]
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, _HEAD)
        except zlib.error:
            return ""
    if head.startswith((b"\xff\xfe", b"<\0")):
        encoding = "utf-16-le"
    elif head.startswith((b"\xfe\xff", b"\0<")):
        encoding = "utf-16-be"
    else:
        encoding = "utf-8"
    return head.decode(encoding, errors="replace").removeprefix("\ufeff")


def first_element(text: str) -> str:
    """Name of the first element of an XML or HTML document, in lower case; "" = it is none."""
    found = _FIRST_ELEMENT.match(text)
    return found["name"].lower() if found else ""


def is_html(text: str) -> bool:
    """Whether it is an HTML page."""
    return bool(_HTML_DOCTYPE.match(text)) or first_element(text) in _HTML_ELEMENTS
