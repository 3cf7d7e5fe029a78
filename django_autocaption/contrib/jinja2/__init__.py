"""What the template tags do, in Jinja2: name ``django_autocaption.contrib.jinja2.Autocaption`` among the extensions."""

from __future__ import annotations

from jinja2 import Environment
from jinja2.ext import Extension

from django_autocaption.publishing.gate import alt_language, alt_text, cache_key, is_publishable, published_caption
from django_autocaption.publishing.markup import captioned_img, described_by_ai, figure
from django_autocaption.publishing.page import page_meta
from django_autocaption.publishing.previews import seo_image_meta
from django_autocaption.publishing.richtext import with_alt_texts
from django_autocaption.publishing.structured import image_jsonld

__all__ = ["Autocaption"]

_FUNCTIONS = (
    alt_text,
    alt_language,
    cache_key,
    captioned_img,
    described_by_ai,
    figure,
    image_jsonld,
    is_publishable,
    page_meta,
    published_caption,
    seo_image_meta,
)


class Autocaption(Extension):
    """``{{ captioned_img(photo.image, default=photo.title) }}``: the functions of ``publishing`` under their own names.
    The environment must escape (``autoescape``), as Django's does: ``alt_text`` is a plain text."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.globals.update({function.__name__: function for function in _FUNCTIONS})
        environment.filters["with_alt_texts"] = with_alt_texts
