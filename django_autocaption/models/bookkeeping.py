"""What workers share beside the captions: who lives, how far rounds are, what budgets have left, how far requests to
each service may go, what an operator has stopped, how good the services' words have proved, and what was counted for
pages that a million rows would keep waiting."""

from __future__ import annotations

import uuid
from decimal import Decimal

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from django_autocaption.models.choices import Covered, Outcome, Purpose, Reason, Verb


class Worker(models.Model):
    """The sign of life of one worker.

    Captions name it in their ``claim``. Written by ``pipeline.work.claims``, read by the sweep.
    """

    token = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    alive_at = models.DateTimeField()
    """By the database's clock; one write now and then says that all its claims hold."""

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.token)


class Cursor(models.Model):
    """How far something was looked through, such as an image field's captions, and what the last round found.

    Rows that are named after an image field are those of ``pipeline.upkeep.rounds``, ``images of …`` those of
    ``pipeline.upkeep.share``, ``stock of …`` those of ``pipeline.intake.stock``, ``scores`` and ``spot checks`` those
    of ``pipeline.scores``, ``coverage`` and ``costs`` those of ``pipeline.rollups``, ``looks`` is that of
    ``pipeline.runtime.next_look``, ``media folders`` that of ``pipeline.intake.media_folders``, and ``sweep`` that of
    ``pipeline.upkeep.sweep``.
    """

    name = models.CharField(max_length=255, primary_key=True)
    """``app_label.Model.field``."""
    value = models.CharField(max_length=255, blank=True)
    """Key of the object that was looked at last; "" = a round begins."""
    round_started_at = models.DateTimeField(null=True)
    """None = no round is under way."""
    looked_at = models.DateTimeField(null=True)
    """When the latest step was taken."""
    rows = models.PositiveBigIntegerField(default=0)
    """Captions looked at in this round."""
    mended = models.PositiveBigIntegerField(default=0)
    """Of these, those that disagreed with their objects."""
    last_rows = models.PositiveBigIntegerField(null=True)
    """The same of the last whole round; None = there was none yet."""
    last_mended = models.PositiveBigIntegerField(default=0)
    last_seconds = models.PositiveBigIntegerField(default=0)
    """How long that round took."""
    removed = models.PositiveBigIntegerField(default=0)
    """Captions of objects that are gone which were removed since ``removed_since``."""
    removed_since = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.name


class Step(models.TextChoices):
    """What a sweep does, in its order."""

    MEDIA = "media", _("Media folders")
    IMAGES = "images", _("Images without a caption")
    RECONCILE = "reconcile", _("Captions that disagree with their objects")
    RATINGS = "ratings", _("Images that are not rated")
    RETENTION = "retention", _("Retention of what moderation learnt")
    HISTORY = "history", _("Pruning of the history")
    FOLLOW = "follow", _("Your own fields and files")
    BULK = "bulk", _("Bulk requests")
    CLAIMS = "claims", _("Lost workers")
    JOBS = "jobs", _("Jobs that services work on")
    STRAYS = "strays", _("Jobs without a caption")
    MESSAGES = "messages", _("Lost messages")
    BACKLOG = "backlog", _("Messages of bulk requests")
    SPOT_CHECKS = "checks", _("Drawing of spot checks")
    SCORES = "scores", _("Counting of decisions")
    NUMBERS = "numbers", _("Counting for the dashboard")


class UpkeepFailure(models.Model):
    """A step of the sweep that fails, or one image field in it, until a sweep gets through.

    Written by ``pipeline.upkeep.steps`` alone, shown by Status.
    """

    step = models.CharField(max_length=20, choices=Step.choices)
    field = models.CharField(max_length=300, blank=True)
    """``app_label.Model.field``; "" = the step is not about one."""
    message = models.TextField()
    """Of the latest failure."""
    since = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()
        constraints = (models.UniqueConstraint(fields=("step", "field"), name="autocaption_one_failure"),)

    def __str__(self) -> str:
        return f"{self.get_step_display()}{f' ({self.field})' if self.field else ''}"


