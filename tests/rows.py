"""Captions in any standing, for tests; and what a caption comes to, in one word.

``caption(photo, words, ...)`` makes a row; ``version(...)`` adds words to one. ``stands(row)`` and ``says(row)`` tell
what an editor would: is it published, does it wait for review, what does it say? ``in_state`` gives a state's columns.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from django_autocaption.models import Attempt, Awaits, Caption, ErrorCode, Origin, Outcome, State, Version
from django_autocaption.models.version import NO_WORDS

#: What ``stands`` says of a row on which nothing is under way.
PUBLISHED, REVIEW, DONE = "published", "review", "done"


def stands(row: Caption) -> str:
    """The state while something is under way, or where it failed or is left out; else PUBLISHED (nothing waits for
    anybody), REVIEW (something does), DONE (neither)."""
    if row.state != State.DONE:
        return str(row.state)
    if row.review != Awaits.NOTHING:
        return REVIEW
    return PUBLISHED if row.current is not None else DONE


def fresh(row: Caption) -> Caption:
    """The same as it is by now."""
    return Caption.objects.get(pk=row.pk)


def says(row: Caption) -> str:
    """Alt text that an editor is shown first: of the draft, else of the published words of the present image."""
    return row.offered.alt_text if row.offered is not None else ""


def caption(
    instance: models.Model | None = None,
    alt_text: str = "",
    *,
    standing: str = PUBLISHED,
    field_name: str = "image",
    language: str = "en",
    origin: str = Origin.PROVIDER,
    human_fields: tuple[str, ...] = (),
    words: dict[str, Any] | None = None,
    **columns: Any,
) -> Caption:
    """A caption whose request has ended, or with ``state`` among ``columns`` another; made, or changed where there is
    one already.

    ``alt_text`` and ``words``: of a version, that is published or (``standing`` REVIEW) a draft; none = no version.
    ``human_fields``: of that version; the row is ``human`` if it is published.
    """
    key: dict[str, Any] = {"field_name": field_name, "language": language}
    if instance is not None:
        key |= {"content_type": ContentType.objects.get_for_model(instance), "object_id": str(instance.pk)}
        columns.setdefault("image_name", str(getattr(instance, field_name)))
    else:
        key |= {"content_type": ContentType.objects.get_for_model(Caption), "object_id": columns.pop("object_id", "1")}
    state = columns.pop("state", State.DONE)
    row, _made = Caption.objects.update_or_create(**key, defaults=in_state(state) | columns)
    if alt_text or words:
        version(row, alt_text, standing=standing, origin=origin, human_fields=human_fields, **(words or {}))
    elif standing == REVIEW:
        awaits(row, Awaits.NO_WORDS)
    return row


def in_state(state: str) -> dict[str, Any]:
    """Columns of a row in that state."""
    now = timezone.now()
    columns: dict[str, Any] = {"state": state, "due_at": now, "claim": None, "claimed_at": None, "error_code": ""}
    if state == State.WORKING:
        columns |= {"claim": uuid4(), "claimed_at": now}
    if state in (State.FAILED, State.EXCLUDED):
        columns["error_code"] = ErrorCode.SERVER if state == State.FAILED else ErrorCode.EXCLUDED
    return columns


def version(
    row: Caption,
    alt_text: str = "",
    *,
    standing: str = PUBLISHED,
    origin: str = Origin.PROVIDER,
    human_fields: tuple[str, ...] = (),
    **columns: Any,
) -> Version:
    """Words about the present image of this caption. ``standing``: PUBLISHED, REVIEW, or "" = no pointer is moved."""
    made = Version.objects.using(row._state.db).create(
        caption=row,
        **{
            **NO_WORDS,
            "alt_text": alt_text,
            "image_no": row.image_no,
            "image_name": row.image_name,
            "content_hash": row.content_hash,
            "origin": origin,
            "human_fields": list(human_fields),
            "as_draft": standing == REVIEW,
            "provider": row.provider,
            **columns,
        },
    )
    if standing == PUBLISHED:
        row.published, row.human, row.origin = made, bool(human_fields), origin
        row.provider = made.provider
    elif standing == REVIEW:
        row.draft = made
        if row.current is None:
            row.origin, row.provider = origin, made.provider
        row.review, row.review_at = Awaits.DRAFT, timezone.now()
    row.save()
    return made


def awaits(row: Caption, reason: Awaits) -> Caption:
    """That row waits for a person."""
    row.review, row.review_at = reason, timezone.now()
    row.save()
    return row


def all_stand(**chosen: Any) -> list[str]:
    """How each caption (of those chosen) stands, in the order of their ids."""
    return [stands(row) for row in Caption.objects.with_words().filter(**chosen).order_by("pk")]


def paid(alias: str, amount: str | None, unit: str = "USD", **columns: Any) -> None:
    """A request to this provider was answered with words, and cost so much; None = nobody knows."""
    columns = {"outcome": Outcome.ANSWERED, "cost_unit": unit if amount else "", **columns}
    Attempt.objects.create(
        provider=alias, request=1, asked_at=timezone.now(), cost_amount=Decimal(amount) if amount else None, **columns
    )
