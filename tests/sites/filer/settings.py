"""Settings of the site with django-filer."""

from __future__ import annotations

import os
import tempfile

from tests.settings import *  # noqa: F403 - these settings are those and a few more
from tests.settings import INSTALLED_APPS, MEDIA_ROOT

INSTALLED_APPS = [*INSTALLED_APPS, "easy_thumbnails", "polymorphic", "filer"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{tempfile.mkdtemp()}/site.sqlite3"}}
FILER_ENABLE_PERMISSIONS = True
PUBLIC, PRIVATE = "django.core.files.storage.FileSystemStorage", "filer.storage.PrivateFileSystemStorage"
FILER_STORAGES = {
    "public": {"main": {"ENGINE": PUBLIC, "OPTIONS": {"location": MEDIA_ROOT, "base_url": "/media/"}}},
    "private": {"main": {"ENGINE": PRIVATE, "OPTIONS": {"location": tempfile.mkdtemp(), "base_url": "/smedia/"}}},
}
AUTOCAPTION = {"PROVIDERS": {"default": {"BACKEND": "tests.testapp.providers.ScriptedProvider"}}, "FIELDS": {}}
#: ``contrib``: the app for filer; ``open``: and private files, too.
AUTOCAPTION_FILER = os.environ.get("AUTOCAPTION_TEST_FILER", "")
if AUTOCAPTION_FILER:
    INSTALLED_APPS.append("django_autocaption.contrib.filer")
    AUTOCAPTION["FIELDS"] = {"filer.image.file": {"condition": ""}} if AUTOCAPTION_FILER == "open" else {}
else:
    options = {"alt_field": "default_alt_text", "description_field": "default_caption"}
    AUTOCAPTION["FIELDS"]["filer.Image.file"] = options
CELERY_TASK_ALWAYS_EAGER = True
ROOT_URLCONF = "tests.sites.filer.urls"
ALLOWED_HOSTS = ["127.0.0.1", "testserver"]
