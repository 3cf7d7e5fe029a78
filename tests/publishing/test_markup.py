"""``<img>`` and ``<figure>``: complete, honest, and closed to what does not belong."""

from __future__ import annotations

from typing import Any

import jinja2
import pytest
from django.utils.safestring import mark_safe
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from django_autocaption.models import Caption, Rating, State
from django_autocaption.publishing.markup import captioned_img, figure
from tests.pictures import upload
from tests.publishing.samples import DESCRIPTION, HOSTILE, WORDS, Page, photo_with, render
from tests.rows import REVIEW, in_state
from tests.testapp.models import Measured, Photo, Plain

IMG = "{% captioned_img photo.image %}"
FIGURE = "{% figure photo.image %}"


@pytest.mark.django_db
class TestImage:
    def test_it_is_complete(self) -> None:
        photo = photo_with()
        assert Page(render(IMG, photo=photo)).one("img") == {
            "src": photo.image.url,
            "alt": WORDS,
            "width": "64",
            "height": "48",
            "loading": "lazy",
            "decoding": "async",
        }

    @pytest.mark.parametrize("columns", [{"standing": REVIEW}, {"rating": Rating.REVIEW}])
    def test_the_default_serves_until_words_are_published(self, columns: dict[str, Any]) -> None:
        photo = photo_with(**columns)
        assert (
            Page(render("{% captioned_img photo.image default='Bridge' %}", photo=photo)).one("img")["alt"] == "Bridge"
        )
        assert Page(render(IMG, photo=photo)).one("img")["alt"] == ""

    def test_a_decorative_image_has_empty_alt_text(self) -> None:
        photo = photo_with(decorative=True)
        assert Page(render("{% captioned_img photo.image default='x' %}", photo=photo)).one("img")["alt"] == ""

    @pytest.mark.parametrize(
        ("active", "lang"), [("en", None), ("en-gb", None), ("de", "en"), ("e", "en"), ("en-GB", None)]
    )
    def test_words_in_another_language_than_the_page_say_so(self, active: str, lang: str | None) -> None:
        with override(active):
            assert Page(render(IMG, photo=photo_with())).one("img").get("lang") == lang

    def test_no_words_no_language(self) -> None:
        with override("de"):
            assert "lang" not in Page(render(IMG, photo=photo_with(decorative=True))).one("img")
            assert "lang" not in Page(render(IMG, photo=photo_with(standing=REVIEW))).one("img")

    def test_other_attributes_pass_through(self) -> None:
        tag = (
            "{% captioned_img photo.image class='wide' id='top' sizes='100vw' srcset=srcset data_zoom_level=2 "
            "aria_describedby='text' loading='eager' decoding=None ismap=True hidden=False title=nothing %}"
        )
        srcset = "/s.jpg?w=1&h=2 480w, /l.jpg 1024w"
        image = Page(render(tag, photo=photo_with(), srcset=srcset, nothing=None)).one("img")
        assert image["srcset"] == srcset
        assert (image["class"], image["id"], image["sizes"]) == ("wide", "top", "100vw")
        assert (image["data-zoom-level"], image["aria-describedby"]) == ("2", "text")
        assert image["loading"] == "eager"
        assert image["ismap"] is None
        assert not {"decoding", "hidden", "title"} & set(image)

    def test_a_python_keyword_takes_an_underscore(self) -> None:
        assert Page(captioned_img(photo_with().image, class_="wide")).one("img")["class"] == "wide"

    @pytest.mark.parametrize("given", [{"src": "/thumb.jpg"}, {"width": 10}, {"height": "10"}])
    def test_another_rendition_gets_no_size_that_is_not_its_own(self, given: dict[str, Any]) -> None:
        image = Page(captioned_img(photo_with().image, **given)).one("img")
        assert {name: image.get(name) for name in given} == {name: str(value) for name, value in given.items()}
        assert len({"width", "height"} & set(image)) == len(given.keys() - {"src"})

    def test_the_size_may_come_from_the_models_own_columns(self) -> None:
        measured = Measured.objects.create(image=upload(size=(30, 24)))
        image = Page(captioned_img(measured.image)).one("img")
        assert (image["width"], image["height"]) == ("30", "24")

    def test_an_unknown_size_is_left_out_and_no_file_opened(self, storage: Any, monkeypatch: Any) -> None:
        photo = photo_with(width=None, height=None)
        monkeypatch.setattr(storage, "open", None)
        assert not {"width", "height"} & set(Page(captioned_img(photo.image)).one("img"))

    def test_alt_text_of_ones_own_is_refused(self) -> None:
        with pytest.raises(TypeError, match="default="):
            captioned_img(photo_with().image, alt="mine")

    @pytest.mark.parametrize("name", ["on click", 'a"', "a>b", "a=b", "a/b", "_", "", "a\x00"])
    def test_a_name_that_html_does_not_allow_is_refused(self, name: str) -> None:
        with pytest.raises(ValueError, match="no name of an HTML attribute"):
            captioned_img(photo_with().image, **{name: "x"})

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_words_stay_in_their_attribute(self, text: str) -> None:
        page = Page(render(FIGURE, photo=photo_with(alt_text=text, description=f"{text} {text}")))
        assert page.tags == ["figure", "img", "figcaption"]
        assert page.one("img")["alt"] == text
        assert page.text == f"{text} {text}"
        assert Page(f'<i title="{render("{% alt photo.image %}", photo=photo_with(alt_text=text))}">').one("i") == {
            "title": text
        }

    def test_ages_and_judgements_are_in_no_output(self) -> None:
        facts = {"age_group": "Teenager 13-20", "age_min": 13, "nsfw": True, "moderation_reason": "because"}
        markup = render(IMG + FIGURE + "{% seo_image_meta photo.image title=True %}{% image_jsonld photo.image %}",
                        photo=photo_with(**facts))  # fmt: skip
        for word in ("13", "Teenager", "nsfw", "because", "provider"):
            assert word not in markup

    def test_one_query_a_tag(self, django_assert_num_queries: Any) -> None:
        photo = photo_with()
        render(IMG, photo=photo)
        for tag in (IMG, FIGURE):
            with django_assert_num_queries(1):
                render(tag, photo=photo)


