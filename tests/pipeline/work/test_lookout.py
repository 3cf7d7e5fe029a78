"""A worker with room takes other due rows along: which, how many, how often, and when it does not."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.test.utils import CaptureQueriesContext

from django_autocaption.pacing import pauses
from django_autocaption.pipeline.runtime import queue, shutdown
from django_autocaption.pipeline.work import claims, lookout
from django_autocaption.pipeline.work.lookout import Lookout
from tests.pipeline.work.due_rows import due, with_settings

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("no_worker", "worker")]


class Clock:
    """The monotonic one of looks."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr(lookout, "time", SimpleNamespace(monotonic=lambda: self.now))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


def taken(looks: Lookout) -> tuple[int, int]:
    """How many uploads, and how many rows of bulk requests."""
    found = looks.others()
    return sum(not row.background for row in found), sum(row.background for row in found)


def celery(monkeypatch: pytest.MonkeyPatch, **options: Any) -> None:
    """Settings of the site's Celery app."""
    none = {"broker_transport_options": {}, "task_soft_time_limit": None, "task_time_limit": None}
    monkeypatch.setattr(queue, "current_app", SimpleNamespace(conf=SimpleNamespace(**none | options)))


def looks(background: bool = False) -> Lookout:
    """Of a message that has been at work for a while."""
    own = Lookout(using="default", background=background)
    own._next = own._next_bulk = 0
    return own


