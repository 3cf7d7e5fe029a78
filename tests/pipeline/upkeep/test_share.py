"""A sweep looks at a share of a large field's objects, and at the newest; in the end it has looked at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import override_settings

from django_autocaption.models import Caption, Cursor
from django_autocaption.pipeline.runtime import queue
from django_autocaption.pipeline.upkeep import share, sweep
from tests.testapp.models import Country, Photo, Product

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[None]:
    """Shares of four objects, and the two newest."""
    monkeypatch.setattr(share, "SHARE", 4)
    monkeypatch.setattr(share, "NEWEST", 2)
    monkeypatch.setattr(queue, "_send_one", lambda *message: True)
    fields: dict[str, Any] = {"testapp.Photo.image": {}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields, "LANGUAGES": ["en", "de"]}):
        yield


def photos(number: int) -> list[Photo]:
    """So many that no hook saw."""
    return Photo.objects.bulk_create([Photo(image=f"photos/{n}.jpg") for n in range(number)])


def found() -> list[int]:
    """Places, in the order of keys, of the photographs that have captions in both languages."""
    captions = list(Caption.objects.values_list("object_id", flat=True))
    keys = [str(pk) for pk in Photo.objects.order_by("pk").values_list("pk", flat=True)]
    return [place for place, key in enumerate(keys) if captions.count(key) == 2]


def test_a_few_objects_are_looked_at_all_at_once() -> None:
    photos(3)
    assert sweep.sweep().unannounced == 6
    assert not Cursor.objects.exists()


def test_many_are_looked_at_in_turn_and_the_newest_each_time() -> None:
    photos(11)
    sweep.sweep()
    assert found() == [0, 1, 2, 3, 9, 10]
    photos(1)
    sweep.sweep()
    assert found() == [0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11]
    sweep.sweep()
    assert found() == list(range(12))


def test_the_next_round_begins_anew() -> None:
    made = photos(6)
    sweep.sweep()
    sweep.sweep()
    Caption.objects.filter(object_id=str(made[0].pk)).delete()
    assert sweep.sweep().unannounced == 2
    assert found() == list(range(6))


def test_objects_without_an_image_belong_to_a_share() -> None:
    """Else a sweep would read past all of them, to find as many images as it may look at."""
    made = photos(9)
    Photo.objects.filter(pk__lt=made[5].pk).update(image="")
    sweep.sweep()
    assert found() == [7, 8]
    sweep.sweep()
    assert found() == [5, 6, 7, 8]


@pytest.mark.parametrize(("model", "field"), [(Product, "front"), (Country, "flag")])
def test_keys_of_any_type_are_gone_through(model: Any, field: str, settings: Any) -> None:
    keys = [{"code": f"c{n}"} if model is Country else {} for n in range(9)]
    model.objects.bulk_create([model(**key, **{field: "x.jpg"}) for key in keys])
    fields: dict[str, Any] = {f"{model._meta.label}.{field}": {}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields, "LANGUAGES": ["en"]}):
        for _sweep in range(3):
            sweep.sweep()
    assert Caption.objects.count() == 9


def test_a_place_that_is_no_key_of_the_model_any_more_is_forgotten() -> None:
    Cursor.objects.create(name="images of testapp.Photo.image", value="no number")
    photos(5)
    assert sweep.sweep().failed == 0
    assert found() == [0, 1, 2, 3, 4]
