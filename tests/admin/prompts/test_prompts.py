"""The pages of prompts: what a text said before and who uses it, deleting one that is in use, and trying a text."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from django_autocaption.models import (
    Attempt,
    Batch,
    Caption,
    Comparison,
    Outcome,
    Prompt,
    PromptVersion,
    Rating,
    Version,
)
from django_autocaption.pipeline.bulk import comparing
from django_autocaption.types import CaptionResult, Cost
from tests.admin.access import site
from tests.admin.rows import caption, staff
from tests.pictures import upload
from tests.pipeline.drive import with_field
from tests.testapp.admin import PhotoAdmin, ProductAdmin
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]
PROMPTS = tuple(f"autocaption.{verb}_prompt" for verb in ("view", "add", "change", "delete"))
PHOTOS = ("testapp.view_photo", "testapp.change_photo")
REQUEST = "autocaption.request_caption"
LIST = "/admin/autocaption/prompt/"
SAID = "Three boats on a beach."


@pytest.fixture
def no_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """The broker takes every message, and the tests work on them."""
    monkeypatch.setattr("django_autocaption.pipeline.runtime.queue.send", lambda *_, **__: True)
    monkeypatch.setattr("django_autocaption.pipeline.runtime.queue._send_one", lambda *_, **__: True)


@pytest.fixture
def user() -> User:
    return staff(*PROMPTS, REQUEST, "autocaption.view_caption", "autocaption.view_attempt", "auth.view_user")


@pytest.fixture
def editor(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


@pytest.fixture
def prompt() -> Prompt:
    return Prompt.objects.create(name="material", text="Name the material.")


def change(prompt: Prompt) -> str:
    return f"{LIST}{prompt.pk}/change/"


def photo() -> Caption:
    """A photograph whose file is there, and its caption."""
    made = Photo.objects.create(image=upload(), title="Harbour")
    return Caption.objects.get(object_id=str(made.pk))


class TestTexts:
    def test_are_told_with_who_wrote_them_and_what_changed(self, editor: Client, user: User, prompt: Prompt) -> None:
        editor.post(change(prompt), {"name": "material", "text": "Name the colour."})
        page = editor.get(change(prompt)).content.decode()
        assert PromptVersion.objects.filter(prompt=prompt).values_list("author", flat=True)[0] == user.pk
        assert user.get_username() in page
        assert "<del>" in page and "colour" in page and "In use" in page
        assert page.count("Go back to this text") == 1, "the present one stays"

    def test_name_nobody_to_who_may_not_see_users(self, client: Client, user: User, prompt: Prompt) -> None:
        prompt.text = "Name the colour."
        prompt.save(by=user)
        client.force_login(staff(*PROMPTS))
        page = client.get(change(prompt)).content.decode()
        assert "Name the colour." in page and user.get_username() not in page

    def test_come_back_as_a_text_of_whoever_went_back(self, editor: Client, user: User, prompt: Prompt) -> None:
        first = PromptVersion.objects.get(prompt=prompt)
        prompt.text = "Name the colour."
        prompt.save()
        response = editor.post(f"{LIST}{prompt.pk}/restore/", {"version": first.pk, "text": "typed"}, follow=True)
        assert "“material” says this from now on." in response.content.decode()
        prompt.refresh_from_db()
        newest = PromptVersion.objects.filter(prompt=prompt).first()
        assert newest is not None
        assert (prompt.text, newest.text, newest.author) == ("Name the material.", "Name the material.", user)
        assert "changed" in editor.get(f"{LIST}{prompt.pk}/history/").content.decode().lower()

    def test_that_nothing_fills_in_any_more_do_not_come_back(self, editor: Client, prompt: Prompt) -> None:
        old = PromptVersion.objects.create(prompt=prompt, text="{titel}")
        prompt.version(using="default")
        response = editor.post(f"{LIST}{prompt.pk}/restore/", {"version": old.pk}, follow=True)
        assert "Did you mean {title}?" in response.content.decode()
        prompt.refresh_from_db()
        assert prompt.text == "Name the material."

    def test_of_another_prompt_are_none_of_this_one(self, editor: Client, prompt: Prompt) -> None:
        other = Prompt.objects.create(name="other", text="Other.")
        version = PromptVersion.objects.get(prompt=other)
        for key in (version.pk, "x", ""):
            assert editor.post(f"{LIST}{prompt.pk}/restore/", {"version": key}).status_code == 404


class TestUses:
    def test_are_told_with_their_number_and_lead_to_the_captions(self, editor: Client, prompt: Prompt) -> None:
        caption(), caption()
        with with_field(prompt="material"):
            page = editor.get(change(prompt)).content.decode()
            listed = editor.get(LIST).content.decode()
        link = re.search(r'href="([^"]*field=testapp.Photo.image)">(\d+)</a>', page)
        assert link is not None and link[2] == "2"
        assert editor.get(link[1]).status_code == 200
        assert "testapp.Photo.image" in listed
        assert "No image field names it" in editor.get(change(prompt)).content.decode()

    def test_are_not_counted_for_who_may_not_open_every_object(
        self, client: Client, prompt: Prompt, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        site.restrict(monkeypatch, PhotoAdmin, ProductAdmin)
        client.force_login(staff(*PROMPTS, *PHOTOS, "autocaption.view_caption"))
        caption()
        with with_field(prompt="material"):
            page = client.get(change(prompt)).content.decode()
        assert "testapp.Photo.image" in page and "?field=" not in page

    def test_are_told_before_it_is_deleted_and_what_follows(self, editor: Client, prompt: Prompt) -> None:
        chosen = {"action": "delete_selected", "_selected_action": [prompt.pk]}
        with with_field(prompt="material"):
            one = editor.get(f"{LIST}{prompt.pk}/delete/").content.decode()
            many = editor.post(LIST, chosen).content.decode()
            assert editor.post(f"{LIST}{prompt.pk}/delete/", {"post": "yes"}).status_code == 302
        for page in (one, many):
            assert "“material” is in use." in page and "testapp.Photo.image" in page and "these fail until" in page
        assert PromptVersion.objects.filter(text="Name the material.", prompt=None).exists(), "the history stays"
        unused = Prompt.objects.create(name="unused", text="t")
        assert "is in use" not in editor.get(f"{LIST}{unused.pk}/delete/").content.decode()

    def test_are_told_when_it_is_given_another_name(self, editor: Client, prompt: Prompt) -> None:
        renamed = {"name": "colour", "text": prompt.text}
        with with_field(prompt="material"):
            page = editor.post(change(prompt), renamed, follow=True).content.decode()
            assert "there is no prompt of that name now: testapp.Photo.image." in page
            back = editor.post(change(prompt), renamed | {"name": "material"}, follow=True).content.decode()
        assert "there is no prompt of that name" not in back


class TestTrying:
    def ask(self, editor: Client, row: Caption, text: str = "Look at {title}.", **more: Any) -> Any:
        data = {"text": text, "provider": "default", "caption": row.pk, "image": "", "ask": "1"} | more
        return editor.post(f"{LIST}try/{more.pop('query', '')}", data)

    def test_shows_the_price_first_and_asks_nobody(self, editor: Client, prompt: Prompt) -> None:
        row = photo()
        price = {"cost_amount": Decimal("0.25"), "cost_unit": "credits", "outcome": Outcome.ANSWERED}
        Attempt.objects.create(caption=row, request=1, provider="default", asked_at=row.created_at, **price)
        response = editor.post(f"{LIST}try/?prompt={prompt.pk}", {"text": "Not saved yet.", "name": "x"})
        page = response.content.decode()
        assert "Not saved yet." in page and "about 0.25 credits" in page and "photo" in page.lower()
        assert (ScriptedProvider.asked, Comparison.objects.count()) == ([], 0)

    def test_asks_one_service_about_one_image_and_changes_nothing(self, editor: Client, user: User) -> None:
        row = photo()
        before = Caption.objects.values().get(pk=row.pk)
        ScriptedProvider.script.append(CaptionResult(text=SAID, cost=Cost(amount="0.5", unit="credits")))
        response = self.ask(editor, row, "Look at {title} in {language}.")
        address = response.headers["Location"]
        assert "The service is being asked." in editor.get(address).content.decode()
        assert editor.get(f"{address}?part=1").json()["runs"] is True
        held = Batch.objects.get()
        assert (held.requested_by, held.planned) == (user, 1)
        comparing.ask(held.pk, using="default")
        page = editor.get(address).content.decode()
        assert SAID in page and "0.5" in page and "Look at Harbour in English." in page
        assert editor.get(f"{address}?part=1").json()["runs"] is False
        assert [request.prompt for request in ScriptedProvider.asked] == ["Look at Harbour in English."]
        assert Caption.objects.values().get(pk=row.pk) == before
        assert not Version.objects.filter(alt_text=SAID).exists(), "nobody's words"
        assert Attempt.objects.get().cost_amount == Decimal("0.5")

    def test_can_be_saved_changed_or_made_a_new_prompt(self, editor: Client, user: User, prompt: Prompt) -> None:
        row = photo()
        tried = self.ask(editor, row).headers["Location"].rstrip("/").rpartition("/")[2]
        comparing.ask(Batch.objects.get().pk, using="default")
        page = editor.get(f"{LIST}tried/{tried}/").content.decode()
        new = re.search(r'href="([^"]*/add/\?[^"]*)"', page)
        assert new is not None and "Look at {title}." in editor.get(new[1]).content.decode()
        assert "Look at {title}." in editor.get(f"{LIST}try/?tried={tried}").content.decode()
        assert editor.post(f"{LIST}{prompt.pk}/restore/", {"tried": tried}).status_code == 302
        prompt.refresh_from_db()
        assert prompt.text == "Look at {title}."
        assert PromptVersion.objects.filter(prompt=prompt, author=user).exists()

    def test_shows_the_small_image_and_not_the_original(self, editor: Client) -> None:
        row = photo()
        address = self.ask(editor, row).headers["Location"]
        assert f'src="/admin/autocaption/caption/{row.pk}/preview/?v=' in editor.get(address).content.decode()

    def test_is_refused_for_placeholders_that_nothing_fills_in(self, editor: Client) -> None:
        page = self.ask(editor, photo(), "Look at {titel}.").content.decode()
        assert "Did you mean {title}?" in page and "Look at {titel}." in page
        assert not Comparison.objects.exists()

    def test_takes_permission_to_spend_and_to_write_prompts(self, client: Client, prompt: Prompt) -> None:
        row = photo()
        for user in (staff(*PROMPTS), staff(REQUEST, "autocaption.view_prompt"), staff(REQUEST)):
            client.force_login(user)
            for query in ("", f"?prompt={prompt.pk}"):
                assert client.get(f"{LIST}try/{query}").status_code == 403
            assert self.ask(client, row).status_code == 403
            assert client.get(change(prompt)).status_code in (200, 403)
        client.force_login(staff(*PROMPTS))
        assert "Try on an image" not in client.get(change(prompt)).content.decode()
        assert not Comparison.objects.exists()

    def test_is_of_an_image_that_the_person_may_change_and_see(
        self, editor: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        withheld, theirs = photo(), photo()
        editor.force_login(staff(*PROMPTS, *PHOTOS, REQUEST))
        Caption.objects.filter(pk=withheld.pk).update(rating=Rating.BLOCKED)
        with with_field(moderation="hold"):
            assert "Choose an image" in self.ask(editor, withheld).content.decode()
        site.restrict(monkeypatch, PhotoAdmin, ProductAdmin)
        page = self.ask(editor, theirs, image=theirs.pk).content.decode()
        assert "Choose an image" in page and "There is no image yet" in page
        assert not Comparison.objects.exists()

    def test_is_nobody_elses(self, editor: Client, client: Client, prompt: Prompt) -> None:
        address = self.ask(editor, photo()).headers["Location"]
        other = Client()
        other.force_login(staff(*PROMPTS, REQUEST))
        assert other.get(address).status_code == 404
        tried = address.rstrip("/").rpartition("/")[2]
        assert other.post(f"{LIST}{prompt.pk}/restore/", {"tried": tried}).status_code == 404

    def test_says_why_there_are_no_words(self, editor: Client) -> None:
        ScriptedProvider.script.append("I'm sorry, I can't help with that.")
        address = self.ask(editor, photo()).headers["Location"]
        comparing.ask(Batch.objects.get().pk, using="default")
        assert "There are no words." in editor.get(address).content.decode()
