"""One row per decision of a person about words: only ever inserted. Undo, history and the scoreboard read it."""

from __future__ import annotations

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from django_autocaption.models.caption import Caption
from django_autocaption.models.choices import Awaits, Reason, Surface, Verb
from django_autocaption.models.clock import local
from django_autocaption.models.prompt import PromptVersion
from django_autocaption.models.version import Version


class Review(models.Model):
    """What a person saw, what they decided, and what came of it. Written by ``pipeline.words`` alone."""

    caption = models.ForeignKey(
        Caption,
        verbose_name=_("caption"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="reviews",
        db_index=False,  # another begins with it
    )
    verb = models.CharField(_("decision"), max_length=12, choices=Verb.choices)
    seen = models.ForeignKey(Version, verbose_name=_("seen"), null=True, on_delete=models.SET_NULL, related_name="+")
    """The draft, or else the published words, that the decision was about; None = there were none."""
    result = models.ForeignKey(
        Version, verbose_name=_("result"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    """The version that the decision published or drafted; None = it took words away, or left them."""
    published_before = models.BigIntegerField(null=True, editable=False)
    published_after = models.BigIntegerField(null=True, editable=False)
    draft_before = models.BigIntegerField(null=True, editable=False)
    draft_after = models.BigIntegerField(null=True, editable=False)
    review_before = models.CharField(max_length=15, choices=Awaits.choices, blank=True, editable=False)
    review_after = models.CharField(max_length=15, choices=Awaits.choices, blank=True, editable=False)
    """The pointers' ids and what waited for a person: Undo puts these back."""
    before = models.JSONField(default=dict, editable=False)
    """What else Undo puts back: since when it waited and how doubtful it was (``review_at``, ``doubt``); of a row whose
    state the decision ended, ``state``, ``error_code`` and ``error_message``."""
    reason = models.CharField(_("reason"), max_length=10, choices=Reason.choices, blank=True, default=Reason.NONE)
    note = models.TextField(_("note"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_constraint=False,  # users may live in another database
        db_index=False,  # another begins with it
    )
    """None = a former user, or nobody known (the site's own form)."""
    at = models.DateTimeField(_("at"), auto_now_add=True)
    surface = models.CharField(_("where"), max_length=10, choices=Surface.choices)
    on_screen = models.PositiveIntegerField(_("on screen"), null=True)
    """How many captions the page showed on which it was decided."""
    seconds = models.PositiveIntegerField(_("seconds"), null=True)
    """From showing to deciding."""
    group = models.UUIDField(null=True, editable=False)
    """One bulk action."""
    undoes = models.OneToOneField("self", null=True, on_delete=models.SET_NULL, related_name="undone_by")
    """Unique, so that a decision is undone once."""
    # The facts of the score as they were then, so that it needs no row that may change or go.
    content_type = models.ForeignKey(
        ContentType, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False, editable=False
    )
    field_name = models.CharField(max_length=100, blank=True, editable=False)
    language = models.CharField(max_length=20, blank=True, editable=False)
    provider = models.CharField(_("provider"), max_length=100, blank=True)
    """Whose words the decision was about; "" = a person's, or nobody's. So are ``model`` and ``prompt``."""
    model = models.CharField(_("model"), max_length=200, blank=True)
    prompt = models.ForeignKey(
        PromptVersion, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False, editable=False
    )
    kept = models.PositiveSmallIntegerField(_("kept"), null=True)
    """Share of the machine's alt text that is in what was approved, 0-100."""

    class Meta:
        ordering = ("-id",)
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        default_permissions = ()
        indexes = (
            models.Index(fields=("by", "id"), name="autocaption_review_by"),
            models.Index(fields=("caption", "id"), name="autocaption_review_caption"),
            models.Index(fields=("at", "provider"), name="autocaption_review_at"),
            models.Index(fields=("group",), name="autocaption_review_group"),
            models.Index(fields=("verb", "id"), name="autocaption_review_verb"),  # for the newest rejections
        )

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {local(self.at):%Y-%m-%d %H:%M:%S}"
