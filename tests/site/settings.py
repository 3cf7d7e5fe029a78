"""Settings of the site that worker processes serve; everything that differs between tests is in SITE (JSON)."""

from __future__ import annotations

import json
import os
from datetime import timedelta

from django.utils import timezone

from tests.settings import *  # noqa: F403 - these settings are those and a few more
from tests.site import mariadb
from tests.site.celery import app  # noqa: F401 - so that every process of this site sends to its broker

SITE = json.loads(os.environ["AUTOCAPTION_TEST_SITE"])
DATABASES = {"default": SITE["database"]}
if SITE["database"]["ENGINE"].endswith(".mysql"):
    mariadb.use_driver()
MEDIA_ROOT = SITE["media_root"]
STORAGES = {
    "default": {"BACKEND": "tests.site.storage.TrapStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
AUTOCAPTION = {
    "PROVIDERS": {
        "default": {
            "BACKEND": "django_autocaption.providers.runware.RunwareProvider",
            "OPTIONS": {"api_key": "very-secret-key", "base_url": SITE["service"], "model": "runware:152@2"},
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

# Seconds after which a decoding child that does nothing hangs.
if "decoding_hangs" in SITE:
    from django_autocaption.images.children import pool

    pool.HANGS = SITE["decoding_hangs"]

# Seconds by which this process's clock is wrong. Whoever imports Django later gets the wrong one.
if skew := float(os.environ.get("AUTOCAPTION_TEST_SKEW", "0")):
    right = timezone.now
    timezone.now = lambda: right() + timedelta(seconds=skew)
