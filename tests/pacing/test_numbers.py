"""The numbers of pacing: each wait, count and bound from both of its sides, written out."""

from __future__ import annotations

from typing import Any
from unittest import mock

import pytest

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Pace
from django_autocaption.pacing import database, schedule
from django_autocaption.pacing.database import DatabaseStore
from django_autocaption.pacing.schedule import Admission, Wish
from django_autocaption.pacing.state import State
from django_autocaption.pacing.store import LocalStore, StoreUnavailableError
from django_autocaption.providers.rates import Rate
from tests.pacing.clocked import DOWN, TEN_A_MINUTE, Clocked, busy

OVERLOADED = ProviderError("Overloaded.", kind=ErrorKind.SERVER, status=503, retry_after=300)
BROKEN = ProviderError("Broken.", kind=ErrorKind.SERVER, status=500, retry_after=300)


@pytest.fixture
def service() -> Clocked:
    return Clocked()


def rounded(waits: Any) -> list[float]:
    return [round(wait, 3) for wait in waits]


class TestPlaces:
    @pytest.mark.parametrize(
        ("seconds", "stretch", "tolerated"),
        [(1, 1.08, 0.04), (2, 2.16, 0.08), (4, 4.25, 0.125), (5, 5.25, 0.125), (25, 25.5, 0.25), (60, 61.2, 0.6)],
    )
    def test_a_stretch_counts_as_longer_by_some_slack(
        self, service: Clocked, seconds: int, stretch: float, tolerated: float
    ) -> None:
        rate = Rate(count=1, seconds=seconds)
        first = service.admit(rate=rate)
        assert rounded(first.slots) == [0.15]
        assert (round(first.tolerated, 3), first.missed_after) == (tolerated, seconds / 2)
        service.now += stretch - 0.5
        assert rounded(service.admit(rate=rate).slots) == [0.5 + 0.15]

    def test_are_given_two_seconds_ahead_and_four_to_those_who_stood_in_line(self, service: Clocked) -> None:
        rate = Rate(count=1, seconds=1)
        outlook = schedule.look_ahead(service.state, service.now, Wish(wanted=9, rate=rate))
        assert rounded(outlook.slots) == [0.15, 1.23]
        assert rounded(service.admit(9, rate=rate, stood_in_line=True).slots) == [0.15, 1.23, 2.31, 3.39]

    @pytest.mark.parametrize(("wait", "slots"), [(2.0, [2.0]), (2.001, [])])
    def test_the_last_moment_counts(self, service: Clocked, wait: float, slots: list[float]) -> None:
        service.note(busy(wait))
        assert list(service.admit().slots) == slots

    def test_are_sixty_at_once_at_most(self, service: Clocked) -> None:
        assert len(service.admit(500, rate=Rate(count=120, seconds=60)).slots) == 60
        assert len(Clocked().admit(500, rate=Rate(count=60, seconds=60)).slots) == 60
        assert len(Clocked().admit(500, rate=Rate(count=61, seconds=60)).slots) == 30, "a half in half the time"

    def test_come_no_sooner_than_the_service_wants(self, service: Clocked) -> None:
        service.note(busy(1.5))
        assert list(service.admit(rate=TEN_A_MINUTE).slots) == [1.5]

    def test_come_after_those_that_were_given(self, service: Clocked) -> None:
        service.admit(rate=TEN_A_MINUTE)
        service.now += 1
        service.admit(rate=TEN_A_MINUTE)
        schedule.slip(service.state, since=0, late=2.0)
        assert rounded(service.admit(rate=TEN_A_MINUTE, stood_in_line=True).slots) == [2.15]

    def test_of_long_ago_do_not_matter(self, service: Clocked) -> None:
        service.admit(rate=TEN_A_MINUTE)
        service.now += 10
        assert rounded(service.admit(9, rate=TEN_A_MINUTE).slots) == [0.15] * 9
        service.now += 100
        assert rounded(service.admit(10, rate=TEN_A_MINUTE).slots) == [0.15] * 10

    def test_know_how_far_all_had_slipped(self, service: Clocked) -> None:
        schedule.slip(service.state, since=0, late=3.0)
        assert service.admit(rate=TEN_A_MINUTE).slipped == 3.0

    def test_a_clock_that_was_set_back_costs_eight_seconds(self, service: Clocked) -> None:
        service.admit(10, rate=TEN_A_MINUTE)
        service.now -= 50_000
        assert rounded(service.admit(rate=TEN_A_MINUTE).comebacks) == [8 + 61.2 - 1]

    def test_without_any_nothing_is_known(self) -> None:
        nothing = Admission()
        assert (nothing.holds, nothing.is_open, nothing.slipped, nothing.is_paced) == (0, False, 0, False)


