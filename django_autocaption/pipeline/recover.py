"""The safety net: rows whose message, worker or request was lost, and images that nobody announced."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.db import connections
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from django_autocaption import conf
from django_autocaption.models import Attempt, Caption, Outcome, State
from django_autocaption.pipeline import backlog, databases, endings, intake, late, limits, queue
from django_autocaption.pipeline.settle import store
from django_autocaption.registry import CaptionedField, registry

#: Rows of each kind that one sweep takes care of; the next sweep goes on.
MOST = 10_000


@dataclass(frozen=True, kw_only=True)
class Found:
    """What one sweep found, in captions."""

    unannounced: int
    """Images without a row: bulk_create, fixtures, a field registered later, a language added."""
    abandoned: int
    """Claimed by a worker that did not come back."""
    looked_at: int
    """Jobs that services work on and that were due for a look."""
    resent: int
    """Due rows whose message was never sent or seems lost, abandoned ones among them."""


def sweep(*, patience: float | None = None) -> Found:
    """Find what was lost in every database with captions, and send it to the workers.

    ``patience``: seconds after which an unclaimed row's message and a claimed row's worker count as lost; None = the
    settings RESEND_AFTER and CLAIM_TIMEOUT. 0 is for an operator who knows that no worker is running.
    """
    totals = [_sweep_one(using, patience) for using in databases.with_captions()]
    return Found(
        unannounced=sum(t.unannounced for t in totals),
        abandoned=sum(t.abandoned for t in totals),
        looked_at=sum(t.looked_at for t in totals),
        resent=sum(t.resent for t in totals),
    )


def _sweep_one(using: str, patience: float | None) -> Found:
    fields = registry.all() if conf.current().SWEEP_IMAGES else ()
    unannounced = sum(_announce(f, using) for f in fields)
    abandoned = _reclaim(using, conf.current().CLAIM_TIMEOUT if patience is None else patience)
    looked_at = late.poll_jobs(using=using)
    patience = conf.current().RESEND_AFTER if patience is None else patience
    resent = _resend(using, patience) + backlog.revive(using=using, patience=patience)
    return Found(unannounced=unannounced, abandoned=abandoned, looked_at=looked_at, resent=resent)


def _announce(field: CaptionedField, using: str) -> int:
    """Request words for objects that have an image but lack a row in some language."""
    if not databases.holds(field.model, using):
        return 0
    content_type = ContentType.objects.db_manager(using).get_for_model(field.model)
    pk = field.model._meta.pk
    objects = (
        field.model._base_manager.using(using)
        .exclude(Q(**{field.name: ""}) | Q(**{f"{field.name}__isnull": True}))
        .annotate(autocaption_key=databases.key_as_text(pk, connections[using].features.has_native_uuid_field))
    )
    asked = 0
    for language in conf.current().languages:
        rows = Caption.objects.using(using).filter(
            content_type=content_type,
            object_id=OuterRef("autocaption_key"),
            field_name=field.name,
            language=language,
        )
        missing = objects.filter(~Exists(rows)).order_by("pk")[: MOST - asked]
        keys = list(missing.values_list("pk", flat=True))
        for start in range(0, len(keys), intake.CHUNK):
            chunk = field.model._base_manager.using(using).filter(pk__in=keys[start : start + intake.CHUNK])
            asked += intake.request(chunk, field.name, background=True)
    return asked


def _reclaim(using: str, patience: float) -> int:
    """Take rows back from workers that claimed them too long ago."""
    cutoff = timezone.now() - timedelta(seconds=patience)
    expired = Caption.objects.using(using).filter(state=State.WORKING, claimed_at__lte=cutoff).order_by("pk")[:MOST]
    taken = 0
    for caption in expired.select_related("batch"):
        asked = Attempt.objects.using(using).filter(caption=caption, outcome=Outcome.ASKED).order_by("-pk").first()
        ending = endings.abandoned(caption, asked)
        limits.release([caption.pk], using=using)
        taken += len(store([ending], using=using))
    # What is still leased belongs to rows that were settled or asked anew meanwhile.
    stray = Attempt.objects.using(using).filter(lease__isnull=False, asked_at__lte=cutoff)
    limits.release_attempts(stray.exclude(caption__state=State.WORKING))
    return taken


def _resend(using: str, patience: float) -> int:
    """Send due rows that have no message, or whose message seems lost."""
    lost = timezone.now() - timedelta(seconds=patience)
    unsent = Q(queued_at__isnull=True) | Q(queued_at__lte=lost)
    due = Caption.objects.using(using).due().filter(unsent, background=False)
    ids = list(due.order_by("pk").values_list("pk", flat=True)[:MOST])
    for start in range(0, len(ids), queue.ROWS_PER_MESSAGE):
        chunk = ids[start : start + queue.ROWS_PER_MESSAGE]
        Caption.objects.using(using).filter(pk__in=chunk).update(queued_at=timezone.now())
        if not queue.send(chunk, using=using):
            queue.mark_unsent(ids[start:], using)
            return start
    return len(ids)
