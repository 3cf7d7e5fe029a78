"""Tell the workers which rows are due: the only place that sends a Celery message.

A message carries ids only. If it cannot be sent, or is lost, the rows are still there and the sweep finds them.
"""

from __future__ import annotations

import logging
import math
import random
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from celery import Celery, current_app
from celery.app import app_or_default
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage
from django.db import Error
from django.db.models import Q

from django_autocaption import conf
from django_autocaption.models import Caption
from django_autocaption.models.caption import SUSPECT
from django_autocaption.models.clock import DatabaseNow, ago, ahead
from django_autocaption.pacing import pauses
from django_autocaption.pipeline.runtime import broker, databases, events, locks
from django_autocaption.pipeline.runtime.errors import message_of
from django_autocaption.pipeline.runtime.on_commit import Gathered

logger = logging.getLogger(__name__)

CAPTION_IMAGES = "django_autocaption.tasks.caption_images"
CAPTION_BACKLOG = "django_autocaption.tasks.caption_backlog"
POLL_JOBS = "django_autocaption.tasks.poll_jobs"
BACKFILL = "django_autocaption.tasks.backfill"
RECAPTION = "django_autocaption.tasks.recaption"
COMPARE = "django_autocaption.tasks.compare"
CANCEL = "django_autocaption.tasks.cancel"
FOLLOW = "django_autocaption.tasks.follow"
REMOVE = "django_autocaption.tasks.remove"
PREVIEWS = "django_autocaption.tasks.make_previews"
#: Of the messages that this release sends, in their keyword ``version``: a worker leaves others to the sweep. To be
#: raised when a message means something else than before; a new keyword tells itself.
VERSION = 1
_IN_BACKGROUND = (CAPTION_BACKLOG, BACKFILL, RECAPTION, COMPARE)
ROWS_PER_MESSAGE = 100
#: Seconds until a worker looks at captions of deleted objects that somebody held.
REMOVED_AFTER = 2.0
LONGEST_COUNTDOWN = 300.0
#: Seconds for which one message takes other rows along: other tasks of the site want the thread as well.
LONGEST_HOLD = 20.0
#: Shares of the broker's patience with a message, and of Celery's with a task.
VISIBLE, HELD = 0.5, 0.25
#: Celery raises it in the thread of a message that has taken too long.
TimeIsUp = SoftTimeLimitExceeded
#: Seconds that a message comes later than its rows are due: whoever counts it down has another clock than the database.
LATER = 0.2
#: Seconds after which the log is told anew that the broker takes no messages, if it still says the same.
TOLD_AGAIN = 30.0
#: Images that may kill their worker: so many are tried after one sweep, so many seconds apart.
SUSPECTS, APART = 12, 5.0


def load_client() -> None:
    """Import the broker's client without connecting: that takes up to 100 ms, which no save should have to wait for."""
    try:
        if conf.current().DELIVERY == "celery":
            current_app.connection_for_write().get_transport_cls()
    except Exception:
        # A wrong broker address must not keep the site from starting; the first message that fails tells it.
        logger.debug("The broker's client could not be loaded.", exc_info=True)


def unreachable() -> str:
    """Why the broker takes no message just now, and which one; "" = it does, or nobody needs it."""
    app = app_or_default()
    try:
        if goes_to_workers():
            broker.reach(app)
    except Exception as error:
        return f"{broker.address(app)} ({message_of(error)})"
    return ""


def send_on_commit(ids: Sequence[int], *, using: str) -> None:
    """Send the rows' ids when the present transaction of database ``using`` commits; at once if there is none.

    They are sent for the tenant for whom this is called, whoever the connection serves then.
    """
    _announced.add(ids, using=using)