class TestLine:
    def test_is_an_hour_long_at_most(self, service: Clocked) -> None:
        assert list(service.admit(4, rate=Rate(count=1, seconds=3600)).comebacks) == [3600] * 3

    def test_goes_on_from_wish_to_wish(self, service: Clocked) -> None:
        service.admit(10, rate=TEN_A_MINUTE)
        waits = [service.admit(rate=TEN_A_MINUTE).comebacks[0] for _wish in range(3)]
        assert rounded(waits) == [60.35, 66.35, 72.35]

    def test_goes_on_for_those_who_only_ask(self, service: Clocked) -> None:
        service.admit(10, rate=TEN_A_MINUTE)
        wish = Wish(wanted=1, rate=TEN_A_MINUTE)
        waits = [schedule.look_ahead(service.state, service.now, wish).comebacks[0] for _wish in range(2)]
        assert rounded(waits) == [60.35, 66.35]

    @pytest.mark.parametrize("passed", [0, 1])
    def test_that_has_passed_holds_nobody_up(self, service: Clocked, passed: float) -> None:
        service.state.line = service.now - passed
        service.note(busy(2.5))
        assert rounded(service.admit(rate=TEN_A_MINUTE).comebacks) == [1.5]

    @pytest.mark.parametrize(("concurrency", "waits"), [(2, [1.0, 2.0, 3.0]), (4, [0.5, 1.0, 1.5])])
    def test_moves_as_fast_as_requests_of_two_seconds_until_it_is_known_how_long_they_take(
        self, service: Clocked, concurrency: int, waits: list[float]
    ) -> None:
        wanted = concurrency + 3
        assert rounded(service.admit(wanted, concurrency=concurrency, holder="a").comebacks) == waits

    def test_is_short_until_it_is_known_how_long_requests_take(self, service: Clocked) -> None:
        waits = service.admit(41, concurrency=1, holder="a").comebacks
        assert (rounded(waits)[:3], waits[-1]) == ([2, 4, 6], 8)
        service.state.line = 0
        schedule.learn(service.state, [1.0])
        assert service.admit(40, concurrency=1, holder="b").comebacks[-1] == 40

    @pytest.mark.parametrize(
        ("took", "step"),
        [([0.5], 0.5), ([0.5] * 20, 0.5), ([0.0], 0.1), ([900.0], 60.0), ([6.0, 1.0], 5.0), ([6.0, 1.0, 1.0], 4.2)],
    )
    def test_moves_as_fast_as_the_latest_requests_were_answered(
        self, service: Clocked, took: list[float], step: float
    ) -> None:
        schedule.learn(service.state, took)
        first, second, third = service.admit(4, concurrency=1, holder="a").comebacks
        assert rounded([first, second - first, third - second]) == [step] * 3

    def test_begins_now_where_only_holds_are_missing(self, service: Clocked) -> None:
        quick = Rate(count=60, seconds=60)
        service.admit(rate=quick, concurrency=1, holder="a")
        waits = service.admit(3, rate=quick, concurrency=1, holder="b").comebacks
        assert rounded(waits) == [0, 1, 2]

    def test_is_not_longer_where_the_clock_was_set_back(self, service: Clocked) -> None:
        service.state.line = service.now + 50_000
        service.admit()
        assert service.state.line == service.now + 3600

    def test_begins_where_the_service_wants(self, service: Clocked) -> None:
        service.note(busy(10))
        assert rounded(service.admit(concurrency=1, holder="a").comebacks) == [9.0]


