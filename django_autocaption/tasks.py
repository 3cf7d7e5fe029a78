"""The Celery tasks, each of which hands on to one function of the pipeline.

A message carries ids; the rows are the queue of record.
"""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, Any

from celery import shared_task, signals
from django.db import connections

from django_autocaption.loading import load, on_first_use
from django_autocaption.models import Batch
from django_autocaption.pipeline.intake import deleted
from django_autocaption.pipeline.records.previews import Size
from django_autocaption.pipeline.runtime import backlog, databases, events, process, queue, shutdown

if TYPE_CHECKING:
    from celery.worker import state as worker_state

    from django_autocaption.pipeline.bulk import backfill as backfills
    from django_autocaption.pipeline.bulk import batches, comparing, writer
    from django_autocaption.pipeline.bulk import recaption as recaptions
    from django_autocaption.pipeline.follow import outbox
    from django_autocaption.pipeline.upkeep import history
    from django_autocaption.pipeline.upkeep import sweep as upkeep
    from django_autocaption.pipeline.work import deferred, previews, production
else:
    worker_state = on_first_use("celery.worker.state")
    backfills = on_first_use("django_autocaption.pipeline.bulk.backfill")
    batches = on_first_use("django_autocaption.pipeline.bulk.batches")
    comparing = on_first_use("django_autocaption.pipeline.bulk.comparing")
    writer = on_first_use("django_autocaption.pipeline.bulk.writer")
    recaptions = on_first_use("django_autocaption.pipeline.bulk.recaption")
    outbox = on_first_use("django_autocaption.pipeline.follow.outbox")
    history = on_first_use("django_autocaption.pipeline.upkeep.history")
    upkeep = on_first_use("django_autocaption.pipeline.upkeep.sweep")
    deferred = on_first_use("django_autocaption.pipeline.work.deferred")
    previews = on_first_use("django_autocaption.pipeline.work.previews")
    production = on_first_use("django_autocaption.pipeline.work.production")


logger = logging.getLogger(__name__)


def known_versions(task: Callable[..., None]) -> Callable[..., None]:
    """Run the task for messages as this release sends them, and for older ones, which name no version. What another
    release sent otherwise, while a site is being updated, is left to the sweep, its rows to the next one. What is about
    a database that the site has no more is dropped."""
    known = inspect.signature(task)

    @wraps(task)
    def run(*args: Any, version: object = queue.VERSION, **kwargs: Any) -> None:
        named = dict(zip(known.parameters, args, strict=False)) | kwargs
        using = named.get("using", known.parameters["using"].default)
        if using not in list(connections):
            logger.warning(
                "A message to %s is about the database %r, which DATABASES does not name; it is dropped.",
                task.__name__,
                using,
            )
            return
        if version == queue.VERSION and _fits(known, args, kwargs):
            task(*args, **kwargs)
            return
        logger.warning(
            "A message of version %r to %s is of another release; this worker leaves it to the sweep. Update the "
            "workers before the web processes.",
            version,
            task.__name__,
        )
        queue.leave_to_sweep(named.get("ids"), using=using)

    return run


def _fits(known: inspect.Signature, args: tuple[Any, ...], kwargs: dict[str, Any]) -> bool:
    try:
        known.bind(*args, **kwargs)
    except TypeError:
        return False
    return True


@shared_task(name="django_autocaption.tasks.caption_images", ignore_result=True)
@known_versions
def caption_images(ids: list[int], using: str = "default") -> None:
    """Caption those of the rows that are due; ``using``: alias of their database."""
    with events.message():
        production.caption_images(ids, using=using)


@shared_task(name="django_autocaption.tasks.caption_backlog", ignore_result=True)
@known_versions
def caption_backlog(ids: list[int], using: str = "default") -> None:
    """The same for rows of bulk requests; the next ones are sent when these are done."""
    with events.message():
        production.caption_images(ids, using=using, background=True)
    if not queue.is_eager():  # there, whoever sent this message goes on when it is done
        backlog.feed(using=using)


