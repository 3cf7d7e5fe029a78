"""When a service is left alone, when it is tried again, and whose fault a failure is; on a clock of the test's own."""

from __future__ import annotations

import pytest

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.pacing import circuit
from tests.pacing.clocked import DOWN, TEN_A_MINUTE, Clocked, busy


class TestOutage:
    def fail(self, service: Clocked) -> None:
        service.note(*[DOWN] * circuit.FAILURES)

    def test_opens_the_circuit_after_failures_in_a_row(self, service: Clocked) -> None:
        service.note(*[DOWN] * (circuit.FAILURES - 1), None, DOWN)
        assert len(service.admit(5).slots) == 5
        self.fail(service)
        admission = service.admit(3)
        assert (admission.is_open, len(admission.slots)) == (True, 0)
        assert [round(wait) for wait in admission.comebacks] == [2, 4, 6], "one after another, each to be a probe"

    def test_is_not_a_key_that_is_missing_here(self, service: Clocked) -> None:
        service.note(*[ProviderError("Needs a key.", kind=ErrorKind.AUTH)] * circuit.FAILURES)
        assert not service.admit(3).is_open
        assert service.state.refused_since == service.now, "which a monitor is to know"
        service.note(None)
        assert service.state.refused_since == 0

    def test_does_not_end_where_another_worker_lacks_the_key(self, service: Clocked) -> None:
        self.fail(service)
        service.note(ProviderError("Needs a key.", kind=ErrorKind.AUTH))
        assert service.admit(3).is_open, "nothing was sent"

    def test_lets_one_probe_through_after_the_pause(self, service: Clocked) -> None:
        self.fail(service)
        service.now += circuit.PAUSE
        assert len(service.admit(5).slots) == 1
        others = service.admit(5)
        assert (len(others.slots), list(others.comebacks)) == (0, [10, 12, 14, 16, 18]), "behind the four from before"

    def test_ends_with_a_probe_that_is_answered(self, service: Clocked) -> None:
        self.fail(service)
        service.now += circuit.PAUSE
        service.admit(1)
        service.note(None)
        assert len(service.admit(5).slots) == 5

    def test_is_probed_ever_more_seldom_up_to_a_quarter_of_an_hour(self, service: Clocked) -> None:
        self.fail(service)
        pauses = []
        for _count in range(50):
            service.now = service.state.open_until
            assert len(service.admit(1).slots) == 1
            service.note(DOWN)
            pauses.append(service.state.open_until - service.now)
        assert [round(pause, 1) for pause in pauses[:8]] == [2, 2, 2, 2, 2.5, 3.1, 3.9, 4.9], "a quarter of its time"
        assert pauses[-1] == 900

    def test_of_a_service_that_lets_nobody_in_is_probed_after_a_minute(self, service: Clocked) -> None:
        """Each probe is an image that fails, and a person has to mend it."""
        refused = ProviderError("No credit.", kind=ErrorKind.QUOTA, status=402)
        service.note(*[refused] * circuit.FAILURES)
        pauses = [service.state.open_until - service.now]
        for _count in range(6):
            service.now = service.state.open_until
            service.admit(1)
            service.note(refused)
            pauses.append(service.state.open_until - service.now)
        assert pauses == [60, 60, 120, 240, 480, 900, 900]

    @pytest.mark.parametrize(("kind", "status"), [(ErrorKind.AUTH, 401), (ErrorKind.QUOTA, 402)])
    def test_of_a_service_that_lets_nobody_in_is_known_from_the_first_on(
        self, service: Clocked, kind: ErrorKind, status: int
    ) -> None:
        began = service.now
        for _count in range(circuit.FAILURES + 1):
            service.note(ProviderError("No.", kind=kind, status=status))
            assert service.state.refused_since == began
            service.now += 60
        service.note(DOWN)
        assert service.state.refused_since == began, "which tells nothing of the key"
        service.note(None)
        assert service.state.refused_since == 0

    def test_is_not_prolonged_by_what_was_sent_before(self, service: Clocked) -> None:
        self.fail(service)
        until = service.state.open_until
        service.now += 5
        service.note(DOWN, DOWN)
        assert (service.state.open_until, service.state.pause) == (until, circuit.PAUSE)

    def test_survives_a_probe_whose_worker_died(self, service: Clocked) -> None:
        self.fail(service)
        service.now += circuit.PAUSE
        service.admit(1)
        service.now += circuit.PROBE
        assert len(service.admit(5).slots) == 1

    def test_is_probed_with_what_never_failed_however_often_others_fail(self, service: Clocked) -> None:
        self.fail(service)
        for _count in range(12):
            service.now = service.state.again_at
            assert len(service.admit(1, failed_before=True).slots) == 1
            service.note(DOWN, ago=[10])
        assert not service.admit(1, failed_before=True).slots
        assert len(service.admit(1).slots) == 1
        assert not service.admit(1).slots, "one at a time"
        service.note(DOWN)
        assert not service.admit(1).slots, "what it fails on tells that it is down still"
        assert service.state.open_until == service.state.again_at

    def test_has_what_stands_in_line_come_back_no_faster_than_the_rate_allows(self, service: Clocked) -> None:
        self.fail(service)
        assert list(service.admit(3, rate=TEN_A_MINUTE).comebacks) == [2, 8, 14]

    @pytest.mark.parametrize(("failed_before", "comeback"), [(True, 20), (False, 2)])
    def test_has_what_failed_come_back_for_its_own_next_probe(
        self, service: Clocked, failed_before: bool, comeback: float
    ) -> None:
        self.fail(service)
        service.now += 80
        service.admit(1, failed_before=True)
        service.note(DOWN, ago=[80])
        service.state.holds["another"] = (1, service.now + 60)
        wanted = service.admit(1, concurrency=1, failed_before=failed_before)
        assert (len(wanted.slots), list(wanted.comebacks)) == (0, [comeback])

    @pytest.mark.parametrize("failed_before", [True, False])
    def test_locks_nobody_out_where_the_clock_is_set_back(self, service: Clocked, failed_before: bool) -> None:
        self.fail(service)
        service.now += circuit.PAUSE
        service.admit(1)
        service.now -= 50_000
        service.admit(1)
        service.now += circuit.LONGEST_PAUSE
        assert len(service.admit(1, failed_before=failed_before).slots) == 1

    def test_has_nobody_stand_in_line_when_it_is_over(self, service: Clocked) -> None:
        self.fail(service)
        service.admit(50)
        service.now += circuit.PAUSE
        service.admit(1)
        assert service.note(None).is_back
        assert not service.note(None).is_back, "only once"
        assert service.admit(11, rate=TEN_A_MINUTE).comebacks[0] < 61

    @pytest.mark.parametrize("kind", [ErrorKind.VALIDATION, ErrorKind.AUTH, ErrorKind.RATE_LIMIT, ErrorKind.PROVIDER])
    def test_is_not_what_an_answer_means(self, service: Clocked, kind: ErrorKind) -> None:
        service.note(*[ProviderError("No.", kind=kind)] * 20)
        assert not service.state.is_open


