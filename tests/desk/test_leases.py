"""Who has which image, and for how long: of one image, and of all on a page."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from django_autocaption.desk import leases
from django_autocaption.desk.leases import Image
from django_autocaption.models import Lease
from tests.admin.rows import content_type
from tests.testapp.models import Photo, Product

pytestmark = pytest.mark.django_db


def image(key: str = "1", field: str = "image", model: Any = Photo) -> Image:
    return Image(content_type(model).pk, key, field)


def take(user: User, *images: Image) -> None:
    for one in images:
        assert leases.take(one, user, using="default") is None


def lapse(seconds: float = 1) -> None:
    """All leases ended so long ago."""
    Lease.objects.update(expires_at=timezone.now() - timedelta(seconds=seconds))


def holders() -> dict[Image, str]:
    rows = Lease.objects.select_related("user")
    return {Image(row.content_type_id, row.object_id, row.field_name): row.user.username for row in rows}


def seconds_left() -> list[Any]:
    return [(row.expires_at - timezone.now()).total_seconds() for row in Lease.objects.all()]


@pytest.mark.parametrize("again", [False, True])
def test_a_lease_is_for_ten_minutes_from_the_last_sign(ada: User, again: bool) -> None:
    take(ada, image())
    if again:
        Lease.objects.update(expires_at=timezone.now() + timedelta(seconds=5))
        take(ada, image())
    assert seconds_left() == [pytest.approx(600, abs=20)]


def test_one_that_has_ended_is_anybodys(ada: User, bob: User) -> None:
    take(ada, image())
    lapse()
    assert leases.others([image()], bob, using="default") == {}
    take(bob, image())
    assert holders() == {image(): "bob"}


def test_of_another_image_of_the_same_object_somebody_else_may_have_one(ada: User, bob: User) -> None:
    front, back, other = image("1", "front"), image("1", "back"), image("2", "front")
    take(ada, front)
    take(bob, back, other)
    assert leases.others([front], bob, using="default").keys() == {front}
    assert leases.others([back], bob, using="default") == {}
    assert leases.others([front, image("2", "back")], ada, using="default") == {}
    assert leases.others([image(model=Product, key="1", field="front")], bob, using="default") == {}


class TestAPage:
    def test_has_what_nobody_else_has(self, ada: User, bob: User, django_assert_num_queries: Any) -> None:
        free, mine, lapsed, theirs = (image(key) for key in "1234")
        take(bob, lapsed)
        lapse()
        take(ada, mine)
        take(bob, theirs)
        Lease.objects.filter(object_id="2").update(expires_at=timezone.now() + timedelta(seconds=5))
        with django_assert_num_queries(4):
            assert leases.take_all([free, mine, lapsed, theirs, free], ada, using="default") == {free, mine, lapsed}
        assert holders() == {free: "ada", mine: "ada", lapsed: "ada", theirs: "bob"}
        assert seconds_left() == [pytest.approx(600, abs=20)] * 4

    def test_takes_no_other_image_of_its_objects(self, ada: User, bob: User) -> None:
        front, other = image("1", "front"), image("2", "back")
        take(bob, image("1", "back"), image("2", "front"))
        lapse()
        take(ada, image("2", "front"))
        lapse()
        before = holders()
        assert leases.take_all([front, other], ada, using="default") == {front, other}
        assert holders() == before | {front: "ada", other: "ada"}
        assert sorted(seconds_left())[1] < 0 < sorted(seconds_left())[2], "only those two"

    def test_gives_back_its_own_and_no_other(self, ada: User, bob: User) -> None:
        front, back, theirs = image("1", "front"), image("1", "back"), image("2", "front")
        take(ada, front, back)
        take(bob, theirs)
        leases.give_back_all([front, theirs], ada, using="default")
        assert holders() == {back: "ada", theirs: "bob"}


def test_giving_back_is_about_one_image_and_its_own_holder(ada: User, bob: User) -> None:
    take(ada, image("1"), image("2"))
    leases.give_back(image("1"), bob, using="default")
    assert len(holders()) == 2
    leases.give_back(image("1"), ada, using="default")
    assert holders() == {image("2"): "ada"}


def test_a_page_gives_back_what_no_other_of_the_same_person_has_taken_since(ada: User) -> None:
    both, first, second = image("1"), image("2"), image("3")
    assert leases.take_all([both, first], ada, using="default", seat="one") == {both, first}
    assert leases.take_all([both, second], ada, using="default", seat="two") == {both, second}
    take(ada, both)  # somebody types there: whose page it is stays
    leases.give_back_all([both, first, second], ada, using="default", seat="one")
    assert holders() == {both: "ada", second: "ada"}
    leases.take(second, ada, using="default", seat="one")
    leases.give_back_all([both, second], ada, using="default", seat="two")
    assert holders() == {second: "ada"}
    leases.give_back_all([second], ada, using="default")
    assert holders() == {}


@pytest.mark.parametrize(("seconds", "left"), [(86_400 - 60, 1), (86_400 + 60, 0)])
def test_what_nobody_gave_back_is_swept_away_after_a_day(seconds: float, left: int, ada: User) -> None:
    take(ada, image())
    lapse(seconds)
    leases.sweep(using="default")
    assert Lease.objects.count() == left


def test_whoever_takes_it_over_has_it(ada: User, bob: User) -> None:
    take(ada, image(), image("2"))
    held = leases.take(image(), bob, using="default")
    assert held is not None and held.user == ada
    assert leases.take(image(), bob, using="default", over=True) is None
    assert holders() == {image(): "bob", image("2"): "ada"}
