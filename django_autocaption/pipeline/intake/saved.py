"""The way in: a PENDING row for every image that needs words, in the transaction of whoever asks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.db.models import Case, F, QuerySet, Value, When
from django.utils.translation import gettext as _

from django_autocaption import conf
from django_autocaption.exceptions import ConfigurationError
from django_autocaption.models import Attempt, Batch, Caption, Decision, Origin, Rating, State, clock
from django_autocaption.models.caption import UNTRIED
from django_autocaption.models.choices import OPEN_STATES
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.options import did_you_mean
from django_autocaption.pipeline.follow import writeback
from django_autocaption.pipeline.outcome import unasked
from django_autocaption.pipeline.records.decisions import FORGOTTEN, UNCHECKED, forget
from django_autocaption.pipeline.runtime import backlog, databases, queue
from django_autocaption.pipeline.words import editing
from django_autocaption.providers import providers
from django_autocaption.registry import CaptionedField, registry

NO_IMAGE = "no_image"
CHUNK = 500
#: Up to so many new rows, an expression for the database's clock in each costs less than a look at that clock.
FEW = 10
_NO_TEXTS: Mapping[str, str] = MappingProxyType({})

#: The state that a request interrupts, to return to if it brings no words.
_STANDING = Case(
    When(state__in=(State.REVIEW, State.PUBLISHED), then=F("state")),
    When(state__in=OPEN_STATES, then=F("standing")),
    default=Value(""),
)
#: A check that could not be made is made again.
_RATING = Case(When(moderation_rule=UNCHECKED, then=Value(Rating.UNCHECKED)), default=F("rating"))


def image_saved(
    field: CaptionedField,
    key: str,
    image_name: str,
    *,
    using: str,
    created: bool,
    rewritten: bool,
    texts: Mapping[str, str] = _NO_TEXTS,
    edited: Mapping[str, str] = _NO_TEXTS,
) -> Mapping[str, str]:
    """An object was saved with a new, replaced or cleared image.

    ``key``: primary key of the row that holds the image, as text. ``image_name``: name in the storage, "" = cleared.
    ``created``: the object is new. ``rewritten``: the bytes may be new even under a name that is already known.
    ``texts``: what the site's own fields, which are written back to, hold since this save, as far as a person may have
    written it; ``edited``: those that this save changed. Alt text among them is a person's words for the new image.
    Returns the fields of the object that were changed in turn: words for the image before were taken back.
    Runs in a savepoint, so that a failure leaves the caller's transaction usable. Raises what the database raises.
    """
    if created and not image_name:
        return _NO_TEXTS
    using = databases.beside(using)
    with transaction.atomic(using=using):
        rows = _rows(field, [key], using)
        if not image_name:
            return _clear(rows).get(key, _NO_TEXTS)
        wanted = [(key, image_name, language) for language in conf.current().languages]
        if created:
            new = _insert(field, wanted, using)
            replaced = []
            if len(new) < len(wanted):  # the key was used before
                replaced = _replace(rows.exclude(pk__in=new), image_name)
        else:
            known = set(rows.values_list("language", flat=True))
            replaced = _replace(rows if rewritten else rows.exclude(image_name=image_name), image_name)
            new = _insert(field, [new for new in wanted if new[2] not in known], using)
        spoken: list[int] = []
        if texts:
            spoken += editing.written_on_site(field, rows.filter(pk__in=new), texts, new_image=True)
        if edited:
            spoken += editing.written_on_site(field, rows.filter(pk__in=replaced), edited, new_image=True)
            spoken += editing.written_on_site(field, rows.exclude(pk__in=[*new, *replaced]), edited)
        taken_back = writeback.follow([*replaced, *spoken], using=using)
    ids = [pk for pk in (*replaced, *new) if pk not in spoken]
    if ids:
        queue.send_on_commit(ids, using=using)
    return taken_back.get(key, _NO_TEXTS)


def texts_saved(field: CaptionedField, key: str, edited: Mapping[str, str], *, using: str) -> Mapping[str, str]:
    """An object was saved with the same image, but with other words in the site's own fields that are written back to.

    Fields that were emptied say again what is published. ``edited``: {} where all of them are empty, which costs one
    query if they always were. Other arguments, result and errors as of ``image_saved``.
    """
    using = databases.beside(using)
    if not edited and not any(any(c.written.values()) for c in _rows(field, [key], using).only("written")):
        return _NO_TEXTS
    with transaction.atomic(using=using):
        captions = list(_rows(field, [key], using))
        editing.written_on_site(field, captions, edited)
        return writeback.follow([caption.pk for caption in captions], using=using).get(key, _NO_TEXTS)


def object_deleted(field: CaptionedField, key: str, *, using: str) -> None:
    """An object was deleted: its captions go, and the ledger forgets what was said but not what was spent."""
    using = databases.beside(using)
    with transaction.atomic(using=using):
        rows = _rows(field, [key], using)
        Attempt.objects.using(using).filter(caption__in=rows).update(caption=None, raw=None, words={}, lease=None)
        forget(Decision.objects.using(using).filter(caption__in=rows))
        rows.delete()


def request(
    objects: models.Model | QuerySet[Any] | Iterable[models.Model],
    *fields: str,
    provider: str = "",
    model: str = "",
    prompt: str = "",
    again: bool = False,
    replace_human: bool = False,
    background: bool = False,
    user: AbstractBaseUser | None = None,
) -> int:
    """Ask for the words of images whose saving sent no signal (``bulk_create``, ``update``), or ask again.

    ``objects``: one object, a queryset or objects of one model. ``fields``: names of registered image fields; none =
    all that the model has. Images that have captions are left alone, unless their file has another name by now or
    ``again`` is set. Where the site's own field holds a person's alt text already, that is taken, and nothing is asked.
    ``provider`` (an alias), ``model``, ``prompt`` (text) are for this request only and imply ``again``. Words written
    by people are kept unless ``replace_human``. ``background``: these come after what is uploaded meanwhile.
    Returns the number of captions asked for. Raises ConfigurationError for a model, field or alias that is not known.
    """
    queryset = _as_queryset(objects)
    chosen = _chosen_fields(queryset.model, fields)
    if provider:
        providers[provider]  # raises for an unknown alias
    again = again or bool(provider or model or prompt)
    using = databases.beside(databases.written_to(queryset))
    batch = None
    if again:
        batch = Batch.objects.using(using).create(
            requested_by_id=user.pk if user else None,
            filters={"model": queryset.model._meta.label_lower, "fields": [f.name for f in chosen]},
            provider=provider,
            model=model,
            prompt=prompt,
            replace_human=replace_human,
        )
    asked = sum(sum(take_in(field, queryset, using, batch=batch, background=background)) for field in chosen)
    if batch is not None:
        Batch.objects.using(using).filter(pk=batch.pk).update(requested_count=asked)
    return asked


def take_in(
    field: CaptionedField, objects: QuerySet[Any], using: str, *, batch: Batch | None, background: bool
) -> Iterator[int]:
    """Ask for the words of one field of these objects; each step is a transaction over at most 500 of them.

    ``using``: database of the captions. Yields how many captions were asked for in each step.
    """
    own = sorted(field.target_names())
    values = objects.values_list(field.model._meta.pk.attname, field.name, *own).iterator(chunk_size=CHUNK)
    found = (_Found(str(pk), name, dict(zip(own, texts, strict=True))) for pk, name, *texts in values if name)
    for chunk in _chunks(found, CHUNK):
        yield _request_chunk(field, chunk, using, batch, background)


def request_captions(
    captions: QuerySet[Caption],
    *,
    provider: str = "",
    model: str = "",
    prompt: str = "",
    replace_human: bool = False,
    user: AbstractBaseUser | None = None,
) -> Batch:
    """Ask again for the words of existing captions: an editor's Re-caption. Arguments as in ``request``."""
    using = databases.written_to(captions)
    if provider:
        providers[provider]  # raises for an unknown alias
    with transaction.atomic(using=using):
        rows = repeatable(captions.using(using), replace_human=replace_human)
        ids = list(rows.order_by("pk").values_list("pk", flat=True))
        batch = Batch.objects.using(using).create(
            requested_by_id=user.pk if user else None,
            filters={"captions": len(ids)},
            provider=provider,
            model=model,
            prompt=prompt,
            replace_human=replace_human,
            requested_count=len(ids),
        )
        for start in range(0, len(ids), CHUNK):
            rows = Caption.objects.using(using).filter(pk__in=ids[start : start + CHUNK])
            rows.update(**new_request(batch=batch))
        queue.send_on_commit(ids, using=using)
    return batch


