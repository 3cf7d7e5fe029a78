"""Take rows back from workers that did not come back, and from those that say that they cannot finish."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence

from django_autocaption.models import Attempt, Caption, Outcome, State
from django_autocaption.models.clock import ago
from django_autocaption.pipeline.outcome import unasked
from django_autocaption.pipeline.outcome.store import GROUP, store
from django_autocaption.pipeline.records import leases
from django_autocaption.pipeline.runtime import databases

logger = logging.getLogger(__name__)


def expired(using: str, *, patience: float, most: int) -> int:
    """Take back rows that were claimed longer ago than ``patience`` seconds. Returns how many, at most ``most``."""
    cutoff = ago(patience)
    rows = Caption.objects.using(using).filter(state=State.WORKING, claimed_at__lte=cutoff).select_related("batch")
    taken = _abandon(list(rows.order_by("pk")[:most]), using, blameless=False)
    # What is still leased belongs to rows that were settled or asked anew meanwhile.
    stray = Attempt.objects.using(using).filter(lease__isnull=False, asked_at__lte=cutoff)
    leases.release_attempts(stray.exclude(caption__state__in=(State.WORKING, State.WAITING)))
    return taken


def give_back(captions: Sequence[Caption], using: str, *, blameless: bool) -> None:
    """The worker cannot go on with what it still holds of these rows: the sweep sends them to another one.

    ``blameless``: the worker was told to stop, so that neither the try nor the stop counts against the images.
    """
    claims = {caption.claim for caption in captions}
    rows = Caption.objects.using(using).filter(claim__in=claims, state=State.WORKING).select_related("batch")
    try:
        databases.patiently(lambda: _abandon(list(rows.order_by("pk")), using, blameless=blameless), using=using)
    except Exception:
        logger.exception("%d claims could not be given back; they expire.", len(captions))


def _abandon(captions: Sequence[Caption], using: str, *, blameless: bool) -> int:
    asked = _last_asked(captions, using)
    found = [unasked.abandoned(c, asked.get(c.pk), blameless=blameless) for c in captions]
    return sum(len(store(found[start : start + GROUP], using=using)) for start in range(0, len(found), GROUP))


def _last_asked(captions: Iterable[Caption], using: str) -> dict[int, Attempt]:
    """The request about each caption's present image that has no answer, if there is one."""
    revisions = {caption.pk: caption.revision for caption in captions}
    attempts = Attempt.objects.using(using).filter(caption__in=revisions, outcome=Outcome.ASKED).order_by("pk")
    return {a.caption_id: a for a in attempts if a.caption_id and revisions[a.caption_id] == a.revision}
