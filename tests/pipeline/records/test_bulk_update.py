"""Many rows get values of their own together: the same as one by one, with fewer statements where the database can."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from django_autocaption.models import Caption, Version
from django_autocaption.models.clock import ahead
from django_autocaption.pipeline.records import bulk_update
from tests.pictures import upload
from tests.pipeline.beside import needs_row_locks
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db

MANY = 12


@pytest.fixture
def rows() -> list[Caption]:
    for number in range(MANY):
        Photo.objects.create(image=upload((number, 0, 0)))
    return list(Caption.objects.order_by("pk"))


def write(wanted: list[tuple[Caption, dict[str, Any]]]) -> None:
    """Lock the rows, and give each its values, as they stand under the lock."""
    with transaction.atomic():
        locked = bulk_update.lock(Caption.objects.using("default"), [row.pk for row, _values in wanted])
        found = [(locked[row.pk], values) for row, values in wanted if row.pk in locked]
        bulk_update.write(Caption, found, using="default")


def test_each_row_gets_its_own_values(rows: list[Caption]) -> None:
    values: list[dict[str, Any]] = [
        {"note": f"Image {n}.", "written": {"alt": str(n)}, "finalised_at": timezone.now()} for n in range(MANY)
    ]
    values[3] = {"error_message": "Nothing to say."}
    write(list(zip(rows, values, strict=True)))
    for row, wanted in zip(Caption.objects.order_by("pk"), values, strict=True):
        assert {name: getattr(row, name) for name in wanted} == wanted
        assert row.request == rows[0].request


def test_rows_that_are_gone_or_left_out_are_not_locked(rows: list[Caption]) -> None:
    rows[3].delete()
    with transaction.atomic():
        locked = bulk_update.lock(Caption.objects.exclude(pk=rows[1].pk), [row.pk for row in rows if row.pk])
    assert set(locked) == {row.pk for row in rows if row.pk} - {rows[1].pk}


def test_the_database_tells_the_time(rows: list[Caption]) -> None:
    write([(row, {"due_at": ahead(3600)}) for row in rows])
    assert Caption.objects.filter(due_at__gt=timezone.now() + timedelta(minutes=50)).count() == MANY


def test_the_instances_stay_as_they_are(rows: list[Caption]) -> None:
    write([(row, {"note": "New."}) for row in rows])
    assert {row.note for row in rows} == {""}


def test_columns_that_are_not_named_keep_what_others_wrote(rows: list[Caption]) -> None:
    Caption.objects.update(image_name="theirs.jpg")
    write([(row, {"note": "New."}) for row in rows])
    assert set(Caption.objects.values_list("note", "image_name")) == {("New.", "theirs.jpg")}


@pytest.mark.parametrize("alike", [True, False])
def test_a_group_is_one_statement_under_its_lock(rows: list[Caption], alike: bool) -> None:
    with transaction.atomic():
        locked = bulk_update.lock(Caption.objects.using("default"), [row.pk for row in rows])
        wanted = [(row, {"note": "New." if alike else f"Image {row.pk}."}) for row in locked.values()]
        with CaptureQueriesContext(connection) as captured:
            bulk_update.write(Caption, wanted, using="default")
    assert len([query for query in captured if query["sql"].startswith(("INSERT", "UPDATE"))]) == 1
    assert dict(Caption.objects.values_list("pk", "note")) == {row.pk: values["note"] for row, values in wanted}


def test_the_instances_keep_what_their_keys_name(rows: list[Caption]) -> None:
    row = rows[0]
    row.draft = Version(pk=7, caption=row)
    changed = bulk_update.changed(row, {"draft_id": 8})
    assert (row.draft.pk, changed.draft_id) == (7, 8)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="arrays are PostgreSQL's")
def test_a_group_is_sent_as_arrays(rows: list[Caption]) -> None:
    with CaptureQueriesContext(connection) as captured:
        write([(row, {"note": f"Image {row.pk}.", "due_at": ahead(60)}) for row in rows])
    statements = [q["sql"] for q in captured if "autocaption_caption" in q["sql"]]
    assert len(statements) == 2
    assert "UNNEST" in statements[1]  # arrays, at half the cost of a placeholder for each value


@needs_row_locks
@pytest.mark.django_db(transaction=True)
def test_a_row_that_somebody_holds_is_left_out_where_nobody_waits(rows: list[Caption]) -> None:
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        try:
            with transaction.atomic():
                bulk_update.lock(Caption.objects.using("default"), [rows[0].pk])
                held.set()
                done.wait(10)
        finally:
            connections.close_all()

    thread = threading.Thread(target=hold)
    thread.start()
    assert held.wait(10)
    with transaction.atomic():
        locked = bulk_update.lock(Caption.objects.using("default"), [row.pk for row in rows], patient=False)
    done.set()
    thread.join(10)
    assert rows[0].pk not in locked
    assert len(locked) == MANY - 1