def repeatable(captions: QuerySet[Caption], *, replace_human: bool) -> QuerySet[Caption]:
    """Those captions that a machine may be asked about again: they have an image that is not blocked,
    and no words of a person to keep."""
    rows = captions.exclude(image_name="").exclude(rating=Rating.BLOCKED)
    return rows if replace_human else rows.exclude(origin=Origin.HUMAN)


def _as_queryset(objects: models.Model | QuerySet[Any] | Iterable[models.Model]) -> QuerySet[Any]:
    if isinstance(objects, QuerySet):
        return objects
    members = [objects] if isinstance(objects, models.Model) else list(objects)
    if not members:
        raise ConfigurationError("request() was given no objects.")
    model, using = type(members[0]), members[0]._state.db
    return model._base_manager.using(using).filter(pk__in=[member.pk for member in members])


def _chosen_fields(model: type[models.Model], names: Sequence[str]) -> list[CaptionedField]:
    known = {f.name: f for f in registry.fields_of(model)}
    if not known:
        raise ConfigurationError(
            f"{model._meta.label} has no captioned image field: add it to AUTOCAPTION['FIELDS'] or register it."
        )
    for name in names:
        if name not in known:
            raise ConfigurationError(f"{model._meta.label}.{name} is not captioned.{did_you_mean(name, list(known))}")
    return [known[name] for name in names or known]


