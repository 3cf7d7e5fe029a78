"""JSON-LD: what search engines read, and no way out of its script element."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.utils.safestring import mark_safe
from django.utils.translation import override
from hypothesis import example, given
from hypothesis import strategies as st

from django_autocaption.models import Rating
from django_autocaption.publishing.structured import jsonld
from tests.publishing.samples import DESCRIPTION, HOSTILE, Page, photo_with, render
from tests.rows import REVIEW
from tests.testapp.models import Photo

TAG = "{% image_jsonld photo.image %}"


def data(photo: Photo, tag: str = TAG, **context: Any) -> dict[str, Any]:
    found: dict[str, Any] = Page(render(tag, photo=photo, **context)).data
    return found


@pytest.mark.django_db
class TestImageObject:
    def test_it_is_complete(self) -> None:
        photo = photo_with(title="The red bridge", description=DESCRIPTION)
        with override("de"):
            assert data(photo) == {
                "@context": "https://schema.org",
                "@type": "ImageObject",
                "contentUrl": f"https://testserver{photo.image.url}",
                "encodingFormat": "image/jpeg",
                "name": "The red bridge",
                "caption": DESCRIPTION,
                "description": DESCRIPTION,
                "inLanguage": "en",
                "width": {"@type": "QuantitativeValue", "value": 64, "unitCode": "E37"},
                "height": {"@type": "QuantitativeValue", "value": 48, "unitCode": "E37"},
            }

    def test_credits_come_from_the_site(self) -> None:
        tag = (
            "{% image_jsonld photo.image name='Bridge' creator=author creator_type='Organization' credit_text='C' "
            "copyright_notice='© A & B' license='https://l.example/' acquire_license_page='/buy/' %}"
        )
        found = data(photo_with(), tag, author="Bridges Ltd")
        assert found["name"] == "Bridge"
        assert found["creator"] == {"@type": "Organization", "name": "Bridges Ltd"}
        assert (found["creditText"], found["copyrightNotice"]) == ("C", "© A & B")
        assert found["license"] == "https://l.example/"
        assert found["acquireLicensePage"] == "https://testserver/buy/"

    def test_a_person_is_the_usual_creator_and_a_licence_an_address(self) -> None:
        found = data(photo_with(), "{% image_jsonld photo.image creator='Ada' license='CC BY 4.0' %}")
        assert found["creator"] == {"@type": "Person", "name": "Ada"}
        assert "license" not in found

    @pytest.mark.parametrize("columns", [{"standing": REVIEW}, {"decorative": True}])
    def test_without_words_file_and_credits_remain(self, columns: dict[str, Any]) -> None:
        found = data(photo_with(description=DESCRIPTION, **columns), "{% image_jsonld photo.image credit_text='C' %}")
        assert found["creditText"] == "C"
        assert not {"name", "caption", "description", "inLanguage"} & set(found)

    @pytest.mark.parametrize("rating", [Rating.REVIEW, Rating.BLOCKED])
    def test_an_image_that_is_not_cleared_has_none(self, rating: Rating) -> None:
        assert render("{% image_jsonld photo.image credit_text='C' %}", photo=photo_with(rating=rating)) == ""

    def test_a_machines_words_make_no_machine_made_picture(self) -> None:
        assert "digitalSourceType" not in data(photo_with(origin="provider", provider="runware"))

    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_words_and_credits_stay_inside(self, text: str) -> None:
        photo = photo_with(alt_text=text, title=text, description=text)
        tag = "{% image_jsonld photo.image name=t creator=t credit_text=t copyright_notice=t license=t %}"
        for found in (data(photo), data(photo, tag, t=text)):
            assert found["description"] == text
        assert found["creator"]["name"] == found["creditText"] == found["copyrightNotice"] == found["name"] == text
        assert "license" not in found

    def test_texts_marked_safe_are_read_as_text(self) -> None:
        found = data(photo_with(), "{% image_jsonld photo.image credit_text=t %}", t=mark_safe("Tom&#x27;s &lt;b&gt;"))
        assert found["creditText"] == "Tom's <b>"


@given(st.dictionaries(st.text(), st.text()))
@example({"x": "</script><!--<script>\u2028\u2029&"})
@example({"x": "\ud800"})
def test_any_data_comes_back_as_it_was(given: dict[str, str]) -> None:
    markup = jsonld(given)
    inside = markup.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028\u2029") & set(inside)
    assert Page(markup).data == json.loads(inside) == given
