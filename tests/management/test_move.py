"""``manage.py autocaption move``: names are checked, numbers said, words of people asked about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import override_settings

from django_autocaption.models import Caption
from django_autocaption.pipeline.upkeep.database_checks import check_languages
from django_autocaption.publishing.gate import alt_text
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


class TestLanguages:
    """A site writes ``en`` where it wrote ``en-us``."""

    @pytest.fixture(autouse=True)
    def site(self) -> Iterator[None]:
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "LANGUAGES": ["en", "de"]}):
            yield

    def american(self, alt_text: str = "A gray bridge.", **columns: Any) -> Photo:
        (photo,) = Photo.objects.bulk_create([Photo(image="a.jpg")])
        row = caption(photo, alt_text, **columns)
        Caption.objects.filter(pk=row.pk).update(language="en-us")
        return photo

    def test_follow_to_their_new_tag(self, capsys: pytest.CaptureFixture[str]) -> None:
        photo = self.american()
        assert alt_text(photo.image) == ""
        move("--languages", "en-US", "en")
        assert "1 captions moved from 'en-us' to 'en'; 0 images had one there already" in capsys.readouterr().out
        assert alt_text(Photo.objects.get().image) == "A gray bridge."
        move("--languages", "en-us", "en")
        assert "There are no captions in 'en-us'." in capsys.readouterr().out

    def test_words_of_people_win_over_what_was_asked_meanwhile(self) -> None:
        photo = self.american("A gray bridge.", origin="human", human_fields=("alt_text",))
        caption(photo, "Bridge.")
        move("--languages", "en-us", "en")
        assert alt_text(Photo.objects.get().image) == "A gray bridge."
        assert Caption.objects.count() == 1

    def test_each_field_keeps_its_own(self) -> None:
        photo = self.american()
        Caption.objects.update(field_name="cover")
        self.american("Another one.")
        caption(photo, "A bridge.")
        move("--languages", "en-us", "en")
        rows = Caption.objects.order_by("pk").values_list("field_name", "language")
        assert sorted(rows) == [("cover", "en"), ("image", "en"), ("image", "en")]

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (("de", "en"), "'de' is in LANGUAGES"),
            (("en-us", "eng"), "'eng' is not in LANGUAGES. Did you mean 'en'?"),
            (("en-us", "--forget"), "alone"),
            (("en-us", "en", "--written", "a=b"), "alone"),
        ],
    )
    def test_what_makes_no_sense_is_refused(self, arguments: tuple[str, ...], says: str) -> None:
        with pytest.raises(CommandError, match=says):
            move("--languages", *arguments)

    def test_a_check_tells_with_the_command(self) -> None:
        assert check_languages(databases=["default"]) == []
        self.american()
        (warning,) = check_languages(databases=["default"])
        assert "'en-us' (1 of the first" in warning.msg
        assert warning.hint is not None
        assert "manage.py autocaption move --languages en-us en" in warning.hint
        assert check_languages(databases=None) == []
