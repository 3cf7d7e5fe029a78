"""Several languages of one image: one request where the service can, one for each where it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import override_settings

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Attempt, Caption, Origin, Outcome, Prompt, State
from django_autocaption.pipeline.bulk import recaption
from tests.emulator.client import EmulatorClient
from tests.pictures import upload
from tests.pipeline.drive import WORDS, produce, with_provider
from tests.rows import PUBLISHED, says, stands
from tests.testapp.models import Photo
from tests.testapp.providers import PolyglotProvider, ScriptedProvider

pytestmark = pytest.mark.django_db

LANGUAGES = ["en", "de", "pt-br"]


@pytest.fixture
def polyglot() -> Iterator[type[PolyglotProvider]]:
    with with_provider("PolyglotProvider", LANGUAGES=LANGUAGES):
        yield PolyglotProvider


def words() -> dict[str, str]:
    return {caption.language: says(caption) for caption in Caption.objects.all()}


def asked(provider: type[ScriptedProvider]) -> list[tuple[str, ...]]:
    """The languages of each request."""
    return [(request.language, *request.other_languages) for request in provider.asked]


class TestOneRequest:
    def test_brings_the_words_in_every_language(self, polyglot: type[PolyglotProvider]) -> None:
        polyglot.script.append(WORDS)
        Photo.objects.create(image=upload())
        produce()
        assert asked(polyglot) == [("en", "de", "pt-br")]
        assert words() == {"en": WORDS, "de": f"{WORDS[:-1]} (de).", "pt-br": f"{WORDS[:-1]} (pt-br)."}
        assert {(stands(c), c.origin) for c in Caption.objects.all()} == {(PUBLISHED, Origin.PROVIDER)}

    def test_costs_once_and_is_in_the_history_of_each(self, polyglot: type[PolyglotProvider]) -> None:
        Photo.objects.create(image=upload())
        produce()
        leader = Attempt.objects.get(part_of=None)
        parts = Attempt.objects.filter(part_of=leader)
        assert leader.cost_unit == "credits"
        assert [(part.caption.language, part.cost_unit) for part in parts.order_by("pk") if part.caption] == [
            ("de", ""),
            ("pt-br", ""),
        ]
        assert {a.outcome for a in Attempt.objects.all()} == {Outcome.ANSWERED}
        assert all(a.words["alt_text"] == says(a.caption) for a in Attempt.objects.all() if a.caption)

    def test_is_made_for_each_image_apart(self, polyglot: type[PolyglotProvider]) -> None:
        for colour in ((0, 0, 0), (200, 30, 30)):
            Photo.objects.create(image=upload(colour))
        produce()
        assert asked(polyglot) == [("en", "de", "pt-br")] * 2

    def test_serves_the_same_bytes_elsewhere(self, polyglot: type[PolyglotProvider]) -> None:
        for _count in range(2):
            Photo.objects.create(image=upload())
        produce()
        assert asked(polyglot) == [("en", "de", "pt-br")]
        assert Caption.objects.publishable().filter(origin=Origin.REUSED).count() == 3

    def test_follows_a_prompt_that_names_the_language(self, polyglot: type[PolyglotProvider]) -> None:
        Prompt.objects.create(name="shop", text="Describe {title} in {language}.")
        fields = {"testapp.Photo.image": {"prompt": "shop"}}
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields}):
            Photo.objects.create(image=upload(), title="a bridge")
            produce()
        assert [request.prompt for request in polyglot.asked] == ["Describe a bridge in English."]
        german = Attempt.objects.get(caption__language="de")
        assert german.prompt == "Describe a bridge in German."

    def test_is_made_again_by_an_editor_for_one_language_alone(self, polyglot: type[PolyglotProvider]) -> None:
        Photo.objects.create(image=upload())
        produce()
        how = recaption.Request(provider="", model="", prompt="", replace_human=False)
        recaption.captions(Caption.objects.filter(language="de"), how, user=User.objects.create(username="editor"))
        produce()
        assert asked(polyglot) == [("en", "de", "pt-br"), ("de",)]

    def test_is_made_however_many_images_there_are(self, polyglot: type[PolyglotProvider]) -> None:
        with with_provider("PolyglotProvider", LANGUAGES=LANGUAGES, CONCURRENCY=4):
            for number in range(5):
                Photo.objects.create(image=upload((number * 40, 0, 0)))
            produce()
        assert asked(polyglot) == [("en", "de", "pt-br")] * 5


class TestALanguageThatTheAnswerLacks:
    def test_is_asked_for_alone(self, polyglot: type[PolyglotProvider]) -> None:
        polyglot.speaks = {"de"}
        polyglot.script.extend([WORDS, "Uma ponte vermelha na névoa."])
        Photo.objects.create(image=upload())
        produce()
        assert asked(polyglot) == [("en", "de", "pt-br"), ("pt-br",)]
        assert words()["pt-br"] == "Uma ponte vermelha na névoa."
        outcomes = Attempt.objects.filter(caption__language="pt-br").order_by("pk").values_list("outcome", "error_code")
        assert list(outcomes) == [(Outcome.FAILED, "language_missing"), (Outcome.ANSWERED, "")]

    def test_is_asked_for_alone_where_several_are_lacking(self, polyglot: type[PolyglotProvider]) -> None:
        polyglot.speaks = set()
        Photo.objects.create(image=upload())
        produce()
        assert asked(polyglot) == [("en", "de", "pt-br"), ("de",), ("pt-br",)]


def test_an_error_is_every_languages_error(polyglot: type[PolyglotProvider]) -> None:
    polyglot.script.append(ProviderError("Busy.", kind=ErrorKind.RATE_LIMIT, retry_after=30))
    Photo.objects.create(image=upload())
    produce()
    assert {(stands(c), c.error_message, c.attempts) for c in Caption.objects.all()} == {(State.PENDING, "Busy.", 1)}
    assert len(polyglot.asked) == 1


def test_a_service_that_cannot_is_asked_for_each(scripted: type[ScriptedProvider]) -> None:
    with with_provider("ScriptedProvider", LANGUAGES=["en", "de"]):
        Photo.objects.create(image=upload())
        produce()
    assert asked(scripted) == [("en",), ("de",)]


@pytest.mark.parametrize("model", ["gpt-x", "json-only", "text-only", "fenced"])
@pytest.mark.parametrize("several", [True, False])
def test_an_openai_compatible_server(emulator: EmulatorClient, model: str, several: bool) -> None:
    options: dict[str, Any] = {"api_key": "sk-very-secret-key", "base_url": emulator.base_url("openai"), "model": model}
    backend = {
        "BACKEND": "django_autocaption.providers.openai.OpenAICompatibleProvider",
        "OPTIONS": {**options, "several_languages": several},
    }
    changed = {**settings.AUTOCAPTION, "PROVIDERS": {"default": backend}, "LANGUAGES": ["en", "de", "fr"]}
    with override_settings(AUTOCAPTION=changed):
        Photo.objects.create(image=upload())
        produce()
    if several:
        assert len(emulator.ledger(billed=True)) == 1
        assert {stands(c) for c in Caption.objects.all()} == {PUBLISHED}
        assert words()["de"] == f"{words()['en'][:-1]} (de)."
        assert words()["fr"] == f"{words()['en'][:-1]} (fr)."
    else:
        assert len(emulator.ledger(billed=True)) == 3
