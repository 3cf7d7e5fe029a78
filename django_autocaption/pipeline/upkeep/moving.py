"""A model, an image field or a language has another name: its captions go there, with all that was said and decided.

Rows keep their ids, so that versions, reviews, decisions and attempts need no change. What a decision of a person says
of the field (``Review.content_type``, ``field_name``) stays as it was then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

from django.apps import apps
from django.apps.registry import Apps
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from django_autocaption.exceptions import ConfigurationError
from django_autocaption.models import ErrorCode, Origin, Rating, State
from django_autocaption.models.transitions import cleared, replaced, requested
from django_autocaption.pipeline.records import bulk_update
from django_autocaption.pipeline.words import removal

#: Columns by which captions are told apart, and the values of some of them.
UNIQUE = ("content_type_id", "object_id", "field_name", "language")
Name = Mapping[str, Any]
#: Captions of one transaction.
CHUNK = 500
#: Tries of a chunk while saves insert rows under the new name.
TRIES = 5
#: ``Attempt.request`` of what was asked at another row: no request of this one.
ELSEWHERE = 0
#: Refused captions that are named.
MOST_NAMED = 20


@dataclass(kw_only=True)
class Moved:
    """What was done, in captions."""

    moved: int = 0
    """Have the new name, those that took the place of another among them."""
    merged: int = 0
    """Of these and the others: where both names had a caption of the same image and language, and one gave way."""
    refused: int = 0
    """Left under the old name, since people wrote words at both."""
    refused_ids: list[str] = field(default_factory=list)
    """``object_id (language)`` of the first MOST_NAMED."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FieldName:
    """An image field by name, whether it exists or not."""

    app_label: str
    model: str
    """In lower case, as content types have it."""
    name: str


def field_named(label: str) -> FieldName:
    """From ``app_label.Model.field``. Raises ConfigurationError."""
    parts = label.split(".")
    if len(parts) != 3 or not all(parts):
        raise ConfigurationError(f"{label!r}: write it as 'app_label.Model.field'.")
    return FieldName(app_label=parts[0], model=parts[1].lower(), name=parts[2])


def move(
    old: str,
    new: str,
    *,
    using: str,
    written: Mapping[str, str] | None = None,
    dry_run: bool = False,
    models: Apps = apps,
) -> Moved:
    """Have the captions of ``old`` be those of ``new``, both ``app_label.Model.field``; none that is there is no error.

    ``written``: the site's own fields that words were written back to: old name → new one. ``models``: in a migration,
    those that it is given. A chunk is a transaction; stopped and called again, it goes on.
    Where the new name has a caption already, the one whose words people wrote stays, else the one that says something
    about the present image; the other goes, and the ledger keeps what it cost. Raises ConfigurationError.
    """
    moved = Moved()
    names = _find(field_named(old), field_named(new), using, models, may_create=not dry_run)
    if names is not None:
        mover = _Mover(*names, written or {}, using, models)
        for ids in mover.chunks():
            mover.move(ids, moved, dry_run=dry_run)
    return moved


def move_language(old: str, new: str, *, using: str, dry_run: bool = False) -> Moved:
    """The same for captions in the language ``old``: they are in ``new``, such as "en" instead of "en-us"."""
    moved = Moved()
    mover = _Mover({"language": old}, {"language": new}, {}, using, apps)
    for ids in mover.chunks():
        mover.move(ids, moved, dry_run=dry_run)
    return moved


def forget(old: str, *, using: str, human_too: bool = False, dry_run: bool = False) -> tuple[int, int]:
    """Remove the captions of ``old``, those without words of people or all of them. Returns (removed, left)."""
    name = field_named(old)
    source = _find(name, name, using, apps, may_create=False)
    removed = left = 0
    if source is not None:
        mover = _Mover(*source, {}, using, apps)
        for ids in mover.chunks():
            with transaction.atomic(using=using):
                rows = bulk_update.lock(mover.under_old_name, ids)
                human = set() if human_too else mover.written_by_people(rows, reused_too=True)
                if not dry_run:
                    removal.remove([pk for pk in rows if pk not in human], using=using)
            removed, left = removed + len(rows) - len(human), left + len(human)
    return removed, left