class _Found(NamedTuple):
    """An object with an image: key, name of the file, and what its own fields that are written back to hold."""

    key: str
    image_name: str
    texts: dict[str, str | None]


def _request_chunk(
    field: CaptionedField, found: Sequence[_Found], using: str, batch: Batch | None, background: bool
) -> int:
    names = {key: image_name for key, image_name, _texts in found}
    with transaction.atomic(using=using):
        if field.options.named_targets:
            writeback.lock_objects(field, names, using=using)
        rows = _rows(field, list(names), using)
        known = set(rows.values_list("object_id", "language"))
        wanted = [(key, name, lang) for key, name in names.items() for lang in conf.current().languages]
        ids = _insert(field, [new for new in wanted if (new[0], new[2]) not in known], using, batch, background)
        if batch is not None and not batch.asks_anew:
            ids += _ask_again(left_out(rows), batch, background)
        spoken = [] if batch and batch.replace_human else _said_already(field, rows.filter(pk__in=ids), found)
        if batch is not None and batch.asks_anew:
            old = repeatable(rows, replace_human=batch.replace_human).exclude(pk__in=ids)
            ids += _ask_again(old, batch, background)
        replaced: list[int] = []
        for pk, key, image_name in rows.exclude(pk__in=ids).values_list("pk", "object_id", "image_name"):
            if names[key] != image_name:
                replaced += _replace(rows.filter(pk=pk), names[key])
        writeback.follow([*replaced, *spoken], using=using)
        ids = [pk for pk in (*ids, *replaced) if pk not in set(spoken)]
        if background:
            transaction.on_commit(partial(backlog.feed, using=using), using=using, robust=True)
        if now := replaced if background else ids:
            queue.send_on_commit(now, using=using)
    return len(ids)


def _ask_again(rows: QuerySet[Caption], batch: Batch, background: bool) -> list[int]:
    ids = list(rows.values_list("pk", flat=True))
    Caption.objects.using(rows.db).filter(pk__in=ids).update(**new_request(batch=batch, background=background))
    return ids


