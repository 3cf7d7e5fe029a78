"""``manage.py autocaption sweep``: what it found, told to whoever runs it."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import override_settings
from django.utils import timezone

from django_autocaption.models import Caption
from tests.rows import caption
from tests.testapp.models import Article, Photo

pytestmark = pytest.mark.django_db


def test_says_what_it_found(capsys: pytest.CaptureFixture[str]) -> None:
    Photo.objects.bulk_create([Photo(image="a.jpg"), Photo(image="b.jpg")])
    article = Article.objects.bulk_create([Article(photo="c.jpg")])[0]
    fields = {"testapp.Photo.image": {}, "testapp.Article.photo": {"alt_field": "photo_alt"}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields}):
        caption(article, "A red boat.", field_name="photo", follow_at=timezone.now())
        call_command("autocaption", "sweep")
    said = capsys.readouterr().out
    assert "2 images without a caption requested" in said
    assert "1 followed into the site's own fields" in said
    article.refresh_from_db()
    assert article.photo_alt == "A red boat."
    assert Caption.objects.count() == 3


@pytest.mark.parametrize("command", ["sweep", "work", "prune"])
def test_cron_is_told_nothing_where_nothing_went_wrong(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "KEEP_VERSIONS": 1}):
        call_command("autocaption", command)
        assert capsys.readouterr().out
        call_command("autocaption", command, verbosity=0)
    assert capsys.readouterr() == ("", "")


def test_status_counts_languages_that_the_site_has_no_more(capsys: pytest.CaptureFixture[str]) -> None:
    (photo,) = Photo.objects.bulk_create([Photo(image="a.jpg")])
    caption(photo, "Ein rotes Boot.", language="de")
    call_command("autocaption", "status")
    assert "1 captions in languages that are not in LANGUAGES any more" in capsys.readouterr().out
    call_command("autocaption", "sweep")
    kept = Caption.objects.get(language="de").published
    assert kept is not None
    assert kept.alt_text == "Ein rotes Boot."