class Spending(models.Model):
    """What was spent and reserved of one budget in one period.

    Counted by ``pipeline.admission.reservations`` alone, in the transaction that writes the attempt in question.
    """

    budget = models.CharField(_("budget"), max_length=250)
    """``Budget.key``: the limit itself stays in the settings, where it can be raised."""
    period_start = models.DateField(_("since"))
    user = models.CharField(pgettext_lazy("column", "user"), max_length=255, blank=True)
    """Primary key of the user as text; "" = the budget is the site's."""
    spent = models.DecimalField(_("spent"), max_digits=20, decimal_places=8, default=Decimal(0))
    """What answered requests cost, in the budget's unit."""
    reserved = models.DecimalField(_("reserved"), max_digits=20, decimal_places=8, default=Decimal(0))
    """What requests are expected to cost that have not ended, or that nobody knows to have ended."""
    warned_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("spending")
        verbose_name_plural = _("spendings")
        constraints = (
            models.UniqueConstraint(fields=("budget", "period_start", "user"), name="autocaption_one_spending"),
        )

    def __str__(self) -> str:
        return f"{self.budget} {self.period_start}"


class PrunedCost(models.Model):
    """What attempts cost that are in the history no more, so that money adds up for ever.

    Written by ``pipeline.records.pruning`` alone, in the transaction that deletes the attempts.
    """

    month = models.DateField(_("month"))
    """Its first day, in the site's time zone."""
    provider = models.CharField(_("provider"), max_length=100)
    model = models.CharField(_("model"), max_length=200, blank=True)
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose.choices)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices)
    unit = models.CharField(_("unit"), max_length=10, blank=True)
    """"" = they told no cost, or cost nothing."""
    requests = models.PositiveBigIntegerField(_("requests"), default=0)
    amount = models.DecimalField(_("cost"), max_digits=24, decimal_places=8, default=Decimal(0))

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("month", "provider", "model", "purpose", "outcome", "unit"), name="autocaption_one_pruned_cost"
            ),
        )

    def __str__(self) -> str:
        return f"{self.provider} {self.month:%Y-%m}: {self.amount} {self.unit}"


class Pace(models.Model):
    """How often, and how many at once, one service is asked.

    One row per provider, for sites without Redis. Read and written by ``pacing`` alone, with a
    condition on ``version``.
    """

    alias = models.CharField(max_length=100, primary_key=True)
    """Key in AUTOCAPTION["PROVIDERS"]."""
    version = models.PositiveBigIntegerField(default=0)
    """Grows with every change, so that of two workers who saw the same state only one can change it."""
    state = models.TextField(default="{}")
    """``pacing.schedule.State`` as JSON."""

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.alias


class Pause(models.Model):
    """Requests that an operator has stopped. Written and read by ``pacing.pauses`` alone."""

    alias = models.CharField(_("provider"), max_length=100, primary_key=True)
    """Key in AUTOCAPTION["PROVIDERS"]; "" = all of the site."""
    since = models.DateTimeField(_("since"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_constraint=False,  # users may live in another database
        db_index=False,  # there are a few rows
    )
    """None = somebody at the shell, or a former user."""

    class Meta:
        default_permissions = ()
        permissions = (("pause_requests", _("Can pause requests to services")),)

    def __str__(self) -> str:
        return self.alias or str(_("all services"))


class Drawn(models.Model):
    """How many of the words of one provider and prompt that published themselves in one image field and week were drawn
    for a spot check. Written by ``pipeline.scores.drawing`` alone."""

    content_type = models.ForeignKey(
        ContentType, on_delete=models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )
    field_name = models.CharField(max_length=100)
    provider = models.CharField(max_length=100)
    prompt = models.BigIntegerField(default=0)
    """Id of the PromptVersion; 0 = none."""
    week = models.DateField()
    """Its Monday, in the site's time zone."""
    eligible = models.PositiveBigIntegerField(default=0)
    """Words that published themselves."""
    drawn = models.PositiveBigIntegerField(default=0)

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("content_type", "field_name", "provider", "prompt", "week"), name="autocaption_one_drawn"
            ),
        )

    def __str__(self) -> str:
        return f"{self.field_name} {self.provider} {self.week}: {self.drawn}/{self.eligible}"


