"""Words are asked for by whoever read the objects a while ago: a save since then is not undone."""

from __future__ import annotations

from typing import Any

import pytest

from django_autocaption.models import Caption
from django_autocaption.pipeline.intake import requests
from tests.rows import caption
from tests.testapp.models import Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sent")]


def is_saved_meanwhile(photo: Photo, monkeypatch: pytest.MonkeyPatch) -> None:
    """With another file, when the objects were read, and their rows were not yet."""
    take, saves = requests._request_chunk, ["b.jpg"]

    def late(*given: Any) -> int:
        while saves:
            photo.image = saves.pop()
            photo.save()
        return take(*given)

    monkeypatch.setattr(requests, "_request_chunk", late)


@pytest.mark.parametrize("is_known", [False, True])
def test_a_save_since_the_objects_were_read_stands(monkeypatch: pytest.MonkeyPatch, is_known: bool) -> None:
    (photo,) = Photo.objects.bulk_create([Photo(image="a.jpg")])
    if is_known:
        caption(photo, "A red boat.", image_name="a.jpg")
    is_saved_meanwhile(photo, monkeypatch)
    requests.request(Photo.objects.all())
    row = Caption.objects.get()
    assert (row.image_name, row.image_no) == ("b.jpg", 1 + is_known)


def test_a_replacement_that_nobody_noticed_is_asked_about() -> None:
    (photo,) = Photo.objects.bulk_create([Photo(image="a.jpg")])
    row = caption(photo, "A red boat.", image_name="a.jpg")
    Photo.objects.update(image="b.jpg")
    assert requests.request(photo) == 1
    row.refresh_from_db()
    assert (row.image_name, row.image_no, row.state) == ("b.jpg", 2, "pending")


def test_an_object_that_is_gone_meanwhile_leaves_its_captions_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    (photo,) = Photo.objects.bulk_create([Photo(image="b.jpg")])
    row = caption(photo, "A red boat.", image_name="a.jpg")
    take = requests._request_chunk

    def late(*given: Any) -> int:
        Photo.objects.all()._raw_delete("default")
        return take(*given)

    monkeypatch.setattr(requests, "_request_chunk", late)
    assert requests.request(Photo.objects.all()) == 0
    row.refresh_from_db()
    assert (row.image_name, row.image_no) == ("a.jpg", 1)
