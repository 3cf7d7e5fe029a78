"""An image as search engines read it: schema.org's ImageObject in JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from django.db.models.fields.files import FieldFile
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from django_autocaption.publishing.caption import PublishedCaption
from django_autocaption.publishing.escaping import plain_text
from django_autocaption.publishing.files import absolute_url, media_type, size_of, web_page
from django_autocaption.publishing.gate import is_withheld, published_caption, seo_words
from django_autocaption.publishing.sources import shown_file

__all__ = [
    "image_jsonld",
    "image_object",
]

#: No end of the script element and no comment in it: the HTML standard, 4.12.1.3 "Restrictions for contents of script
#: elements" (https://html.spec.whatwg.org/multipage/scripting.html). ``json.dumps`` escapes U+2028, U+2029 and lone
#: surrogates, as all that is not ASCII.
_ESCAPES = {ord(c): f"\\u{ord(c):04X}" for c in "<>&"}
#: UN/CEFACT's code for a pixel (https://unece.org/trade/uncefact/cl-recommendations, Recommendation 20).
_PIXEL = "E37"
#: What a trained model made: https://schema.org/TrainedAlgorithmicMediaDigitalSource
_BY_A_MODEL = "https://schema.org/TrainedAlgorithmicMediaDigitalSource"


def image_object(
    image: FieldFile,
    *,
    request: HttpRequest | None = None,
    language: str | None = None,
    name: str = "",
    creator: str = "",
    creator_type: str = "Person",
    credit_text: str = "",
    copyright_notice: str = "",
    license: str = "",  # noqa: A002 - schema.org's name
    acquire_license_page: str = "",
) -> dict[str, Any]:
    """The image as an ImageObject (https://schema.org/ImageObject), JSON data, for a graph of the site's own.

    From the published words, where there are any: ``name``, ``caption``, ``description``, ``inLanguage``. From the
    file: ``contentUrl``, ``encodingFormat``, ``width`` and ``height`` as QuantitativeValue in pixels.
    From the site: ``name``, if its own is better; ``creator``, with ``creator_type`` "Person" or "Organization";
    ``credit_text``; ``copyright_notice``; ``license`` and ``acquire_license_page``, addresses of pages (anything else
    is left out). Google shows a licence where ``license`` is given, and wants one of the four for any of it
    (https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata).
    With PROVENANCE, a ``caption`` that is a machine's and approved by nobody is a MediaObject whose
    ``digitalSourceType`` says so. The image itself never has one: words by a machine do not make a photograph one.
    ``request``, ``language``: as for ``seo_image_meta``. {} for an empty field and for an image that moderation
    withholds. Raises ConfigurationError where the address cannot be made absolute.
    """
    image = shown_file(image)
    if not image or is_withheld(image):
        return {}
    caption = published_caption(image, language=language)
    words = seo_words(caption)
    width, height = size_of(image, caption) or (None, None)
    data = {
        "@context": "https://schema.org",
        "@type": "ImageObject",
        "contentUrl": absolute_url(image.url, request),
        "encodingFormat": media_type(str(image.name)),
        "name": plain_text(name) or words.title,
        "caption": _caption(words.caption, caption),
        "description": words.description,
        "inLanguage": caption.language if caption is not None and words.caption else "",
        "width": _pixels(width),
        "height": _pixels(height),
        "creator": {"@type": plain_text(creator_type), "name": plain_text(creator)} if creator else None,
        "creditText": plain_text(credit_text),
        "copyrightNotice": plain_text(copyright_notice),
        "license": web_page(plain_text(license), request),
        "acquireLicensePage": web_page(plain_text(acquire_license_page), request),
    }
    return {key: value for key, value in data.items() if value}


def image_jsonld(image: FieldFile, **options: Any) -> SafeString:
    """``<script type="application/ld+json">`` with the image's ``image_object``, whose keyword arguments it takes;
    "" where that is empty."""
    data = image_object(image, **options)
    return jsonld(data) if data else SafeString()


def jsonld(data: Any) -> SafeString:
    """JSON data in its script element; no text in it can end the element or open a comment."""
    written = json.dumps(data).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{written}</script>')  # noqa: S308 - escaped


def _caption(text: str, caption: PublishedCaption | None) -> str | dict[str, Any]:
    if not text or caption is None or not caption.is_unapproved_machines:
        return text
    return {
        "@type": "MediaObject",
        "encodingFormat": "text/plain",
        "text": text,
        "inLanguage": caption.language,
        "digitalSourceType": _BY_A_MODEL,
    }


def _pixels(number: int | None) -> dict[str, Any] | None:
    return {"@type": "QuantitativeValue", "value": number, "unitCode": _PIXEL} if number else None
