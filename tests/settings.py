"""Settings of the test suite; the database comes from AUTOCAPTION_TEST_DATABASE (``sqlite`` or ``postgres``)."""

from __future__ import annotations

SECRET_KEY = "only for tests"  # noqa: S105
USE_TZ = True
LANGUAGE_CODE = "en"
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
