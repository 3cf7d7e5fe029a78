"""Each caption is held against its object: is it there, and is it the same file?

No signal tells of ``update()``, ``bulk_update()``, fixtures, reverted versions, raw SQL, or of a save whose connection
broke after the object was written. Nothing is read from a storage. Images without any caption are found elsewhere
(``sweep._announce``).
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models

from django_autocaption import conf
from django_autocaption.models import Caption
from django_autocaption.pipeline.job.rules import refusal
from django_autocaption.pipeline.runtime import databases
from django_autocaption.pipeline.upkeep import mending
from django_autocaption.pipeline.upkeep.mending import COLUMNS, Seen
from django_autocaption.pipeline.upkeep.rounds import Round, step_size
from django_autocaption.registry import CaptionedField

logger = logging.getLogger(__name__)

#: Captions that one sweep mends of a field; the next sweep goes on.
MOST_MENDED = 10_000


@dataclass(kw_only=True)
class Drift:
    """What came of a look at some captions, in captions."""

    rows: int = 0
    """Looked at."""
    mended: int = 0
    """Disagreed with their objects, which have other files, or none, are gone or are back."""
    removed: int = 0
    """Their objects have been gone for a week."""


def reconcile(field: CaptionedField, *, using: str, whole: bool = False, remove_all: bool = False) -> Drift:
    """Look at this sweep's share of the field's captions, and mend what disagrees with its object.

    ``whole``: at all that is left of the round, from its beginning if none is under way. ``remove_all``: however many
    captions may go whose objects have been gone for a week.
    """
    found = Drift()
    homes = databases.homes_of(field.model, using)
    if not homes:
        return found
    round_ = Round(field.label, using)
    left = round_.steps
    while whole or (left > 0 and found.mended < MOST_MENDED):
        left -= 1
        seen, last = _read(field, round_.cursor.value, using)
        mended, removed = _mend(field, seen, homes, round_, remove_all=remove_all)
        found.rows, found.mended, found.removed = found.rows + len(seen), found.mended + mended, found.removed + removed
        if not round_.advance(last, rows=len(seen), mended=mended):
            break
    return found


def _read(field: CaptionedField, after: str, using: str) -> tuple[list[Seen], str]:
    """(the next captions in the order of their objects' keys, the last of these keys; "" = no others follow)."""
    content_type = ContentType.objects.db_manager(using).get_for_model(field.model)
    rows = Caption.objects.using(using).filter(content_type=content_type, field_name=field.name, object_id__gt=after)
    most = step_size()
    values = rows.order_by("object_id").values_list(*COLUMNS)[:most]
    seen = [Seen(**dict(zip(COLUMNS, row, strict=True))) for row in values]
    if len(seen) < most:
        return seen, ""
    # The captions of the last object may not all be among these.
    whole = [one for one in seen if one.object_id != seen[-1].object_id] or seen
    return whole, whole[-1].object_id


def _mend(
    field: CaptionedField, seen: Sequence[Seen], homes: Sequence[str], round_: Round, *, remove_all: bool
) -> tuple[int, int]:
    """Returns (captions that were mended, captions that were removed). The objects are read after their captions: the
    other way round, a save in between would be taken for drift, and undone."""
    manager: models.Manager[Any] = field.model._base_manager
    places = [manager.using(home) for home in homes]
    names = _names(field, places, {one.object_id for one in seen})
    languages = conf.current().languages
    replaced: dict[Seen, str] = {}
    back: list[Seen] = []
    gone: list[Seen] = []
    ruled_out: list[Seen] = []
    for one in seen:
        name = names.get(one.object_id)
        if name is None:
            gone.append(one)
        elif name != one.image_name:  # in Python: databases may take photo.JPG for photo.jpg
            if one.language in languages or not name:
                replaced[one] = name
        elif one.is_hidden:
            back.append(one)
        elif one.is_ruled_out and one.language in languages:
            ruled_out.append(one)
    using = round_.using
    mended = mending.emptied(field, _emptied(field, names, places), using) if field.options.named_targets else 0
    mended += mending.another_file(field, replaced, using) if replaced else 0
    mended += mending.object_back(field, back, languages, using) if back else 0
    allowed = _allowed(field, ruled_out, places) if ruled_out else []
    mended += mending.allowed_again(allowed, using) if allowed else 0
    if not gone:
        return mended, 0
    mended += mending.object_gone([one for one in gone if one.can_be_hidden], using)
    missed = [one for one in gone if one.is_hidden]
    # What a manager of the site's own hides is not gone.
    unfiltered: list[models.QuerySet[Any]] = [models.QuerySet(field.model, using=home) for home in homes]
    there = _names(field, unfiltered, {one.object_id for one in missed}) if missed else {}
    missed = [one for one in missed if one.object_id not in there]
    return mended, mending.remove(missed, round_, using, unbounded=remove_all) if missed else 0


def _allowed(field: CaptionedField, seen: Sequence[Seen], places: Sequence[models.QuerySet[Any]]) -> list[Seen]:
    """Those that the site's rules leave out no more. What a rule fails at stays out."""
    values = [field.key_value(one.object_id) for one in seen]  # each names an object
    found = {field.key_of(instance): instance for objects in places for instance in objects.filter(pk__in=values)}
    allowed = []
    for one in seen:
        try:
            if one.object_id in found and not refusal(field, found[one.object_id], one.image_name):
                allowed.append(one)
        except Exception:
            logger.exception("Of %s, the condition could not be asked about %s.", field.label, one.object_id)
    return allowed


def _emptied(
    field: CaptionedField, keys: Collection[str], places: Sequence[models.QuerySet[Any]]
) -> dict[str, frozenset[str]]:
    """Key → those of the object's own fields that are written back to and hold nothing; a reverted version or a fixture
    may have emptied them. Objects of which none is empty are missing."""
    own = sorted(field.target_names())
    empty = models.Q(*((name, value) for name in own for value in ("", None)), _connector=models.Q.OR)
    values = [field.key_value(key) for key in keys]  # each names an object
    return {
        field.as_key(pk): frozenset(name for name, text in zip(own, texts, strict=True) if not text)
        for objects in places
        for pk, *texts in objects.filter(empty, pk__in=values).order_by().values_list("pk", *own)
    }


def _names(field: CaptionedField, places: Sequence[models.QuerySet[Any]], keys: Collection[str]) -> dict[str, str]:
    """Key → name of the file in the field ("" = none) of those objects that are in one of the places."""
    values = []
    for key in keys:
        with suppress(ValidationError):  # of a model whose key was of another type once
            values.append(field.key_value(key))
    names: dict[str, str] = {}
    for objects in places:
        for pk, name in objects.filter(pk__in=values).order_by().values_list("pk", field.name):
            names.setdefault(field.as_key(pk), str(name or ""))
    return names
