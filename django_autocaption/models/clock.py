"""The one clock that web servers and workers share: their database's, whatever their own say."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Now
from django.utils import timezone


class DatabaseNow(Now):
    """SQL for this moment. Due times, claims and requests are written and compared with it."""

    def as_mysql(self, compiler: Any, connection: Any, **extra_context: Any) -> Any:
        """Django stores UTC there, or what the site chose (``TIME_ZONE`` of the database, ``USE_TZ = False``), and
        CURRENT_TIMESTAMP is in the server's time zone."""
        offset = datetime.now(connection.timezone or timezone.get_default_timezone()).utcoffset()
        seconds = round(offset.total_seconds()) if offset else 0
        template = f"TIMESTAMPADD(SECOND, {seconds}, UTC_TIMESTAMP(6))" if seconds else "UTC_TIMESTAMP(6)"
        return self.as_sql(compiler, connection, template=template, **extra_context)

    def as_sqlite(self, compiler: Any, connection: Any, **extra_context: Any) -> Any:
        """SQLite runs in this process, and its own clock tells milliseconds only."""
        return compiler.compile(Value(timezone.now(), output_field=self.output_field))


def local(moment: datetime) -> datetime:
    """The same in the time zone in which people are told it."""
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment


def read(using: str) -> datetime:
    """This moment by the clock of that database, in which there is a row for each model with captions."""
    now: datetime = ContentType.objects.using(using).values_list(DatabaseNow(), flat=True)[:1].get()
    return now


def read_all(moments: Collection[Combinable], using: str) -> dict[Combinable, datetime]:
    """These moments by the clock of that database, each told from the same present. One query."""
    rows = ContentType.objects.using(using).values_list(*moments)
    return dict(zip(moments, rows[:1].get(), strict=True))


def age_of_latest(rows: QuerySet[Any], column: str) -> float | None:
    """Seconds since the latest moment in that column, by the clock of the rows' database; None = there is none."""
    found = rows.exclude(**{column: None}).order_by(f"-{column}").values_list(column, DatabaseNow()).first()
    return None if found is None else max((found[1] - found[0]).total_seconds(), 0.0)


def ahead(seconds: float) -> Combinable:
    """SQL for the moment that many seconds from now."""
    return DatabaseNow() + timedelta(seconds=seconds) if seconds else DatabaseNow()


def ago(seconds: float) -> Combinable:
    """SQL for the moment that many seconds before now."""
    return DatabaseNow() - timedelta(seconds=seconds)
