"""Words that are written back can be heard: by the object's own ``save()``, or by a signal after the commit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models.signals import post_save

from django_autocaption.models import Caption, Version
from django_autocaption.signals import object_written
from tests.pictures import upload
from tests.pipeline.articles import CAT, DOG, MINE, again, alt, captioned, follow, site
from tests.pipeline.drive import produce
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
