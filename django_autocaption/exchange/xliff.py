"""XLIFF 1.2 (https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html): words in one language beside another.

1.2 and not 2.0: translators' tools have read and written it for longest; Weblate, for one, calls its own support for
2.0 unfinished (https://docs.weblate.org/en/latest/formats/xliff2.html).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, BinaryIO
from urllib.parse import quote, unquote
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler, feature_namespaces
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml.common import DefusedXmlException
from defusedxml.sax import make_parser
from django.utils.translation import gettext as _

from django_autocaption.exchange.rows import FileRefused, Key, Line, key_of, one_newline, standing, texts
from django_autocaption.models import Caption
from django_autocaption.pipeline.words.seen import Seen

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
#: The words that can be translated.
TRANSLATED = ("alt_text", "title", "description", "meta_description", "keywords")
_PIECE = 64 * 1024
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_STATES = {"draft": "needs-review-translation", "published": "translated"}


def storable(text: str) -> str:
    """The text without the characters that XML 1.0 cannot hold, and with its line breaks."""
    return one_newline(_NOT_XML.sub("", text))


def write(pairs: Iterable[tuple[Caption, Caption]], *, source: str, target: str) -> Iterator[str]:
    """The file, piece by piece, to be encoded as UTF-8. ``pairs``: captions of the same image in both languages."""
    buffer = io.StringIO()
    xml = XMLGenerator(buffer, encoding="utf-8", short_empty_elements=True)
    xml.startDocument()
    _start(xml, "xliff", version="1.2", xmlns=NAMESPACE)
    languages = {"source-language": source, "target-language": target}
    _start(xml, "file", original="django-autocaption", datatype="plaintext", **languages)
    _start(xml, "body")
    for original, caption in pairs:
        key, wanted, present = key_of(caption), texts(original), texts(caption)
        for column in TRANSLATED:
            if wanted[column]:
                _write_unit(xml, key, caption, column, storable(wanted[column]), storable(present[column]))
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
    for element in ("body", "file", "xliff"):
        xml.endElement(element)
    xml.endDocument()
    yield buffer.getvalue() + "\n"


def read(stream: BinaryIO) -> Iterator[Line]:
    """The captions of a file, a line for the units of each that stand together. Raises FileRefused.

    A unit without a target is left alone, and so are all but targets: the attribute ``state`` too, as not every tool
    keeps it. No DTD, entity or outside file is read.
    """
    parser = make_parser()
    handler = _Units(parser)
    parser.forbid_dtd = True
    parser.setFeature(feature_namespaces, True)
    parser.setContentHandler(handler)
    pending: list[Line] = []
    piece = stream.read(_PIECE)
    if not piece:
        raise FileRefused(_("The file is empty."))
    try:
        while piece:
            parser.feed(piece)
            piece = stream.read(_PIECE)
            pending, ready = _merged([*pending, *handler.take()], keep=True)
            yield from ready
        parser.close()
    except SAXParseException as error:
        where = {"line": error.getLineNumber() or 0, "why": error.getMessage()}
        raise FileRefused(_("The file is no XML: line %(line)d: %(why)s.") % where) from None
    except DefusedXmlException:
        raise FileRefused(_("The file declares a DTD or entities, which XLIFF does not need: remove them.")) from None
    except (LookupError, ValueError) as error:  # of an encoding that Python does not know, or Expat cannot read
        raise FileRefused(
            _("The file is not in UTF-8: have your tool save it so (%(why)s).") % {"why": error}
        ) from None
    yield from _merged([*pending, *handler.take()], keep=False)[1]


def unit_id(key: Key, seen: Seen, column: str) -> str:
    """The id of a unit: all that is needed to know it again, whatever else a tool does to the file."""
    parts = (key.model, key.object_id, key.field, key.language, str(seen), column)
    return "/".join(quote(part, safe="") for part in parts)


def _write_unit(xml: XMLGenerator, key: Key, caption: Caption, column: str, source: str, target: str) -> None:
    xml.ignorableWhitespace("\n")
    unit = {"id": unit_id(key, Seen.of(caption), column), "resname": column, "xml:space": "preserve"}
    _start(xml, "trans-unit", **unit)
    _start(xml, "source")
    xml.characters(source)
    xml.endElement("source")
    _start(xml, "target", state=_STATES.get(standing(caption), "translated") if target else "new")
    xml.characters(target)
    xml.endElement("target")
    _start(xml, "note")
    xml.characters(storable(f"{column}: {key.model} {key.object_id}, {key.field}: {caption.image_name}"))
    xml.endElement("note")
    xml.endElement("trans-unit")


def _start(xml: XMLGenerator, name: str, **attributes: str) -> None:
    xml.startElement(name, AttributesImpl(attributes))


class _Units(ContentHandler):
    """Collects a line for each unit that has a target. ``locator`` knows where in the file the parser is."""

    def __init__(self, locator: Locator) -> None:
        super().__init__()
        self._where = locator
        self._lines: list[Line] = []
        self._path: list[str] = []
        self._unit, self._line = "", 0
        self._target: list[str] = []
        self._inside = 0
        """Elements around the target that is being read; 0 = none is."""

    def take(self) -> list[Line]:
        """What was collected since the last time."""
        lines, self._lines = self._lines, []
        return lines

    def startElementNS(self, name: tuple[str | None, str], qname: str | None, attrs: Any) -> None:  # noqa: N802 - SAX
        element = name[1] if name[0] == NAMESPACE else ""
        if not self._path and element != "xliff":
            raise FileRefused(_("The file is not XLIFF 1.2: export it anew, or have your tool save that version."))
        if element == "trans-unit":
            self._unit, self._target = attrs.get((None, "id"), ""), []
            self._line = self._where.getLineNumber() or 0
        elif element == "target" and self._path[-1:] == ["trans-unit"]:  # not that of an alt-trans, a mere match
            self._inside = len(self._path)
        self._path.append(element)

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:  # noqa: N802 - SAX's name
        ended = self._path.pop()
        if len(self._path) == self._inside:
            self._inside = 0
        if ended == "trans-unit" and (text := "".join(self._target)).strip():
            self._lines.append(_line(self._line, self._unit, text))

    def characters(self, content: str) -> None:
        if self._inside:
            self._target.append(content)


def _line(number: int, unit: str, text: str) -> Line:
    parts = [unquote(part) for part in unit.split("/")]
    try:
        model, object_id, field, language, token, column = parts
        seen = Seen.parse(token)
    except ValueError:
        column = ""
    if column not in TRANSLATED:
        problem = _("The unit “%(id)s” is of no export of this app.") % {"id": unit[:100]}
        return Line(number=number, words={}, problem=problem)
    key = Key(model=model, object_id=object_id, field=field, language=language)
    return Line(number=number, key=key, seen=seen, words={column: text}, form=storable)


def _merged(lines: Sequence[Line], *, keep: bool) -> tuple[list[Line], list[Line]]:
    """Neighbours of the same caption as one line. ``keep``: the last one may grow yet, and is returned first."""
    merged: list[Line] = []
    for line in lines:
        last = merged[-1] if merged else None
        if last and line.key and (last.key, last.seen) == (line.key, line.seen):
            merged[-1] = replace(last, words={**last.words, **line.words})
        else:
            merged.append(line)
    return (merged[-1:], merged[:-1]) if keep else ([], merged)
