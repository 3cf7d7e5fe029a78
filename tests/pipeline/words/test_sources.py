"""A person's edit in one language has those in the others looked at, until it is taken back."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import User

from django_autocaption.models import Awaits, Caption, Review, Verb
from django_autocaption.pipeline.words import many, reviews, undoing
from django_autocaption.pipeline.words.many import Shown
from django_autocaption.pipeline.words.seen import By, Seen
from tests.rows import REVIEW, caption

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def languages(settings: Any) -> None:
    settings.AUTOCAPTION = {**django_settings.AUTOCAPTION, "LANGUAGES": ["en", "de", "fr"]}


@pytest.fixture
def by(db: None) -> By:
    return By(user=User.objects.create_user("me"))


@pytest.fixture
def rows(db: None) -> dict[str, Caption]:
    made = {tag: caption(alt_text=f"Words ({tag}).", language=tag, image_name="a.jpg") for tag in ("en", "de", "fr")}
    caption(alt_text="Of another picture.", language="de", object_id="2", image_name="b.jpg")
    return made


def edit(row: Caption, by: By, text: str = "A person's.", **words: Any) -> Review:
    now = Caption.objects.get(pk=row.pk)
    made = reviews.edit(now, {"alt_text": text} | words, seen=Seen.of(now), by=by)
    assert made is not None
    return made


def waiting() -> dict[str, str]:
    """By language, why a person has to look."""
    return dict(Caption.objects.filter(object_id="1").exclude(review="").values_list("language", "review"))


BOTH = {"de": Awaits.SOURCE_CHANGED, "fr": Awaits.SOURCE_CHANGED}


def test_an_edit_marks_the_other_languages_of_its_picture_and_undo_takes_that_back(
    rows: dict[str, Caption], by: By
) -> None:
    made = edit(rows["en"], by)
    assert waiting() == BOTH
    assert not Caption.objects.get(object_id="2").review
    assert Caption.objects.get(pk=rows["de"].pk).published_id == rows["de"].published_id, "the words stay"
    undoing.undo(made, by=by)
    assert waiting() == {}


def test_bringing_a_marked_language_up_to_date_marks_nobody(rows: dict[str, Caption], by: By) -> None:
    edit(rows["en"], by)
    edit(rows["de"], by, "Eines Menschen.")
    assert waiting() == {"fr": Awaits.SOURCE_CHANGED}
    now = Caption.objects.get(pk=rows["fr"].pk)
    reviews.approve(now, seen=Seen.of(now), by=by)
    assert waiting() == {}


def test_what_was_decided_on_one_page_marks_not_one_another(rows: dict[str, Caption], by: By) -> None:
    together = By(user=by.user, group=uuid4())
    edit(rows["en"], together)
    edit(rows["de"], together, "Eines Menschen.")
    assert waiting() == {"fr": Awaits.SOURCE_CHANGED}


def test_a_mark_stays_while_another_edit_calls_for_it(rows: dict[str, Caption], by: By) -> None:
    edit(rows["en"], by)
    last = edit(rows["en"], by, "Once more.")
    undoing.undo(last, by=by)
    assert waiting() == BOTH


def test_what_waits_already_or_is_being_asked_is_left_as_it_is(rows: dict[str, Caption], by: By) -> None:
    caption(alt_text="Entwurf.", language="de", image_name="a.jpg", standing=REVIEW)
    Caption.objects.filter(pk=rows["fr"].pk).update(state="pending", due_at=rows["fr"].created_at)
    edit(rows["en"], by)
    assert waiting() == {"de": Awaits.DRAFT}


@pytest.mark.parametrize("marks", [True, False])
def test_a_suggestion_marks_once_somebody_approves_it_one_by_one_or_with_others(
    rows: dict[str, Caption], by: By, marks: bool
) -> None:
    row = rows["en"]
    reviews.edit(row, {"alt_text": "Mine."} if marks else {"keywords": ["x"]}, seen=Seen.of(row), by=by, publish=False)
    assert waiting() == {"en": Awaits.DRAFT}
    shown = Shown(newest=many.newest_version(using="default"))
    many.approve(Caption.objects.filter(language="en"), shown=shown, by=by)
    assert waiting() == (BOTH if marks else {}), "keywords are no words that are translated"


def test_machines_words_and_imports_mark_nothing(rows: dict[str, Caption], by: By) -> None:
    drafted = caption(alt_text="A machine's.", language="en", image_name="a.jpg", standing=REVIEW)
    reviews.approve(drafted, seen=Seen.of(drafted), by=by)
    row = Caption.objects.get(pk=rows["de"].pk)
    reviews.edit(row, {"alt_text": "Übersetzt."}, seen=Seen.of(row), by=by, verb=Verb.IMPORT)
    assert waiting() == {}
