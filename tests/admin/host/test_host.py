"""The mixin: captions on the form of the object that they describe, Re-caption in its list."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from django_autocaption.exceptions import ChangedMeanwhileError
from django_autocaption.models import Batch, Caption, Origin, State
from django_autocaption.models.version import NO_WORDS
from django_autocaption.pipeline.bulk import recaption
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import Seen
from tests.admin.rows import action, caption, caption_of, confirmed, content_type, staff, words_of
from tests.pictures import upload
from tests.rows import PUBLISHED, REVIEW, says, stands, version
from tests.testapp.models import Country, Photo, Plain, PressPhoto, Product, ProxyPhoto

pytestmark = pytest.mark.django_db
Messages = Callable[[HttpResponse], list[str]]
PREFIX = "autocaption-caption-content_type-object_id"


@pytest.fixture
def host(client: Client) -> Client:
    """Signed in as someone who may change photos and captions, and look at bulk requests."""
    client.force_login(
        staff(
            "testapp.view_photo",
            "testapp.change_photo",
            "autocaption.view_caption",
            "autocaption.change_caption",
            "autocaption.approve_caption",
            "autocaption.request_caption",
        )
    )
    return client


def list_of(model: type[Model]) -> str:
    return f"/admin/testapp/{model._meta.model_name}/"


def page_of(instance: Model) -> str:
    return f"{list_of(type(instance))}{instance.pk}/change/"


def shown(response: HttpResponse) -> list[Caption]:
    """The captions on an object's form, as they stand there."""
    formsets = response.context["inline_admin_formsets"]
    return [form.instance for formset in formsets for form in formset.formset.initial_forms]


def posted(captions: list[Caption], **words: Any) -> dict[str, Any]:
    """What the form posts, with these words for the first caption."""
    data: dict[str, Any] = {f"{PREFIX}-TOTAL_FORMS": len(captions), f"{PREFIX}-INITIAL_FORMS": len(captions)}
    for number, c in enumerate(captions):
        said = c.offered.words if c.offered is not None else NO_WORDS
        columns = {"id": c.pk, "seen_as": str(Seen.of(c))}
        columns |= {name: said[name] for name in ("alt_text", "title", "description")}
        data |= {f"{PREFIX}-{number}-{name}": value for name, value in columns.items()}
    return data | {f"{PREFIX}-0-{name}": value for name, value in words.items()}


def create(model: type[Model], **fields: Any) -> Any:
    """An object whose captions nobody has asked for."""
    instance = model(**fields)
    for name, value in fields.items():
        if name in ("image", "front", "back", "flag", "contact_sheet"):
            getattr(instance, name).save(value.name, value, save=False)
    model._base_manager.bulk_create([instance]) if not instance._meta.parents else instance.save()
    Caption.objects.all().delete()
    return instance


def test_the_form_shows_the_captions_and_edits_are_a_persons(host: Client) -> None:
    photo = create(Photo, image=upload())
    c = caption_of(photo, Photo, "image", standing=REVIEW)
    caption()
    response = host.get(page_of(photo))
    assert shown(response) == [c]
    response = host.post(page_of(photo), posted([c], alt_text="A blue boat.") | {"title": "Boat"})
    assert response.status_code == 302
    c.refresh_from_db()
    assert (says(c), stands(c), c.origin) == ("A blue boat.", PUBLISHED, Origin.HUMAN)
    assert words_of(c).author == User.objects.get()


def test_saving_the_object_alone_leaves_its_captions_alone(host: Client) -> None:
    photo = create(Photo, image=upload())
    c = caption_of(photo, Photo, "image", standing=REVIEW)
    before = Caption.objects.values().get()
    assert host.post(page_of(photo), posted([c]) | {"title": "Boat"}).status_code == 302
    assert Caption.objects.values().get() == before
    photo.refresh_from_db()
    assert photo.title == "Boat"