@pytest.mark.django_db
class TestFigure:
    def test_the_description_is_the_figcaption(self) -> None:
        page = Page(render(FIGURE, photo=photo_with(description=DESCRIPTION)))
        assert page.tags == ["figure", "img", "figcaption"]
        assert page.text == DESCRIPTION
        assert page.one("img")["alt"] == WORDS

    @pytest.mark.parametrize(
        "columns", [{"decorative": True}, {"standing": REVIEW}, {"rating": Rating.REVIEW}, {"description": WORDS}]
    )
    def test_there_is_none_for_decoration_unpublished_words_and_the_alt_text_again(
        self, columns: dict[str, Any]
    ) -> None:
        photo = photo_with(**{"description": DESCRIPTION} | columns)
        assert Page(render(FIGURE, photo=photo)).tags == ["figure", "img"]

    def test_the_sites_own_text_comes_first(self) -> None:
        photo = photo_with(description=DESCRIPTION)
        page = Page(render("{% figure photo.image figcaption=credit class='x' %}", photo=photo, credit="By <me>"))
        assert (page.text, page.one("img")["class"]) == ("By <me>", "x")
        assert Page(figure(photo.image, figcaption=mark_safe("By <b>me</b>"))).tags[-1] == "b"

    def test_words_in_another_language_say_so(self) -> None:
        with override("de"):
            page = Page(render(FIGURE, photo=photo_with(description=DESCRIPTION)))
        assert page.one("figcaption")["lang"] == page.one("img")["lang"] == "en"


@pytest.mark.parametrize("tag", ["captioned_img", "figure", "seo_image_meta", "image_jsonld"])
@pytest.mark.parametrize("image", [None, "", "photos/x.jpg", 5, Photo().image])
def test_what_is_no_image_has_no_markup(tag: str, image: Any) -> None:
    assert render(f"{{% {tag} image %}}", image=image) == ""


@given(text=st.text())
def test_no_text_leaves_its_attribute(text: str) -> None:
    page = Page(captioned_img(Plain(image="x.jpg").image, default=text, title=text, data_x=mark_safe(text)))
    assert page.tags == ["img"]
    assert set(page.one("img")) == {"src", "alt", "title", "data-x", "loading", "decoding"}


@given(text=st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_every_text_is_escaped_once(text: str) -> None:
    image = Page(captioned_img(Plain(image="x.jpg").image, default=text)).one("img")
    assert image["alt"] == text


@pytest.mark.parametrize(
    ("template", "alt"),
    [
        ("{% captioned_img photo.image default='5\" & more' %}", '5" & more'),
        ("{% blocktranslate asvar t with n=name %}By {{ n }}{% endblocktranslate %}"
         "{% captioned_img photo.image default=t %}", "By Tom's <b>"),
        ("<img alt=\"{% alt photo.image default='5\" & more' %}\">", '5" & more'),
    ],
)  # fmt: skip
def test_literals_and_translations_are_escaped_once_too(template: str, alt: str) -> None:
    page = Page(render("{% load i18n %}" + template, photo=Plain(image="x.jpg"), name="Tom's <b>"))
    assert page.tags == ["img"]
    assert page.one("img")["alt"] == alt


@pytest.mark.django_db
def test_jinja2_calls_the_functions() -> None:
    environment = jinja2.Environment(autoescape=True)
    environment.globals |= {"captioned_img": captioned_img}
    photo = photo_with(alt_text='A "red" bridge')
    template = environment.from_string("{{ captioned_img(photo.image, class_='wide') }}")
    image = Page(template.render(photo=photo)).one("img")
    assert (image["alt"], image["class"]) == ('A "red" bridge', "wide")


@pytest.mark.django_db
def test_blocked_in_one_language_is_shown_in_none() -> None:
    photo = photo_with()
    row = Caption.objects.get()
    Caption.objects.create(
        content_type=row.content_type,
        object_id=row.object_id,
        field_name="image",
        language="de",
        image_name=row.image_name,
        rating=Rating.BLOCKED,
        **in_state(State.PENDING),
    )
    assert render(IMG, photo=photo) == render(FIGURE, photo=photo) == ""
    Caption.objects.filter(language="de").update(image_name="photos/former.jpg")
    assert Page(render(IMG, photo=photo)).one("img")["alt"] == WORDS