def _find(old: FieldName, new: FieldName, using: str, models: Apps, *, may_create: bool) -> tuple[Name, Name] | None:
    """Columns of both names; None = no caption can have the old one.

    After RenameModel, Django has renamed the content type as well; before it, or before its reverse, it has yet to do
    so: then only the field's name is ours to change.
    """
    types = models.get_model("contenttypes", "ContentType")._base_manager.using(using)
    source, target = (
        types.filter(app_label=name.app_label, model=name.model).values_list("pk", flat=True).first()
        for name in (old, new)
    )
    model = _model(new, models)
    if source is None:
        if target is None or model is None or old.name in {f.name for f in model._meta.get_fields()}:
            return None
        source = target
    elif target is None:
        if model is None:
            target = source
        elif may_create:
            target = types.create(app_label=new.app_label, model=new.model).pk
            ContentType.objects.clear_cache()
    return (
        {"content_type_id": source, "field_name": old.name},
        {"content_type_id": target, "field_name": new.name},
    )


def _model(name: FieldName, models: Apps) -> Any:
    try:
        return models.get_model(name.app_label, name.model)
    except LookupError:
        return None


class _Mover:
    """Moves chunks of captions from one name to another, of a field or of a language."""

    def __init__(
        self,
        source: Name,
        target: Name,
        written: Mapping[str, str],
        using: str,
        models: Apps,
    ) -> None:
        self.stays = source == target
        self.target, self.written, self.using, self.models = target, written, using, models
        self.rows: QuerySet[Any] = models.get_model("autocaption", "Caption")._base_manager.using(using)
        self.under_old_name, self.under_new_name = self.rows.filter(**source), self.rows.filter(**target)
        self.else_of = attrgetter(*(column for column in UNIQUE if column not in target))

    def chunks(self) -> Iterator[list[int]]:
        """Ids, the first ones first."""
        rows = self.under_old_name.order_by("pk").values_list("pk", flat=True)
        ids = list(rows[:CHUNK])
        while ids:
            yield ids
            ids = list(rows.filter(pk__gt=ids[-1])[:CHUNK])

    def move(self, ids: Sequence[int], moved: Moved, *, dry_run: bool) -> None:
        """One chunk, with what saves inserted meanwhile. Raises what the database raises."""
        if self.stays:
            return
        for left in reversed(range(TRIES)):
            try:
                with transaction.atomic(using=self.using):
                    found = self._move(ids, dry_run)
                break
            except IntegrityError:  # a save inserted a caption under the new name since we looked
                if not left:
                    raise
        moved.moved += found.moved
        moved.merged += found.merged
        moved.refused += found.refused
        moved.refused_ids += found.refused_ids[: MOST_NAMED - len(moved.refused_ids)]

    def _move(self, ids: Sequence[int], dry_run: bool) -> Moved:
        rows = bulk_update.lock(self.under_old_name, ids)
        twins = self._twins(rows)
        human = self.written_by_people([*twins, *(twin.pk for twin in twins.values())]) if twins else set()
        found = Moved()
        alone = [row for pk, row in rows.items() if pk not in twins]
        staying, yielding = [], []
        for pk, twin in twins.items():
            if pk in human and twin.pk in human:
                found.refused += 1
                found.refused_ids.append(f"{twin.object_id} ({twin.language})")
            elif _stands_against(rows[pk], twin, human):
                staying.append((rows[pk], twin))
            else:
                yielding.append((rows[pk], twin))
        found.moved, found.merged = len(alone) + len(staying), len(staying) + len(yielding)
        if not dry_run:
            self._take_over(staying, yielding)
            self._rename([*alone, *(row for row, _twin in staying)])
        return found

    def _twins(self, rows: Mapping[int, Any]) -> dict[int, Any]:
        """Captions under the new name that are the same in all else, locked, by the id of the old one."""
        near = self.under_new_name.filter(object_id__in={row.object_id for row in rows.values()})
        keys = list(near.values_list("pk", flat=True))
        there = bulk_update.lock(self.under_new_name, keys).values() if keys else ()
        by_key = {self.else_of(twin): twin for twin in there}
        return {pk: by_key[key] for pk, row in rows.items() if (key := self.else_of(row)) in by_key}

    def written_by_people(self, captions: Collection[int], *, reused_too: bool = False) -> set[int]:
        """Those of the captions that have a version with words of a person. ``reused_too``: and what a machine took
        over from another caption of the same bytes."""
        versions = self.models.get_model("autocaption", "Version")._base_manager.using(self.using)
        said = versions.filter(caption__in=list(captions)).values_list("caption_id", "human_fields", "origin")
        return {pk for pk, fields, origin in said if fields and (reused_too or origin != Origin.REUSED)}

    def _take_over(self, staying: Sequence[tuple[Any, Any]], yielding: Sequence[tuple[Any, Any]]) -> None:
        """Where both names have one: that of the old name stays, or yields."""
        for row, twin in staying:
            self._inherit(row, twin)
        for row, twin in yielding:
            if row.image_name == twin.image_name:
                self._inherit(twin, row)
        for winner, loser in [*staying, *((twin, row) for row, twin in yielding)]:
            self._keep_answers(winner, loser)
        gone = [twin.pk for _row, twin in staying] + [row.pk for row, _twin in yielding]
        removal.remove(gone, using=self.using, models=self.models)

    def _keep_answers(self, winner: Any, loser: Any) -> None:
        """What was asked at the loser is in the winner's history, and is not paid for twice."""
        attempts = self.models.get_model("autocaption", "Attempt")._base_manager.using(self.using)
        attempts.filter(caption=loser.pk).update(caption=winner.pk, request=ELSEWHERE)

    def _inherit(self, winner: Any, loser: Any) -> None:
        """The picture under the new field is the loser's, too: what moderation decided at it holds. Where the winner
        knows another one, it is asked about anew."""
        decisions = self.models.get_model("autocaption", "Decision")._base_manager.using(self.using)
        decisions.filter(caption=loser.pk).update(caption=winner.pk, version=None)
        columns: dict[str, Any] = {}
        if winner.image_name != loser.image_name:
            empty = _("The image field is empty.")
            columns = replaced(loser.image_name, background=True) if loser.image_name else cleared(empty)
        if columns or winner.rating == Rating.UNCHECKED:
            columns |= {name: getattr(loser, name) for name in ("rating", "moderated_hash", "decision_id")}
        self.rows.filter(pk=winner.pk).update(**columns)

    def _rename(self, moving: Sequence[Any]) -> None:
        """Ask anew, too, where a worker left the image out while the field was not registered."""
        rows = self.rows.filter(pk__in=[row.pk for row in moving])
        rows.update(**self.target)
        rows.filter(state=State.EXCLUDED, error_code=ErrorCode.NOT_REGISTERED).update(
            **requested(batch=None, background=True)
        )
        for row in moving:
            if not self.written.keys().isdisjoint(row.written):
                renamed = {self.written.get(key, key): text for key, text in row.written.items()}
                self.rows.filter(pk=row.pk).update(written=renamed)


def _stands_against(row: Any, twin: Any, human: Collection[int]) -> bool:
    """The caption of the old name stays, and that of the new one goes."""
    if row.pk in human or twin.pk in human:
        return row.pk in human
    if row.image_name != twin.image_name:  # words about an image that is not there any more
        return False
    has_words, twin_has = (c.published_id is not None or c.draft_id is not None for c in (row, twin))
    return has_words or not twin_has
