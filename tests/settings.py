"""Settings of the test suite. AUTOCAPTION_TEST_DATABASE: ``sqlite`` (default), ``postgres`` or ``mariadb``, which
are where ``tests.services`` says."""

from __future__ import annotations

import os
import tempfile

from tests import services
from tests.site import mariadb

SECRET_KEY = "only for tests"
USE_TZ = True
LANGUAGE_CODE = "en"
ROOT_URLCONF = "tests.urls"
STATIC_URL = "/static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = tempfile.mkdtemp(prefix="autocaption-tests-")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_autocaption",
    "tests.testapp",
]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
if os.environ.get("AUTOCAPTION_TEST_DATABASE") == "postgres":
    DATABASES = {"default": services.database_settings("autocaption")}
elif os.environ.get("AUTOCAPTION_TEST_DATABASE") == "mariadb":
    mariadb.use_driver()
    DATABASES = {"default": services.database_settings("autocaption", "mariadb")}
    DATABASES["default"]["OPTIONS"] = {"charset": "utf8mb4"}
else:
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
DATABASES["other"] = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}

AUTOCAPTION = {
    "PROVIDERS": {"default": {"BACKEND": "tests.testapp.providers.ScriptedProvider"}},
    "FIELDS": {
        "testapp.Photo.image": {},
        "testapp.PressPhoto.contact_sheet": {},
        "testapp.Measured.image": {},
        "testapp.Product.front": {},
        "testapp.Product.back": {},
        "testapp.Country.flag": {},
    },
    "DATABASES": ["default"],
}
CELERY_BROKER_URL = "memory://"
