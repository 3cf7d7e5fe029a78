"""Settings of the sample site. Without any environment it needs nothing but this folder.

DATABASE_URL       postgres://user:password@host:port/name or sqlite:///file; default: a file in the var folder
CELERY_BROKER_URL  redis://…, amqp://…; default: messages as files in the var folder
RUNWARE_API_KEY    have Runware write the captions; default: the embedded provider, on this machine
RUNWARE_BASE_URL   where Runware answers, for a stand-in
PHOTOSITE_VAR      folder of everything that the site writes; default: var, beside manage.py
PHOTOSITE_QUEUE    name of the Celery queue, where several sites share a broker
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from photosite import environment

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / os.environ.get("PHOTOSITE_VAR", "var")
VAR_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = True
SECRET_KEY = environment.secret_key(VAR_DIR / "secret_key")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]
ROOT_URLCONF = "photosite.urls"
WSGI_APPLICATION = "photosite.wsgi.application"

INSTALLED_APPS = [
    "django_autocaption.contrib.admin_site.apps.CountingAdminConfig",  # django.contrib.admin, which counts what waits
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_autocaption",
    "album",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
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

DATABASES = {"default": environment.database(os.environ.get("DATABASE_URL") or "sqlite:///photosite.sqlite3", VAR_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True
STATIC_URL = "/static/"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
#: Where workers leave small images for the admin's pages.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "autocaption": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "small-images",
        "OPTIONS": {"MAX_ENTRIES": 2000},
    },
}

PROVIDERS: dict[str, Any] = {"default": {"BACKEND": "django_autocaption.providers.embedded.EmbeddedProvider"}}
#: Alias of the one that is asked. Each service has its own, so that none is taken to have answered for another.
PROVIDER = "default"
if os.environ.get("RUNWARE_API_KEY"):
    PROVIDER = "runware"
    PROVIDERS[PROVIDER] = {
        "BACKEND": "django_autocaption.providers.runware.RunwareProvider",
        "OPTIONS": {
            "api_key": os.environ["RUNWARE_API_KEY"],
            "base_url": os.environ.get("RUNWARE_BASE_URL") or "https://api.runware.ai/v1",
        },
    }
CHOSEN = environment.chosen_provider()
if CHOSEN:  # manage.py demo --local, or --emulator
    PROVIDER, PROVIDERS[CHOSEN[0]] = CHOSEN
EMULATED = bool(os.environ.get("PHOTOSITE_EMULATED"))
AUTOCAPTION = {
    "PROVIDERS": PROVIDERS,
    "FIELDS": {"album.Photo.image": {"provider": PROVIDER}},
}

CELERY_BROKER_URL = os.environ.get("CELERY_BROKER_URL") or environment.FILESYSTEM
CELERY_BROKER_TRANSPORT_OPTIONS = environment.broker_transport_options(CELERY_BROKER_URL, VAR_DIR)
if CELERY_BROKER_URL.startswith(environment.FILESYSTEM):
    CELERY_BROKER_TRANSPORT = "photosite.broker:Transport"
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_DEFAULT_QUEUE = os.environ.get("PHOTOSITE_QUEUE") or "photosite"
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_ENABLE_REMOTE_CONTROL = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
# `celery -A photosite beat` runs this: the safety net for messages and workers that were lost.
CELERY_BEAT_SCHEDULE = {"autocaption-sweep": {"task": "django_autocaption.tasks.sweep", "schedule": 60.0}}
