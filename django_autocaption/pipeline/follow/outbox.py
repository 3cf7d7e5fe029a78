"""What follows from words that changed: the site's own fields and files say them too.

``Caption.follow_at`` remembers it, in the transaction of the change; it is done in others, an object each, so that no
row of the site is ever locked together with ours. A worker does it right after its commit. After a person's decision
the alt text follows at once, and all the rest when Undo has had its time; the sweep does what both left.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from django_autocaption.loading import on_first_use
from django_autocaption.models import Caption, clock
from django_autocaption.models.clock import DatabaseNow, ahead
from django_autocaption.pipeline.follow import writeback
from django_autocaption.pipeline.runtime import databases, locks, queue
from django_autocaption.pipeline.words.deciding import UNDO_TIME

if TYPE_CHECKING:
    from django_autocaption.pipeline.follow import embedding
else:
    embedding = on_first_use("django_autocaption.pipeline.follow.embedding")

logger = logging.getLogger(__name__)

#: Seconds that one worker has for its share, before another takes it over.
LEASE = 300.0
#: Seconds until it is tried again where somebody holds the object.
AGAIN = 10.0
#: Captions of one share.
SHARE = 200


def words_changed(ids: Sequence[int], *, using: str, undoable: bool, in_worker: bool) -> None:
    """These captions publish other words since this moment. Never raises: the sweep tries again."""
    try:
        if in_worker or queue.is_eager():
            follow(ids, using=using)
            return
        writeback.write(ids, using=using, words=("alt_text",) if undoable else writeback.WORDS)
        queue.send_follow(using=using, countdown=UNDO_TIME if undoable else 0)
    except Exception:
        logger.exception("The site's own fields could not follow captions %s; the sweep tries again.", list(ids))


def follow_due(*, using: str, most: int = 10_000) -> int:
    """Do what is due for any caption. Returns for how many, at most ``most``."""
    done = 0
    while done < most:
        due = Caption.objects.using(using).filter(follow_at__lte=DatabaseNow())
        ids = list(due.order_by("follow_at").values_list("pk", flat=True)[:SHARE])
        if not ids or not follow(ids, using=using):
            break
        done += len(ids)
    return done


def follow(ids: Sequence[int], *, using: str) -> int:
    """Do what is due for these captions. Returns for how many; those that another worker has taken are left to it."""
    until = clock.read(using) + timedelta(seconds=LEASE)
    due = Caption.objects.using(using).filter(follow_at__lte=DatabaseNow())
    if not databases.patiently(lambda: locks.change(due, ids, {"follow_at": until}, patient=False), using=using):
        return 0
    taken = Caption.objects.using(using).filter(pk__in=ids, follow_at=until)
    mine = list(taken.values_list("pk", flat=True))
    held = writeback.write(mine, using=using)
    done = [pk for pk in mine if pk not in held]
    embedding.embed(done, using=using)
    # What somebody decided meanwhile has another time, and is still to be done; a row that is held keeps its lease.
    for ids_left, moment in ((done, None), (sorted(held), ahead(AGAIN))):
        columns = {"follow_at": moment}
        databases.patiently(partial(locks.change, taken, ids_left, columns, patient=False), using=using)
    return len(mine)
