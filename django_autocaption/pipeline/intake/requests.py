"""``autocaption.request``: words for images whose saving sent no signal, or words anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from django_autocaption import conf
from django_autocaption.exceptions import ConfigurationError
from django_autocaption.models import Batch, Caption, ErrorCode, PromptVersion, Rating, State, Version
from django_autocaption.models.transitions import requested
from django_autocaption.options import did_you_mean
from django_autocaption.pipeline.admission import holds
from django_autocaption.pipeline.intake.rows import insert, replace, rows_of
from django_autocaption.pipeline.runtime import backlog, databases, locks, queue
from django_autocaption.pipeline.runtime.on_commit import after_commit
from django_autocaption.pipeline.words.site import written_on_site
from django_autocaption.providers import providers
from django_autocaption.registry import CaptionedField, registry

CHUNK = 500
#: Rows that a cancelled backfill left without words: the next one takes them up.
CANCELLED_WITHOUT_WORDS = Q(state=State.EXCLUDED, error_code=ErrorCode.CANCELLED)


def request(
    objects: models.Model | QuerySet[Any] | Iterable[models.Model],
    *fields: str,
    provider: str = "",
    model: str = "",
    prompt: str = "",
    recaption: bool = False,
    replace_human: bool = False,
    background: bool = False,
    user: AbstractBaseUser | None = None,
    newest: int | None = None,
) -> int:
    """Ask for the words of images whose saving sent no signal (``bulk_create``, ``update``), or ask anew.

    ``objects``: one object, a queryset or objects of one model. ``fields``: names of registered image fields; none =
    all that the model has. Images that have captions are left alone, unless their file has another name by now or
    ``recaption`` is set. Where the site's own field holds a person's alt text already, that is taken, and nothing is
    asked. ``provider`` (an alias), ``model``, ``prompt`` (text) are for this request only and imply ``recaption``.
    Alt texts written by people are kept unless ``replace_human``. ``newest``: id of the newest ``Version`` that whoever
    asks has seen; captions with newer words are not asked for anew. ``background``: these come after what is uploaded
    meanwhile.
    Returns the number of captions asked for. Raises ConfigurationError for a model, field or alias that is not known.
    """
    asked, _batch = ask(
        objects,
        *fields,
        provider=provider,
        model=model,
        prompt=prompt,
        recaption=recaption,
        replace_human=replace_human,
        background=background,
        user=user,
        newest=newest,
    )
    return asked


def ask(
    objects: models.Model | QuerySet[Any] | Iterable[models.Model],
    *fields: str,
    provider: str,
    model: str,
    prompt: str,
    replace_human: bool,
    newest: int | None,
    recaption: bool = False,
    background: bool = False,
    user: AbstractBaseUser | None = None,
) -> tuple[int, Batch | None]:
    """The same. Returns the bulk request, too, where words are asked for anew."""
    queryset = _as_queryset(objects)
    chosen = _chosen_fields(queryset.model, fields)
    recaption = recaption or bool(provider or model or prompt)
    using = databases.beside(databases.written_to(queryset))
    batch = None
    if recaption:
        filters = {"model": queryset.model._meta.label_lower, "fields": [f.name for f in chosen]}
        batch = new_batch(
            filters,
            using=using,
            user=user,
            provider=provider,
            model=model,
            prompt=prompt,
            replace_human=replace_human,
            newest=newest,
            **holds.columns(Counter(_chain(f, provider) for f in chosen), using=using, model=model),
        )
    elif provider:
        providers[provider]  # raises for an unknown alias
    asked = sum(sum(take_in(field, queryset, using, batch=batch, background=background)) for field in chosen)
    if batch is not None:
        Batch.objects.using(using).filter(pk=batch.pk).update(requested_count=asked, planned=asked)
    return asked, batch


def _chain(field: CaptionedField, provider: str) -> Sequence[str]:
    return (provider,) if provider else field.options.chain


def new_batch(
    filters: dict[str, Any],
    *,
    using: str,
    user: AbstractBaseUser | None,
    provider: str,
    model: str,
    prompt: str,
    replace_human: bool,
    newest: int | None,
    **columns: Any,
) -> Batch:
    """Remember that words are asked for anew. Raises ConfigurationError for an unknown alias."""
    if provider:
        providers[provider]  # raises
    return Batch.objects.using(using).create(
        requested_by_id=user.pk if user else None,
        filters=filters,
        provider=provider,
        model=model,
        prompt=prompt,
        prompt_version=PromptVersion.saying(prompt, using=using),
        replace_human=replace_human,
        newest=newest,
        **columns,
    )


def take_in(
    field: CaptionedField, objects: QuerySet[Any], using: str, *, batch: Batch | None, background: bool
) -> Iterator[int]:
    """Ask for the words of one field of these objects; each step is a transaction over at most 500 of them.

    ``using``: database of the captions. Yields how many captions were asked for in each step.
    """
    own = sorted(field.target_names())
    values = objects.values_list(field.model._meta.pk.attname, field.name, *own).iterator(chunk_size=CHUNK)
    found = (_Found(field.as_key(pk), name, dict(zip(own, texts, strict=True))) for pk, name, *texts in values if name)
    for chunk in _chunks(found, CHUNK):
        now = partial(_names_now, field, objects.db)
        yield databases.patiently(partial(_request_chunk, field, chunk, now, using, batch, background), using=using)


def repeatable(captions: QuerySet[Caption], *, replace_human: bool, newest: int | None) -> QuerySet[Caption]:
    """Those captions that a machine may be asked about again: they have an image that is not blocked, no words after
    the version ``newest`` (None = whatever words they have), and no alt text of a person to keep. What people wrote
    beside it stays all the same."""
    rows = captions.exclude(without_image())
    if newest is not None:
        rows = rows.exclude(has_newer(newest))
    return rows if replace_human else rows.filter(~written_by_people(captions.db))


def without_image() -> Q:
    """Captions whose image nobody may be asked about: there is none, or it is blocked."""
    return Q(image_name="") | Q(rating=Rating.BLOCKED)


def written_by_people(using: str) -> Q:
    """Captions whose image has an alt text of a person. Versions are looked up of these alone, however many others
    there are."""
    said = Version.objects.using(using).alias(said=Cast("human_fields", TextField()))
    about = said.filter(pk=OuterRef("published"), image_no=OuterRef("image_no"))
    texts = about.filter(Q(said__contains='"alt_text"') | Q(said__contains='"decorative"'))
    return Q(human=True) & Q(Exists(texts))


def has_newer(newest: int) -> Q:
    """Captions that got words after that version was made."""
    return Q(published__gt=newest) | Q(draft__gt=newest)


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


def _names_now(field: CaptionedField, using: str, keys: Collection[str]) -> dict[str, str]:
    """Key → name of the file of those objects that have one."""
    objects = field.model._base_manager.using(using).filter(pk__in=[field.key_value(key) for key in keys])
    return {field.as_key(pk): name for pk, name in objects.values_list("pk", field.name) if name}


def _request_chunk(
    field: CaptionedField,
    found: Sequence[_Found],
    names_now: Callable[[Collection[str]], Mapping[str, str]],
    using: str,
    batch: Batch | None,
    background: bool,
) -> int:
    """``found`` was read before the rows, long before it may be; ``names_now`` tells what the objects hold by now."""
    names = {key: image_name for key, image_name, _texts in found}
    with transaction.atomic(using=using):
        rows = rows_of(field, list(names), using)
        known = set(rows.values_list("object_id", "language"))
        wanted = [(key, name, lang) for key, name in names.items() for lang in conf.current().languages]
        ids = insert(field, [new for new in wanted if (new[0], new[2]) not in known], using, batch, background)
        if batch is not None and not batch.asks_anew:
            ids += _ask_anew(rows.filter(CANCELLED_WITHOUT_WORDS), batch, background)
        with_text = [] if batch and batch.replace_human else _said_already(field, rows.filter(pk__in=ids), found)
        if batch is not None and batch.asks_anew:
            old = repeatable(rows, replace_human=batch.replace_human, newest=batch.newest).exclude(pk__in=ids)
            ids += _ask_anew(old, batch, background)
        others = rows.exclude(pk__in=ids).values_list("pk", "object_id", "image_name")
        apart = [(pk, key, name) for pk, key, name in others if names[key] != name]
        # Objects are asked once more, after their rows: a save in between would be taken for drift, and undone.
        present = names_now({key for _pk, key, _name in apart}) if apart else {}
        renamed: list[int] = []
        for pk, key, image_name in apart:
            if present.get(key, image_name) != image_name:
                renamed += replace(field, rows.filter(pk=pk, image_name=image_name), present[key])
        ids = [pk for pk in (*ids, *renamed) if pk not in set(with_text)]
        if background:
            after_commit(partial(backlog.feed, using=using), using=using)
        if now := renamed if background else ids:
            queue.send_on_commit(now, using=using)
    return len(ids)


def _ask_anew(rows: QuerySet[Caption], batch: Batch, background: bool) -> list[int]:
    ids = list(rows.values_list("pk", flat=True))
    locks.change(Caption.objects.using(rows.db), ids, requested(batch=batch, background=background))
    return ids


def _said_already(field: CaptionedField, new: QuerySet[Caption], found: Sequence[_Found]) -> list[int]:
    """Ids of new rows whose objects have alt text of a person already: that is theirs now."""
    texts = {key: {name: text for name, text in own.items() if text} for key, _name, own in found}
    if not any(texts.values()):
        return []
    return [
        pk for row in new for pk in written_on_site(field, new.filter(pk=row.pk), texts[row.object_id], new_image=True)
    ]


def _chunks(items: Iterable[_Found], size: int) -> Iterable[list[_Found]]:
    chunk: list[_Found] = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
