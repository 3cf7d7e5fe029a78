"""The rules of pacing, on a clock of the test's own."""

from __future__ import annotations

import heapq

import pytest
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.pacing import circuit, schedule
from django_autocaption.pacing.schedule import Wish
from django_autocaption.pacing.state import State
from django_autocaption.providers.rates import Rate, read_rate
from tests.pacing.clocked import DOWN, TEN_A_MINUTE, Clocked, busy


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("", None),
        ("2/second", Rate(count=2, seconds=1)),
        (" 10 / minute ", TEN_A_MINUTE),
        ("50/10 seconds", Rate(count=50, seconds=10)),
        ("1000/day", Rate(count=1000, seconds=86400)),
    ],
)
def test_a_rate_is_read(text: str, rate: Rate | None) -> None:
    assert read_rate(text) == rate


@pytest.mark.parametrize("text", ["0/second", "ten/minute", "10", "10/fortnight", "1/0 seconds", None, 10, "１/second"])
def test_what_is_no_rate_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match="'rate' must be like '2/second'"):
        read_rate(text)


@given(
    count=st.integers(1, 500),
    seconds=st.sampled_from([1, 60, 3600]),
    visits=st.lists(st.tuples(st.floats(0, 200), st.integers(1, 64), st.booleans()), min_size=1, max_size=40),
)
def test_no_stretch_ever_holds_more_places_than_the_rate_allows(
    count: int, seconds: int, visits: list[tuple[float, int, bool]]
) -> None:
    service, rate, sent = Clocked(), Rate(count=count, seconds=seconds), []
    for pause, wanted, stood in visits:
        service.now += pause
        admission = service.admit(wanted, rate=rate, stood_in_line=stood)
        assert len(admission.slots) + len(admission.comebacks) == wanted
        sent += [service.now + wait for wait in admission.slots]
    sent.sort()
    for first, last in zip(sent, sent[count:], strict=False):
        assert last - first > seconds, f"{count + 1} slots within {last - first} s"


@given(
    count=st.integers(1, 130),
    seconds=st.sampled_from([1, 3, 60]),
    waves=st.lists(st.tuples(st.floats(0, 1), st.integers(1, 64), st.booleans()), min_size=2, max_size=20),
    delays=st.lists(st.tuples(st.floats(0, 0.5), st.floats(0, 0.99)), min_size=1, max_size=30),
)
def test_no_stretch_ever_holds_more_requests_however_late_they_leave(
    count: int, seconds: int, waves: list[tuple[float, int, bool]], delays: list[tuple[float, float]]
) -> None:
    """A cold client, a busy machine: each request leaves up to half a stretch late, and is then on its way for up to
    half of the slack. Slots that were given before anybody knew wait as well."""
    service, rate, seen = Clocked(), Rate(count=count, seconds=seconds), list[float]()
    events: list[tuple[float, str, int, float, float]] = []
    start = service.now
    for number, (pause, wanted, stood) in enumerate(waves):
        start += pause * seconds
        heapq.heappush(events, (start, "comes", number, wanted, stood))
    while events:
        service.now, event, number, moment, since = heapq.heappop(events)
        late, travel = delays[len(seen) % len(delays)]
        if event == "comes":
            admission = service.admit(int(moment), rate=rate, stood_in_line=bool(since))
            for wait in admission.slots:
                at = service.now + wait
                heapq.heappush(events, (at, "is due", number, at, admission.slipped))
        elif event == "is due":
            due = moment + schedule.slip(service.state, since, 0)
            next_event = (due, "is due") if due > service.now else (service.now + late * seconds, "leaves")
            heapq.heappush(events, (*next_event, number, moment, since))
        else:
            schedule.slip(service.state, since, service.now - moment - admission.tolerated)
            seen.append(service.now + travel * admission.tolerated)
    seen.sort()
    for first, last in zip(seen, seen[count:], strict=False):
        # Exactly that far apart where one left exactly half a stretch late: a service counts half open stretches.
        assert last - first > seconds - 1e-6, f"{count + 1} requests within {last - first} s"


def test_who_is_late_for_the_same_reason_holds_nobody_up_twice(service: Clocked) -> None:
    since = service.admit(10, rate=TEN_A_MINUTE).slipped
    moved = [round(schedule.slip(service.state, since, late), 3) for late in (2.0, 1.5, 2.1, 0, -1)]
    assert moved == [2.0, 2.0, 2.1, 2.1, 2.1]
    assert service.admit(1, rate=TEN_A_MINUTE, stood_in_line=True).comebacks[0] == pytest.approx(60 * 1.02 + 1.25, 0.01)


def test_a_state_that_was_forgotten_meanwhile_moves_no_more_than_somebody_was_late(service: Clocked) -> None:
    assert schedule.slip(service.state, since=500.0, late=2.0) == 0
    assert service.state.slipped == 2.0


@pytest.mark.parametrize("rate", [Rate(count=20, seconds=1), Rate(count=100, seconds=1), TEN_A_MINUTE])
def test_twice_the_demand_uses_nine_tenths_of_the_quota(service: Clocked, rate: Rate) -> None:
    """Those who are sent away come back when they were told to."""
    due: list[tuple[float, bool]] = []
    sent, stretches = 0, 12
    end = service.now + stretches * rate.seconds
    step = rate.interval / 2
    next_new = service.now
    while service.now < end:
        if next_new <= service.now:
            due.append((service.now, False))
            next_new += step
        for at, stood in [d for d in due if d[0] <= service.now]:
            due.remove((at, stood))
            admission = service.admit(rate=rate, stood_in_line=stood)
            sent += sum(1 for wait in admission.slots if service.now + wait < end)
            due += [(service.now + wait, True) for wait in admission.comebacks]
        service.now = min([next_new, *(at for at, _stood in due)])
    assert 0.9 <= sent / (rate.count * stretches) <= 1.0


