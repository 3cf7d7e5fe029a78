"""A file is opened, and addressed, as the class of its field does it for the object that the file belongs to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.files.storage.memory import InMemoryStorage
from django.db import connection
from django.db.models.fields.files import ImageFieldFile
from django.test.utils import CaptureQueriesContext

from django_autocaption.admin.base.addresses import image_url, load_files
from django_autocaption.models import Caption, State
from django_autocaption.pipeline.records.files import files_of, is_owned
from tests.pictures import jpeg, upload
from tests.pipeline.drive import one, produce
from tests.rows import PUBLISHED, all_stand, stands
from tests.rows import caption as row
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]
FIELD = Photo._meta.get_field("image")
#: How the file of a sealed field is turned into what is stored.
SEAL = bytes(range(255, -1, -1))


@pytest.fixture
def vault(monkeypatch: pytest.MonkeyPatch) -> InMemoryStorage:
    """Where images of photos titled ``private`` are; the field itself knows the other storage only."""
    private = InMemoryStorage(base_url="/vault/")

    class Moving(ImageFieldFile):
        @property
        def storage(self) -> Any:
            return private if self.instance.title == "private" else FIELD.storage

        @storage.setter
        def storage(self, _value: Any) -> None:
            """Of the field: it is not asked."""

    monkeypatch.setattr(FIELD, "attr_class", Moving)
    return private


def test_files_of_one_name_in_two_storages_get_words_of_their_own(
    vault: InMemoryStorage, scripted: type[ScriptedProvider]
) -> None:
    open_one = Photo.objects.create(title="open", image=upload("red", name="photo.jpg"))
    hidden = Photo.objects.create(title="private", image=upload("blue", name="photo.jpg"))
    assert open_one.image.name == hidden.image.name
    produce()
    assert all_stand() == [PUBLISHED, PUBLISHED]
    assert len(scripted.asked) == 2
    assert len({caption.content_hash for caption in Caption.objects.all()}) == 2


def test_what_only_its_class_can_open_is_opened_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Sealed(ImageFieldFile):
        def open(self, mode: str = "rb") -> Any:
            with self.storage.open(self.name) as stored:
                self.file = ContentFile(stored.read().translate(SEAL), name=self.name)
            return self

    monkeypatch.setattr(FIELD, "attr_class", Sealed)
    Photo.objects.create(image=ContentFile(jpeg().translate(SEAL), name="sealed.jpg"))
    produce()
    assert stands(one()) == PUBLISHED


def test_a_list_asks_once_for_the_objects_whose_files_are_their_own(vault: InMemoryStorage) -> None:
    photos = [Photo.objects.create(title=title, image=upload()) for title in ("open", "private", "private")]
    for photo in photos:
        row(photo, "A red bridge.")
    captions = list(Caption.objects.order_by("pk"))
    with CaptureQueriesContext(connection) as asked:
        load_files(captions)
        addresses = [image_url(caption).rpartition("/")[0] for caption in captions]
    assert addresses == ["/media/photos", "/vault/photos", "/vault/photos"]
    assert len([query for query in asked if "testapp_photo" in query["sql"]]) == 1


def test_a_list_asks_nothing_for_plain_files() -> None:
    for _ in range(3):
        row(Photo.objects.create(image=upload()), "A red bridge.")
    captions = list(Caption.objects.select_related("content_type"))
    with CaptureQueriesContext(connection) as asked:
        assert [bool(file.url) for file in files_of(captions).values()] == [True] * 3
    assert not is_owned(FIELD)
    assert len(asked) == 0


def test_an_object_that_is_gone_has_no_address(vault: InMemoryStorage) -> None:
    caption = row(Photo.objects.create(title="private", image=upload()), "A red bridge.")
    Photo.objects.all()._raw_delete("default")
    assert image_url(Caption.objects.get(pk=caption.pk)) == ""


def test_a_class_of_files_that_fails_leaves_the_others_their_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    class Choosy(ImageFieldFile):
        def __init__(self, instance: Any, field: Any, name: str) -> None:
            if instance.title == "lost":
                raise ValueError("a secret address")
            super().__init__(instance, field, name)

    for title in ("lost", "found"):
        row(Photo.objects.create(title=title, image=upload()), "A bridge.")
    monkeypatch.setattr(FIELD, "attr_class", Choosy)
    captions = list(Caption.objects.order_by("pk"))
    load_files(captions)
    assert [bool(image_url(caption)) for caption in captions] == [False, True]


def test_a_pipe_in_the_folder_is_no_file_and_nobody_waits_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FIELD, "storage", FileSystemStorage(tmp_path))
    photo = Photo.objects.create(image=upload())
    stored = Path(photo.image.path)
    stored.unlink()
    os.mkfifo(stored)
    produce()
    assert (stands(one()), one().error_code) == (State.FAILED, "missing")


def test_a_link_to_a_file_is_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FIELD, "storage", FileSystemStorage(tmp_path))
    photo = Photo.objects.create(image=upload())
    stored = Path(photo.image.path)
    stored.symlink_to(stored.rename(tmp_path / "elsewhere.jpg"))
    produce()
    assert stands(one()) == PUBLISHED
