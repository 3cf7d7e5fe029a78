"""A service that was down answers again: the rows that wait for it need wait no longer.

Whoever finds out calls them, and the sweep does where that worker was lost on the way.
"""

from __future__ import annotations

import logging

from django.db import Error

from django_autocaption import pacing
from django_autocaption.models import Caption, ErrorCode, State
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.models.transitions import called
from django_autocaption.pipeline.runtime import databases, locks, queue

logger = logging.getLogger(__name__)

#: Rows that a worker calls, in the midst of other work; the sweep calls the others.
MOST = 2_000


def call(*, using: str) -> None:
    """As ``wake``, for a worker that has answers to store: it never fails."""
    try:
        with databases.contained(using):
            wake(using=using)
    except Error:
        logger.exception("The captions that wait for a service could not be called; the next sweep does.")


def wake_if_all_are_up(*, using: str, most: int) -> int:
    """As ``wake``, unless a service is still down."""
    return 0 if any(state.down_since for state in pacing.states()) else wake(using=using, most=most)


def wake(*, using: str, most: int = MOST) -> int:
    """Have the rows that wait for a service be due at once, of the ``most`` whose time comes next: whichever service
    it is, since one that is still down puts its own off again. Returns how many."""
    pacing.begin_lines_anew()
    rows = Caption.objects.using(using)
    later = rows.filter(state=State.PENDING, due_at__gt=DatabaseNow())
    waiting = later.filter(error_code=ErrorCode.PROVIDER_DOWN)
    woken = 0
    for background in (False, True):
        # In the order of an index, and told apart here: a database that looked for the code would read every row.
        found = later.in_background(background).order_by("due_at").values_list("pk", "error_code")[:most]
        ids = sorted(pk for pk, code in found if code == ErrorCode.PROVIDER_DOWN)
        for start in range(0, len(ids), queue.ROWS_PER_MESSAGE):
            chunk = ids[start : start + queue.ROWS_PER_MESSAGE]
            # Rows of bulk requests get their message from ``runtime.backlog``, as eager mode's from the sweep.
            is_sent = not background and not queue.is_eager()
            # Rows that somebody holds keep nobody waiting, who has answers to store: the sweep calls them.
            if locks.change(waiting, chunk, called(is_sent=is_sent), patient=False):
                woken += len(chunk)
                if is_sent:
                    queue.send(chunk, using=using)
    return woken
