"""Settings of the site with serializers inside of serializers."""

from __future__ import annotations

from tests.settings import *  # noqa: F403 - these settings are those and a few more
from tests.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "rest_framework", "tests.sites.nested"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIGRATION_MODULES = {"nested": None}
AUTOCAPTION = {
    "PROVIDERS": {"default": {"BACKEND": "tests.testapp.providers.ScriptedProvider"}},
    "FIELDS": {"nested.Gallery.cover": {}, "nested.Picture.image": {}, "nested.Curator.portrait": {}},
}
CELERY_TASK_ALWAYS_EAGER = True
