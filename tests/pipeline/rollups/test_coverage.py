"""How many images have words is counted now and then, in one place for each caption."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db.models import F
from django.test import override_settings

from django_autocaption.models import Awaits, Coverage, Covered, Cursor, ErrorCode, Origin, Rating, State
from django_autocaption.pipeline.rollups import coverage
from django_autocaption.pipeline.upkeep.sweep import sweep
from tests.admin.rows import caption, draft
from tests.publishing.samples import photo_with
from tests.rows import awaits

pytestmark = pytest.mark.django_db


def counted() -> dict[str, int]:
    coverage.count_if_due(using="default")
    return dict(Coverage.objects.values_list("covered", "number"))


def as_of(ago: int) -> None:
    """So many seconds are over since the last count."""
    Cursor.objects.filter(name=coverage.NAME).update(looked_at=F("looked_at") - timedelta(seconds=ago))


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


def test_the_sweep_counts_anew_after_a_while_and_rarer_where_it_takes_long() -> None:
    photo_with()
    sweep()
    assert counted() == {Covered.MACHINE: 1}
    caption()
    as_of(coverage.PAUSE - 10)
    assert counted() == {Covered.MACHINE: 1}
    Cursor.objects.filter(name=coverage.NAME).update(last_seconds=10)
    as_of(20)
    assert counted() == {Covered.MACHINE: 1}
    as_of(600)
    assert counted() == {Covered.MACHINE: 2}
