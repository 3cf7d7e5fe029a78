"""Prompts in a real browser: tried on an image before they are saved, gone back to, deleted; and without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from django_autocaption.models import Batch, Prompt
from django_autocaption.pipeline.bulk import comparing
from django_autocaption.pipeline.runtime import queue
from django_autocaption.types import CaptionResult, Cost
from tests.browser.axe import complaints
from tests.browser.conftest import PASSWORD
from tests.browser.test_desk import OpenPage, Picture, drafts
from tests.testapp.providers import ScriptedProvider

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SAID = "A white cup of espresso on a red saucer."
TEXT = "Name what {object} shows, its material and its colours, in {language}. {style}"


@pytest.fixture(autouse=True)
def prompt(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Prompt:
    """A field names it; no worker hears of what is asked until ``answer`` says so."""
    fields = {**settings.AUTOCAPTION["FIELDS"], "testapp.Photo.image": {"prompt": "material"}}
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "FIELDS": fields, "HOUSE_STYLE": "Present tense."}
    monkeypatch.setattr(queue, "send_comparison", lambda *_, **__: True)
    return Prompt.objects.create(name="material", text="Name the material.")


def answer() -> None:
    """A worker asks."""
    cost = Cost(amount="0.0013", unit="USD")
    ScriptedProvider.script.append(CaptionResult(text=SAID, description="A wooden table.", cost=cost, raw={}))
    comparing.ask(Batch.objects.latest("pk").pk, using="default")


def tried(page: Page, prompt: Prompt) -> None:
    """From the form, with a text that nobody saved, to the page of the answer that is awaited."""
    page.goto(f"/admin/autocaption/prompt/{prompt.pk}/change/")
    page.locator("#id_text").fill(TEXT)
    page.get_by_role("button", name="Try on an image…").click()
    page.get_by_role("button", name="Ask now").wait_for()
    assert page.locator("#id_text").input_value() == TEXT
    page.locator("[name=caption] >> nth=1").check()


def test_a_text_is_tried_saved_and_gone_back_from(open_page: OpenPage, picture: Picture, prompt: Prompt) -> None:
    drafts(3)
    page = open_page()
    tried(page, prompt)
    page.locator("#id_text").fill("Name {objekt}.")
    page.get_by_role("button", name="Ask now").press("Enter")
    page.get_by_text("Did you mean {object}?").wait_for()
    assert complaints(page) == []
    page.locator("#id_text").fill(TEXT)
    picture(page, "prompt-try")
    page.get_by_role("button", name="Ask now").press("Enter")
    page.get_by_text("The service is being asked.").wait_for()
    assert complaints(page) == []
    answer()
    page.get_by_text(SAID).wait_for()  # the page looks by itself
    page.get_by_text("0.0013").wait_for()
    page.get_by_text("As it was filled in").click()
    page.get_by_text("Follow the house style of this site: Present tense.").wait_for()
    assert complaints(page) == []
    picture(page, "prompt-tried")
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is cut off"
    picture(page, "prompt-tried-narrow")
    page.get_by_role("button", name="Save as the text of “material”").click()
    page.get_by_text("“material” says this from now on.").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is cut off"
    picture(page, "prompt-narrow")
    page.set_viewport_size({"width": 1360, "height": 900})
    page.get_by_text("Difference to the text before").first.click()
    assert complaints(page) == []
    picture(page, "prompt")
    page.evaluate("document.documentElement.dir = 'rtl'")
    picture(page, "prompt-rtl")
    page.get_by_role("button", name="Go back to this text").press("Enter")
    page.locator("#id_text", has_text="Name the material.").wait_for()
    page.get_by_role("link", name="Delete").click()
    page.get_by_text("“material” is in use.").wait_for()
    assert complaints(page) == []
    picture(page, "prompt-delete")
    page.get_by_role("button", name="Yes, I’m sure").click()
    page.wait_for_url("**/admin/autocaption/prompt/")
    assert not Prompt.objects.filter(name="material").exists()


def test_without_a_script(open_page: OpenPage, chromium: Browser, live_server: LiveServer, prompt: Prompt) -> None:
    drafts(2)
    open_page()  # makes the user
    context = chromium.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/admin/login/?next=/admin/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    tried(page, prompt)
    page.get_by_role("button", name="Ask now").click()
    page.get_by_text("The service is being asked.").wait_for()
    answer()
    page.get_by_role("link", name="Look again").click()
    page.get_by_text(SAID).wait_for()
    page.get_by_role("button", name="Save as the text of “material”").click()
    page.get_by_text("“material” says this from now on.").wait_for()
    prompt.refresh_from_db()
    assert prompt.text == TEXT
    page.get_by_role("button", name="Go back to this text").click()
    page.get_by_text("says this from now on").wait_for()
    prompt.refresh_from_db()
    context.close()
    assert prompt.text == "Name the material."