def send(ids: Sequence[int], *, using: str, countdown: float | None = None, task: str = CAPTION_IMAGES) -> bool:
    """Send messages of at most 100 ids each; ``countdown``: seconds until workers may take them.

    ``task``: CAPTION_IMAGES, or CAPTION_BACKLOG, after which the next rows of bulk requests are sent.
    Returns False where the broker took none or not all: those rows are marked as having no message.
    """
    unsent: list[int] = []
    for start in range(0, len(ids), ROWS_PER_MESSAGE):
        chunk = list(ids[start : start + ROWS_PER_MESSAGE])
        if unsent or not _send_one(task, (chunk,), using, countdown):
            unsent.extend(chunk)
    if unsent:
        mark_unsent(unsent, using)
    return not unsent


def _send_gathered(ids: Sequence[int], *, using: str) -> None:
    send(ids, using=using)


_announced = Gathered(_send_gathered)


def _send_one(task: str, args: tuple[Any, ...], using: str, countdown: float | None) -> bool:
    here = _Here.works_off or conf.current().DELIVERY == "at_once"
    if not here and conf.current().DELIVERY != "celery":
        return True  # whoever works the rows off needs no message
    if not here and broker.is_left_alone():
        return False
    started = time.monotonic()
    # Else Celery would listen for a result, at a store of results that may be down or silent.
    options: dict[str, Any] = {"ignore_result": True, **_queue_of(task)}
    if countdown is not None:
        options["countdown"] = countdown
    try:
        app = app_or_default()
        message = app.signature(task, args=args, kwargs={"using": using, "version": VERSION})
        if here:
            message.apply()
        else:
            broker.deliver(app, partial(message.apply_async, **options))
    except Exception as error:
        # Whatever the broker's client raises: the rows are safe, and the caller's transaction is already committed.
        _Unsent.tell(error, time.monotonic() - started)
        return False
    _Unsent.until = 0.0
    rows = len(args[0]) if args and isinstance(args[0], list) else 0
    events.emit("message_sent", task=task.rpartition(".")[2], rows=rows, database=using, countdown=countdown or 0)
    return True


class _Unsent:
    """What the log is told of a broker that takes no messages: once in TOLD_AGAIN seconds, not with each save."""

    said, until, others = "", 0.0, 0

    @classmethod
    def tell(cls, error: Exception, seconds: float) -> None:
        said = f"{broker.address(app_or_default())} ({message_of(error)}"
        if said == cls.said and time.monotonic() < cls.until:
            cls.others += 1
            return
        others = f" So it was with {cls.others} others since this was last told." if cls.others else ""
        logger.error(
            "A message for the workers could not be sent to %s; after %.2f s). Its captions wait for the sweep.%s",
            said,
            seconds,
            others,
        )
        cls.said, cls.until, cls.others = said, time.monotonic() + TOLD_AGAIN, 0


def _queue_of(task: str) -> dict[str, str]:
    """What the settings say, for ``apply_async``; {} = wherever Celery routes the task."""
    settings = conf.current()
    queue = (settings.BACKGROUND_QUEUE if task in _IN_BACKGROUND else None) or settings.QUEUE
    return {"queue": queue} if queue else {}


def names(app: Celery) -> set[str]:
    """The queues in which images wait for workers of this Celery app."""
    routes = [app.amqp.router.route(_queue_of(task), task) for task in (CAPTION_IMAGES, CAPTION_BACKLOG)]
    return {route["queue"].name for route in routes}


def mark_unsent(ids: Sequence[int], using: str) -> None:
    """Remember that these rows have no message, so that the sweep need not wait for one to arrive."""
    try:
        locks.change(Caption.objects.using(using), ids, {"queued_at": None}, patient=False)
    except Error:
        logger.exception("%d captions without a message could not be marked; the sweep finds them later.", len(ids))


def leave_to_sweep(ids: object, *, using: str) -> None:
    """A message of another release cannot be read; as far as it names rows as ours do, the next sweep sends them."""
    if isinstance(ids, list) and (known := [pk for pk in ids if type(pk) is int]):
        mark_unsent(known, using)


