"""What an operator has stopped: all requests of the site, those to one service, or one bulk request, until somebody
resumes them.

Kept in the site's database, whichever store the rate limits are in: a switch that Redis may forget is none. What waits
is not touched: workers claim, and senders send, only rows that would ask nobody who is paused.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable
from typing import TypeVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.db import Error, connections, router
from django.db.models import Q

from django_autocaption import conf
from django_autocaption.models import Batch, CaptionQuerySet, Pause, Rating
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.registry import CaptionedField, registry

T = TypeVar("T")
#: Stands for all services.
SITE = ""
#: Seconds for which it is good enough to know that nothing is paused. That something is, is looked up each time, so
#: that resuming takes effect at once.
FRESH = 1.0


class _Seen:
    """Database and tenant → when nothing was paused there, on the monotonic clock."""

    nothing: dict[tuple[str, str], float] = {}
    no_batch: dict[tuple[str, str], float] = {}
    """The same for bulk requests."""


def pause(alias: str = SITE, *, by: AbstractBaseUser | None = None) -> bool:
    """Stop requests to this service, SITE = to all. ``by``: None = somebody at the shell. False: they were stopped
    already, and what is known of who and when stays."""
    _Seen.nothing.clear()
    values = {"since": DatabaseNow(), "by_id": by.pk if by is not None else None}
    _row, made = Pause.objects.using(_home()).get_or_create(alias=alias, defaults=values)
    return made


def resume(alias: str = SITE) -> bool:
    """Let requests go on that ``pause`` stopped with this name. False: they were not stopped."""
    return bool(Pause.objects.using(_home()).filter(alias=alias).delete()[0])


def pauses() -> list[Pause]:
    """Everything that is paused, the site first."""
    return list(Pause.objects.using(_home()).order_by("alias"))


def paused() -> frozenset[str]:
    """Aliases that are paused, SITE among them if all are. While the database is away, nothing is."""
    using = _home()
    return _known(_Seen.nothing, Pause.objects.using(using).values_list("alias", flat=True), using)


def paused_batches(using: str) -> frozenset[int]:
    """Ids of the bulk requests in that database that are paused; kept, and unknown, as ``paused`` is."""
    stopped = Batch.objects.using(using).filter(paused_at__isnull=False, cancelled_at=None)
    return _known(_Seen.no_batch, stopped.values_list("pk", flat=True), using)


def _known(seen: dict[tuple[str, str], float], rows: Iterable[T], using: str) -> frozenset[T]:
    """What is paused, unless it is known that nothing is."""
    place = _place(using)
    if time.monotonic() - seen.get(place, float("-inf")) < FRESH:
        return frozenset()
    try:
        found = frozenset(rows)
    except Error:
        if connections[using].in_atomic_block:
            raise  # that transaction is lost anyway
        return frozenset()  # nothing is claimed there, and what is on its way already must be stored all the same
    if not found:
        seen[place] = time.monotonic()
    return found


def stops(alias: str, stopped: Collection[str | int]) -> bool:
    """Whether this service is among those; ``stopped``: what ``paused`` gave."""
    return alias in stopped or SITE in stopped


def let_through(rows: CaptionQuerySet) -> CaptionQuerySet:
    """Those of the rows whose next request nobody has paused."""
    stopped, batches = paused(), paused_batches(rows.db)
    if batches:
        rows = rows.exclude(batch__in=batches)
    if not stopped:
        return rows
    return rows.none() if SITE in stopped else rows.exclude(_would_ask(stopped, rows.db))


def held_back(rows: CaptionQuerySet, stopped: Collection[str] | None = None) -> CaptionQuerySet:
    """The others. ``stopped``: as if these services, and no bulk request, were paused; None = what is."""
    names, batches = (paused(), paused_batches(rows.db)) if stopped is None else (stopped, frozenset[int]())
    if SITE in names:
        return rows
    held = Q(batch__in=batches)
    return rows.filter(held | _would_ask(names, rows.db) if names else held)


def reset() -> None:
    """Forget what this process knows."""
    _Seen.nothing.clear()
    _Seen.no_batch.clear()


def _would_ask(aliases: Collection[str], using: str) -> Q:
    """Rows whose next request goes to one of these: by their bulk request, else by their field's chain; or whose image
    one of these has to rate first."""
    batches = Batch.objects.using(using)
    of_fields = Q(pk__in=[])
    to_be_rated = Q(pk__in=[])
    for field in registry.all():
        here = _rows_of(field, using)
        chain = field.options.chain
        for link, alias in enumerate(chain):
            if alias in aliases:
                of_fields |= here & (Q(link__gte=link) if link == len(chain) - 1 else Q(link=link))
        if field.options.moderation_mode != "off" and set(conf.current().moderation.services) & set(aliases):
            to_be_rated |= here & Q(rating=Rating.UNCHECKED)
    chosen = Q(batch__in=batches.filter(provider__in=list(aliases)).values("pk"))
    not_chosen = Q(batch=None) | Q(batch__in=batches.filter(provider="").values("pk"))
    return chosen | (not_chosen & of_fields) | to_be_rated


def _rows_of(field: CaptionedField, using: str) -> Q:
    content_type = ContentType.objects.db_manager(using).get_for_model(field.model)
    return Q(content_type=content_type, field_name=field.name)


def _place(using: str) -> tuple[str, str]:
    """Database and tenant."""
    return using, str(getattr(connections[using], "schema_name", ""))


def _home() -> str:
    """A site has one switch, whichever databases its captions are in."""
    return router.db_for_write(Pause)
