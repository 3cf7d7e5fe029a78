"""A bulk request: one decision to have many images captioned."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from django_autocaption.models.choices import Kind
from django_autocaption.models.prompt import PromptVersion


class Batch(models.Model):
    """What one editor (or command) asked for at once, and with which provider, model and prompt."""

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.RECAPTION)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("requested by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_constraint=False,  # users may live in another database
    )
    requested_at = models.DateTimeField(_("requested at"), auto_now_add=True)
    filters = models.JSONField(_("filters"), default=dict, blank=True)
    """What selected the images, as JSON data, for the record."""
    provider = models.CharField(_("provider"), max_length=100, blank=True)
    """Alias in AUTOCAPTION["PROVIDERS"]; "" = the field's own."""
    model = models.CharField(_("model"), max_length=200, blank=True)
    prompt = models.TextField(_("prompt"), blank=True)
    """Prompt text; "" = the field's own."""
    prompt_version = models.ForeignKey(
        PromptVersion, null=True, editable=False, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    """The version of a named prompt that has this text; None = it was written for this request."""
    replace_human = models.BooleanField(_("replace words written by people"), default=False)
    held = models.BooleanField(default=False, editable=False)
    """Its words are to be read before they are published, whatever the field says: whoever asked waits for them."""
    newest = models.PositiveBigIntegerField(null=True, editable=False)
    """Id of the newest version that whoever asked could see: newer words are left alone. None = nothing was shown."""
    requested_count = models.PositiveIntegerField(_("captions"), default=0)
    """Captions asked for so far; a backfill grows while it runs."""
    planned = models.PositiveIntegerField(default=0, editable=False)
    """Captions that it was confirmed to ask for, as they were counted then."""
    prices = models.JSONField(default=dict, editable=False)
    """What one caption of it was expected to cost then: alias → {unit: amount}, of every service that may bill it."""
    holds = models.BooleanField(default=False, editable=False)
    """It may still have captions to ask for, so that budgets hold their price for it."""
    unwritten = models.BooleanField(default=False, editable=False)
    """Rows are still to be written, by whoever holds the claim or gets the message (``pipeline.bulk.writer``)."""
    found = models.PositiveIntegerField(default=0, editable=False)
    """Captions that a check sent to the desk."""
    failures = models.PositiveSmallIntegerField(default=0, editable=False)
    """Times that a worker could not write all of them."""
    error = models.TextField(_("error"), blank=True)
    """Why the rows of some image fields were given up, as a sentence for people; "" = they were not."""
    claim = models.UUIDField(null=True, editable=False)
    """Token of who writes them; None = nobody yet."""
    claimed_at = models.DateTimeField(null=True, editable=False)
    """Last sign of life of who writes them; before, when the message was sent. None = none was sent."""
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True)
    paused_at = models.DateTimeField(_("paused at"), null=True, blank=True)
    """Nothing more is asked for it until it goes on; what it has yet to ask for stays as it is."""

    class Meta:
        ordering = ("-id",)
        verbose_name = _("bulk request")
        verbose_name_plural = _("bulk requests")
        indexes = (models.Index(fields=("paused_at",), name="autocaption_batch_paused"),)

    def __str__(self) -> str:
        return _("Bulk request %(id)s") % {"id": self.pk}

    @property
    def asks_anew(self) -> bool:
        """Words that are there already do not serve this request."""
        return self.kind in (Kind.RECAPTION, Kind.TRANSLATE)


class Portion(models.Model):
    """What a bulk request has yet to ask for, as far as nothing but a list tells it; gone when it is asked for."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="portions")
    keys = models.JSONField(default=list)
    """Primary keys of captions, or of objects of the model that ``Batch.filters`` names."""

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.batch_id}: {len(self.keys)}"
