"""Take rows for one worker, and give them back: conditional UPDATEs that two workers cannot both win."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.db.models import F
from django.utils import timezone

from django_autocaption.models import Caption, State


def claim(ids: Sequence[int], *, using: str) -> list[Caption]:
    """Claim those of the rows that are due. Returns the rows won, each with its bulk request."""
    token = uuid.uuid4()
    won = (
        Caption.objects.using(using)
        .due()
        .filter(pk__in=ids)
        .update(state=State.WORKING, claim=token, claimed_at=timezone.now(), attempts=F("attempts") + 1)
    )
    if not won:
        return []
    return list(Caption.objects.using(using).filter(claim=token).select_related("batch").order_by("pk"))
