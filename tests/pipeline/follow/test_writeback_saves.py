"""Words that are written back can be heard: by the object's own ``save()``, or by a signal after the commit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_save
from django.test import override_settings

from django_autocaption.models import Caption, State, Version
from django_autocaption.pipeline.follow import writeback
from django_autocaption.signals import object_written
from tests.pictures import upload
from tests.pipeline.articles import CAT, DOG, MINE, again, alt, captioned, follow, site
from tests.pipeline.drive import produce
from tests.rows import version
from tests.testapp.models import Article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("articles_site")]


@pytest.fixture
def saved() -> Iterator[list[tuple[str, ...]]]:
    """Fields of articles that were saved, by somebody else than the tests' own ``create``."""
    heard: list[tuple[str, ...]] = []

    def listen(created: bool, update_fields: Any, **kwargs: Any) -> None:
        if not created:
            heard.append(tuple(sorted(update_fields or ())))

    post_save.connect(listen, sender=Article)
    yield heard
    post_save.disconnect(listen, sender=Article)


def test_the_object_is_saved_where_the_field_says_so(saved: list[tuple[str, ...]]) -> None:
    with site(save_written=True):
        article = captioned(CAT)
        assert article.photo_alt == CAT
        assert any("photo_alt" in fields for fields in saved)
        assert all(fields for fields in saved), "nothing but the fields that were written"
        again(DOG)
        assert alt(article) == DOG
    assert not Version.objects.exclude(human_fields=[]).exists(), "nobody wrote them"


def test_words_that_this_app_shortens_for_the_field_are_nobodys(saved: list[tuple[str, ...]]) -> None:
    with site(save_written=True):
        article = captioned("A black cat with white paws sleeps on a red sofa beside a tall window in the sun.")
        assert 0 < len(article.photo_alt) <= 60
    assert any("photo_alt" in fields for fields in saved)
    assert not Version.objects.exclude(human_fields=[]).exists()


class ToDefault:
    """A site's router that sends what names no database to the default one."""

    def db_for_write(self, model: Any, **hints: Any) -> str:
        return "default"


@pytest.mark.django_db(databases=["default", "other"])
@pytest.mark.parametrize("save_written", [False, True])
def test_an_object_in_another_database_is_written_there_and_told_after_its_commit(
    save_written: bool, django_capture_on_commit_callbacks: Any
) -> None:
    heard: list[tuple[Any, str]] = []

    def listen(pk: Any, using: str, **kwargs: Any) -> None:
        heard.append((pk, using))

    article = Article(photo="articles/a.jpg")
    article.save_base(raw=True, using="other")
    kind = ContentType.objects.db_manager("other").get_for_model(Article)
    key = {"content_type": kind, "object_id": str(article.pk), "field_name": "photo", "language": "en"}
    row = Caption.objects.using("other").create(**key, image_name="articles/a.jpg", state=State.DONE)
    version(row, CAT)
    object_written.connect(listen)
    try:
        with (
            site(save_written=save_written),
            override_settings(DATABASE_ROUTERS=[ToDefault()]),
            django_capture_on_commit_callbacks(using="other", execute=True),
        ):
            writeback.write([row.pk], using="other")
            assert heard == []
    finally:
        object_written.disconnect(listen)
    assert heard == [(article.pk, "other")]
    assert Article.objects.using("other").get().photo_alt == CAT


def test_a_person_still_writes_there_and_wins(saved: list[tuple[str, ...]]) -> None:
    with site(save_written=True):
        article = captioned(CAT)
        article.photo_alt = MINE
        article.save()
        again(DOG)
        assert alt(article) == MINE
        assert Caption.objects.get().origin == "human"


def test_else_nothing_is_saved_and_a_signal_tells_what_was_written(saved: list[tuple[str, ...]], commit: Any) -> None:
    heard: list[Any] = []

    def listen(sender: Any, pk: Any, fields: Any, using: str, **kwargs: Any) -> None:
        heard.append((sender, pk, fields, using))

    object_written.connect(listen)
    try:
        with commit():
            article = captioned(CAT)
    finally:
        object_written.disconnect(listen)
    assert saved == []
    assert (Article, article.pk, "default") in {(sender, pk, using) for sender, pk, _fields, using in heard}
    assert "photo_alt" in {name for *_, fields, _using in heard for name in fields}


def test_a_save_of_the_site_that_fails_leaves_the_object_and_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(self: Any, **kwargs: Any) -> None:
        raise ValueError("no index today")

    with site(save_written=True):
        article = Article.objects.create(photo=upload())
        monkeypatch.setattr(Article, "save", fail)
        produce()
        follow()
    assert alt(article) == ""
    assert "could not be written into the site's own field" in caplog.text


def test_a_persons_text_that_a_stale_instance_emptied_comes_back() -> None:
    article = captioned(CAT)
    stale = Article.objects.get(pk=article.pk)
    stale.photo_alt = stale.photo_title = stale.photo_text = ""
    article.photo_alt = MINE
    article.save()
    stale.__dict__["_autocaption_snapshot"].update(photo_alt="", photo_title="", photo_text="")  # loaded when empty
    stale.save()
    follow()
    assert alt(article) == MINE
