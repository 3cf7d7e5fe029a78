"""Sittings: the images that one person goes through, in an order that stays while others work and after a reload."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Count, Exists, Max, OuterRef, Q

from django_autocaption import conf
from django_autocaption.desk import leases
from django_autocaption.desk.leases import Image
from django_autocaption.desk.queue import Filter, all_that_wait
from django_autocaption.models import Caption, Decision, Queue, Rating, Reason, Review, Sitting, Surface, Verb
from django_autocaption.models.decision import PERSON
from django_autocaption.pipeline.records import bulk_update

#: Sittings of a person that are kept.
KEPT = 5
#: Images that are looked at to find the next one.
LOOKED_AT = 50
_HELD = "_autocaption_held"
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Next:
    """What a sitting goes on with."""

    key: int | None
    """A caption of the image that is next; None = there is none."""
    image: Image | None = None
    held: Sequence[int] = ()
    """Where there is none: captions of images that others look at just now."""


@dataclass(frozen=True, kw_only=True)
class Summary:
    """What came of a sitting."""

    decided: Mapping[Verb, int]
    """How many captions, by what was decided about them."""
    rejected: Mapping[Reason, int]
    """How many of those that were rejected, by reason."""
    left: int
    """Images that are still to be looked at, as far as nobody else has."""


def begin(user: Any, chosen: Filter, keys: Sequence[int], *, queue: str = Queue.WORDS, using: str) -> Sitting:
    """Go through the images of these captions. Of a person's earlier sittings the last ones stay."""
    leases.sweep(using=using)
    rows = Sitting.objects.using(using)
    earlier = list(rows.filter(user=user.pk).order_by("-pk").values_list("pk", "single_keys"))
    rows.filter(pk__in=[pk for pk, _keys in earlier[KEPT - 1 :]]).delete()
    decisions: Any = Decision if queue == Queue.MODERATION else Review
    newest = decisions.objects.using(using).aggregate(newest=Max("pk"))["newest"]
    return rows.create(
        user_id=user.pk,
        queue=queue,
        filter=chosen.columns,
        ids=list(keys),
        decided_after=newest or 0,
        single_keys=earlier[0][1] if earlier else True,
    )


def of(user: Any, *, queue: str = Queue.WORDS, using: str) -> list[Sitting]:
    """That person's sittings over this queue that are not at their end, the last one first."""
    rows = Sitting.objects.using(using).filter(user=user.pk, queue=queue).order_by("-pk")
    return [sitting for sitting in rows if sitting.position < len(sitting.ids)]


def find(user: Any, pk: int, *, using: str) -> Sitting | None:
    """That person's sitting of that key."""
    return Sitting.objects.using(using).filter(user=user.pk, pk=pk).first()


def comes_next(sitting: Sitting) -> int | None:
    """The image at its place, decided about meanwhile or not; None = it is at its end."""
    return sitting.ids[sitting.position] if sitting.position < len(sitting.ids) else None


def go_on(sitting: Sitting, user: Any) -> Next:
    """Find the next image that still waits and that nobody else looks at.

    What was decided meanwhile is passed over; what others look at goes to the end. Two queries, a few more where many
    in a row are decided.
    """
    return _changed(sitting, lambda row: _find_next(row, user))


def come_next(sitting: Sitting, user: Any, most: int) -> list[int]:
    """Find the next images, ``most`` at most, for somebody who looks at all of them at once; otherwise as ``go_on``."""

    def step(row: Sitting) -> list[int]:
        found: list[int] = []
        gone: list[int] = []
        busy: list[int] = []
        place = row.position
        while len(found) < most and (coming := row.ids[place : place + LOOKED_AT]):
            images, taken = _waiting(row, coming, user)
            for key in coming:
                if len(found) == most:
                    break
                free = key in images and images[key] not in taken
                (found if free else busy if key in images else gone).append(key)
                place += 1
        row.ids = [*row.ids[: row.position], *gone, *found, *row.ids[place:], *busy]
        row.position += len(gone)
        return found

    return _changed(sitting, step)