def send_later(ids: Sequence[int], *, using: str, delay: float) -> None:
    """Send rows that are due again in ``delay`` seconds, 0 = now.

    Long delays are left to the sweep: a broker may deliver a message twice that it has to hold longer than its
    visibility timeout. So is everything but what is due now in eager mode, which knows no later.
    """
    if delay <= (0 if is_eager() else longest_countdown()):
        rows = Caption.objects.using(using)
        databases.patiently(lambda: locks.change(rows, ids, {"queued_at": ahead(delay)}, patient=False), using=using)
        send(ids, using=using, countdown=delay + LATER if delay else None)


def send_again(ids: Sequence[int], *, using: str, delay: float) -> None:
    """Send these due rows once more, in ``delay`` seconds: somebody holds them just now, so that they stay unmarked. In
    eager mode, which knows no later, the sweep sees to it."""
    for start in range(0, 0 if is_eager() else len(ids), ROWS_PER_MESSAGE):
        _send_one(CAPTION_IMAGES, (list(ids[start : start + ROWS_PER_MESSAGE]),), using, delay)


def resend(*, using: str, patience: float, most: int) -> int:
    """Send due rows that have no message, or whose message seems lost for ``patience`` seconds; ``most`` at once.
    Returns how many."""
    unsent = Q(queued_at__isnull=True) | Q(queued_at__lte=ago(patience))
    due = pauses.let_through(Caption.objects.using(using).due().in_background(False).filter(unsent))
    # In the order of an index, and told apart here: a database that looked for suspects would read every row.
    found = list(due.order_by("queued_at", "due_at").values_list("pk", "abandoned")[:most])
    ids = [pk for pk, abandoned in found if abandoned < SUSPECT]
    for start in range(0, len(ids), ROWS_PER_MESSAGE):
        chunk = ids[start : start + ROWS_PER_MESSAGE]
        marked = partial(locks.change, due, chunk, {"queued_at": DatabaseNow()}, patient=False)
        if not databases.patiently(marked, using=using):
            continue  # another sweep was faster, or somebody holds them
        if not send(chunk, using=using):
            mark_unsent(ids[start:], using)
            return start
    # In random order and apart, so that no innocent image is at work each time that the guilty one kills its worker.
    suspects = [pk for pk, abandoned in found if abandoned >= SUSPECT]
    random.shuffle(suspects)
    for number, pk in enumerate(suspects[:SUSPECTS]):
        send_later([pk], using=using, delay=number * APART)
    return len(ids) + len(suspects[:SUSPECTS])


def longest_countdown() -> float:
    """Seconds that a worker may be given a message ahead of its time; what is due later is left to the sweep."""
    return min(LONGEST_COUNTDOWN, visibility_timeout() * VISIBLE)


def longest_hold() -> float:
    """Seconds for which a worker may take rows along that its message does not name: well below those after which
    Celery would end it, or the broker deliver the message again."""
    own = current_app.conf
    given = (visibility_timeout(), own.task_soft_time_limit, own.task_time_limit)
    return min([LONGEST_HOLD, *(float(seconds) * HELD for seconds in given if seconds)])


def visibility_timeout() -> float:
    """Seconds after which the broker delivers a message again that no worker has acknowledged, where the site says so;
    Redis takes an hour, SQS half an hour, RabbitMQ knows none."""
    given = (current_app.conf.broker_transport_options or {}).get("visibility_timeout")
    return float(given) if given else math.inf


def send_look(*, using: str, countdown: float) -> bool:
    """Send a message that looks at all jobs that services work on (``next_look``); never in eager mode, which knows
    no later."""
    return not is_eager() and _send_one(POLL_JOBS, (), using, countdown + LATER)


def send_reminder(*, using: str, countdown: float) -> bool:
    """Send a message without rows, which has a worker look for rows of bulk requests then; never in eager mode."""
    return not is_eager() and _send_one(CAPTION_BACKLOG, ([],), using, countdown)


def send_follow(*, using: str, countdown: float) -> bool:
    """Have a worker see to what follows from decisions about words, when it is due."""
    return _send_one(FOLLOW, (), using, countdown or None)


def send_removal(ids: Sequence[int], *, objects_in: str, using: str) -> bool:
    """Have a worker remove these captions, whose objects were deleted while somebody held them; not in eager mode."""
    return not is_eager() and _send_one(REMOVE, (list(ids), objects_in), using, REMOVED_AFTER)


