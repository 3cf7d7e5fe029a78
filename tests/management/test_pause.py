"""``manage.py autocaption pause`` and ``resume``."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from django_autocaption.models import Pause
from tests.pictures import upload
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    call_command("autocaption", *arguments)
    return capsys.readouterr().out


def test_the_site_is_stopped_and_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    User.objects.create(username="olive")
    Photo.objects.create(image=upload())
    assert said(capsys, "pause", "--user", "olive") == "Requests to all services are paused. 1 images wait.\n"
    assert said(capsys, "pause") == "Requests to all services were paused already. 1 images wait.\n"
    told = said(capsys, "status")
    assert "paused:     all services since" in told
    assert "by olive; 1 images wait; manage.py autocaption resume\n" in told
    (one,) = json.loads(said(capsys, "status", "--json"))["paused"]
    assert (one["provider"], one["by"], one["waiting"]) == (None, "olive", 1)
    assert said(capsys, "resume") == "Requests to all services go on.\n"
    assert said(capsys, "resume") == "Requests to all services were not paused.\n"


def test_what_is_still_stopped_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "pause")
    said(capsys, "pause", "default")
    assert "Still paused since" in said(capsys, "resume")
    assert [row.alias for row in Pause.objects.all()] == ["default"]


def test_wrong_names_are_refused() -> None:
    with pytest.raises(CommandError, match="Did you mean 'default'"):
        call_command("autocaption", "pause", "defualt")
    with pytest.raises(CommandError, match="There is no user 'nobody'"):
        call_command("autocaption", "pause", "--user", "nobody")
