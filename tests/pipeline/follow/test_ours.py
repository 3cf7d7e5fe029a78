"""Which texts of the site's own fields are ours, and how they are written: objects alone, words where they were."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, OperationalError
from django.test import override_settings

from django_autocaption.models import Caption, Rating
from django_autocaption.models.clock import ago
from django_autocaption.pipeline.follow import writeback
from django_autocaption.pipeline.runtime import databases, locks
from django_autocaption.types import CaptionResult
from tests.pictures import upload
from tests.pipeline.articles import CAT, DOG, MINE, captioned, site
from tests.pipeline.drive import one
from tests.rows import caption, version
from tests.testapp.models import Article

pytestmark = [pytest.mark.django_db(databases=["default", "other"]), pytest.mark.usefixtures("articles_site")]

TITLE = "Cat on a sofa"


def due(number: int = 1) -> list[int]:
    """Captions of so many articles, whose own fields are empty."""
    made = [
        caption(Article.objects.create(photo=upload()), f"Words {n}.", field_name="photo").pk for n in range(number)
    ]
    Caption.objects.filter(pk__in=made).update(follow_at=ago(0))
    return made


def fields() -> list[str]:
    return list(Article.objects.order_by("pk").values_list("photo_alt", flat=True))


class TestOurs:
    """What is remembered as ours in the site's own fields."""

    def written(self, row: Caption) -> dict[str, str]:
        return Caption.objects.get(pk=row.pk).written

    def test_is_what_was_written_by_the_name_of_the_field(self) -> None:
        article = captioned(CaptionResult(text=CAT, title=TITLE, description="Long."))
        assert (article.photo_alt, article.photo_title, article.photo_text) == (CAT, TITLE, "Long.")
        assert one().written == {"photo_alt": CAT, "photo_title": TITLE, "photo_text": "Long."}

    def test_is_what_the_field_holds_already(self) -> None:
        row = caption(Article.objects.create(photo=upload()), CAT, field_name="photo")
        Article.objects.update(photo_alt=CAT)
        writeback.write([row.pk], using="default")
        assert self.written(row)["photo_alt"] == CAT

    def test_is_not_what_a_person_wrote(self) -> None:
        row = caption(Article.objects.create(photo=upload()), CAT, field_name="photo")
        Article.objects.update(photo_alt="Mine.")
        writeback.write([row.pk], using="default")
        assert "photo_alt" not in self.written(row)
        assert fields() == ["Mine."]

    def test_is_what_an_earlier_version_says_in_other_lines(self) -> None:
        row = caption(Article.objects.create(photo=upload()), CAT, field_name="photo", words={"description": "Other."})
        Article.objects.update(photo_text="First\n  line.")
        version(row, "x", standing="", description="First line.")
        writeback.write([row.pk], using="default")
        assert Article.objects.get().photo_text == "Other."

    def test_is_not_another_captions_words(self) -> None:
        other = caption(Article.objects.create(photo=upload()), "Other.", field_name="photo")
        row = caption(Article.objects.create(photo=upload()), CAT, field_name="photo")
        Article.objects.update(photo_alt="Other.")
        writeback.write([row.pk, other.pk], using="default")
        assert fields() == ["Other.", "Other."]

    def test_is_taken_from_a_field_that_is_not_written_to_any_more(self) -> None:
        article = captioned(CaptionResult(text=CAT, title=TITLE))
        with site(title_field=""):
            writeback.write([one().pk], using="default", words=("alt_text",))
            assert Article.objects.get().photo_title == TITLE, "Undo may still come"
            writeback.write([one().pk], using="default")
        assert (Article.objects.get().photo_title, one().written.get("photo_title")) == ("", None)
        assert article.photo_title == TITLE

    def test_is_not_taken_from_such_a_field_where_a_person_wrote_meanwhile(self) -> None:
        captioned(CaptionResult(text=CAT, title=TITLE))
        Article.objects.update(photo_title="Mine.")
        with site(title_field=""):
            writeback.write([one().pk], using="default")
        assert Article.objects.get().photo_title == "Mine."

    def test_stays_where_only_another_word_is_written(self) -> None:
        captioned(CaptionResult(text=CAT, title=TITLE))
        writeback.write([one().pk], using="default", words=("alt_text",))
        assert one().written["photo_title"] == TITLE
        assert Article.objects.get().photo_title == TITLE

    def test_is_forgotten_with_a_field_that_the_model_has_no_more(self) -> None:
        row = caption(Article.objects.create(photo=upload()), CAT, field_name="photo", written={"gone": "Long ago."})
        writeback.write([row.pk], using="default")
        assert "gone" not in self.written(row)


