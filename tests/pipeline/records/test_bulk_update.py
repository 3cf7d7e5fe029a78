"""Many rows get values of their own together: the same as one by one, with fewer statements where the database can."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from django_autocaption.models import Caption, State
from django_autocaption.models.clock import ahead
from django_autocaption.pipeline.records import bulk_update
from tests.pictures import upload
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db

MANY = 12


@pytest.fixture
def rows() -> list[Caption]:
    for number in range(MANY):
        Photo.objects.create(image=upload((number, 0, 0)))
    return list(Caption.objects.order_by("pk"))


def update(wanted: Any, **options: Any) -> list[bool]:
    with transaction.atomic():
        return bulk_update.update(Caption.objects.using("default").filter(state=State.PENDING), wanted, **options)


def test_each_row_gets_its_own_values(rows: list[Caption]) -> None:
    values: list[dict[str, Any]] = [
        {"alt_text": f"Image {n}.", "keywords": [str(n)], "state": State.PUBLISHED, "settled_at": timezone.now()}
        for n in range(MANY)
    ]
    values[3] = {"error_message": "Nothing to say.", "state": State.FAILED}
    assert update(list(zip(rows, values, strict=True))) == [True] * MANY
    for row, wanted in zip(Caption.objects.order_by("pk"), values, strict=True):
        assert {name: getattr(row, name) for name in wanted} == wanted
        assert row.revision == rows[0].revision


def test_rows_that_changed_meanwhile_are_left_alone(rows: list[Caption]) -> None:
    Caption.objects.filter(pk=rows[1].pk).update(revision=7, alt_text="By hand.")
    Caption.objects.filter(pk=rows[2].pk).update(state=State.EXCLUDED)
    rows[3].delete()
    rows = [*rows[:3], Caption(pk=rows[2].pk + MANY * 9, revision=1), *rows[4:]]
    found = update([(row, {"alt_text": "By machine."}) for row in rows], as_seen=("revision",))
    assert [n for n, stands in enumerate(found) if not stands] == [1, 2, 3]
    assert Caption.objects.filter(alt_text="By machine.").count() == MANY - 3 == Caption.objects.count() - 2


def test_the_database_tells_the_time(rows: list[Caption]) -> None:
    assert all(update([(row, {"due_at": ahead(3600)}) for row in rows]))
    assert Caption.objects.filter(due_at__gt=timezone.now() + timedelta(minutes=50)).count() == MANY


def test_a_row_that_is_named_twice_gets_what_stands_first(rows: list[Caption]) -> None:
    twice = [(rows[0], {"alt_text": f"Take {n}.", "state": State.REVIEW}) for n in range(MANY)]
    assert update(twice) == [True] + [False] * (MANY - 1)
    assert Caption.objects.get(pk=rows[0].pk).alt_text == "Take 0."


def test_the_instances_stay_as_they_are(rows: list[Caption]) -> None:
    update([(row, {"alt_text": "New."}) for row in rows])
    assert {row.alt_text for row in rows} == {""}


def test_columns_that_are_not_named_keep_what_others_wrote(rows: list[Caption]) -> None:
    Caption.objects.update(title="By hand.")
    update([(row, {"alt_text": "New."}) for row in rows])
    assert set(Caption.objects.values_list("alt_text", "title")) == {("New.", "By hand.")}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="other databases are asked row by row")
def test_a_group_is_two_statements(rows: list[Caption]) -> None:
    with CaptureQueriesContext(connection) as captured:
        update([(row, {"alt_text": "New."}) for row in rows])
    assert len([q for q in captured if "autocaption_caption" in q["sql"]]) == 2
