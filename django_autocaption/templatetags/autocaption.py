"""``{% load autocaption %}``: thin wrappers over ``django_autocaption.publishing``, where the parameters are described.

An image is given as an image field has it, as the object with that field, or as a file that was made from it
(``publishing.sources``). What is no image gives what an empty image field gives. Absolute addresses come from the
template's ``request``.
"""

from __future__ import annotations

from typing import Any

from django import template
from django.middleware.csrf import get_token
from django.template.context import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from django_autocaption.publishing import escaping, gate, markup, overlay, page, previews, richtext, structured

register = template.Library()


@register.filter
def is_publishable(image: Any) -> bool:
    """``{% if photo.image|is_publishable %}``: moderation lets the image itself be shown."""
    return gate.is_publishable(image)


@register.filter
def cache_key(image: Any) -> str:
    """``{% cache 600 photo photo.pk photo.image|cache_key %}``: it changes with what the page may show of the image."""
    return gate.cache_key(image)


@register.filter
def with_alt_texts(html: str) -> SafeString:
    """``{{ article.body|with_alt_texts }}``: HTML of editors, with words for its images that have none."""
    return richtext.with_alt_texts(html)


@register.simple_tag(takes_context=True)
def alt(context: Context, image: Any, default: str = "", language: str | None = None) -> SafeString:
    """``<img src="{{ photo.image.url }}" alt="{% alt photo.image %}">``; ``default=…`` until words are published."""
    overlay.note(context.get("request"), image)
    return escaping.attribute_value(gate.alt_text(image, default=default, language=language))


@register.simple_tag
def alt_lang(image: Any, language: str | None = None) -> SafeString:
    """``<img … alt="{% alt photo.image %}"{% alt_lang photo.image %}>``: `` lang="en"`` where the published words are
    in another language than the page, else nothing."""
    tag = gate.alt_language(image, language=language)
    return format_html(' lang="{}"', tag) if tag else SafeString()


@register.simple_tag(takes_context=True)
def captioned_img(context: Context, image: Any, **options: Any) -> SafeString:
    """``{% captioned_img photo.image default=photo.title class="wide" sizes="100vw" %}``: the whole ``<img>``."""
    overlay.note(context.get("request"), image, src=options.get("src"))
    return markup.captioned_img(image, **options)


@register.simple_tag(takes_context=True)
def figure(context: Context, image: Any, **options: Any) -> SafeString:
    """``{% figure photo.image %}``: the ``<img>`` in a ``<figure>``, with the description as ``<figcaption>``."""
    overlay.note(context.get("request"), image, src=options.get("src"))
    return markup.figure(image, **options)


@register.simple_tag
def described_by_ai(image: Any, **options: Any) -> SafeString:
    """``{% described_by_ai photo.image %}`` beside the image: a note where a machine wrote the words and nobody has
    approved them."""
    return markup.described_by_ai(image, **options)


@register.simple_tag
def page_meta(image: Any, **options: Any) -> SafeString:
    """``{% page_meta photo.image default=photo.title site="Daylight" %}`` in the ``<head>``: ``<title>`` and meta
    description of a page about one image."""
    return page.page_meta(image, **options)


@register.simple_tag(takes_context=True)
def seo_image_meta(context: Context, image: Any, **options: Any) -> SafeString:
    """``{% seo_image_meta photo.image title=True %}`` in the ``<head>``: Open Graph and X card."""
    options.setdefault("request", context.get("request"))
    return previews.seo_image_meta(image, **options)


@register.simple_tag(takes_context=True)
def image_jsonld(context: Context, image: Any, **options: Any) -> SafeString:
    """``{% image_jsonld photo.image creator=photo.author license=photo.licence_url %}`` in the ``<head>``."""
    options.setdefault("request", context.get("request"))
    return structured.image_jsonld(image, **options)


@register.inclusion_tag("autocaption/overlay.html", takes_context=True)
def autocaption_overlay(context: Context, *more: Any, site: str = "admin") -> dict[str, Any]:
    """``{% autocaption_overlay %}`` once, at the end of ``<body>``: marks the images above it with the state of their
    words, and leads to where they are decided, for editors alone; for everybody else it is nothing. ``more``: images or
    objects that the page shows without this app's tags. ``site``: name of the admin site."""
    request = context.get("request")
    user = getattr(request, "user", None)
    may = user is not None and user.is_active and user.is_staff and user.has_perm("autocaption.view_caption")
    images = overlay.shown(request, more) if request is not None and may else []
    try:
        url = reverse(f"{site}:autocaption_caption_overlay") if images else ""
    except NoReverseMatch:
        url = ""
    token = get_token(request) if request is not None and url else ""
    return {"images": images if url else [], "overlay_url": url, "token": token}
