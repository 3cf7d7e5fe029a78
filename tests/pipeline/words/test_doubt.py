"""Two services disagree where they have no telling word in common, or where one of them says that none are needed."""

from __future__ import annotations

from typing import Any

import pytest

from django_autocaption.models.version import NO_WORDS
from django_autocaption.pipeline.words.doubt import disagree, is_contradicted
from tests.rows import REVIEW, caption, version

BOAT = "A red boat lies on a lake."


def said(alt_text: str, **more: Any) -> dict[str, Any]:
    return {**NO_WORDS, "alt_text": alt_text, **more}


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ("Spaghetti with tomatoes in a bowl.", True),
        ("SPAGHETTI WITH TOMATOES.", True),
        ("Two boats on calm water.", False),
        ("A LAKE at dusk, without people.", False),
        ("Spaghetti.", False),  # of one word nothing can be told
        ("", False),
        ("Ein Teller voller Spaghetti.", True),
    ],
)
def test_by_their_telling_words(other: str, expected: bool) -> None:
    assert disagree(said(BOAT), said(other)) is expected
    assert disagree(said(other), said(BOAT)) is expected


@pytest.mark.parametrize(("other", "expected"), [("\u72d7\u5728\u8dd1", True), ("\u4e00\u8258\u7ea2\u8239", False)])
def test_letter_by_letter_in_scripts_without_spaces(other: str, expected: bool) -> None:
    assert disagree(said("\u6e56\u4e0a\u7684\u8239"), said(other)) is expected


@pytest.mark.parametrize(("one", "other", "expected"), [(True, False, True), (False, True, True), (True, True, False)])
def test_about_what_needs_no_words(one: bool, other: bool, expected: bool) -> None:
    words = said("Spaghetti with tomatoes."), said(BOAT)
    assert disagree(words[0] | {"decorative": one}, words[1] | {"decorative": other}) is expected


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ({}, True),
        ({"provider": "careful"}, False),
        ({"provider": ""}, False),
        ({"human_fields": ("title",)}, False),
        ({"image_no": 7}, False),
    ],
)
def test_a_draft_contradicts_where_another_service_wrote_it_of_this_picture(
    about: dict[str, Any], expected: bool
) -> None:
    row = caption(image_name="photos/a.jpg")
    version(row, BOAT, standing=REVIEW, **{"provider": "default"} | about)
    assert is_contradicted(row, "careful", said("Spaghetti with tomatoes in a bowl.")) is expected


@pytest.mark.django_db
def test_nobody_contradicts_where_nothing_was_said() -> None:
    assert not is_contradicted(caption(image_name="photos/a.jpg"), "careful", said(BOAT))