class TestTheImagesFault:
    """It failed, the service answered about another one, and it fails again."""

    def failed(self, service: Clocked, answered: float = 5, again: float = 10) -> None:
        service.note(DOWN)
        service.now += answered
        service.note(None)
        service.now += again - answered

    def test_is_told_and_counts_for_no_outage(self, service: Clocked) -> None:
        self.failed(service)
        noted = service.note(*[DOWN] * 9, ago=[10] * 9)
        assert list(noted.blamed) == [True] * 9
        assert not service.state.is_open

    def test_is_not_known_of_what_fails_for_the_first_time(self, service: Clocked) -> None:
        self.failed(service)
        assert list(service.note(DOWN, DOWN, ago=[None]).blamed) == [False, False]
        assert service.state.failures == 2
        assert list(service.note(DOWN, DOWN, ago=[None, 10]).blamed) == [False, True]
        assert service.state.failures == 3

    @pytest.mark.parametrize(("ago", "blamed"), [(5.1, True), (5, False), (1, False)])
    def test_needs_an_answer_after_its_last_failure(self, service: Clocked, ago: float, blamed: bool) -> None:
        self.failed(service)
        assert list(service.note(DOWN, ago=[ago]).blamed) == [blamed]

    def test_is_known_anew_after_each_answer(self, service: Clocked) -> None:
        self.failed(service)
        for _count in range(3):
            service.note(DOWN, ago=[10])
            service.now += 1
            assert list(service.note(DOWN, ago=[1]).blamed) == [False], "nothing was answered since"
            service.now += 1
            service.note(None)
            service.now += 8

    @pytest.mark.parametrize(
        "error",
        [
            busy(5),
            ProviderError("Overloaded.", kind=ErrorKind.SERVER, status=503, retry_after=5),
            ProviderError("No credit.", kind=ErrorKind.QUOTA, status=402),
            ProviderError("The model failed.", kind=ErrorKind.PROVIDER),
            None,
        ],
    )
    def test_is_no_other_answer(self, service: Clocked, error: ProviderError | None) -> None:
        self.failed(service)
        assert list(service.note(error, ago=[10]).blamed) == [False]

    def test_is_not_proven_by_a_refusal(self, service: Clocked) -> None:
        service.note(DOWN)
        service.now += 5
        service.note(busy(1))
        service.now += 5
        assert list(service.note(DOWN, ago=[10]).blamed) == [False]

    def test_does_not_prolong_what_others_wait_for(self, service: Clocked) -> None:
        self.failed(service)
        service.note(*[DOWN] * circuit.FAILURES)
        service.now = service.state.again_at
        service.admit(1, failed_before=True)
        service.note(DOWN, ago=[50])
        assert len(service.admit(1).slots) == 1

    def test_is_not_found_where_the_clock_was_set_back(self, service: Clocked) -> None:
        self.failed(service)
        service.now -= 50_000
        service.admit(1)
        assert list(service.note(DOWN, ago=[0]).blamed) == [False]