def test_a_burst_goes_at_once_as_far_as_the_rate_allows(service: Clocked) -> None:
    admission = service.admit(12, rate=TEN_A_MINUTE)
    assert (list(admission.slots), len(admission.comebacks)) == ([pytest.approx(schedule.READY)] * 10, 2)
    assert 58 < admission.comebacks[0] < 63, "a moment before the next slot"
    assert 5 < admission.comebacks[1] - admission.comebacks[0] < 7, "one after the other"


def test_who_stood_in_line_is_served_before_who_comes_later(service: Clocked) -> None:
    rate = Rate(count=1, seconds=1)
    while not service.admit(rate=rate).comebacks:
        pass
    assert service.admit(rate=rate, stood_in_line=True).slots
    assert service.admit(rate=rate).comebacks


def test_without_limits_everybody_goes_at_once(service: Clocked) -> None:
    assert list(service.admit(500).slots) == [0] * 500
    assert service.state == State()


def test_a_lowered_rate_holds_at_once(service: Clocked) -> None:
    service.admit(10, rate=TEN_A_MINUTE)
    assert not service.admit(1, rate=Rate(count=2, seconds=60)).slots


def test_a_clock_that_was_set_back_locks_nobody_out_for_long(service: Clocked) -> None:
    service.admit(10, rate=TEN_A_MINUTE)
    service.note(busy(100))
    service.now -= 50_000
    service.admit(1, rate=TEN_A_MINUTE)
    service.now += circuit.LONGEST_RETRY_AFTER + 1
    assert service.admit(1, rate=TEN_A_MINUTE).slots


def test_an_answer_calls_nobody_out_of_the_line_of_a_rate(service: Clocked) -> None:
    last = service.admit(30, rate=TEN_A_MINUTE).comebacks[-1]
    service.note(None)
    assert service.admit(1, rate=TEN_A_MINUTE).comebacks[0] > last


def test_turning_away_gives_no_place(service: Clocked) -> None:
    outlook = schedule.look_ahead(service.state, service.now, Wish(wanted=12, rate=TEN_A_MINUTE))
    assert (len(outlook.slots), len(outlook.comebacks)) == (10, 2)
    assert len(service.admit(10, rate=TEN_A_MINUTE).slots) == 10


class TestTooManyRequests:
    def test_hold_everybody_back_for_as_long_as_the_service_says(self, service: Clocked) -> None:
        service.note(busy(30))
        assert [int(wait) for wait in service.admit(2).comebacks] == [29, 29]
        service.now += 28.5
        assert [round(wait, 1) for wait in service.admit(1).slots] == [1.5]

    def test_hold_back_for_longer_each_time_where_the_service_does_not_say(self, service: Clocked) -> None:
        waits = []
        for _count in range(8):
            service.note(busy())
            waits.append(service.state.not_before - service.now)
            service.now = service.state.not_before
        assert waits == [2, 4, 8, 16, 32, 60, 60, 60]
        service.note(None, busy())
        assert service.state.not_before - service.now == 2

    def test_are_also_a_503_that_says_when_to_come_back(self, service: Clocked) -> None:
        overloaded = ProviderError("Overloaded.", kind=ErrorKind.SERVER, status=503, retry_after=300)
        service.note(*[overloaded] * circuit.FAILURES)
        service.now += circuit.PAUSE + 1
        assert not service.admit(1).slots, "also the probe keeps to it"
        service.now += 300
        assert service.admit(1).slots

    @pytest.mark.parametrize("absurd", [1e12, float("inf")])
    def test_hold_nobody_back_for_ever(self, service: Clocked, absurd: float) -> None:
        service.note(busy(absurd))
        assert service.state.not_before - service.now == circuit.LONGEST_RETRY_AFTER


class TestSlots:
    def test_are_never_more_than_the_service_takes(self, service: Clocked) -> None:
        first = service.admit(2, concurrency=3, holder="a")
        second = service.admit(2, concurrency=3, holder="b")
        third = service.admit(2, concurrency=3, holder="c")
        assert (first.holds, second.holds, third.holds) == (2, 1, 0)
        assert (len(second.slots), len(third.comebacks)) == (1, 2)

    def test_are_used_again_within_a_wave_where_no_rate_sets_the_pace(self, service: Clocked) -> None:
        admission = service.admit(10, concurrency=1, rounds=4, holder="a")
        assert (admission.holds, len(admission.slots), len(admission.comebacks)) == (1, 4, 6)

    def test_come_back_when_they_are_given_back(self, service: Clocked) -> None:
        service.admit(3, concurrency=3, holder="a")
        schedule.hold(service.state, service.now, {"a": 1, "job": 1}, 60)
        assert service.admit(3, concurrency=3, holder="b").holds == 1

    def test_come_back_from_a_worker_that_died(self, service: Clocked) -> None:
        service.admit(3, concurrency=3, holder="a", lease=90)
        service.now += 91
        assert service.admit(3, concurrency=3, holder="b").holds == 3


@pytest.mark.parametrize("text", ["", "[]", "null", '{"of": "another version"}', '{"holds": [1]}', "{"])
def test_what_another_version_wrote_is_a_new_state(text: str) -> None:
    assert State.from_json(text) == State()


def test_a_state_survives_its_store(service: Clocked) -> None:
    service.admit(20, rate=TEN_A_MINUTE, concurrency=3, holder="a")
    service.note(busy(5), *[DOWN] * 6)
    assert State.from_json(service.state.as_json()) == service.state
