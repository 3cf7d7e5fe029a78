"""Who looks at which image just now, so that nobody else is given it unasked.

A lease is for all languages of an image and for one person, however many tabs they have. It is given back when they go
on or leave, and ends by itself. A page that is closed gives back what it has taken (``seat``) and no other page of its
person has taken since: of one that is loaded anew a browser tells only once the new one is there. A lease forbids
nothing: what was seen decides whether a decision stands (``pipeline.words.reviews``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from django_autocaption.models import Caption, Lease
from django_autocaption.models.clock import DatabaseNow, ago, ahead

#: Seconds that a lease holds after the last sign of its holder.
HOLD = 600.0
#: Seconds after which one that nobody gave back is swept away.
_OLD = 86_400.0


class Image(NamedTuple):
    """An image field of an object, whatever the language."""

    content_type_id: int
    object_id: str
    field_name: str

    @classmethod
    def of(cls, caption: Caption) -> Image:
        """The one that a caption is about."""
        return cls(caption.content_type_id, caption.object_id, caption.field_name)


def take(image: Image, user: Any, *, using: str, seat: str = "", over: bool = False) -> Lease | None:
    """Have the image for HOLD seconds from now. ``seat``: the page that takes it; "" = it stays that of the page that
    has it. ``over``: whoever has it.

    Returns None, or the lease of somebody else who has it.
    """
    rows = _of(image, using)
    mine = rows if over else rows.filter(Q(user=user.pk) | Q(expires_at__lte=DatabaseNow()))
    held = _held(user, seat)
    if mine.update(**held):
        return None
    Lease.objects.using(using).bulk_create([Lease(**image._asdict(), **held)], ignore_conflicts=True)
    return others([image], user, using=using).get(image)  # who has it, or was a moment faster


def take_all(images: Iterable[Image], user: Any, *, using: str, seat: str = "") -> set[Image]:
    """Have these images for HOLD seconds from now; returns those that nobody else has. ``seat`` as for ``take``. Four
    queries."""
    wanted = set(images)
    rows = Lease.objects.using(using)
    keys = [pk for pk, image in _among(wanted, using) if image in wanted]
    held = _held(user, seat)
    rows.filter(Q(user=user.pk) | Q(expires_at__lte=DatabaseNow()), pk__in=keys).update(**held)
    rows.bulk_create([Lease(**image._asdict(), **held) for image in sorted(wanted)], ignore_conflicts=True)
    return {image for pk, image in _among(wanted, using, user=user.pk) if image in wanted}


def give_back_all(images: Iterable[Image], user: Any, *, using: str, seat: str | None = None) -> None:
    """Their holder has gone on. ``seat``: only those of that page. Two queries."""
    wanted = set(images)
    page = {} if seat is None else {"seat": seat}
    keys = [pk for pk, image in _among(wanted, using, user=user.pk, **page) if image in wanted]
    Lease.objects.using(using).filter(pk__in=keys).delete()


def give_back(image: Image, user: Any, *, using: str) -> None:
    """Its holder has gone on."""
    _of(image, using).filter(user=user.pk).delete()


def others(images: Iterable[Image], user: Any, *, using: str) -> dict[Image, Lease]:
    """Those of these images that somebody else has, with their leases. One query."""
    wanted = set(images)
    rows = _about(wanted, using).filter(expires_at__gt=DatabaseNow()).exclude(user=user.pk)
    found = {Image(row.content_type_id, row.object_id, row.field_name): row for row in rows}
    return {image: lease for image, lease in found.items() if image in wanted}


def sweep(*, using: str) -> None:
    """Remove what was never given back, as of objects that are gone."""
    Lease.objects.using(using).filter(expires_at__lt=ago(_OLD)).delete()


def _held(user: Any, seat: str) -> dict[str, Any]:
    held = {"user_id": user.pk, "expires_at": ahead(HOLD)}
    return held | {"seat": seat} if seat else held


def _of(image: Image, using: str) -> QuerySet[Lease]:
    return Lease.objects.using(using).filter(**image._asdict())


def _about(images: Collection[Image], using: str) -> QuerySet[Lease]:
    """Of these objects, whichever of their images."""
    return Lease.objects.using(using).filter(
        content_type__in={image.content_type_id for image in images},
        object_id__in={image.object_id for image in images},
    )


def _among(images: Collection[Image], using: str, **about: Any) -> Iterator[tuple[int, Image]]:
    for pk, *image in _about(images, using).filter(**about).values_list("pk", *Image._fields):
        yield pk, Image(*image)