class TestRoom:
    def test_is_filled_with_uploads_first(self) -> None:
        due(3, background=True)
        due(3)
        with with_settings(CONCURRENCY=4), looks() as own:
            assert taken(own) == (3, 1)

    def test_is_no_more_than_what_is_in_flight_leaves(self) -> None:
        ids = due(8)
        with with_settings(CONCURRENCY=8), looks() as own:
            claims.claim(ids[:3], using="default")
            due(5)
            assert taken(own) == (5, 0)

    @pytest.mark.parametrize(("bulk", "uploads", "more"), [(8, 0, 5), (20, 4, 4), (8, 7, 1), (8, 8, 0), (0, 8, 0)])
    def test_for_uploads_is_all_that_is_no_uploads(self, bulk: int, uploads: int, more: int) -> None:
        claims.claim(due(bulk, background=True), using="default")
        claims.claim(due(uploads), using="default")
        due(5)
        with with_settings(CONCURRENCY=8), looks() as own:
            assert taken(own) == (more, 0)

    @pytest.mark.parametrize(("bulk", "uploads", "more"), [(0, 8, 2), (1, 8, 1), (2, 8, 0), (0, 20, 2), (3, 2, 3)])
    def test_for_bulk_requests_is_what_is_free_and_a_quarter_at_least(self, bulk: int, uploads: int, more: int) -> None:
        claims.claim(due(bulk, background=True), using="default")
        claims.claim(due(uploads), using="default")
        due(5, background=True)
        with with_settings(CONCURRENCY=8), looks() as own:
            assert taken(own) == (0, more)

    def test_a_worker_of_one_image_has_room_for_one_of_each_kind(self) -> None:
        claims.claim(due(1, background=True), using="default")
        due(2)
        due(2, background=True)
        with with_settings(CONCURRENCY=1), looks() as own:
            assert taken(own) == (1, 0)

    def test_one_look_takes_no_more_than_a_message_brings(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(queue, "ROWS_PER_MESSAGE", 3)
        due(5)
        with looks() as own:
            assert taken(own) == (3, 0)

    @pytest.mark.parametrize(
        ("at_work", "rows", "room"),
        [(0, 100, True), (2, 100, True), (3, 100, False), (3, 2, True), (4, 2, False), (4, 1, True), (5, 1, False)],
    )
    def test_for_more_of_the_messages_own_rows_is_half_of_all_or_what_they_need(
        self, at_work: int, rows: int, room: bool
    ) -> None:
        claims.claim(due(at_work), using="default")
        with with_settings(CONCURRENCY=5), looks() as own:
            assert own.has_room(range(rows)) is room


class TestQueuesApart:
    """BACKGROUND_QUEUE promises that bulk requests have workers of their own."""

    @pytest.mark.parametrize(
        ("queues", "background", "expected"),
        [
            ({}, False, (2, 2)),
            ({}, True, (2, 2)),
            ({"BACKGROUND_QUEUE": "bulk"}, False, (2, 0)),
            ({"BACKGROUND_QUEUE": "bulk"}, True, (0, 2)),
            ({"QUEUE": "all", "BACKGROUND_QUEUE": "all"}, True, (2, 2)),
            ({"QUEUE": "uploads", "BACKGROUND_QUEUE": "bulk"}, False, (2, 0)),
        ],
    )
    def test_each_message_takes_its_own_kind_along(
        self, queues: dict[str, str], background: bool, expected: tuple[int, int]
    ) -> None:
        due(2)
        due(2, background=True)
        with with_settings(**queues), looks(background) as own:
            assert taken(own) == expected


class TestHowOften:
    def test_soon_where_there_is_room_and_later_where_there_is_little(self, clock: Clock) -> None:
        with with_settings(CONCURRENCY=10), looks() as own:
            assert own.pause == 0
            assert taken(own) == (0, 0)
            assert own.pause == pytest.approx(0.05)
            clock.now += 0.051
            due(9)
            assert taken(own) == (9, 0)
            assert own.pause == pytest.approx(0.05 + 0.45 * 0.9)

    def test_bulk_requests_that_take_all_room_do_not_hold_looks_for_uploads_up(self, clock: Clock) -> None:
        claims.claim(due(20, background=True), using="default")
        with with_settings(CONCURRENCY=10), looks() as own:
            own.others()
            assert own.pause == pytest.approx(0.15)

    def test_not_before_the_messages_own_rows_are_on_their_way(self, clock: Clock) -> None:
        due(1)
        with Lookout(using="default", background=False) as own:
            assert taken(own) == (0, 0)
            clock.now += 0.051
            assert taken(own) == (1, 0)

    def test_not_before_its_time(self, clock: Clock) -> None:
        with looks() as own:
            own.others()
            due(1)
            clock.now += 0.04
            assert taken(own) == (0, 0)
            clock.now += 0.011
            assert taken(own) == (1, 0)

    def test_for_bulk_requests_twice_a_second(self, clock: Clock) -> None:
        with looks() as own:
            own.others()
            due(1, background=True)
            clock.now += 0.49
            assert taken(own) == (0, 0)
            clock.now += 0.06
            assert taken(own) == (0, 1)

    def test_a_look_in_vain_is_a_query_for_each_kind(self, clock: Clock) -> None:
        claims.beat(using="default")
        pauses.paused(), pauses.paused_batches("default")  # are known for a second
        with looks() as own, CaptureQueriesContext(connection) as captured:
            own.others()
        assert len(captured) == 2


class TestHowLong:
    def test_a_message_takes_rows_along_for_twenty_seconds(self, clock: Clock) -> None:
        due(1)
        with looks() as own:
            clock.now += 20
            assert (taken(own), own.pause) == ((0, 0), 0.5)
        with looks() as own:
            clock.now += 19.9
            assert taken(own) == (1, 0)

    @pytest.mark.parametrize(
        ("options", "limits", "longest"),
        [
            ({}, {}, 20),
            ({"visibility_timeout": 3600}, {}, 20),
            ({"visibility_timeout": 40}, {}, 10),
            ({}, {"task_time_limit": 60}, 15),
            ({}, {"task_time_limit": 60, "task_soft_time_limit": 8}, 2),
        ],
    )
    def test_and_for_a_quarter_of_what_broker_and_celery_allow(
        self, options: dict[str, Any], limits: dict[str, Any], longest: float, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        celery(monkeypatch, broker_transport_options=options, **limits)
        assert queue.longest_hold() == longest

    @pytest.mark.parametrize(("visible", "longest"), [(None, 300), (3600, 300), (600, 300), (100, 50)])
    def test_a_message_that_is_not_due_yet_is_held_for_half_of_it(
        self, visible: float | None, longest: float, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        celery(monkeypatch, broker_transport_options={"visibility_timeout": visible})
        assert queue.longest_countdown() == longest


class TestNoneAreTaken:
    def test_in_eager_mode(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(queue, "is_eager", lambda: True)
        due(1)
        with looks() as own:
            assert taken(own) == (0, 0)

    def test_in_a_transaction_of_the_callers(self) -> None:
        due(1)
        with transaction.atomic(), looks() as own:
            assert taken(own) == (0, 0)

    def test_by_a_worker_that_stops(self) -> None:
        due(1)
        shutdown.begin()
        with looks() as own:
            assert taken(own) == (0, 0)

    def test_beside_an_image_that_may_kill_the_process(self) -> None:
        due(1)
        with looks() as own, looks().nobody_else():
            assert taken(own) == (0, 0)
        with looks() as own:
            assert taken(own) == (1, 0)

    def test_by_two_messages_of_a_process_at_once(self, clock: Clock) -> None:
        with looks() as first, looks() as second:
            first.others()
            due(1)
            assert taken(second) == (0, 0)
            assert second.pause == pytest.approx(0.1), "until it asks whether it may"
        due(1)
        with looks() as third:
            assert taken(third) == (2, 0)

    def test_while_the_database_fails(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*args: Any, **kwargs: Any) -> None:
            raise OperationalError("gone")

        monkeypatch.setattr(claims, "claim_others", fail)
        with looks() as own:
            assert taken(own) == (0, 0)
            assert own.pause == 0.5, "this message does not try again"
