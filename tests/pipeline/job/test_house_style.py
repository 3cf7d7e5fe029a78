"""The site's house style and word list: what services are told, and what becomes of words that go against them."""

from __future__ import annotations

from typing import Any

import pytest

from django_autocaption.audit.fields import fields_named, measure
from django_autocaption.audit.pages import read_page
from django_autocaption.desk import remarks
from django_autocaption.models import Attempt, Caption, Origin, Prompt
from django_autocaption.pipeline.job.question import house, question_about
from django_autocaption.pipeline.words.remarks import remarks_on
from django_autocaption.providers import providers
from django_autocaption.registry import registry
from django_autocaption.types import CaptionResult
from tests.configured import site
from tests.pictures import upload
from tests.pipeline.drive import WORDS, one, produce
from tests.rows import PUBLISHED, REVIEW, caption, says, stands, version
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db
STYLE = "Present tense, no brands."
LIST = {"preferred": {"bridge": "span"}, "forbidden": ["fog"]}


def key(**keys: Any) -> str:
    """Of the question about one image, at a site with these settings."""
    with site(**keys):
        row = Caption.objects.first() or caption(Photo.objects.create(image="boat.jpg"), "")
        field = next(f for f in registry.all() if f.label == "testapp.Photo.image")
        return question_about(row, field, row.content_object).key("hash")


class TestTheQuestion:
    @pytest.mark.usefixtures("no_worker")
    def test_is_another_one_as_soon_as_the_style_is(self) -> None:
        plain = key()
        assert key(HOUSE_STYLE="", WORD_LIST={}) == plain
        assert len({plain, key(HOUSE_STYLE=STYLE), key(HOUSE_STYLE="Short."), key(WORD_LIST=LIST)}) == 4
        assert key(HOUSE_STYLE={"de": "Kurz."}) == plain, "which says nothing of English"

    @pytest.mark.usefixtures("no_worker")
    def test_of_a_named_prompt_stays_the_same_where_none_is_set(self) -> None:
        own = {"FIELDS": {"testapp.Photo.image": {"prompt": "product"}}}
        with_places = key(**own)
        Prompt.objects.filter(name="product").update(
            text=Prompt.objects.get(name="product").text.partition(" {style}")[0]
        )
        assert key(**own) == with_places
        assert key(**own, HOUSE_STYLE=STYLE) == with_places, "the prompt does not name it"

    def test_adds_to_the_services_own_prompt_where_that_is_known(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(ScriptedProvider, "default_prompt", "Look {closely}.")
        with site(HOUSE_STYLE=STYLE, WORD_LIST=LIST):
            Photo.objects.create(image=upload())
            produce()
        told = f"Follow the house style of this site: {STYLE} Do not say “fog”. Say “span”, not “bridge”."
        assert ScriptedProvider.asked[0].prompt == f"Look {{closely}}. {told}"

    def test_is_told_in_each_language_apart(self) -> None:
        with site(HOUSE_STYLE={"de": "Kurz.", "en": "Short."}):
            assert house("de-at")["style"].endswith("Kurz.")
            assert house("en")["style"].endswith("Short.")
            assert house("fr") == {"style": "", "words": ""}

    @pytest.mark.parametrize(
        "name", ["openai.OpenAICompatibleProvider", "gemini.GeminiProvider", "runware.RunwareProvider"]
    )
    def test_keeps_what_the_apps_own_question_asks(self, name: str) -> None:
        backend = {
            "BACKEND": f"django_autocaption.providers.{name}",
            "OPTIONS": {"api_key": "k-very-secret-key", "model": "a:1@1"},
        }
        with site(PROVIDERS={"default": backend}):
            assert ("First decide" in providers["default"].default_prompt) is (name != "runware.RunwareProvider")


class TestWords:
    def captioned(self, said: Any, **keys: Any) -> Caption:
        with site(**keys):
            ScriptedProvider.script.append(said)
            Photo.objects.create(image=upload())
            produce()
        return one()

    def test_of_a_machine_that_are_forbidden_wait_for_a_person(self) -> None:
        row = self.captioned(WORDS, WORD_LIST={"forbidden": ["fog"]})
        assert (stands(row), says(row), row.doubt) == (REVIEW, WORDS, 30)
        with site(WORD_LIST={"forbidden": ["fog"]}):
            assert "House style: do not say “fog”." in remarks.look(Caption.objects.with_words().get(), WORDS).sentences

    def test_that_have_a_better_one_are_but_remarked_upon(self) -> None:
        row = self.captioned(WORDS, WORD_LIST={"preferred": {"bridge": "span"}})
        assert (stands(row), says(row)) == (PUBLISHED, WORDS)

    def test_are_looked_at_in_every_field(self) -> None:
        row = self.captioned(CaptionResult(text="A red boat.", description="In the fog."), WORD_LIST=LIST)
        assert stands(row) == REVIEW

    def test_that_were_said_before_they_were_forbidden_are_not_reused_unread(self) -> None:
        Prompt.objects.create(name="own", text="Say it, without naming the word list.")
        fields = {"testapp.Photo.image": {"prompt": "own"}}
        first = self.captioned(WORDS, FIELDS=fields)
        with site(FIELDS=fields, WORD_LIST=LIST):
            Photo.objects.create(image=upload())
            produce()
        second = Caption.objects.exclude(pk=first.pk).get()
        assert second.draft is not None and second.draft.origin == Origin.REUSED
        assert (stands(first), stands(second)) == (PUBLISHED, REVIEW)
        assert Attempt.objects.filter(caption=second).count() == 0

    @pytest.mark.usefixtures("no_worker")
    def test_of_people_are_remarked_upon_in_each_field_and_published(self) -> None:
        row = caption(Photo.objects.create(image="boat.jpg"), "A span in the fog.", origin=Origin.HUMAN)
        said = version(row, "In the fog.", title="A Bridge", origin=Origin.HUMAN, human_fields=("alt_text", "title"))
        with site(WORD_LIST=LIST):
            told = {remark.field: remark.sentence for remark in remarks_on(row, said)}
        assert told == {
            "alt_text": "House style: do not say “fog”.",
            "title": "House style: say “span”, not “bridge”.",
        }
        assert stands(row) == PUBLISHED

    @pytest.mark.usefixtures("no_worker")
    def test_are_counted_by_the_audit_of_fields_and_of_pages(self) -> None:
        photo = Photo.objects.create(image="boat.jpg")
        caption(photo, "A boat in the fog.")
        page = '<html lang="en"><img src="a.jpg" alt="A boat in the fog."></html>'
        with site(WORD_LIST=LIST):
            (report,) = measure(fields_named(["testapp.Photo.image"]))
            (image,) = read_page(page, name="a", language="en").images
        assert (report.tally.house_style, report.tally.quality) == (1, 100)
        assert [finding.code for finding in image.findings] == ["forbidden_words"]
