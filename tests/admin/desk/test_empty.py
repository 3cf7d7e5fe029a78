"""A desk on which nothing waits says what holds new words back."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from django_autocaption.admin.pages import standstill
from django_autocaption.models import Caption, State
from tests.admin.desk.drive import Desk
from tests.admin.rows import caption

pytestmark = pytest.mark.django_db
NO_WORKER = "No worker seems to run: images wait, and nobody takes them."


def test_it_says_that_nobody_works(desk: Desk) -> None:
    page = desk.begin()
    assert "errornote" not in page, "there is nothing to do, and nothing wrong"
    row = caption(state=State.PENDING)
    Caption.objects.filter(pk=row.pk).update(due_at=timezone.now() - timedelta(days=1))
    page = desk.begin()
    assert NO_WORKER in page and "/admin/autocaption/caption/status/" in page
    assert NO_WORKER not in desk.client.get("/admin/autocaption/sitting/").content.decode()


@pytest.mark.parametrize(("left", "told"), [(0, True), (1, False)])
def test_and_that_a_budget_is_spent(desk: Desk, monkeypatch: pytest.MonkeyPatch, left: int, told: bool) -> None:
    budget = SimpleNamespace(period_end=timezone.now)
    found = SimpleNamespace(nobody_works=False, accounts=[SimpleNamespace(left=left, budget=budget)])
    monkeypatch.setattr(standstill, "status", lambda **_: found)
    assert ("A budget is spent" in desk.begin()) is told
