"""One row per decision of moderation, by a machine or a person: what was known, which rule decided, and why."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from django_autocaption.models.choices import Rating
from django_autocaption.models.clock import local
from django_autocaption.models.version import Version

#: ``source`` and ``rule`` of what a moderator decides.
PERSON = "person"
#: Rule of a check that could not be made; it is made again when the image is asked about again.
UNCHECKED = "unchecked"
#: ``source`` of what a caption's words, and what came with them, led to; and the rule where it was the words alone.
WORDS = BY_WORDS = "caption"
#: Rule of what the model on this machine saw before any other source was asked: a finding, and no rating.
LOOKED = "looked"


class Decision(models.Model):
    """What moderation found out or a moderator decided about an image's bytes.

    Never changed, but for the details that AUTOCAPTION["MODERATION"]["RETENTION"] has deleted.
    """

    caption = models.ForeignKey(
        "autocaption.Caption", verbose_name=_("caption"), null=True, on_delete=models.SET_NULL, related_name="decisions"
    )
    """The caption at which it was made; it holds for every caption of the same bytes. None = that one is gone."""
    content_hash = models.CharField(_("content hash"), max_length=64, blank=True)
    """sha256 of the file that was judged; "" = no worker had read it yet."""
    version = models.ForeignKey(
        Version,
        verbose_name=pgettext_lazy("column", "version"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    """The words that it was made from, alone or among others; None = it was made without any."""
    rating = models.CharField(_("rating"), max_length=10, choices=Rating.choices)
    rule = models.CharField(_("rule"), max_length=30)
    """Row of the table in ``moderation.assess``; ``person`` = a moderator decided; ``unchecked``, ``looked``."""
    source = models.CharField(_("decided by"), max_length=320)
    """``person``, ``local``, ``caption``, or the provider's alias and model."""
    raw_label = models.CharField(_("age label"), max_length=200, blank=True)
    """As the model wrote it."""
    age_group = models.CharField(_("age group"), max_length=50, blank=True)
    age_min = models.PositiveSmallIntegerField(_("age from"), null=True)
    age_max = models.PositiveSmallIntegerField(_("age to"), null=True)
    confidence = models.FloatField(_("age confidence"), null=True)
    """0–1."""
    nsfw = models.BooleanField(_("unsafe for work"), null=True)
    """None = not checked."""
    thresholds = models.JSONField(_("thresholds"), default=dict)
    """Those of ``moderation.Policy`` that held then; {} = a person decided."""
    reason = models.TextField(_("reason"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("moderator"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_constraint=False,  # users may live in another database
    )
    undoes = models.OneToOneField(
        "self", null=True, editable=False, on_delete=models.SET_NULL, related_name="undone_by"
    )
    """A moderator's decision that was taken back by having this one, which stood before it, hold again. Unique, so that
    a decision is undone once."""
    decided_at = models.DateTimeField(_("decided at"))
    """By the database's clock, so that of two moderators' decisions the later one holds. None = not stored yet."""

    class Meta:
        ordering = ("-id",)
        verbose_name = _("moderation decision")
        verbose_name_plural = _("moderation decisions")
        indexes = (models.Index(fields=("content_hash",), name="autocaption_judged_hash"),)

    def __str__(self) -> str:
        return f"{self.get_rating_display()} {local(self.decided_at):%Y-%m-%d %H:%M:%S}"

    @property
    def by_person(self) -> bool:
        """A moderator decided: no machine overrules it for the same bytes."""
        return self.source == PERSON
