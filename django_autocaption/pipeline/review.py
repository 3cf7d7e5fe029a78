"""What editors decide about words: approve, edit, mark decorative, unlock. Human words win, always."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from django_autocaption.models import Caption, Origin, State
from django_autocaption.models.caption import WORD_FIELDS


def approvable(captions: QuerySet[Caption]) -> QuerySet[Caption]:
    """Those in review that have something to publish."""
    return captions.filter(~Q(alt_text="") | Q(decorative=True), state=State.REVIEW)


def approve(captions: QuerySet[Caption], *, user: AbstractBaseUser) -> int:
    """Publish the words of captions in review as they are. Returns how many there were."""
    return approvable(captions).update(**_decided(user), state=State.PUBLISHED)


def mark_decorative(captions: QuerySet[Caption], *, user: AbstractBaseUser) -> int:
    """Let screen readers skip these images; their words stay on the row. Returns how many captions changed."""
    chosen = captions.exclude(image_name="")
    return chosen.update(**_decided(user), decorative=True, origin=Origin.HUMAN, state=State.PUBLISHED)


def edit(caption: Caption, words: Mapping[str, Any], *, user: AbstractBaseUser) -> None:
    """Store words that a person wrote: they are published at once, and no machine overwrites them.

    ``words``: any of WORD_FIELDS. Empty alt text without ``decorative`` sends the row back to review.
    """
    unknown = set(words) - set(WORD_FIELDS)
    if unknown:
        raise ValueError(f"Not words of a caption: {', '.join(sorted(unknown))}")
    rows = Caption.objects.using(caption._state.db).filter(pk=caption.pk)
    with transaction.atomic(using=rows.db):
        # The other words are those of the row: ``caption`` may be older, or half filled in by a form.
        stored = rows.select_for_update().get()
        after = stored.words | dict(words)
        spoken = bool(after["alt_text"].strip()) or after["decorative"]
        rows.update(
            **words,
            **_decided(user),
            origin=Origin.HUMAN if spoken else Origin.NONE,
            state=State.PUBLISHED if spoken else State.REVIEW,
        )
    caption.refresh_from_db()


def unlock(captions: QuerySet[Caption]) -> int:
    """Let machines overwrite words that people wrote. The words stay until then. Returns how many changed."""
    return captions.filter(origin=Origin.HUMAN).update(origin=Origin.PROVIDER)


def _decided(user: AbstractBaseUser) -> dict[str, Any]:
    """Columns of every human decision. The new revision makes answers that are still under way come too late."""
    return {
        "revision": F("revision") + 1,
        "standing": "",
        "stale": False,
        "claim": None,
        "error_code": "",
        "error_message": "",
        "edited_by_id": user.pk,
        "edited_at": timezone.now(),
        "settled_at": timezone.now(),
    }
