"""``APPROVE_OWN = False``: nobody approves what they wrote themselves, by whichever way they try."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import User

from django_autocaption.exceptions import OwnWordsError
from django_autocaption.models import Caption, Verb
from django_autocaption.pipeline.words import many, reviews
from django_autocaption.pipeline.words.many import Shown
from django_autocaption.pipeline.words.seen import By, Seen
from tests.rows import REVIEW, caption

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def four_eyes(settings: Any) -> None:
    settings.AUTOCAPTION = {**django_settings.AUTOCAPTION, "APPROVE_OWN": False}


@pytest.fixture
def me(db: None) -> By:
    return By(user=User.objects.create_user("me"))


@pytest.fixture
def other(db: None) -> By:
    return By(user=User.objects.create_user("other"))


@pytest.fixture
def row(db: None) -> Caption:
    return caption(alt_text="A machine's.", image_name="photos/a.jpg")


def edited(row: Caption, by: By, text: str = "Mine.") -> Caption:
    reviews.edit(row, {"alt_text": text}, seen=Seen.of(row), by=by)
    return Caption.objects.get(pk=row.pk)


def alt_texts(row: Caption) -> tuple[str, str]:
    """(published, drafted)."""
    row.refresh_from_db()
    return tuple(version.alt_text if version else "" for version in (row.published, row.draft))  # type: ignore[return-value]  # two of them


def test_an_edit_waits_for_somebody_else(row: Caption, me: By, other: By) -> None:
    row = edited(row, me)
    assert alt_texts(row) == ("A machine's.", "Mine.")
    assert row.reviews.get().verb == Verb.SUGGEST
    with pytest.raises(OwnWordsError):
        reviews.approve(row, seen=Seen.of(row), by=me)
    reviews.approve(row, seen=Seen.of(row), by=other)
    assert alt_texts(row) == ("Mine.", "")


def test_so_does_a_decision_that_an_image_is_decorative(row: Caption, me: By) -> None:
    reviews.mark_decorative(row, seen=Seen.of(row), by=me)
    row.refresh_from_db()
    assert (row.published.decorative, row.draft.decorative) == (False, True)


def test_an_earlier_version_is_published_by_somebody_else_or_once_it_was(row: Caption, me: By, other: By) -> None:
    row = edited(edited(row, me, "First."), me, "Second.")
    first = row.versions.get(alt_text="First.")
    with pytest.raises(OwnWordsError):
        reviews.publish_version(row, first, seen=Seen.of(row), by=me)
    reviews.publish_version(row, first, seen=Seen.of(row), by=other)
    reviews.reject(row, seen=Seen.of(row), by=me)
    reviews.publish_version(row, first, seen=Seen.of(row), by=me)
    assert alt_texts(row) == ("First.", "")


def test_words_that_wait_are_confirmed_by_somebody_else(row: Caption, me: By, other: By, settings: Any) -> None:
    settings.AUTOCAPTION = {**django_settings.AUTOCAPTION, "APPROVE_OWN": True}
    row = edited(row, me)
    reviews.leave(row, seen=Seen.of(row), by=other)
    settings.AUTOCAPTION = {**django_settings.AUTOCAPTION, "APPROVE_OWN": False}
    with pytest.raises(OwnWordsError):
        reviews.approve(row, seen=Seen.of(row), by=me)
    assert reviews.approve(row, seen=Seen.of(row), by=other).verb == Verb.APPROVE


def test_of_many_their_own_are_left_alone_and_counted(row: Caption, me: By) -> None:
    edited(row, me)
    machine = caption(alt_text="Another.", standing=REVIEW, object_id="2", image_name="photos/b.jpg")
    shown = Shown(newest=many.newest_version(using="default"))
    decided = many.approve(Caption.objects.all(), shown=shown, by=me)
    assert (decided.ids, decided.own, decided.left_alone) == ([machine.pk], 1, 1)
    assert alt_texts(row) == ("A machine's.", "Mine.")


def test_words_of_machines_and_code_that_names_nobody_are_published_as_ever(row: Caption, me: By) -> None:
    assert alt_texts(edited(row, By())) == ("Mine.", "")
    machine = caption(alt_text="Another.", standing=REVIEW, object_id="2", image_name="photos/b.jpg")
    reviews.approve(machine, seen=Seen.of(machine), by=me)
    assert alt_texts(machine) == ("Another.", "")


def test_without_the_option_they_publish_what_they_wrote(row: Caption, me: By, settings: Any) -> None:
    settings.AUTOCAPTION = {**django_settings.AUTOCAPTION, "APPROVE_OWN": True}
    assert alt_texts(edited(row, me)) == ("Mine.", "")
