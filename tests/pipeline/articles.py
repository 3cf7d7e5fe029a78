"""Articles whose own text fields are kept filled: for the tests of write-back."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.test import override_settings

from django_autocaption.models import Caption
from django_autocaption.pipeline.intake import saved
from tests.pictures import upload
from tests.pipeline.drive import produce
from tests.testapp.models import Article
from tests.testapp.providers import ScriptedProvider

CAT, DOG, MINE = "A black cat sleeps on a sofa.", "A brown dog runs over a field.", "Our own cat, Minka."
OPTIONS = {"alt_field": "photo_alt", "title_field": "photo_title", "description_field": "photo_text"}


def site(languages: tuple[str, ...] = ("en",), **options: Any) -> Any:
    fields = {"testapp.Article.photo": {**OPTIONS, **options}}
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields, "LANGUAGES": languages})


def say(*texts: Any) -> None:
    ScriptedProvider.script.extend(texts)


def captioned(text: Any = CAT, **fields: Any) -> Article:
    """An article as it is after the worker was there."""
    say(text)
    article = Article.objects.create(photo=upload(), **fields)
    produce()
    return Article.objects.get(pk=article.pk)


def again(text: str) -> None:
    """Ask anew, and be told this."""
    say(text)
    saved.request_captions(Caption.objects.all())
    produce()


def alt(article: Article) -> str:
    return Article.objects.get(pk=article.pk).photo_alt
