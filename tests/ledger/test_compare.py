"""A comparison of twenty images by four combinations: what the services bill is what is booked, held and told."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import override_settings

from django_autocaption.models import Attempt, Batch, CandidateAnswer, Caption, Comparison, Outcome, Spending, Version
from django_autocaption.pipeline.admission import reservations
from django_autocaption.pipeline.bulk import batches, compare, comparing
from django_autocaption.pipeline.bulk.compare import Combination
from tests.celery import app
from tests.emulator.client import EmulatorClient
from tests.ledger.services import backend
from tests.ledger.site import ROUNDS, booked, picture, work
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db
IMAGES = 20
#: Four: two models of one service, and two services more.
COMBINATIONS = (
    Combination(provider="default"),
    Combination(provider="default", model="runware:152@1"),
    Combination(provider="moondream"),
    Combination(provider="openai", prompt="Say in one sentence what the image shows."),
)
BUDGETS = ({"LIMIT": "5", "UNIT": "USD"}, {"LIMIT": "1000000", "UNIT": "tokens"})


@pytest.fixture
def site(emulator: EmulatorClient) -> Any:
    """Three services, and a published caption of each of twenty images."""
    providers = {
        "default": backend(emulator, "runware"),
        "moondream": backend(emulator, "moondream"),
        "openai": backend(emulator, "openai"),
    }
    changed = {"PROVIDERS": providers, "BUDGETS": BUDGETS, "RETRY_DELAY": 0.01}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **changed}):
        for _count in range(IMAGES):
            Photo.objects.create(image=picture())
        work()
        yield emulator


@pytest.fixture
def editor() -> User:
    return User.objects.create(username="editor")


def start(editor: User, combinations: Sequence[Combination] = COMBINATIONS) -> Comparison:
    chosen = compare.sample(Caption.objects.all())
    return compare.start(chosen, combinations, blind=True, user=editor, using="default")


def ask(comparison: Comparison) -> Batch:
    """Workers come until nothing is left: of a service whose price nobody knows, one request goes out at a time."""
    for _round in range(ROUNDS):
        app.tasks["django_autocaption.tasks.compare"](comparison.batch_id)
        batch = Batch.objects.get(pk=comparison.batch_id)
        if not batch.unwritten:
            break
    return batch


def accounts() -> dict[str, tuple[Decimal, Decimal, Decimal]]:
    """By unit: what is spent, reserved, and held for bulk requests."""
    return {a.budget.UNIT: (a.row.spent, a.row.reserved, a.held) for a in reservations.accounts()}


def test_twenty_images_by_four_combinations(site: EmulatorClient, editor: User) -> None:
    words = dict(Caption.objects.values_list("pk", "published"))
    versions, before = Version.objects.count(), accounts()
    comparison = start(editor)
    held = accounts()
    first = before["USD"][0] / IMAGES
    assert held["USD"][2] == first * IMAGES * 2, "two of four combinations are asked of the service that bills in USD"
    assert held["tokens"][2] == 0, "nobody knows yet what the others cost"

    batch = ask(comparison)
    asked = CandidateAnswer.objects.exclude(candidate__provider="")
    assert (asked.count(), asked.filter(ended=True, error_code="").count()) == (80, 80)
    assert (batch.unwritten, batch.requested_count, batch.planned) == (False, 80, 80)
    assert asked.filter(reused=True).count() == IMAGES, "the first combination is what the field asks anyway"

    bill: dict[str, Decimal] = {}
    for name in ("runware", "moondream", "openai"):
        for unit, amount in site.bill(name).items():
            bill[unit] = bill.get(unit, Decimal(0)) + amount
    assert booked() == bill
    assert {unit: spent for unit, (spent, _reserved, _held) in accounts().items()} == bill
    assert {row.reserved for row in Spending.objects.all()} == {0}
    assert [held for _spent, _reserved, held in accounts().values()] == [0, 0]
    assert len(site.ledger(billed=True)) == IMAGES * 4

    assert dict(Caption.objects.values_list("pk", "published")) == words, "nothing of it is on a page"
    assert (Version.objects.count(), Caption.objects.exclude(draft=None).count()) == (versions, 0)


def test_a_second_comparison_costs_nothing(site: EmulatorClient, editor: User) -> None:
    ask(start(editor))
    before = len(site.ledger())
    again = start(editor)
    ask(again)
    answers = CandidateAnswer.objects.filter(candidate__comparison=again).exclude(candidate__provider="")
    assert answers.filter(ended=True, reused=True, cost_amount__isnull=False).count() == 80
    assert len(site.ledger()) == before


def test_cancelled_its_money_is_free_and_nobody_is_asked(site: EmulatorClient, editor: User) -> None:
    before = len(site.ledger())
    comparison = start(editor)
    batches.stop(comparison.batch)
    assert accounts()["USD"][2] == 0
    ask(comparison)
    assert len(site.ledger()) == before
    assert not CandidateAnswer.objects.exclude(candidate__provider="").filter(ended=True).exists()


def test_the_cap_is_obeyed(site: EmulatorClient, editor: User) -> None:
    spent = Spending.objects.get(budget__startswith="* USD").spent
    each = spent / IMAGES
    budgets = ({"LIMIT": str(spent + each * 7), "UNIT": "USD"},)
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "BUDGETS": budgets}):
        batch = ask(start(editor))
        answers = CandidateAnswer.objects.filter(candidate__model="runware:152@1")
        assert answers.filter(ended=True, error_code="").count() == 7
        assert set(answers.filter(ended=False).values_list("error_code", flat=True)) == {"budget_spent"}
    assert batch.unwritten, "it goes on when there is money again"
    assert site.bill("runware")["USD"] == spent + each * 7


def test_a_killed_worker_is_replaced_and_what_it_paid_for_is_not_paid_again(
    site: EmulatorClient, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It dies when a few answers have come, the others on their way, of a service that knows a repetition."""
    comparison = start(editor, COMBINATIONS[:2])
    stored = 0

    def dies(*args: Any, **kwargs: Any) -> bool:
        nonlocal stored
        stored += 1
        if stored > IMAGES + 5:
            raise SystemExit
        return real(*args, **kwargs)

    real = comparing.answers.store
    with monkeypatch.context() as dying, pytest.raises(SystemExit):
        dying.setattr(comparing.answers, "store", dies)
        ask(comparison)
    lost = Attempt.objects.filter(comparison=comparison, outcome=Outcome.ASKED)
    assert lost.count() == IMAGES - 5
    Batch.objects.filter(pk=comparison.batch_id).update(claim=None)  # as the sweep does it
    batch = ask(comparison)
    left = CandidateAnswer.objects.filter(ended=False)
    assert (lost.count(), batch.unwritten, list(left.values_list("error_message", flat=True))) == (0, False, [])
    assert site.bill("runware")["USD"] == booked()["USD"]
    assert len(site.ledger(billed=True)) == IMAGES * 2
