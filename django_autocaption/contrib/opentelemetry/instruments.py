"""The instruments: requests and their time by provider and outcome, final captions by state, the queue's depth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import Error, close_old_connections
from opentelemetry import metrics
from opentelemetry.metrics import CallbackOptions, Observation

from django_autocaption import __version__
from django_autocaption.models import Caption
from django_autocaption.pipeline.runtime import databases

#: Rows that one look at the queue counts.
MOST = 100_000


class Instruments:
    """Of the meter ``django_autocaption``; https://opentelemetry.io/docs/specs/semconv/general/naming/."""

    def __init__(self) -> None:
        meter = metrics.get_meter("django_autocaption", __version__)
        self.requests = meter.create_histogram(
            "autocaption.request.duration", unit="s", description="Requests to captioning services."
        )
        self.finalised = meter.create_counter(
            "autocaption.captions.finalised", description="Captions that became final."
        )
        self.put_off = meter.create_counter("autocaption.captions.put_off", description="Captions to be tried later.")
        self.webhooks = meter.create_counter("autocaption.webhooks", description="Calls to the webhook address.")
        meter.create_observable_gauge(
            "autocaption.captions.due",
            callbacks=[_due],
            description=f"Captions that wait for a worker, {MOST} at most.",
        )

    def note(self, step: str, facts: Mapping[str, Any], **kwargs: Any) -> None:
        """Receive ``signals.pipeline_step``."""
        match step:
            case "request_ended":
                self.requests.record(facts["ms"] / 1000, _only(facts, "provider", "outcome"))
            case "caption_finalised":
                self.finalised.add(1, _only(facts, "provider", "state", "code"))
            case "captions_put_off":
                self.put_off.add(1, _only(facts, "code"))
            case "webhook_received" | "webhook_rejected":
                self.webhooks.add(1, {**_only(facts, "provider"), "believed": step == "webhook_received"})


def _only(facts: Mapping[str, Any], *names: str) -> dict[str, str]:
    return {name: str(facts[name]) for name in names}


def _due(options: CallbackOptions) -> Iterable[Observation]:
    try:
        due = [Caption.objects.using(using).due().order_by() for using in databases.with_captions()]
        number = sum(rows[:MOST].count() for rows in due)
    except (Error, ImproperlyConfigured):
        return []  # metrics must never be what fails
    finally:
        close_old_connections()  # the reader's thread has its own, which nobody else renews after a restart
    return [Observation(number)]
