"""The health report: what waits, what fails and why, what was spent, which service is down."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone

from django_autocaption import pacing
from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Caption, State
from django_autocaption.pipeline.upkeep.status import as_json, status
from tests.pictures import upload
from tests.pipeline.drive import produce
from tests.rows import caption
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db


def photos(number: int) -> None:
    for _count in range(number):
        Photo.objects.create(image=upload((Photo.objects.count() * 20, 0, 0)))


def test_an_empty_site_is_at_rest() -> None:
    found = status()
    assert (found.due, found.oldest_due, found.unsent, found.failures) == (0, None, 0, [])
    assert set(found.states.values()) == {0}
    assert [p.alias for p in found.providers] == ["default"]


def test_the_queue_is_measured_by_what_is_due() -> None:
    photos(4)
    Caption.objects.update(due_at=timezone.now() - timedelta(minutes=10), queued_at=timezone.now())
    later, unsent, working, _due = Caption.objects.all()
    Caption.objects.filter(pk=later.pk).update(due_at=timezone.now() + timedelta(hours=1))
    Caption.objects.filter(pk=unsent.pk).update(queued_at=None)
    Caption.objects.filter(pk=working.pk).update(state=State.WORKING, claim=uuid4(), claimed_at=timezone.now())
    found = status()
    assert (found.due, found.unsent, found.states[State.WORKING], found.states[State.PENDING]) == (2, 1, 1, 3)
    assert found.oldest_due is not None
    assert 599 < found.oldest_due < 660


@pytest.mark.parametrize("background", [False, True])
def test_the_oldest_is_found_among_uploads_and_in_the_background(background: bool) -> None:
    photos(3)
    oldest, other, _later = Caption.objects.all()
    for row, minutes, behind in ((oldest, 10, background), (other, 5, not background)):
        due_at = timezone.now() - timedelta(minutes=minutes)
        Caption.objects.filter(pk=row.pk).update(due_at=due_at, background=behind)
    Caption.objects.exclude(pk__in=(oldest.pk, other.pk)).update(due_at=timezone.now() + timedelta(hours=1))
    assert 599 < (status().oldest_due or 0) < 660


def test_words_that_are_still_to_follow_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert status().following == 0
    now = timezone.now()
    for number, due in enumerate((now - timedelta(minutes=5), now + timedelta(hours=1), None)):
        caption(alt_text="A boat.", object_id=str(number), follow_at=due)
    assert as_json(status())["following"] == 1
    call_command("autocaption", "status")
    assert "to follow:  1 captions" in capsys.readouterr().out


def test_failures_are_counted_by_reason(scripted: type[ScriptedProvider]) -> None:
    scripted.script += [ProviderError("Wrong key.", kind=ErrorKind.AUTH)] * 2
    scripted.script.append(ProviderError("Bad picture.", kind=ErrorKind.VALIDATION, code="invalidImage"))
    photos(3)
    produce()
    found = [(f.code, f.number, f.example) for f in status().failures]
    assert found == [("auth", 2, "Wrong key."), ("validation", 1, "Bad picture.")]


def test_a_service_that_is_down_is_named() -> None:
    for _count in range(pacing.FAILURES):
        pacing.note("default", ProviderError("Down.", kind=ErrorKind.SERVER))
    (provider,) = status().providers
    assert provider.down_since is not None
    assert as_json(status())["providers"][0]["tried_again_at"] is not None


def test_a_page_counts_no_further_than_it_shows() -> None:
    photos(5)
    assert status(most=3).states[State.PENDING] == 3


def test_budgets_tell_what_is_left(scripted: type[ScriptedProvider]) -> None:
    caps = [{"LIMIT": 5, "UNIT": "requests"}]
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "BUDGETS": caps}):
        photos(1)
        produce()
        told: list[dict[str, Any]] = as_json(status())["budgets"]
    assert [(b["budget"], b["limit"], b["spent"], b["reserved"]) for b in told] == [
        ("5 requests a month", "5", "1", "0")
    ]
    assert told[0]["counts"] == {"told": [], "priced": ["default"], "not": []}
