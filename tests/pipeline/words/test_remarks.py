"""What is to be said of words that people wrote: in each field what is wrong there, and only of theirs."""

from __future__ import annotations

from typing import Any

import pytest

from django_autocaption import text
from django_autocaption.models import Caption, Origin, Version
from django_autocaption.models.version import NO_WORDS
from django_autocaption.pipeline.words.remarks import SENTENCES, remarks_on
from django_autocaption.text.lint import CODES
from tests.pipeline.drive import with_field
from tests.rows import caption
from tests.testapp.models import Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


def said(human: tuple[str, ...], **words: Any) -> tuple[Caption, Version]:
    made = caption(Photo.objects.create(image="boat.jpg"), "")
    return made, Version(caption=made, **{**NO_WORDS, **words}, human_fields=human, origin=Origin.HUMAN)


WORDS = {
    "alt_text": "Photo of a 60-year-old woman",
    "title": "A disabled man",
    "description": "<b>Two boats.</b>",
    "keywords": ["boat", "muslim woman"],
}


def test_say_what_is_wrong_in_each_field() -> None:
    found = remarks_on(*said(tuple(WORDS), **WORDS))
    assert {(remark.field, remark.code) for remark in found} == {
        ("alt_text", "redundant_start"),
        ("alt_text", "no_full_stop"),
        ("alt_text", "people"),
        ("title", "people"),
        ("description", "markup"),
        ("keywords", "people"),
    }
    assert [remark.field for remark in found] == sorted(
        (remark.field for remark in found), key=["alt_text", "title", "description", "keywords"].index
    )


def test_leave_machines_words_to_moderation() -> None:
    assert remarks_on(*said(("title",), **WORDS | {"title": "Two boats"})) == []


def test_speak_of_children_where_images_are_moderated() -> None:
    for mode, expected in ("off", []), ("hold", ["minors"]):
        with with_field(moderation=mode):
            row, version = said(("description",), alt_text="Two boats.", description="A little girl waves.")
            assert [remark.code for remark in remarks_on(row, version)] == expected


def test_say_nothing_of_a_text_that_nobody_hears() -> None:
    assert remarks_on(*said(("alt_text", "decorative"), alt_text="logo", decorative=True)) == []


def test_have_a_sentence_for_all_that_the_linter_finds() -> None:
    assert set(SENTENCES) == CODES | {"same_words"}, "which no text tells by itself"
    assert {finding.code for finding in text.lint("A girl of 12 in this photo", language="en")} <= CODES
