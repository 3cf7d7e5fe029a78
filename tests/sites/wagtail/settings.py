"""Settings of the site with Wagtail."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from tests.settings import *  # noqa: F403 - these settings are those and a few more
from tests.settings import INSTALLED_APPS, MIDDLEWARE, TEMPLATES
from tests.sites.unmigrated import Unmigrated

BASE = tempfile.mkdtemp()
DEBUG = True  # serves what is uploaded
INSTALLED_APPS = [
    *INSTALLED_APPS,
    "wagtail.users",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_autocaption.contrib.wagtail",
    "tests.sites.wagtail",
]
MIDDLEWARE = [*MIDDLEWARE, "django.middleware.locale.LocaleMiddleware"]
TEMPLATES = [{**TEMPLATES[0], "DIRS": [Path(__file__).parent / "templates"]}]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{BASE}/site.sqlite3"}}
MEDIA_ROOT = f"{BASE}/media"
MIGRATION_MODULES = Unmigrated()  # ``site`` makes what Wagtail's would put in
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
WAGTAILIMAGES_IMAGE_MODEL = os.environ.get("AUTOCAPTION_TEST_IMAGE_MODEL", "wagtailimages.Image")
WAGTAIL_SITE_NAME = "Nine Bridges"
WAGTAILADMIN_BASE_URL = "http://127.0.0.1"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
ALLOWED_HOSTS = ["127.0.0.1", "testserver", "localhost"]
AUTOCAPTION = {
    "PROVIDERS": {
        "default": {"BACKEND": "tests.testapp.providers.ScriptedProvider"},
        "plain": {"BACKEND": "tests.testapp.providers.PromptlessProvider"},
    },
    "FIELDS": {
        "wagtailimages.Image.file": {"review": os.environ.get("AUTOCAPTION_TEST_REVIEW", "always")},
        "wagtail.Poster.image": {"alt_field": "alt"},
    },
}
if WAGTAILIMAGES_IMAGE_MODEL == "wagtail.Picture":
    AUTOCAPTION["FIELDS"]["wagtail.Picture.file"] = {"alt_field": "alt", "condition": ""}
CELERY_TASK_ALWAYS_EAGER = True
ROOT_URLCONF = "tests.sites.wagtail.urls"
