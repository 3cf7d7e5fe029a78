"""The site's own text fields: filled by what is published, never over a human's text, and heard where a human edits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django import forms
from django.conf import settings
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth.models import User
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.checks import run_checks
from django.db import DatabaseError, connection, models
from django.db.models.signals import post_save
from django.test import RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext, isolate_apps

from django_autocaption.admin import AutocaptionAdminMixin
from django_autocaption.models import Caption, Origin, Rating, State
from django_autocaption.pipeline import intake, recover, review, writeback
from django_autocaption.pipeline.produce import caption_images
from django_autocaption.registry import FieldOptions, resolve
from django_autocaption.types import CaptionResult
from tests.pictures import upload
from tests.testapp.models import Article
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db

CAT, DOG, MINE = "A black cat sleeps on a sofa.", "A brown dog runs over a field.", "Our own cat, Minka."
OPTIONS = {"alt_field": "photo_alt", "title_field": "photo_title", "description_field": "photo_text"}


def site(languages: tuple[str, ...] = ("en",), **options: Any) -> Any:
    fields = {"testapp.Article.photo": {**OPTIONS, **options}}
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields, "LANGUAGES": languages})


@pytest.fixture(autouse=True)
def _site(storage: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(Article._meta.get_field("photo"), "storage", storage)
    with site():
        yield


@pytest.fixture
def editor() -> User:
    return User.objects.create(username="editor")


def produce() -> None:
    caption_images(list(Caption.objects.values_list("pk", flat=True)), using="default")


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
    intake.request_captions(Caption.objects.all())
    produce()


def alt(article: Article) -> str:
    return Article.objects.get(pk=article.pk).photo_alt


def one() -> Caption:
    return Caption.objects.get()


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
            review.approve(Caption.objects.all(), user=editor)
            assert alt(article) == CAT

    def test_with_the_words_of_an_editor(self, editor: User) -> None:
        article = captioned(CAT)
        review.edit(one(), {"alt_text": MINE}, user=editor)
        assert alt(article) == MINE

    def test_nothing_for_a_decorative_image(self, editor: User) -> None:
        article = captioned(CAT)
        review.mark_decorative(Caption.objects.all(), user=editor)
        assert alt(article) == ""
        review.edit(one(), {"decorative": False}, user=editor)
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
        article.refresh_from_db()
        assert (article.photo_alt, article.photo_alt_de) == (CAT, "Eine schwarze Katze schläft auf einem Sofa.")
        assert article.photo_title == Caption.objects.get(language="en").title

    def test_the_plain_field_in_the_first_language_only(self) -> None:
        with site(languages=("fr", "en")):
            say("Un chat noir dort sur un canapé.", CAT)
            article = Article.objects.create(photo=upload())
            produce()
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
            field = resolve(Translated, "image", FieldOptions(alt_field="alt"))
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
        review.edit(one(), {"alt_text": DOG}, user=editor)
        assert alt(article) == MINE

    def test_unless_a_person_replaces_the_same_words_in_the_caption(self, editor: User) -> None:
        article = captioned(CAT)
        article.photo_alt = MINE
        article.save()
        review.edit(one(), {"alt_text": DOG}, user=editor)
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
        intake.request(article)
        assert alt(article) == ""

    def test_when_moderation_blocks_it(self) -> None:
        article = captioned(CAT)
        Caption.objects.update(rating=Rating.BLOCKED)
        writeback.follow([one().pk], using="default")
        assert (alt(article), one().written) == ("", {})

    def test_when_an_editor_withdraws_the_words(self, editor: User) -> None:
        article = captioned(CAT)
        review.edit(one(), {"alt_text": ""}, user=editor)
        assert (alt(article), one().state) == ("", State.REVIEW)


class TestAHumansEdit:
    @pytest.mark.parametrize("state", [State.PUBLISHED, State.REVIEW, State.FAILED])
    def test_becomes_the_captions_alt_text(self, state: State) -> None:
        article = captioned(CAT)
        Caption.objects.update(state=state)
        before = one().revision
        article.photo_alt = f"  {MINE} "
        article.save()
        assert (one().alt_text, one().origin, one().state) == (MINE, Origin.HUMAN, State.PUBLISHED)
        assert one().revision == before + 1

    def test_is_overwritten_by_no_machine(self) -> None:
        article = captioned(CAT)
        article.photo_alt = MINE
        article.save()
        again(DOG)
        assert (one().alt_text, alt(article), len(ScriptedProvider.asked)) == (MINE, MINE, 1)

    def test_makes_an_answer_under_way_come_too_late(self) -> None:
        article = Article.objects.create(photo=upload())

        async def meanwhile(request: Any) -> CaptionResult:
            return CaptionResult(text=CAT)

        caption = one()
        article.photo_alt = MINE
        article.save()
        say(meanwhile)
        caption_images([caption.pk], using="default")
        assert (one().alt_text, one().origin) == (MINE, Origin.HUMAN)

    def test_of_a_decorative_image_makes_it_speak(self, editor: User) -> None:
        article = captioned(CAT)
        review.mark_decorative(Caption.objects.all(), user=editor)
        article = Article.objects.get()
        article.photo_alt = MINE
        article.save()
        assert (one().alt_text, one().decorative) == (MINE, False)

    def test_of_a_longer_text_than_a_caption_holds_is_cut_in_the_caption_alone(self) -> None:
        with site(languages=("de",)):
            article = captioned("Eine schwarze Katze schläft auf einem Sofa.")
            article.photo_alt_de = "Wort " * 500
            article.save()
        assert len(one().alt_text) <= 1000
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
        assert (one().state, one().alt_text) == (State.PUBLISHED, words)
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
        assert (one().state, one().alt_text) == (State.REVIEW, CAT)

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
        assert (one().title, one().alt_text, one().origin) == ("Minka", CAT, Origin.HUMAN)

    def test_of_a_title_of_the_sites_own_is_the_sites_own_business(self) -> None:
        article = captioned(CaptionResult(text=CAT, title="Cat on a sofa"), photo_title="Own title")
        article.photo_title = "Another title"
        article.save()
        assert (one().title, one().origin) == ("Cat on a sofa", Origin.PROVIDER)

    def test_in_the_admin(self, rf: RequestFactory) -> None:
        class ArticleAdmin(AutocaptionAdminMixin, ModelAdmin):  # type: ignore[type-arg]
            fields = ("headline", "photo_alt")

        article = captioned(CAT)
        prefix = "autocaption-caption-content_type-object_id"
        data = {
            f"{prefix}-TOTAL_FORMS": 1, f"{prefix}-INITIAL_FORMS": 1, f"{prefix}-0-id": one().pk,
            f"{prefix}-0-alt_text": CAT, f"initial-{prefix}-0-alt_text": CAT, f"{prefix}-0-title": one().title,
            f"{prefix}-0-description": one().description, "headline": "Cats", "photo_alt": MINE, "_continue": "1",
        }  # fmt: skip
        request = rf.post("/", data)
        request.user = User.objects.create_superuser("boss")
        request.session = {}  # type: ignore[assignment]
        request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined]
        request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
        response = ArticleAdmin(Article, AdminSite()).changeform_view(request, str(article.pk), extra_context={})
        assert response.status_code == 302
        assert (alt(article), one().alt_text, one().origin) == (MINE, MINE, Origin.HUMAN)


class TestTogetherWithAnImage:
    def test_the_text_is_a_humans_for_the_new_image(self) -> None:
        article = captioned(CaptionResult(text=CAT, title="Cat on a sofa", keywords=("cat",)))
        article.photo, article.photo_alt = upload("red"), MINE
        article.save()
        caption = one()
        assert (caption.alt_text, caption.origin, caption.state, caption.stale) == (
            MINE, Origin.HUMAN, State.PUBLISHED, False,
        )  # fmt: skip
        assert (caption.image_name, caption.title, caption.keywords) == (article.photo.name, "", [])
        produce()
        assert (one().state, alt(article), len(ScriptedProvider.asked)) == (State.PUBLISHED, MINE, 1)
        assert Article.objects.get().photo_title == ""

    def test_a_new_object_needs_no_service(self, commit: Callable[[], AbstractContextManager[Any]]) -> None:
        with commit():
            article = Article.objects.create(photo=upload(), photo_alt=MINE, photo_title="Minka")
        produce()
        assert (one().alt_text, one().title, one().origin) == (MINE, "Minka", Origin.HUMAN)
        assert (one().state, alt(article), ScriptedProvider.asked) == (State.PUBLISHED, MINE, [])

    def test_a_title_alone_says_nothing(self) -> None:
        article = captioned(CAT, photo_title="Own title")
        assert (one().origin, article.photo_alt, article.photo_title) == (Origin.PROVIDER, CAT, "Own title")

    def test_the_first_image_of_an_object_that_has_alt_text(self) -> None:
        article = Article.objects.create(photo_alt=MINE)
        article.photo = upload()
        article.save()
        assert (one().alt_text, one().origin) == (MINE, Origin.HUMAN)

    def test_an_emptied_text_leaves_the_new_image_to_the_machine(self) -> None:
        article = captioned(CAT)
        article.photo, article.photo_alt = upload("red"), ""
        article.save()
        assert one().state == State.PENDING

    def test_from_a_form(self) -> None:
        form_class = forms.modelform_factory(Article, fields=["photo", "photo_alt"])
        form = form_class({"photo_alt": MINE}, {"photo": upload("red")}, instance=captioned(CAT))
        assert form.is_valid(), form.errors
        form.save()
        assert (one().alt_text, one().origin) == (MINE, Origin.HUMAN)

    def test_texts_that_were_there_before_this_app_are_kept(self) -> None:
        Article.objects.bulk_create([Article(photo="a.jpg", photo_alt=MINE), Article(photo="b.jpg")])
        recover.sweep()
        assert sorted(Caption.objects.values_list("origin", "alt_text")) == [("", ""), (Origin.HUMAN, MINE)]


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
        assert (one().origin, one().state) == (Origin.PROVIDER, State.PUBLISHED)

    def test_what_a_stale_instance_brings_back(self) -> None:
        stale = captioned(CAT)
        again(DOG)
        stale.save()
        assert (one().alt_text, one().origin) == (DOG, Origin.PROVIDER)

    def test_an_instance_from_before_the_words_came_which_gets_them(self) -> None:
        say(CaptionResult(text=CAT, title="Cat on a sofa"))
        article = Article.objects.create(photo=upload())
        produce()
        article.headline = "New"
        article.save()
        assert (article.photo_alt, article.photo_title) == (CAT, "Cat on a sofa")
        article.refresh_from_db()
        assert (article.headline, article.photo_alt, article.photo_title) == ("New", CAT, "Cat on a sofa")
        assert (one().origin, one().revision) == (Origin.PROVIDER, 1)

    def test_fields_that_have_nothing_to_say_yet_at_the_price_of_a_query(self) -> None:
        article = Article.objects.create(photo=upload())
        with CaptureQueriesContext(connection) as queries:
            article.save()
        assert len(queries) == 2, [q["sql"] for q in queries]

    def test_a_field_that_the_save_leaves_out_until_it_is_saved(self) -> None:
        article = captioned(CAT)
        article.photo_alt = MINE
        article.save(update_fields=["headline"])
        assert one().alt_text == CAT
        article.save(update_fields=["photo_alt"])
        assert one().alt_text == MINE

    def test_an_expression(self) -> None:
        article = captioned(CAT)
        article.photo_alt = models.F("headline")  # type: ignore[assignment]
        article.save()
        assert one().alt_text == CAT


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

        def refuse(field: Any, keys: Any, using: str) -> Any:
            rows = real(field, keys, using)
            rows.__class__ = Refusing
            return rows

        monkeypatch.setattr(writeback, "_objects", refuse)
        article = captioned(CAT)
        assert (one().state, one().alt_text, article.photo_alt) == (State.PUBLISHED, CAT, "")
        assert "could not be written into the site's own field" in caplog.text

    def test_of_the_transaction_take_both_back(self, monkeypatch: pytest.MonkeyPatch) -> None:
        article = Article.objects.create(photo=upload())
        follow = writeback.follow

        def then_fail(*args: Any, **kwargs: Any) -> Any:
            follow(*args, **kwargs)
            raise DatabaseError("the server went away")

        monkeypatch.setattr(writeback, "follow", then_fail)
        with pytest.raises(DatabaseError):
            produce()
        assert (one().state, alt(article)) == (State.WORKING, "")


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
