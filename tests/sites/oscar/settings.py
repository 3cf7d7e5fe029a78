"""Settings of the shop with django-oscar."""

from __future__ import annotations

from pathlib import Path

from oscar import INSTALLED_APPS as OSCAR
from oscar.defaults import *  # noqa: F403 - as Oscar's own documentation has it

from tests.settings import *  # noqa: F403 - these settings are those and a few more
from tests.settings import INSTALLED_APPS, MIDDLEWARE, TEMPLATES
from tests.sites.unmigrated import Unmigrated

INSTALLED_APPS = [*INSTALLED_APPS, *(each for each in OSCAR if each not in INSTALLED_APPS), "sorl.thumbnail"]
SITE_ID = 1
MIDDLEWARE = [*MIDDLEWARE, "oscar.apps.basket.middleware.BasketMiddleware"]
AUTHENTICATION_BACKENDS = [
    "oscar.apps.customer.auth_backends.EmailBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PROCESSORS = [
    *TEMPLATES[0]["OPTIONS"]["context_processors"],
    "oscar.apps.search.context_processors.search_form",
    "oscar.apps.checkout.context_processors.checkout",
    "oscar.apps.communication.notifications.context_processors.notifications",
    "oscar.core.context_processors.metadata",
]
TEMPLATES = [
    {**TEMPLATES[0], "DIRS": [Path(__file__).parent / "templates"], "OPTIONS": {"context_processors": PROCESSORS}}
]
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "ATOMIC_REQUESTS": True}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIGRATION_MODULES = Unmigrated()
AUTOCAPTION = {
    "PROVIDERS": {"default": {"BACKEND": "tests.testapp.providers.ScriptedProvider"}},
    "FIELDS": {"catalogue.ProductImage.original": {"alt_field": "caption"}},
}
CELERY_TASK_ALWAYS_EAGER = True
ROOT_URLCONF = "tests.sites.oscar.urls"
