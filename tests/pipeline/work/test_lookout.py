"""A worker with room takes other due rows along: which, how many, how often, and when it does not."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from itertools import count
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from django_autocaption.models import Caption, State
from django_autocaption.models.clock import ago
from django_autocaption.pacing import pauses
from django_autocaption.pipeline.runtime import queue, shutdown
from django_autocaption.pipeline.work import claims, lookout, production
from django_autocaption.pipeline.work.lookout import Lookout
from django_autocaption.pipeline.work.production import caption_images
from django_autocaption.types import CaptionRequest, CaptionResult
from tests.pictures import upload
from tests.rows import PUBLISHED, caption, stands
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("no_worker", "worker")]

_numbers = count()


class Clock:
    """The monotonic one of looks."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 1000.0
        monkeypatch.setattr(lookout, "time", SimpleNamespace(monotonic=lambda: self.now))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This process is a worker: messages are no function calls in it."""
    monkeypatch.setattr(queue, "is_eager", lambda: False)
    yield
    shutdown.reset()
    lookout._Process.looking.clear()


def colour() -> tuple[int, int, int]:
    """Another one each time, so that no image has the bytes of another."""
    number = next(_numbers)
    return number * 40 % 256, number * 40 // 256 * 40, 90


def due(number: int, *, background: bool = False, **columns: Any) -> list[int]:
    rows = [
        caption(Photo.objects.create(image=upload(colour())), state=State.PENDING, background=background, **columns)
        for _number in range(number)
    ]
    Caption.objects.filter(pk__in=[row.pk for row in rows]).update(due_at=ago(1))
    return [row.pk for row in rows]


def taken(looks: Lookout) -> tuple[int, int]:
    """How many uploads, and how many rows of bulk requests."""
    found = looks.others()
    return sum(not row.background for row in found), sum(row.background for row in found)


def with_settings(**more: Any) -> Any:
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **more})


async def slow(request: CaptionRequest) -> CaptionResult:
    await asyncio.sleep(0.5)
    return CaptionResult(text="A slow boat.")


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
        pauses.paused()  # is known for a second
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


class TestInAMessage:
    def test_other_rows_are_captioned_while_its_service_is_asked(self, scripted: type[ScriptedProvider]) -> None:
        first, _second = due(2)
        other_came = asyncio.Event()

        async def waits(request: CaptionRequest) -> CaptionResult:
            await asyncio.wait_for(other_came.wait(), 10)
            return CaptionResult(text="A slow boat.")

        async def quick(request: CaptionRequest) -> CaptionResult:
            other_came.set()
            return CaptionResult(text="A quick car.")

        scripted.script += [waits, quick]
        caption_images([first], using="default")
        assert [stands(row) for row in Caption.objects.all()] == [PUBLISHED] * 2

    def test_that_finds_nothing_to_do_none_are_looked_for(self, scripted: type[ScriptedProvider]) -> None:
        (gone, *_others) = due(3)
        Caption.objects.filter(pk=gone).update(state=State.DONE)
        caption_images([gone], using="default")
        assert scripted.asked == []

    def test_a_suspect_is_tried_when_all_others_have_ended(self, scripted: type[ScriptedProvider]) -> None:
        (suspect,) = due(1, abandoned=2)
        (own,) = due(1)
        at_work: list[set[int]] = []

        async def look(request: CaptionRequest) -> CaptionResult:
            at_work.append({pk for _database, pk in claims._process.held})
            await asyncio.sleep(0.2)
            return CaptionResult(text="A boat.")

        scripted.script += [look, look, look]
        caption_images([suspect, own], using="default")
        assert at_work == [{own}, {suspect}]

    def test_one_wave_that_fails_leaves_the_others_their_answers(
        self, scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        own, other = due(2)
        find = production.find_images
        scripted.script.append(slow)

        def fail(captions: Sequence[Caption], *, using: str) -> Any:
            if captions[0].pk == other:
                raise RuntimeError("of ours")
            return find(captions, using=using)

        monkeypatch.setattr(production, "find_images", fail)
        with pytest.raises(RuntimeError):
            caption_images([own], using="default")
        assert stands(Caption.objects.get(pk=own)) == PUBLISHED
        assert Caption.objects.get(pk=other).state == State.PENDING, "given back"
        assert claims.held() == 0

    def test_a_claim_that_fails_costs_no_answer_that_is_under_way(
        self, scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ids = due(2)
        claim = claims.claim

        def fail_at_the_second(wave: Sequence[int], *, using: str) -> Any:
            if ids[1] in wave:
                raise OperationalError("deadlock")
            return claim(wave, using=using)

        monkeypatch.setattr(claims, "claim", fail_at_the_second)
        monkeypatch.setattr(Lookout, "has_room", lambda *_arguments: True)
        scripted.script.append(slow)
        with with_settings(CONCURRENCY=1), pytest.raises(OperationalError):
            caption_images(ids, using="default")
        assert [stands(row) for row in Caption.objects.order_by("pk")] == [PUBLISHED, State.PENDING]
        assert len(scripted.asked) == 1

    def test_one_whose_time_is_up_while_it_claims_ends_at_once(
        self, scripted: type[ScriptedProvider], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (pk,) = due(1)

        def stop(*_arguments: Any, **_options: Any) -> Any:
            raise queue.TimeIsUp

        monkeypatch.setattr(claims, "claim", stop)
        with pytest.raises(queue.TimeIsUp):
            caption_images([pk], using="default")
        assert (scripted.asked, stands(Caption.objects.get())) == ([], State.PENDING)

    @pytest.mark.parametrize(("error", "stops"), [(SystemExit, 0), (queue.TimeIsUp, 1)])
    def test_all_are_given_back_where_the_worker_is_stopped(
        self, monkeypatch: pytest.MonkeyPatch, error: type[BaseException], stops: int
    ) -> None:
        own, other = due(2)
        prepare = production.prepare

        def stop(jobs: Sequence[Any]) -> Any:
            if jobs[0].caption.pk == other:
                raise error
            return prepare(jobs)

        ScriptedProvider.script.append(slow)
        monkeypatch.setattr(production, "prepare", stop)
        with pytest.raises(error):
            caption_images([own], using="default")
        rows = Caption.objects.order_by("pk").values_list("state", "abandoned")
        assert list(rows) == [(State.PENDING, 0), (State.PENDING, stops)]
        assert claims.held() == 0
