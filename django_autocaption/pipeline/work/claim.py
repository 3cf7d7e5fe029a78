"""Take rows for one worker, and keep them: conditional UPDATEs that two workers cannot both win."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Iterator, Sequence

from django.db.models import F, Q

from django_autocaption import conf
from django_autocaption.models import Caption, State
from django_autocaption.models.caption import CaptionQuerySet
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.pipeline.runtime import databases, events


def claim_in_turn(ids: Sequence[int], *, using: str) -> Iterator[list[Caption]]:
    """Claim those of the rows that are due, all at once; then, one by one, those that may kill their worker.

    Yields the rows won, each with its bulk request, and their images' other languages. The next are claimed when they
    are asked for.
    """
    rows = Caption.objects.using(using).filter(pk__in=ids)
    together = _claim(rows.due().unsuspected(), using)
    if together:
        yield together
    if {caption.pk for caption in together}.issuperset(ids):
        return
    for pk in list(rows.due().suspected().order_by("pk").values_list("pk", flat=True)):
        if alone := claim([pk], using=using):
            yield alone
    # A message before its time is the fault of some clock: the sweep sends another one when the time has come.
    rows.filter(state=State.PENDING, due_at__gt=DatabaseNow()).update(queued_at=None)


def claim(ids: Collection[int], *, using: str) -> list[Caption]:
    """Claim those of the rows that are due, at once. Returns the rows won, each with its bulk request."""
    return _claim(Caption.objects.using(using).due().filter(pk__in=ids), using)


def _claim(due: CaptionQuerySet, using: str) -> list[Caption]:
    token = uuid.uuid4()

    claimed = Caption.objects.using(using).filter(claim=token)
    columns = {"state": State.WORKING, "claim": token, "claimed_at": DatabaseNow(), "attempts": F("attempts") + 1}

    def take() -> list[Caption]:
        due.update(**columns)
        won = list(claimed.select_related("batch").order_by("pk"))
        if won and len(conf.current().languages) > 1:
            others = Caption.objects.using(using).due().unsuspected().filter(_same_images(won))
            if others.update(**columns):
                won = list(claimed.select_related("batch").order_by("pk"))
        return won

    won = databases.patiently(take, using=using)
    if won:
        events.tell("captions_claimed", captions=[caption.pk for caption in won], claim=str(token), database=using)
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


def keep(captions: Collection[Caption], *, using: str) -> set[int]:
    """Say that their worker lives. Returns the ids of those rows that are still under the claim they were read with."""
    if not captions:
        return set()
    ours = Caption.objects.using(using).filter(
        pk__in=[caption.pk for caption in captions],
        claim__in={caption.claim for caption in captions},
        state=State.WORKING,
    )
    return databases.patiently(lambda: _kept(ours, captions), using=using)


def _kept(ours: CaptionQuerySet, captions: Collection[Caption]) -> set[int]:
    if ours.update(claimed_at=DatabaseNow()) == len(captions):
        return {caption.pk for caption in captions}
    return set(ours.values_list("pk", flat=True))
