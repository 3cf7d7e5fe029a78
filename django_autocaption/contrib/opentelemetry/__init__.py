"""Metrics for OpenTelemetry: ``"django_autocaption.contrib.opentelemetry"`` in INSTALLED_APPS, extra ``[otel]``."""
