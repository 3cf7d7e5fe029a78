"""The ``<title>`` and the meta description of a page about one image."""

from __future__ import annotations

from django.db.models.fields.files import FieldFile
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from django_autocaption.publishing.escaping import plain_text
from django_autocaption.publishing.gate import differing_language, published_caption, seo_words

__all__ = [
    "page_meta",
]


def page_meta(
    image: FieldFile,
    *,
    title: str = "",
    description: str = "",
    default: str = "",
    site: str = "",
    separator: str = " – ",
    language: str | None = None,
) -> SafeString:
    """``<title>`` and ``<meta name="description">`` for the ``<head>``, one a line.

    From the image's published words: the title, of at most 60 width units, and a meta description of at most 155, an
    editor's own where there is one. ``title``, ``description``: the page's own instead. ``default``: the title until
    words are published, and of a decorative or withheld image. ``site``: follows the title, behind ``separator``; alone
    where there is no title. ``language``: as for ``alt_text``; an element in another one than the page's has ``lang``.
    An element that would be empty is left out.
    """
    caption = published_caption(image, language=language)
    words = seo_words(caption)
    own = caption.meta_description if caption is not None and not caption.decorative else ""
    lang = differing_language(caption)
    given_title, given_description = plain_text(title), plain_text(description)
    shown = given_title or words.title or plain_text(default)
    whole = separator.join(part for part in (shown, plain_text(site)) if part)
    elements = [
        format_html("<title{}>{}</title>", _lang(lang if words.title and not given_title else ""), whole)
        if whole
        else "",
        _description(given_description or own or words.meta_description, "" if given_description else lang),
    ]
    return mark_safe("\n".join(filter(None, elements)))  # noqa: S308 - escaped


def _description(text: str, lang: str) -> str:
    return format_html('<meta name="description"{} content="{}">', _lang(lang), text) if text else ""


def _lang(tag: str) -> SafeString:
    return format_html(' lang="{}"', tag) if tag else SafeString()
