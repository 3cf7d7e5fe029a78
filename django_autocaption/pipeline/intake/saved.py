"""An object was saved: PENDING rows for its images, in the transaction of the save."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.db import models, transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from django_autocaption import conf
from django_autocaption.models import Caption, ErrorCode, State
from django_autocaption.models.caption import CaptionQuerySet
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.models.transitions import cleared, requested
from django_autocaption.pipeline.intake.rows import insert, replace, rows_of
from django_autocaption.pipeline.job.rules import refusal
from django_autocaption.pipeline.records.fields import is_followed
from django_autocaption.pipeline.runtime import databases, locks, queue
from django_autocaption.pipeline.words.site import fitted, written_on_site
from django_autocaption.pipeline.words.versions import emit_change
from django_autocaption.registry import CaptionedField

_NO_TEXTS: Mapping[str, str] = MappingProxyType({})


def image_saved(
    field: CaptionedField,
    key: str,
    image_name: str,
    *,
    using: str,
    created: bool,
    rewritten: bool,
    named_again: bool = False,
    texts: Mapping[str, str] = _NO_TEXTS,
    edited: Mapping[str, str] = _NO_TEXTS,
) -> Mapping[str, str]:
    """An object was saved with a new, replaced or cleared image.

    ``key``: primary key of the row that holds the image, as text. ``image_name``: name in the storage, "" = cleared.
    ``created``: the object is new. ``rewritten``: the bytes may be new even under a name that is already known.
    ``named_again``: the field was given the name that it had, by an import, or by a storage that overwrites: words of a
    person stay where nobody ever read the bytes, and so nobody could tell them from the new ones.
    ``texts``: what the site's own fields, which are written back to, hold since this save, as far as a person may have
    written it; ``edited``: those that this save changed. Alt text among them is a person's words for the new image.
    Returns texts of the object that are not true any more: words for the image before, which this app wrote there. They
    are taken back after the commit.
    Runs in a savepoint, so that a failure leaves the caller's transaction usable. Raises what the database raises.
    """
    if created and not image_name:
        return _NO_TEXTS
    using = databases.beside(using)
    wanted = [(key, image_name, language) for language in conf.current().languages]
    new: list[int] = []
    if alone := created and not texts and not edited:
        new = insert(field, wanted, using)
        if len(new) == len(wanted):  # nearly every upload: the savepoint of the insert was enough
            queue.send_on_commit(new, using=using)
            return _NO_TEXTS
    with transaction.atomic(using=using):
        if not created:  # else the first statement is an INSERT
            databases.lock_for_writing(using)
        rows = rows_of(field, [key], using)
        if not image_name:
            return _clear(field, rows)
        if created:
            new = new if alone else insert(field, wanted, using)
            replaced = []
            if len(new) < len(wanted):  # the key was used before
                replaced = replace(field, rows.exclude(pk__in=new), image_name)
        else:
            known = set(rows.values_list("language", flat=True))
            others = rows if rewritten else rows.exclude(image_name=image_name)
            if named_again:
                others = others.exclude(pk__in=_unread(rows, image_name))
            replaced = replace(field, others, image_name)
            new = insert(field, [new for new in wanted if new[2] not in known], using)
        with_text: list[int] = []
        if texts:
            with_text += written_on_site(field, rows.filter(pk__in=new), texts, new_image=True)
        if edited:
            with_text += written_on_site(field, rows.filter(pk__in=replaced), edited, new_image=True)
            with_text += written_on_site(field, rows.exclude(pk__in=[*new, *replaced]), edited)
        taken_back = _taken_back(rows.filter(pk__in=replaced), edited) if replaced and is_followed(field) else {}
    ids = [pk for pk in (*replaced, *new) if pk not in with_text]
    if ids:
        queue.send_on_commit(ids, using=using)
    return taken_back


def revision_published(field: CaptionedField, instance: models.Model, *, using: str) -> Mapping[str, str]:
    """An object was saved by an instance that was made of an earlier state of it, so that nobody saw what the save
    changed: its image may be another one, and with it texts that this app wrote. Returns and raises as
    ``image_saved``."""
    image_name = getattr(instance, field.name).name or ""
    said = {name: text for name in field.target_names() if (text := getattr(instance, name))}
    key = field.key_of(instance)
    return image_saved(field, key, image_name, using=using, created=False, rewritten=False, texts=said, edited=said)


def texts_saved(field: CaptionedField, key: str, edited: Mapping[str, str], *, using: str) -> Mapping[str, str]:
    """An object was saved with the same image, but with other words in the site's own fields that are written back to.

    Fields that were emptied say again what is published. ``edited``: {} where all of them are empty, which costs one
    query if they always were. Returns what emptied fields of the object say again, after the commit. Other arguments
    and errors as of ``image_saved``.
    """
    using = databases.beside(using)
    rows = rows_of(field, [key], using)
    written = {row.pk: row.written for row in rows.only("written") if any(row.written.values())}
    ours = list(written)
    if not edited and not ours:
        return _NO_TEXTS
    with transaction.atomic(using=using):
        written_on_site(field, rows, edited)
        if ours:
            rows.filter(pk__in=ours, follow_at=None).update(follow_at=DatabaseNow())
            emit_change(ours, using=using)
        return _said_again(field, rows.with_words().filter(pk__in=ours), edited)


def allowed_by_rules(field: CaptionedField, instance: models.Model, image_name: str, *, using: str) -> None:
    """An object was saved with the same image, of a field with rules: where these left the image out and do not any
    more, its words are asked for. One query, and more where that is so. Raises what the site's rule raises."""
    if not image_name or refusal(field, instance, image_name):
        return
    using = databases.beside(using)
    left_out = Caption.objects.using(using).filter(state=State.EXCLUDED, error_code=ErrorCode.CONDITION)
    ids = list(rows_of(field, [field.key_of(instance)], using).filter(pk__in=left_out).values_list("pk", flat=True))
    if ids:
        with transaction.atomic(using=using):
            locks.change(left_out, ids, requested(batch=None))
            queue.send_on_commit(ids, using=using)


def _unread(rows: QuerySet[Caption], image_name: str) -> list[int]:
    """Ids of those whose words a person wrote, about an image that no worker has read."""
    words = {"published__image_no": F("image_no"), "published__content_hash": ""}
    return list(rows.filter(image_name=image_name, human=True, **words).values_list("pk", flat=True))


def _clear(field: CaptionedField, rows: QuerySet[Caption]) -> Mapping[str, str]:
    """The image field was emptied: nothing to caption; what was said stays on the row, unpublished."""
    taken_back = _taken_back(rows, {}) if is_followed(field) else {}
    follow = {"follow_at": DatabaseNow()} if taken_back else {}
    rows.update(**cleared(_("The image field is empty.")), **follow)
    if taken_back:
        emit_change(list(rows.values_list("pk", flat=True)), using=rows.db)
    return taken_back


def _said_again(field: CaptionedField, rows: CaptionQuerySet, edited: Mapping[str, str]) -> dict[str, str]:
    """What the site's own fields that this save emptied say again: as the captions publish it."""
    return {
        name: fitted(row.current, word, field.model._meta.get_field(name), language=row.language)
        for row in rows
        if row.is_publishable
        for word, name in field.targets(row.language).items()
        if not edited.get(name)
    }


def _taken_back(rows: QuerySet[Caption], edited: Mapping[str, str]) -> dict[str, str]:
    """Names of the site's own fields that hold what this app wrote for the image before, each with what it says now."""
    written = [row.written for row in rows.only("written")]
    return {name: "" for texts in written for name, text in texts.items() if text and edited.get(name, text) == text}
