"""New captions straight from a site's table: one ``INSERT … SELECT``, so that no row travels to Python and back."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import F, QuerySet, Value
from django.db.models.constants import OnConflict

from django_autocaption.models import Batch, Caption, clock
from django_autocaption.models.transitions import new
from django_autocaption.pipeline.bulk.uncaptioned import without_row
from django_autocaption.pipeline.records.fields import KEY
from django_autocaption.registry import CaptionedField


def insert(objects: QuerySet[Any], field: CaptionedField, language: str, batch: Batch) -> int:
    """A PENDING caption in the background for each of the objects that has none in this language.

    ``objects``: as ``uncaptioned.with_image`` gives them. Rows that are there already are left as they are, also those
    that another process inserts at the same moment, where the database can do that. Returns the number of new rows.
    Raises what the database raises.
    """
    connection = connections[objects.db]
    conflict = OnConflict.IGNORE if connection.features.supports_ignore_conflicts else None
    if conflict is None:
        # Elsewhere the unique index alone decides: looking for rows in the table that grows by the same statement
        # takes PostgreSQL quadratic time while its statistics are old.
        objects = without_row(objects, field, language)
    columns = _columns(field, language, batch, objects.db)
    # The annotations must not take the names of the model's own fields.
    selected = {f"autocaption_{column}": value for column, value in columns.items()}
    query = objects.order_by("pk").annotate(**selected).values_list(*selected)
    try:
        select, parameters = query.query.get_compiler(connection=connection).as_sql()
    except EmptyResultSet:
        return 0
    quote = connection.ops.quote_name
    names = ", ".join(quote(column) for column in columns)
    parts = [
        connection.ops.insert_statement(on_conflict=conflict),
        f"{quote(Caption._meta.db_table)} ({names})",
        select,
        connection.ops.on_conflict_suffix_sql([], conflict, [], []),
    ]
    with connection.cursor() as cursor:
        cursor.execute(" ".join(part for part in parts if part), parameters)
        return int(cursor.rowcount)


def _columns(field: CaptionedField, language: str, batch: Batch, using: str) -> dict[str, Any]:
    """Column → expression for all but the primary key and what is NULL anyway."""
    now = clock.read(using)
    given: dict[str, Any] = {
        **new(background=True, now=now),
        "content_type": ContentType.objects.db_manager(using).get_for_model(field.model).pk,
        "field_name": field.name,
        "language": language,
        "batch": batch.pk,
        "created_at": now,
    }
    columns: dict[str, Any] = {"object_id": F(KEY), "image_name": F(field.name)}
    for column in Caption._meta.local_concrete_fields:
        name = str(column.column)
        if not column.primary_key and not column.generated and name not in columns:
            value = given.get(column.name, column.get_default())
            if value is not None:
                columns[name] = Value(value, output_field=column)
    return columns
