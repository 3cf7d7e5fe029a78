"""Decisions are added up once each, and only those that say how good a machine's words are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from django_autocaption.models import (
    Attempt,
    Awaits,
    Caption,
    Cursor,
    Prompt,
    PromptVersion,
    Reason,
    Review,
    Score,
    Surface,
    Verb,
)
from django_autocaption.pipeline.scores import counting
from django_autocaption.pipeline.words import many, reviews, undoing
from django_autocaption.pipeline.words.seen import By, Seen
from tests.admin.rows import caption, draft
from tests.rows import awaits, version
from tests.testapp.models import Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


@pytest.fixture
def by(editor: User) -> By:
    """At the review desk, with one image on screen."""
    return By(user=editor, surface=Surface.DESK, on_screen=1)


def count() -> None:
    """A sweep, when the decisions are older than it waits."""
    Review.objects.update(at=F("at") - timedelta(seconds=counting.LAG + 1))
    counting.count(using="default")


def drafted(alt_text: str = "A red boat on a lake.", **more: Any) -> Caption:
    return draft(alt_text=alt_text, model="model-1", **more)


def paid(row: Caption, amount: str | None = None, unit: str = "USD", **columns: Any) -> Attempt:
    """The request that brought this caption's draft."""
    made = Attempt.objects.create(
        caption=row,
        request=row.request,
        provider=row.provider,
        asked_at=timezone.now(),
        cost_amount=Decimal(amount) if amount else None,
        cost_unit=unit if amount else "",
        **columns,
    )
    assert row.draft is not None
    type(row.draft).objects.filter(pk=row.draft_id).update(attempt=made)
    return made


def approve(row: Caption, by: By) -> Review:
    return reviews.approve(row, seen=Seen.of(row), by=by)


def sums() -> dict[tuple[str, str], int]:
    """(verb, reason) → number, of all rows that say something."""
    found: dict[tuple[str, str], int] = {}
    for row in Score.objects.all():
        found[row.verb, row.reason] = found.get((row.verb, row.reason), 0) + row.number
    return {kind: number for kind, number in found.items() if number}


def test_decisions_are_added_up_with_all_that_they_are_told_apart_by(by: By) -> None:
    prompt = PromptVersion.objects.create(prompt=Prompt.objects.create(name="A"), text="Write.")
    rows = [drafted(prompt=prompt) for _number in range(4)]
    approve(rows[0], by)
    approve(rows[1], by)
    reviews.edit(rows[2], {"alt_text": "A red boat."}, seen=Seen.of(rows[2]), by=by)
    reviews.reject(rows[3], seen=Seen.of(rows[3]), by=by, reason=Reason.VAGUE)
    count()
    assert sums() == {("approve", ""): 2, ("edit", ""): 1, ("reject", "vague"): 1}
    row = Score.objects.get(verb=Verb.EDIT)
    photos = ContentType.objects.get_for_model(Photo)
    assert (row.content_type, row.field_name, row.provider, row.model) == (photos, "image", "default", "model-1")
    assert (row.prompt, row.user, row.spot_check) == (prompt.pk, str(by.user_id), False)
    assert (row.number, row.kept) == (1, 52), "11 of the 21 characters stayed"


def test_each_decision_is_counted_once_and_none_before_its_time(by: By) -> None:
    approve(drafted(), by)
    counting.count(using="default")
    assert sums() == {}, "one with a lower key may not be committed yet"
    count()
    counting.count(using="default")
    assert sums() == {("approve", ""): 1}
    place = Cursor.objects.get(name=counting.NAME)
    assert place.value == str(Review.objects.get().pk)
    assert place.looked_at is not None
    assert timezone.now() - place.looked_at < timedelta(seconds=counting.LAG + 10)


def bulk(row: Caption, by: By) -> None:
    by = By(user=by.user, surface=Surface.LIST, on_screen=1)
    many.approve(Caption.objects.filter(pk=row.pk), shown=many.Shown(rows={row.pk: Seen.of(row)}), by=by)


def of_published_words(row: Caption, by: By) -> None:
    """Nobody asked: whoever opens them has a reason to."""
    approve(row, By())
    reviews.edit(row, {"alt_text": "Another boat."}, seen=Seen.of(row), by=by)


def of_a_persons_words(row: Caption, by: By) -> None:
    """The machine's words were edited by somebody who may not publish; that counts, and not the approval of it."""
    reviews.edit(row, {"alt_text": "Another boat."}, seen=Seen.of(row), by=By(), publish=False)
    approve(row, by)


