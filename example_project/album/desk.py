"""What waits for an editor, which the album shows beside what is published; a site of one's own shows it to editors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import reverse

from album.models import Photo
from django_autocaption.models import Awaits, Caption, State
from django_autocaption.publishing.gate import is_publishable


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Somebody has to decide about a photograph."""

    words: str
    """The draft's alt text; "" = a person has to write it."""
    url: str
    """Where that is done."""


def with_waiting(photos: Iterable[Photo]) -> Iterator[tuple[Photo, Waiting | None]]:
    """Each photograph with what waits for an editor; one query for all of them.

    None too for an image that moderation withholds: its words are for moderators.
    """
    found = list(photos)
    rows = Caption.objects.filter(
        ~Q(review=Awaits.NOTHING) | Q(state=State.FAILED),
        content_type=ContentType.objects.get_for_model(Photo),
        object_id__in=[str(photo.pk) for photo in found],
    ).select_related("draft")
    waiting = {row.object_id: _waiting(row) for row in rows}
    for photo in found:
        yield photo, waiting.get(str(photo.pk)) if is_publishable(photo.image) else None


def _waiting(row: Caption) -> Waiting:
    return Waiting(
        words=row.draft.alt_text if row.draft is not None else "",
        url=reverse("admin:autocaption_caption_change", args=(row.pk,)),
    )
