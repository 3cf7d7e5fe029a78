"""Attempts and bulk requests are to be read; prompts are to be written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from django_autocaption.models import Attempt, Batch, Outcome, Prompt
from tests.admin.rows import caption

pytestmark = pytest.mark.django_db


def attempt(**columns: object) -> Attempt:
    defaults = {
        "caption": caption(),
        "request": 1,
        "provider": "default",
        "asked_at": timezone.now(),
        "outcome": Outcome.ANSWERED,
        "words": {"alt_text": "A boat."},
        "raw": {"said": "a boat"},
    }
    return Attempt.objects.create(**(defaults | columns))


@pytest.mark.parametrize("name", ["attempt", "batch"])
def test_records_can_be_read_but_not_changed(admin_client: Client, name: str) -> None:
    row = attempt() if name == "attempt" else Batch.objects.create(prompt="Name the colours.")
    base = f"/admin/autocaption/{name}/"
    assert admin_client.get(base).status_code == 200
    assert admin_client.get(f"{base}{row.pk}/change/").status_code == 200
    assert admin_client.post(f"{base}{row.pk}/change/", {"provider": "x"}).status_code == 403
    assert admin_client.get(f"{base}add/").status_code == 403
    assert admin_client.post(f"{base}{row.pk}/delete/", {"post": "yes"}).status_code == 403


def test_the_list_shows_how_words_begin_and_the_page_all_of_them(admin_client: Client) -> None:
    words = "A red boat on a lake, " * 5 + "and no end."
    row = attempt(words={"alt_text": words})
    listed = admin_client.get("/admin/autocaption/attempt/").content.decode()
    assert words[:59] in listed and words[:61] not in listed
    assert words in admin_client.get(f"/admin/autocaption/attempt/{row.pk}/change/").content.decode()


@pytest.mark.parametrize(
    ("amount", "unit", "text"),
    [
        (Decimal("0.00120000"), "USD", "0.0012\N{NO-BREAK SPACE}USD"),
        (Decimal("120"), "tokens", "120\N{NO-BREAK SPACE}tokens"),
        (Decimal("0"), "credits", "0\N{NO-BREAK SPACE}credits"),
    ],
)
def test_cost_keeps_its_unit(admin_client: Client, amount: Decimal, unit: str, text: str) -> None:
    attempt(cost_amount=amount, cost_unit=unit)
    assert text in admin_client.get("/admin/autocaption/attempt/").content.decode()


def test_an_attempt_for_a_further_language_says_where_the_cost_is(admin_client: Client) -> None:
    leader = attempt(cost_amount=Decimal("0.002"), cost_unit="USD")
    part = attempt(caption=caption(language="de"), part_of=leader)
    page = admin_client.get(f"/admin/autocaption/caption/{part.caption_id}/change/").content.decode()
    assert "in one request with another language" in page


def test_an_attempt_shows_its_answer(admin_client: Client) -> None:
    row = attempt(caption=None)
    page = admin_client.get(f"/admin/autocaption/attempt/{row.pk}/change/").content.decode()
    assert "&quot;said&quot;: &quot;a boat&quot;" in page


def test_attempts_are_found_by_the_services_job_and_by_outcome(admin_client: Client) -> None:
    wanted = attempt(external_id="job-7", outcome=Outcome.FAILED)
    attempt()
    for query in ({"q": "job-7"}, {"q": str(wanted.uuid)}, {"outcome__exact": "failed"}):
        response = admin_client.get("/admin/autocaption/attempt/", query)
        assert [row.pk for row in response.context["cl"].result_list] == [wanted.pk]


def test_search_for_something_that_is_no_id_finds_nothing(admin_client: Client) -> None:
    attempt()
    response = admin_client.get("/admin/autocaption/attempt/", {"q": "boat"})
    assert list(response.context["cl"].result_list) == []


def test_a_bulk_request_leads_to_its_captions(admin_client: Client) -> None:
    batch = Batch.objects.create(requested_count=1)
    mine = caption(batch=batch)
    caption()
    page = admin_client.get(f"/admin/autocaption/batch/{batch.pk}/change/").content.decode()
    link = f"/admin/autocaption/caption/?batch={batch.pk}"
    assert f'href="{link}"' in page
    assert [c.pk for c in admin_client.get(link).context["cl"].result_list] == [mine.pk]


def test_prompts_are_written_here(admin_client: Client) -> None:
    response = admin_client.post("/admin/autocaption/prompt/add/", {"name": "material", "text": "Name the material."})
    assert response.status_code == 302
    assert Prompt.objects.get(name="material").text == "Name the material."
    assert "Name the material." in admin_client.get("/admin/autocaption/prompt/").content.decode()
