"""The admin's page "Dashboard"."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils import timezone
from django.utils.formats import date_format

from django_autocaption import pacing
from django_autocaption.admin.pages import charts, dashboard
from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Attempt, Caption, Rating, State, Worker
from django_autocaption.pipeline.rollups import costs, coverage
from django_autocaption.pipeline.upkeep.sweep import sweep
from tests.admin.access import site
from tests.admin.rows import caption, draft, staff
from tests.rows import paid
from tests.testapp.admin import PhotoAdmin, ProductAdmin
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db
LIST = "/admin/autocaption/caption/"
URL = f"{LIST}dashboard/"


@pytest.fixture
def accountant(client: Client) -> Client:
    client.force_login(staff("autocaption.view_caption", "autocaption.view_attempt"))
    return client


def count() -> None:
    coverage.count(using="default")
    costs.count(using="default")


def shown(client: Client) -> str:
    """The page with its blanks as one, as a reader takes them."""
    response = client.get(URL)
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode().replace("&nbsp;", " "))


def test_it_is_found_from_the_list_and_is_the_first_link_of_the_app(viewer: Client, client: Client) -> None:
    assert f'<a href="{URL}">Dashboard</a>' in viewer.get(LIST).content.decode()
    index = viewer.get("/admin/autocaption/").content.decode()
    assert index.index(f'href="{URL}"') < index.index(f'<a href="{LIST}"')
    client.force_login(staff("autocaption.moderate_caption"))
    assert URL not in client.get("/admin/autocaption/").content.decode()


def test_what_waits_leads_to_its_list(viewer: Client) -> None:
    assert "Nothing waits." in shown(viewer)
    draft()
    caption(state=State.FAILED)
    caption(rating=Rating.REVIEW)
    html = shown(viewer)
    for address, label in (("review=draft", "A draft to be read"), ("state__exact=failed", "Failed")):
        assert f'<a href="{LIST}?{address}">{label}</a></th><td class="autocaption-number">1</td>' in html
        assert viewer.get(f"{LIST}?{address}").context_data["cl"].result_count == 1  # type: ignore[attr-defined]  # of a template response
    assert "a moderator has to look at" not in html
    viewer.force_login(staff("autocaption.view_caption", "autocaption.moderate_caption"))
    assert "a moderator has to look at" in shown(viewer)


def test_a_large_number_ends(viewer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dashboard, "MOST", 1)
    draft()
    draft()
    assert 'A draft to be read</a></th><td class="autocaption-number">1+</td>' in shown(viewer)


def test_what_a_person_may_not_open_does_not_wait_for_them(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.force_login(staff("autocaption.view_caption", "testapp.view_photo"))
    site.restrict(monkeypatch, PhotoAdmin, ProductAdmin)
    for title in (site.MINE, "theirs"):
        site.rows(site.photo(title), "image")
    count()
    html = shown(client)
    assert 'A draft to be read</a></th><td class="autocaption-number">1</td>' in html
    assert "image fields are left out" in html
    assert "Photo: image" not in html


def test_coverage_is_told_as_of_when_it_was_counted(viewer: Client) -> None:
    assert "The sweep has not counted yet" in shown(viewer)
    caption()
    caption(state=State.FAILED)
    count()
    html = shown(viewer)
    assert "as of" in html
    assert f'<a href="{LIST}?field=testapp.Photo.image&amp;language=en">' in html
    assert '<td class="autocaption-number">50 %</td>' in html
    assert html.count('id="autocaption-hatch"') == 1
    assert 'fill="url(#autocaption-hatch)"' in html, "parts are told apart without their colours"


@pytest.mark.parametrize(("limit", "spent"), [("0", True), ("1", False)])
def test_a_spent_budget_is_told_first(viewer: Client, limit: str, spent: bool) -> None:
    caps = [{"LIMIT": limit, "UNIT": "USD"}]
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "BUDGETS": caps}):
        assert ("A budget is spent: what it pays for waits until" in shown(viewer)) is spent


def test_money_is_for_who_may_see_requests(accountant: Client, client: Client) -> None:
    paid("default", "0.25")
    Attempt.objects.update(asked_at=timezone.now())
    count()
    caps = [{"LIMIT": "2.50", "UNIT": "USD"}]
    assert "No budget is set" in shown(accountant)
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "BUDGETS": caps}):
        html = shown(accountant)
        asked = '<a href="/admin/autocaption/attempt/?provider=default">default (Scripted)</a>'
        assert f"{asked}: 0.25 USD, 1 request" in html
        assert "2.5 USD a month" in html
        today = date_format(costs.site_day(timezone.now()), "SHORT_DATE_FORMAT")
        assert f'<th scope="row">{today}</th><td class="autocaption-number">0.25 USD</td>' in html
        client.force_login(staff("autocaption.view_caption"))
        assert "USD" not in shown(client)


def test_whether_all_runs_is_told(viewer: Client) -> None:
    html = shown(viewer)
    assert "No sweep seems to run" in html
    assert "None has given a sign of life yet." in html
    sweep()
    Worker.objects.create(alive_at=timezone.now())
    html = shown(viewer)
    assert "No sweep seems to run" not in html and "None ran yet." not in html
    assert "The last sign of life came" in html


def test_services_that_are_down_and_how_fast_the_others_are(accountant: Client, client: Client) -> None:
    for ms in (1000, 2000, 9000):
        paid("default", "0.25", latency_ms=ms)
    html = shown(accountant)
    asked = '<a href="/admin/autocaption/attempt/?provider=default">default (Scripted)</a></th>'
    assert f"{asked}<td>Answers within 2.0 s in half of the latest 3 requests" in html
    assert "has given no answers" not in html
    pacing.note("default", *[ProviderError("Down.", kind=ErrorKind.SERVER)] * pacing.FAILURES)
    client.force_login(staff("autocaption.view_caption"))
    html = shown(client)
    assert "default (Scripted) has given no answers since" in html
    assert "/admin/autocaption/attempt/?" not in html, "who may not see requests is led to none"


def test_wrong_settings_are_told_without_what_they_say(viewer: Client) -> None:
    wrong: dict[str, Any] = {**settings.AUTOCAPTION, "FIELDS": {"testapp.Photo.nothing": {}}}
    with override_settings(AUTOCAPTION=wrong):
        html = shown(viewer)
    assert "manage.py check" in html
    assert "nothing" not in html.partition("manage.py check")[2].partition("</p>")[0]


def test_it_asks_no_more_of_many_rows(
    viewer: Client, django_assert_max_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        draft(object_id=str(number))
    count()
    viewer.get(URL)
    with django_assert_max_num_queries(60):
        viewer.get(URL)
    assert Caption.objects.count() == 30
    assert Photo.objects.count() == 0


def test_bars_and_columns_are_in_percent() -> None:
    assert charts.bar(1, 2, whole=4) == [("0.00%", "25.00%"), ("25.00%", "50.00%")]
    assert charts.bar(0, 0, whole=0) == [("0.00%", "0.00%")] * 2
    low, high = charts.columns([Decimal(1), Decimal(4)])
    assert (low["y"], low["height"], high["y"], high["height"]) == ("75.00%", "25.00%", "0.00%", "100.00%")
    assert (low["x"], low["width"], high["x"]) == ("5.00%", "40.00%", "55.00%")
