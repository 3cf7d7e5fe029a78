"""Objects in a database that the site's routers keep captions out of: read and written to where they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db import models
from django.test import override_settings

from django_autocaption.desk.context import object_of
from django_autocaption.models import Caption, Cursor
from django_autocaption.pipeline.intake import rows, stock
from django_autocaption.pipeline.records.fields import field_of
from django_autocaption.pipeline.records.files import owners_of
from django_autocaption.pipeline.upkeep import sweep
from tests.images.test_embedding import words
from tests.pictures import upload
from tests.pipeline.articles import CAT, DOG, MINE, alt, captioned, follow, say, site
from tests.pipeline.drive import one, produce
from tests.pipeline.follow.test_embedding import Overwriting
from tests.rows import PUBLISHED, says, stands
from tests.testapp.models import Article

pytestmark = [pytest.mark.django_db(databases=["default", "other"]), pytest.mark.usefixtures("no_worker")]


class Apart:
    """Articles have a database of their own, with nothing else in it."""

    def db_for_read(self, model: type[models.Model], **hints: Any) -> str:
        return "other" if model is Article else "default"

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, model_name: str | None = None, **hints: Any) -> bool:
        return (db == "other") == (model_name == "article")


@pytest.fixture(autouse=True)
def _apart() -> Iterator[None]:
    with override_settings(DATABASE_ROUTERS=[f"{__name__}.Apart"]):
        yield


def test_they_get_their_words_and_a_persons_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Article._meta.get_field("photo"), "storage", Overwriting())
    with site(embed=True):
        article = captioned(CAT)
        assert (one()._state.db, article._state.db) == ("default", "other")
        assert (stands(one()), says(one()), article.photo_alt) == (PUBLISHED, CAT, CAT)
        with article.photo.open() as file:
            assert words(file.read())["en"] == CAT
        article.photo_alt = MINE
        article.save()
        follow()
        assert (says(one()), alt(article)) == (MINE, MINE)


def test_their_own_save_is_theirs() -> None:
    with site(save_written=True):
        assert captioned(CAT).photo_alt == CAT


def test_people_are_told_what_they_are() -> None:
    with site():
        article = captioned(CAT)
        field = field_of(one())
        assert field is not None
        assert object_of(one(), field) == owners_of([one()])[str(article.pk)] == article


def test_what_no_signal_told_is_found() -> None:
    with site():
        article = captioned(CAT)
        name = article.photo.storage.save("articles/other.jpg", upload("red"))
        Article.objects.filter(pk=article.pk).update(photo=name)
        say(DOG)
        sweep.sweep(whole_round=True)
        produce()
        assert (Caption.objects.get().image_name, says(one()), alt(article)) == (name, DOG, DOG)


@pytest.mark.parametrize("languages", [("en",), ("en", "de")])
def test_images_that_nobody_announced_are_found(languages: tuple[str, ...]) -> None:
    with site(languages=languages):
        captioned(CAT)
        Article.objects.bulk_create([Article(photo="articles/new.jpg"), Article(photo=""), Article(photo=None)])
        assert sweep.sweep().unannounced == len(languages)
        assert Caption.objects.filter(image_name="articles/new.jpg").count() == len(languages)
        assert sweep.sweep().unannounced == 0


def test_many_from_before_that_a_service_bills_are_held_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stock, "FEW", 2)
    monkeypatch.setattr(rows, "CHUNK", 2)
    Article.objects.bulk_create([Article(photo=f"articles/{number}.jpg") for number in range(3)])
    with site(), override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "SWEEP_IMAGES": None}):
        assert sweep.sweep().unannounced == 0
        assert [found.field for found in stock.held()] == ["testapp.Article.photo"]
        Article.objects.first().delete()
        Cursor.objects.update(looked_at=None)
        assert sweep.sweep().unannounced == 2
