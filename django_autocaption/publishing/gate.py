"""The published words of an image: the one gate between rows and pages.

What moderation lets through in which mode is in ``models.gate``, for queries and rows alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db.models.fields.files import FieldFile
from django.utils.translation import get_language

from django_autocaption import conf, languages
from django_autocaption.loading import on_first_use
from django_autocaption.publishing.caption import PublishedCaption, published
from django_autocaption.publishing.prefetch import Row, Standing, standing
from django_autocaption.publishing.sources import shown_file

if TYPE_CHECKING:
    from django_autocaption import text
else:
    # The rules and tables of all languages; most pages have alt texts alone, and need none.
    text = on_first_use("django_autocaption.text")

__all__ = [
    "alt_language",
    "alt_text",
    "cache_key",
    "is_publishable",
    "published_caption",
    "seo_words",
]


def published_caption(image: FieldFile, *, language: str | None = None) -> PublishedCaption | None:
    """The caption that a page may show for this image, or None.

    ``image``: what a registered image field gives, ``photo.image``. ``language``: None = the active one; where there
    are no words in it, those of its base language, then of the site's first caption language (unless LANGUAGE_FALLBACK
    is False), never of any other.
    A caption that was made for another file than the one shown is none, and an image that moderation withholds has
    none in any language. One query, unless it was prefetched (``prefetch_captions``).
    """
    return caption_of(standing(image), language)


def caption_of(known: Standing | None, language: str | None) -> PublishedCaption | None:
    """The same of an image that was looked up already."""
    row = _words_of(known, language)
    return None if row is None else published(row)


def is_withheld(image: FieldFile) -> bool:
    """Moderation blocks this image or has not cleared it: no feed, sitemap, preview or structured data may name it."""
    known = standing(image)
    return known is not None and known.withheld


def is_publishable(image: FieldFile) -> bool:
    """Whether the image itself may be shown, whatever words it has: ``{% if photo.image|is_publishable %}``.

    Mode ``hold``: only if this very file was cleared, so that one which nobody has checked yet is not. ``flag`` and
    ``off``: unless it is blocked. False for an empty field; True for a field that is not captioned. One query, unless
    it was prefetched (``prefetch_captions``).
    """
    return _may_be_shown(image, standing(image))


def shown_caption(image: FieldFile, *, language: str | None = None) -> tuple[bool, PublishedCaption | None]:
    """(``is_publishable``, ``published_caption``) in one look."""
    known = standing(image)
    return _may_be_shown(image, known), caption_of(known, language)


def _may_be_shown(image: FieldFile, known: Standing | None) -> bool:
    return bool(shown_file(image)) if known is None else not known.hidden


def _words_of(known: Standing | None, language: str | None) -> Row | None:
    if known is None or not known.words or known.withheld:
        return None
    return next((known.words[tag] for tag in preferred_languages(language) if tag in known.words), None)


def awaits_editor(image: FieldFile) -> bool:
    """Nothing is published for this image, and an editor has to decide first."""
    known = standing(image)
    return known is not None and known.awaits_editor and not known.words


def alt_text(image: FieldFile, *, default: str = "", language: str | None = None) -> str:
    """Text for the ``alt`` attribute, unescaped: the published words, "" where the image is decorative, and
    ``default`` where nothing is published (yet)."""
    return alt_of(_words_of(standing(image), language), default=default)


def cache_key(image: FieldFile) -> str:
    """What a cache has to vary by that keeps something of a page with this image: it changes with everything that the
    page may show of it, and with whether it may. Costs what ``alt_text`` does."""
    known = standing(image)
    words = sorted(known.words.items()) if known is not None else []
    shown = (str(getattr(image, "name", "")), _may_be_shown(image, known), known is not None and known.withheld, words)
    return sha256(repr(shown).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def alt_of(caption: PublishedCaption | Row | None, *, default: str = "") -> str:
    """The same of a published caption that was looked up already."""
    if caption is None:
        return default
    return "" if caption.decorative else caption.alt_text


def seo_words(caption: PublishedCaption | None) -> text.SeoWords:
    """The texts of a page about one image, from a published caption; all "" where there is none or it is decorative."""
    if caption is None:
        return text.SeoWords()
    return text.seo(
        alt_text=caption.alt_text,
        title=caption.title,
        description=caption.description,
        keywords=caption.keywords,
        language=caption.language,
        decorative=caption.decorative,
        src=caption.image_name,
    )


def differing_language(caption: PublishedCaption | Row | None) -> str:
    """For a ``lang`` attribute: the caption's language where a page in the active language has to say it, else "".

    Words in the active language or in its base ("de" on a page in "de-at") need no attribute.
    """
    if caption is None or caption.decorative:
        return ""
    active = (get_language() or "").lower()
    own = caption.language.lower()
    return "" if active == own or active.startswith(f"{own}-") else caption.language


def alt_language(image: FieldFile, *, language: str | None = None) -> str:
    """The language of ``alt_text``, where a page in the active language has to say it in a ``lang`` attribute, else "";
    "" as well where nothing is published, as ``default`` is in the page's own."""
    return differing_language(_words_of(standing(image), language))


def preferred_languages(language: str | None = None) -> Iterator[str]:
    """Caption languages of the site that a page may show, from the best to the last resort."""
    settings = conf.current()
    wanted = language or get_language() or ""
    return languages.for_page(wanted, settings.languages, fall_back=settings.LANGUAGE_FALLBACK)