def left_out(rows: QuerySet[Caption]) -> QuerySet[Caption]:
    """Those of the rows that a cancelled backfill left without words."""
    return rows.filter(state=State.EXCLUDED, error_code=unasked.CANCELLED)


def _said_already(field: CaptionedField, new: QuerySet[Caption], found: Sequence[_Found]) -> list[int]:
    """Ids of new rows whose objects have alt text of a person already: that is theirs now."""
    texts = {key: {name: text for name, text in own.items() if text} for key, _name, own in found}
    if not any(texts.values()):
        return []
    return [pk for row in new for pk in editing.written_on_site(field, [row], texts[row.object_id], new_image=True)]


def _rows(field: CaptionedField, keys: Sequence[str], using: str) -> QuerySet[Caption]:
    content_type = ContentType.objects.db_manager(using).get_for_model(field.model)
    return Caption.objects.using(using).filter(content_type=content_type, field_name=field.name, object_id__in=keys)


def _insert(
    field: CaptionedField,
    wanted: Sequence[tuple[str, str, str]],
    using: str,
    batch: Batch | None = None,
    background: bool = False,
) -> list[int]:
    """New rows, each for (primary key, file name, language). Returns the ids of those that did not exist yet."""
    if not wanted:
        return []
    content_type = ContentType.objects.db_manager(using).get_for_model(field.model)
    now = clock.read(using) if len(wanted) > FEW else DatabaseNow()
    rows = [
        Caption(
            content_type=content_type,
            object_id=key,
            field_name=field.name,
            language=language,
            image_name=name,
            batch=batch,
            due_at=now,
            queued_at=None if background else now,
            background=background,
        )
        for key, name, language in wanted
    ]
    try:
        with transaction.atomic(using=using):
            return [row.pk for row in Caption.objects.using(using).bulk_create(rows)]
    except IntegrityError:  # some exist: a key used again, or another process was faster
        old = set(_rows(field, [key for key, _, _ in wanted], using).values_list("pk", flat=True))
        Caption.objects.using(using).bulk_create(rows, ignore_conflicts=True)
        new = _rows(field, [key for key, _, _ in wanted], using).exclude(pk__in=old)
        return list(new.values_list("pk", flat=True))


def _replace(rows: QuerySet[Caption], image_name: str) -> list[int]:
    """Have existing rows captioned for a new file; their words are stale until the worker has seen it, and nothing is
    known of its rating."""
    ids = list(rows.values_list("pk", flat=True))
    if ids:
        rows.model._default_manager.using(rows.db).filter(pk__in=ids).update(
            **new_request(batch=None) | FORGOTTEN, image_name=image_name, stale=True
        )
    return ids


def _clear(rows: QuerySet[Caption]) -> writeback.Texts:
    """The image field was emptied: nothing to caption; words of people stay on the row, unpublished.

    Returns what was taken back from the site's own fields.
    """
    rows.update(
        state=State.EXCLUDED,
        standing="",
        stale=True,
        revision=F("revision") + 1,
        image_name="",
        claim=None,
        error_code=NO_IMAGE,
        error_message=_("The image field is empty."),
    )
    return writeback.follow(list(rows.values_list("pk", flat=True)), using=rows.db) if writeback.is_used() else {}


def new_request(*, batch: Batch | None, background: bool = False) -> dict[str, Any]:
    """Columns that have a row captioned anew. In the background, its message is left to ``runtime.backlog``."""
    now = DatabaseNow()
    return {
        "standing": _STANDING,
        "state": State.PENDING,
        "revision": F("revision") + 1,
        "due_at": now,
        "queued_at": None if background else now,
        "background": background,
        "claim": None,
        "claimed_at": None,
        "error_code": "",
        "error_message": "",
        "batch": batch,
        "rating": _RATING,
        **UNTRIED,
    }


def _chunks(items: Iterable[_Found], size: int) -> Iterable[list[_Found]]:
    chunk: list[_Found] = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
