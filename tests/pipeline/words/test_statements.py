"""A bulk decision takes as many statements for two hundred captions as for twenty, and so does taking it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from django_autocaption.models import Awaits, Caption, Origin, Review, State, Surface, Verb, Version
from django_autocaption.pipeline.words import many, places, reviews, undoing
from django_autocaption.pipeline.words.many import Decided, Shown
from django_autocaption.pipeline.words.seen import By, Seen
from tests.testapp.models import Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]
#: SQLite takes several INSERTs for two hundred rows; a statement for each of twenty were more.
MOST = 45
PICTURE = "a" * 64


@pytest.fixture(autouse=True)
def languages(settings: Any) -> None:
    settings.AUTOCAPTION = {**django_settings.AUTOCAPTION, "LANGUAGES": ["en", "de"]}


@pytest.fixture
def by(editor: User) -> By:
    return By(user=editor, surface=Surface.DESK, on_screen=200)


def pictures(number: int, *, drafted: bool) -> list[Caption]:
    """English captions with a person's words, drafted or published; those in German are a machine's."""
    Review.objects.all().delete()
    Caption.objects.update(published=None, draft=None, review="", review_at=None)
    Caption.objects.all().delete()
    photo = ContentType.objects.get_for_model(Photo)
    common: dict[str, Any] = {"content_type": photo, "field_name": "image", "state": State.DONE}
    rows = [
        Caption(**common, object_id=str(n), image_name=f"{n}.jpg", content_hash=PICTURE, language=language)
        for n in range(number)
        for language in ("en", "de")
    ]
    Caption.objects.bulk_create(rows)
    rows = list(Caption.objects.order_by("pk"))
    for row in rows:
        is_english = row.language == "en"
        words = {"alt_text": f"A red boat, number {row.object_id}.", "human_fields": ["alt_text"] if is_english else []}
        origin = Origin.HUMAN if is_english else Origin.PROVIDER
        made = Version.objects.create(caption=row, image_no=1, image_name=row.image_name, origin=origin, **words)
        if drafted and is_english:
            row.draft, row.review, row.review_at, row.doubt = made, Awaits.DRAFT, timezone.now(), int(row.object_id) % 9
        else:
            row.published, row.human = made, is_english
    Caption.objects.bulk_update(rows, ["draft", "review", "review_at", "doubt", "published", "human"], batch_size=50)
    return [row for row in rows if row.language == "en"]


def along(verb: Verb, rows: list[Caption], by: By) -> Decided:
    """What was decided about one of the places of a picture is decided about the others."""
    first = Caption.objects.get(pk=rows[0].pk)
    done = reviews.reject if verb == Verb.REJECT else reviews.mark_decorative
    review = done(first, seen=Seen.of(first), by=by)
    found = Caption.objects.filter(pk__in=[row.pk for row in rows[1:]])
    return places.take_along(review, {row.pk: Seen.of(row) for row in found}, by=by)


#: What is decided → whether drafts, or published words, are decided about, and how.
VERBS: dict[str, tuple[bool, Callable[..., Decided]]] = {
    "approve": (True, many.approve),
    "reject drafts": (True, many.reject),
    "reject what is published": (False, many.reject),
    "decorative": (False, many.mark_decorative),
    "unlock": (False, many.unlock),
    "leave": (False, many.leave),
}


def columns() -> list[dict[str, Any]]:
    """Of all captions."""
    names = ("published", "draft", "review", "review_at", "doubt", "note", "human", "state")
    return list(Caption.objects.order_by("pk").values(*names))


@pytest.mark.parametrize("verb", VERBS)
def test_of_a_decision_and_of_taking_it_back(verb: str, by: By, django_assert_max_num_queries: Any) -> None:
    drafted, decide = VERBS[verb]
    for number in (20, 200):
        rows = pictures(number, drafted=drafted)
        english = Caption.objects.filter(language="en")
        shown, before = Shown(rows={row.pk: Seen.of(row) for row in rows}), columns()
        with django_assert_max_num_queries(MOST):
            assert decide(english, shown=shown, by=by).changed == number
        marked = Caption.objects.filter(language="de", review=Awaits.SOURCE_CHANGED).count()
        assert marked == (number if verb == "approve" else 0), "they wait for who brings them up to date"
        (step,) = undoing.steps(by.user, using="default")
        with django_assert_max_num_queries(MOST):
            assert len(undoing.take_back(step, by=by, using="default")) == number
        assert columns() == before


@pytest.mark.parametrize("verb", [Verb.REJECT, Verb.DECORATIVE])
def test_of_what_is_taken_along_to_other_places(verb: Verb, by: By, django_assert_max_num_queries: Any) -> None:
    for number in (20, 100):
        rows = pictures(number + 1, drafted=True)
        with django_assert_max_num_queries(MOST):
            assert along(verb, rows, by).changed == number


def test_of_sending_back_what_was_sent_back_before_with_other_notes(by: By, django_assert_max_num_queries: Any) -> None:
    for number in (20, 200):
        rows = pictures(number, drafted=False)
        shown = Shown(rows={row.pk: Seen.of(row) for row in rows})
        notes = {row.pk: f"Which boat is number {row.object_id}?" for row in rows}

        def plan(row: Caption, *, note: Callable[[int], str], seen: Seen, by: By) -> Any:
            return reviews.leave.plan(row, seen=seen, by=by, note=note(row.pk))

        english = Caption.objects.filter(language="en")
        many.each(english, shown, By(user=by.user), partial(plan, note=notes.__getitem__))
        with django_assert_max_num_queries(MOST):
            many.each(english, shown, by, partial(plan, note=lambda pk: f"Again: {pk}"))
        (step,) = undoing.steps(by.user, using="default")
        with django_assert_max_num_queries(MOST):
            undoing.take_back(step, by=by, using="default")
        assert dict(english.values_list("pk", "note")) == notes
        assert set(english.values_list("review", flat=True)) == {Awaits.SENT_BACK}
