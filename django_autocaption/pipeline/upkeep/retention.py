"""What moderation learnt of people in images is deleted after AUTOCAPTION["MODERATION"]["RETENTION"] days."""

from __future__ import annotations

import time

from django_autocaption import conf
from django_autocaption.models import Attempt, Decision
from django_autocaption.models.clock import ago
from django_autocaption.pipeline.records import decisions
from django_autocaption.pipeline.runtime import databases

#: Seconds between two looks of one process: they read whole tables, and days are what counts.
PAUSE = 3600.0
DAY = 86_400
_next_look: dict[databases.Place, float] = {}


def forget_if_due(*, using: str) -> None:
    """``forget``, once an hour; nothing where everything is kept."""
    now = time.monotonic()
    if conf.current().moderation.RETENTION and now >= _next_look.get(databases.place(using), 0.0):
        _next_look[databases.place(using)] = now + PAUSE
        forget(using=using)


def forget(*, using: str) -> int:
    """Delete ages, labels, confidences, machines' reasons and services' raw answers that are older than RETENTION.

    Ratings, rules, the decisions themselves and what moderators wrote stay, and so do words and costs. Returns how many
    rows were changed.
    """
    days = conf.current().moderation.RETENTION
    if not days:
        return 0
    cutoff = ago(days * DAY)
    changed = decisions.forget(Decision.objects.using(using).filter(decided_at__lte=cutoff))
    answers = Attempt.objects.using(using).filter(asked_at__lte=cutoff, raw__isnull=False)
    return changed + answers.update(raw=None)
