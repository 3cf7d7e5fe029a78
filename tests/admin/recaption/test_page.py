"""Re-caption: a page to choose on, and a second look at permissions and selection when it is confirmed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.http import HttpResponse
from django.test import Client

from django_autocaption.models import Batch, Caption, Origin, Prompt, State
from tests.admin.conftest import LIST
from tests.admin.rows import action, caption, confirmed, content_type, staff
from tests.pictures import upload
from tests.rows import PUBLISHED, says, stands
from tests.testapp.models import Photo, Product

pytestmark = pytest.mark.django_db
Messages = Callable[[HttpResponse], list[str]]
PROVIDERS = {
    "default": {"BACKEND": "tests.testapp.providers.ScriptedProvider"},
    "mute": {"BACKEND": "tests.testapp.providers.PromptlessProvider"},
    "ages": {
        "BACKEND": "django_autocaption.providers.runware.RunwareProvider",
        "OPTIONS": {"api_key": "k", "model": "runware:154@1"},
    },
    "nudity": {"BACKEND": "tests.testapp.providers.NudityProvider"},
    "broken": {"BACKEND": "tests.testapp.providers.ScriptedProvider", "OPTIONS": {"api_kee": "s3cret"}},
}


@pytest.fixture(autouse=True)
def services(settings: Any) -> None:
    """Three providers; products have the promptless one as their own."""
    fields = {"testapp.Photo.image": {}, "testapp.Product.front": {"provider": "mute"}}
    settings.AUTOCAPTION = {"PROVIDERS": PROVIDERS, "FIELDS": fields}


def errors(response: HttpResponse) -> dict[str, list[str]]:
    """What the page complains about, by field."""
    assert response.status_code == 200
    assert not Batch.objects.exists()
    return dict(response.context["errors"])


def test_the_first_step_asks_nobody(editor: Client) -> None:
    c = caption()
    before = Caption.objects.values().get()
    response = editor.post(LIST, action("recaption", [c], provider="default", prompt_text="Shout."))
    assert response.status_code == 200
    assert Caption.objects.values().get() == before
    assert not Batch.objects.exists()


def test_the_page_says_how_many_will_be_asked_and_why_others_are_not(editor: Client) -> None:
    chosen = [
        caption(),
        caption(state=State.FAILED),
        caption(origin=Origin.HUMAN),
        caption(image_name="", state=State.EXCLUDED),
    ]
    response = editor.post(LIST, action("recaption", chosen))
    counts = response.context["counts"]
    assert (counts.machine, counts.human, counts.without_image) == (2, 1, 1)
    page = response.content.decode()
    assert "<strong>2</strong> captions will be asked for." in page
    assert "<strong>1</strong> is left alone because a person wrote its words" in page
    assert "<strong>1</strong> is left alone because there is no image." in page


def test_the_page_offers_the_services_and_prompts_by_name(editor: Client, admin_client: Client) -> None:
    Prompt.objects.create(name="material", text="Name the material first.")
    page = editor.post(LIST, action("recaption", [caption()])).content.decode()
    assert "Name the material first." not in page, "texts are for whoever may read prompts"
    page = admin_client.post(LIST, action("recaption", [caption()])).content.decode()
    assert "default (Scripted)" in page
    assert "mute (Promptless): takes no prompt" in page
    assert "broken: its settings are wrong" in page
    assert "material: Name the material first." in page
    assert "s3cret" not in page


def test_a_confirmed_page_asks_for_the_selected_captions(editor: Client, messages: Messages) -> None:
    c, other = caption(), caption()
    data = confirmed("recaption", [c], provider="default", model="big-1", prompt_text="Name the colours.")
    response = editor.post(f"{LIST}?state__exact=done", data)
    assert response.status_code == 302
    assert response["Location"] == f"{LIST}?state__exact=done"
    assert messages(response) == ["Asked for the words of 1 caption."]
    batch = Batch.objects.get()
    assert (batch.provider, batch.model, batch.prompt, batch.replace_human, batch.requested_count) == (
        "default",
        "big-1",
        "Name the colours.",
        False,
        1,
    )
    assert batch.requested_by == User.objects.get(username__startswith="editor")
    c.refresh_from_db()
    other.refresh_from_db()
    assert (c.state, c.batch) == (State.PENDING, batch)
    assert c.current is not None, "what is published stays"
    assert other.state == State.DONE


def test_the_price_is_also_told_for_the_words_that_people_wrote(editor: Client) -> None:
    selected = [caption(), caption(origin=Origin.HUMAN), caption(origin=Origin.HUMAN)]
    page = editor.post(LIST, action("recaption", selected)).content.decode()
    assert page.index("default: 1 caption,") < page.index("With the words that people wrote:")
    assert page.index("With the words that people wrote:") < page.index("default: 3 captions,")
    only_people = editor.post(LIST, action("recaption", selected[1:])).content.decode()
    assert "default: 2 captions," in only_people


def test_a_named_prompt_is_sent_as_its_text(editor: Client) -> None:
    prompt = Prompt.objects.create(name="material", text="Name the material first.")
    editor.post(LIST, confirmed("recaption", [caption()], prompt=prompt.pk))
    assert Batch.objects.get().prompt == "Name the material first."


def test_words_of_people_are_replaced_only_where_that_is_ticked(editor: Client) -> None:
    c = caption(origin=Origin.HUMAN)
    response = editor.post(LIST, confirmed("recaption", [c]))
    assert errors(response) == {"__all__": ["Nothing would be asked: every selected caption is left alone."]}
    editor.post(LIST, confirmed("recaption", [c], replace_human="on"))
    assert Batch.objects.get().replace_human
    c.refresh_from_db()
    assert c.state == State.PENDING


@pytest.mark.parametrize("name", ["recaption", "translate", "check_words"])
def test_where_there_is_nothing_to_ask_about_no_button_asks(editor: Client, name: str) -> None:
    def page(row: Caption) -> str:
        return editor.post(LIST, action(name, [row])).content.decode().partition('name="confirm"')[2].partition(">")[0]

    assert "disabled" in page(caption(image_name=""))
    if name != "translate":  # which needs words in another language
        assert "disabled" not in page(caption())


def test_who_may_see_bulk_requests_gets_a_link_to_it(admin_client: Client, messages: Messages) -> None:
    response = admin_client.post(LIST, confirmed("recaption", [caption()]))
    batch = Batch.objects.get()
    assert f'<a href="/admin/autocaption/batch/{batch.pk}/change/">Bulk request {batch.pk}</a>' in messages(response)[0]


def test_all_pages_stay_selected_over_both_steps(editor: Client) -> None:
    chosen = [caption(state=State.FAILED) for _number in range(3)]
    caption()
    address = f"{LIST}?state__exact=failed"
    page = editor.post(address, action("recaption", chosen[:1], select_across="1"))
    assert page.context["counts"].machine == 3
    assert '<input type="hidden" name="select_across" value="1">' in page.content.decode()
    editor.post(address, confirmed("recaption", chosen[:1], select_across="1"))
    assert Batch.objects.get().requested_count == 3


@pytest.mark.parametrize("name", ["recaption", "translate", "compare", "check_words", "reject"])
def test_without_a_script_the_page_takes_all_that_the_list_finds(editor: Client, name: str) -> None:
    chosen = [caption() for _number in range(3)]
    button = '<button type="submit" class="button" name="select_across" value="1">'
    page = editor.post(LIST, action(name, chosen[:1])).content.decode()
    without = page.partition("<noscript>")[2].partition("</noscript>")[0]
    assert button in without
    assert page.index('name="confirm"') < page.index(button), "Enter presses another"
    pressed = action(name, chosen[:1], select_across=["0", "1"])
    del pressed["index"]
    page = editor.post(LIST, pressed).content.decode()
    assert '<input type="hidden" name="select_across" value="1">' in page
    assert button not in page


def test_the_permission_is_checked_again_on_the_second_step(editor: Client) -> None:
    c = caption()
    assert editor.post(LIST, action("recaption", [c])).status_code == 200
    Permission.objects.get(codename="request_caption").user_set.clear()
    response = editor.post(LIST, confirmed("recaption", [c]))
    assert not Batch.objects.exists()
    assert "counts" not in (response.context or {})


@pytest.mark.parametrize("field", ["prompt", "prompt_text"])
def test_a_prompt_for_a_service_that_takes_none_is_an_error(editor: Client, field: str) -> None:
    prompt = Prompt.objects.create(name="material", text="Name the material first.")
    value = {"prompt": prompt.pk, "prompt_text": "Free."}[field]
    response = editor.post(LIST, confirmed("recaption", [caption()], provider="mute", **{field: value}))
    assert errors(response) == {
        field: ["Promptless takes no prompt. Leave the prompt out, or choose another provider."]
    }


def test_a_prompt_that_nothing_fills_in_is_told_before_anybody_is_asked(editor: Client) -> None:
    given = confirmed("recaption", [caption()], provider="default", prompt_text="Look at {titel}.")
    assert "Did you mean {title}?" in str(errors(editor.post(LIST, given))["prompt_text"])


def test_the_fields_own_service_has_to_take_the_prompt_too(editor: Client) -> None:
    photo = caption()
    product = caption(content_type=content_type(Product), field_name="front")
    response = editor.post(LIST, confirmed("recaption", [photo, product], prompt_text="Free."))
    assert list(errors(response)) == ["prompt_text"]
    editor.post(LIST, confirmed("recaption", [photo], prompt_text="Free."))
    assert Batch.objects.get().requested_count == 1


def test_a_model_for_a_service_without_models_is_an_error(editor: Client) -> None:
    response = editor.post(LIST, confirmed("recaption", [caption()], provider="mute", model="big-1"))
    assert list(errors(response)) == ["model"]


def test_a_model_needs_one_service(editor: Client, settings: Any) -> None:
    fields = {"testapp.Photo.image": {}, "testapp.Product.front": {"provider": "second"}}
    settings.AUTOCAPTION = {"PROVIDERS": PROVIDERS | {"second": PROVIDERS["default"]}, "FIELDS": fields}
    chosen = [caption(), caption(content_type=content_type(Product), field_name="front")]
    response = editor.post(LIST, confirmed("recaption", chosen, model="big-1"))
    assert list(errors(response)) == ["provider"]
    editor.post(LIST, confirmed("recaption", chosen, model="big-1", provider="second"))
    assert Batch.objects.get().requested_count == 2


def test_one_prompt_only(editor: Client) -> None:
    prompt = Prompt.objects.create(name="material", text="Name the material first.")
    response = editor.post(LIST, confirmed("recaption", [caption()], prompt=prompt.pk, prompt_text="Free."))
    assert list(errors(response)) == ["prompt_text"]


@pytest.mark.parametrize("alias", ["broken", "unknown"])
def test_a_service_that_cannot_be_asked_is_an_error(editor: Client, alias: str) -> None:
    response = editor.post(LIST, confirmed("recaption", [caption()], provider=alias))
    assert list(errors(response)) == ["provider"]
    assert "s3cret" not in response.content.decode()


def test_what_was_typed_stays_on_a_page_with_errors(editor: Client) -> None:
    response = editor.post(
        LIST, confirmed("recaption", [caption()], provider="mute", prompt_text="Name the colours.", replace_human="on")
    )
    page = response.content.decode()
    assert "Name the colours." in page
    assert '<option value="mute" selected>' in page
    assert "Nothing was asked yet" in page


def test_the_new_words_come_through_the_worker(editor: Client, commit: Any, scripted: Any) -> None:
    with commit():
        photo = Photo.objects.create(image=upload())
    scripted.script.append("A blue door in a white wall.")
    with commit():
        editor.post(LIST, confirmed("recaption", [Caption.objects.get()], prompt_text="Name the colours."))
    c = Caption.objects.get(object_id=photo.pk)
    assert (says(c), stands(c)) == ("A blue door in a white wall.", PUBLISHED)
    assert scripted.asked[-1].prompt == "Name the colours."


def test_one_image_is_asked_about_from_its_own_page(editor: Client, commit: Any, scripted: Any) -> None:
    with commit():
        Photo.objects.create(image=upload())
    row = Caption.objects.get()
    form, page = f"{LIST}{row.pk}/change/", f"{LIST}{row.pk}/recaption/"
    assert f'href="{page}"' in editor.get(form).content.decode()
    first = editor.get(page)
    assert (first.context["counts"].machine, Batch.objects.count()) == (1, 0)
    assert f'class="closelink" href="{form}"' in first.content.decode()
    refused = editor.post(page, confirmed("", [row], provider="mute", prompt_text="Name the colours."))
    assert "prompt_text" in refused.context["errors"]
    scripted.script.append("A blue door in a white wall.")
    with commit():
        asked = editor.post(page, confirmed("", [row], _newest=first.context["carried"][-1][1]))
    assert (asked.status_code, asked["Location"]) == (302, form)
    assert says(Caption.objects.get()) == "A blue door in a white wall."
    assert editor.get(f"{LIST}999999/recaption/").status_code == 404


def test_who_may_not_spend_finds_no_way_there(client: Client) -> None:
    row = caption()
    client.force_login(staff("autocaption.view_caption", "autocaption.change_caption"))
    assert "/recaption/" not in client.get(f"{LIST}{row.pk}/change/").content.decode()


def test_more_than_a_page_can_wait_for_are_left_to_a_worker(
    admin_client: Client, messages: Messages, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django_autocaption.pipeline.bulk.recaption.AT_ONCE", 1)
    response = admin_client.post(LIST, confirmed("recaption", [caption(), caption()]))
    batch = Batch.objects.get()
    assert messages(response)[0].startswith("A worker now asks for the words of 2 captions.")
    page = admin_client.get(f"/admin/autocaption/batch/{batch.pk}/change/").content.decode()
    assert 'Yet to be asked for</th><td class="autocaption-number">2</td>' in page
    assert "Cancel this request" in page


def test_counting_takes_as_many_queries_for_one_row_as_for_many(
    editor: Client, django_assert_max_num_queries: Any
) -> None:
    chosen = [caption() for _number in range(40)]
    posted = action("recaption", chosen)
    with django_assert_max_num_queries(26):  # five of them read the names of the objects
        editor.post(LIST, posted)


def test_an_editor_without_view_of_bulk_requests_gets_no_link(client: Client, messages: Messages) -> None:
    client.force_login(staff("autocaption.view_caption", "autocaption.request_caption"))
    response = client.post(LIST, confirmed("recaption", [caption()]))
    assert messages(response) == ["Asked for the words of 1 caption."]


def test_many_are_asked_for_by_whoever_types_how_many(
    editor: Client, messages: Messages, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [caption(), caption()]
    assert "How many captions" not in editor.post(LIST, action("recaption", rows)).content.decode()
    monkeypatch.setattr("django_autocaption.admin.recaption.typed.ABOVE", 1)
    assert "How many captions" in editor.post(LIST, action("recaption", rows)).content.decode()
    for typed in ("", "3", "-2", "two"):
        response = editor.post(LIST, confirmed("recaption", rows, number=typed))
        assert "Nothing was asked yet" in response.content.decode()
    assert not Batch.objects.exists()
    assert "2 captions" in messages(editor.post(LIST, confirmed("recaption", rows, number="2")))[0]
    assert Batch.objects.get().requested_count == 2


def test_services_that_write_no_words_are_not_offered(editor: Client) -> None:
    response = editor.post(LIST, action("recaption", [caption()]))
    assert [alias for alias, _name in response.context["adminform"].form.fields["provider"].choices] == [
        "",
        "default",
        "mute",
        "broken",
    ]
    assert {one.alias for one in response.context["estimates"]} == {"default", "mute", "broken"}
