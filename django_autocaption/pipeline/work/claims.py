"""Take rows for one worker, and keep them: conditional UPDATEs that two workers cannot both win.

A claim names the process that works on the row. One row of its own says that the process lives, however many images it
holds (``Worker``).
"""

from __future__ import annotations

import os
import threading
import time
import uuid
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import connections, transaction
from django.db.models import Q

from django_autocaption import conf
from django_autocaption.models import Caption, State, Worker
from django_autocaption.models.caption import SUSPECT, CaptionQuerySet
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.models.transitions import claimed
from django_autocaption.pacing import pauses
from django_autocaption.pipeline.outcome import lost_claims
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
    background: bool


class _Taken(NamedTuple):
    """How many rows were taken just now, and which they may be."""

    number: int
    ids: Collection[int]


class _Owed(NamedTuple):
    """A claim that is to be given back, and whether the image has nothing to do with that."""

    caption: Caption
    blameless: bool


class _Process:
    """What this process has claimed, and when it said last that it lives. A forked child begins anew."""

    def __init__(self) -> None:
        self.token = uuid.uuid4()
        self.lock = threading.Lock()
        self.beats: dict[databases.Place, float] = {}
        """Database and tenant → when, on the monotonic clock."""
        self.held: dict[tuple[databases.Place, int], _Held] = {}
        """By database and caption: two threads of a process have one token."""
        self.owed: dict[tuple[databases.Place, int], _Owed] = {}
        """The same: claims that could not be given back yet."""


_process = _Process()


def _begin_anew() -> None:
    global _process
    _process = _Process()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_begin_anew)


def claim(ids: Collection[int], *, using: str) -> list[Caption]:
    """Claim those of the rows that are due, at once, but those that may kill their worker. Returns the rows won, each
    with its bulk request, versions and decision, and their images' other languages. Rows that somebody else holds keep
    no other waiting: a message comes back for them."""
    due = pauses.let_through(_rows(ids, using).due().unsuspected())
    won = _claim(lambda columns: _Taken(locks.change(due, ids, columns, patient=False), ids), using)
    may_be_held = connections[using].features.has_select_for_update and len(won) < len(ids)
    if may_be_held and (still_due := list(due.values_list("pk", flat=True))):
        queue.send_again(still_due, using=using, delay=HELD)
    return won


def claim_suspect(pk: int, *, using: str) -> list[Caption]:
    """Claim this row, if it is due, whatever its image does to workers. Returns as ``claim``."""
    due = pauses.let_through(_rows([pk], using).due())
    return _claim(lambda columns: _Taken(locks.change(due, [pk], columns, patient=False), [pk]), using)


def claim_others(most: int, *, background: bool, using: str) -> list[Caption]:
    """Claim rows that are due whoever has a message for them, those first that have been due longest, at most ``most``
    and their images' other languages. Those that another worker is just claiming are passed over, and those that may
    kill their worker. Returns as ``claim``; one query where nothing is due."""
    rows = pauses.let_through(Caption.objects.using(using).due().unsuspected().in_background(background))
    due = rows.order_by("due_at")  # in the order of the index ``autocaption_state_due``
    if not (ids := list(due.values_list("pk", flat=True)[:most])):
        return []
    features = connections[using].features
    if not features.has_select_for_update_skip_locked:
        return claim(ids, using=using)
    locked = due.select_for_update(skip_locked=True, no_key=features.has_select_for_no_key_update)
    found: set[int] = set()  # those of a try whose end was not heard, too

    def take(columns: dict[str, Any]) -> _Taken:
        with transaction.atomic(using=using):
            ids = list(locked.values_list("pk", flat=True)[:most])
            found.update(ids)
            return _Taken(rows.filter(pk__in=ids).update(**columns), found)

    return _claim(take, using)


def suspects(ids: Collection[int], *, using: str) -> list[int]:
    """Those of the rows that are due and may kill their worker: to be claimed one by one, in this order.

    A message before its time is the fault of some clock: the sweep sends another one when the time has come. One for
    rows whose requests are paused does nothing: whoever resumes has another one sent.
    """
    pending = _rows(ids, using).filter(state=State.PENDING)
    found = list(pending.order_by("pk").values_list("pk", "abandoned", "due_at", DatabaseNow()))
    if any(due_at > now for _pk, _abandoned, due_at, now in found):
        early = pending.filter(due_at__gt=DatabaseNow())
        databases.patiently(lambda: locks.change(early, ids, {"queued_at": None}, patient=False), using=using)
    if pauses.paused() or pauses.paused_batches(using):
        held_back = pauses.held_back(pending)
        databases.patiently(lambda: locks.change(held_back, ids, {"queued_at": None}, patient=False), using=using)
    return [pk for pk, abandoned, due_at, now in found if due_at <= now and abandoned >= SUSPECT]


