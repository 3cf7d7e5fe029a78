"""Connect the pipeline's steps to instruments once the site is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.apps import AppConfig

from django_autocaption.loading import on_first_use
from django_autocaption.signals import pipeline_step

if TYPE_CHECKING:
    from django_autocaption.contrib.opentelemetry import instruments
else:  # it needs the models, which are not loaded yet
    instruments = on_first_use("django_autocaption.contrib.opentelemetry.instruments")


class OpenTelemetryConfig(AppConfig):
    """``django_autocaption.contrib.opentelemetry`` in INSTALLED_APPS."""

    name = "django_autocaption.contrib.opentelemetry"
    label = "autocaption_opentelemetry"

    def ready(self) -> None:
        """Where metrics go is the site's own business: it configures OpenTelemetry's SDK as for any library."""
        self.instruments = instruments.Instruments()
        pipeline_step.connect(self.instruments.note, dispatch_uid="autocaption_opentelemetry")
