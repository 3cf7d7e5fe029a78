"""Rich text as editors leave it: images get the published words, and nothing else changes."""

from __future__ import annotations

from html import escape
from typing import Any

import jinja2
import pytest
from asgiref.sync import async_to_sync
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import override_settings
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from django_autocaption.models import Caption, Origin, Rating
from django_autocaption.publishing import sources
from django_autocaption.publishing.asynchronous import awith_alt_texts
from django_autocaption.publishing.richtext import fill_alt_texts, with_alt_texts
from django_autocaption.publishing.sources import register_renditions
from tests.publishing.samples import HOSTILE, WORDS, Page, give_words, photo_with, render
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db

#: What editors write around the address → what becomes of ``alt``; None = the text stays as it is.
WRITTEN: dict[str, tuple[str, str | None]] = {
    "none": ('<img src="{}">', WORDS),
    "empty": ('<img alt="" src="{}" width="3">', WORDS),
    "bare": ("<img alt src='{}'>", WORDS),
    "single quotes": ("<IMG SRC='{}' ALT=''>", WORDS),
    "no quotes": ("<img src={} >", WORDS),
    "XHTML": ('<img src="{}" alt="" />', WORDS),
    "a title that names alt": ('<img title=" alt=x " src="{}">', WORDS),
    "blank": ('<img src="{}" alt=" \n ">', WORDS),
    "twice, the first counts": ('<img alt="" src="{}" alt="Mine">', WORDS),
    "beside a name that begins with =": ('<img src="{}" =alt="Mine">', WORDS),
    "over lines": ('<p>é\n😀<img\n  src="{}"\n  alt=""\n></p>', WORDS),
    "in a figure": ('<figure class="image"><img src="{}"><figcaption>Here</figcaption></figure>', WORDS),
    "a person's": ('<img src="{}" alt="My bridge">', None),
    "decorative by role": ('<img src="{}" alt="" role="presentation">', None),
    "decorative, none": ('<img src="{}" alt="" role="none">', None),
    "hidden": ('<img src="{}" aria-hidden="true">', None),
    "labelled": ('<img src="{}" aria-label="My bridge">', None),
    "in a comment": ('<!-- <img src="{}"> -->', None),
    "in a script": ("<script>'<img src=\"{}\">'</script>", None),
    "in a textarea": ('<textarea><img src="{}"></textarea>', None),
    "in plain text": ('<plaintext><img src="{}">', None),
    "escaped": ('&lt;img src="{}"&gt;', None),
    "another file": ('<img src="{}x">', None),
    "another site": ('<img src="https://elsewhere.example{}">', None),
    "another scheme": ('<img src="ftp://testserver{}">', None),
    "climbing": ('<img src="/media/photos/../{}">', None),
}


@pytest.mark.parametrize(("html", "alt"), WRITTEN.values(), ids=WRITTEN)
def test_images_without_words_get_the_published_ones(html: str, alt: str | None) -> None:
    html = f"<p>Before</p>{html.format(photo_with().image.url)}<p>After &amp; on"
    filled = with_alt_texts(html)
    if alt is None:
        assert filled == html
    else:
        assert filled.count(f'alt="{alt}"') == 1
        assert filled.startswith("<p>Before</p>")
        assert filled.endswith("<p>After &amp; on")
        assert html.count("<") == filled.count("<")
        assert html.count("Mine") == filled.count("Mine")


@override_settings(ALLOWED_HOSTS=["testserver", ".daylight.example", "*"])
def test_an_address_may_name_this_site() -> None:
    path = photo_with().image.url
    for host in ("http://testserver", "//testserver", "https://www.daylight.example:8443"):
        assert WORDS in with_alt_texts(f'<img src="{host}{path}?v=3#x">'), host
    assert WORDS not in with_alt_texts(f'<img src="https://daylight.example.org{path}">')


_asked: list[str] = []


def site_url() -> str:
    """As a site with a host for each tenant has it: by a query."""
    _asked.append("once")
    return "https://photos.example"


def test_the_site_is_asked_for_its_address_once_a_page() -> None:
    _asked.clear()
    texts = [f'<img src="https://photos.example{photo_with().image.url}">' for _ in range(3)]
    with override_settings(AUTOCAPTION=_with(SITE_URL=f"{__name__}.site_url"), ALLOWED_HOSTS=["testserver"]):
        assert [WORDS in text for text in fill_alt_texts(texts)] == [True] * 3
    assert _asked == ["once"]


