"""Django's admin with an index that counts, for INSTALLED_APPS."""

from __future__ import annotations

from django.contrib.admin.apps import AdminConfig


class CountingAdminConfig(AdminConfig):
    """In place of "django.contrib.admin"."""

    default_site = "django_autocaption.contrib.admin_site.AutocaptionAdminSite"
