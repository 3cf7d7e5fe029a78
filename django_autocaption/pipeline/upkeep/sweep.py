"""The safety net: rows whose message, worker or request was lost, and images that nobody announced."""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q

from django_autocaption import conf
from django_autocaption.models import Caption
from django_autocaption.models.clock import DatabaseNow, ago
from django_autocaption.pipeline.bulk import writer
from django_autocaption.pipeline.follow import outbox
from django_autocaption.pipeline.intake import requests
from django_autocaption.pipeline.outcome import lost_claims
from django_autocaption.pipeline.records import unregistered
from django_autocaption.pipeline.records.fields import KEY, objects_with_image
from django_autocaption.pipeline.records.unregistered import Gone
from django_autocaption.pipeline.runtime import backlog, databases, events, queue
from django_autocaption.pipeline.upkeep import retention, unrated
from django_autocaption.pipeline.work import deferred
from django_autocaption.registry import CaptionedField, registry

logger = logging.getLogger(__name__)

#: Rows of each kind that one sweep takes care of; the next sweep goes on.
MOST = 10_000
#: Images that may kill their worker: so many are tried after one sweep, so many seconds apart.
SUSPECTS, APART = 12, 5.0
#: (database, field, former name) of what this process has said to be held back.
_held_back: set[tuple[str, str, str]] = set()


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
    resumed: int
    """Bulk requests, not captions, whose rows nobody was writing any more."""
    followed: int
    """Words that the site's own fields and files had not followed yet."""


def sweep(*, patience: float | None = None) -> Found:
    """Find what was lost in every database with captions, and send it to the workers.

    ``patience``: seconds after which an unclaimed row's message and a claimed row's worker count as lost; None = the
    settings RESEND_AFTER and CLAIM_TIMEOUT. 0 is for an operator who knows that no worker is running.
    """
    totals = [_sweep_one(using, patience) for using in databases.with_captions()]
    found = Found(
        unannounced=sum(t.unannounced for t in totals),
        abandoned=sum(t.abandoned for t in totals),
        looked_at=sum(t.looked_at for t in totals),
        resent=sum(t.resent for t in totals),
        resumed=sum(t.resumed for t in totals),
        followed=sum(t.followed for t in totals),
    )
    events.emit("sweep_done", **asdict(found))
    return found


def _sweep_one(using: str, patience: float | None) -> Found:
    fields = registry.all() if conf.current().SWEEP_IMAGES else ()
    unannounced = sum(_announce(f, using) for f in fields)
    unrated.ask_for_ratings(using=using, most=MOST)
    retention.forget_if_due(using=using)
    followed = outbox.follow_due(using=using, most=MOST)
    held_too_long = conf.current().CLAIM_TIMEOUT if patience is None else patience
    resumed = writer.resume(using=using, patience=held_too_long)
    abandoned = lost_claims.expired(using, patience=held_too_long, most=MOST)
    looked_at = deferred.poll_jobs(using=using)
    deferred.poll_strays(using=using)
    patience = conf.current().RESEND_AFTER if patience is None else patience
    resent = _resend(using, patience) + backlog.revive(using=using, patience=patience)
    return Found(
        unannounced=unannounced,
        abandoned=abandoned,
        looked_at=looked_at,
        resent=resent,
        resumed=resumed,
        followed=followed,
    )


def _announce(field: CaptionedField, using: str) -> int:
    """Request words for objects that have an image but lack a row in some language."""
    if not databases.holds(field.model, using):
        return 0
    content_type = ContentType.objects.db_manager(using).get_for_model(field.model)
    objects = objects_with_image(field, using)
    asked = 0
    for language in conf.current().languages:
        rows = Caption.objects.using(using).filter(
            content_type=content_type,
            object_id=OuterRef(KEY),
            field_name=field.name,
            language=language,
        )
        missing = objects.filter(~Exists(rows)).order_by("pk")
        keys = list(missing.values_list("pk", flat=True)[: MOST - asked])
        for old in unregistered.behind(field, missing, using=using) if keys else ():
            _warn_once(field, old, using)
            missing = missing.filter(~Exists(old.captions_in(field, using)))
            keys = list(missing.values_list("pk", flat=True)[: MOST - asked])
        for start in range(0, len(keys), requests.CHUNK):
            chunk = field.model._base_manager.using(using).filter(pk__in=keys[start : start + requests.CHUNK])
            asked += requests.request(chunk, field.name, background=True)
    return asked


def _warn_once(field: CaptionedField, old: Gone, using: str) -> None:
    if (using, field.label, old.label) not in _held_back:
        _held_back.add((using, field.label, old.label))
        logger.warning(unregistered.held_back(field, old))


def _resend(using: str, patience: float) -> int:
    """Send due rows that have no message, or whose message seems lost."""
    unsent = Q(queued_at__isnull=True) | Q(queued_at__lte=ago(patience))
    due = Caption.objects.using(using).due().in_background(False).filter(unsent)
    ids = list(due.unsuspected().order_by("queued_at", "due_at").values_list("pk", flat=True)[:MOST])
    for start in range(0, len(ids), queue.ROWS_PER_MESSAGE):
        chunk = ids[start : start + queue.ROWS_PER_MESSAGE]
        if not due.filter(pk__in=chunk).update(queued_at=DatabaseNow()):
            continue  # another sweep was faster
        if not queue.send(chunk, using=using):
            queue.mark_unsent(ids[start:], using)
            return start
    # In random order and apart, so that no innocent image is at work each time that the guilty one kills its worker.
    suspects = list(due.suspected().order_by("?").values_list("pk", flat=True)[:SUSPECTS])
    for number, pk in enumerate(suspects):
        queue.send_later([pk], using=using, delay=number * APART)
    return len(ids) + len(suspects)
