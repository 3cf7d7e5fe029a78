"""One row per request to a service: history, ledger, and a webhook's way home."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from django_autocaption.models.caption import Caption
from django_autocaption.models.choices import Outcome, Purpose
from django_autocaption.models.clock import local
from django_autocaption.models.prompt import PromptVersion


class Attempt(models.Model):
    """One request to a service, its answer and its price.

    Written before its request is sent, so that a killed worker leaves a trace of what it may have asked.
    """

    uuid = models.UUIDField(_("id"), unique=True, default=uuid.uuid4, editable=False)
    """Idempotency key towards the service."""
    caption = models.ForeignKey(
        Caption, verbose_name=_("caption"), null=True, on_delete=models.SET_NULL, related_name="history"
    )
    """None = the caption is gone; what was spent stays in the ledger."""
    request = models.PositiveIntegerField(_("request"))
    """``Caption.request`` that it was made for; 0 = a comparison's, and none of the caption's own."""
    comparison = models.ForeignKey(
        "autocaption.Comparison",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )
    image_no = models.PositiveIntegerField(_("image number"), default=1)
    """``Caption.image_no`` of the image that it was asked about."""
    key = models.CharField(max_length=64, blank=True, editable=False)
    """sha256 of question and bytes: "was this asked or answered before?"."""
    lease = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001 - NULLs are distinct
    """``key`` while the request is in flight, else NULL: no two workers ask the same at once."""
    content_hash = models.CharField(max_length=64, blank=True, editable=False)
    """sha256 of the stored file that was asked about."""
    width = models.PositiveIntegerField(null=True, editable=False)
    height = models.PositiveIntegerField(null=True, editable=False)
    part_of = models.ForeignKey("self", null=True, editable=False, on_delete=models.SET_NULL, related_name="parts")
    """The attempt whose request asked for these words as well, in another language: what it cost is noted there."""
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose.choices, default=Purpose.CAPTION)
    provider = models.CharField(_("provider"), max_length=100)
    model = models.CharField(_("model"), max_length=200, blank=True)
    prompt = models.TextField(_("prompt"), blank=True)
    """The filled-in text."""
    prompt_version = models.ForeignKey(
        PromptVersion, null=True, editable=False, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    asked_at = models.DateTimeField(_("asked at"))
    latency_ms = models.PositiveIntegerField(_("latency (ms)"), null=True)
    external_id = models.CharField(_("job id"), max_length=200, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, default=Outcome.ASKED)
    raw = models.JSONField(_("raw answer"), null=True)
    words = models.JSONField(_("words"), default=dict)
    """What the cleaned answer gave: alt_text, title, description, meta_description, keywords."""
    is_label = models.BooleanField(default=False, editable=False)
    """They are a label, which the next provider of a chain may better."""
    held = models.BooleanField(default=False, editable=False)
    """They are to be read by a person before they are published."""
    cost_amount = models.DecimalField(_("cost"), max_digits=16, decimal_places=8, null=True)
    cost_unit = models.CharField(_("unit"), max_length=10, blank=True)
    reserved = models.JSONField(default=dict, editable=False)
    """What the request was expected to cost: id of a Spending → {"amount", "unit", "price", "keeps", "guessed"},
    see pipeline.admission.reservations."""
    error_code = models.CharField(_("error code"), max_length=100, blank=True)
    error_message = models.TextField(_("error"), blank=True)

    class Meta:
        ordering = ("-id",)
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        indexes = (
            models.Index(fields=("key", "id"), name="autocaption_asked_key"),
            models.Index(fields=("external_id",), name="autocaption_external_id"),
            models.Index(fields=("outcome", "id"), name="autocaption_outcome_id"),
            models.Index(fields=("provider", "id"), name="autocaption_asked_provider_id"),
        )

    def __str__(self) -> str:
        return f"{self.provider} {local(self.asked_at):%Y-%m-%d %H:%M:%S}"