def release(captions: Iterable[Caption], *, using: str) -> None:
    """The worker is done with them, whatever became of them."""
    place = databases.place(using)
    with _process.lock:
        for caption in captions:
            _process.held.pop((place, caption.pk), None)


def give_back(captions: Sequence[Caption], *, using: str, blameless: bool) -> None:
    """The worker cannot go on with these: another one takes them up. What somebody holds just now is given back with a
    later sign of life; else a worker that lives would keep it for as long as any job may take. ``blameless`` as of
    ``lost_claims.give_back``."""
    place = databases.place(using)
    left = lost_claims.give_back(captions, using, blameless=blameless)
    with _process.lock:
        _process.owed.update({(place, caption.pk): _Owed(caption, blameless) for caption in left})


def held(*, background: bool | None = None) -> int:
    """Rows that this process works on, in whatever database; of one kind, or of both."""
    with _process.lock:
        return sum(background is None or row.background == background for row in _process.held.values())


def beat(*, using: str) -> None:
    """Say that this process lives, if it did not say so lately."""
    if time.monotonic() - _process.beats.get(databases.place(using), float("-inf")) >= _pause():
        _say_alive(using)
        _give_back_what_is_owed(using)


def still_ours(captions: Collection[Caption], *, using: str) -> set[int]:
    """Ids of those rows that are still under the claim they were read with. Asks the database only where they have been
    claimed for so long that this process may have been taken for dead."""
    earliest = time.monotonic() - _pause()
    place = databases.place(using)
    held = (_process.held.get((place, caption.pk)) for caption in captions)
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
    process.beats[databases.place(using)] = time.monotonic()


def _give_back_what_is_owed(using: str) -> None:
    place = databases.place(using)
    with _process.lock:
        found = {key: _process.owed.pop(key) for key in list(_process.owed) if key[0] == place}
        owed = [one for key, one in found.items() if key not in _process.held]  # else it was taken up here again
    for blameless in {one.blameless for one in owed}:
        give_back([one.caption for one in owed if one.blameless == blameless], using=using, blameless=blameless)


def _rows(ids: Collection[int], using: str) -> CaptionQuerySet:
    return Caption.objects.using(using).filter(pk__in=ids)


def _claim(take: Callable[[dict[str, Any]], _Taken], using: str) -> list[Caption]:
    """``take``: writes these columns into rows that are due; may be repeated."""
    beat(using=using)
    process, place = _process, databases.place(using)
    ours = Caption.objects.using(using).filter(claim=process.token, state=State.WORKING)
    columns = claimed(process.token)

    def read(rows: CaptionQuerySet) -> list[Caption]:
        found = rows.select_related("batch", "published", "draft", "decision").order_by("pk")
        known = {pk: held.claimed_at for (there, pk), held in process.held.items() if there == place}
        return [c for c in found if known.get(c.pk) != c.claimed_at]

    tries = 0

    def take_and_read() -> list[Caption]:
        nonlocal tries
        tries += 1
        taken, ids = take(columns)
        if not taken and tries == 1:  # else an earlier try may have done it, whose end was not heard
            return []
        won = read(ours.filter(pk__in=ids))
        if won and len(conf.current().languages) > 1:
            same = _same_images(won)
            others = pauses.let_through(Caption.objects.using(using).due().unsuspected().filter(same))
            if locks.change(others, list(others.values_list("pk", flat=True)), columns, patient=False):
                won = read(ours.filter(Q(pk__in=ids) | same))
        return won

    def take_in_turn() -> list[Caption]:
        # Of a pool's few connections, who have one wait here for nobody who waits for one.
        connections[using].ensure_connection()
        with process.lock:
            won = take_and_read()
            now = time.monotonic()
            process.held.update({(place, c.pk): _Held(c.claimed_at, now, c.background) for c in won})
        return won

    won = databases.patiently(take_in_turn, using=using)
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