@shared_task(name="django_autocaption.tasks.backfill", ignore_result=True)
@known_versions
def backfill(batch: int, using: str = "default") -> None:
    """Write the rows of a bulk request that an editor confirmed."""
    with suppress(writer.CancelledError, writer.TakenOverError):
        backfills.write_rows(batch, using=using)


@shared_task(name="django_autocaption.tasks.recaption", ignore_result=True)
@known_versions
def recaption(batch: int, using: str = "default") -> None:
    """Ask for what an editor selected, where that was too much for a page."""
    with suppress(writer.CancelledError, writer.TakenOverError):
        recaptions.write_rows(batch, using=using)


@shared_task(name="django_autocaption.tasks.compare", ignore_result=True)
@known_versions
def compare(batch: int, using: str = "default") -> None:
    """Ask what a comparison has yet to ask."""
    with events.message(), suppress(writer.CancelledError):
        comparing.ask(batch, using=using)


@shared_task(name="django_autocaption.tasks.cancel", ignore_result=True)
@known_versions
def cancel(batch: int, using: str = "default") -> None:
    """Take back what no worker has begun of a bulk request."""
    batches.cancel(Batch.objects.using(using).get(pk=batch))


@shared_task(name="django_autocaption.tasks.follow", ignore_result=True)
@known_versions
def follow(using: str = "default") -> None:
    """See to what follows from decisions about words, as far as it is due: the site's own fields and files."""
    outbox.follow_due(using=using)


@shared_task(name="django_autocaption.tasks.remove", ignore_result=True)
@known_versions
def remove(ids: list[int], objects_in: str, using: str = "default") -> None:
    """Remove captions whose objects were deleted, while somebody held them, from the database ``objects_in``."""
    deleted.remove_gone(ids, objects_in=objects_in, using=using)


@shared_task(name="django_autocaption.tasks.make_previews", ignore_result=True)
@known_versions
def make_previews(ids: list[int], large: bool, using: str = "default") -> None:
    """Make small images of these captions for people, as none are there."""
    previews.make(ids, Size.LARGE if large else Size.SMALL, using=using)


@shared_task(name="django_autocaption.tasks.poll_jobs", ignore_result=True)
@known_versions
def poll_jobs(using: str = "default") -> None:
    """Look at all jobs that services work on, once; while some are left, the next look is on its way."""
    deferred.poll_on_time(using=using)


@shared_task(name="django_autocaption.tasks.sweep", ignore_result=True)
def sweep() -> None:
    """Find what was lost and send it again; for Celery beat, about once a minute."""
    upkeep.sweep_on_message()


@shared_task(name="django_autocaption.tasks.prune", ignore_result=True)
def prune() -> None:
    """A whole round of pruning at once, which the sweep does bit by bit; for Celery beat, at night."""
    for using in databases.with_captions():
        history.prune(using=using)


@signals.worker_init.connect(dispatch_uid="autocaption")
def worker_starts(sender: Any = None, **kwargs: Any) -> None:
    """A worker begins to work. It loads its code before it forks, so that its children share the memory.

    Raises SystemExit with a sentence where images would come to a pool in which none is ever captioned.
    """
    if refusal := process.refusal(sender):
        raise SystemExit(refusal)
    load(production, deferred, previews, outbox, upkeep, backfills, recaptions, comparing)
    production.warm_up()
    shutdown.reset(lambda: worker_state.should_terminate not in (None, False))


@signals.after_setup_logger.connect(dispatch_uid="autocaption")
def worker_may_log(loglevel: int, **kwargs: Any) -> None:
    """Celery has set up the worker's logging: a line for each message shows that it works."""
    events.speak_up(loglevel)


@signals.worker_shutting_down.connect(dispatch_uid="autocaption")
def worker_stops(how: str, **kwargs: Any) -> None:
    """A worker was told to stop: ``how`` is Warm (answers under way may come) or Cold (at once)."""
    shutdown.begin(0 if how == "Cold" else shutdown.GRACE)
