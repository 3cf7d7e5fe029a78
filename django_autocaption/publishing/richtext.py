"""Images inside rich text: those without an alt text get the published one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.utils import validate_file_name
from django.http.request import split_domain_port, validate_host
from django.utils.safestring import SafeString, mark_safe

from django_autocaption.pipeline.runtime import addresses
from django_autocaption.publishing.caption import PublishedCaption
from django_autocaption.publishing.escaping import attribute_value
from django_autocaption.publishing.gate import alt_of, caption_of, differing_language
from django_autocaption.publishing.prefetch import Standing, standings_of_files
from django_autocaption.publishing.sources import originals_of
from django_autocaption.registry import CaptionedField, registry

__all__ = [
    "fill_alt_texts",
    "with_alt_texts",
]

#: Elements whose content is text, or is shown by no browser that runs scripts and frames.
_INERT = frozenset(["template", "textarea", "title", "iframe", "noembed", "noframes", "xmp", "plaintext"])
#: An attribute in a start tag, as ``html.parser`` reads it.
_ATTRIBUTE = re.compile(r"""[\s/]*(?P<whole>(?P<name>[^\s/>][^\s/>=]*)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?)""")
_TAG = len("<img")


@dataclass(frozen=True, kw_only=True)
class _Image:
    """An ``<img>`` that says nothing to screen readers, and that nobody has called decorative."""

    start: int
    """Where it begins in the text."""
    tag: str
    """As the text has it."""
    src: str
    given: Mapping[str, str]
    """Its attributes."""


def with_alt_texts(html: str, *, language: str | None = None) -> SafeString:
    """HTML that editors wrote, with the published words in the ``alt`` of each image that has none, or an empty one.

    ``html``: trusted, as for Django's ``safe``: what strangers wrote has to be cleaned before. ``language``: as for
    ``gate.alt_text``; ``lang`` is set where the words are in another one than the page. Images are known by
    their addresses: files of captioned fields and of AUTOCAPTION["MEDIA_FOLDERS"], on this site's hosts or where their
    storage says they are. What a person wrote stays, and so do images marked as decorative (``role="presentation"``,
    ``aria-hidden``), named in another way (``aria-label``), or without published words. One query, whatever the number
    of images; none where there is nothing to fill.
    """
    return fill_alt_texts([html], language=language)[0]


def fill_alt_texts(texts: Iterable[str], *, language: str | None = None) -> list[SafeString]:
    """``with_alt_texts`` for all texts of a page, with one query for all of them."""
    given = ["" if text is None else str(text) for text in texts]
    images = [_images_in(text) if "<img" in text.lower() else [] for text in given]
    known = _Known(image.src for found in images for image in found)
    filled = (_filled(text, found, known, language) for text, found in zip(given, images, strict=True))
    return [mark_safe(text) for text in filled]  # noqa: S308 - trusted, and what is put in is escaped


def _images_in(text: str) -> list[_Image]:
    reader = _Reader(text)
    # An unfinished tag at the end is none, but older versions of html.parser take quadratic time to find that out.
    reader.feed(text[: text.rfind(">") + 1])
    return reader.images


def _filled(text: str, images: Iterable[_Image], known: _Known, language: str | None) -> str:
    parts, end = [], 0
    for image in images:
        caption = caption_of(known.standing_of(image.src), language)
        if caption is not None:
            parts += [text[end : image.start], _with_words(image, caption)]
            end = image.start + len(image.tag)
    return "".join((*parts, text[end:]))


def _with_words(image: _Image, caption: PublishedCaption) -> str:
    said = f'alt="{attribute_value(alt_of(caption))}"'
    if (tag := differing_language(caption)) and "lang" not in image.given:
        said += f' lang="{attribute_value(tag)}"'
    if caption.is_unapproved_machines:
        said += ' data-alt-source="machine"'
    for attribute in _ATTRIBUTE.finditer(image.tag, _TAG):
        if attribute["name"].lower() == "alt":
            return image.tag[: attribute.start("whole")] + said + image.tag[attribute.end("whole") :]
    return f"{image.tag[:_TAG]} {said}{image.tag[_TAG:]}"


class _Reader(HTMLParser):
    """Finds the images that need words, and leaves everything else alone."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.images: list[_Image] = []
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self._inert: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _INERT:
            self._inert.append(tag)
        elif tag == "img" and not self._inert:
            given = {name: value or "" for name, value in reversed(attrs)}  # of a repeated attribute the first counts
            if _needs_words(given):
                line, column = self.getpos()
                start = self._lines[line - 1] + column
                raw = self.get_starttag_text() or ""
                self.images.append(_Image(start=start, tag=raw, src=given["src"].strip(), given=given))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # HTML ignores the slash

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inert:
            del self._inert[self._inert.index(tag) :]