class Score(models.Model):
    """Decisions of one kind that one person made about the words of one provider, model and prompt in one image field.

    Counted by ``pipeline.scores.counting`` alone, out of ``Review``; read by ``audit.scoreboard``. Numbers may be below
    0: a decision that is taken back is taken out where its facts are found then, and only sums of rows are read.
    """

    content_type = models.ForeignKey(
        ContentType, on_delete=models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )
    field_name = models.CharField(max_length=100)
    provider = models.CharField(max_length=100)
    model = models.CharField(max_length=200, blank=True)
    prompt = models.BigIntegerField(default=0)
    """Id of the PromptVersion; 0 = the service's own question, or one of that request alone."""
    user = models.CharField(max_length=255, blank=True)
    """Primary key of who decided, as text; "" = nobody known."""
    spot_check = models.BooleanField()
    """The words were drawn after they had published themselves."""
    verb = models.CharField(max_length=12, choices=Verb.choices)
    """APPROVE, EDIT or REJECT."""
    reason = models.CharField(max_length=10, choices=Reason.choices, blank=True)
    cost_unit = models.CharField(max_length=10, blank=True)
    """"" = the service told no cost, or it cost nothing."""
    number = models.BigIntegerField(default=0)
    kept = models.BigIntegerField(default=0)
    """Sum of ``Review.kept``, so that ``kept / number`` is the share of the drafts that was kept, 0-100."""
    cost_amount = models.DecimalField(max_digits=24, decimal_places=8, default=Decimal(0))
    """What the requests for these words cost."""
    latencies = models.JSONField(default=dict)
    """Milliseconds in two significant digits → how many of the requests took so long."""

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=(
                    "content_type",
                    "field_name",
                    "provider",
                    "model",
                    "prompt",
                    "user",
                    "spot_check",
                    "verb",
                    "reason",
                    "cost_unit",
                ),
                name="autocaption_one_score",
            ),
        )

    def __str__(self) -> str:
        return f"{self.provider} {self.model} {self.field_name}: {self.number} {self.get_verb_display()}"


class Coverage(models.Model):
    """How many captions of one image field and language stand so. Written by ``pipeline.rollups`` alone."""

    content_type = models.ForeignKey(
        ContentType, on_delete=models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )
    field_name = models.CharField(max_length=100)
    language = models.CharField(max_length=20)
    covered = models.CharField(max_length=10, choices=Covered.choices)
    number = models.PositiveBigIntegerField()
    counting = models.PositiveBigIntegerField(default=0)
    """Of the round of counting that is under way."""

    class Meta:
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=("content_type", "field_name", "language", "covered"), name="autocaption_one_coverage"
            ),
        )

    def __str__(self) -> str:
        return f"{self.field_name} ({self.language}): {self.number} {self.get_covered_display()}"


class DailyCost(models.Model):
    """What the requests of one day to one service cost. Written by ``pipeline.rollups`` alone."""

    day = models.DateField()
    """In the site's time zone."""
    provider = models.CharField(max_length=100)
    unit = models.CharField(max_length=10, blank=True)
    """"" = they told no cost, or cost nothing."""
    requests = models.PositiveBigIntegerField()
    amount = models.DecimalField(max_digits=24, decimal_places=8, default=Decimal(0))

    class Meta:
        default_permissions = ()
        constraints = (models.UniqueConstraint(fields=("day", "provider", "unit"), name="autocaption_one_daily_cost"),)

    def __str__(self) -> str:
        return f"{self.provider} {self.day}: {self.amount} {self.unit}"
