"""Everything a site can get wrong before it runs, as Django system checks."""

from __future__ import annotations

from typing import Any

from celery import current_app
from django.core import checks
from django.core.checks import CheckMessage
from django.core.exceptions import ImproperlyConfigured

from django_autocaption import conf
from django_autocaption.providers import providers
from django_autocaption.registry import registry


def register() -> None:
    """Have Django run the checks of this module."""
    checks.register(check_settings, "autocaption")


def check_settings(**kwargs: Any) -> list[CheckMessage]:
    """AUTOCAPTION as a whole, each provider, each field, and that messages can reach a worker."""
    try:
        settings = conf.current()
    except ImproperlyConfigured as error:
        return [checks.Error(str(error), id="autocaption.E001")]
    return [*_check_providers(settings), *_check_fields(settings), *_check_celery()]


def _check_providers(settings: conf.AutocaptionSettings) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    for alias in settings.PROVIDERS:
        try:
            found += providers[alias].check()
        except ImproperlyConfigured as error:
            found.append(checks.Error(str(error), id="autocaption.E002"))
    return found


def _check_fields(settings: conf.AutocaptionSettings) -> list[CheckMessage]:
    try:
        fields = registry.all()
    except ImproperlyConfigured as error:
        return [checks.Error(str(error), id="autocaption.E003")]
    found: list[CheckMessage] = []
    for f in fields:
        try:
            provider = providers[f.options.provider]
        except ImproperlyConfigured as error:
            if f.options.provider not in settings.PROVIDERS:
                found.append(checks.Error(f"{f.label}: {error}", id="autocaption.E004"))
            continue
        if f.options.prompt and not provider.supports_prompt:
            found.append(
                checks.Warning(
                    f"{f.label} names the prompt {f.options.prompt!r}, but {provider.service} takes no prompt.",
                    hint="Remove the prompt, or choose another provider.",
                    id="autocaption.W002",
                )
            )
    if not fields:
        found.append(
            checks.Warning(
                "No image field is captioned.",
                hint="Add one to AUTOCAPTION['FIELDS'], or call autocaption.register() in an app's autocaption.py.",
                id="autocaption.W001",
            )
        )
    return found


def _check_celery() -> list[CheckMessage]:
    # Without an app of the site's own, messages go to Celery's fallback: amqp on localhost, unconfigured.
    if current_app.main == "default" and not getattr(current_app, "configured", True):
        return [
            checks.Warning(
                "No Celery app is loaded in this process, so messages go to amqp://localhost.",
                hint="Import your Celery app in the project package's __init__.py, as Celery's Django guide shows.",
                id="autocaption.W003",
            )
        ]
    return []