class TestSomebodyWasFaster:
    def test_both_texts_are_shown_and_nothing_is_saved(self, host: Client) -> None:
        photo = create(Photo, image=upload())
        c = caption_of(photo, Photo, "image", alt_text="A red boat.")
        form = posted([c], alt_text="My words.", title="My title.") | {"title": "Boat"}
        version(c, "Their words.", title="Their title.", origin=Origin.HUMAN, human_fields=("alt_text",))
        response = host.post(page_of(photo), form)
        assert response.status_code == 200
        page = response.content.decode()
        assert "Alt text: it says now “Their words.”, you wrote “My words.”" in page
        assert ">\nMy words.</textarea>" in page
        photo.refresh_from_db()
        assert (words_of(c).alt_text, photo.title) == ("Their words.", "")
        again = posted([Caption.objects.get(pk=c.pk)], alt_text="My words.") | {"title": "Boat"}
        assert f'value="{again[f"{PREFIX}-0-seen_as"]}"' in page
        assert host.post(page_of(photo), again).status_code == 302
        assert words_of(c).alt_text == "My words."

    def test_in_the_last_moment(self, host: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        photo = create(Photo, image=upload())
        c = caption_of(photo, Photo, "image", alt_text="A red boat.")
        edit = reviews.edit

        def late(*args: Any, **kwargs: Any) -> Any:
            monkeypatch.setattr(reviews, "edit", edit)
            raise ChangedMeanwhileError(c)

        monkeypatch.setattr(reviews, "edit", late)
        response = host.post(page_of(photo), posted([c], alt_text="My words.") | {"title": "Boat"})
        assert response.status_code == 302, "tried again, and found unchanged"
        assert words_of(c).alt_text == "My words."

    def test_an_untouched_caption_is_no_conflict(self, host: Client) -> None:
        photo = create(Photo, image=upload())
        c = caption_of(photo, Photo, "image", alt_text="A red boat.")
        form = posted([c]) | {"title": "Boat"}
        version(c, "Their words.")
        assert host.post(page_of(photo), form).status_code == 302
        assert (words_of(c).alt_text, words_of(c).origin) == ("Their words.", Origin.PROVIDER)


def test_a_new_image_with_its_words_in_one_form_gets_these_words(host: Client, commit: Any) -> None:
    photo = create(Photo, image=upload())
    c = caption_of(photo, Photo, "image", alt_text="A red boat.", title="Boat")
    form = posted([c], alt_text="A blue door.") | {"title": "", "image": upload("blue", "door.png")}
    assert host.post(page_of(photo), form).status_code == 302
    c.refresh_from_db()
    said = words_of(c)
    assert (c.image_no, c.image_name) == (2, "photos/door.png")
    assert (said.image_no, said.alt_text, said.title, said.human_fields) == (2, "A blue door.", "", ["alt_text"])


def test_a_new_image_alone_takes_the_old_words_along_nowhere(host: Client) -> None:
    photo = create(Photo, image=upload())
    c = caption_of(photo, Photo, "image", alt_text="A red boat.", origin=Origin.HUMAN)
    form = posted([c]) | {"title": "", "image": upload("blue", "door.png")}
    assert host.post(page_of(photo), form).status_code == 302
    c.refresh_from_db()
    assert (c.image_no, c.current) == (2, None)


def test_who_may_not_approve_leaves_drafts(client: Client) -> None:
    client.force_login(staff("testapp.change_photo", "autocaption.change_caption"))
    photo = create(Photo, image=upload())
    c = caption_of(photo, Photo, "image", alt_text="A red boat.")
    client.post(page_of(photo), posted([c], alt_text="A blue boat.") | {"title": ""})
    c.refresh_from_db()
    assert (c.current.alt_text, c.draft.alt_text) == ("A red boat.", "A blue boat.")


def test_deleting_the_object_takes_no_permission_for_captions(client: Client) -> None:
    client.force_login(staff("testapp.view_photo", "testapp.delete_photo"))
    photo = create(Photo, image=upload())
    caption_of(photo, Photo, "image")
    assert client.post(f"{list_of(Photo)}{photo.pk}/delete/", {"post": "yes"}).status_code == 302
    assert not Photo.objects.exists()


def test_a_childs_form_shows_the_captions_of_its_parents_image_too(admin_client: Client) -> None:
    press = create(PressPhoto, image=upload(), contact_sheet=upload("red"))
    inherited = caption_of(press, Photo, "image")
    own = caption_of(press, PressPhoto, "contact_sheet")
    assert set(shown(admin_client.get(page_of(press)))) == {inherited, own}
    admin_client.post(page_of(press), posted([inherited, own], alt_text="Edited.") | {"title": "", "agency": ""})
    inherited.refresh_from_db()
    own.refresh_from_db()
    assert (says(inherited), inherited.origin) == ("Edited.", Origin.HUMAN)
    assert own.origin == Origin.PROVIDER


def test_a_proxys_form_shows_the_captions_of_the_concrete_model(admin_client: Client) -> None:
    photo = create(Photo, image=upload())
    c = caption_of(photo, Photo, "image")
    assert shown(admin_client.get(page_of(ProxyPhoto.objects.get()))) == [c]


@pytest.mark.parametrize(
    ("model", "fields", "image"),
    [(Product, {}, "front"), (Country, {"code": "de/é_1"}, "flag")],
    ids=["uuid", "string"],
)
def test_keys_of_every_kind(admin_client: Client, model: type[Model], fields: dict[str, str], image: str) -> None:
    instance = create(model, **fields, **{image: upload()})
    c = caption_of(instance, model, image)
    address = f"{list_of(model)}{{}}/change/"
    page = admin_client.get(address.format(str(instance.pk).replace("_", "_5F").replace("/", "_2F")))
    assert shown(page) == [c]
    listed = admin_client.get("/admin/autocaption/caption/").content.decode()
    links = re.findall(rf'href="({list_of(model)}[^"]+/change/)"', listed)
    assert [shown(admin_client.get(link)) for link in links] == [[c]]


def test_the_add_page_has_no_captions(admin_client: Client) -> None:
    response = admin_client.get(f"{list_of(Photo)}add/")
    assert response.status_code == 200
    assert response.context["inline_admin_formsets"] == []
    response = admin_client.post(f"{list_of(Photo)}add/", {"title": "New", "image": upload()})
    assert response.status_code == 302
    assert Caption.objects.get().object_id == str(Photo.objects.get().pk)


def test_captions_can_neither_be_added_nor_deleted_there(admin_client: Client) -> None:
    photo = create(Photo, image=upload())
    c = caption_of(photo, Photo, "image")
    data = posted([c], DELETE="on") | {f"{PREFIX}-TOTAL_FORMS": 2, f"{PREFIX}-1-alt_text": "Sneaked in."}
    admin_client.post(page_of(photo), data | {"title": ""})
    assert list(Caption.objects.all()) == [c]


def test_the_captions_of_another_object_cannot_be_edited_there(host: Client) -> None:
    photo = create(Photo, image=upload())
    caption_of(photo, Photo, "image")
    foreign = caption()
    host.post(page_of(photo), posted([foreign], alt_text="Mine now.") | {"title": ""})
    foreign.refresh_from_db()
    assert foreign.origin == Origin.PROVIDER


@pytest.mark.parametrize(
    ("permissions", "sees"),
    [
        (("testapp.change_photo",), False),
        (("testapp.change_photo", "autocaption.view_caption"), True),
        (("testapp.view_photo", "autocaption.change_caption"), True),
    ],
    ids=["no captions", "captions to see", "photo to see"],
)
def test_editing_takes_both_permissions(client: Client, permissions: tuple[str, ...], sees: bool) -> None:
    client.force_login(staff(*permissions))
    photo = create(Photo, image=upload())
    c = caption_of(photo, Photo, "image", standing=REVIEW)
    before = Caption.objects.values().get()
    page = client.get(page_of(photo))
    assert shown(page) == ([c] if sees else [])
    assert "<textarea" not in page.content.decode()
    client.post(page_of(photo), posted([c], alt_text="Mine.") | {"title": ""})
    assert Caption.objects.values().get() == before


def test_the_list_keeps_its_own_actions(host: Client) -> None:
    create(Photo, image=upload())
    page = host.get(list_of(Photo)).content.decode()
    assert "Shout" in page
    assert "Re-caption images…" in page


def test_a_model_without_captioned_images_is_left_as_it_was(admin_client: Client) -> None:
    plain = Plain.objects.create(image=upload())
    assert "Re-caption" not in admin_client.get(list_of(Plain)).content.decode()
    assert admin_client.get(page_of(plain)).context["inline_admin_formsets"] == []


@pytest.mark.parametrize("lacking", ["testapp.change_photo", "autocaption.request_caption"])
def test_recaption_takes_both_permissions_on_both_steps(client: Client, lacking: str) -> None:
    permissions = {"testapp.view_photo", "testapp.change_photo", "autocaption.request_caption"} - {lacking}
    client.force_login(staff(*permissions))
    photo = create(Photo, image=upload())
    client.post(list_of(Photo), action("recaption_images", [photo]))
    client.post(list_of(Photo), confirmed("recaption_images", [photo]))
    assert not Caption.objects.exists()


def test_recaption_counts_images_without_captions_too(host: Client) -> None:
    new, known, human, empty = (create(Photo, image=upload()) for _number in range(4))
    Photo.objects.filter(pk=empty.pk).update(image="")
    caption_of(known, Photo, "image")
    caption_of(human, Photo, "image", origin=Origin.HUMAN)
    response = host.post(list_of(Photo), action("recaption_images", [new, known, human, empty]))
    counts = response.context["counts"]
    assert (counts.machine, counts.human, counts.without_image) == (2, 1, 1)


def test_recaption_asks_for_as_many_as_it_said(host: Client, messages: Messages) -> None:
    new, known, human, other = (create(Photo, image=upload()) for _number in range(4))
    caption_of(known, Photo, "image")
    caption_of(human, Photo, "image", origin=Origin.HUMAN)
    response = host.post(
        list_of(Photo), confirmed("recaption_images", [new, known, human], prompt_text="Name the colours.")
    )
    assert messages(response) == ["Asked for the words of 2 captions."]
    assert (Batch.objects.get().requested_count, Batch.objects.get().prompt) == (2, "Name the colours.")
    pending = Caption.objects.filter(state=State.PENDING)
    assert {c.object_id for c in pending} == {str(new.pk), str(known.pk)}
    assert not Caption.objects.filter(object_id=str(other.pk)).exists()


@pytest.mark.parametrize("at_once", [2000, 0])
def test_recaption_leaves_words_alone_that_came_after_its_page(
    host: Client, messages: Messages, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr("django_autocaption.pipeline.bulk.recaption.AT_ONCE", at_once)
    photos = [create(Photo, image=upload()) for _number in range(2)]
    seen, other = (caption_of(photo, Photo, "image", alt_text="A boat.") for photo in photos)
    page = host.post(list_of(Photo), action("recaption_images", photos))
    carried = dict(page.context["carried"])
    reviews.edit(other, {"alt_text": "Our ferry at dusk."}, seen=Seen.of(other), by=reviews.By(user=None))
    posted = confirmed("recaption_images", photos, replace_human="on") | carried
    response = host.post(list_of(Photo), posted)
    if not at_once:
        recaption.write_rows(Batch.objects.get().pk, using="default")
    assert messages(response)[1].startswith("1 left alone")
    assert [row.pk for row in Caption.objects.exclude(batch=None)] == [seen.pk]
    assert says(Caption.objects.get(pk=other.pk)) == "Our ferry at dusk."


def test_recaption_of_a_child_asks_for_the_parents_image_under_the_parents_key(admin_client: Client) -> None:
    press = create(PressPhoto, image=upload(), contact_sheet=upload("red"))
    page = admin_client.post(list_of(PressPhoto), action("recaption_images", [press]))
    assert page.context["counts"].machine == 2
    admin_client.post(list_of(PressPhoto), confirmed("recaption_images", [press]))
    owners = {(c.content_type, c.field_name) for c in Caption.objects.all()}
    assert owners == {(content_type(Photo), "image"), (content_type(PressPhoto), "contact_sheet")}


def test_recaption_of_objects_with_uuid_keys_finds_their_captions(admin_client: Client) -> None:
    product = create(Product, front=upload())
    c = caption_of(product, Product, "front")
    admin_client.post(list_of(Product), confirmed("recaption_images", [product]))
    assert [row.pk for row in Caption.objects.filter(state=State.PENDING)] == [c.pk]


def test_the_prompt_is_checked_against_the_fields_own_service(host: Client, settings: Any) -> None:
    settings.AUTOCAPTION = {
        "PROVIDERS": {"default": {"BACKEND": "tests.testapp.providers.PromptlessProvider"}},
        "FIELDS": {"testapp.Photo.image": {}},
    }
    photo = create(Photo, image=upload())
    response = host.post(list_of(Photo), confirmed("recaption_images", [photo], prompt_text="Free."))
    assert list(response.context["errors"]) == ["prompt_text"]
    assert not Caption.objects.exists()


def test_counting_takes_as_many_queries_for_one_object_as_for_many(host: Client) -> None:
    def queries(number: int) -> int:
        chosen = [create(Photo, image=upload()) for _number in range(number)]
        with CaptureQueriesContext(connection) as captured:
            host.post(list_of(Photo), action("recaption_images", chosen))
        return len(captured)

    queries(1)  # content types are cached from now on
    assert queries(1) == queries(30)


def test_wrong_settings_leave_the_sites_own_pages_alone(admin_client: Client, settings: Any) -> None:
    photo = create(Photo, image=upload())
    settings.AUTOCAPTION = {"PROVIDRES": {}}
    assert admin_client.get(page_of(photo)).status_code == 200
    assert "Re-caption" not in admin_client.get(list_of(Photo)).content.decode()
