"""The scoreboard's numbers, each recomputed by hand, and who sees whose."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client, override_settings
from django.utils import timezone
from django.utils.formats import date_format

from django_autocaption.audit.scoreboard import scoreboard, wilson
from django_autocaption.models import Attempt, Awaits, Cursor, Prompt, Reason, Score, Surface, Verb, Version
from django_autocaption.pipeline.scores import counting
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from tests.admin.rows import caption, content_type, draft, staff
from tests.pipeline.scores.test_counting import count
from tests.rows import awaits
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db
PAGE = "/admin/autocaption/caption/scoreboard/"


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("ada")


def decide(
    user: User, verb: str = "approve", *, provider: str = "default", spot_check: bool = False, **more: Any
) -> None:
    """One decision about a text of a provider. ``more``: ``text`` of an edit, ``reason``, ``prompt``, ``cost`` and
    ``latency`` of the request."""
    cost, unit = more.get("cost", (None, ""))
    made = caption if spot_check else draft
    row = made(alt_text="A red boat on a lake", provider=provider, model="model-1", prompt=more.get("prompt"))
    if spot_check:
        awaits(row, Awaits.SPOT_CHECK)
    attempt = Attempt.objects.create(
        caption=row,
        request=row.request,
        provider=provider,
        asked_at=timezone.now(),
        cost_amount=cost,
        cost_unit=unit,
        latency_ms=more.get("latency", 1000),
    )
    Version.objects.filter(caption=row).update(attempt=attempt)
    by, seen = By(user=user, surface=Surface.DESK, on_screen=1), Seen.of(row)
    if verb == "approve":
        reviews.approve(row, seen=seen, by=by)
    elif verb == "edit":
        reviews.edit(row, {"alt_text": more["text"]}, seen=seen, by=by)
    else:
        reviews.reject(row, seen=seen, by=by, reason=more.get("reason", Reason.WRONG))


def test_the_interval_is_wilsons() -> None:
    # By hand: p = 0.8, n = 10, z = 1.96: (0.8 + 0.19207 ± 1.96 √(0.016 + 0.0096)) / 1.38415
    assert wilson(8, 10) == pytest.approx((0.4902, 0.9433), abs=0.0001)
    assert wilson(0, 10) == pytest.approx((0, 0.2775), abs=0.0001)
    assert wilson(10, 10) == pytest.approx((0.7225, 1), abs=0.0001)
    assert wilson(0, 0) == (0, 1)


def test_each_number_is_what_a_hand_makes_of_the_decisions(editor: User) -> None:
    prompt = Prompt.objects.create(name="products", text="Write.").version(using="default")
    for latency in (800, 900, 1250):
        decide(editor, prompt=prompt, cost=(Decimal("0.002"), "USD"), latency=latency)
    decide(editor, "edit", text="A red boat", prompt=prompt, cost=(Decimal("0.004"), "USD"), latency=2000)
    decide(editor, "reject", reason=Reason.VAGUE, prompt=prompt, cost=(Decimal("0.002"), "USD"), latency=9000)
    decide(editor, "reject", reason=Reason.WRONG, prompt=prompt, cost=(Decimal(3), "credits"), latency=700)
    decide(editor, spot_check=True)
    count()
    line, check = scoreboard().lines
    assert (line.subject.field, line.subject.provider) == ("testapp.Photo.image", "default")
    assert (line.subject.model, line.subject.prompt) == ("model-1", f"products {prompt.pk}")
    assert (line.decided, line.approved, line.edited) == (6, 3, 1)
    assert line.rejected == {Reason.VAGUE: 1, Reason.WRONG: 1}
    assert line.share_approved == 0.5
    assert line.interval == pytest.approx((0.1876, 0.8124), abs=0.0001)
    assert line.share_kept == pytest.approx((3 * 1.00 + 0.50) / 4), "10 of 20 characters of the edited one"
    assert line.cost_of_approved == {"USD": Decimal("0.012") / 4}, "no caption was approved for credits"
    assert line.median_latency == 900, "700 800 900 | 1200 2000 9000: the lower middle, in two digits"
    assert line.rank is None
    assert (check.subject.spot_check, check.decided, check.approved) == (True, 1, 1)


def test_the_better_one_is_ranked_first_and_nothing_below_thirty() -> None:
    photos = content_type(Photo)
    decisions = {"good": (29, 1), "middling": (25, 6), "lucky": (29, 0)}
    for provider, numbers in decisions.items():
        about = {"content_type": photos, "field_name": "image", "provider": provider, "spot_check": False}
        for verb, number in zip((Verb.APPROVE, Verb.REJECT), numbers, strict=True):
            Score.objects.create(**about, verb=verb, number=number)
    assert [(line.subject.provider, line.rank) for line in scoreboard().lines] == [
        ("good", 1),
        ("middling", 2),
        ("lucky", None),
    ]


class TestThePage:
    @pytest.fixture
    def client(self, client: Client, editor: User) -> Client:
        """Who may view captions; two of three decisions are not theirs."""
        viewer = staff("autocaption.view_caption")
        client.force_login(viewer)
        decide(editor, cost=(Decimal("0.002"), "USD"))
        decide(editor, "reject", reason=Reason.INVENTED)
        decide(viewer)
        count()
        return client

    def test_shows_the_sums_of_all_and_ones_own(self, client: Client) -> None:
        text = text_of(client.get(PAGE))
        assert "3 2 (66.7 %) 20.8 % – 93.9 % 0 1 100.0 % 1.00" in text
        assert "Rejected: Invented detail" in text
        assert "too few" in text
        own = text_of(client.get(f"{PAGE}?person=me"))
        assert "1 1 (100.0 %) 20.7 % – 100.0 % 0 100.0 % 1.00" in own
        assert "Invented" not in own

    def test_says_as_of_when(self, client: Client) -> None:
        moment = timezone.now() - timedelta(days=1, minutes=7)
        Cursor.objects.update(looked_at=moment)
        assert f"As of {date_format(timezone.localtime(moment), 'SHORT_DATETIME_FORMAT')}" in text_of(client.get(PAGE))

    def test_shows_others_only_where_the_setting_says_so(self, client: Client, editor: User) -> None:
        theirs = f"{PAGE}?person={editor.pk}"
        assert client.get(theirs).status_code == 403
        with override_settings(AUTOCAPTION={"FIELDS": {"testapp.Photo.image": {}}, "SCORES_BY_PERSON": True}):
            assert client.get(theirs).status_code == 403, "who may not view users is told no names"
            client.force_login(staff("autocaption.view_caption", "auth.view_user"))
            assert editor.username in text_of(client.get(PAGE))
            assert "2 1 (50.0 %)" in text_of(client.get(theirs))
            assert client.get(f"{PAGE}?person=0").status_code == 403

    def test_shows_costs_to_those_who_may_view_attempts(self, client: Client) -> None:
        assert "USD" not in text_of(client.get(PAGE))
        client.force_login(staff("autocaption.view_caption", "autocaption.view_attempt"))
        assert "0.00200 USD" in text_of(client.get(PAGE))

    def test_is_linked_from_the_list_and_refused_to_others(self, client: Client) -> None:
        assert PAGE in client.get("/admin/autocaption/caption/").content.decode()
        client.force_login(staff())
        assert client.get(PAGE).status_code == 403


def test_a_page_without_decisions_says_what_to_do(client: Client) -> None:
    client.force_login(staff("autocaption.view_caption"))
    assert "The sweep has not counted yet" in text_of(client.get(PAGE))
    counting.count(using="default")
    assert "Nothing is decided yet" in text_of(client.get(PAGE))


def text_of(response: Any) -> str:
    """What a reader sees, with single blanks."""
    assert response.status_code == 200
    return " ".join(re.sub(r"<[^>]+>|&nbsp;", " ", response.content.decode()).split())
