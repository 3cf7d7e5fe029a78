"""An editor's Re-caption, of one image or a hundred thousand.

A few are asked for at once. More than a page can wait for are remembered in portions, and a worker asks for these one
by one, below fresh uploads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.apps import apps
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import QuerySet

from django_autocaption import conf
from django_autocaption.models import Batch, Caption, Kind, Portion
from django_autocaption.models.transitions import requested
from django_autocaption.pipeline.admission import holds
from django_autocaption.pipeline.bulk import writer
from django_autocaption.pipeline.bulk.checking.look import look
from django_autocaption.pipeline.intake import requests
from django_autocaption.pipeline.job import reviewed
from django_autocaption.pipeline.records.fields import field_at
from django_autocaption.pipeline.runtime import backlog, databases, locks, queue
from django_autocaption.pipeline.runtime.on_commit import after_commit
from django_autocaption.registry import registry

#: Captions that are asked for before the page is answered.
AT_ONCE = 2000
#: Of the others, so many are asked for in one transaction.
PORTION = 1000
#: Rows that are read at once while what is asked for is gathered.
CHUNK = 10_000


@dataclass(frozen=True, kw_only=True)
class Request:
    """What the editor chose; "" = each field's own."""

    provider: str
    model: str
    prompt: str
    replace_human: bool
    newest: int | None = None
    """Id of the newest version that the editor could see: captions with newer words are left alone. None = there is no
    page that showed any."""


def captions(
    chosen: QuerySet[Caption],
    request: Request,
    *,
    user: AbstractBaseUser,
    held: bool = False,
    kind: Kind = Kind.RECAPTION,
    most: int | None = None,
    counted: Mapping[tuple[int, str], int] | None = None,
) -> tuple[int, Batch]:
    """Ask again for the words of these captions. ``held``: these become drafts, whatever their fields say. ``most``:
    no more than so many, whatever has come to them since they were counted. ``counted``: how many of each image field,
    as ``hold`` takes it, where that is known: a worker then looks which of them can be asked for.

    Returns (how many are asked for, the bulk request); where a worker has yet to do it, that is ``unwritten``.
    """
    using = databases.written_to(chosen)
    if counted is not None:
        number, columns = sum(counted.values()), hold(counted, request, using=using) | {"held": held, "kind": kind}
        everything = list(chosen.using(using).order_by("pk").values_list("pk", flat=True))
        return number, remember(everything, {"captions": number}, columns, request, using=using, user=user)
    rows = requests.repeatable(chosen.using(using), replace_human=request.replace_human, newest=request.newest)
    keys: list[int] = []
    fields: Counter[tuple[int, str]] = Counter()
    found = rows.order_by("pk").values_list("pk", "content_type_id", "field_name")[:most]
    for pk, type_id, name in found.iterator(chunk_size=CHUNK):
        keys.append(pk)
        fields[type_id, name] += 1
    columns = hold(fields, request, using=using) | {"held": held, "kind": kind}
    if len(keys) <= AT_ONCE:
        return len(keys), _ask_now(keys, columns, request, using=using, user=user)
    return len(keys), remember(keys, {"captions": len(keys)}, columns, request, using=using, user=user)


def objects(chosen: QuerySet[Any], request: Request, *, user: AbstractBaseUser) -> tuple[int, Batch | None]:
    """The same for all images of these objects. Where a worker has yet to do it, the number is not known: 0."""
    keys = list(chosen.order_by().values_list("pk", flat=True).distinct())
    if len(keys) * len(registry.fields_of(chosen.model)) * len(conf.current().languages) <= AT_ONCE:
        return requests.ask(chosen, recaption=True, user=user, **vars(request))
    home = databases.written_to(chosen)
    filters = {
        "model": chosen.model._meta.label_lower,
        "fields": [field.name for field in registry.fields_of(chosen.model)],
        "database": home,
    }
    keys = [key if isinstance(key, int) else str(key) for key in keys]
    using, captions_each = databases.beside(home), len(keys) * len(conf.current().languages)
    chains: Counter[Sequence[str]] = Counter()
    for field in registry.fields_of(chosen.model):
        chains[(request.provider,) if request.provider else field.options.chain] += captions_each
    hold = holds.columns(chains, using=using, model=request.model)
    return 0, remember(keys, filters, hold, request, using=using, user=user)


