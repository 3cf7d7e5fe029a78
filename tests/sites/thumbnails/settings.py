"""Settings of the site with three packages for thumbnails."""

from __future__ import annotations

from tests.settings import *  # noqa: F403 - these settings are those and a few more
from tests.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "easy_thumbnails", "imagekit", "sorl.thumbnail"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
THUMBNAIL_BACKEND = "django_autocaption.contrib.sorl.ThumbnailBackend"
