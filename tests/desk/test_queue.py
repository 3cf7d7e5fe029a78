"""What waits, in which order, and narrowed by what."""

from __future__ import annotations

import copy
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Q
from django.utils import timezone

from django_autocaption.desk import queue
from django_autocaption.desk.queue import Filter, all_that_wait, waiting, waits
from django_autocaption.models import Awaits, Batch, Caption, ErrorCode, Queue, Rating, State
from tests.admin.rows import caption, content_type, draft
from tests.rows import REVIEW, awaits
from tests.testapp.models import Product

pytestmark = pytest.mark.django_db


def found(**chosen: Any) -> list[int]:
    return [row.pk for row in waiting(Filter(**chosen), using="default")]


def since(row: Caption, hours: int, **columns: Any) -> Caption:
    Caption.objects.filter(pk=row.pk).update(review_at=timezone.now() - timedelta(hours=hours), **columns)
    return row


def test_the_oldest_first_whatever_it_waits_for() -> None:
    b = since(draft(), 2)
    a = since(awaits(caption(), Awaits.SPOT_CHECK), 3)
    c = since(awaits(caption(state=State.FAILED), Awaits.NO_WORDS), 1)
    caption()
    assert found() == [a.pk, b.pk, c.pk]
    assert found(reason=Awaits.SPOT_CHECK) == [a.pk]


def test_or_what_is_most_doubtful() -> None:
    low, high, also = since(draft(), 3, doubt=5), since(draft(), 1, doubt=40), since(draft(), 2, doubt=40)
    assert found(by_doubt=True) == [also.pk, high.pk, low.pk]


def test_each_of_the_filters(settings: Any) -> None:
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "LANGUAGES": ["en", "de"]}
    batch = Batch.objects.create()
    product = draft(content_type=content_type(Product), field_name="front")
    german, other, asked = draft(language="de"), draft(provider="other"), draft(batch=batch)
    published_by_other = caption(provider="other")
    draft(language="fr"), draft(provider="third")
    assert found(field="testapp.Product.front") == [product.pk]
    assert found(field="testapp.Product.front", object_id=product.object_id) == [product.pk]
    assert found(field="testapp.Product.front", object_id="no such") == []
    assert found(field="no.Such.field") == []
    assert found(language="de") == [german.pk]
    assert found(provider="other") == [other.pk]
    awaits(published_by_other, Awaits.SENT_BACK)
    assert found(provider="other") == [other.pk, published_by_other.pk]
    assert found(batch=batch.pk) == [asked.pk]
    assert len(found()) == 6, "French is none of the site's languages"


def test_an_image_stands_there_once_in_all_its_languages(settings: Any) -> None:
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "LANGUAGES": ["en", "de"]}
    en = draft()
    draft(language="de", object_id=en.object_id)
    assert found() == [en.pk]


def test_what_nobody_should_look_at_is_not_there() -> None:
    draft(image_name="")
    draft(state=State.EXCLUDED, error_code=ErrorCode.OBJECT_GONE)
    shown = draft(rating=Rating.REVIEW)
    draft(rating=Rating.BLOCKED)
    assert found() == [shown.pk]


def test_pages_are_read_until_there_are_enough(monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any) -> None:
    monkeypatch.setattr(queue, "MOST", 2)
    rows = [since(draft(), hours) for hours in (5, 4, 3, 2, 1)]
    with django_assert_num_queries(len(queue.REASONS)):
        assert found() == [row.pk for row in rows[:2]]
    mine = {rows[3].pk, rows[4].pk}
    chosen = waiting(Filter(), using="default", may=lambda page: [row for row in page if row.pk in mine])
    assert {row.pk for row in chosen} == mine
    monkeypatch.setattr(queue, "READ", 2)
    assert waiting(Filter(), using="default", may=lambda page: []) == []


@pytest.mark.parametrize(
    ("kind", "queues"),
    [
        ({"standing": REVIEW}, {Queue.WORDS}),
        ({}, set()),
        ({"rating": Rating.REVIEW}, {Queue.MODERATION}),
        ({"rating": Rating.BLOCKED}, set()),
        ({"state": State.FAILED}, {Queue.FAILED}),
        ({"state": State.FAILED, "standing": REVIEW, "alt_text": "A red boat."}, {Queue.WORDS}),
        ({"state": State.EXCLUDED}, set()),
    ],
)
def test_each_queue_is_about_its_own(kind: dict[str, Any], queues: set[str]) -> None:
    row = Caption.objects.get(pk=caption(**kind).pk)
    assert {name for name in Queue if waits(row, name)} == queues
    assert {name for name in Queue if Caption.objects.filter(all_that_wait(name)).exists()} == queues
    assert {name for name in Queue if waiting(Filter(), queue=name, using="default")} == queues


def test_what_failed_may_be_narrowed_by_its_error_and_comes_as_it_was_made() -> None:
    rows = [caption(state=State.FAILED, error_code=code) for code in ("server", "quota", "server")]
    assert [row.pk for row in waiting(Filter(), queue=Queue.FAILED, using="default")] == [row.pk for row in rows]
    chosen = Filter(error_code="server")
    assert [row.pk for row in waiting(chosen, queue=Queue.FAILED, using="default")] == [rows[0].pk, rows[2].pk]


def test_moderators_see_what_moderation_withholds_and_others_do_not(settings: Any) -> None:
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "MODERATION": {"MODE": "hold"}}
    hidden = draft(rating=Rating.REVIEW)
    assert found() == []
    assert [row.pk for row in waiting(Filter(), queue=Queue.MODERATION, using="default")] == [hidden.pk]


def test_rows_have_to_be_open_for_that_person() -> None:
    rows = [draft(), draft()]
    chosen = waiting(Filter(), using="default", open_ones=Q(pk=rows[1].pk))
    assert [row.pk for row in chosen] == [rows[1].pk]


def test_a_sitting_has_five_hundred_images_at_most() -> None:
    row = awaits(caption(state=State.FAILED), Awaits.NO_WORDS)
    copies = []
    for number in range(500):
        row.pk, row._state.adding, row.object_id = None, True, f"copy {number}"
        copies.append(copy.copy(row))
    Caption.objects.bulk_create(copies)
    assert len(found()) == 500


def test_the_same_doubt_and_the_same_moment_have_an_order() -> None:
    moment = timezone.now()
    rows = [draft(), awaits(caption(), Awaits.SPOT_CHECK), draft()]
    Caption.objects.update(review_at=moment, doubt=7)
    assert found() == [row.pk for row in rows]
    assert found(by_doubt=True) == [row.pk for row in reversed(rows)]


def test_a_filter_is_kept_as_data() -> None:
    chosen = Filter(field="a.B.c", batch=3, by_doubt=True)
    assert chosen.columns == {"field": "a.B.c", "batch": 3, "by_doubt": True}
    assert Filter.load(chosen.columns | {"gone": 1}) == chosen
