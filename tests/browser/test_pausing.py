"""The buttons of the page Status, in a real browser: by mouse and keyboard, and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from django_autocaption.models import Pause, State
from tests.admin.rows import caption
from tests.browser.axe import complaints

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_operator_pauses_and_resumes(open_page: Callable[..., Page], picture: Callable[[Page, str], None]) -> None:
    for _image in range(3):
        caption(state=State.PENDING)
    page = open_page()
    page.goto("/admin/autocaption/caption/status/")
    picture(page, "status")
    page.get_by_role("button", name="Pause all services").click()
    page.get_by_text("Requests to all services are paused.").wait_for()
    page.get_by_role("button", name="Pause default (Scripted)").press("Enter")
    page.get_by_role("button", name="Resume default (Scripted)").wait_for()
    assert complaints(page) == []
    picture(page, "status-paused")
    page.get_by_role("button", name="Resume default (Scripted)").click()
    page.get_by_role("button", name="Pause default (Scripted)").wait_for()
    page.goto("/admin/autocaption/caption/")
    picture(page, "list-paused")
    assert [pause.alias for pause in Pause.objects.all()] == [""]