def done_with_all(sitting: Sitting, keys: Collection[int]) -> None:
    """These images were decided about, or are not for that person."""

    def step(row: Sitting) -> None:
        rest = row.ids[row.position :]
        done = [key for key in rest if key in keys]
        row.ids = [*row.ids[: row.position], *done, *(key for key in rest if key not in keys)]
        row.position += len(done)

    _changed(sitting, step)


def skip_all(sitting: Sitting, keys: Collection[int]) -> None:
    """These images are looked at again at the end of the sitting, in their order."""

    def step(row: Sitting) -> None:
        rest = row.ids[row.position :]
        skipped = [key for key in rest if key in keys]
        row.ids = [*row.ids[: row.position], *(key for key in rest if key not in keys), *skipped]

    _changed(sitting, step)


def all_back_to(sitting: Sitting, images: Sequence[Collection[int]]) -> None:
    """Go on with these images, each given by the keys of its captions: before all others, in the order that they
    had."""

    def step(row: Sitting) -> None:
        places = {key: place for place, key in enumerate(row.ids)}
        back = [next((key for key in keys if key in places), min(keys)) for keys in images]
        back.sort(key=lambda key: places.get(key, len(places)))
        before = [key for key in row.ids[: row.position] if key not in back]
        row.ids = [*before, *back, *(key for key in row.ids[row.position :] if key not in back)]
        row.position = len(before)

    _changed(sitting, step)


def coming_after(sitting: Sitting, key: int) -> list[int]:
    """The other images that are still to be looked at, as they come to whoever goes on from this one: those behind it,
    then those before it that were passed over."""
    rest = sitting.ids[sitting.position :]
    place = rest.index(key) if key in rest else -1
    return [*rest[place + 1 :], *rest[: max(place, 0)]]


def done_with(sitting: Sitting, key: int) -> None:
    """The image was decided about: on with those behind it. One that was looked back at changes nothing."""

    def step(row: Sitting) -> None:
        if key in row.ids[row.position :]:
            row.ids = [*row.ids[: row.position], key, *coming_after(row, key)]
            row.position += 1

    _changed(sitting, step)


def skip(sitting: Sitting, key: int) -> None:
    """The image is looked at again at the end of the sitting: on with those behind it."""

    def step(row: Sitting) -> None:
        if key in row.ids[row.position :]:
            row.ids = [*row.ids[: row.position], *coming_after(row, key), key]

    _changed(sitting, step)


def back_to(sitting: Sitting, keys: Collection[int]) -> int:
    """Go on with the image of one of these captions: at its place, or before all others where it is none of the
    sitting's. Returns the key that the sitting has for it."""

    def step(row: Sitting) -> int:
        place = next((place for place, key in enumerate(row.ids) if key in keys), None)
        if place is None:
            place = row.position
            row.ids = [*row.ids[:place], min(keys), *row.ids[place:]]
        row.position = min(row.position, place)
        return int(row.ids[place])

    return _changed(sitting, step)


def uses_single_keys(user: Any, *, using: str) -> bool:
    """What this person's last sitting says."""
    last = Sitting.objects.using(using).filter(user=user.pk).order_by("-pk").values_list("single_keys", flat=True)
    return last.first() is not False


def use_single_keys(sitting: Sitting, wanted: bool) -> None:
    """Whether keys without Ctrl or Command decide: for its person, in each of their sittings."""
    sitting.single_keys = wanted
    Sitting.objects.using(sitting._state.db).filter(user=sitting.user_id).update(single_keys=wanted)


