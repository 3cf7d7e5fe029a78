"""Wiring: registrations are discovered, receivers connected, and changed settings noticed."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig, apps
from django.core.exceptions import ImproperlyConfigured
from django.core.signals import setting_changed
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class AutocaptionConfig(AppConfig):
    """``django_autocaption`` in INSTALLED_APPS."""

    name = "django_autocaption"
    label = "autocaption"
    verbose_name = _("Image captions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the house to the site, once all models are loaded."""
        # Models must be loaded first; tasks must be known in every process for Celery's eager mode.
        from django_autocaption import checks, conf, receivers, tasks  # noqa: F401 - each registers itself
        from django_autocaption.pipeline.runtime import queue

        conf.hide_passwords()
        checks.register()
        autodiscover_modules("autocaption")
        if apps.is_installed("easy_thumbnails"):
            from django_autocaption.contrib import easy_thumbnails  # noqa: F401 - registers itself
        setting_changed.connect(self.settings_changed, dispatch_uid="autocaption")
        post_migrate.connect(self.migrated, sender=self, dispatch_uid="autocaption")
        self.connect(receivers.connect)
        queue.load_client()

    def settings_changed(self, *, setting: str, **kwargs: Any) -> None:
        """Read AUTOCAPTION anew after a test has overridden it."""
        from django_autocaption import conf, receivers
        from django_autocaption.providers import providers
        from django_autocaption.registry import registry

        if setting == "AUTOCAPTION":
            conf.reset()
            conf.hide_passwords()
            providers.reset()
            registry.forget()
            self.connect(receivers.connect)

    def migrated(self, *, using: str, **kwargs: Any) -> None:
        """What has no words when the tables are made was there before."""
        from django_autocaption.pipeline.intake import stock

        stock.look(using)

    @staticmethod
    def connect(connect_receivers: Any) -> None:
        """Listen to the registered models; wrong settings are for the system checks to report, not for a traceback."""
        try:
            connect_receivers()
        except ImproperlyConfigured:
            return
