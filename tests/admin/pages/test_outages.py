"""The list of captions says which services are not asked just now."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client, override_settings

from django_autocaption import pacing
from django_autocaption.exceptions import ErrorKind, ProviderError
from tests.admin.conftest import LIST
from tests.admin.rows import caption
from tests.effects.rows import time_passes


def told(client: Client) -> list[str]:
    page = client.get(LIST).content.decode()
    box = re.search(r'<ul class="messagelist autocaption-paused">(.*?)</ul>', page, re.DOTALL)
    return re.findall(r'<li class="warning">(.*?)</li>', box[1]) if box else []


def test_nothing_while_all_is_well(editor: Client) -> None:
    caption()
    pacing.note("default", None)
    assert told(editor) == []


def test_a_service_that_is_down_since_when_and_until_when(editor: Client) -> None:
    down = ProviderError("Down.", kind=ErrorKind.SERVER)
    pacing.note("default", *[down] * pacing.FAILURES)
    (sentence,) = told(editor)
    assert re.match(r"default \(Scripted\) has given no answers since .+ tried again at .*\d\d:\d\d", sentence)
    pacing.note("default", None)
    assert told(editor) == []


def test_a_service_that_nothing_waits_for_is_not_named_for_long(editor: Client) -> None:
    pacing.note("default", *[ProviderError("Down.", kind=ErrorKind.SERVER)] * pacing.FAILURES)
    time_passes(pacing.PAUSE + 55)
    assert len(told(editor)) == 1
    time_passes(5)
    assert told(editor) == [], "the next image is tried at once"


def test_a_service_that_refuses_the_key_is_named_until_it_answers(editor: Client) -> None:
    pacing.note("default", ProviderError("The key was refused.", kind=ErrorKind.AUTH, status=401))
    time_passes(3600)
    (sentence,) = told(editor)
    assert sentence.startswith("default (Scripted) has given no answers since ")
    pacing.note("default", None)
    assert told(editor) == []


def test_a_service_that_asked_to_be_left_alone(editor: Client) -> None:
    pacing.note("default", ProviderError("Busy.", kind=ErrorKind.RATE_LIMIT, retry_after=300))
    (sentence,) = told(editor)
    assert "default (Scripted) asked to be left alone for a while. Its images wait until" in sentence


@pytest.mark.parametrize("wrong", [{"PROVIDERS": {}}, {"REDIS_URL": "http://nowhere"}])
def test_wrong_settings_do_not_take_the_page_away(editor: Client, wrong: dict[str, object]) -> None:
    caption()
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, **wrong}):
        assert editor.get(LIST).status_code == 200
