"""What a file is that no decoder here reads, and what whoever uploaded it can do about it.

Told by how it begins (``marks``), or by what can be seen in it: text, or an image that something was done to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from django_autocaption.images.kinds import marks
from django_autocaption.images.kinds.text import first_element, is_html, text_of

_ANEW = "Upload the image again."
_SAVED_PAGE = (
    "It may be an error or login page that was saved in the image's place: get the image anew, and upload that."
)
#: How an image begins that is written out in base64, alone or in a data URI.
_WRITTEN_OUT = re.compile(rb"\s{0,64}(?:data:image/[\w.+-]+;base64,|iVBORw0KGgo|/9j/[24]|R0lGOD[dl]h|UklGR)")
#: How one begins that a program took for text: it has other line ends, or other bytes for all of 128 and more.
_TAKEN_FOR_TEXT = re.compile(
    rb"\x89PNG|[\t?]PNG[\r\n]|\xc2\x89PNG|\xef\xbf\xbdPNG|\xc3\xbf\xc3\x98\xc3\xbf"
    rb"|(?:\xef\xbf\xbd){3,4}.{2,6}(?:JFIF|Exif)",
    re.DOTALL,
)
#: What a server, a form or a text editor leaves before an image; and the image.
_BEHIND_SOMETHING = re.compile(rb"[\t-\x7e\xef\xbb\xbf]{1,2048}?(?:\xff\xd8\xff|\x89PNG\r\n\x1a\n)")


class Verdict(StrEnum):
    """Three things that a file without a decoder can be; each is the ``ErrorCode`` of its row."""

    NOT_READ = "unsupported"
    """An image of a format that is not read here; nothing is wrong with it."""
    NO_IMAGE = "not_an_image"
    DAMAGED = "unreadable"


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a file without a decoder is."""

    verdict: Verdict
    what: str
    """With its article; of a damaged image what happened to it. "" = nothing is known of it."""
    advice: str


RAW = Found(verdict=Verdict.NOT_READ, what=marks.RAW, advice=marks.DEVELOP)


def foreign(data: bytes) -> Found:
    """What ``data``, which is none of the formats that are read and no SVG, is."""
    for verdict, table in ((Verdict.NOT_READ, marks.OTHER_IMAGES), (Verdict.NO_IMAGE, marks.NO_IMAGES)):
        for advice, kinds in table.items():
            for what, beginning in kinds:
                if beginning.match(data):
                    return Found(verdict=verdict, what=what, advice=advice)
    happened = _what_happened(data)
    if happened:
        return Found(verdict=Verdict.DAMAGED, what=happened, advice=_ANEW)
    return _text(data)


def _what_happened(data: bytes) -> str:
    """To the image that this was; "" = it does not look like one."""
    if not data.strip(b"\0"):
        return "it holds nothing but zero bytes"
    if _TAKEN_FOR_TEXT.match(data):
        return "a program took it for text, and changed it"
    return "it begins with something else than its image" if _BEHIND_SOMETHING.match(data) else ""


def _text(data: bytes) -> Found:
    text = text_of(data)
    what, advice = "plain text", marks.ANOTHER
    if _WRITTEN_OUT.match(data):
        what, advice = "text, in which an image is written out (base64)", "Decode it, and upload the image."
    elif is_html(text):
        what, advice = "an HTML page", _SAVED_PAGE
    elif first_element(text) or text.startswith("<?xml"):
        what, advice = "an XML document", _SAVED_PAGE
    elif "\ufffd" in text[:1024] or "\0" in text[:1024]:
        what = ""
    return Found(verdict=Verdict.NO_IMAGE, what=what, advice=advice)
