"""Settings of the site with Haystack, in Whoosh, and django-simple-history."""

from __future__ import annotations

import os

from tests.settings import *  # noqa: F403 - these settings are those and a few more
from tests.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "haystack", "simple_history", "tests.sites.saving"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIGRATION_MODULES = {"saving": None}
HAYSTACK_CONNECTIONS = {
    "default": {"ENGINE": "haystack.backends.whoosh_backend.WhooshEngine", "STORAGE": "ram"},
}
HAYSTACK_SIGNAL_PROCESSOR = "haystack.signals.RealtimeSignalProcessor"
AUTOCAPTION = {
    "PROVIDERS": {"default": {"BACKEND": "tests.testapp.providers.ScriptedProvider"}},
    "FIELDS": {
        "saving.Item.image": {"alt_field": "alt", "save_written": os.environ["AUTOCAPTION_TEST_SAVE_WRITTEN"] == "yes"}
    },
    "DELIVERY": "command",
}
