"""The site's own text fields: filled by what is published, taken back with it, and never over a human's text."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.checks import run_checks
from django.db import DatabaseError, connection, models
from django.db.models.signals import post_save
from django.test import override_settings
from django.test.utils import isolate_apps

from django_autocaption.models import Caption, Origin, Rating, Version
from django_autocaption.models.clock import ago
from django_autocaption.pipeline.follow import outbox, writeback
from django_autocaption.pipeline.intake import requests
from django_autocaption.pipeline.upkeep import sweep
from django_autocaption.pipeline.words import many, reviews
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.registry import FieldOptions, resolve
from django_autocaption.types import CaptionResult
from tests.pictures import upload
from tests.pipeline.articles import CAT, DOG, MINE, again, all_shown, alt, captioned, follow, say, site
from tests.pipeline.drive import one, produce
from tests.rows import DONE, PUBLISHED, says, stands
from tests.testapp.models import Article

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("articles_site")]


class TestFills:
    def test_empty_fields_with_what_is_published(self) -> None:
        description = "The cat lies on a red sofa. Its tail hangs over the edge."
        article = captioned(CaptionResult(text=CAT, title="Cat on a sofa", description=description))
        assert (article.photo_alt, article.photo_title, article.photo_text) == (CAT, "Cat on a sofa", description)

    def test_without_saving_the_object(self) -> None:
        heard: list[Any] = []
        article = Article.objects.create(photo=upload())

        def listen(sender: Any, **kwargs: Any) -> None:
            heard.append(sender)

        post_save.connect(listen, sender=Article)
        try:
            produce()
        finally:
            post_save.disconnect(listen, sender=Article)
        assert (alt(article) != "", heard) == (True, [])

    def test_in_the_length_that_the_field_takes(self) -> None:
        long = "A red bridge over a wide river in the fog, with ships, gulls and people who walk to the old town."
        text = captioned(long).photo_alt
        assert 20 < len(text) <= 60
        assert long.startswith(text)
        assert long[len(text)] in " ,"

    def test_anew_where_it_holds_what_was_written_last(self) -> None:
        article = captioned(CAT)
        again(DOG)
        assert alt(article) == DOG
        again(CAT)
        assert alt(article) == CAT

    def test_nothing_while_words_wait_for_an_editor_and_all_once_approved(self, editor: User) -> None:
        with site(review="always"):
            article = captioned(CAT)
            assert article.photo_alt == ""
            many.approve(Caption.objects.all(), shown=all_shown(), by=By(user=editor))
            assert alt(article) == CAT

    def test_with_the_words_of_an_editor(self, editor: User) -> None:
        article = captioned(CAT)
        reviews.edit(one(), {"alt_text": MINE}, seen=Seen.of(one()), by=By(user=editor))
        assert alt(article) == MINE

    def test_nothing_for_a_decorative_image(self, editor: User) -> None:
        article = captioned(CAT)
        many.mark_decorative(Caption.objects.all(), shown=all_shown(), by=By(user=editor))
        assert alt(article) == ""
        reviews.edit(one(), {"decorative": False}, seen=Seen.of(one()), by=By(user=editor))
        assert alt(article) == CAT

    def test_the_words_of_an_object_that_was_copied(self) -> None:
        copy = captioned(CAT)
        copy.pk = None
        copy._state.adding = True
        copy.save()
        produce()
        assert {c.origin for c in Caption.objects.all()} == {Origin.PROVIDER, Origin.REUSED}
        assert alt(copy) == CAT
        copy.photo = upload("red")
        copy.save()
        assert alt(copy) == ""

    def test_each_language_its_own_field(self) -> None:
        with site(languages=("en", "de")):
            say(CAT, "Eine schwarze Katze schläft auf einem Sofa.")
            article = Article.objects.create(photo=upload())
            produce()
            follow()
        article.refresh_from_db()
        assert (article.photo_alt, article.photo_alt_de) == (CAT, "Eine schwarze Katze schläft auf einem Sofa.")
        assert article.photo_title == Version.objects.get(caption__language="en").title

    def test_the_plain_field_in_the_first_language_only(self) -> None:
        with site(languages=("fr", "en")):
            say("Un chat noir dort sur un canapé.", CAT)
            article = Article.objects.create(photo=upload())
            produce()
            follow()
        assert alt(article) == "Un chat noir dort sur un canapé."

    @isolate_apps("tests.testapp")
    @pytest.mark.parametrize(
        ("language", "name"),
        [("en", "alt"), ("pt-br", "alt_pt_br"), ("pt-BR", "alt_pt_br"), ("id", "alt_ind"), ("fr", ""), ("nl", "")],
    )
    def test_fields_named_as_modeltranslation_names_them(self, language: str, name: str) -> None:
        class Translated(models.Model):
            image = models.ImageField()
            alt = models.CharField(max_length=10)
            alt_pt_br = models.CharField(max_length=10)
            alt_ind = models.CharField(max_length=10)
            alt_nl = models.IntegerField()

            class Meta:
                app_label = "testapp"

        with site(languages=("en", "pt-br", "id", "fr", "nl")):
            (field,) = resolve(Translated, "image", FieldOptions(alt_field="alt"))
            assert field.targets(language) == ({"alt_text": name} if name else {})


class TestNeverOverAHumansText:
    def test_that_was_written_behind_our_back(self) -> None:
        article = captioned(CAT)
        Article.objects.update(photo_alt=MINE)
        again(DOG)
        assert alt(article) == MINE

    def test_when_the_image_is_replaced(self) -> None:
        captioned(CAT)
        Article.objects.update(photo_alt=MINE)
        article = Article.objects.get()
        article.photo = upload("red")
        article.save()
        produce()
        assert alt(article) == MINE

    def test_that_an_editor_finds_in_the_way(self, editor: User) -> None:
        article = captioned(CAT)
        Article.objects.update(photo_alt=MINE)
        reviews.edit(one(), {"alt_text": DOG}, seen=Seen.of(one()), by=By(user=editor))
        assert alt(article) == MINE

    def test_unless_a_person_replaces_the_same_words_in_the_caption(self, editor: User) -> None:
        article = captioned(CAT)
        article.photo_alt = MINE
        article.save()
        reviews.edit(one(), {"alt_text": DOG}, seen=Seen.of(one()), by=By(user=editor))
        assert alt(article) == DOG


class TestTakesBack:
    def test_when_the_image_is_replaced(self) -> None:
        article = captioned(CaptionResult(text=CAT, title="Cat on a sofa"))
        article.photo = upload("red")
        article.save()
        assert (alt(article), article.photo_alt, article.photo_title) == ("", "", "")
        article.save()
        assert (alt(article), one().origin) == ("", Origin.PROVIDER)
        say(DOG)
        produce()
        assert alt(article) == DOG

    def test_when_the_image_is_cleared(self) -> None:
        article = captioned(CAT)
        article.photo = ""
        article.save()
        assert (alt(article), article.photo_alt) == ("", "")

    def test_when_the_image_was_replaced_behind_our_back(self) -> None:
        article = captioned(CAT)
        Article.objects.update(photo="articles/other.jpg")
        requests.request(article)
        assert alt(article) == ""

    def test_when_moderation_blocks_it(self) -> None:
        article = captioned(CAT)
        Caption.objects.update(rating=Rating.BLOCKED)
        writeback.write([one().pk], using="default")
        assert (alt(article), one().written) == ("", {})

    def test_when_an_editor_withdraws_the_words(self, editor: User) -> None:
        article = captioned(CAT)
        reviews.reject(one(), seen=Seen.of(one()), by=By(user=editor))
        assert (alt(article), stands(one())) == ("", DONE)


class TestFailures:
    def test_of_the_sites_field_do_not_fail_the_caption(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        real = writeback._objects

        class Refusing(models.QuerySet[Article]):
            def update(self, **kwargs: Any) -> int:
                with connection.cursor() as cursor:
                    cursor.execute("INSERT INTO nowhere VALUES (1)")
                return 0

        def refuse(field: Any, key: str, using: str) -> Any:
            rows = real(field, key, using)
            rows.__class__ = Refusing
            return rows

        monkeypatch.setattr(writeback, "_objects", refuse)
        article = captioned(CAT)
        assert (stands(one()), says(one()), article.photo_alt) == (PUBLISHED, CAT, "")
        assert "could not be written into the site's own field" in caplog.text

    def test_are_mended_by_the_next_sweep(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*args: Any, **kwargs: Any) -> None:
            raise DatabaseError("the server went away")

        say(CAT)
        article = Article.objects.create(photo=upload())
        produce()
        with monkeypatch.context() as patch:
            patch.setattr(writeback, "write", fail)
            outbox.words_changed([one().pk], using="default", undoable=False, in_worker=True)
        article.refresh_from_db()
        assert (stands(one()), article.photo_alt) == (PUBLISHED, "")
        Caption.objects.update(follow_at=ago(1))  # when the lease of the worker that failed is over
        assert sweep.sweep().followed == 1
        assert alt(article) == CAT


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"alt_field": "photo_al"}, "Did you mean 'photo_alt'?"),
        ({"alt_field": "photo"}, "no plain, editable text field"),
        ({"title_field": "slug"}, "no plain, editable text field"),
        ({"alt_field": "id"}, "no plain, editable text field"),
        ({"alt_field": 3}, "must be a string"),
        ({"alt_field": "photo_alt", "title_field": "photo_alt"}, "different fields"),
        ({"alt_feild": "photo_alt"}, "Did you mean 'alt_field'?"),
        ({"embed": "yes"}, "'embed'"),
    ],
)
def test_a_wrong_field_is_a_system_check(options: dict[str, Any], says: str) -> None:
    fields = {"testapp.Article.photo": options}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields}):
        (error,) = run_checks(tags=["autocaption"])
    assert error.id == "autocaption.E003"
    assert says in error.msg


def test_two_images_with_one_text_are_a_system_check() -> None:
    fields = {
        "testapp.Photo.image": {"alt_field": "title"},
        "testapp.Article.photo": {"alt_field": "photo_alt", "title_field": "photo_title"},
        "testapp.Article.second": {"description_field": "photo_alt"},
    }
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields}):
        (error,) = run_checks(tags=["autocaption"])
    assert error.id == "autocaption.E005"
    assert "testapp.Article.photo_alt" in error.msg
