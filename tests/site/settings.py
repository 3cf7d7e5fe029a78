"""Settings of the site that worker processes serve; everything that differs between tests is in SITE (JSON)."""

from __future__ import annotations

import json
import os

from tests.settings import *  # noqa: F403
from tests.site.celery import app  # noqa: F401 - so that every process of this site sends to its broker

SITE = json.loads(os.environ["AUTOCAPTION_TEST_SITE"])
DATABASES = {"default": SITE["database"]}
MEDIA_ROOT = SITE["media_root"]
AUTOCAPTION = {
    "PROVIDERS": {
        "default": {
            "BACKEND": "django_autocaption.providers.runware.RunwareProvider",
            "OPTIONS": {"api_key": "test-key", "base_url": SITE["service"], "model": "runware:152@2"},
        }
    },
    "FIELDS": {"testapp.Photo.image": {}},
    "QUEUE": SITE["queue"],
    **SITE.get("autocaption", {}),
}

CELERY_BROKER_URL = SITE["broker"]
CELERY_BROKER_TRANSPORT_OPTIONS = SITE.get("transport", {})
ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