def write_rows(batch_id: int, *, using: str) -> int:
    """Ask for what is left of a bulk request's portions. Returns how many captions that were; 0 where another worker is
    at it. Raises ``writer.CancelledError`` and ``writer.TakenOverError``, and what the site's own models raise."""
    batch = writer.begin(batch_id, using=using)
    if batch is None:
        return 0
    try:
        return _write_portions(batch, using)
    except (writer.CancelledError, writer.TakenOverError):
        raise
    except Exception as error:
        if not databases.tells_outage(error, using):
            writer.fail(batch, {"": error}, using=using)
        raise


def _write_portions(batch: Batch, using: str) -> int:
    asked = 0
    portions = Portion.objects.using(using).filter(batch=batch).order_by("pk")
    while (portion := portions.first()) is not None:
        writer.hand_over_if_stopping(batch, using=using)
        number = databases.patiently(partial(_write_portion, batch, portion, asked, using), using=using)
        backlog.feed(using=using)
        asked += number
    writer.end(batch, using=using)
    return asked


def _write_portion(batch: Batch, portion: Portion, asked: int, using: str) -> int:
    """``asked``: for so many since the batch was read."""
    with transaction.atomic(using=using):
        number = _ask(batch, portion.keys, batch.requested_count + asked, using)
        Portion.objects.using(using).filter(pk=portion.pk).delete()
        writer.count(batch, number, using=using)
    return number


def hold(numbers: Mapping[tuple[int, str], int], request: Request, *, using: str) -> dict[str, Any]:
    """Columns of a bulk request by which budgets hold its price. ``numbers``: (key of the content type, name of the
    image field) → captions."""
    chains: Counter[Sequence[str]] = Counter()
    for (type_id, name), number in numbers.items():
        field = field_at(type_id, name, using=using)
        if request.provider or field is not None:
            chains[(request.provider,) if field is None or request.provider else field.options.chain] += number
    return holds.columns(chains, using=using, model=request.model)


def _ask_now(
    keys: Sequence[int], hold: dict[str, Any], request: Request, *, using: str, user: AbstractBaseUser
) -> Batch:
    return locks.retried(partial(_ask_at_once, keys, hold, request, using, user), using=using)


def _ask_at_once(
    keys: Sequence[int], hold: dict[str, Any], request: Request, using: str, user: AbstractBaseUser
) -> Batch:
    count = len(keys)
    columns = {"requested_count": count, **hold, **vars(request)}
    with transaction.atomic(using=using):
        batch = requests.new_batch({"captions": count}, using=using, user=user, **columns)
        for start in range(0, count, requests.CHUNK):
            chunk = keys[start : start + requests.CHUNK]
            locks.change(Caption.objects.using(using), chunk, requested(batch=batch))
        queue.send_on_commit(keys, using=using)
    return batch


def remember(
    keys: Sequence[Any],
    filters: dict[str, Any],
    hold: dict[str, Any],
    request: Request,
    *,
    using: str,
    user: AbstractBaseUser,
) -> Batch:
    """Leave it to a worker, in portions. ``keys``: as of ``_ask``; ``hold``: further columns of the bulk request."""
    columns = {"unwritten": True, **hold, **vars(request)}
    with transaction.atomic(using=using):
        batch = requests.new_batch(filters, using=using, user=user, **columns)
        starts = range(0, len(keys), PORTION)
        Portion.objects.using(using).bulk_create(
            [Portion(batch=batch, keys=keys[start : start + PORTION]) for start in starts]
        )
        after_commit(partial(writer.send, batch, using=using), using=using)
    return batch


def _ask(batch: Batch, keys: Sequence[Any], asked: int, using: str) -> int:
    """Keys are those of captions, or of objects of the model that the bulk request names. ``asked``: for so many before
    them."""
    if "model" not in batch.filters:
        most = max(batch.filters["captions"] - asked, 0)
        if batch.kind == Kind.CHECK:
            return look(batch, keys, most, using=using)
        chosen = Caption.objects.using(using).filter(pk__in=keys)
        rows = requests.repeatable(chosen, replace_human=batch.replace_human, newest=batch.newest)
        if batch.kind == Kind.TRANSLATE:
            rows = reviewed.with_text(rows)
        ids = list(rows.order_by("pk").values_list("pk", flat=True)[:most])
        return locks.change(Caption.objects.using(using), ids, requested(batch=batch, background=True))
    try:
        model = apps.get_model(batch.filters["model"])
    except LookupError:  # the site has done away with it
        return 0
    objects = model._base_manager.using(batch.filters["database"]).filter(pk__in=keys)
    fields = [field for field in registry.fields_of(model) if field.name in batch.filters["fields"]]
    return sum(sum(requests.take_in(field, objects, using, batch=batch, background=True)) for field in fields)
