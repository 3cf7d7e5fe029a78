"""Slots for a wave of jobs: who gets one, who is sent away and until when, and what goes back."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import timezone

from django_autocaption import pacing
from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Caption, ErrorCode, Pace
from django_autocaption.pacing.state import State
from django_autocaption.pipeline.admission import rate_limit
from django_autocaption.pipeline.admission.rate_limit import Taken, clock_time, down_message
from django_autocaption.pipeline.job.job import Job
from django_autocaption.types import CaptionResult, PendingJob
from tests.configured import site
from tests.pipeline.admission.paced import with_provider
from tests.pipeline.outcome.jobs import claimed, job
from tests.pipeline.work.test_round import go
from tests.testapp.providers import BatchProvider, PacedLaterProvider, PacedProvider, ScriptedProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]
DOWN = ProviderError("Down.", kind=ErrorKind.SERVER)
ANSWER = CaptionResult(text="A red bridge over a river.")


def jobs(count: int, **columns: Any) -> list[Job]:
    return [job(claimed(**columns), asked=False) for _number in range(count)]


def take(*requests: Sequence[Job]) -> Taken:
    return rate_limit.take(requests)


def look_ahead(wave: Sequence[Job]) -> Taken:
    return rate_limit.look_ahead(wave, {job.caption.pk: "default" for job in wave})


def delays(taken: Taken) -> list[float]:
    return [put_off.delay for put_off in taken.put_off]


def state(alias: str = "default") -> State:
    return State.from_json(Pace.objects.get(alias=alias).state)


def held() -> list[tuple[int, float]]:
    """How many requests each holder has in flight, and for how many seconds nobody need hear of it."""
    return [(count, round(until - time.time(), -1)) for count, until in state().holds.values()]


def go_down(alias: str = "default") -> None:
    """The next probe may be sent in a minute, or a little less: time passes while a test runs."""
    pacing.note(alias, *[DOWN] * pacing.FAILURES)
    now = state(alias)
    now.pause = 60
    now.open_until += 58
    now.again_at += 58
    Pace.objects.filter(alias=alias).update(state=now.as_json())


class TestTake:
    def test_each_request_gets_one_slot_however_many_jobs_it_carries(self) -> None:
        wave = jobs(7)
        with with_provider(rate="2/minute"):
            taken = take(wave[:3], wave[3:6], wave[6:])
        assert taken.admitted == wave[:6]
        assert len(state().times) == 2
        assert [put_off.job for put_off in taken.put_off] == wave[6:]

    def test_those_without_one_come_back_one_after_another(self) -> None:
        wave = jobs(5)
        with with_provider(rate="2/minute"):
            taken = take(*[[job] for job in wave])
        assert [put_off.job for put_off in taken.put_off] == wave[2:]
        assert delays(taken) == [60, 90, 120]

    def test_those_who_come_back_soon_share_a_message_for_every_two_seconds(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(PacedProvider, "longest_request", 480)
        wave = jobs(7)
        with with_provider(concurrency=2):
            taken = take(*[[job] for job in wave])
        assert taken.admitted == wave[:2]
        assert delays(taken) == [1, 2, 2, 4, 4], "and nobody comes back at once"

    def test_services_do_not_share_theirs(self) -> None:
        paced = {"BACKEND": "tests.testapp.providers.PacedProvider", "OPTIONS": {"rate": "1/minute"}}
        providers = {"default": paced, "other": paced}
        with site(PROVIDERS=providers):
            wave = jobs(2)
            wave[1].question = replace(wave[1].question, alias="other")
            taken = take(*[[job] for job in wave])
        assert taken.admitted == wave
        assert {job.slots.alias for job in taken.admitted if job.slots is not None} == {"default", "other"}

    def test_a_model_on_this_machine_needs_none_and_is_never_down(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(PacedProvider, "is_local", True)
        with with_provider(rate="1/hour"):
            wave = jobs(3)
            rate_limit.note((job, DOWN) for job in wave * pacing.FAILURES)
            taken = take(wave[:2], wave[2:])
            ahead = look_ahead(wave)
        assert (taken.admitted, [job.slots for job in wave]) == (wave, [None] * 3)
        assert (ahead.admitted, ahead.put_off) == (wave, [])
        assert not Pace.objects.exists(), "nothing is counted"
        taken.close()

    def test_those_who_stood_in_line_come_before_those_who_just_came(self) -> None:
        fresh, waited = jobs(2), jobs(2, error_code=ErrorCode.IN_LINE)
        with with_provider(rate="2/minute"):
            taken = take(*[[job] for job in (*fresh, *waited)])
        assert taken.admitted == waited

    @pytest.mark.parametrize(("columns", "most"), [({}, 2), ({"error_code": ErrorCode.IN_LINE}, 4)])
    def test_and_are_given_moments_that_are_further_ahead(self, columns: dict[str, Any], most: int) -> None:
        with with_provider(rate="1/second"):
            assert len(take(*[[job] for job in jobs(6, **columns)]).admitted) == most

    @pytest.mark.parametrize(("outages", "first"), [(0, True), (1, False)])
    def test_so_do_those_who_waited_for_a_service_without_failing(self, outages: int, first: bool) -> None:
        fresh = jobs(1)
        waited = jobs(1, error_code=ErrorCode.PROVIDER_DOWN, outages=outages)
        with with_provider(rate="1/minute"):
            taken = take(fresh, waited)
        assert taken.admitted == (waited if first else fresh)

    @pytest.mark.parametrize(
        ("timeout", "longest", "most"),
        [(100, 121, 3), (100, 120, 4), (100, 481, 1), (100, 10, 8), (600, 240, 2), (750, 300, 2), (9000, 1200, 6)],
    )
    def test_a_hold_is_used_as_often_as_a_wave_lasts(
        self, monkeypatch: pytest.MonkeyPatch, timeout: float, longest: float, most: int
    ) -> None:
        """480 s, or 0.8 of a CLAIM_TIMEOUT that is longer; and no more than eight times: the others are for other
        workers."""
        monkeypatch.setattr(PacedProvider, "longest_request", longest)
        wave = jobs(10)
        with with_provider(concurrency=1), site(CLAIM_TIMEOUT=timeout):
            assert len(take(*[[job] for job in wave]).admitted) == most

    def test_what_was_not_asked_gives_its_hold_back(self) -> None:
        with with_provider(concurrency=2):
            with site(BUDGETS=[{"LIMIT": 0, "UNIT": "requests"}]):
                go(jobs(2))
            assert ScriptedProvider.asked == []
            assert pacing.states()[0].in_flight == 0, "another worker may ask"

    def test_holds_of_one_wave_count_beside_those_of_another(self) -> None:
        with with_provider(concurrency=4):
            take(*[[job] for job in jobs(2)])
            take(*[[job] for job in jobs(2)])
            assert pacing.states()[0].in_flight == 4

    def test_a_hold_outlives_the_longest_request(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(PacedProvider, "longest_request", 200)
        with with_provider(concurrency=2):
            take(*[[job] for job in jobs(3)])
        assert held() == [(2, 230)]


class TestOutage:
    def test_all_but_a_probe_come_back_after_it(self) -> None:
        go_down()
        taken = take(*[[job] for job in jobs(3)])
        assert taken.admitted == []
        assert delays(taken) == [60, 120, 180], "each to be a probe, if they are not called before"
        assert {p.code for p in taken.put_off} == {ErrorCode.PROVIDER_DOWN}

    def test_those_who_failed_meanwhile_come_back_later(self) -> None:
        go_down()
        taken = take(jobs(1, outages=3), jobs(1))
        assert delays(taken) == [60, 120 + 3]

    def test_does_not_matter_to_those_for_whom_the_service_only_has_no_slot(self) -> None:
        wave = jobs(2, outages=3)
        with with_provider(rate="1/minute"):
            assert delays(take(*[[job] for job in wave])) == [60]

    @pytest.mark.parametrize(("outages", "seconds"), [(0, 0), (1, 1), (59, 59), (60, 60), (61, 60)])
    def test_each_failure_puts_an_image_a_second_behind_up_to_a_minute(self, outages: int, seconds: float) -> None:
        assert rate_limit.behind(outages) == seconds

    def test_passes_all_jobs_of_a_request_on_to_the_next_of_their_chain(self) -> None:
        with self.chain():
            go_down("first")
            wave = jobs(2)
            taken = take(wave)
        assert (taken.passed_on, taken.admitted, taken.put_off) == (wave, [], [])
        assert [job.caption.link for job in wave] == [1, 1]

    def test_lets_those_who_have_another_service_have_their_image_read(self) -> None:
        with self.chain():
            go_down("first")
            wave = jobs(2)
            ahead = rate_limit.look_ahead(wave, {job.caption.pk: "first" for job in wave})
        assert (ahead.admitted, ahead.put_off, ahead.passed_on) == (wave, [], [])

    def chain(self) -> Any:
        backend = {"BACKEND": "tests.testapp.providers.PacedProvider"}
        providers = {**settings.AUTOCAPTION["PROVIDERS"], "first": backend, "second": backend}
        return site(PROVIDERS=providers, FIELDS={"testapp.Photo.image": {"provider": ["first", "second"]}})


class TestLookAhead:
    def test_puts_off_those_that_would_get_no_slot(self) -> None:
        wave = jobs(4)
        with with_provider(rate="2/minute"):
            ahead = look_ahead(wave)
        assert ahead.admitted == wave[:2]
        assert [(p.job, p.delay, p.code) for p in ahead.put_off] == [
            (wave[2], 60, ErrorCode.IN_LINE),
            (wave[3], 90, ErrorCode.IN_LINE),
        ]

    @pytest.mark.timed
    def test_counts_the_images_that_one_request_carries(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(PacedProvider, "batch_size", BatchProvider.batch_size)
        wave = jobs(8)
        with with_provider(rate="1/minute"):
            ahead = look_ahead(wave)
        assert ahead.admitted == wave[:3]
        assert delays(ahead) == [60, 60, 60, 120, 120]
        with with_provider(rate="1/minute"):
            assert delays(look_ahead(jobs(4))) == [180], "the line is as long as there are requests"

    @pytest.mark.parametrize("size", [0, -1])
    def test_takes_a_provider_that_carries_no_images_for_one_that_carries_one(
        self, size: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(PacedProvider, "batch_size", size)
        wave = jobs(2)
        with with_provider(rate="1/minute"):
            assert look_ahead(wave).admitted == wave[:1]

    def test_lets_those_go_on_of_whom_nobody_knows_who_will_be_asked(self) -> None:
        wave = jobs(2)
        with with_provider(rate="1/minute"):
            pacing.reserve("default", pacing.Wish(wanted=1))
            ahead = rate_limit.look_ahead(wave, {})
        assert (ahead.admitted, ahead.put_off) == (wave, [])


class TestNote:
    @pytest.mark.parametrize(("longest", "seconds"), [(60, 180), (150, 180), (200, 230)])
    def test_a_job_that_runs_has_a_hold_of_its_own(
        self, longest: float, seconds: float, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(PacedLaterProvider, "longest_request", longest)
        running, answered = job(), job()
        assert running.attempt is not None
        with with_provider("PacedLaterProvider", concurrency=2):
            later = PendingJob(uuid="u", job_id="job-1")
            rate_limit.note([(running, later), (answered, ANSWER)])
            assert held() == [(1, seconds)]
            rate_limit.note_looks([(running, later, True)])
            assert held() == [(1, 180)]
            rate_limit.note_looks([(running, ANSWER, False)])
            assert held() == []

    def test_nothing_is_held_where_the_service_takes_any_number(self) -> None:
        running = job()
        later = PendingJob(uuid="u", job_id="job-1")
        with with_provider("PacedLaterProvider"):
            rate_limit.note([(running, later)])
            rate_limit.note_looks([(running, later, True)])
        assert not Pace.objects.exists()

    def test_what_is_not_answered_yet_keeps_its_hold(self) -> None:
        wave = jobs(2)
        with with_provider(concurrency=2):
            take(*[[job] for job in wave])
            rate_limit.note([(wave[0], ANSWER)])
            assert held() == [(2, 180)]

    def test_how_long_answers_took_is_learnt_but_not_of_promises_and_failures(self) -> None:
        later = PendingJob(uuid="u", job_id="job-1")
        for took, answer, usual in [(9.0, later, 0), (9.0, DOWN, 0), (None, ANSWER, 0), (0.5, ANSWER, 0.5)]:
            ended = job()
            ended.took = took
            with with_provider(concurrency=1):
                rate_limit.note([(ended, answer)])
                assert state().usual == usual

    def test_failures_count_in_their_order_by_service(self) -> None:
        own = [job() for _number in range(2)]
        rate_limit.note([(own[0], DOWN), (own[1], ANSWER), (own[0], DOWN), (own[1], DOWN)])
        assert state().failures == 2
        rate_limit.note_looks([(own[0], DOWN, True)])
        assert state().failures == 3
        rate_limit.note_looks([(own[0], ANSWER, False)])
        assert state().failures == 0

    def test_a_look_at_a_service_that_the_site_has_no_more_counts_nowhere(self) -> None:
        own = job()
        own.question = replace(own.question, alias="gone")
        rate_limit.note_looks([(own, DOWN, True)])
        assert not Pace.objects.exists()


class TestWords:
    def test_tell_when_the_service_is_tried_again(self) -> None:
        later = clock_time(timezone.now() + timedelta(seconds=120))
        assert down_message("default", 120) == f"Scripted gives no answers just now; it is tried again at {later}."

    @pytest.mark.parametrize(
        ("moment", "told"),
        [
            (datetime(2026, 3, 10, 18, 30, tzinfo=UTC), "13:30"),
            (datetime(2026, 3, 11, 4, 59, tzinfo=UTC), "23:59"),
            (datetime(2026, 3, 11, 5, 0, tzinfo=UTC), "March 11, 2026, midnight"),
        ],
    )
    def test_name_the_day_where_it_is_another_one_at_the_site(
        self, moment: datetime, told: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 3, 10, 18, 0, tzinfo=UTC))
        assert clock_time(moment) == told

    def test_say_what_the_clock_says_where_the_site_has_no_zones(self) -> None:
        with override_settings(USE_TZ=False):
            moment = timezone.now()
            assert clock_time(moment) == f"{moment:%H:%M}"


def test_a_row_that_is_sent_away_is_due_when_it_comes_back() -> None:
    wave = jobs(3)
    with with_provider(rate="1/minute"):
        go(wave)
    waits = [
        round((c.due_at - timezone.now()).total_seconds(), -1)
        for c in Caption.objects.filter(error_code="in_line").order_by("pk")
    ]
    assert waits == [60, 120]