UNCOUNTED: list[Callable[[Caption, By], Any]] = [
    bulk,
    of_published_words,
    of_a_persons_words,
    lambda row, by: approve(row, By(user=by.user, surface=Surface.DESK)),  # nothing on screen
    lambda row, by: approve(row, By(user=by.user, surface=Surface.FILE, on_screen=1)),
    lambda row, by: approve(row, By(user=by.user, surface=Surface.DESK, on_screen=24, group=uuid4())),
    lambda row, by: reviews.mark_decorative(row, seen=Seen.of(row), by=by),
    lambda row, by: reviews.exclude(row, seen=Seen.of(row), by=by),
]


def test_what_says_nothing_of_the_words_does_not_count(by: By) -> None:
    for decide in UNCOUNTED:
        decide(drafted(), by)
    count()
    assert sums() == {}


def test_the_languages_of_one_image_are_no_bulk(by: By) -> None:
    group = uuid4()
    for language in ("en", "de"):
        approve(drafted(language=language), By(user=by.user, surface=by.surface, on_screen=1, group=group))
    count()
    assert sums() == {("approve", ""): 2}


def test_what_is_taken_back_is_taken_out_then_or_later(by: By) -> None:
    first, second = drafted(), drafted()
    paid(first, "0.5", latency_ms=900)
    undoing.undo(approve(first, by), by=by)
    taken_back = approve(second, by)
    count()
    assert sums() == {("approve", ""): 1}
    undoing.undo(taken_back, by=by)
    reviews.reject(first, seen=Seen.of(first), by=by, reason=Reason.WRONG)
    count()
    assert sums() == {("reject", "wrong"): 1}
    spent = Score.objects.exclude(number=0).get()
    assert (spent.cost_amount, spent.cost_unit, spent.latencies) == (Decimal("0.5"), "USD", {"900": 1})
    assert not any(row.latencies or row.cost_amount or row.kept for row in Score.objects.filter(number=0))


def test_costs_are_those_of_all_tries_shared_among_the_languages_of_a_request(by: By) -> None:
    english, german = drafted(), drafted(language="de")
    Attempt.objects.create(  # brought no words, and was billed
        caption=english,
        request=english.request,
        provider="default",
        asked_at=timezone.now(),
        cost_amount=1,
        cost_unit="USD",
    )
    whole = paid(english, "0.3", latency_ms=1234)
    paid(german, part_of=whole)
    in_credits = drafted()
    paid(in_credits, "7", "credits", latency_ms=88)
    for row in (english, german, in_credits):
        approve(row, by)
    count()
    dollars, points = Score.objects.get(cost_unit="USD"), Score.objects.get(cost_unit="credits")
    assert (dollars.number, dollars.cost_amount, dollars.latencies) == (2, Decimal("1.3"), {"1200": 2})
    assert (points.number, points.cost_amount, points.latencies) == (1, Decimal(7), {"88": 1})


def test_spot_checks_are_counted_apart_whatever_is_decided_about_them(by: By) -> None:
    approved, edited, rejected = (awaits(caption(model="model-1"), Awaits.SPOT_CHECK) for _number in range(3))
    approve(approved, by)
    reviews.edit(edited, {"alt_text": "Another boat."}, seen=Seen.of(edited), by=by)
    reviews.reject(rejected, seen=Seen.of(rejected), by=by, reason=Reason.INVENTED)
    count()
    assert sums() == {("approve", ""): 1, ("edit", ""): 1, ("reject", "invented"): 1}
    assert all(row.spot_check for row in Score.objects.all())


def test_a_draft_beside_drawn_words_is_a_draft(by: By) -> None:
    row = awaits(caption(), Awaits.SPOT_CHECK)
    version(row, "A newer draft.", standing="review", provider="newer")
    row.refresh_from_db()
    approve(row, by)
    count()
    assert [(found.provider, found.spot_check) for found in Score.objects.all()] == [("newer", False)]


def test_the_statements_of_a_page_do_not_grow_with_its_decisions(by: By) -> None:
    def statements(number: int) -> int:
        for _row in range(number):
            row = drafted()
            paid(row, "0.1")
            approve(row, by)
        Review.objects.update(at=F("at") - timedelta(seconds=counting.LAG + 1))
        with CaptureQueriesContext(connection) as queries:
            counting.count(using="default")
        return len(queries)

    statements(1)  # makes the row
    assert statements(8) == statements(2)
