"""What django-modeltranslation translates."""

from __future__ import annotations

from modeltranslation.translator import TranslationOptions, register

from tests.translated.models import Product


@register(Product)
class ProductOptions(TranslationOptions):
    fields = ("photo_alt",)
