"""``manage.py autocaption move``: names are checked, numbers said, words of people asked about."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import override_settings

from django_autocaption.models import Caption
from tests.rows import caption
from tests.testapp.models import Article, Photo

pytestmark = pytest.mark.django_db

OLD, NEW = "testapp.Photo.picture", "testapp.Photo.image"


def old(alt_text: str = "A bridge.", **columns: Any) -> Photo:
    (photo,) = Photo.objects.bulk_create([Photo(image="a.jpg")])
    row = caption(photo, alt_text, **columns)
    Caption.objects.filter(pk=row.pk).update(field_name="picture")
    return photo


def move(*arguments: str) -> None:
    call_command("autocaption", "move", *arguments)


def test_moves_and_says_how_many(capsys: pytest.CaptureFixture[str]) -> None:
    old()
    move(OLD, NEW, "--dry-run")
    assert f"1 captions would be moved from {OLD} to {NEW}" in capsys.readouterr().out
    assert Caption.objects.get().field_name == "picture"
    move(OLD, NEW)
    assert f"1 captions moved from {OLD} to {NEW}; 0 images had one there already" in capsys.readouterr().out
    assert Caption.objects.get().field_name == "image"
    move(OLD, NEW)
    assert f"There are no captions of {OLD}." in capsys.readouterr().out


def test_a_wrong_old_name_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    old()
    move("testapp.Photo.pictrue", NEW)
    assert f"There are no captions of testapp.Photo.pictrue. Did you mean '{OLD}'?" in capsys.readouterr().out


def test_refused_objects_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    photo = old(origin="human", human_fields=("alt_text",))
    caption(photo, "Bridge.", origin="human", human_fields=("alt_text",))
    move(OLD, NEW)
    shown = capsys.readouterr()
    assert "0 captions moved" in shown.out
    assert "1 refused" in shown.out
    assert f"Objects: {photo.pk} (en)" in shown.err
    assert Caption.objects.count() == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([OLD, "testapp.Photo.imge"], rf"imge is not registered\. Did you mean '{NEW}'"),
        ([OLD, "picture"], "picture is not registered"),
        (["picture", NEW], r"write it as 'app_label\.Model\.field'"),
        (["testapp.photo.image", "testapp.Product.front"], "is registered: its captions belong where they are"),
        ([NEW, "--forget"], "is registered"),
        ([OLD], "Name the new field, or say --forget"),
        ([OLD, NEW, "--forget"], "Name the new field, or say --forget"),
        ([OLD, NEW, "--written", "picture_alt"], "write it as old=new"),
        ([OLD, NEW, "--written", "picture_alt=image_alt"], "are not written back to 'image_alt'"),
    ],
)
def test_wrong_arguments_change_nothing(arguments: list[str], message: str) -> None:
    old()
    with pytest.raises(CommandError, match=message):
        move(*arguments)
    assert Caption.objects.get().field_name == "picture"


def test_texts_that_were_renamed_too() -> None:
    fields = {"testapp.Article.photo": {"alt_field": "photo_alt", "title_field": "photo_title"}}
    (article,) = Article.objects.bulk_create([Article(photo="a.jpg", photo_alt="A bridge.")])
    row = caption(article, "A bridge.", field_name="photo", written={"picture_alt": "A bridge.", "picture_title": "B"})
    Caption.objects.filter(pk=row.pk).update(field_name="picture")
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields}):
        with pytest.raises(CommandError, match="Did you mean 'photo_alt'"):
            move("testapp.Article.picture", "testapp.Article.photo", "--written", "picture_alt=photo_alte")
        move(
            "testapp.Article.picture",
            "testapp.Article.photo",
            *("--written", "picture_alt=photo_alt", "picture_title=photo_title"),
        )
    assert Caption.objects.get().written == {"photo_alt": "A bridge.", "photo_title": "B"}


def test_forgets_what_machines_said_and_asks_about_people(capsys: pytest.CaptureFixture[str]) -> None:
    old()
    old(origin="human", human_fields=("alt_text",))
    move(OLD, "--forget", "--dry-run")
    assert Caption.objects.count() == 2
    move(OLD, "--forget")
    shown = capsys.readouterr()
    assert f"1 captions of {OLD} removed." in shown.out
    assert "1 have words that people wrote: --yes removes these, too." in shown.err
    assert Caption.objects.get().human
    move(OLD, "--forget", "--yes")
    assert not Caption.objects.exists()