class TestPauses:
    @pytest.mark.parametrize(("asked", "waited"), [(3599, 3599), (3600, 3600), (3601, 3600), (0, 0), (-5, 0)])
    def test_are_as_long_as_the_service_says_up_to_an_hour(self, service: Clocked, asked: float, waited: float) -> None:
        service.note(busy(asked))
        assert service.state.not_before - service.now == waited

    def test_at_once_means_at_once(self, service: Clocked) -> None:
        service.note(busy(0))
        assert list(service.admit().slots) == [0]

    def test_are_not_shortened_by_the_next_one(self, service: Clocked) -> None:
        service.note(busy(100), busy(1))
        assert service.state.not_before - service.now == 100

    def test_do_not_grow_beyond_all_numbers(self, service: Clocked) -> None:
        service.note(*[busy()] * 1_100)
        assert service.state.not_before - service.now == 60

    def test_are_what_503_asks_for_and_500_does_not(self, service: Clocked) -> None:
        service.note(BROKEN)
        assert list(service.admit().slots) == [0]
        service.note(OVERLOADED)
        assert rounded(service.admit().comebacks) == [299]


class TestSlots:
    @pytest.mark.parametrize(
        ("wish", "slots", "holds"),
        [
            ({"wanted": 3}, 3, 0),
            ({"wanted": 1, "concurrency": 3}, 1, 1),
            ({"wanted": 1, "concurrency": 1, "rounds": 4}, 1, 1),
            ({"wanted": 9, "concurrency": 2, "rounds": 4}, 8, 2),
            ({"wanted": 1, "concurrency": 3, "rate": TEN_A_MINUTE}, 1, 1),
            ({"wanted": 9, "concurrency": 2, "rounds": 4, "rate": TEN_A_MINUTE}, 2, 2),
            ({"wanted": 3, "concurrency": 3, "rate": Rate(count=1, seconds=60)}, 1, 1),
        ],
    )
    def test_are_as_many_as_requests_go_at_once(
        self, service: Clocked, wish: dict[str, Any], slots: int, holds: int
    ) -> None:
        admission = service.admit(holder="a", **wish)
        assert (len(admission.slots), admission.holds) == (slots, holds)

    def test_are_none_where_the_limit_was_lowered_below_what_is_in_flight(self, service: Clocked) -> None:
        service.admit(3, concurrency=3, holder="a")
        lowered = service.admit(1, concurrency=1, holder="b")
        assert (lowered.holds, len(lowered.slots)) == (0, 0)

    @pytest.mark.parametrize(("seconds", "free"), [(59.9, 0), (60, 1)])
    def test_are_held_for_a_minute_where_nobody_says_how_long(
        self, service: Clocked, seconds: float, free: int
    ) -> None:
        service.admit(concurrency=1, holder="a")
        service.now += seconds
        assert service.admit(concurrency=1, holder="b").holds == free
        assert set(service.state.holds) == ({"b"} if free else {"a"}), "what is over is not remembered"

    def test_are_given_back(self, service: Clocked) -> None:
        service.admit(2, concurrency=2, holder="a")
        schedule.hold(service.state, service.now, {"a": 0}, 60)
        assert service.state.holds == {}
        assert service.admit(2, concurrency=2, holder="b").holds == 2

    def test_that_are_over_do_not_count(self, service: Clocked) -> None:
        now = service.now
        service.state.holds = {"over": (2, now - 1), "just over": (4, now), "held": (1, now + 1)}
        assert service.state.in_flight(now) == 1


