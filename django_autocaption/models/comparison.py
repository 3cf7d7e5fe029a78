"""Comparisons: the same images asked of several services, models or prompts, and which words people found best.

What is said for a comparison is nobody's words: no ``Version`` is made of it until a person takes it.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from django_autocaption.models.attempt import Attempt
from django_autocaption.models.batch import Batch
from django_autocaption.models.caption import Caption
from django_autocaption.models.choices import Verdict
from django_autocaption.models.prompt import PromptVersion


class Comparison(models.Model):
    """A sample of images, and who is asked about them. Its bulk request holds the money, is paused and cancelled."""

    batch = models.OneToOneField(Batch, verbose_name=_("bulk request"), on_delete=models.CASCADE)
    blind = models.BooleanField(_("blind"), default=True)
    """Whose words are whose is told when a person has voted."""

    class Meta:
        ordering = ("-id",)
        verbose_name = _("comparison")
        verbose_name_plural = _("comparisons")
        default_permissions = ()

    def __str__(self) -> str:
        return _("Comparison %(id)s") % {"id": self.pk}


class Candidate(models.Model):
    """One combination of provider, model and prompt; or the words that stood on the pages."""

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="candidates")
    provider = models.CharField(_("provider"), max_length=100, blank=True)
    """Alias in AUTOCAPTION["PROVIDERS"]; "" = nobody is asked: these are the words that were published."""
    model = models.CharField(_("model"), max_length=200, blank=True)
    """"" = the one in the settings."""
    prompt = models.TextField(_("prompt"), blank=True)
    """"" = each field's own."""
    prompt_version = models.ForeignKey(
        PromptVersion, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    """The version of a named prompt that has this text; None = it was written for the comparison."""

    class Meta:
        ordering = ("id",)
        default_permissions = ()

    def __str__(self) -> str:
        return self.provider or str(_("published words"))

    @property
    def is_asked(self) -> bool:
        """It is a combination, not the published words."""
        return bool(self.provider)


class CandidateAnswer(models.Model):
    """What one candidate says of one image; what it cost and took as it was then, whatever becomes of the ledger."""

    candidate = models.ForeignKey(Candidate, on_delete=models.CASCADE, related_name="answers", db_index=False)
    caption = models.ForeignKey(Caption, on_delete=models.CASCADE, related_name="+")
    image_no = models.PositiveIntegerField()
    """``Caption.image_no`` of the image that is asked about."""
    ended = models.BooleanField(default=False)
    """There are words, or ``error_code`` says why there will be none."""
    tries = models.PositiveSmallIntegerField(default=0)
    outages = models.PositiveSmallIntegerField(default=0)
    """As ``Caption.attempts`` and ``Caption.outages``."""
    attempt = models.ForeignKey(Attempt, null=True, on_delete=models.SET_NULL, related_name="+")
    """The request that brought the words, or that is under way."""
    reused = models.BooleanField(default=False)
    """The same question about the same bytes had been answered before: nothing was paid for it here."""
    words = models.JSONField(default=dict)
    """All of WORD_FIELDS; {} = none."""
    cost_amount = models.DecimalField(max_digits=16, decimal_places=8, null=True)
    cost_unit = models.CharField(max_length=10, blank=True)
    latency_ms = models.PositiveIntegerField(null=True)
    error_code = models.CharField(max_length=30, blank=True)
    """An ``ErrorCode``."""
    error_message = models.TextField(blank=True)
    """Why there are no words, or why it waits."""

    class Meta:
        ordering = ("id",)
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("candidate", "caption"), name="autocaption_one_answer_per_candidate"),
        )

    def __str__(self) -> str:
        return str(self.words.get("alt_text", ""))


class Vote(models.Model):
    """Which words one person found best for one image. They may change their mind: the last vote counts."""

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="votes", db_index=False)
    caption = models.ForeignKey(Caption, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_constraint=False)
    verdict = models.CharField(max_length=5, choices=Verdict.choices)
    best = models.JSONField(default=list)
    """Ids of the candidates that said the best words: several where these said the same."""
    at = models.DateTimeField(auto_now=True)

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(fields=("comparison", "caption", "user"), name="autocaption_one_vote_per_person"),
        )

    def __str__(self) -> str:
        return self.get_verdict_display()