def _needs_words(given: Mapping[str, str]) -> bool:
    by_role = given.get("role", "").lower().split()[:1] in (["presentation"], ["none"])
    hidden = given.get("aria-hidden", "").strip().lower() == "true"
    named = any(given.get(name, "").strip() for name in ("alt", "aria-label", "aria-labelledby"))
    return bool(given.get("src", "").strip()) and not (by_role or hidden or named)


class _Known:
    """What pages may show of the images at these addresses."""

    def __init__(self, addresses: Iterable[str]) -> None:
        self._places: dict[str, list[tuple[CaptionedField, str]]] = {}
        """Address → which fields may have the file, and by which name."""
        wanted = list(dict.fromkeys(addresses))
        prefixes = _prefixes() if wanted else {}
        hosts = _Hosts()
        for address in wanted:
            self._places[address] = list(_places(address, prefixes, hosts))
        names = {name for places in self._places.values() for _, name in places}
        self._originals = originals_of(names) if names else {}
        files = {place for places in self._places.values() for place in self._with_originals(places)}
        self._standings = standings_of_files(files)

    def standing_of(self, address: str) -> Standing | None:
        """None: no captioned file is there."""
        places = self._with_originals(self._places.get(address, []))
        return next((self._standings[place] for place in places if place in self._standings), None)

    def _with_originals(self, places: Iterable[tuple[CaptionedField, str]]) -> Iterator[tuple[CaptionedField, str]]:
        for field, name in places:
            yield field, name
            if name in self._originals:
                # Renditions may lie in a storage of their own.
                yield from ((other, self._originals[name]) for other in registry.all())


def _prefixes() -> dict[tuple[str, str], list[CaptionedField]]:
    """(host, beginning of the path) of all files of a storage → the captioned fields whose files it keeps."""
    found: dict[tuple[str, str], list[CaptionedField]] = {}
    for field in registry.all():
        try:
            address = urlsplit(str(field.field.storage.url("x")))
        except Exception:  # noqa: S112 - a storage without addresses: no page shows its files
            continue
        if address.path.endswith("x"):
            found.setdefault((address.netloc.lower(), address.path[:-1]), []).append(field)
    return found


class _Hosts:
    """This site's, of one page: SITE_URL may be a function that asks the database."""

    def __contains__(self, given: str) -> bool:
        own = [name for name in settings.ALLOWED_HOSTS if name != "*"]
        return validate_host(split_domain_port(given)[0], own) or given == self._of_site

    @cached_property
    def _of_site(self) -> str:
        return urlsplit(addresses.site()).netloc.lower()


def _places(
    address: str, prefixes: Mapping[tuple[str, str], Iterable[CaptionedField]], hosts: _Hosts
) -> Iterator[tuple[CaptionedField, str]]:
    try:
        parts = urlsplit(address)
    except ValueError:
        return
    for (host, path), fields in prefixes.items():
        name = unquote(parts.path[len(path) :]) if parts.path.startswith(path) else ""
        if name and _is_there(parts, host, hosts) and _is_name(name):
            yield from ((field, name) for field in fields)


def _is_there(address: SplitResult, host: str, hosts: _Hosts) -> bool:
    """The address is on that host; "" = one of this site's."""
    given = address.netloc.lower()
    if address.scheme not in ("", "http", "https"):
        return False
    if not given or given == host:
        return given == host
    return not host and given in hosts


def _is_name(name: str) -> bool:
    try:
        validate_file_name(name, allow_relative_path=True)
    except SuspiciousFileOperation:
        return False
    return True