def summary(sitting: Sitting) -> Summary:
    """What was decided in it, about its images and wherever else they are, and not taken back. One query."""
    rows = Review.objects.using(sitting._state.db).filter(
        by=sitting.user_id, pk__gt=sitting.decided_after, surface=Surface.DESK, undone_by=None
    )
    image = {name: OuterRef(f"caption__{name}") for name in Image._fields}
    picture = Q(content_hash=OuterRef("caption__content_hash")) & ~Q(content_hash="")
    own = Caption.objects.filter(Q(**image) | picture, pk__in=sitting.ids)  # not those of another sitting meanwhile
    counts = (
        rows.filter(Exists(own))
        .exclude(verb=Verb.UNDO)
        .order_by()
        .values_list("verb", "reason")
        .annotate(number=Count("pk"))
    )
    decided: Counter[Verb] = Counter()
    rejected: Counter[Reason] = Counter()
    for verb, reason, number in counts:
        decided[Verb(verb)] += number
        if verb == Verb.REJECT:
            rejected[Reason(reason)] += number
    return Summary(decided=decided, rejected=rejected, left=len(sitting.ids) - sitting.position)


def asked(sitting: Sitting) -> int:
    """About how many of its images its person had a service asked anew in it, as far as nobody has since. One query."""
    anew = {"batch__requested_by": sitting.user_id, "batch__requested_at__gte": sitting.created_at}
    return Caption.objects.using(sitting._state.db).filter(pk__in=sitting.ids, **anew).count()


def ruled(sitting: Sitting) -> Mapping[Rating, int]:
    """Of how many images a moderator decided what in it, and did not take it back. One query."""
    made = Decision.objects.using(sitting._state.db).filter(
        decided_by=sitting.user_id, source=PERSON, pk__gt=sitting.decided_after, undoes=None, undone_by=None
    )
    return Counter(Rating(rating) for rating in made.order_by("pk").values_list("rating", flat=True))


def _find_next(row: Sitting, user: Any) -> Next:
    held: list[int] = []
    while row.position < len(row.ids) - len(held):
        coming = row.ids[row.position : len(row.ids) - len(held)][:LOOKED_AT]
        images, taken = _waiting(row, coming, user)
        done = [key for key in coming if key not in images]
        free = [key for key in coming if key in images and images[key] not in taken]
        busy = [key for key in coming if key in images and images[key] in taken]
        first = coming.index(free[0]) if free else len(coming)
        before = set(coming[:first])
        gone, moved = [key for key in done if key in before], [key for key in busy if key in before]
        end = row.position + len(coming)
        row.ids = [*row.ids[: row.position], *gone, *coming[first:], *row.ids[end:], *moved]
        row.position += len(gone)
        held += moved
        if free:
            return Next(key=free[0], image=images[free[0]])
    return Next(key=None, held=held)


def _waiting(sitting: Sitting, keys: Sequence[int], user: Any) -> tuple[dict[int, Image], dict[Image, Any]]:
    """(images of those of these captions that still wait, leases of others)."""
    using = str(sitting._state.db)
    rows = Caption.objects.using(using).filter(pk__in=keys, language__in=conf.current().languages)
    waiting = rows.filter(all_that_wait(sitting.queue)).exclude(image_name="")
    images = {row.pk: Image.of(row) for row in waiting.only("content_type", "object_id", "field_name")}
    return images, leases.others(images.values(), user, using=using) if images else {}


def _changed(sitting: Sitting, step: Callable[[Sitting], T]) -> T:
    with held(sitting):
        return step(sitting)


@contextmanager
def held(sitting: Sitting) -> Iterator[None]:
    """A transaction in which its order and place are this caller's, as they are now, so that two tabs of its person do
    not undo each other's steps. Several steps inside read, lock and write the row once."""
    if _HELD in sitting.__dict__:
        yield
        return
    using = str(sitting._state.db)
    with transaction.atomic(using=using):
        row = bulk_update.lock(Sitting.objects.using(using), [sitting.pk]).get(sitting.pk, sitting)
        sitting.ids, sitting.position = row.ids, row.position
        before = (list(row.ids), row.position)
        sitting.__dict__[_HELD] = True
        try:
            yield
        finally:
            del sitting.__dict__[_HELD]
        if before != (sitting.ids, sitting.position):
            Sitting.objects.using(using).filter(pk=sitting.pk).update(ids=sitting.ids, position=sitting.position)