class TestOutage:
    @pytest.mark.parametrize(
        ("errors", "is_open"),
        [
            ([DOWN] * 4, False),
            ([DOWN] * 5, True),
            ([None, *[DOWN] * 4], False),
            ([*[DOWN] * 9, None, *[DOWN] * 4], False),
            ([ProviderError("No key.", kind=ErrorKind.AUTH, status=401)] * 5, True),
            ([ProviderError("No credit.", kind=ErrorKind.QUOTA, status=402)] * 5, True),
            ([ProviderError("Wrong.", kind=ErrorKind.VALIDATION, status=400)] * 9, False),
            ([ProviderError("The model failed.", kind=ErrorKind.PROVIDER, status=200)] * 9, False),
        ],
    )
    def test_is_five_failures_in_a_row_that_concern_all(
        self, service: Clocked, errors: list[ProviderError | None], is_open: bool
    ) -> None:
        service.note(*errors)
        assert service.admit().is_open is is_open

    def test_that_is_known_learns_nothing_from_what_was_sent_before(self, service: Clocked) -> None:
        service.note(*[DOWN] * 5)
        known = service.state.as_json()
        service.note(DOWN, DOWN)
        assert service.state.as_json() == known

    def test_leaves_nothing_behind_but_when_it_was_over(self, service: Clocked) -> None:
        service.note(*[DOWN] * 5)
        service.now += 60
        service.admit()
        service.note(DOWN)
        service.note(None)
        left = State.from_json(service.state.as_json())
        assert (left.failed_at, left.answered_at) == (service.now, service.now)
        left.failed_at = left.answered_at = 0
        assert left == State()

    def test_waits_two_seconds_for_its_probe_and_two_minutes_for_its_answer(self, service: Clocked) -> None:
        service.note(*[DOWN] * 5)
        service.now += 1.9
        assert len(service.admit(3).slots) == 0
        service.now += 0.1
        assert len(service.admit(0).slots) == 0, "nobody wants to be one"
        assert len(service.admit(3).slots) == 1
        service.now += 119.9
        assert len(service.admit(3).slots) == 0
        service.now += 0.1
        assert len(service.admit(3).slots) == 1

    def test_has_the_others_come_back_as_if_the_probe_failed_at_once(self, service: Clocked) -> None:
        service.note(*[DOWN] * 5)
        service.now += 60
        service.admit()
        assert rounded(service.admit().comebacks) == [2]
        service.now += 119
        service.state.line = 0
        assert rounded(service.admit().comebacks) == [1], "then it counts as lost"

    def test_keeps_to_the_rate_and_to_what_the_service_wants(self, service: Clocked) -> None:
        hourly = Rate(count=2, seconds=3600)
        service.admit(rate=hourly)
        service.note(*[OVERLOADED] * 5)
        assert rounded(service.admit(2).comebacks) == [299, 301]
        service.now += 301
        assert len(service.admit(rate=hourly).slots) == 1
        service.state.line = 0
        assert rounded(service.admit(rate=hourly).comebacks) == [0.15 + 3672 - 301 - 1]

    def test_lasts_a_quarter_of_an_hour_at_most_where_the_clock_was_set_back(self, service: Clocked) -> None:
        service.note(*[DOWN] * 5)
        service.now -= 50_000
        assert list(service.admit().comebacks) == [900]


class TestStored:
    def test_is_only_what_differs_from_nothing(self) -> None:
        assert State().as_json() == "{}"
        assert State(failures=2, line=1.5).as_json() == '{"line":1.5,"failures":2}'

    def test_can_be_forgotten_in_this_process(self) -> None:
        store = LocalStore()
        store.update("a", lambda state, now: setattr(state, "failures", 1))
        store.clear()
        assert store.read(["a"])["a"].state == State()

    @pytest.mark.django_db
    def test_is_tried_forty_times_where_others_are_always_faster(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(database, "let_others_go_first", lambda _tried: None)
        step = mock.Mock(side_effect=lambda state, now: setattr(state, "failures", state.failures + 1))
        with mock.patch.object(Pace.objects, "using") as using:
            rows = using.return_value.filter.return_value
            rows.update.return_value = 0
            found = rows.annotate.return_value.values_list
            found.side_effect = lambda *_names: [("a", 1, "{}", mock.Mock(tzinfo=True, timestamp=lambda: 1.0))]
            with pytest.raises(StoreUnavailableError, match="busy"):
                DatabaseStore().update("a", step)
        assert step.call_count == 40
