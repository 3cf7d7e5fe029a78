"""An image in a page: ``<img>`` and ``<figure>``, with the words that may be shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from django.db.models.fields.files import FieldFile
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from django_autocaption.publishing.caption import PublishedCaption
from django_autocaption.publishing.escaping import attribute_value
from django_autocaption.publishing.files import size_of
from django_autocaption.publishing.gate import alt_of, differing_language, shown_caption
from django_autocaption.publishing.sources import shown_file

__all__ = [
    "captioned_img",
    "described_by_ai",
    "figure",
]


MISSING = ("empty", "omit")
#: https://html.spec.whatwg.org/multipage/syntax.html#attributes-2
_NOT_IN_A_NAME = re.compile(r"[\s\x00-\x1f\x7f-\x9f\"'<>/=]")


def captioned_img(
    image: FieldFile,
    *,
    default: str = "",
    missing: str = "empty",
    language: str | None = None,
    src: str | None = None,
    width: int | str | None = None,
    height: int | str | None = None,
    loading: str | None = "lazy",
    decoding: str | None = "async",
    **attributes: Any,
) -> SafeString:
    """``<img src alt width height lang loading decoding …>``; "" for an empty field, and for an image
    that moderation keeps from pages (``is_publishable``).

    ``alt``: the published words, "" where the image is decorative, ``default`` where nothing is published. ``missing``:
    what becomes of it where there is neither, ``empty`` for ``alt=""``, which says decorative, or ``omit`` for no
    ``alt`` at all, which says that nobody knows (and that checkers find). With PROVENANCE, words of a machine that
    nobody approved have ``data-alt-source="machine"`` beside them. ``language``: as for ``alt_text``; ``lang`` is set
    where the words are in another one than the page.
    ``src``: address of another rendition, a thumbnail; None = the image itself, with its ``width`` and ``height`` where
    they are known and neither is given. ``loading`` and ``decoding``: None leaves them out.
    ``attributes``: anything else, ``srcset``, ``sizes``, ``class_``, ``id``, ``fetchpriority``, ``data_zoom``: an
    underscore becomes a hyphen, one at the end is dropped; True gives a bare attribute; False and None give none.
    Every value is escaped, once.
    Raises TypeError for ``alt``, ValueError for a name that HTML does not allow and for another ``missing``.
    """
    image = shown_file(image)
    may_be_shown, caption = shown_caption(image, language=language)
    if not may_be_shown:
        return SafeString()
    return _img(
        image,
        caption,
        alt=_alt(caption, default=default, missing=missing),
        given={"src": src, "width": width, "height": height, "loading": loading, "decoding": decoding} | attributes,
    )


def figure(
    image: FieldFile,
    *,
    default: str = "",
    missing: str = "empty",
    language: str | None = None,
    figcaption: str = "",
    **attributes: Any,
) -> SafeString:
    """``<figure>`` with the image, as ``captioned_img``, and a ``<figcaption>``; "" where that gives "".

    The figcaption is the site's own ``figcaption`` where one is given (HTML if it is marked safe), else the published
    description. There is none for a decorative image, an unpublished one, and a description that would only say the
    alt text again: a screen reader would read it twice. ``attributes``: for the ``<img>``, as ``captioned_img``.
    """
    image = shown_file(image)
    may_be_shown, caption = shown_caption(image, language=language)
    if not may_be_shown:
        return SafeString()
    alt = _alt(caption, default=default, missing=missing)
    shown = format_html("<figcaption>{}</figcaption>", figcaption) if figcaption else _description(caption)
    given = {"src": None, "width": None, "height": None, "loading": "lazy", "decoding": "async"} | attributes
    return format_html("<figure>{}{}</figure>", _img(image, caption, alt=alt, given=given), shown)


def described_by_ai(image: FieldFile, *, text: str = "", language: str | None = None, **attributes: Any) -> SafeString:
    """``<small>Described by AI</small>`` for a page to put beside the image, where a screen reader comes by, if the
    published words are a machine's and nobody approved them; else "". Needs PROVENANCE.

    ``text``: the site's own instead, HTML if it is marked safe. ``language``: as for ``alt_text``. ``attributes``: of
    the element, as for ``captioned_img``.
    """
    may_be_shown, caption = shown_caption(image, language=language)
    if not may_be_shown or caption is None or not caption.is_unapproved_machines:
        return SafeString()
    written = "".join(_attribute(_name(name), value) for name, value in attributes.items())
    return format_html("<small{}>{}</small>", mark_safe(written), text or gettext("Described by AI"))  # noqa: S308 - escaped


def _alt(caption: PublishedCaption | None, *, default: str, missing: str) -> str | None:
    """None = no attribute."""
    if missing not in MISSING:
        raise ValueError(f"'missing' must be one of {', '.join(map(repr, MISSING))}, not {missing!r}.")
    shown = alt_of(caption, default=default)
    return None if missing == "omit" and caption is None and not shown else shown


def _img(
    image: FieldFile, caption: PublishedCaption | None, *, alt: str | None, given: Mapping[str, Any]
) -> SafeString:
    attributes: dict[str, Any] = {"src": image.url, "alt": alt, "width": None, "height": None}
    attributes["lang"] = differing_language(caption) or None
    if caption is not None and caption.is_unapproved_machines:
        attributes["data-alt-source"] = "machine"  # no part of ``alt``, which is read out with each image
    own = {_name(name): value for name, value in given.items()}
    if "alt" in own:
        raise TypeError("The alt text is the caption's; pass default=… for images without published words.")
    if all(own.get(name) is None for name in ("src", "width", "height")) and (size := size_of(image, caption)):
        own["width"], own["height"] = size
    attributes |= {name: value for name, value in own.items() if value is not None}
    return mark_safe(f"<img{''.join(_attribute(*item) for item in attributes.items())}>")  # noqa: S308 - escaped


def _attribute(name: str, value: Any) -> str:
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{attribute_value(value)}"'


def _name(name: str) -> str:
    """An attribute's name as HTML writes it, from one that Python allows: ``class_``, ``aria_describedby``."""
    written = name.rstrip("_").replace("_", "-").lower()
    if not written or _NOT_IN_A_NAME.search(written):
        raise ValueError(f"{name!r} is no name of an HTML attribute.")
    return written


def _description(caption: PublishedCaption | None) -> SafeString:
    if caption is None or caption.decorative:
        return SafeString()
    description = caption.description.strip()
    if not description or description.rstrip(".") == caption.alt_text.strip().rstrip("."):
        return SafeString()
    language = differing_language(caption)
    lang = format_html(' lang="{}"', language) if language else ""
    return format_html("<figcaption{}>{}</figcaption>", lang, description)
