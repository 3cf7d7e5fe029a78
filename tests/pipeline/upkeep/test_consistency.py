"""Rows that contradict each other: each kind is found, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core import checks
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from django_autocaption.models import Attempt, Awaits, Caption, Outcome, State
from django_autocaption.models.transitions import awaiting, replaced
from django_autocaption.pipeline.upkeep import consistency
from django_autocaption.pipeline.upkeep.database_checks import check_consistency
from tests.rows import REVIEW, caption, version

pytestmark = pytest.mark.django_db


def asked(row: Caption, **columns: Any) -> Attempt:
    given = {"caption": row, "request": row.request, "provider": "default", "asked_at": timezone.now()}
    return Attempt.objects.create(**given | columns)


def found() -> list[tuple[str, int, int]]:
    return [(kind.what, kind.number, kind.example) for kind in consistency.contradictions(using="default")]


def one_of_each() -> None:
    """Captions without a fault, in every standing."""
    caption(object_id="1")
    caption(None, "Words.", object_id="2")
    caption(None, "Words.", object_id="3", human_fields=("title",))
    caption(None, "Words.", object_id="4", standing=REVIEW)
    version(caption(None, "Words.", object_id="5"), "Better words.", standing=REVIEW)
    caption(None, "Words.", object_id="6", human_fields=("alt_text",))
    Caption.objects.filter(object_id="6").update(**replaced("photos/other.jpg"))
    for number, columns in enumerate(({}, {"external_id": "job", "outcome": Outcome.UNKNOWN}), start=7):
        asked(caption(object_id=str(number), state=State.WAITING), **columns)


def test_rows_without_a_fault_are_left_alone(django_assert_num_queries: Any) -> None:
    one_of_each()
    with django_assert_num_queries(4):
        assert found() == []
    assert check_consistency(databases=["default"]) == []


def words_of_another(row: Caption) -> None:
    Caption.objects.filter(pk=row.pk).update(published=Caption.objects.get(object_id="2").published)


def draft_of_another(row: Caption) -> None:
    draft = Caption.objects.get(object_id="4").draft
    assert draft is not None
    Caption.objects.filter(pk=row.pk).update(draft=draft, **awaiting(Awaits.DRAFT))


def waits_for_nobody(row: Caption) -> None:
    Caption.objects.filter(pk=row.pk).update(state=State.WAITING)
    asked(row, outcome=Outcome.FAILED)
    asked(row, outcome=Outcome.ANSWERED, external_id="an earlier job")
    asked(row, outcome=Outcome.UNKNOWN)


def said_to_be_of_people(row: Caption) -> None:
    Caption.objects.filter(pk=row.pk).update(human=True)


def said_to_be_of_a_machine(row: Caption) -> None:
    version(row, "Words.", human_fields=("alt_text",))
    Caption.objects.filter(pk=row.pk).update(human=False)


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (words_of_another, "published words belong to another"),
        (draft_of_another, "draft belongs to another"),
        (waits_for_nobody, "no request to one is known"),
        (said_to_be_of_people, "contradicts its published words"),
        (said_to_be_of_a_machine, "contradicts its published words"),
    ],
)
def test_each_fault_is_told_with_an_example(spoil: Callable[[Caption], None], what: str) -> None:
    one_of_each()
    row = caption(object_id="20")
    spoil(row)
    ((told, number, example),) = found()
    assert (what in told, number, example) == (True, 1, row.pk)
    (warning,) = check_consistency(databases=["default"])
    assert (warning.id, warning.level) == ("autocaption.W008", checks.WARNING)
    assert warning.msg.startswith(f"1 caption in the database 'default', such as number {row.pk}: ")


def test_the_count_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(consistency, "MOST", 2)
    for number in range(4):
        said_to_be_of_people(caption(object_id=str(number)))
    (warning,) = check_consistency(databases=["default"])
    assert warning.msg.startswith("More than 2 captions")


def test_it_is_part_of_check_database(capsys: pytest.CaptureFixture[str]) -> None:
    row = caption(object_id="20")
    said_to_be_of_people(row)
    call_command("check", "--database", "default")
    assert f"such as number {row.pk}" in capsys.readouterr().err
    call_command("check")
    assert "such as number" not in capsys.readouterr().err


def test_before_the_migrations_nothing_is_told() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE autocaption_version RENAME TO autocaption_other")
        try:
            assert check_consistency(databases=["default"]) == []
            assert check_consistency(databases=None) == []
        finally:
            cursor.execute("ALTER TABLE autocaption_other RENAME TO autocaption_version")
