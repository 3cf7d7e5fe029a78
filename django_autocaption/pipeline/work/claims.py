"""Take rows for one worker, and keep them: conditional UPDATEs that two workers cannot both win.

A claim names the process that works on the row. One row of its own says that the process lives, however many images it
holds (``Worker``).
"""

from __future__ import annotations

import os
import threading
import time
import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from django.db.models import Q

from django_autocaption import conf
from django_autocaption.models import Caption, State, Worker
from django_autocaption.models.caption import CaptionQuerySet
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.models.transitions import claimed
from django_autocaption.pipeline.runtime import databases, events, locks, queue

#: Share of CLAIM_TIMEOUT after which a worker says again that it lives.
SIGN_OF_LIFE = 0.25
#: Seconds until a worker tries again to claim what somebody holds just now.
HELD = 2.0


class _Held(NamedTuple):
    """Since when a row is claimed: by the database's clock, and on the monotonic one, which goes on while a process is
    frozen."""

    claimed_at: datetime | None
    moment: float


class _Process:
    """What this process has claimed, and when it said last that it lives. A forked child begins anew."""

    def __init__(self) -> None:
        self.token = uuid.uuid4()
        self.lock = threading.Lock()
        self.beats: dict[str, float] = {}
        """Database → when, on the monotonic clock."""
        self.held: dict[tuple[str, int], _Held] = {}
        """By database and caption: two threads of a process have one token."""


_process = _Process()


def _begin_anew() -> None:
    global _process
    _process = _Process()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_anew)


def claim_each(ids: Sequence[int], *, using: str) -> Iterator[list[Caption]]:
    """Claim those of the rows that are due, all at once; then, one by one, those that may kill their worker.

    Yields the rows won, each with its bulk request, versions and decision, and their images' other languages. The next
    are claimed when they are asked for. Rows that somebody else holds keep no other waiting: a message comes back for
    them.
    """
    rows = Caption.objects.using(using).filter(pk__in=ids)
    won = _claim(rows.due().unsuspected(), ids, using)
    if len(won) < len(ids) and (held := list(rows.due().unsuspected().values_list("pk", flat=True))):
        queue.send_again(held, using=using, delay=HELD)
    if won:
        yield won
    if {caption.pk for caption in won}.issuperset(ids):
        return
    for pk in list(rows.due().suspected().order_by("pk").values_list("pk", flat=True)):
        if alone := claim([pk], using=using):
            yield alone
    # A message before its time is the fault of some clock: the sweep sends another one when the time has come.
    early = rows.filter(state=State.PENDING, due_at__gt=DatabaseNow())
    databases.patiently(lambda: locks.change(early, ids, {"queued_at": None}, patient=False), using=using)


def claim(ids: Collection[int], *, using: str) -> list[Caption]:
    """Claim those of the rows that are due, at once. Returns the rows won."""
    return _claim(Caption.objects.using(using).due().filter(pk__in=ids), ids, using)


def release(captions: Iterable[Caption], *, using: str) -> None:
    """The worker is done with them, whatever became of them."""
    with _process.lock:
        for caption in captions:
            _process.held.pop((using, caption.pk), None)


def beat(*, using: str) -> None:
    """Say that this process lives, if it did not say so lately."""
    if time.monotonic() - _process.beats.get(using, float("-inf")) >= _pause():
        _say_alive(using)


def still_ours(captions: Collection[Caption], *, using: str) -> set[int]:
    """Ids of those rows that are still under the claim they were read with. Asks the database only where they have been
    claimed for so long that this process may have been taken for dead."""
    earliest = time.monotonic() - _pause()
    held = (_process.held.get((using, caption.pk)) for caption in captions)
    if all(since is not None and since.moment > earliest for since in held):
        return {caption.pk for caption in captions}
    beat(using=using)
    rows = Caption.objects.using(using).filter(pk__in=[c.pk for c in captions], state=State.WORKING)
    now = databases.patiently(lambda: set(rows.values_list("pk", "claim", "claimed_at")), using=using)
    return {c.pk for c in captions if (c.pk, c.claim, c.claimed_at) in now}


def _pause() -> float:
    return float(conf.current().CLAIM_TIMEOUT * SIGN_OF_LIFE)


def _say_alive(using: str) -> None:
    process = _process
    workers = Worker.objects.using(using)

    def say() -> None:
        if not workers.filter(pk=process.token).update(alive_at=DatabaseNow()):
            workers.bulk_create([Worker(token=process.token, alive_at=DatabaseNow())], ignore_conflicts=True)

    databases.patiently(say, using=using)
    process.beats[using] = time.monotonic()


def _claim(due: CaptionQuerySet, ids: Collection[int], using: str) -> list[Caption]:
    beat(using=using)
    process = _process
    ours = Caption.objects.using(using).filter(claim=process.token, state=State.WORKING)
    columns = claimed(process.token)

    def read(rows: CaptionQuerySet) -> list[Caption]:
        found = rows.select_related("batch", "published", "draft", "decision").order_by("pk")
        known = {pk: held.claimed_at for (database, pk), held in process.held.items() if database == using}
        return [c for c in found if known.get(c.pk) != c.claimed_at]

    def take() -> list[Caption]:
        locks.change(due, ids, columns, patient=False)
        won = read(ours.filter(pk__in=ids))
        if won and len(conf.current().languages) > 1:
            same = _same_images(won)
            others = Caption.objects.using(using).due().unsuspected().filter(same)
            if locks.change(others, list(others.values_list("pk", flat=True)), columns, patient=False):
                won = read(ours.filter(Q(pk__in=ids) | same))
        return won

    with process.lock:
        won = databases.patiently(take, using=using)
        now = time.monotonic()
        process.held.update({(using, caption.pk): _Held(caption.claimed_at, now) for caption in won})
    if won:
        events.emit(
            "captions_claimed", captions=[caption.pk for caption in won], claim=str(process.token), database=using
        )
    return won


def _same_images(captions: Iterable[Caption]) -> Q:
    """The same images in any language: one request may serve them together."""
    objects: dict[tuple[int, str], set[str]] = {}
    for caption in captions:
        objects.setdefault((caption.content_type_id, caption.field_name), set()).add(caption.object_id)
    same = Q()
    for (content_type, field_name), ids in objects.items():
        same |= Q(content_type=content_type, field_name=field_name, object_id__in=ids)
    return same