class TestWriting:
    def test_is_of_nothing_without_a_field(self, django_assert_num_queries: Any) -> None:
        row = caption(Article.objects.create(photo=upload()), CAT, field_name="photo")
        with django_assert_num_queries(0):
            writeback.write([], using="default")
        with site(alt_field="", title_field="", description_field=""), django_assert_num_queries(0):
            assert not writeback.is_used()
            writeback.write([row.pk], using="default")

    def test_is_of_nothing_while_the_settings_are_wrong(self) -> None:
        (pk,) = due()
        wrong = {**settings.AUTOCAPTION, "FIELDS": {"testapp.Article.photo": {"alt_feild": "photo_alt"}}}
        with override_settings(AUTOCAPTION=wrong):
            assert writeback.is_used() is False
            writeback.write([pk], using="default")
        assert fields() == [""]

    def test_is_of_no_object_that_is_gone(self, caplog: pytest.LogCaptureFixture) -> None:
        row = caption(Article.objects.create(photo=upload()), CAT, field_name="photo")
        Article.objects.all()._raw_delete("default")
        writeback.write([row.pk], using="default")
        assert (one().written, caplog.messages) == ({}, [])

    def test_is_of_no_key_of_another_type(self, caplog: pytest.LogCaptureFixture) -> None:
        row = caption(Article.objects.create(photo=upload()), CAT, field_name="photo")
        Caption.objects.update(object_id="not-a-number")
        writeback.write([row.pk], using="default")
        assert (fields(), caplog.messages) == ([""], [])

    def test_is_left_to_the_sweep_where_the_database_is_away(self, monkeypatch: pytest.MonkeyPatch) -> None:
        (pk,) = due()

        def fail(*_arguments: Any, **_named: Any) -> None:
            raise OperationalError("gone")

        monkeypatch.setattr(databases, "is_away", lambda using: True)
        monkeypatch.setattr(locks, "retried", fail)
        with pytest.raises(OperationalError):
            writeback.write([pk], using="default")

    def test_leaves_out_an_object_that_somebody_holds_and_says_so(self, monkeypatch: pytest.MonkeyPatch) -> None:
        made, real = due(number=2), writeback._write_object

        def write(field: Any, captions: list[Caption], words: Any, using: str) -> None:
            if captions[0].pk == made[0]:
                raise locks.HeldError("held")
            real(field, captions, words, using)

        monkeypatch.setattr(writeback, "_write_object", write)
        assert writeback.write(made, using="default") == {made[0]}
        assert [bool(text) for text in fields()] == [False, True]

    def test_changes_each_object_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        made = due(number=3)
        real = writeback._write_object

        def write(field: Any, captions: list[Caption], words: Any, using: str) -> None:
            if captions[0].pk == made[1]:
                raise DatabaseError("a constraint of the site's own")
            real(field, captions, words, using)

        monkeypatch.setattr(writeback, "_write_object", write)
        writeback.write(made, using="default")
        assert fields() == ["Words 0.", "", "Words 2."]

    def test_reads_the_captions_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        (pk,) = due()
        real = writeback._held

        def held(*arguments: Any) -> Any:
            version(one(), "Newer.")
            return real(*arguments)

        monkeypatch.setattr(writeback, "_held", held)
        writeback.write([pk], using="default")
        assert fields() == ["Newer."]

    def test_asks_for_no_update_where_all_is_said(self, django_assert_num_queries: Any) -> None:
        captioned(CAT)
        row = one()
        moment: datetime = row.created_at
        with django_assert_num_queries(5):  # the captions, a savepoint and its end, the object, the captions again
            writeback.write([row.pk], using="default")
        assert one().created_at == moment

    def test_goes_through_objects_in_one_order_whoever_asks(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """So that two who write the same objects do not wait for each other in a circle."""
        made = due(number=3)
        seen: list[int] = []
        monkeypatch.setattr(writeback, "_write_object", lambda field, captions, *_more: seen.append(captions[0].pk))
        for asked in (made, list(reversed(made)), [made[1], made[2], made[0]]):
            writeback.write(asked, using="default")
        assert sorted(seen[:3]) == made
        assert seen[:3] == seen[3:6] == seen[6:]

    def test_passes_over_what_is_captioned_no_more(self, caplog: pytest.LogCaptureFixture) -> None:
        article = Article.objects.create(photo=upload(), second=upload())
        gone = ContentType.objects.create(app_label="gone", model="gone")
        second, model = caption(article, CAT, field_name="second"), caption(article, CAT, field_name="photo")
        Caption.objects.filter(pk=model.pk).update(content_type=gone)
        last = due()
        writeback.write([second.pk, model.pk, *last], using="default")
        assert (fields(), caplog.messages) == (["", "Words 0."], [])

    def test_is_all_or_nothing_of_an_object_also_in_another_database(self, monkeypatch: pytest.MonkeyPatch) -> None:
        Article.objects.using("other").bulk_create([Article(photo="a.jpg")])
        article = Article.objects.using("other").get()
        content_type = ContentType.objects.db_manager("other").get_for_model(Article)
        for language in ("en", "de"):
            row = Caption.objects.using("other").create(
                content_type=content_type,
                object_id=str(article.pk),
                field_name="photo",
                language=language,
                image_name="a.jpg",
                state="done",
            )
            version(row, CAT)
        real = writeback._changes

        def changes(row: Caption, *arguments: Any) -> Any:
            if row.language == "de":
                raise DatabaseError("a constraint of the site's own")
            return real(row, *arguments)

        with site(languages=("en", "de")):
            monkeypatch.setattr(writeback, "_changes", changes)
            writeback.write(list(Caption.objects.using("other").values_list("pk", flat=True)), using="other")
            assert Article.objects.using("other").get().photo_alt == ""
            monkeypatch.undo()
            writeback.write(list(Caption.objects.using("other").values_list("pk", flat=True)), using="other")
        assert Article.objects.using("other").get().photo_alt_de == CAT


class TestLanguages:
    def rows(self) -> tuple[Article, Caption, Caption]:
        article = Article.objects.create(photo=upload())
        english = caption(article, CAT, field_name="photo")
        return article, english, caption(article, DOG, field_name="photo", language="de")

    def test_each_remember_their_own(self) -> None:
        with site(languages=("en", "de")):
            _article, english, german = self.rows()
            writeback.write([english.pk, german.pk], using="default")
        english.refresh_from_db()
        german.refresh_from_db()
        assert english.written == {"photo_alt": CAT, "photo_title": "", "photo_text": ""}
        assert german.written == {"photo_alt_de": DOG}

    def test_hand_the_plain_field_on_when_another_is_the_first(self) -> None:
        article, english, german = self.rows()
        Article.objects.update(photo_alt=CAT)
        Caption.objects.filter(pk=english.pk).update(written={"photo_alt": CAT})
        with site(languages=("fr", "en")):
            french = caption(article, "Un chat.", field_name="photo", language="fr")
            writeback.write([english.pk, german.pk, french.pk], using="default")
        assert fields() == ["Un chat."]


@pytest.mark.parametrize("written", [CAT, ""])
def test_what_a_person_wrote_stays_where_moderation_takes_our_words_back(written: str) -> None:
    row = caption(Article.objects.create(photo=upload()), CAT, field_name="photo", rating=Rating.BLOCKED)
    Article.objects.update(photo_alt=MINE)
    Caption.objects.update(written={"photo_alt": written})
    writeback.write([row.pk], using="default")
    assert (fields(), one().written) == ([MINE], {})
