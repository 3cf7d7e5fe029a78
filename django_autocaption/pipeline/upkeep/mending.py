"""What is done about captions that disagree with their objects: as if the save had been noticed.

Whoever saw them looked without a lock, so each row is locked and compared with what was seen: a save in between has
said what is true by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from django_autocaption.models import Caption, ErrorCode, State, Version
from django_autocaption.models.clock import DatabaseNow, ago
from django_autocaption.models.transitions import Columns, cleared, done, gone, requested
from django_autocaption.pipeline.intake.rows import replace_each, rows_of
from django_autocaption.pipeline.outcome.unasked import gone_message
from django_autocaption.pipeline.records import bulk_update
from django_autocaption.pipeline.records.fields import is_followed
from django_autocaption.pipeline.runtime import backlog, locks, queue
from django_autocaption.pipeline.upkeep.rounds import Round
from django_autocaption.pipeline.words import removal
from django_autocaption.registry import CaptionedField

#: Captions that one transaction mends.
CHUNK = 500
#: So many replaced images are asked for like uploads; more come after these, as bulk requests do.
FEW = 100
#: Seconds for which an object has to be gone before its captions may be removed.
WEEK = 7 * 86_400.0
#: Rows that a person, or whoever cancelled a bulk request, has left out: they stay as they are.
LEFT_OUT = (ErrorCode.EXCLUDED, ErrorCode.CANCELLED)


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """One caption as it was when its object was looked for."""

    pk: int
    object_id: str
    language: str
    image_name: str
    image_no: int
    state: str
    error_code: str

    @property
    def is_hidden(self) -> bool:
        """Its object was missed before."""
        return self.state == State.EXCLUDED and self.error_code == ErrorCode.OBJECT_GONE

    @property
    def is_ruled_out(self) -> bool:
        """A rule of the site left it out."""
        return self.state == State.EXCLUDED and self.error_code == ErrorCode.CONDITION

    @property
    def can_be_hidden(self) -> bool:
        """It is not with a worker or a service just now, and nobody has left it out."""
        left_out = self.state == State.EXCLUDED and (self.is_hidden or self.error_code in LEFT_OUT)
        return self.state not in (State.WORKING, State.WAITING) and not left_out


COLUMNS = ("pk", "object_id", "language", "image_name", "image_no", "state", "error_code")


def another_file(field: CaptionedField, seen: Mapping[Seen, str], using: str) -> int:
    """The objects have these files by now, or none: ask anew, or ask no more. Returns how many rows were changed."""
    background = len(seen) > FEW
    mended = 0
    for chunk in _chunks(seen):
        with transaction.atomic(using=using):
            rows = _locked(chunk, using)
            replaced = [(rows[one.pk], seen[one]) for one in chunk if one.pk in rows and seen[one]]
            replace_each(field, replaced, using, background=background)
            emptied = [one.pk for one in chunk if one.pk in rows and not seen[one]]
            _update(emptied, cleared(_("The image field is empty.")) | _followed(field), using)
            if background:
                _feed_on_commit(using)
            elif replaced:
                queue.send_on_commit([row.pk for row, _name in replaced], using=using)
        mended += len(rows)
    return mended


def object_gone(seen: Collection[Seen], using: str) -> int:
    """No object has their keys: the words are kept, and nobody is asked for others. Returns how many were hidden."""
    hidden = 0
    for chunk in _chunks(seen):
        with transaction.atomic(using=using):
            hidden += _update(_locked(chunk, using), gone(gone_message()), using)
    return hidden


def object_back(field: CaptionedField, seen: Collection[Seen], languages: Collection[str], using: str) -> int:
    """Their objects are back, with the same files: what was said stands again, and words that are missing are asked
    for. Returns how many came back."""
    back = 0
    for chunk in _chunks(seen):
        with transaction.atomic(using=using):
            rows = _locked(chunk, using)
            spoken = [pk for pk, row in rows.items() if row.published_id or row.draft_id]
            silent = [pk for pk, row in rows.items() if pk not in set(spoken) and row.language in languages]
            back += _update(spoken, done() | _followed(field), using)
            back += _update(silent, requested(batch=None, background=True), using)
            if silent:
                _feed_on_commit(using)
    return back


def emptied(field: CaptionedField, fields: Mapping[str, Collection[str]], using: str) -> int:
    """These of the objects' own fields (by key) are empty: those that words were written into say them again. Returns
    how many captions write."""
    rows = rows_of(field, list(fields), using).filter(follow_at=None).exclude(published=None)
    silent = [row.pk for row in rows.only("object_id", "written") if any(map(row.written.get, fields[row.object_id]))]
    return locks.change(rows, silent, _followed(field), patient=False)


def allowed_again(seen: Collection[Seen], using: str) -> int:
    """The site's rules leave these out no more: words are asked for. Returns for how many."""
    asked = 0
    for chunk in _chunks(seen):
        with transaction.atomic(using=using):
            asked += _update(_locked(chunk, using), requested(batch=None, background=True), using)
            _feed_on_commit(using)
    return asked


def remove(seen: Collection[Seen], round_: Round, using: str, *, unbounded: bool) -> int:
    """Remove those captions whose objects were missed a week ago, and are gone still, as far as the round allows; never
    one for which a person wrote words or a note. Returns how many."""
    removed = 0
    for chunk in _chunks(seen):
        with transaction.atomic(using=using):
            rows = _locked(chunk, using)
            missed = Caption.objects.using(using).filter(pk__in=rows, finalised_at__lte=ago(WEEK), note="")
            by_people = Version.objects.using(using).filter(caption__in=rows).exclude(human_fields=[])
            kept = set(by_people.values_list("caption_id", flat=True))
            ids = [pk for pk in missed.order_by("pk").values_list("pk", flat=True) if pk not in kept]
            ids = ids[: round_.may_remove(len(ids), unbounded=unbounded)] if ids else []
            removal.remove(ids, using=using)
        removed += len(ids)
    return removed


def _locked(seen: Collection[Seen], using: str) -> dict[int, Caption]:
    """Those rows that are as they were seen, by id. What somebody holds is left to a later round: the site may hold it
    for minutes, and the rest of the sweep, and whoever saves one of the others, would wait as long."""
    rows = bulk_update.lock(Caption.objects.using(using), [one.pk for one in seen], patient=False)
    return {
        one.pk: rows[one.pk]
        for one in seen
        if one.pk in rows and all(getattr(rows[one.pk], name) == getattr(one, name) for name in COLUMNS)
    }


def _feed_on_commit(using: str) -> None:
    def feed() -> None:
        backlog.feed(using=using)

    transaction.on_commit(feed, using=using, robust=True)


def _update(ids: Collection[int], columns: Columns, using: str) -> int:
    return Caption.objects.using(using).filter(pk__in=list(ids)).update(**columns) if ids else 0


def _followed(field: CaptionedField) -> Columns:
    return {"follow_at": DatabaseNow()} if is_followed(field) else {}


def _chunks(seen: Collection[Seen]) -> list[list[Seen]]:
    rows = sorted(seen, key=lambda one: one.pk)
    return [rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK)]
