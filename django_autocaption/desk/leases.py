"""Who looks at which image just now, so that nobody else is given it unasked.

A lease is for all languages of an image and for one person, however many tabs they have. It is given back when they go
on or leave, and ends by itself. It forbids nothing: what was seen decides whether a decision stands
(``pipeline.words.reviews``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
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


def take(image: Image, user: Any, *, using: str, over: bool = False) -> Lease | None:
    """Have the image for HOLD seconds from now. ``over``: whoever has it.

    Returns None, or the lease of somebody else who has it.
    """
    rows = _of(image, using)
    mine = rows if over else rows.filter(Q(user=user.pk) | Q(expires_at__lte=DatabaseNow()))
    held = {"user_id": user.pk, "expires_at": ahead(HOLD)}
    if mine.update(**held):
        return None
    try:
        with transaction.atomic(using=using):
            Lease.objects.using(using).create(**image._asdict(), **held)
    except IntegrityError:  # somebody has it, or was a moment faster
        return others([image], user, using=using).get(image)
    return None


def give_back(image: Image, user: Any, *, using: str) -> None:
    """Its holder has gone on."""
    _of(image, using).filter(user=user.pk).delete()


def others(images: Iterable[Image], user: Any, *, using: str) -> dict[Image, Lease]:
    """Those of these images that somebody else has, with their leases. One query."""
    wanted = set(images)
    about = {
        "content_type__in": {image.content_type_id for image in wanted},
        "object_id__in": {image.object_id for image in wanted},
    }
    rows = Lease.objects.using(using).filter(expires_at__gt=DatabaseNow(), **about).exclude(user=user.pk)
    found = {Image(row.content_type_id, row.object_id, row.field_name): row for row in rows}
    return {image: lease for image, lease in found.items() if image in wanted}


def sweep(*, using: str) -> None:
    """Remove what was never given back, as of objects that are gone."""
    Lease.objects.using(using).filter(expires_at__lt=ago(_OLD)).delete()


def _of(image: Image, using: str) -> QuerySet[Lease]:
    return Lease.objects.using(using).filter(**image._asdict())
