"""Words out of the list as a file and back: whose rows, which words, and that a look comes before the writing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from weakref import finalize

import pytest
from django.conf import settings as configured
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.db.models.signals import post_init
from django.test import Client, override_settings
from django.utils import timezone

from django_autocaption.admin.access import hosts
from django_autocaption.admin.captions.admin import CaptionAdmin
from django_autocaption.exchange import rows as exchanged
from django_autocaption.exchange import uploads
from django_autocaption.models import Caption, Rating, Review, Surface, Upload, Verb
from django_autocaption.pipeline.upkeep.sweep import sweep
from tests.admin.conftest import LIST
from tests.admin.rows import caption, draft, staff
from tests.rows import PUBLISHED, REVIEW, fresh, says, stands, version
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db
EXPORT, IMPORT = f"{LIST}export/", f"{LIST}import/"
EVERYTHING = tuple(f"autocaption.{verb}_caption" for verb in ("view", "change", "approve", "export"))
GERMAN_TOO = override_settings(AUTOCAPTION={**configured.AUTOCAPTION, "LANGUAGES": ["en", "de"]})


@pytest.fixture
def person(client: Client) -> Client:
    """Who may do all of it."""
    client.force_login(staff(*EVERYTHING))
    return client


def exported(client: Client, query: str = "", **chosen: str) -> str:
    response = client.post(f"{EXPORT}{query}", {"format": "csv", **chosen})
    assert response.streaming, response.content.decode()
    return b"".join(response.streaming_content).decode("utf-8-sig")  # type: ignore[arg-type] # not of an async view


@contextmanager
def most_held(*models: type[Model]) -> Iterator[Callable[[], int]]:
    """How many instances of these models were there at once, at the worst."""
    alive = most = 0

    def gone() -> None:
        nonlocal alive
        alive -= 1

    def made(instance: Model, **kwargs: Any) -> None:
        nonlocal alive, most
        finalize(instance, gone)
        alive += 1
        most = max(most, alive)

    for model in models:
        post_init.connect(made, sender=model, weak=False)
    try:
        yield lambda: most
    finally:
        for model in models:
            post_init.disconnect(made, sender=model)


def sent(client: Client, text: str | bytes, name: str = "words.csv") -> Any:
    content = text if isinstance(text, bytes) else text.encode()
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, content)})


def test_a_filter_is_exported_and_nothing_that_moderation_withholds(person: Client) -> None:
    waits, _other = draft(alt_text="=1+1 boats."), caption(alt_text="A ship.")
    draft(alt_text="SECRET.", rating=Rating.BLOCKED)
    assert b"1 caption is in the list" not in person.get(EXPORT).content
    found = exported(person, "?review=draft").splitlines()
    assert len(found) == 2 and f",{waits.object_id}," in found[1]
    assert "'=1+1 boats." in found[1], "no spreadsheet runs it"
    assert len(exported(person, "?q=ship").splitlines()) == 2
    assert person.get(f"{EXPORT}?nonsense=1").status_code == 400


@GERMAN_TOO
def test_translators_get_pairs(person: Client) -> None:
    source = caption(alt_text="A boat.")
    caption(alt_text="Ein Boot.", language="de", object_id=source.object_id, image_name=source.image_name)
    found = exported(person, format="xliff", source="en", target="de")
    assert '<target state="translated">Ein Boot.</target>' in found and ">A boat.</source>" in found
    refused = person.post(EXPORT, {"format": "xliff", "source": "de", "target": "de"})
    assert "Choose two languages." in refused.content.decode()


@GERMAN_TOO
@pytest.mark.parametrize("chosen", [{"format": "csv"}, {"format": "xliff", "source": "en", "target": "de"}])
def test_an_export_holds_no_more_rows_where_there_are_more(
    person: Client, monkeypatch: pytest.MonkeyPatch, chosen: dict[str, str]
) -> None:
    """Also where each object has to be asked about."""
    monkeypatch.setattr(exchanged, "CHUNK", 2)
    monkeypatch.setattr(CaptionAdmin, "list_per_page", 2)

    def is_open(host: Any, request: Any, obj: Photo | None = None) -> bool:
        return obj is None or obj.title != "closed"

    for host in hosts.of(Photo, admin.site):
        monkeypatch.setattr(type(host.admin), "has_view_or_change_permission", is_open)

    def exported_and_held(images: int) -> tuple[int, int]:
        """(captions in the file, rows in memory at the worst) of so many images more, and a closed one."""
        photos = Photo.objects.bulk_create([Photo(title=title) for title in ["open"] * images + ["closed"]])
        for photo in photos:
            for language in ("en", "de"):
                caption(object_id=str(photo.pk), language=language, alt_text=f"Words {photo.title}.")
        with most_held(Caption, Photo) as held:
            text = exported(person, **chosen)
        assert "Words closed." not in text
        return text.count("Words open."), held()

    few, peak = exported_and_held(4)
    many, peak_of_many = exported_and_held(20)
    assert many >= 6 * few
    assert peak_of_many == peak


def test_an_import_is_a_look_first_and_then_what_was_looked_at(
    person: Client, messages: Callable[[Any], list[str]]
) -> None:
    changed, moved, same = caption(alt_text="A boat."), caption(alt_text="A ship."), draft(alt_text="A raft.")
    text = exported(person).replace("A boat.", "A red boat.").replace("A ship.", "A white ship.")
    version(fresh(moved), "Theirs.", standing=PUBLISHED)
    look = person.get(sent(person, f"{text}rubbish\r\n")["Location"])
    html = look.content.decode()
    assert "<ins>" in html and "red" in html
    assert look.context["found"].summary == [
        ("Would be changed", 1),
        ("Left alone: something else stands there by now", 1),
        ("Cannot be read", 1),
        ("Says the same", 1),
    ]
    assert says(fresh(changed)) == "A boat.", "nothing is written yet"
    url = look.request["PATH_INFO"]
    assert "Nothing was written" in " ".join(messages(person.post(url, {"confirm": "1"})))
    done = person.post(url, {"confirm": "1", "skip": "on"})
    assert messages(done)[-1] == "1 caption imported." and done["Location"] == LIST
    assert [says(fresh(row)) for row in (changed, moved)] == ["A red boat.", "Theirs."]
    assert stands(fresh(same)) == REVIEW
    assert Review.objects.values_list("verb", "surface").get() == (Verb.IMPORT, Surface.FILE)
    assert not Upload.objects.exists()


def test_what_was_changed_between_look_and_import_is_left_alone(person: Client) -> None:
    row = caption(alt_text="A boat.")
    url = sent(person, exported(person).replace("A boat.", "A red boat."))["Location"]
    version(fresh(row), "Theirs.", standing=PUBLISHED)
    person.post(url, {"confirm": "1"})
    assert says(fresh(row)) == "Theirs."


def test_many_changes_take_several_presses(person: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django_autocaption.admin.exchange.importing.MOST_CHANGES", 2)
    rows = [caption(alt_text="A boat.") for _number in range(3)]
    url = sent(person, exported(person).replace("A boat.", "A red boat."))["Location"]
    assert person.post(url, {"confirm": "1"})["Location"] == url
    assert person.post(url, {"confirm": "1"})["Location"] == LIST
    assert {says(fresh(row)) for row in rows} == {"A red boat."}


def test_whoever_may_not_publish_imports_drafts(client: Client) -> None:
    client.force_login(staff(*EVERYTHING[:2], EVERYTHING[3]))
    row = caption(alt_text="A boat.")
    client.post(sent(client, exported(client).replace("A boat.", "A red boat."))["Location"], {"confirm": "1"})
    now = fresh(row)
    assert now.draft is not None and now.published is not None
    assert (now.published.alt_text, now.draft.alt_text) == ("A boat.", "A red boat.")


def test_a_file_is_its_persons_alone_and_gone_after_a_day(person: Client) -> None:
    caption(alt_text="A boat.")
    url = sent(person, exported(person))["Location"]
    other = Client()
    other.force_login(staff(*EVERYTHING))
    assert other.get(url)["Location"] == other.post(url, {"confirm": "1"})["Location"] == IMPORT
    sent(person, exported(person))
    assert Upload.objects.count() == 1, "one each"
    Upload.objects.update(created_at=timezone.now() - timedelta(days=2))
    url = f"{IMPORT}{Upload.objects.get().pk}/"
    assert person.get(url)["Location"] == IMPORT
    sweep()
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "The file is empty."),
        (b"x" * (uploads.LARGEST + 1), "The file has more than 5 MB"),
    ],
)
def test_what_cannot_be_kept_is_told_at_the_field(person: Client, content: bytes, why: str) -> None:
    assert why in sent(person, content).content.decode()
    assert not Upload.objects.exists()


@pytest.mark.parametrize("content", [b"\x93\xff no words", b"<html></html>", b"model,alt\n1,2\n"])
def test_what_is_no_export_is_told_and_not_kept(
    person: Client, content: bytes, messages: Callable[[Any], list[str]]
) -> None:
    told = messages(person.get(sent(person, content)["Location"]))
    assert told and told[0].startswith("\u2068words.csv\u2069: ")
    assert not Upload.objects.exists()


def test_objects_that_one_may_not_open_are_not_there_and_others_are_left_alone(
    person: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = caption(alt_text="A boat.")
    text = exported(person).replace("A boat.", "A red boat.")
    for host in hosts.of(Photo, admin.site):
        monkeypatch.setattr(type(host.admin), "has_change_permission", lambda self, request, obj=None: False)
    look = person.get(sent(person, text)["Location"]).content.decode()
    assert "You may not change the object that it describes." in look and "confirm" not in look
    for host in hosts.of(Photo, admin.site):
        monkeypatch.setattr(type(host.admin), "has_view_permission", lambda self, request, obj=None: False)
    look = person.get(sent(person, text)["Location"]).content.decode()
    assert "There is no such caption." in look and "A boat" not in look
    assert len(exported(person).splitlines()) == 1
    assert says(fresh(row)) == "A boat."


def test_words_about_a_withheld_image_are_left_to_moderators(person: Client) -> None:
    row = caption(alt_text="A boat.")
    text = exported(person).replace("A boat.", "A red boat.")
    with override_settings(AUTOCAPTION={**configured.AUTOCAPTION, "MODERATION": {"MODE": "flag"}}):
        Caption.objects.update(rating=Rating.BLOCKED)
        look = person.get(sent(person, text)["Location"]).content.decode()
        assert "Moderation withholds the present image." in look
        assert "confirm" not in look and "red boat" not in look
        person.force_login(staff(*EVERYTHING, "autocaption.moderate_caption"))
        assert "confirm" in person.get(sent(person, text)["Location"]).content.decode()
    assert says(fresh(row)) == "A boat."


def test_who_may_not_is_let_in_nowhere(client: Client) -> None:
    client.force_login(staff("autocaption.view_caption"))
    assert [client.get(url).status_code for url in (EXPORT, IMPORT, f"{IMPORT}1/")] == [403] * 3
    assert client.post(EXPORT, {"format": "csv"}).status_code == 403
    page = client.get(LIST).content
    assert b"/export/" not in page and b"/import/" not in page