@pytest.mark.parametrize("words", HOSTILE)
def test_words_stay_inside_the_attribute(words: str) -> None:
    photo = photo_with(alt_text=words)
    page = Page(with_alt_texts(f'<p><img src="{photo.image.url}"></p>'))
    assert page.tags == ["p", "img"]
    assert page.one("img")["alt"] == words


@given(st.text(alphabet="<>img src=\"'/altÄ\n&-!p", max_size=60))
def test_whatever_else_stands_in_a_text_stays(text: str) -> None:
    assert with_alt_texts(text) == text


def test_an_unfinished_tag_at_the_end_is_none() -> None:
    html = f'<p>Text</p><img src="{photo_with().image.url}"'
    assert with_alt_texts(html) == html


def test_a_page_costs_one_query_and_a_text_without_images_none(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    photos = [photo_with() for _ in range(3)]
    texts = [f'<img src="{photo.image.url}">' for photo in photos]
    with_alt_texts(texts[0])  # content types are kept
    with django_assert_num_queries(1):
        assert [WORDS in text for text in fill_alt_texts([*texts, "<p>None"])] == [True, True, True, False]
    with django_assert_num_queries(0):
        fill_alt_texts(["<p>None", '<img src="/static/logo.png" alt="Logo">', ""])


def test_moderation_and_a_decision_hold_here_too() -> None:
    photo = photo_with()
    html = f'<img src="{photo.image.url}">'
    Caption.objects.update(rating=Rating.BLOCKED)
    assert with_alt_texts(html) == html
    Caption.objects.update(rating=Rating.CLEAR)
    assert WORDS in with_alt_texts(html)
    decorative = photo_with(decorative=True, alt_text="")
    assert with_alt_texts(f'<img src="{decorative.image.url}">') == f'<img alt="" src="{decorative.image.url}">'


def test_of_two_objects_with_one_file_a_person_is_heard() -> None:
    photo = photo_with()
    other = Photo.objects.create(image=photo.image.name)
    for row in Caption.objects.filter(object_id=str(other.pk)):
        give_words(row, alt_text="Our bridge.", origin=Origin.HUMAN, human_fields=["alt_text"], human=True)
    assert "Our bridge." in with_alt_texts(f'<img src="{photo.image.url}">')
    Caption.objects.filter(object_id=str(other.pk)).update(rating=Rating.BLOCKED)
    assert "alt" not in with_alt_texts(f'<img src="{photo.image.url}">')


def test_words_in_another_language_say_so_and_machines_are_named() -> None:
    html = f'<img src="{photo_with(provider="default").image.url}">'
    with override("fr"):
        assert Page(with_alt_texts(html)).one("img").get("lang") == "en"
        assert with_alt_texts(html.replace("<img", '<img lang="en"')).count("lang=") == 1
    with override_settings(AUTOCAPTION=_with(PROVENANCE=True)):
        assert Page(with_alt_texts(html)).one("img").get("data-alt-source") == "machine"


def test_renditions_are_known_by_what_they_were_made_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "_finders_of_originals", {})
    photo = photo_with()
    small = default_storage.save("small/bridge.jpg", ContentFile(b"x"))
    html = f'<img src="{default_storage.url(small)}">'
    assert with_alt_texts(html) == html
    register_renditions(lambda names: {name: photo.image.name for name in names if name == small})
    assert WORDS in with_alt_texts(html)


def test_templates_of_django_and_jinja_and_async_views() -> None:
    html = f"<p>Hello</p><img src='{photo_with().image.url}'>"
    filled = f"<p>Hello</p><img alt=\"{escape(WORDS)}\" src='{photo_with().image.url}'>".split("src=")[0]
    environment = jinja2.Environment(extensions=["django_autocaption.contrib.jinja2.Autocaption"], autoescape=True)
    assert render("{{ body|with_alt_texts }}", body=html).startswith(filled)
    assert environment.from_string("{{ body|with_alt_texts }}").render(body=html).startswith(filled)
    assert async_to_sync(awith_alt_texts)(html).startswith(filled)
    assert render("{{ body|with_alt_texts }}", body=None) == ""


def test_a_storage_without_addresses_spoils_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    photo = photo_with()

    def refuse(name: str | None) -> str:
        raise NotImplementedError

    html = f'<img src="{photo.image.url}">'
    monkeypatch.setattr(photo.image.storage, "url", refuse)
    assert with_alt_texts(html) == html


def _with(**given: Any) -> dict[str, Any]:
    return {**settings.AUTOCAPTION, **given}
