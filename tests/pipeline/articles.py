"""Articles whose own text fields are kept filled: for the tests of write-back."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.test import override_settings

from django_autocaption.models import Caption
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.pipeline.follow import outbox
from django_autocaption.pipeline.intake import requests
from django_autocaption.pipeline.words import many
from django_autocaption.pipeline.words.many import Shown
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
    follow()
    return Article.objects.get(pk=article.pk)


def again(text: str) -> None:
    """Ask anew, and be told this."""
    say(text)
    requests.request(Article.objects.all(), recaption=True)
    produce()
    follow()


def follow() -> None:
    """What a commit would have started, and Undo's time is over."""
    Caption.objects.exclude(follow_at=None).update(follow_at=DatabaseNow())
    outbox.follow_due(using="default")


def alt(article: Article) -> str:
    """What the site's own field says when everything has followed."""
    follow()
    return Article.objects.get(pk=article.pk).photo_alt


def all_shown() -> Shown:
    """A page that showed everything as it is now."""
    return Shown(newest=many.newest_version(using="default"))
