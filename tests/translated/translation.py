"""What django-modeltranslation translates."""

from __future__ import annotations

from modeltranslation.translator import TranslationOptions, register

from tests.translated.models import Poster, Product


@register(Product)
class ProductOptions(TranslationOptions):
    fields = ("photo_alt",)


@register(Poster)
class PosterOptions(TranslationOptions):
    fields = ("image", "alt")
