"""Words after those in another language: asked for from the page of a caption, the desk and the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage.memory import InMemoryStorage
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from django_autocaption import prompts
from django_autocaption.models import Awaits, Batch, Caption, Kind, State
from tests.admin.captions.test_own_words import form
from tests.admin.conftest import LIST
from tests.admin.desk.drive import Desk
from tests.admin.rows import action, caption, confirmed, content_type, draft, staff
from tests.pictures import upload
from tests.rows import PUBLISHED, REVIEW, fresh, says, stands
from tests.testapp.models import Photo, Product
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db
Messages = Callable[[HttpResponse], list[str]]
PERSON = "Two people mend a red boat on the shore, in the evening, while a third one watches them from a bench. " * 2


@pytest.fixture(autouse=True)
def languages(settings: Any) -> None:
    settings.AUTOCAPTION = {**django_settings.AUTOCAPTION, "LANGUAGES": ["en", "de", "fr"]}


@pytest.fixture
def desk(db: None, client: Client) -> Desk:
    return Desk(client, staff(*Desk.PERMISSIONS))


@pytest.fixture
def rows(db: None, storage: InMemoryStorage) -> dict[str, Caption]:
    """A photo with words in three languages."""
    (photo,) = Photo.objects.bulk_create([Photo(image=storage.save("boat.jpg", upload()))])
    about = {"object_id": str(photo.pk), "image_name": photo.image.name}
    return {tag: caption(language=tag, alt_text=f"Words ({tag}).", **about) for tag in ("en", "de", "fr")}


def test_the_list_shows_how_a_picture_stands_in_its_other_languages(editor: Client, settings: Any) -> None:
    english, german = caption(object_id="7"), draft(object_id="7", language="de")
    draft(object_id="7", content_type=content_type(Product), language="fr"), draft(object_id="8", language="fr")
    caption(object_id="7", language="it", state=State.FAILED)  # which the site has no more

    def beside(language: str) -> str:
        page = editor.get(LIST, {"language": language, "field": "testapp.Photo.image", "q": "7"}).content.decode()
        return page.partition('<ul class="autocaption-beside" aria-label="In other languages">')[2].partition("</ul>")[
            0
        ]

    to_german = f'<a href="{LIST}{german.pk}/change/">de: A draft to be read</a>'
    to_english = f'<a href="{LIST}{english.pk}/change/">en: Published</a>'
    assert beside("en") == f"<li>{to_german}</li><li>fr: No words</li>"
    assert beside("de") == f"<li>{to_english}</li><li>fr: No words</li>"
    settings.AUTOCAPTION = {**django_settings.AUTOCAPTION, "LANGUAGES": ["en"]}
    assert beside("en") == ""


def test_those_that_stand_alike_are_told_in_one_line(editor: Client, settings: Any) -> None:
    settings.AUTOCAPTION = {**django_settings.AUTOCAPTION, "LANGUAGES": ["en", "de", "fr", "it", "ja"]}
    caption(object_id="7")
    de, it = (caption(object_id="7", language=language) for language in ("de", "it"))
    fr = draft(object_id="7", language="fr")
    page = editor.get(LIST, {"language": "en"}).content.decode()
    links = ", ".join(
        f'<a href="{LIST}{row.pk}/change/" aria-label="{row.language}: Published">{row.language}</a>'
        for row in (de, it)
    )
    assert (
        f'<li>{links}: Published</li><li><a href="{LIST}{fr.pk}/change/">fr: A draft to be read</a></li>'
        "<li>ja: No words</li></ul>"
    ) in page


def test_which_takes_one_query_however_many_rows(editor: Client) -> None:
    def asked() -> list[str]:
        ContentType.objects.clear_cache()
        with CaptureQueriesContext(connection) as queries:
            editor.get(LIST)
        return [query["sql"] for query in queries]

    caption(language="de")
    asked()  # which remembers that nothing is paused
    before = asked()
    for number in range(20):
        caption(object_id=f"x{number % 5}", language="en" if number < 5 else f"x{number}")
    after = asked()
    assert len(after) == len(before)
    (beside,) = [sql for sql in after if "object_id" in sql.partition("WHERE")[2] and "language" in sql]
    assert beside.count(" IN (") == 4, "by the columns of an index"


def test_the_page_lists_all_languages_and_asks_anew_after_what_a_person_wrote(
    editor: Client, rows: dict[str, Caption], scripted: type[ScriptedProvider], messages: Messages, commit: Any
) -> None:
    page = f"{LIST}{rows['en'].pk}/change/"
    assert "Translate anew</button>" not in editor.get(page).content.decode(), "nobody said anything yet"
    scripted.script.append("Zwei Menschen flicken ein rotes Boot am Ufer.")
    with commit():  # what was typed is saved, and told to the service
        response = editor.post(page, form(rows["en"], alt_text=PERSON.strip(), _translate=str(rows["de"].pk)))
    assert response.url == page
    told = "Asked for the words of 1 caption, after those in another language. They come as a draft."
    assert told in messages(response)
    (asked,) = scripted.asked
    assert (asked.language, asked.prompt) == ("de", prompts.fill(prompts.TRANSLATION, {
        "language": "German", "reviewed_text": PERSON.strip(),
    }))  # fmt: skip
    german, french = fresh(rows["de"]), fresh(rows["fr"])
    assert (stands(german), says(german)) == (REVIEW, "Zwei Menschen flicken ein rotes Boot am Ufer.")
    assert german.current is not None and german.current.alt_text == "Words (de).", "it stays on its page"
    assert (french.review, Batch.objects.get().kind) == (Awaits.SOURCE_CHANGED, Kind.TRANSLATE)
    html = editor.get(page).content.decode()
    assert "A person changed what is said in another language" in html
    assert html.count('name="_translate"') == 2


def test_who_may_not_spend_is_offered_nothing_and_asks_nobody(client: Client, rows: dict[str, Caption]) -> None:
    client.force_login(staff("autocaption.view_caption", "autocaption.change_caption", "autocaption.approve_caption"))
    page = f"{LIST}{rows['en'].pk}/change/"
    client.post(page, form(rows["en"], alt_text="A person's."))
    assert "_translate" not in client.get(page).content.decode()
    assert client.post(page, form(rows["en"], _translate=str(rows["de"].pk))).status_code == 403
    assert not Batch.objects.exists()


def test_a_field_whose_services_take_no_prompt_says_so(
    editor: Client, rows: dict[str, Caption], messages: Messages, settings: Any
) -> None:
    mute = {"default": {"BACKEND": "tests.testapp.providers.PromptlessProvider"}}
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "PROVIDERS": mute}
    page = f"{LIST}{rows['en'].pk}/change/"
    response = editor.post(page, form(rows["en"], alt_text="A person's.", _translate=str(rows["de"].pk)))
    assert any("No service of this image field takes a prompt" in told for told in messages(response))
    assert not Batch.objects.exists()


def test_the_desk_asks_anew_for_the_ticked_languages_that_wait(
    desk: Desk, rows: dict[str, Caption], scripted: type[ScriptedProvider], commit: Any
) -> None:
    caption_page = f"{LIST}{rows['en'].pk}/change/"
    desk.client.post(caption_page, form(rows["en"], alt_text="A person's."))
    page = desk.begin({"reason": Awaits.SOURCE_CHANGED})
    assert "A person changed what is said in another language." in page
    assert "Translate anew the ticked languages" in page
    with commit():
        desk.press("_translate", **{"fr-taken": ""})
    assert [asked.language for asked in scripted.asked] == ["de"]
    assert "Asked for the words of 1 caption" in desk.page
    assert stands(fresh(rows["en"])) == PUBLISHED


def test_a_batch_asks_for_what_has_words_to_go_by_with_the_price_before(
    editor: Client, rows: dict[str, Caption], scripted: type[ScriptedProvider], commit: Any
) -> None:
    editor.post(f"{LIST}{rows['en'].pk}/change/", form(rows["en"], alt_text="A person's."))
    alone = caption(alt_text="Alone.")
    chosen = [rows["de"], rows["fr"], rows["en"], alone]
    page = editor.post(LIST, action("translate", chosen))
    html = page.content.decode()
    assert (page.context["counts"].machine, page.context["counts"].without_source) == (2, 2)
    assert "What it may cost" in html and "{reviewed_text}" in html and "replace_human" not in html
    refused = editor.post(LIST, confirmed("translate", chosen, prompt_text="Say it in {language}."))
    assert "The prompt has to name {reviewed_text}" in refused.content.decode()
    with commit():
        done = editor.post(f"{LIST}?review=source_changed", confirmed("translate", chosen))
    assert done.url.endswith("?review=source_changed")
    assert sorted(asked.language for asked in scripted.asked) == ["de", "fr"]
    assert {fresh(row).review for row in (rows["de"], rows["fr"])} == {Awaits.DRAFT}