def send_backfill(batch: int, *, using: str) -> bool:
    """Have a worker write the rows of this bulk request. Returns False where the broker did not take the message."""
    return _send_one(BACKFILL, (batch,), using, None)


def send_recaption(batch: int, *, using: str) -> bool:
    """The same for a bulk request that asks anew."""
    return _send_one(RECAPTION, (batch,), using, None)


def send_comparison(batch: int, *, using: str, countdown: float | None = None) -> bool:
    """Have a worker ask what a comparison has yet to ask."""
    return _send_one(COMPARE, (batch,), using, countdown or None)


def send_cancel(batch: int, *, using: str) -> bool:
    """Have a worker take back the rows of a stopped bulk request; without it, they end one by one as they come."""
    return _send_one(CANCEL, (batch,), using, None)


def send_previews(ids: Sequence[int], *, large: bool, using: str) -> bool:
    """Have a worker make the small images of these captions, a page of them at most, that people look for."""
    return _send_one(PREVIEWS, (list(ids), large), using, None)


def is_eager() -> bool:
    """Messages are worked on at once, in the process that sends them: by a command, or for tests and development."""
    return _Here.works_off or conf.current().DELIVERY == "at_once" or bool(current_app.conf.task_always_eager)


def goes_to_workers() -> bool:
    """Workers take the images, and hear of them at once; else whoever saves does, or ``manage.py autocaption work``."""
    return conf.current().DELIVERY == "celery" and not is_eager()


class _Here:
    works_off = False


@contextmanager
def in_this_process() -> Iterator[None]:
    """Inside, what is sent is worked on at once, whatever DELIVERY says. For a process that does nothing else."""
    _Here.works_off = True
    try:
        yield
    finally:
        _Here.works_off = False


def check() -> list[CheckMessage]:
    """Messages go where the site's workers are, and are not delivered again too soon."""
    found: list[CheckMessage] = []
    visible, needed = visibility_timeout(), LONGEST_COUNTDOWN / VISIBLE
    if visible < needed:
        found.append(
            checks.Warning(
                f"The broker delivers a message again that a worker has held for {visible:g} s (visibility_timeout).",
                hint=f"Set {needed:g} s or more. Till then images that are to be tried again wait for the sweep, those "
                f"after {longest_countdown():g} s, and messages that wait behind others come twice, which costs "
                "two queries each.",
                id="autocaption.W013",
            )
        )
    if goes_to_workers():
        found += [] if current_app.conf.broker_write_url else _check_fallback()
        found += _check_client()
    return found


def _check_fallback() -> list[CheckMessage]:
    """Where Celery was told of no broker, messages go to its fallback, which a site seldom means."""
    if current_app.main == "default":
        return [
            checks.Warning(
                "No Celery app is loaded in this process, so messages go to amqp://localhost.",
                hint="Import your Celery app in the project package's __init__.py, as Celery's Django guide shows. A "
                "site without Celery, also one with Django Tasks or django-rq, sets AUTOCAPTION['DELIVERY'] to "
                "'command' and has cron, or a task of its own, run “manage.py autocaption work”.",
                id="autocaption.W003",
            )
        ]
    return [
        checks.Warning(
            f"The Celery app {current_app.main!r} does not know the setting {name}, so messages go to amqp://localhost.",
            hint="Name it CELERY_BROKER_URL, and have the app read that: "
            "app.config_from_object('django.conf:settings', namespace='CELERY').",
            id="autocaption.W020",
        )
        for name in ("CELERY_BROKER_URL", "BROKER_URL")
        if getattr(settings, name, None)
    ]


def _check_client() -> list[CheckMessage]:
    if not (problem := broker.problem(current_app)):
        return []
    return [
        checks.Warning(
            f"No message can be sent to the workers: {problem}",
            hint='Install what the broker needs, such as "django-autocaption[redis]", or mend CELERY_BROKER_URL.',
            id="autocaption.W019",
        )
    ]
