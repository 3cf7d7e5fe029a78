"""A price is a number from outside: whatever a service says, nothing is lost, bought again or impossible to show."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any
from unittest import mock

import pytest
from django.contrib.auth.models import User
from django.db import DataError
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.models import Attempt, Caption, Outcome
from django_autocaption.pipeline.outcome import finalisation, lost_claims
from django_autocaption.pipeline.outcome.ending import Ending
from django_autocaption.types import Cost
from tests.emulator.client import EmulatorClient
from tests.ledger.services import SERVICES, cap
from tests.ledger.site import booked, reserved, save, site, spent, work
from tests.rows import PUBLISHED, all_stand

pytestmark = pytest.mark.django_db
column = Attempt._meta.get_field("cost_amount")

ABSURD = (2e8, 10**30, -1, True, "NaN", "Infinity", "1e999", "dear", 1e300, [1], {"usd": 1}, 10**4000)


def says(name: str, price: Any) -> dict[str, Any]:
    """The answer to one billed request says that it cost this."""
    match name:
        case "runware":
            return {"kind": "item", "item": {"cost": price}}
        case "scenario":
            return {"kind": "body", "body": {"creativeUnitsCost": price}}
        case "moondream":
            return {"kind": "item", "item": {"metrics": {"input_tokens": price}}}
    return {"kind": "usage", "usage": {"cost": price}}


def page_of_attempts(client: Client) -> int:
    client.force_login(User.objects.create_superuser("root"))
    codes = [client.get(reverse("admin:autocaption_attempt_changelist")).status_code]
    codes += [
        client.get(reverse("admin:autocaption_attempt_change", args=[pk])).status_code
        for pk in Attempt.objects.values_list("pk", flat=True)
    ]
    return max(codes)


@pytest.mark.parametrize("price", ABSURD, ids=lambda price: str(price)[:12] if price != 10**4000 else "4000 digits")
@pytest.mark.parametrize("name", ["runware", "scenario", "moondream", "openai"])
def test_an_absurd_price_counts_what_an_answer_counts(
    emulator: EmulatorClient, client: Client, name: str, price: Any
) -> None:
    options = {"price_input": 1, "price_output": 1} if name == "openai" else {}
    unit = "USD" if name == "openai" else SERVICES[name].unit
    with site(emulator, name, {"LIMIT": 100_000, "UNIT": unit}, **options):
        save()
        work()
        usual = spent()
        assert usual > 0
        emulator.fail(says(name, price))
        save()
        work()
        save(3)
        work()
    assert all_stand() == [PUBLISHED] * 5
    assert len(emulator.ledger(billed=True)) == 5
    assert abs(spent() - usual * 5) <= (10 if name == "moondream" else 0), "its answers have as many tokens as words"
    assert reserved() == 0
    assert page_of_attempts(client) == 200


def test_an_absurd_price_harms_no_other_image_of_its_group(emulator: EmulatorClient, client: Client) -> None:
    with site(emulator, "openai"):
        emulator.fail("pass", {"kind": "usage", "usage": {"cost": 2e8, "total_tokens": 1190}})
        save(4)
        work()
    assert all_stand() == [PUBLISHED] * 4
    assert len(emulator.ledger(billed=True)) == 4
    assert page_of_attempts(client) == 200


@given(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.decimals(),
        st.text(),
        st.from_regex(r"\A-?[0-9]{1,12}(\.[0-9]{1,12})?([eE][+-]?[0-9]{1,3})?\Z"),
        st.floats(0, 1e8).map(str),
        st.lists(st.integers()),
    )
)
def test_whatever_a_service_says_is_an_amount_that_every_database_holds_or_none(said: Any) -> None:
    cost = Cost.said(said, "USD")
    if cost is not None:
        assert column.clean(cost.amount, None) == cost.amount
        assert column.get_db_prep_save(cost.amount, finalisation.transaction.get_connection()) is not None
        assert not isinstance(said, bool)
        assert cost.amount >= Decimal(str(said)) >= 0
        assert "E+" not in str(cost.amount)


@pytest.mark.parametrize("amount", [Decimal("NaN"), Decimal("-1"), Decimal("Infinity"), 2e8, True, "dear", None])
def test_a_cost_that_is_none_cannot_be_made(amount: Any) -> None:
    with pytest.raises(ValueError, match=r"Cost\.said"):
        Cost(amount=amount, unit="USD")


@pytest.mark.parametrize("unit", ["", "a unit that no column holds"])
def test_nor_one_in_no_unit(unit: str) -> None:
    with pytest.raises(ValueError, match=r"Cost\.said"):
        Cost(amount=Decimal(1), unit=unit)


class TestWhatTheDatabaseRefuses:
    """A provider of the site's own may bring what no database takes: it spoils its own image."""

    @pytest.mark.parametrize("refused", ["its words", "its cost", "all of it"])
    def test_is_stored_as_far_as_it_goes_and_harms_no_other(self, emulator: EmulatorClient, refused: str) -> None:
        with site(emulator, "runware", cap("runware", 100)):
            save()
            work()
            save(4)
            poison = Caption.objects.order_by("pk")[2].pk
            tried: list[int] = []

            def write(endings: Sequence[Ending], using: str, patient: bool) -> Any:
                tried.extend(e.caption.pk for e in endings if e.attempt is not None and e.attempt_changes)
                if any(e.caption.pk == poison and _is_refused(e, refused) for e in endings):
                    raise DataError("numeric field overflow")
                return real(endings, using, patient)

            real = finalisation._write
            with mock.patch.object(finalisation, "_write", side_effect=write):
                work(1)
            work()
        assert len(emulator.ledger(billed=True)) == 5, "no innocent image is bought again"
        price = Decimal("0.0013")
        row = Caption.objects.get(pk=poison)
        if refused == "all of it":
            assert sorted(all_stand()) == [PUBLISHED] * 4 + ["working"]
            assert lost_claims.expired("default", patience=0, most=10) == 1, "the sweep takes the request back some day"
        else:
            assert sorted(all_stand()) == ["failed"] + [PUBLISHED] * 4
            outcome = Outcome.SILENT if refused == "its words" else Outcome.UNKNOWN
            assert (row.error_code, row.history.get().outcome) == ("not_storable", outcome)
        kept = 0 if refused == "its words" else price
        assert (spent(), reserved()) == (price * 5 - kept, kept)
        assert booked() == {"USD": price * 5 - kept}
        assert tried.count(poison) <= 7, "nothing is written again as it was refused, each time less of it"


def _is_refused(ending: Ending, what: str) -> bool:
    changes = ending.attempt_changes
    return {
        "its words": ending.offer is not None,
        "its cost": changes.get("cost_amount") is not None,
        "all of it": True,
    }[what]
