"""The image in previews of a page: Open Graph and X (Twitter) cards, and what django-meta makes them from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models.fields.files import FieldFile
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from django_autocaption.loading import on_first_use
from django_autocaption.publishing.caption import PublishedCaption
from django_autocaption.publishing.escaping import attribute_value, plain_text
from django_autocaption.publishing.files import absolute_url, media_type, size_of
from django_autocaption.publishing.gate import is_withheld, published_caption, seo_words
from django_autocaption.publishing.sources import shown_file

if TYPE_CHECKING:
    from django_autocaption import text
else:
    text = on_first_use("django_autocaption.text")

__all__ = [
    "meta_kwargs",
    "seo_image_meta",
]

CARD = "summary_large_image"


@dataclass(frozen=True, kw_only=True)
class _Preview:
    url: str
    size: tuple[int, int] | None
    media_type: str
    alt: str
    title: str = ""
    description: str = ""


def seo_image_meta(
    image: FieldFile,
    *,
    request: HttpRequest | None = None,
    default: str = "",
    title: str | bool = False,
    description: str | bool = False,
    language: str | None = None,
) -> SafeString:
    """``<meta>`` elements for the ``<head>``, one a line: how a link to this page looks where it is shared.

    Open Graph (https://ogp.me/#structured): ``og:image`` with an absolute address, ``width`` and ``height`` where they
    are known, ``type``, ``alt``. X: a ``summary_large_image`` card with image and alt text of at most 420 characters
    (https://developer.x.com/en/docs/x-for-websites/cards/overview/summary-card-with-large-image).
    ``title``, ``description``: True = from the image's published words; a text = that one, cut to 70 and 200
    characters; False = neither element. ``default``: alt text until words are published. ``language``: as for
    ``alt_text``. ``request``: for the absolute address, see ``absolute_url``.
    "" for an empty field and for an image that moderation withholds.
    Raises ConfigurationError where the address cannot be made absolute.
    """
    image = shown_file(image)
    if not image or is_withheld(image):
        return SafeString()
    caption = published_caption(image, language=language)
    preview = _preview(image, caption, request=request, default=default, title=title, description=description)
    return mark_safe("\n".join((*_open_graph(preview), *_card(preview))))  # noqa: S308 - escaped


def meta_kwargs(
    image: FieldFile,
    *,
    request: HttpRequest | None = None,
    default: str = "",
    language: str | None = None,
) -> dict[str, Any]:
    """Keyword arguments for django-meta's ``Meta(**meta_kwargs(photo.image, request=request))``, on an image's page.

    ``title``, ``og_title``, ``twitter_title`` and ``description`` where words are published; ``image_object`` with
    ``url``, ``width``, ``height``, ``type`` and ``alt``; ``twitter_type``; ``extra_props`` with ``twitter:image:alt``
    (https://django-meta.readthedocs.io/en/latest/settings.html). Parameters, and what is raised, as
    ``seo_image_meta``; {} where that gives "". Nothing goes into django-meta's JSON-LD, which does not escape
    ``</script>``: use ``image_jsonld`` for that.
    """
    image = shown_file(image)
    if not image or is_withheld(image):
        return {}
    caption = published_caption(image, language=language)
    preview = _preview(image, caption, request=request, default=default, title=True, description=True)
    words = seo_words(caption)
    width, height = preview.size or (None, None)
    picture = {
        "url": preview.url,
        "width": width,
        "height": height,
        "type": preview.media_type,
        "alt": preview.alt,
    }
    texts = {
        "title": words.title,
        "og_title": preview.title,
        "twitter_title": preview.title,
        "description": (caption.meta_description if caption and not caption.decorative else "")
        or words.meta_description
        or preview.description,
    }
    more = {"twitter:image:alt": preview.alt} if preview.alt else {}
    return {
        **{name: value for name, value in texts.items() if value},
        "image_object": {name: value for name, value in picture.items() if value},
        "twitter_type": CARD,
        "extra_props": more,
    }


def _preview(
    image: FieldFile,
    caption: PublishedCaption | None,
    *,
    request: HttpRequest | None,
    default: str,
    title: str | bool,
    description: str | bool,
) -> _Preview:
    words = seo_words(caption)
    language = caption.language if caption is not None else "en"
    alt = words.twitter_image_alt if caption is not None else default
    return _Preview(
        url=absolute_url(image.url, request),
        size=size_of(image, caption),
        media_type=media_type(str(image.name)),
        alt=text.fit(plain_text(alt), limit=text.TWITTER_ALT, language=language),
        title=_chosen(title, words.og_title, text.OG_TITLE, language),
        description=_chosen(description, words.og_description, text.OG_DESCRIPTION, language),
    )


def _chosen(asked: str | bool, words: str, limit: int, language: str) -> str:
    if isinstance(asked, bool):
        return words if asked else ""
    return text.fit(plain_text(asked), limit=limit, language=language)


def _open_graph(preview: _Preview) -> Iterator[str]:
    width, height = preview.size or ("", "")
    yield from _elements(
        "property",
        {
            "og:title": preview.title,
            "og:description": preview.description,
            "og:image": preview.url,
            "og:image:width": width,
            "og:image:height": height,
            "og:image:type": preview.media_type,
            "og:image:alt": preview.alt,
        },
    )


def _card(preview: _Preview) -> Iterator[str]:
    yield from _elements(
        "name",
        {
            "twitter:card": CARD,
            "twitter:title": preview.title,
            "twitter:description": preview.description,
            "twitter:image": preview.url,
            "twitter:image:alt": preview.alt,
        },
    )


def _elements(attribute: str, values: dict[str, object]) -> Iterator[str]:
    for name, value in values.items():
        if value:
            yield f'<meta {attribute}="{name}" content="{attribute_value(value)}">'
