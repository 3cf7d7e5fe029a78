"""Who writes the rows of a bulk request: one worker (or command) at a time, and another one where that one is lost.

The request is claimed as rows are: by a conditional UPDATE, with a sign of life by the database's clock. What is still
to be written tells each kind of request by itself (``backfill``), so that whoever takes over goes on where it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import uuid4

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from django_autocaption import conf
from django_autocaption.models import Batch, Kind
from django_autocaption.models.clock import DatabaseNow, ago, ahead
from django_autocaption.pipeline.runtime import queue, shutdown
from django_autocaption.pipeline.runtime.errors import message_of


class CancelledError(RuntimeError):
    """The bulk request was cancelled while its rows were written; those of the present chunk are not."""


class TakenOverError(RuntimeError):
    """Another worker writes the rows by now, or will: those of the present chunk are its business."""


def begin(batch_id: int, *, using: str) -> Batch | None:
    """Claim the writing of this request's rows. None: it is done, or somebody else is at it. Raises CancelledError."""
    claim = uuid4()
    free = _unwritten(using).filter(pk=batch_id, claim=None)
    if not free.update(claim=claim, claimed_at=DatabaseNow()):
        if Batch.objects.using(using).get(pk=batch_id).cancelled_at is not None:
            raise CancelledError
        return None
    return Batch.objects.using(using).get(pk=batch_id)


def count(batch: Batch, number: int, *, using: str) -> None:
    """So many captions more were asked for, and whoever asks is alive.

    In the transaction of the rows, so that whoever cancels the request sees all of them, or none. Raises CancelledError
    and TakenOverError.
    """
    ours = _unwritten(using).filter(pk=batch.pk, claim=batch.claim)
    if not ours.update(requested_count=F("requested_count") + number, claimed_at=DatabaseNow()):
        if Batch.objects.using(using).get(pk=batch.pk).cancelled_at is not None:
            raise CancelledError
        raise TakenOverError


def hand_over_if_stopping(batch: Batch, *, using: str) -> None:
    """Between two chunks: a worker that was told to stop leaves the rest to another. Raises TakenOverError."""
    if shutdown.is_under_way():
        _unwritten(using).filter(pk=batch.pk, claim=batch.claim).update(claim=None)
        send(batch, using=using)
        raise TakenOverError


def end(batch: Batch, *, using: str) -> None:
    """All rows are written."""
    Batch.objects.using(using).filter(pk=batch.pk, claim=batch.claim).update(unwritten=False, claim=None)


def fail(batch: Batch, errors: Mapping[str, Exception], *, using: str) -> None:
    """Not all rows could be written; a sweep has it tried again, MAX_ATTEMPTS times in all. Then what is left is given
    up, and the request says why. ``errors``: by image field, or by "" where it is not about one."""
    ours = _unwritten(using).filter(pk=batch.pk, claim=batch.claim)
    ours.update(failures=F("failures") + 1)
    said = "; ".join(f"{label}: {message_of(error)}" if label else message_of(error) for label, error in errors.items())
    message = _("Given up after %(number)d tries, as not all of it could be asked for. %(errors)s")
    message %= {"number": conf.current().MAX_ATTEMPTS, "errors": said}
    ours.filter(failures__gte=conf.current().MAX_ATTEMPTS).update(unwritten=False, claim=None, error=message)


def hand_on(batch: Batch, *, using: str, delay: float | None) -> None:
    """Leave what is left, if anything is, to a message in so many seconds, where that is long to a sweep then; None =
    to the next sweep, and so is any time in eager mode, which knows no later."""
    if not _unwritten(using).filter(pk=batch.pk, claim=batch.claim).update(claim=None, claimed_at=None):
        return
    if delay is None or queue.is_eager():
        return
    is_soon = delay <= queue.longest_countdown()
    if not is_soon or queue.send_comparison(batch.pk, using=using, countdown=delay):
        _unwritten(using).filter(pk=batch.pk, claim=None).update(claimed_at=ahead(delay))


def send(batch: Batch, *, using: str) -> bool:
    """Have a worker write the rows. Where the broker does not take the message, the next sweep sends it."""
    if batch.kind == Kind.BACKFILL:
        sent = queue.send_backfill(batch.pk, using=using)
    elif batch.kind == Kind.COMPARE:
        sent = queue.send_comparison(batch.pk, using=using)
    else:
        sent = queue.send_recaption(batch.pk, using=using)
    Batch.objects.using(using).filter(pk=batch.pk, claim=None).update(claimed_at=DatabaseNow() if sent else None)
    return sent


def resume(*, using: str, patience: float) -> int:
    """The sweep's part: requests whose worker, or message, gave no sign of life for so many seconds are sent to
    another. Returns how many."""
    silent = _unwritten(using).filter(Q(claimed_at=None) | Q(claimed_at__lte=ago(patience)))
    resumed = 0
    for batch in silent.order_by("pk"):
        if silent.filter(pk=batch.pk).update(claim=None, claimed_at=DatabaseNow()):  # else another sweep was faster
            resumed += send(batch, using=using)
    return resumed


def _unwritten(using: str) -> QuerySet[Batch]:
    return Batch.objects.using(using).filter(unwritten=True, cancelled_at=None)
