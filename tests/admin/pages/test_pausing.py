"""The buttons of the page "Status" that stop requests, and let them go on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from django_autocaption.models import Pause, State
from tests.admin.rows import caption, staff

pytestmark = pytest.mark.django_db
STATUS = "/admin/autocaption/caption/status/"
PAUSE = f"{STATUS}pause/"


@pytest.fixture
def operator(client: Client) -> Client:
    client.force_login(staff("autocaption.view_caption", "autocaption.pause_requests"))
    return client


def test_a_click_stops_the_site_and_another_lets_it_go_on(
    operator: Client, messages: Callable[[HttpResponse], list[str]]
) -> None:
    caption(state=State.PENDING)
    assert "Pause all services" in operator.get(STATUS).content.decode()
    response = operator.post(PAUSE, {"provider": "", "pause": "1"})
    assert (response.status_code, response["Location"]) == (302, STATUS)
    assert "Requests to all services are paused" in messages(response)[0]
    html = operator.get(STATUS).content.decode()
    assert "Resume all services" in html
    assert "<td>1</td>" in html
    assert "paused with all services" in html and "<td>go on</td>" not in html
    assert "Requests to all services are paused since" in operator.get("/admin/autocaption/caption/").content.decode()
    assert "go on" in messages(operator.post(PAUSE, {"provider": "", "resume": "1"}))[0]
    assert not Pause.objects.exists()


@pytest.mark.parametrize("sees_users", [True, False])
def test_who_stopped_it_is_told_to_people_who_may_see_users(client: Client, sees_users: bool) -> None:
    permissions = [
        "autocaption.view_caption",
        "autocaption.pause_requests",
        *(["auth.view_user"] if sees_users else []),
    ]
    client.force_login(staff("autocaption.view_caption", "autocaption.pause_requests"))
    client.post(PAUSE, {"provider": "", "pause": "1"})
    client.force_login(staff(*permissions))
    assert (f"by {Pause.objects.get().by}" in client.get(STATUS).content.decode()) is sees_users


def test_one_service_is_stopped_by_its_own_button(operator: Client) -> None:
    operator.post(PAUSE, {"provider": "default", "pause": "1"})
    assert [pause.alias for pause in Pause.objects.all()] == ["default"]
    html = operator.get(STATUS).content.decode()
    assert "Resume default (Scripted)" in html
    assert "Pause all services" in html


def test_an_unknown_service_is_refused(operator: Client, messages: Callable[[HttpResponse], list[str]]) -> None:
    assert "has no alias" in messages(operator.post(PAUSE, {"provider": "defautl", "pause": "1"}))[0]
    assert not Pause.objects.exists()


def test_a_service_that_is_no_longer_configured_can_be_resumed(operator: Client) -> None:
    operator.post(PAUSE, {"provider": "default", "pause": "1"})
    Pause.objects.update(alias="gone")
    assert "Resume gone" in operator.get(STATUS).content.decode()
    operator.post(PAUSE, {"provider": "gone", "resume": "1"})
    assert not Pause.objects.filter(alias="gone").exists()


@pytest.mark.parametrize(
    "permissions", [("autocaption.view_caption",), ("autocaption.pause_requests",), ("autocaption.change_caption",)]
)
def test_who_may_not_pause_sees_no_button_and_is_refused(client: Client, permissions: tuple[str, ...]) -> None:
    client.force_login(staff(*permissions))
    assert client.post(PAUSE, {"provider": "", "pause": "1"}).status_code == 403
    if permissions == ("autocaption.view_caption",):
        html = client.get(STATUS).content.decode()
        assert "Requests to services" in html
        assert "Pause all services" not in html
    assert not Pause.objects.exists()


def test_a_link_or_another_site_stops_nothing(operator: Client) -> None:
    assert operator.get(PAUSE).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = operator.cookies
    assert strict.post(PAUSE, {"provider": "", "pause": "1"}).status_code == 403
    assert not Pause.objects.exists()
