"""Images that a site's own rules leave out: nothing of them is read or sent, until the rules say otherwise."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.core.checks import run_checks
from django.db import connection
from django.test.utils import CaptureQueriesContext

from django_autocaption.autocaption import request
from django_autocaption.exceptions import ConfigurationError
from django_autocaption.models import Caption, State
from django_autocaption.pipeline.upkeep import sweep
from django_autocaption.registry import registry
from tests.pictures import upload
from tests.pipeline.drive import one, produce, with_field
from tests.rows import PUBLISHED, says, stands
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]
RULE = f"{__name__}.is_public"


def is_public(photo: Photo) -> bool:
    if photo.title == "broken":
        raise ValueError("no such collection")
    return photo.title != "private"


@pytest.fixture(autouse=True)
def ruled() -> Any:
    with with_field(condition=RULE, exclude=["photos/scan-*", "*.tif"]):
        yield


@pytest.mark.parametrize(
    ("title", "name", "says_why"),
    [
        ("private", "photo.jpg", f"The site's rule “{RULE}” leaves the image out."),
        ("open", "scan-7.jpg", "The site leaves out files that are named like “photos/scan-*”."),
        ("open", "old.tif", "The site leaves out files that are named like “*.tif”."),
    ],
)
def test_what_a_rule_refuses_is_neither_read_nor_sent(
    title: str, name: str, says_why: str, storage: Any, scripted: type[ScriptedProvider], monkeypatch: Any
) -> None:
    Photo.objects.create(title=title, image=upload(name=name))
    monkeypatch.setattr(storage, "open", None)
    produce()
    assert (one().state, one().error_code, one().error_message) == (State.EXCLUDED, "condition", says_why)
    assert not scripted.asked


def test_others_are_captioned_and_a_save_that_changes_nothing_costs_one_query() -> None:
    photo = Photo.objects.create(title="open", image=upload())
    produce()
    assert stands(one()) == PUBLISHED
    with CaptureQueriesContext(connection) as asked:
        photo.save(update_fields=["title"])
    assert len(asked) == 2, "the UPDATE, and a look for what a rule has left out"
    assert len(ScriptedProvider.asked) == 1


def test_an_answer_that_changed_is_noticed_by_the_next_save() -> None:
    photo = Photo.objects.create(title="private", image=upload())
    produce()
    photo.save()
    assert one().state == State.EXCLUDED
    photo.title = "open"
    photo.save(update_fields=["title"])
    assert one().state == State.PENDING
    produce()
    assert stands(one()) == PUBLISHED


def test_an_answer_that_changed_behind_our_back_is_noticed_by_the_sweep() -> None:
    photos = [Photo.objects.create(title=title, image=upload()) for title in ("private", "private")]
    produce()
    assert sweep.sweep().mended == 0
    Photo.objects.filter(pk=photos[0].pk).update(title="open")
    assert sweep.sweep().mended == 1
    states = dict(Caption.objects.values_list("object_id", "state"))
    assert states == {str(photos[0].pk): State.PENDING, str(photos[1].pk): State.EXCLUDED}


def test_without_the_rule_the_sweep_asks() -> None:
    Photo.objects.create(title="private", image=upload())
    produce()
    with with_field():
        assert sweep.sweep().mended == 1


def test_words_stay_when_their_image_is_left_out_later_and_nobody_is_asked_anew() -> None:
    photo = Photo.objects.create(title="open", image=upload())
    produce()
    words = says(one())
    Photo.objects.update(title="private")
    request(photo, recaption=True)
    produce()
    assert (stands(one()), says(one()), one().error_code) == (PUBLISHED, words, "condition")
    assert len(ScriptedProvider.asked) == 1


def test_a_rule_that_fails_spoils_its_own_image_only(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.CRITICAL):
        Photo.objects.create(title="broken", image=upload("red"))
        Photo.objects.create(title="open", image=upload("blue"))
        produce()
    assert [stands(caption) for caption in Caption.objects.order_by("pk")] == [State.PENDING, PUBLISHED]
    assert Caption.objects.order_by("pk")[0].error_code == "object"


def test_register_takes_the_function_itself() -> None:
    registry.register(Photo, "image", condition=is_public)
    try:
        Photo.objects.create(title="private", image=upload())
        produce()
    finally:
        registry._registered.clear()
        registry.forget()
    assert one().error_message == "The site's rule “is_public” leaves the image out."


def test_a_path_that_leads_nowhere_is_told_before_the_site_runs() -> None:
    with with_field(condition="shop.rules.may_be_captioned"):
        (told,) = (message for message in run_checks() if message.id == "autocaption.E010")
    assert "'shop.rules.may_be_captioned', which is no function" in told.msg


@pytest.mark.parametrize(("option", "value"), [("condition", 7), ("exclude", "*.tif"), ("exclude", [7])])
def test_what_is_no_rule_is_refused(option: str, value: Any) -> None:
    with with_field(**{option: value}), pytest.raises(ConfigurationError, match=f"'{option}' must be"):
        registry.all()
