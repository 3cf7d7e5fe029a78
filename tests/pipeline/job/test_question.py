"""Questions: which prompt a service gets, and what happens where it takes none."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import override_settings

from django_autocaption.models import Attempt, Caption, Outcome, Prompt, State
from django_autocaption.pipeline.intake import requests
from tests.emulator.client import EmulatorClient
from tests.pictures import upload
from tests.pipeline.drive import one, produce, with_field, with_provider
from tests.rows import caption, stands
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db


class TestPrompts:
    def test_a_named_prompt_is_asked(self, scripted: type[ScriptedProvider]) -> None:
        Prompt.objects.create(name="shop", text="Describe the product.")
        with with_field(prompt="shop"):
            Photo.objects.create(image=upload())
            produce()
        assert [r.prompt for r in scripted.asked] == ["Describe the product."]
        assert Attempt.objects.get().prompt == "Describe the product."

    def test_a_prompt_may_name_what_people_said_of_the_picture_in_another_language(
        self, scripted: type[ScriptedProvider]
    ) -> None:
        Prompt.objects.create(name="shop", text="({reviewed_text})")
        changed = {**settings.AUTOCAPTION, "LANGUAGES": ["en", "de", "fr"]}
        with override_settings(AUTOCAPTION=changed), with_field(prompt="shop"):
            photo = Photo.objects.create(image=upload())
            caption(photo, "A machine's.", language="fr")
            caption(photo, "Eines Menschen.", language="de", human_fields=("alt_text",))
            produce()
            assert [r.prompt for r in scripted.asked] == ["(Eines Menschen.)"]
            Caption.objects.filter(language="de").update(image_no=2)  # the words are about an earlier picture
            requests.request(photo, prompt="[{reviewed_text}]")
            produce()
        assert {r.prompt for r in scripted.asked[1:]} == {"[]"}

    def test_a_missing_prompt_is_told_and_costs_nothing(self, scripted: type[ScriptedProvider]) -> None:
        with with_field(prompt="prodct"):
            Photo.objects.create(image=upload())
            produce()
        assert (stands(one()), one().error_code, scripted.asked) == (State.FAILED, "prompt_missing", [])
        assert "prodct" in one().error_message

    def test_a_chosen_prompt_is_never_dropped_silently(self, scripted: type[ScriptedProvider]) -> None:
        with with_provider("PromptlessProvider"):
            photo = Photo.objects.create(image=upload())
            requests.request(photo, prompt="What is on the sign?")
            produce()
        assert (one().error_code, scripted.asked) == ("prompt_not_supported", [])

    def test_a_model_that_takes_none_gets_none(self, emulator: EmulatorClient) -> None:
        options = {"api_key": "rw-very-secret-key", "base_url": emulator.base_url("runware"), "model": "runware:152@2"}
        backend = {"BACKEND": "django_autocaption.providers.runware.RunwareProvider", "OPTIONS": options}
        changed = {**settings.AUTOCAPTION, "PROVIDERS": {"default": backend}, "LANGUAGES": ["de"]}
        with override_settings(AUTOCAPTION=changed):
            requests.request(Photo.objects.create(image=upload()), model="runware:153@1")
            produce()
        assert [task["prompt"] for task in emulator.ledger(billed=True)] == [None]
        assert Attempt.objects.get().outcome == Outcome.SILENT
