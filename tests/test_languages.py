"""Language tags in settings, and which of them a page may show."""

from __future__ import annotations

import pytest
from django.conf import settings

from django_autocaption.languages import base_of, for_page, tag_of, tags_of


@pytest.mark.parametrize("tag", [tag for tag, _name in settings.LANGUAGES])
def test_what_django_knows_is_taken(tag: str) -> None:
    assert tag_of(tag) == tag


@pytest.mark.parametrize(
    ("written", "tag"),
    [("pt-BR", "pt-br"), (("de", "German"), "de"), (["fr", "French"], "fr"), (" sv ", "sv"), ("gsw", "gsw")],
)
def test_tags_are_read_as_django_writes_them(written: object, tag: str) -> None:
    assert tag_of(written) == tag


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("german", "de"),
        ("Deutsch", "de"),
        ("Français", "fr"),
        ("en_US", "en-us"),
        ("de_DE.UTF-8", "de-de"),
        ("deu", "de"),
        ("ua", "uk"),
        ("cz", "cs"),
        ("jp", "ja"),
        ("jp_JP", "ja-jp"),
        ("Brazilian Portuguese", "pt-br"),
    ],
)
def test_what_is_no_tag_is_refused_with_the_right_one(written: str, right: str) -> None:
    with pytest.raises(ValueError, match=f"Did you mean '{right}'"):
        tag_of(written)


@pytest.mark.parametrize(
    "written", ["", "x", "xx", "klingon", "de-", "de--at", "e n", 5, None, ("de",), "de" + "-x" * 10]
)
def test_what_nobody_can_guess_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match="LANGUAGES"):
        tag_of(written)


@pytest.mark.parametrize("tag", ["de", "DE", "de-at", "de_AT", "de-Latn-at"])
def test_what_language_a_tag_names(tag: str) -> None:
    assert base_of(tag) == "de"


def test_no_language_twice() -> None:
    with pytest.raises(ValueError, match="'pt-br' twice"):
        tags_of(["pt-br", "en", "pt-BR"])


@pytest.mark.parametrize(
    ("page", "known", "shown"),
    [
        ("de", ["en", "de", "fr"], ["de", "en"]),
        ("de-at", ["en", "de", "de-at"], ["de-at", "de", "en"]),
        ("DE-AT", ["en", "de"], ["de", "en"]),
        ("it", ["en", "de", "fr"], ["en"]),
        ("en", ["de", "en-us"], ["de"]),
        ("", ["de", "fr"], ["de"]),
    ],
)
def test_a_page_shows_its_language_its_base_or_the_first_and_no_other(
    page: str, known: list[str], shown: list[str]
) -> None:
    found = list(for_page(page, known, fall_back=True))
    assert list(dict.fromkeys(found)) == shown
    assert list(for_page(page, known, fall_back=False)) == [tag for tag in shown if page.lower().startswith(tag)]
