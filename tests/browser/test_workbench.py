"""The pages on which a site is run, in a real browser: in both themes, on a phone, from right to left."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import timezone

from django_autocaption.models import Attempt, Batch, Caption, DailyCost, Origin, State
from django_autocaption.pipeline.rollups import costs, coverage
from tests.admin.rows import caption, draft
from tests.browser.axe import complaints
from tests.rows import paid

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTH_OF_A_PHONE = 390
#: Pixels of the list that one has to scroll to.
CUT = "(results => results.scrollWidth - results.clientWidth)(document.querySelector('.results'))"


def a_month() -> None:
    """What the sweep has counted of it."""
    for number in range(12):
        caption(origin=Origin.HUMAN if number % 3 else Origin.PROVIDER)
    for _number in range(5):
        draft()
    caption(state=State.FAILED)
    for seconds in (1, 2, 9):
        paid("default", "0.25", latency_ms=1000 * seconds)
    Attempt.objects.update(asked_at=timezone.now())
    coverage.count(using="default")
    costs.count(using="default")
    today = costs.site_day(timezone.now())
    for day in range(1, today.day):
        DailyCost.objects.create(
            day=today.replace(day=day), provider="default", unit="USD", requests=day, amount=Decimal(day % 7) / 4
        )


def test_the_dashboard_is_read_in_both_themes_on_a_phone_and_from_right_to_left(
    open_page: Callable[..., Page], picture: Callable[[Page, str], None]
) -> None:
    a_month()
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "BUDGETS": [{"LIMIT": "50", "UNIT": "USD"}]}):
        page = open_page(width=1280)
        page.goto("/admin/autocaption/")
        page.get_by_role("link", name="Dashboard").click()
        page.get_by_role("heading", name="Dashboard").wait_for()
        page.get_by_text("The same in numbers").click()
        picture(page, "dashboard")
        assert complaints(page) == []
        page.set_viewport_size({"width": WIDTH_OF_A_PHONE, "height": 900})
        picture(page, "dashboard-phone")
        assert complaints(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH_OF_A_PHONE
        page.evaluate("document.documentElement.dir = 'rtl'")
        page.set_viewport_size({"width": 1280, "height": 900})
        picture(page, "dashboard-rtl")
        page.get_by_role("link", name="A draft to be read", exact=True).click()
        page.wait_for_url("**/?review=draft")
        page.evaluate("document.documentElement.dir = 'ltr'")
        assert page.evaluate(CUT) == 0
        picture(page, "list")
        page.set_viewport_size({"width": WIDTH_OF_A_PHONE, "height": 900})
        assert page.evaluate(CUT) == 0
        assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH_OF_A_PHONE
        picture(page, "list-phone")
        assert complaints(page) == []


def test_a_bulk_request_is_watched_paused_and_tried_again(
    open_page: Callable[..., Page], picture: Callable[[Page, str], None]
) -> None:
    batch = Batch.objects.create(requested_count=10, planned=10)
    for number in range(10):
        state = (State.DONE, State.PENDING, State.FAILED)[min(number // 4, 2)]
        caption(batch=batch, state=state, background=True, due_at=timezone.now() + timedelta(hours=1))
    page = open_page(width=1280)
    page.goto(f"/admin/autocaption/batch/{batch.pk}/change/")
    page.get_by_text("60 % have ended.").wait_for()
    picture(page, "batch")
    assert complaints(page) == []
    Caption.objects.filter(state=State.PENDING).update(state=State.DONE, finalised_at=timezone.now())
    caption(batch=batch, state=State.PENDING, background=True, due_at=timezone.now() + timedelta(hours=1))
    page.get_by_text("90 % have ended.").wait_for()
    page.get_by_role("button", name="Pause").click()
    page.get_by_text("is paused: what is under way ends").wait_for()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Try the failed once more").click()
    page.get_by_text("Asked once more for 2 captions that had failed.").wait_for()
    page.set_viewport_size({"width": WIDTH_OF_A_PHONE, "height": 900})
    picture(page, "batch-phone")
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= WIDTH_OF_A_PHONE
