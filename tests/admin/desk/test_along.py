"""The same picture at other places: listed at the desk, and taken along by choice."""

from __future__ import annotations

import re
from typing import Any

import pytest

from django_autocaption.models import Caption, Rating, Review
from django_autocaption.pipeline.scores.counting import counts
from django_autocaption.pipeline.words import places
from tests.admin.desk.drive import Desk, queued
from tests.rows import PUBLISHED, REVIEW, fresh, says, stands, version

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows() -> list[Caption]:
    made = queued(4)
    Caption.objects.filter(pk__in=[row.pk for row in made[:3]]).update(content_hash="a" * 64)
    return made


def tokens(desk: Desk) -> list[str]:
    return re.findall(r'name="en-place" value="([^"]+)"', desk.page)


def test_what_is_ticked_is_decided_there_as_well(desk: Desk, rows: list[Caption]) -> None:
    page = desk.begin()
    assert "Also at 2 places" in page and len(tokens(desk)) == 2
    desk.post(desk.form() | {"_approve": "1", "en-alt_text": "A boat.", "en-place": tokens(desk), "en-along": "1"})
    assert "The same at 2 other places." in desk.page
    assert [stands(fresh(row)) for row in rows] == [PUBLISHED, PUBLISHED, PUBLISHED, REVIEW]
    assert {says(fresh(row)) for row in rows[:3]} == {"A boat."}
    assert [counts(one) for one in Review.objects.order_by("pk")] == [True, False, False], "nobody looked at those"
    desk.undo()
    assert [stands(fresh(row)) for row in rows] == [PUBLISHED, REVIEW, REVIEW, REVIEW]
    desk.undo()
    assert stands(fresh(rows[0])) == REVIEW


def test_of_very_many_places_it_says_that_there_are_more(
    desk: Desk, rows: list[Caption], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "MOST", 1)
    assert "Also at more than 1 places" in desk.begin()
    assert len(tokens(desk)) == 1


def test_what_is_not_ticked_or_changed_meanwhile_stays(desk: Desk, rows: list[Caption]) -> None:
    desk.begin()
    given: dict[str, Any] = {"_approve": "1", "en-place": [*tokens(desk), f"{rows[3].pk} 1.."]}
    version(fresh(rows[1]), "Newer words.", standing=REVIEW)
    Caption.objects.filter(pk=rows[2].pk).update(rating=Rating.BLOCKED)
    desk.post(desk.form() | given | {"en-along": "1"})
    assert "Left alone at other places, as something else is there: 3." in desk.page
    assert [stands(fresh(row)) for row in rows] == [PUBLISHED, REVIEW, REVIEW, REVIEW]
    desk.press("_approve")
    assert stands(fresh(rows[3])) == REVIEW
