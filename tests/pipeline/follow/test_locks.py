"""Write-back and a save of the same object at the same moment: neither loses a word, and neither waits for the other.
The object is locked before its captions, as by a save. (AUTOCAPTION_TEST_DATABASE=postgres)"""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections, transaction

from django_autocaption.models import Caption
from django_autocaption.pipeline.follow import writeback
from tests.pictures import upload
from tests.pipeline.articles import CAT, DOG, MINE, site
from tests.rows import caption
from tests.testapp.models import Article

pytestmark = [
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite locks the database as a whole"),
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("articles_site", "no_worker"),
]


class Beside:
    """Does something in a thread, with a connection of its own, and keeps what went wrong there."""

    def __init__(self, work: Callable[[], None]) -> None:
        self.errors: list[BaseException] = []
        self.thread = threading.Thread(target=self._run, args=(work,))
        self.thread.start()

    def _run(self, work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:
            self.errors.append(error)
        finally:
            connections.close_all()

    def ends(self) -> None:
        self.thread.join(20)
        assert not self.thread.is_alive()
        assert self.errors == []


def article_of(**words: str) -> Article:
    """An article with captions in these languages, whose own fields are empty."""
    article = Article.objects.create(photo=upload())
    for language, alt_text in words.items():
        caption(article, alt_text, field_name="photo", language=language)
    return article


def ids() -> list[int]:
    return list(Caption.objects.order_by("pk").values_list("pk", flat=True))


def test_what_a_person_saves_at_this_moment_is_not_overwritten() -> None:
    article = article_of(en=CAT)
    with transaction.atomic():
        Article.objects.filter(pk=article.pk).update(photo_alt=MINE)
        Beside(lambda: writeback.write(ids(), using="default")).ends()
    writeback.write(ids(), using="default")
    assert Article.objects.get().photo_alt == MINE


def test_a_save_and_write_back_do_not_wait_for_each_other(caplog: pytest.LogCaptureFixture) -> None:
    """The English field says already what it should, so that only its caption is written; the German one is empty."""
    with site(languages=("en", "de")):
        article = article_of(en=CAT, de=DOG)
        Article.objects.filter(pk=article.pk).update(photo_alt=CAT)
        with transaction.atomic():
            Article.objects.filter(pk=article.pk).update(headline="Saved")
            beside = Beside(lambda: writeback.write(ids(), using="default"))
            Caption.objects.filter(pk__in=ids()).update(note="Noted with the save.")
            beside.ends()
        writeback.write(ids(), using="default")
    saved = Article.objects.get()
    assert (saved.headline, saved.photo_alt_de, caplog.text) == ("Saved", DOG, "")
