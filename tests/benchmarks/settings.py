"""Settings of the site that is measured; AUTOCAPTION_BENCHMARK_DATABASE (JSON) says where its rows are."""

from __future__ import annotations

import json
import os

from tests.settings import *  # noqa: F403 - these settings are those and a few more

DATABASES = {
    "default": json.loads(
        os.environ.get("AUTOCAPTION_BENCHMARK_DATABASE", '{"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}')
    )
}
_SCRIPTED = {"BACKEND": "tests.testapp.providers.ScriptedProvider"}
AUTOCAPTION = {
    "PROVIDERS": {"default": _SCRIPTED, "second": _SCRIPTED, "third": _SCRIPTED},
    "FIELDS": {"testapp.Photo.image": {}, "testapp.PressPhoto.contact_sheet": {}},
    "LANGUAGES": ["en", "de"],
}
ALLOWED_HOSTS = ["testserver"]
CELERY_BROKER_URL = os.environ.get("AUTOCAPTION_BENCHMARK_BROKER", "memory://")
