"""Take rows back from workers that did not come back, and from those that say that they cannot finish."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from django_autocaption import conf
from django_autocaption.models import Attempt, Caption, Outcome, State, Worker
from django_autocaption.models.clock import ago
from django_autocaption.pipeline.outcome import unasked
from django_autocaption.pipeline.outcome.finalisation import book, store
from django_autocaption.pipeline.records import ledger
from django_autocaption.pipeline.runtime import databases

logger = logging.getLogger(__name__)

#: Seconds, and times CLAIM_TIMEOUT: no job takes so long, whatever its worker says of itself.
LONGEST_WORK, LONGEST_WORK_SHARE = 3600.0, 6
#: Times the patience with a worker, for a request whose row its worker has left: longer than any request takes.
LONGEST_REQUEST = 6
#: Times CLAIM_TIMEOUT after which nothing is remembered of a silent worker.
FORGOTTEN = 100


def expired(using: str, *, patience: float, most: int) -> int:
    """Take back rows whose worker gave no sign of life for ``patience`` seconds, or that are claimed for longer than
    any job takes. Returns how many, at most ``most``."""
    cutoff = ago(patience)
    workers = Worker.objects.using(using)
    alive = list(workers.filter(alive_at__gt=cutoff).values_list("pk", flat=True))
    longest = ago(max(patience, LONGEST_WORK, conf.current().CLAIM_TIMEOUT * LONGEST_WORK_SHARE))
    rows = Caption.objects.using(using).filter(
        (~Q(claim__in=alive) & Q(claimed_at__lte=cutoff)) | Q(claimed_at__lte=longest), state=State.WORKING
    )
    lost = list(rows.select_related("batch", "published", "draft").order_by("pk")[:most])
    taken = len(_abandon(lost, using, blameless=False))
    # The others belong to rows that ended, were asked for anew or deleted meanwhile.
    stray = Attempt.objects.using(using).filter(outcome=Outcome.ASKED, asked_at__lte=ago(patience * LONGEST_REQUEST))
    unheard(stray.exclude(caption__state__in=(State.WORKING, State.WAITING)))
    workers.filter(alive_at__lte=ago(conf.current().CLAIM_TIMEOUT * FORGOTTEN)).delete()
    return taken


def unheard(attempts: QuerySet[Attempt]) -> None:
    """These requests ended without an answer that anyone saw: their leases are free, and of what was reserved for them
    stays what a request of unknown outcome keeps."""
    for attempt in attempts.filter(outcome=Outcome.ASKED):
        book(attempt, ledger.unheard(), using=attempts.db)


def give_back(captions: Sequence[Caption], using: str, *, blameless: bool) -> list[Caption]:
    """The worker cannot go on with what it still holds of these rows: the sweep sends them to another one.

    ``blameless``: the worker was told to stop, so that neither the try nor the stop counts against the images.
    Returns those that could not be given back, since somebody holds them, or the database is away.
    """
    since = {caption.pk: caption.claimed_at for caption in captions}
    rows = Caption.objects.using(using).filter(
        pk__in=since, claim__in={caption.claim for caption in captions}, state=State.WORKING
    )

    def give() -> list[Caption]:
        held = rows.select_related("batch", "published", "draft").order_by("pk")
        ours = [caption for caption in held if caption.claimed_at == since[caption.pk]]
        given = _abandon(ours, using, blameless=blameless)
        return [caption for caption in ours if caption.pk not in given]

    try:
        return databases.patiently(give, using=using)
    except Exception:
        logger.exception("%d claims could not be given back; they expire.", len(captions))
        return list(captions)


def _abandon(captions: Sequence[Caption], using: str, *, blameless: bool) -> set[int]:
    """Ids of those that were; what somebody holds is left to the next sweep, or to whoever gives it back."""
    asked = _last_asked(captions, using)
    found = [unasked.abandoned(c, asked.get(c.pk), blameless=blameless) for c in captions]
    return {ending.caption.pk for ending in store(found, using=using, held=[])}


def _last_asked(captions: Iterable[Caption], using: str) -> dict[int, Attempt]:
    """The request about each caption's present image that has no answer, if there is one."""
    requests = {caption.pk: caption.request for caption in captions}
    attempts = Attempt.objects.using(using).filter(caption__in=requests, outcome=Outcome.ASKED).order_by("pk")
    return {a.caption_id: a for a in attempts if a.caption_id and requests[a.caption_id] == a.request}
