"""What people write into the site's own text fields is heard; what this app wrote there itself is not."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django import forms
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth.models import User
from django.contrib.messages.storage.fallback import FallbackStorage
from django.db import connection, models
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from django_autocaption.admin import AutocaptionAdminMixin
from django_autocaption.models import Caption, Origin, State
from django_autocaption.pipeline.upkeep import sweep
from django_autocaption.pipeline.words import many
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.pipeline.work.production import caption_images
from django_autocaption.types import CaptionResult
from tests.pictures import upload
from tests.pipeline.articles import CAT, DOG, MINE, again, all_shown, alt, captioned, follow, say, site
from tests.pipeline.drive import one, produce
from tests.rows import PUBLISHED, REVIEW, caption, says, stands
from tests.testapp.models import Article
from tests.testapp.providers import ScriptedProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("articles_site")]


def title() -> str:
    """What the caption publishes as title."""
    current = one().current
    return "" if current is None else current.title


class TestAHumansEdit:
    @pytest.mark.parametrize("stood", [PUBLISHED, REVIEW, State.FAILED])
    def test_becomes_the_captions_alt_text(self, stood: str) -> None:
        with site(review="always" if stood == REVIEW else "auto"):
            article = captioned(CAT)
        if stood == State.FAILED:
            Caption.objects.update(state=State.FAILED, error_code="quota")
        article.photo_alt = f"  {MINE} "
        article.save()
        assert (says(one()), one().origin, stands(one())) == (MINE, Origin.HUMAN, PUBLISHED)

    def test_is_overwritten_by_no_machine(self) -> None:
        article = captioned(CAT)
        article.photo_alt = MINE
        article.save()
        again(DOG)
        assert (says(one()), alt(article), len(ScriptedProvider.asked)) == (MINE, MINE, 1)

    def test_stays_when_an_import_names_the_same_file_again(self) -> None:
        """As a table does that is taken out and brought back: an equal name, and not the very same string."""
        article = Article.objects.create(photo=upload(), photo_alt=MINE)
        article.photo = f"{article.photo.name} ".strip()
        article.save()
        assert (says(one()), alt(article), stands(one()), ScriptedProvider.asked) == (MINE, MINE, PUBLISHED, [])
        article.photo.save("another.jpg", upload("red"))
        assert one().current is None, "another file is another image"

    def test_makes_an_answer_under_way_come_too_late(self) -> None:
        article = Article.objects.create(photo=upload())

        async def meanwhile(request: Any) -> CaptionResult:
            return CaptionResult(text=CAT)

        caption = one()
        article.photo_alt = MINE
        article.save()
        say(meanwhile)
        caption_images([caption.pk], using="default")
        assert (says(one()), one().origin) == (MINE, Origin.HUMAN)

    def test_of_a_decorative_image_makes_it_speak(self, editor: User) -> None:
        article = captioned(CAT)
        many.mark_decorative(Caption.objects.all(), shown=all_shown(), by=By(user=editor))
        article = Article.objects.get()
        article.photo_alt = MINE
        article.save()
        current = one().current
        assert current is not None
        assert (current.alt_text, current.decorative) == (MINE, False)

    def test_of_a_longer_text_than_a_caption_holds_is_cut_in_the_caption_alone(self) -> None:
        with site(languages=("de",)):
            article = captioned("Eine schwarze Katze schläft auf einem Sofa.")
            article.photo_alt_de = "Wort " * 500
            article.save()
        assert len(says(one())) <= 1000
        assert Article.objects.get().photo_alt_de == "Wort " * 500

    @pytest.mark.parametrize("words", [CAT, MINE])
    def test_emptied_says_nothing_and_is_filled_again(self, words: str) -> None:
        """A form that was opened before the words came sends the field back empty."""
        article = captioned(CAT)
        if words == MINE:
            article.photo_alt = MINE
            article.save()
        article = Article.objects.get()
        article.photo_alt = ""
        article.save()
        assert (stands(one()), says(one())) == (PUBLISHED, words)
        assert alt(article) == words
        assert article.photo_alt == words

    def test_emptied_leaves_a_draft_alone(self) -> None:
        with site(review="always"):
            article = captioned(CAT)
            article.photo_alt = MINE
            Article.objects.update(photo_alt=MINE)
            article = Article.objects.get()
            article.photo_alt = ""
            article.save()
        assert (stands(one()), says(one())) == (REVIEW, CAT)

    def test_in_one_language_is_of_that_language(self) -> None:
        with site(languages=("en", "de")):
            say(CAT, "Eine schwarze Katze schläft auf einem Sofa.")
            Article.objects.create(photo=upload())
            produce()
            article = Article.objects.get()
            article.photo_alt_de = "Unsere Minka."
            article.save()
        assert dict(Caption.objects.values_list("language", "origin")) == {"en": Origin.PROVIDER, "de": Origin.HUMAN}

    def test_of_the_title_counts_where_it_corrects_ours(self) -> None:
        article = captioned(CaptionResult(text=CAT, title="Cat on a sofa"))
        article.photo_title = "Minka"
        article.save()
        assert (title(), says(one()), one().origin) == ("Minka", CAT, Origin.HUMAN)

    def test_of_a_title_of_the_sites_own_is_the_sites_own_business(self) -> None:
        article = captioned(CaptionResult(text=CAT, title="Cat on a sofa"), photo_title="Own title")
        article.photo_title = "Another title"
        article.save()
        assert (title(), one().origin) == ("Cat on a sofa", Origin.PROVIDER)

    def test_in_the_admin(self, rf: RequestFactory) -> None:
        class ArticleAdmin(AutocaptionAdminMixin, ModelAdmin):
            fields = ("headline", "photo_alt")

        article = captioned(CAT)
        prefix = "autocaption-caption-content_type-object_id"
        data = {
            f"{prefix}-TOTAL_FORMS": 1, f"{prefix}-INITIAL_FORMS": 1, f"{prefix}-0-id": one().pk,
            f"{prefix}-0-alt_text": CAT, f"initial-{prefix}-0-alt_text": CAT, f"{prefix}-0-title": title(),
            f"{prefix}-0-description": "", f"{prefix}-0-seen_as": str(Seen.of(one())),
            "headline": "Cats", "photo_alt": MINE, "_continue": "1",
        }  # fmt: skip
        request = rf.post("/", data)
        request.user = User.objects.create_superuser("boss")
        request.session = {}
        request._dont_enforce_csrf_checks = True
        request._messages = FallbackStorage(request)
        response = ArticleAdmin(Article, AdminSite()).changeform_view(request, str(article.pk), extra_context={})
        assert response.status_code == 302
        assert (alt(article), says(one()), one().origin) == (MINE, MINE, Origin.HUMAN)


class TestTogetherWithAnImage:
    def test_the_text_is_a_humans_for_the_new_image(self) -> None:
        article = captioned(CaptionResult(text=CAT, title="Cat on a sofa", keywords=("cat",)))
        article.photo, article.photo_alt = upload("red"), MINE
        article.save()
        caption = one()
        assert (says(caption), caption.origin, stands(caption)) == (MINE, Origin.HUMAN, PUBLISHED)
        assert caption.current is not None
        assert (caption.image_name, caption.current.title, caption.current.keywords) == (article.photo.name, "", [])
        produce()
        assert (stands(one()), alt(article), len(ScriptedProvider.asked)) == (PUBLISHED, MINE, 1)
        assert Article.objects.get().photo_title == ""

    def test_a_new_object_needs_no_service(self, commit: Callable[[], AbstractContextManager[Any]]) -> None:
        with commit():
            article = Article.objects.create(photo=upload(), photo_alt=MINE, photo_title="Minka")
        produce()
        assert (says(one()), title(), one().origin) == (MINE, "Minka", Origin.HUMAN)
        assert (stands(one()), alt(article), ScriptedProvider.asked) == (PUBLISHED, MINE, [])

    def test_a_title_alone_says_nothing(self) -> None:
        article = captioned(CAT, photo_title="Own title")
        assert (one().origin, article.photo_alt, article.photo_title) == (Origin.PROVIDER, CAT, "Own title")

    def test_the_first_image_of_an_object_that_has_alt_text(self) -> None:
        article = Article.objects.create(photo_alt=MINE)
        article.photo = upload()
        article.save()
        assert (says(one()), one().origin) == (MINE, Origin.HUMAN)

    def test_an_emptied_text_leaves_the_new_image_to_the_machine(self) -> None:
        article = captioned(CAT)
        article.photo, article.photo_alt = upload("red"), ""
        article.save()
        assert stands(one()) == State.PENDING

    def test_from_a_form(self) -> None:
        form_class = forms.modelform_factory(Article, fields=["photo", "photo_alt"])
        form = form_class({"photo_alt": MINE}, {"photo": upload("red")}, instance=captioned(CAT))
        assert form.is_valid(), form.errors
        form.save()
        assert (says(one()), one().origin) == (MINE, Origin.HUMAN)

    def test_texts_that_were_there_before_this_app_are_kept(self) -> None:
        Article.objects.bulk_create([Article(photo="a.jpg", photo_alt=MINE), Article(photo="b.jpg")])
        sweep.sweep()
        assert sorted((c.origin, says(c)) for c in Caption.objects.all()) == [("", ""), (Origin.HUMAN, MINE)]


class TestDoesNotTakeForAnEdit:
    @pytest.mark.parametrize("touch", ["nothing", "deferred", "only"])
    def test_an_unchanged_text_nor_does_it_query(self, touch: str) -> None:
        pk = captioned(CAT).pk
        manager = Article.objects
        article = {"deferred": manager.defer("photo_alt"), "only": manager.only("headline")}.get(
            touch, manager.all()
        ).get(pk=pk)
        article.headline = "New"
        with CaptureQueriesContext(connection) as queries:
            article.save()
        assert len(queries) == 1, [q["sql"] for q in queries]
        assert (one().origin, alt(article)) == (Origin.PROVIDER, CAT)

    @pytest.mark.parametrize("how", ["refresh", "deferred and read", "set", "new instance"])
    def test_what_it_wrote_itself(self, how: str) -> None:
        say(CAT)
        article = Article.objects.create(photo=upload())
        produce()
        follow()
        if how == "refresh":
            article.refresh_from_db()
        elif how == "deferred and read":
            article = Article.objects.defer("photo_alt").get()
            assert article.photo_alt == CAT
        elif how == "set":
            article.photo_alt = CAT
        else:
            article = Article(pk=article.pk, photo=article.photo.name, photo_alt=CAT)
        article.save()
        assert (one().origin, stands(one())) == (Origin.PROVIDER, PUBLISHED)

    def test_what_a_stale_instance_brings_back(self) -> None:
        stale = captioned(CAT)
        again(DOG)
        other = caption(object_id="another", image_name="photos/b.jpg")
        stale.save()
        own = Caption.objects.get(object_id=str(stale.pk))
        assert (says(own), own.origin) == (DOG, Origin.PROVIDER)
        other.refresh_from_db()
        assert (other.written, other.follow_at) == ({}, None)

    def test_an_instance_from_before_the_words_came_which_gets_them(self) -> None:
        say(CaptionResult(text=CAT, title="Cat on a sofa"))
        article = Article.objects.create(photo=upload())
        produce()
        follow()
        article.headline = "New"
        article.save()
        assert (article.photo_alt, article.photo_title) == (CAT, "Cat on a sofa")
        follow()
        article.refresh_from_db()
        assert (article.headline, article.photo_alt, article.photo_title) == ("New", CAT, "Cat on a sofa")
        assert (one().origin, one().image_no) == (Origin.PROVIDER, 1)

    def test_fields_that_have_nothing_to_say_yet_at_the_price_of_a_query(self) -> None:
        article = Article.objects.create(photo=upload())
        with CaptureQueriesContext(connection) as queries:
            article.save()
        assert len(queries) == 2, [q["sql"] for q in queries]

    def test_a_field_that_the_save_leaves_out_until_it_is_saved(self) -> None:
        article = captioned(CAT)
        article.photo_alt = MINE
        article.save(update_fields=["headline"])
        assert says(one()) == CAT
        article.save(update_fields=["photo_alt"])
        assert says(one()) == MINE

    def test_an_expression(self) -> None:
        article = captioned(CAT)
        article.photo_alt = models.F("headline")
        article.save()
        assert says(one()) == CAT
