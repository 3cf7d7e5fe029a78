"""A bulk request holds its price: a later one does not take it, uploads may, and nothing is left over in the end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from django_autocaption.models import Attempt, Batch, Caption, Outcome, Spending, State
from django_autocaption.pipeline.admission import holds, reservations
from django_autocaption.pipeline.bulk import backfill, batches, planning
from django_autocaption.pipeline.bulk.recaption import Request, captions
from django_autocaption.pipeline.intake import requests
from django_autocaption.pipeline.upkeep import pausing
from django_autocaption.registry import registry
from django_autocaption.types import CaptionResult, Cost
from tests import rows
from tests.pictures import upload
from tests.pipeline.drive import WORDS, produce
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]
HOW = Request(provider="", model="", prompt="", replace_human=False)


def with_budgets(*caps: dict[str, Any], **more: Any) -> Any:
    keys = {"FIELDS": {"testapp.Photo.image": {}}, "BUDGETS": caps, **more}
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **keys})


def dollars(limit: str, **more: Any) -> dict[str, Any]:
    return {"LIMIT": limit, "UNIT": "USD", **more}


def photos(number: int) -> list[Caption]:
    """So many unlike images that were captioned for nothing, and their captions."""
    first = Photo.objects.count()
    made = [Photo.objects.create(image=upload(((first + n) * 9 % 256, n, 0))) for n in range(number)]
    return [rows.caption(photo) for photo in made]


def priced(amount: str = "1") -> None:
    """One answer has told what an image costs."""
    rows.paid("default", amount)


def batch_of(captions_: Sequence[Caption], user: User | None = None, how: Request = HOW) -> Batch:
    chosen = Caption.objects.filter(pk__in=[c.pk for c in captions_])
    return captions(chosen, how, user=user or User(pk=None))[1]


def held(budget: int = 0) -> Decimal:
    return reservations.accounts()[budget].held


def answer(amount: str = "1") -> CaptionResult:
    return CaptionResult(text=WORDS, cost=Cost(amount=Decimal(amount), unit="USD"))


class TestAHold:
    def test_is_the_price_of_what_is_yet_to_be_asked(self, scripted: type[ScriptedProvider]) -> None:
        priced("0.5")
        with with_budgets(dollars("10"), {"LIMIT": 100, "UNIT": "requests"}, {"LIMIT": 90, "UNIT": "CU", "PRICE": 3}):
            chosen = photos(4)
            batch_of(chosen)
            assert [held(number) for number in range(3)] == [2, 4, 12]
            scripted.script += [answer("0.5")] * 3
            produce(chosen[:3])
            assert [held(number) for number in range(3)] == [Decimal("0.5"), 1, 3]
            scripted.script += [answer("0.5")]
            produce(chosen)
            assert [held(number) for number in range(3)] == [0, 0, 0]
        assert not Batch.objects.get().holds

    def test_is_given_back_by_who_cancels(self) -> None:
        priced()
        with with_budgets(dollars("10")):
            batch = batch_of(photos(3))
            assert held() == 3
            batches.cancel(batch)
            assert held() == 0

    def test_is_kept_while_requests_are_paused(self) -> None:
        priced()
        with with_budgets(dollars("10")):
            batch_of(photos(3))
            pausing.pause()
            produce()
            assert held() == 3
            assert not Spending.objects.filter(reserved__gt=0).exists()

    @pytest.mark.parametrize("end", [State.DONE, State.FAILED, State.EXCLUDED])
    def test_ends_with_rows_that_end_without_a_request(self, end: str) -> None:
        priced()
        with with_budgets(dollars("10")):
            chosen = photos(3)
            batch_of(chosen)
            Caption.objects.filter(pk=chosen[0].pk).update(**rows.in_state(end))
            assert held() == 2

    def test_counts_rows_that_are_yet_to_be_written(self) -> None:
        priced()
        Photo.objects.bulk_create([Photo(image=f"photos/{n}.jpg") for n in range(5)])
        with with_budgets(dollars("10")):
            planned = planning.plan([registry.get(Photo, "image")], using="default")  # type: ignore[list-item]  # get: None
            batch = backfill.start(planned)
            assert held() == 5
            backfill.write_rows(batch.pk, using="default")
            assert held() == 5

    def test_is_of_the_services_that_may_be_asked(self) -> None:
        scripted = {"BACKEND": "tests.testapp.providers.ScriptedProvider"}
        embedded = {"BACKEND": "django_autocaption.providers.embedded.EmbeddedProvider"}
        providers = {"default": embedded, "one": scripted, "two": scripted}
        rows.paid("one", "2")
        rows.paid("two", "5")
        caps = [dollars("90", PROVIDER="one"), dollars("90", PROVIDER="two"), dollars("90")]
        fields = {"testapp.Photo.image": {"provider": ["default", "one"]}}
        with with_budgets(*caps, PROVIDERS=providers, FIELDS=fields):
            batch_of(photos(3))
            assert [held(number) for number in range(3)] == [6, 0, 6]
            batch_of(photos(1), how=Request(provider="two", model="", prompt="", replace_human=False))
            assert [held(number) for number in range(3)] == [6, 5, 11]

    def test_of_a_user_is_theirs(self) -> None:
        priced()
        first, second = (User.objects.create(username=name) for name in ("first", "second"))
        for user in (first, second):
            Spending.objects.create(
                budget="* USD month user", period_start=timezone.localdate().replace(day=1), user=str(user.pk)
            )
        with with_budgets(dollars("10", PER_USER=True)):
            batch_of(photos(3), first)
            found = {account.row.user: account.held for account in reservations.accounts()}
        assert found == {str(first.pk): 3, str(second.pk): 0}

    def test_is_nothing_where_nobody_knows_a_price_or_sets_a_budget(self) -> None:
        batch_of(photos(1))
        with with_budgets(dollars("10")):
            batch_of(photos(1))
            assert held() == 0

    def test_costs_no_count_of_a_million_rows(self) -> None:
        """A budget for three images needs to know of no more than four."""
        priced()
        with with_budgets(dollars("3")):
            chosen = photos(6)
            batch_of(chosen)
            with CaptureQueriesContext(connection) as queries:
                assert held() == 3
        (count,) = (q["sql"] for q in queries if "COUNT" in q["sql"])
        assert "LIMIT 4" in count


class TestTwoUnderOneCap:
    def test_the_second_waits_for_what_the_first_leaves(self, scripted: type[ScriptedProvider]) -> None:
        priced()
        with with_budgets(dollars("5")):
            first, second = photos(4), photos(4)
            batch_of(first), batch_of(second)
            scripted.script += [answer() for _number in range(8)]
            produce(second)
            assert len(scripted.asked) == 1, "four of five are the first one's"
            waiting = Caption.objects.filter(error_code="budget_spent")
            assert waiting.count() == 3
            assert "is held for earlier bulk requests" in waiting[0].error_message
            assert waiting[0].due_at > timezone.now() + timedelta(minutes=5), "it does not spin"
            produce(first)
            assert len(scripted.asked) == 5
            assert Spending.objects.get().spent == 5

    def test_the_second_waits_for_the_first_where_the_rest_would_just_do(
        self, scripted: type[ScriptedProvider]
    ) -> None:
        priced()
        with with_budgets(dollars("1")):
            first, second = photos(1), photos(1)
            batch_of(first), batch_of(second)
            produce(second)
        assert scripted.asked == []
        assert "is held for earlier bulk requests" in Caption.objects.get(error_code="budget_spent").error_message

    def test_one_whose_price_nobody_knows_reserves_no_more_than_the_first_leaves(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(ScriptedProvider, "cost_units", ("USD",))
        other = {"other": {"BACKEND": "tests.testapp.providers.ScriptedProvider"}}
        priced()
        with with_budgets(dollars("10"), PROVIDERS={**settings.AUTOCAPTION["PROVIDERS"], **other}):
            batch_of(photos(3))
            second = photos(1)
            batch_of(second, how=Request(provider="other", model="", prompt="", replace_human=False))
            produce(second)
        attempt = Attempt.objects.get(provider="other")
        assert [Decimal(note["amount"]) for note in attempt.reserved.values()] == [7]

    def test_uploads_come_first(self, scripted: type[ScriptedProvider]) -> None:
        priced()
        with with_budgets(dollars("2")):
            batch_of(photos(2))
            Photo.objects.create(image=upload("red"))
            scripted.script += [answer()]
            produce([Caption.objects.latest("pk")])
        assert len(scripted.asked) == 1

    def test_whoever_confirms_is_told(self, capsys: pytest.CaptureFixture[str]) -> None:
        priced()
        with with_budgets(dollars("5")):
            batch_of(photos(3))
            Photo.objects.bulk_create([Photo(image=f"photos/{n}.jpg") for n in range(3)])
            call_command("autocaption", "backfill", "--dry-run")
            told = capsys.readouterr().out
            call_command("autocaption", "backfill", "--dry-run", "--limit", "2")
            fits = capsys.readouterr().out
        assert "5 USD is left, and 3 USD held for earlier bulk requests: the rest waits." in told
        assert "held for" not in fits

    def test_where_the_first_is_cancelled_the_second_goes_on(self, scripted: type[ScriptedProvider]) -> None:
        priced()
        with with_budgets(dollars("4")):
            first = batch_of(photos(4))
            second = photos(4)
            batch_of(second)
            produce(second)
            assert scripted.asked == []
            batches.cancel(first)
            Caption.objects.update(due_at=timezone.now())
            scripted.script += [answer() for _number in range(4)]
            produce(second)
        assert len(scripted.asked) == 4


class TestRandom:
    @hypothesis_settings(
        max_examples=20, phases=[Phase.generate], suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    @given(data=st.data())
    def test_never_above_the_cap_never_into_an_earlier_hold_and_nothing_left_over(
        self, data: st.DataObject, scripted: type[ScriptedProvider]
    ) -> None:
        for model in (Attempt, Caption, Batch, Spending, Photo):
            model._base_manager.all().delete()
        scripted.reset()
        priced()
        limit = data.draw(st.integers(1, 9))
        with with_budgets({"LIMIT": str(limit), "UNIT": "USD"}):
            made = [photos(data.draw(st.integers(1, 4))) for _batch in range(data.draw(st.integers(1, 3)))]
            confirmed = [batch_of(chosen) for chosen in made]
            for _step in range(data.draw(st.integers(1, 6))):
                at = data.draw(st.integers(0, len(made) - 1))
                move = data.draw(st.sampled_from(["work", "work", "cancel", "end"]))
                if move == "cancel":
                    batches.cancel(confirmed[at])
                elif move == "end":
                    pending = Caption.objects.filter(batch=confirmed[at], state=State.PENDING)[:1].values_list("pk")
                    Caption.objects.filter(pk__in=[pk for (pk,) in pending]).update(**rows.in_state(State.FAILED))
                else:
                    before = self._promised(confirmed[:at], limit)
                    Caption.objects.filter(state=State.PENDING).update(due_at=timezone.now())
                    scripted.script.clear()
                    scripted.script += [answer() for _number in range(4)]
                    produce(made[at])
                    spent = self._spent()
                    assert spent <= limit
                    assert self._promised(confirmed[:at], limit) == before, "what an earlier one was promised is there"
            for batch in confirmed:
                batches.cancel(batch)
            (account,) = reservations.accounts()
            assert (account.held, account.row.reserved) == (0, 0)
            asked = Attempt.objects.filter(outcome=Outcome.ANSWERED).exclude(caption=None).count()
            assert self._spent() == asked == len(scripted.asked)

    def _promised(self, earlier: Sequence[Batch], limit: int) -> Decimal:
        """As much of what earlier ones hold as there is money for."""
        budget = reservations.accounts()[0].budget
        still = [batch for batch in holds.open_batches() if batch in earlier]
        return min(holds.held(still, budget, "", most=Decimal(limit)), limit - self._spent())

    def _spent(self) -> Decimal:
        row = Spending.objects.first()
        return row.spent if row else Decimal(0)


def test_a_request_of_the_api_holds_as_well() -> None:
    priced()
    with with_budgets(dollars("10")):
        photos(3)
        assert requests.request(Photo.objects.all(), recaption=True) == 3
        assert held() == 3
