"""How many images have words is counted now and then, in one place for each caption."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db.models import F
from django.test import override_settings

from django_autocaption.models import Awaits, Caption, Coverage, Covered, Cursor, ErrorCode, Origin, Rating, State
from django_autocaption.pipeline.rollups import coverage
from django_autocaption.pipeline.upkeep.sweep import sweep
from tests.admin.rows import caption, draft
from tests.publishing.samples import photo_with
from tests.rows import awaits

pytestmark = pytest.mark.django_db


def counted() -> dict[str, int]:
    coverage.count_if_due(using="default")
    return dict(Coverage.objects.values_list("covered", "number"))


def as_of(ago: timedelta) -> None:
    """So much time is over since the last count."""
    Cursor.objects.filter(name=coverage.NAME).update(looked_at=F("looked_at") - ago)


@pytest.mark.parametrize(
    ("columns", "covered"),
    [
        ({}, Covered.MACHINE),
        ({"origin": Origin.HUMAN}, Covered.PEOPLE),
        ({"decorative": True}, Covered.DECORATIVE),
        ({"origin": Origin.HUMAN, "decorative": True}, Covered.DECORATIVE),
        ({"rating": Rating.BLOCKED}, Covered.HELD),
        ({"state": State.EXCLUDED, "error_code": ErrorCode.HELD}, Covered.HELD),
        ({"state": State.PENDING}, Covered.OPEN),
        ({"state": State.WAITING}, Covered.OPEN),
        ({"state": State.FAILED}, Covered.FAILED),
        ({"state": State.EXCLUDED}, Covered.EXCLUDED),
        ({"alt_text": ""}, Covered.NONE),
    ],
)
def test_each_caption_stands_in_one_place(columns: dict[str, Any], covered: Covered) -> None:
    caption(**columns)
    assert counted() == {covered: 1}


def test_a_draft_counts_where_no_words_are_shown() -> None:
    draft()
    assert counted() == {Covered.REVIEW: 1}
    awaits(caption(), Awaits.SPOT_CHECK)
    coverage.count(using="default")
    assert counted() == {Covered.REVIEW: 1, Covered.MACHINE: 1}


def test_words_about_an_earlier_image_do_not_count() -> None:
    caption(image_no=2)
    row = caption()
    row.image_no, row.state = 2, State.PENDING
    row.due_at = row.created_at
    row.save()
    assert counted() == {Covered.MACHINE: 1, Covered.OPEN: 1}


def test_what_is_no_image_of_the_site_does_not_count() -> None:
    caption(image_name="", alt_text="")
    caption(state=State.EXCLUDED, error_code=ErrorCode.OBJECT_GONE)
    assert counted() == {}


def test_what_moderation_shows_depends_on_its_mode_now() -> None:
    caption(rating=Rating.UNCHECKED)
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "MODERATION": {"MODE": "hold"}}):
        assert counted() == {Covered.HELD: 1}


def test_fields_and_languages_are_apart() -> None:
    caption(language="de")
    caption(field_name="other")
    caption()
    counted()
    assert sorted(Coverage.objects.values_list("field_name", "language", "number")) == [
        ("image", "de", 1),
        ("image", "en", 1),
        ("other", "en", 1),
    ]


def test_the_sweep_counts_anew_after_a_while() -> None:
    photo_with()
    sweep()
    assert counted() == {Covered.MACHINE: 1}
    caption()
    as_of(coverage.PAUSE - timedelta(seconds=10))
    assert counted() == {Covered.MACHINE: 1}
    as_of(timedelta(seconds=20))
    assert counted() == {Covered.MACHINE: 2}


def test_a_sweep_counts_a_share_and_the_last_numbers_stand_until_all_are_counted() -> None:
    caption(language="fr")
    assert counted() == {Covered.MACHINE: 1}
    Caption.objects.all().delete()
    for _number in range(3):
        caption()
    caption(state=State.FAILED)
    since = Cursor.objects.get(name=coverage.NAME).looked_at
    for _share in range(2):
        coverage.count(using="default", most=2)
        assert dict(Coverage.objects.exclude(number=0).values_list("language", "number")) == {"fr": 1}
        assert Cursor.objects.get(name=coverage.NAME).looked_at == since
    coverage.count_if_due(using="default")
    numbers = Coverage.objects.values_list("language", "covered", "number", "counting")
    assert sorted(numbers) == [("en", Covered.FAILED, 1, 0), ("en", Covered.MACHINE, 3, 0)]
    assert Cursor.objects.get(name=coverage.NAME).looked_at > since
