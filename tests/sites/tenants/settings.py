"""Settings of the site with a schema for each tenant (django-tenants), in PostgreSQL."""

from __future__ import annotations

import os

from tests import services
from tests.settings import *  # noqa: F403 - these settings are those and a few more
from tests.settings import INSTALLED_APPS as OURS
from tests.settings import MIDDLEWARE

SHARED_APPS = ["django_tenants", "tests.sites.tenants", "django.contrib.contenttypes", "django.contrib.auth"]
TENANT_APPS = [name for name in OURS if name not in ("django.contrib.staticfiles",)]
INSTALLED_APPS = [*SHARED_APPS, *(name for name in OURS if name not in SHARED_APPS)]
TENANT_MODEL, TENANT_DOMAIN_MODEL = "tenants.Tenant", "tenants.Domain"
DATABASES = {"default": services.database_settings(os.environ["AUTOCAPTION_TEST_TENANTS"])}
DATABASES["default"]["ENGINE"] = "django_tenants.postgresql_backend"
MIDDLEWARE = ["django_tenants.middleware.main.TenantMainMiddleware", *MIDDLEWARE]
ALLOWED_HOSTS = [".example"]
DATABASE_ROUTERS = ["django_tenants.routers.TenantSyncRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
STORAGES = {
    "default": {"BACKEND": "django_tenants.files.storage.TenantFileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MULTITENANT_RELATIVE_MEDIA_ROOT = "%s"
AUTOCAPTION = {
    "PROVIDERS": {"default": {"BACKEND": "tests.sites.tenants.hosts.AddressedProvider"}},
    "FIELDS": {"testapp.Photo.image": {}},
    "DELIVERY": "command",
    "SITE_URL": "tests.sites.tenants.hosts.site_url",
}
