"""Images that editors upload into rich text, which no model of the site knows."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import override_settings

from django_autocaption import autocaption, conf
from django_autocaption.exceptions import ConfigurationError
from django_autocaption.models import Caption, Cursor, MediaFile, UpkeepFailure
from django_autocaption.pipeline.intake import media_folders
from django_autocaption.pipeline.upkeep.sweep import sweep
from django_autocaption.publishing.richtext import with_alt_texts
from tests.pictures import upload
from tests.publishing.samples import WORDS, give_words
from tests.testapp.models import Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


def site(*folders: str, **given: Any) -> Any:
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "MEDIA_FOLDERS": folders, **given})


def stored(name: str) -> str:
    return default_storage.save(name, ContentFile(b"image"))


def look_again() -> None:
    Cursor.objects.filter(name=media_folders.NAME).update(looked_at=None)
    sweep()


def captioned() -> set[str]:
    return set(Caption.objects.filter(content_type__model="mediafile").values_list("image_name", flat=True))


def test_the_sweep_finds_what_was_uploaded_and_asks_for_words_once() -> None:
    names = {stored("essays/a.jpg"), stored("essays/2026/11/b.webp")}
    stored("essays/notes.txt")
    stored("elsewhere/c.jpg")
    with site("essays/"):
        sweep()
        assert captioned() == names
        rows = Caption.objects.count()
        new = stored("essays/d.png")
        sweep()
        assert captioned() == names  # not listed again within PAUSE
        look_again()
        assert captioned() == names | {new}
        assert Caption.objects.count() == rows // 2 * 3


def test_an_upload_can_be_announced_and_its_words_stand_in_the_text() -> None:
    with site("articles"):
        name = default_storage.save("articles/bridge.jpg", upload())
        row = autocaption.note_upload(name)
        assert autocaption.note_upload(name).pk == row.pk
        assert captioned() == {name}
        caption = Caption.objects.get(object_id=str(row.pk), language="en")
        give_words(caption)
        assert WORDS in with_alt_texts(f'<img src="{default_storage.url(name)}">')


@pytest.mark.parametrize("name", ["elsewhere/a.jpg", "articles/../a.jpg", "/articles/a.jpg", "articlesx/a.jpg", ""])
def test_what_lies_outside_is_refused(name: str) -> None:
    with site("articles"), pytest.raises(ConfigurationError, match="articles"):
        autocaption.note_upload(name)
    assert not MediaFile.objects.exists()


def test_a_file_that_a_model_knows_has_no_second_row() -> None:
    photo = Photo.objects.create(image=upload())
    with site("photos"):
        sweep()
        assert captioned() == set()
        assert Caption.objects.filter(image_name=photo.image.name).exists()


def test_one_sweep_lists_folders_for_a_while_and_the_next_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media_folders, "LONGEST", -1)
    names = [stored(f"pages/{folder}/x.jpg") for folder in ("a", "b/c", "d")]
    with site("pages"):
        seen = []
        for _ in range(6):
            sweep()
            seen.append(captioned())
        assert [len(found) for found in seen] == [0, 1, 1, 2, 3, 3]
        assert seen[-1] == set(names)
        assert Cursor.objects.get(name=media_folders.NAME).value == ""


def test_a_folder_that_is_not_there_yet_is_empty_and_a_storage_that_fails_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with site("nothing", "letters"):
        stored("letters/a.jpg")
        assert sweep().failed == 0
        assert len(captioned()) == 1

        def fail(path: str) -> Any:
            raise OSError("gone for lunch")

        monkeypatch.setattr(default_storage, "listdir", fail)
        look_again()
        assert UpkeepFailure.objects.get().message == "OSError: gone for lunch"


@pytest.mark.parametrize("folders", [["/articles"], [""], ["../x"], [3], "articles"])
def test_wrong_folders_are_told(folders: Any) -> None:
    given = {**settings.AUTOCAPTION, "MEDIA_FOLDERS": folders}
    with override_settings(AUTOCAPTION=given), pytest.raises(ConfigurationError, match="MEDIA_FOLDERS"):
        conf.current()
