"""``manage.py autocaption digest`` for whoever does not open the admin each day."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.conf import settings
from django.core.mail.backends import locmem
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone
from django.utils.formats import date_format

from django_autocaption import pacing
from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.management import digest
from django_autocaption.models import Attempt, Rating, State, Step, UpkeepFailure
from django_autocaption.pipeline.admission import reservations
from django_autocaption.pipeline.rollups import costs, coverage
from django_autocaption.pipeline.upkeep.pausing import pause
from django_autocaption.pipeline.upkeep.sweep import sweep
from tests.admin.rows import caption, draft
from tests.rows import paid

pytestmark = pytest.mark.django_db


def sent(mailoutbox: list[Any], *options: str) -> Any:
    call_command("autocaption", "digest", "--to", "ada@example.org", *options)
    (mail,) = mailoutbox
    return mail


def test_it_tells_what_the_dashboard_tells(mailoutbox: list[Any]) -> None:
    draft()
    caption()
    caption(state=State.FAILED)
    paid("default", "0.25")
    Attempt.objects.update(asked_at=timezone.now())
    coverage.count(using="default")
    costs.count(using="default")
    pause("default")
    site = {"SITE_NAME": "Bridges", "SITE_URL": "https://bridges.example/"}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **site}):
        mail = sent(mailoutbox)
    assert (mail.subject, mail.to) == ("Bridges: 1 caption waits", ["ada@example.org"])
    for line in (
        "- A draft to be read: 1",
        "- Failed: 1",
        "- testapp.Photo.image (en): 33 % of 3 images",
        "- default: 0.25 USD",
        "Requests to default are paused.",
        "https://bridges.example/admin/autocaption/caption/dashboard/",
    ):
        assert line in mail.body.splitlines()
    assert any(line.startswith("Coverage, as of ") for line in mail.body.splitlines())
    assert "No sweep seems to run" in mail.body


def test_images_to_moderate_wait_too_each_once(mailoutbox: list[Any]) -> None:
    sweep()
    caption(rating=Rating.REVIEW), draft(rating=Rating.REVIEW)
    mail = sent(mailoutbox, "--if-any")
    assert mail.subject == "2 captions wait"
    assert "- Captions of images that a moderator has to look at: 2" in mail.body.splitlines()
    assert "- A draft to be read: 1" in mail.body.splitlines()


def test_times_are_the_sites(mailoutbox: list[Any], settings: Any) -> None:
    settings.TIME_ZONE = "Asia/Tokyo"
    sweep()
    coverage.count(using="default")
    pacing.note("default", *[ProviderError("Down.", kind=ErrorKind.SERVER)] * pacing.FAILURES)
    lines = sent(mailoutbox).body.splitlines()
    told = [line for line in lines if line.startswith(("Coverage, as of ", "default has given no answers since "))]
    day = date_format(timezone.localtime(), "SHORT_DATE_FORMAT")
    hours = {date_format(timezone.localtime() - timedelta(minutes=ago), "P") for ago in (0, 1)}
    assert [day in line and any(line.endswith((hour, f"{hour}.")) for hour in hours) for line in told] == [True] * 2


def test_what_does_not_run_is_told_whatever_waits(mailoutbox: list[Any]) -> None:
    sweep()
    now = timezone.now()
    UpkeepFailure.objects.create(step=Step.RECONCILE, field="testapp.Photo.image", message="No.", since=now, at=now)
    pacing.note("default", *[ProviderError("Down.", kind=ErrorKind.SERVER)] * pacing.FAILURES)
    lines = sent(mailoutbox, "--if-any").body.splitlines()
    assert [line for line in lines if "fails" in line] == [f"A step of the sweep fails: {UpkeepFailure.objects.get()}."]
    assert any(line.startswith("default has given no answers since ") for line in lines)
    assert "Nothing waits." in lines


def test_budgets_are_told(mailoutbox: list[Any]) -> None:
    caps = {"BUDGETS": [{"LIMIT": "2.50", "UNIT": "USD"}]}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **caps}):
        (account,) = reservations.accounts()
        account.row.spent = Decimal("0.25")
        account.row.save()
        lines = sent(mailoutbox).body.splitlines()
    assert "- 2.5 USD a month: 0.25 USD spent" in lines


def test_a_large_number_ends(mailoutbox: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digest, "MOST", 1)
    draft()
    draft()
    assert sent(mailoutbox).subject == "1+ captions wait"


def test_nothing_is_sent_where_there_is_nothing_to_do(mailoutbox: list[Any]) -> None:
    sweep()
    call_command("autocaption", "digest", "--to", "ada@example.org", "--if-any")
    assert mailoutbox == []
    assert "Nothing waits." in sent(mailoutbox).body


def test_it_goes_to_the_managers(mailoutbox: list[Any]) -> None:
    with pytest.raises(CommandError, match="--to ADDRESS"):
        call_command("autocaption", "digest")
    with override_settings(MANAGERS=["ada@example.org"]):
        call_command("autocaption", "digest")
    assert mailoutbox[0].to == ["ada@example.org"]


def test_wrong_settings_are_told_in_a_sentence() -> None:
    wrong = {**settings.AUTOCAPTION, "FIELDS": {"testapp.Photo.nothing": {}}}
    with override_settings(AUTOCAPTION=wrong), pytest.raises(CommandError, match="nothing"):
        call_command("autocaption", "digest", "--to", "ada@example.org")


def test_a_mail_server_that_is_away_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: Any, **options: Any) -> None:
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(locmem.EmailBackend, "send_messages", refuse)
    with pytest.raises(CommandError, match=r"could not be sent: .+ Connection refused\. See Django's EMAIL_"):
        call_command("autocaption", "digest", "--to", "ada@example.org")
