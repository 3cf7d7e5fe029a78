"""The page "Scoreboard" in a real browser: found from the list, readable in both themes and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from django_autocaption.models import Cursor, Reason, Score, Verb, clock
from django_autocaption.pipeline.scores.counting import NAME
from tests.admin.rows import content_type
from tests.browser.axe import complaints
from tests.browser.scenes import LIST
from tests.testapp.models import Photo

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTH_OF_A_PHONE = 390


def decided(provider: str, verb: Verb, number: int, *, spot_check: bool = False, reason: Reason = Reason.NONE) -> None:
    """So many decisions, and what they are about."""
    Score.objects.create(
        content_type=content_type(Photo),
        field_name="image",
        provider=provider,
        model="model-1",
        spot_check=spot_check,
        verb=verb,
        reason=reason,
        cost_unit="USD",
        number=number,
        kept=0 if verb == Verb.REJECT else 90 * number,
        cost_amount=Decimal("0.002") * number,
        latencies={"1200": number},
    )


@pytest.mark.parametrize(("scheme", "width"), [("light", 1360), ("dark", WIDTH_OF_A_PHONE)])
def test_an_editor_compares_services(
    scheme: str, width: int, open_page: Callable[..., Page], picture: Callable[[Page, str], None]
) -> None:
    for provider, numbers in {"default": (40, 5, 3), "other": (20, 15, 10), "new": (5, 0, 0)}.items():
        for verb, number in zip((Verb.APPROVE, Verb.EDIT, Verb.REJECT), numbers, strict=True):
            decided(provider, verb, number, reason=Reason.VAGUE if verb == Verb.REJECT else Reason.NONE)
    decided("default", Verb.APPROVE, 7, spot_check=True)
    Cursor.objects.create(name=NAME, looked_at=clock.read("default"))
    page = open_page(scheme, width=width)
    page.goto(LIST)
    page.get_by_role("link", name="Scoreboard").click()
    drafts = page.get_by_role("region", name="Drafts")
    drafts.wait_for()
    assert [row.inner_text()[:1] for row in drafts.locator("tbody tr").all()] == ["1", "2", "t"]
    picture(page, f"scoreboard-{scheme}")
    assert complaints(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("link", name="My own decisions").press("Enter")
    page.get_by_text("Nothing is decided yet").wait_for()
    assert complaints(page) == []
