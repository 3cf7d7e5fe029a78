"""Metrics for OpenTelemetry, read by its own SDK."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import InterfaceError, OperationalError, connection, connections
from django.test import override_settings
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import InMemoryMetricReader

from django_autocaption.contrib.opentelemetry import instruments
from django_autocaption.signals import pipeline_step
from tests.pictures import upload
from tests.pipeline.drive import produce
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Iterator[InMemoryMetricReader]:
    reader = InMemoryMetricReader()
    provider = MeterProvider([reader])
    monkeypatch.setattr(instruments.metrics, "get_meter", provider.get_meter)
    chosen = instruments.Instruments()
    pipeline_step.connect(chosen.note)
    yield reader
    pipeline_step.disconnect(chosen.note)
    provider.shutdown()


def points(reader: InMemoryMetricReader) -> dict[str, list[Any]]:
    data = reader.get_metrics_data()
    if data is None:
        return {}
    found = data.resource_metrics[0].scope_metrics[0].metrics
    return {metric.name: list(metric.data.data_points) for metric in found}


def test_requests_captions_and_the_queue_are_measured(
    reader: InMemoryMetricReader, scripted: type[ScriptedProvider]
) -> None:
    Photo.objects.create(image=upload())
    produce()
    Photo.objects.create(image=upload("red"))
    told = points(reader)
    (request,) = told["autocaption.request.duration"]
    assert (request.count, dict(request.attributes)) == (1, {"provider": "default", "outcome": "answered"})
    (finalised,) = told["autocaption.captions.finalised"]
    assert dict(finalised.attributes) == {"provider": "default", "state": "done", "code": ""}
    assert [point.value for point in told["autocaption.captions.due"]] == [1]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("error", [InterfaceError, OperationalError])
def test_a_connection_that_broke_is_given_up_for_a_new_one(
    reader: InMemoryMetricReader, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    closed: list[str] = []
    wrapper = connections["default"]
    with monkeypatch.context() as broken, connection.execute_wrapper(_failing(error)):
        broken.setattr(wrapper, "errors_occurred", True)
        broken.setattr(wrapper, "is_usable", lambda: False)
        broken.setattr(wrapper, "close", lambda: closed.append("closed"))
        assert "autocaption.captions.due" not in points(reader)
    assert closed
    assert [point.value for point in points(reader)["autocaption.captions.due"]] == [0]


def _failing(error: type[Exception]) -> Callable[..., Any]:
    def fail(*args: Any) -> None:
        raise error("the connection is closed")

    return fail


def test_wrong_settings_are_no_reason_to_fail(reader: InMemoryMetricReader) -> None:
    with override_settings(AUTOCAPTION={"FIELDS": 3}):
        assert "autocaption.captions.due" not in points(reader)


#: A site whose INSTALLED_APPS end with what is given.
SITE = """
import sys
import django
from django.apps import apps
from django.conf import settings
settings.configure(INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", *sys.argv[1:]])
django.setup()
apps.get_app_config("autocaption_opentelemetry").instruments.note("webhook_received", {"provider": "default"})
"""
APPS = ("django_autocaption", "django_autocaption.contrib.opentelemetry")


@pytest.mark.parametrize("order", [APPS, APPS[::-1]], ids=["after", "before"])
def test_a_site_that_has_it_starts(order: tuple[str, ...]) -> None:
    done = subprocess.run([sys.executable, "-c", SITE, *order], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
