"""Settings of the site whose admin wears another skin: AUTOCAPTION_TEST_SKIN."""

from __future__ import annotations

import os
import tempfile

from tests.settings import *  # noqa: F403 - these settings are those and a few more
from tests.settings import INSTALLED_APPS, MIDDLEWARE, TEMPLATES

SKIN = os.environ["AUTOCAPTION_TEST_SKIN"]
INSTALLED_APPS = [SKIN, *INSTALLED_APPS] if SKIN else INSTALLED_APPS
MIDDLEWARE = ["django.middleware.locale.LocaleMiddleware", *MIDDLEWARE]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{tempfile.mkdtemp()}/site.sqlite3"}}
ROOT_URLCONF = "tests.sites.skins.urls"
ALLOWED_HOSTS = ["127.0.0.1"]
TEMPLATES = [{**TEMPLATES[0], "OPTIONS": {**TEMPLATES[0]["OPTIONS"], "string_if_invalid": ""}}]
AUTOCAPTION = {
    "PROVIDERS": {"default": {"BACKEND": "tests.testapp.providers.ScriptedProvider"}},
    "FIELDS": {"testapp.Photo.image": {}, "testapp.PressPhoto.contact_sheet": {"review": "always"}},
}
