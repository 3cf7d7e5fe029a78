"""Settings that few sites have, all at once."""

from __future__ import annotations

import tempfile

from tests.settings import *  # noqa: F403 - these settings are those and a few more
from tests.settings import INSTALLED_APPS, MIDDLEWARE

FOLDER = tempfile.mkdtemp(prefix="autocaption-unusual-")
AUTH_USER_MODEL = "unusual.Person"
INSTALLED_APPS = [*INSTALLED_APPS, "tests.sites.unusual"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    *MIDDLEWARE[:1],
    "django.middleware.locale.LocaleMiddleware",
    *MIDDLEWARE[1:],
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
USE_TZ = False
TIME_ZONE = "America/Los_Angeles"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
FORCE_SCRIPT_NAME = "/shop"
STATIC_URL, MEDIA_URL = "static/", "media/"
STATIC_ROOT = f"{FOLDER}/static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": f"{FOLDER}/media"}},
    "photos": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": f"{FOLDER}/photos", "base_url": "/shop/photos/"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": f"{FOLDER}/site.sqlite3",
        "OPTIONS": {"transaction_mode": "IMMEDIATE"},
    }
}
DATABASES["copy"] = {**DATABASES["default"], "NAME": f"{FOLDER}/copy.sqlite3"}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIGRATION_MODULES = {"unusual": None}
FILE_UPLOAD_MAX_MEMORY_SIZE = 0
ROOT_URLCONF = "tests.sites.unusual.urls"
AUTOCAPTION = {
    "PROVIDERS": {"default": {"BACKEND": "tests.testapp.providers.ScriptedProvider"}},
    "FIELDS": {
        "testapp.PressPhoto.contact_sheet": {"review": "always"},
        "unusual.Thing.image": {"alt_field": "alt"},
        "unusual.Museum.image": {"review": "always"},
    },
    "LANGUAGES": ["en", "de"],
    "DATABASES": ["default"],
    "DELIVERY": "command",
    "SITE_URL": "https://shop.test",
}
ALLOWED_HOSTS = ["127.0.0.1"]
