"""Words that published themselves are drawn at random, each looked at once, and stay on their pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F

from django_autocaption.models import Awaits, Caption, Cursor, Drawn, Origin, Rating, Version
from django_autocaption.pipeline.scores import drawing
from django_autocaption.pipeline.scores.drawing import random_number
from django_autocaption.registry import registry
from tests import rows
from tests.admin.rows import caption, draft

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]
FIELD = "testapp.Photo.image"


@pytest.fixture(autouse=True)
def _chances(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of ten versions that follow each other, the chances are 0.0, 0.1 … 0.9."""
    monkeypatch.setattr(drawing, "random_number", lambda version: version % 10 / 10)


def setting(settings: Any, value: str, /, **options: Any) -> None:
    settings.AUTOCAPTION = {"FIELDS": {FIELD: options}, "SPOT_CHECKS": value}


def draw(**given: Any) -> list[int]:
    """A sweep, when the versions are older than it waits. Returns the captions that wait since then."""
    drawing.draw(registry.all(), using="default", **given)
    Version.objects.update(created_at=F("created_at") - timedelta(seconds=drawing.LAG + 1))
    before = set(Caption.objects.filter(review=Awaits.SPOT_CHECK).values_list("pk", flat=True))
    drawing.draw(registry.all(), using="default", **given)
    after = Caption.objects.filter(review=Awaits.SPOT_CHECK).order_by("pk").values_list("pk", flat=True)
    return [pk for pk in after if pk not in before]


def published(number: int, **columns: Any) -> list[Caption]:
    return [caption(**columns) for _number in range(number)]


def test_a_share_is_drawn_and_stays_published(settings: Any) -> None:
    setting(settings, "20%")
    draw()  # from now on
    made = published(10)
    drawn = draw()
    assert len(drawn) == 2
    row = Caption.objects.get(pk=drawn[0])
    assert (row.is_publishable, row.draft, rows.stands(row)) == (True, None, rows.REVIEW)
    assert draw() == [], "each is looked at once"
    assert Drawn.objects.get().eligible == len(made)
    assert Drawn.objects.get().drawn == 2


def test_a_number_a_week_is_drawn_of_each_provider_and_prompt_by_what_the_week_before_brought(settings: Any) -> None:
    setting(settings, "2/week")
    draw()
    published(10)
    published(10, provider="other")
    assert len(draw()) == 4, "the first ones of each, in the first week"
    assert sorted(Drawn.objects.values_list("provider", "eligible", "drawn")) == [("default", 10, 2), ("other", 10, 2)]
    published(10)
    assert draw() == [], "two were enough"
    last_week = Drawn.objects.get(provider="default").week - drawing.WEEK
    Drawn.objects.filter(provider="default").update(week=last_week, eligible=20)
    made = published(20)
    expected = [row.pk for row in made if row.published_id is not None and row.published_id % 10 == 0]
    assert draw() == expected, "one in ten"
    assert len(expected) == 2


def test_only_new_words_of_machines_that_pages_show_are_drawn(settings: Any) -> None:
    setting(settings, "100%")
    old = caption()
    draw()
    own, held, replaced, restored = published(4, origin=Origin.PROVIDER)
    Version.objects.filter(caption=own).update(human_fields=["title"])
    Caption.objects.filter(pk=held.pk).update(rating=Rating.BLOCKED)
    Caption.objects.filter(pk=replaced.pk).update(image_no=2)
    Version.objects.filter(caption=restored).update(based_on=old.published)
    caption(origin=Origin.HUMAN)
    caption(origin=Origin.RULE)
    draft()
    Version.objects.filter(caption=caption()).update(as_draft=True)  # approved by somebody
    wanted = caption()
    assert draw() == [wanted.pk]


def test_a_field_has_its_own_and_one_that_is_always_read_has_none(settings: Any) -> None:
    setting(settings, "100%", spot_checks="0%")
    draw()
    caption()
    assert draw() == []
    setting(settings, "", spot_checks="100%")
    draw()
    caption()
    assert len(draw()) == 1
    setting(settings, "100%", review="always")
    draw()
    caption()
    assert draw() == []


def test_switched_on_again_it_begins_with_what_comes_then(settings: Any) -> None:
    setting(settings, "100%")
    draw()
    setting(settings, "")
    draw()
    caption()
    assert draw() == []
    assert not Cursor.objects.filter(name=drawing.NAME).exists()
    setting(settings, "100%")
    assert draw() == []
    new = caption()
    assert draw() == [new.pk]


def test_the_numbers_are_spread_evenly() -> None:
    """Of ten thousand keys, about as many in each of ten bins."""
    bins = [0] * 10
    for version in range(10_000):
        bins[int(random_number(version) * 10)] += 1
    assert all(900 < number < 1100 for number in bins)
