"""Settings of the translated site."""

from __future__ import annotations

from tests.settings import *  # noqa: F403 - these settings are those and a few more
from tests.settings import INSTALLED_APPS

LANGUAGES = [("en", "English"), ("de", "German"), ("pt-br", "Brazilian Portuguese")]
INSTALLED_APPS = ["modeltranslation", *INSTALLED_APPS, "tests.translated"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
AUTOCAPTION = {
    "PROVIDERS": {"default": {"BACKEND": "tests.translated.provider.Fluent"}},
    "FIELDS": {
        "translated.Product.photo": {"alt_field": "photo_alt"},
        "translated.Poster.image": {"alt_field": "alt"},
    },
    "LANGUAGES": ["en", "de", "pt-br"],
}
