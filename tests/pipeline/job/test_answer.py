"""What a service's answer is worth on the whole way: columns of a row, or reasons why there are none."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings

from django_autocaption import prompts
from django_autocaption.models import Awaits, Version
from django_autocaption.models.version import NO_WORDS
from django_autocaption.pipeline.job.answer import Words, words_of
from django_autocaption.pipeline.job.question import Question, name_of
from django_autocaption.pipeline.words import versions
from django_autocaption.providers.chat.question import question as chat_question
from django_autocaption.text import Level, has_table, lint, visible
from django_autocaption.types import CaptionResult
from tests.every import every

from .answers import languages, leftovers, shapes, unseen_kinds, unseen_languages, unseen_leftovers, unseen_shapes

GOOD = [*unseen_languages.GOOD, *languages.GOOD, *languages.NO_ORDERS, *unseen_leftovers.KEPT, *leftovers.KEPT]
CLEANED = [*unseen_languages.CLEANED, *languages.CLEANED, *unseen_leftovers.CLEANED, *leftovers.CLEANED]
NOTHING = [*unseen_languages.NOTHING, *languages.NOTHING, *unseen_leftovers.NOTHING, *leftovers.NOTHING]
ORDERS = [*unseen_languages.ORDERS, *languages.ORDERS]
#: The app's own questions as services get them, by language.
ASKED = {
    language: prompts.fill(prompts.INFORMATIVE, {"language": name_of(language)})
    for language in ("de", "sv", "uk", "tr")
}
WORDS = {
    "de": "Eine Straßenbahn fährt über eine Brücke.",
    "sv": "En spårvagn åker över en bro.",
    "uk": "Трамвай їде мостом.",
    "tr": "Bir tramvay köprüden geçiyor.",
}
ANSWERS_WITH_ECHOES = [
    "{first} {words}",
    "{words}\n{last}",
    "- {second}\n- {last}\n\n{words}",
    "{all}\n\n{words}",
    "{words} {second} {last}",
]


def words(raw: str | CaptionResult, language: str = "en", prompt: str = "", model: str = "", **more: Any) -> Words:
    result = raw if isinstance(raw, CaptionResult) else CaptionResult(text=raw, **more)
    return words_of(result, Question(alias="default", model=model, prompt=prompt, language=language))


def alt(found: Words) -> str:
    assert found.columns is not None, found.reasons
    return str(found.columns["alt_text"])


def provided_by(backend: str, **options: Any) -> Any:
    provider = {"BACKEND": f"django_autocaption.providers.{backend}", "OPTIONS": options}
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": {"default": provider}})


@every(GOOD)
def test_a_good_caption_stays(language: str, text: str) -> None:
    assert alt(words(text, language)) == text


@every(CLEANED)
def test_an_answer_gives_its_words(language: str, raw: str, wanted: str) -> None:
    found = alt(words(raw, language))
    assert found == wanted
    assert not [finding for finding in lint(found, language=language) if finding.level is Level.ERROR]


@every(NOTHING)
def test_an_answer_without_words_gives_none(language: str, raw: str) -> None:
    found = words(raw, language)
    assert found.columns is None
    assert found.reasons


@every(ORDERS)
def test_orders_are_dropped_and_told(language: str, raw: str, wanted: str) -> None:
    found = words(raw, language)
    assert (alt(found), found.needs_review) == (wanted, True)


@pytest.mark.parametrize(("language", "raw"), leftovers.REVIEWED, ids=lambda value: ascii(value)[:50])
def test_what_cannot_be_judged_waits_for_a_person(language: str, raw: str) -> None:
    found = words(raw, language)
    assert alt(found)
    assert found.needs_review


@every(unseen_kinds.WORDS)
def test_kinds_that_no_rule_was_written_for_give_their_words(language: str, raw: str, wanted: str) -> None:
    found = words(raw, language)
    assert (alt(found), found.needs_review) == (wanted, False)


@every(unseen_kinds.NOTHING)
def test_kinds_without_words_give_none(language: str, raw: str) -> None:
    assert words(raw, language).columns is None


@every(unseen_kinds.REVIEWED)
def test_kinds_about_people_wait_for_a_person(language: str, raw: str) -> None:
    found = words(raw, language)
    assert found.columns is None or found.needs_review


class TestLanguages:
    def test_each_of_them_has_a_table(self) -> None:
        tags = {language for language, *_ in [*unseen_languages.GOOD, *languages.GOOD]}
        assert len(tags) == 16
        assert all(has_table(tag) for tag in tags)

    @pytest.mark.parametrize(
        ("language", "text"),
        [
            ("et", "Punane tramm sõidab üle silla."),
            ("lt", "Geltonas tramvajus važiuoja tiltu."),
            ("sl", "Rumen tramvaj pelje čez most."),
            ("be", "Жоўты трамвай едзе па мосце."),
            ("ka", "ყვითელი ტრამვაი ხიდზე."),
            ("ta", "பாலத்தின் மீது ஒரு டிராம்."),
            ("eu", "Tranbia hori bat zubi baten gainean."),
            ("cy", "Tram melyn yn croesi pont."),
        ],
    )
    def test_machine_words_that_no_rule_can_read_wait_with_that_reason(self, language: str, text: str) -> None:
        found = words(text, language)
        assert (alt(found), found.needs_review, found.awaits) == (text, True, Awaits.UNREAD)
        assert found.reasons[-1] == "unread_language"
        by_author = words(CaptionResult(text=text, by_author=True, language=language), language)
        assert (by_author.needs_review, by_author.awaits) == (False, Awaits.DRAFT)

    @pytest.mark.parametrize("tag", ["no", "nn-NO", "nb_NO", "zh-Hant-TW", "pt-BR"])
    def test_a_tag_is_served_by_its_languages_table(self, tag: str) -> None:
        assert has_table(tag)


class TestShapes:
    @pytest.mark.parametrize(("raw", "wanted"), [*unseen_shapes.CLIP, *shapes.CLIP], ids=lambda value: value[:40])
    def test_an_interrogators_tail_is_cut_because_the_provider_says_so(self, raw: str, wanted: str) -> None:
        with provided_by("runware.RunwareProvider", model="runware:151@1", api_key="k"):
            found = words(raw)
        assert alt(found) == wanted
        assert found.columns is not None
        said = " ".join([*map(str, found.columns.values())]).lower()
        assert [name for name in shapes.NAMES if name in said] == []

    def test_a_bulk_request_for_such_a_model_is_told_too(self) -> None:
        with provided_by("runware.RunwareProvider", api_key="k"):
            assert alt(words("a boat on a lake, Bob Ross", model="runware:151@1")) == "A boat on a lake."
            assert alt(words("A boat on a lake, Bob in it.")) == "A boat on a lake, Bob in it."

    @pytest.mark.parametrize("text", unseen_shapes.SENTENCES)
    def test_a_model_that_answers_in_sentences_keeps_what_follows_a_comma(self, text: str) -> None:
        assert alt(words(text)) == text

    @pytest.mark.parametrize("text", [*unseen_shapes.TAGS, "dog", "a dog, a beach"])
    def test_a_taggers_answer_is_no_alt_text(self, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("tests.testapp.providers.ScriptedProvider.answer_shape", lambda *_: "tags")
        assert words(text).reasons == ("tag_list",)


class TestEchoes:
    @pytest.mark.parametrize("form", ANSWERS_WITH_ECHOES)
    @pytest.mark.parametrize("language", WORDS)
    def test_what_was_asked_is_no_answer(self, language: str, form: str) -> None:
        prompt = ASKED[language]
        first, second, *_, last = prompt.split(". ")
        parts = {"first": f"{first}.", "second": f"{second}.", "last": last, "all": prompt, "words": WORDS[language]}
        assert alt(words(form.format(**parts), language, prompt)) == WORDS[language]
        assert words(form.format(**{**parts, "words": ""}), language, prompt).columns is None

    def test_nor_is_the_question_that_a_provider_has_of_its_own(self) -> None:
        lines = chat_question("", "en").splitlines()
        with provided_by("openai.OpenAICompatibleProvider", base_url="https://example.com/v1", model="m", api_key="k"):
            for line in lines[2:8]:
                found = words(f"{line}\n{unseen_leftovers.DOG}")
                assert alt(found) == unseen_leftovers.DOG
            described = words(
                CaptionResult(text=unseen_leftovers.DOG, description=f"{lines[1]} {unseen_leftovers.DOG}")
            )
        assert described.columns is not None
        assert described.columns["description"] == unseen_leftovers.DOG

    @pytest.mark.parametrize("text", ["Blue ceramic mug with lid.", "A blind reader holds a book."])
    def test_words_that_a_prompt_has_too_are_no_echo(self, text: str) -> None:
        prompt = "This is a product photograph of “Blue ceramic mug with lid”. Write for a blind reader of a web page."
        assert alt(words(text, prompt=prompt)) == text


class TestWhatNobodySees:
    HOSTILE = "A \u202edog\u202c on\x00 a\x1b[31m beach\U000e0041.\u2066"

    def test_is_in_no_field_of_an_answer(self) -> None:
        hostile = self.HOSTILE
        answer = CaptionResult(
            text=hostile, title=hostile, description=hostile, keywords=("d\u202eog", "\u202e", "s\x1bea")
        )
        found = words(answer)
        assert found.columns is not None
        assert found.needs_review, "there was text in tags"
        said = [*map(str, found.columns.values()), *found.columns["keywords"]]
        assert said == [visible(text) for text in said]
        assert {"dog", "sea"} <= set(found.columns["keywords"])

    def test_is_in_no_version_whoever_writes_it(self) -> None:
        brought = versions.tidied(NO_WORDS | dict.fromkeys(("alt_text", "title", "description"), self.HOSTILE))
        assert {brought[name] for name in ("alt_text", "title", "description")} == {"A dog on a beach."}
        assert versions.tidied({"keywords": ["a\u202eb", "\x00", "c\nd"]}) == {"keywords": ["ab", "c d"]}
        assert versions.tidied({"description": "One.\r\nTwo."}) == {"description": "One.\nTwo."}
        assert versions.tidied({"alt_text": "One.\nTwo.", "title": "می\u200cخواند ❤\ufe0f"}) == {
            "alt_text": "One. Two.",
            "title": "می\u200cخواند ❤\ufe0f",
        }

    def test_alone_it_says_nothing(self) -> None:
        for blank in ("", " ", "\x00", "\u202e\u2066", "\u3164", "\ufe0f\u200b", "\u00a0\t"):
            assert not versions.has_text({"alt_text": blank, "decorative": False})
        assert versions.has_text({"alt_text": "☎", "decorative": False})
        assert versions.has_text({"alt_text": "", "decorative": True})
        assert Version.alt_text
