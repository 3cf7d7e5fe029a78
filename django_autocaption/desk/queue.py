"""What waits for a person, in an order and narrowed by what they choose: read once, when a sitting begins."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, fields
from itertools import chain, islice
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet

from django_autocaption import conf
from django_autocaption.desk.leases import Image
from django_autocaption.models import Awaits, Caption, ErrorCode, Queue, Rating, State, gate

#: Images of one sitting.
MOST = 500
#: Captions that are read for it, where the person may not write most of them.
READ = 10_000
#: What can wait.
REASONS = tuple(reason for reason in Awaits if reason != Awaits.NOTHING)


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What to look at, and in which order; everything by default, the oldest first."""

    field: str = ""
    """``app_label.Model.field``."""
    object_id: str = ""
    """Key of an object with that field."""
    language: str = ""
    provider: str = ""
    """Alias of whoever wrote the draft, or else the published words."""
    reason: str = ""
    """Of ``Awaits``."""
    batch: int | None = None
    error_code: str = ""
    """Of ``ErrorCode``."""
    by_doubt: bool = False
    """What is most doubtful comes first, of that the newest; else what has waited longest."""

    @classmethod
    def load(cls, columns: dict[str, Any]) -> Filter:
        """Back from ``columns``; what an earlier version of the app stored beside is left out."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in columns.items() if name in known})

    @property
    def narrows(self) -> bool:
        """Some of what waits is left out."""
        return bool(self.columns.keys() - {"by_doubt"})

    @property
    def columns(self) -> dict[str, Any]:
        """What was chosen, for ``Sitting.filter``."""
        return {name: value for name, value in asdict(self).items() if value}


def waits(caption: Caption, queue: str) -> bool:
    """It is one of those that this queue is about."""
    if queue == Queue.MODERATION:
        return caption.rating == Rating.REVIEW
    if queue == Queue.FAILED:
        return caption.state == State.FAILED and caption.draft_id is None
    return caption.review != Awaits.NOTHING


def all_that_wait(queue: str) -> Q:
    """The same of rows."""
    if queue == Queue.MODERATION:
        return Q(rating=Rating.REVIEW)
    if queue == Queue.FAILED:
        return Q(state=State.FAILED, draft__isnull=True)
    return ~Q(review=Awaits.NOTHING)


def waiting(
    chosen: Filter,
    *,
    queue: str = Queue.WORDS,
    using: str,
    open_ones: Q | None = None,
    may: Callable[[list[Caption]], list[Caption]] = list,
) -> list[Caption]:
    """Captions that wait, one for each image, MOST at most; images that moderation withholds are among those of its own
    queue alone.

    ``open_ones``: what else the rows have to meet; ``may``: those of a page of rows that the person may write. Of the
    rows only keys are read. A query for each reason, whose index has the order; another one for each further page.
    """
    found: dict[Image, Caption] = {}
    for page in islice(_pages(chosen, queue, using, open_ones), READ // MOST):
        for row in may(page):
            found.setdefault(Image.of(row), row)
        if len(found) >= MOST:
            break
    return list(islice(found.values(), MOST))


def _pages(chosen: Filter, queue: str, using: str, open_ones: Q | None) -> Iterator[list[Caption]]:
    rows = _rows(chosen, queue, using)
    if open_ones is not None:
        rows = rows.filter(open_ones)
    merged = _merged(rows, chosen) if queue == Queue.WORDS else _read(rows.filter(all_that_wait(queue)).order_by("pk"))
    first = next(merged, None)
    while first is not None:
        yield list(islice(chain([first], merged), MOST))
        first = next(merged, None)


def _merged(rows: QuerySet[Caption], chosen: Filter) -> Iterator[Caption]:
    each = [rows.filter(review=reason) for reason in REASONS if chosen.reason in ("", reason)]
    order = ("-doubt", "-pk") if chosen.by_doubt else ("review_at", "pk")
    return heapq.merge(*(_read(one.order_by(*order)) for one in each), key=_by_doubt if chosen.by_doubt else _by_age)


def _read(rows: QuerySet[Caption]) -> Iterator[Caption]:
    """Page by page, so that nothing is read that is not needed."""
    start = 0
    while page := list(rows[start : start + MOST]):
        yield from page
        start += MOST
        if len(page) < MOST:
            break


def _by_doubt(row: Caption) -> Any:
    return -row.doubt, -row.pk


def _by_age(row: Caption) -> Any:
    return row.review_at, row.pk


def _rows(chosen: Filter, queue: str, using: str) -> QuerySet[Caption]:
    languages = [chosen.language] if chosen.language else conf.current().languages
    rows: QuerySet[Caption] = Caption.objects.using(using).filter(language__in=languages)
    if queue != Queue.MODERATION:
        rows = rows.filter(gate.images_shown())
    rows = rows.exclude(image_name="").exclude(error_code=ErrorCode.OBJECT_GONE)
    if chosen.field:
        rows = _of_field(rows, chosen)
    if chosen.provider:
        rows = rows.filter(
            Q(draft__provider=chosen.provider) | Q(draft__isnull=True, published__provider=chosen.provider)
        )
    if chosen.batch is not None:
        rows = rows.filter(batch=chosen.batch)
    if chosen.error_code:
        rows = rows.filter(error_code=chosen.error_code)
    return rows.only("content_type", "object_id", "field_name", "review_at", "doubt")


def _of_field(rows: QuerySet[Caption], chosen: Filter) -> QuerySet[Caption]:
    label, _dot, name = chosen.field.rpartition(".")
    try:
        model = apps.get_model(label)
    except (LookupError, ValueError):
        return rows.none()
    about: dict[str, Any] = {
        "content_type": ContentType.objects.db_manager(rows.db).get_for_model(model),
        "field_name": name,
    }
    if chosen.object_id:
        about["object_id"] = chosen.object_id
    return rows.filter(**about)
