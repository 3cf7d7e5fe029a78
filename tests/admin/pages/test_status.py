"""The admin's page "Status"."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils import timezone

from django_autocaption import pacing
from django_autocaption.admin.pages import status as page
from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Caption, State, Step, UpkeepFailure
from django_autocaption.pipeline.upkeep.sweep import sweep
from tests.admin.rows import caption, draft, staff

pytestmark = pytest.mark.django_db
LIST = "/admin/autocaption/caption/"
CAPS = [{"LIMIT": "2.50", "UNIT": "USD"}]


def test_the_list_links_to_the_page(viewer: Client) -> None:
    assert f'<a href="{LIST}status/">Status</a>' in viewer.get(LIST).content.decode()


def test_states_and_reasons_are_shown(viewer: Client) -> None:
    caption(state=State.FAILED, error_code="auth", error_message="Wrong <b>key</b>.")
    html = viewer.get(f"{LIST}status/").content.decode()
    assert f'<a href="{LIST}?state__exact=failed">Failed</a></th><td>1</td>' in html
    assert (
        f'<a href="{LIST}?state__exact=failed&amp;error_code=auth">The service refuses the key.</a></th><td>1</td>'
        in html
    )
    assert "Wrong &lt;b&gt;key&lt;/b&gt;." in html
    assert "No service is paused: default (Scripted)." in html


def test_that_no_sweep_runs_is_told(viewer: Client) -> None:
    assert "No sweep seems to run" in viewer.get(f"{LIST}status/").content.decode()
    sweep()
    assert "No sweep seems to run" not in viewer.get(f"{LIST}status/").content.decode()


def test_captions_of_a_field_that_was_renamed_are_told_with_the_command(viewer: Client) -> None:
    html = viewer.get(f"{LIST}status/").content.decode()
    assert "registered no more" not in html
    Caption.objects.filter(pk=caption(state=State.FAILED, error_code="auth").pk).update(field_name="picture")
    html = viewer.get(f"{LIST}status/").content.decode()
    assert "Captions of fields that are registered no more" in html
    assert "<code>manage.py autocaption move testapp.Photo.picture testapp.Photo.image</code>" in html


def test_what_fails_in_the_sweep_is_told(viewer: Client, admin_client: Client) -> None:
    assert "What fails in the sweep" not in viewer.get(f"{LIST}status/").content.decode()
    now = timezone.now()
    UpkeepFailure.objects.create(
        step=Step.IMAGES, field="testapp.Country.flag", message="No <b>table</b>.", since=now, at=now
    )
    fields = {"testapp.Leaf.scan": {}, **settings.AUTOCAPTION["FIELDS"]}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields}):
        assert "No &lt;b&gt;table" not in viewer.get(f"{LIST}status/").content.decode(), "it may name an image"
        html = admin_client.get(f"{LIST}status/").content.decode()
    assert "Images without a caption (testapp.Country.flag)" in html
    assert "No &lt;b&gt;table&lt;/b&gt;." in html
    assert '<th scope="row">testapp.Leaf.scan</th>' in html


def test_what_waits_for_people_is_counted(viewer: Client) -> None:
    draft()
    html = viewer.get(f"{LIST}status/").content.decode()
    assert f'<a href="{LIST}?review=draft">A draft to be read</a></th><td>1</td>' in html
    assert "No machine found words" not in html


def test_a_large_number_is_not_counted_to_its_end(viewer: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "MOST", 1)
    for number in range(3):
        caption(object_id=str(number), state=State.FAILED)
    assert "<td>1+</td>" in viewer.get(f"{LIST}status/").content.decode()


def test_a_service_that_is_down_is_told(viewer: Client) -> None:
    for _count in range(pacing.FAILURES):
        pacing.note("default", ProviderError("Down.", kind=ErrorKind.SERVER))
    assert "has given no answers since" in viewer.get(f"{LIST}status/").content.decode()


@pytest.mark.parametrize(("permissions", "shown"), [((), False), (("autocaption.view_attempt",), True)])
def test_money_is_for_who_may_see_attempts(client: Client, permissions: tuple[str, ...], shown: bool) -> None:
    client.force_login(staff("autocaption.view_caption", *permissions))
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "BUDGETS": CAPS}):
        html = client.get(f"{LIST}status/").content.decode()
    assert ("2.5 USD a month" in html) is shown
    assert ("what default says that it cost" in html) is shown


def test_wrong_settings_are_no_traceback(viewer: Client) -> None:
    wrong: dict[str, Any] = {**settings.AUTOCAPTION, "BUDGETS": [{"LIMIT": 1}]}
    with override_settings(AUTOCAPTION=wrong):
        assert "manage.py check" in viewer.get(f"{LIST}status/").content.decode()
