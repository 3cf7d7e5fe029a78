"""Settings of the site with django-import-export."""

from __future__ import annotations

from tests.settings import *  # noqa: F403 - these settings are those and a few more
from tests.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "import_export", "tests.sites.importing"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIGRATION_MODULES = {"importing": None}
AUTOCAPTION = {
    "PROVIDERS": {"default": {"BACKEND": "tests.testapp.providers.ScriptedProvider"}},
    "FIELDS": {"importing.Poster.image": {"alt_field": "alt"}},
}
CELERY_TASK_ALWAYS_EAGER = True
ROOT_URLCONF = "tests.sites.importing.urls"
