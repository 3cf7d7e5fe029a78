"""Wagtail: images of its library get words, which its own admin shows and changes, by the rules of collections."""

from __future__ import annotations

from typing import Any

import pytest

from tests.chromium import CHROMIUM
from tests.sites.running import told_by

#: What the provider says of the test's pictures.
SAID = "A photograph with the number"


@pytest.fixture(scope="module")
def requests() -> Any:
    """What ``tests.sites.wagtail.requests`` tells."""
    return told_by("wagtail", "wagtail", AUTOCAPTION_TEST_REVIEW="auto")


def test_images_get_words_where_collections_and_people_let_them(requests: Any) -> None:
    told = requests
    description, state = told["description"]
    assert (description[: len(SAID)], state) == (SAID, "done")
    assert told["found"] == ["bridge"], "Wagtail's search has the words"
    assert told["private"] == [["", "excluded condition"], ["", "excluded condition"], 1], "and nobody was asked"
    for opened in (told["moved"], told["opened"]):
        assert (opened[0][: len(SAID)], opened[1]) == (SAID, "done")
    assert told["pages"]["alt"] == [description, description, description, "", "The third of nine bridges."]
    assert told["pages"]["rich"] == ["Mine", description]
    assert "fill-120x80" in told["pages"]["whole"]
    replaced = told["replaced"][0]
    assert replaced.startswith(SAID)
    assert replaced != description
    assert told["emptied"] == [replaced, "done"], "a form that was drawn before the words came empties nothing"
    assert told["edited"] == ["Nine bridges over the river in the evening.", "done"]
    assert told["checks"] == [["autocaption.W060"], ["autocaption.E060"], []]
    assert told["export"] == ["Title,File,Collection,Created,Why", "letter", "Published", 2]


def test_images_in_revisions_have_their_own_words_when_they_are_published(requests: Any) -> None:
    published, drafted, second, back = requests["revisions"]
    assert drafted == published, "a draft is on no page"
    assert second[0] != published[0] and second[1] == second[2] != published[1]
    assert second[1].startswith(SAID)
    assert back[:3] == published[:3]
    assert [number for *_words, number in requests["revisions"]] == ["0", "0", "1", "1"]


def test_editors_come_to_images_of_their_collections_and_do_what_they_may(requests: Any) -> None:
    told = requests["people"]
    refused, shown = [302, 302], [200, 200]
    assert told["panel"] == [False, True, True]
    assert told["lists"] == [refused, shown, shown]
    assert told["elsewhere"] == 302
    assert (told["suggested"], told["draft"]) == (302, "Nine old bridges.")
    assert told["nothing_done"], "by whoever may not"
    assert told["not_theirs"] == 404
    assert told["stale"] == [200, True], "what was typed is shown again to whoever comes second"
    assert told["listed"] == [True, 4]


def test_an_image_model_of_the_sites_own_has_words_in_its_own_field() -> None:
    environment = {"AUTOCAPTION_TEST_STORY": "custom", "AUTOCAPTION_TEST_IMAGE_MODEL": "wagtail.Picture"}
    told = told_by("wagtail", "wagtail", **environment)
    assert told["model"] == "wagtail.Picture"
    assert told["alt"].startswith(SAID)
    assert len(told["alt"]) <= 40, "as long as the field is"
    assert told["private"].startswith(SAID), "as its condition is taken off"
    assert told["description"] == ""
    assert told["form"] == [True, True]
    assert told["page"][0] == told["alt"], "by Wagtail's own tag"
    assert [each[: len(SAID)] for each in told["page"]] == [SAID] * 3
    assert told["missing"] == ["harbour"]
    assert told["checks"] == []


@pytest.mark.browser
def test_an_editor_uploads_approves_and_asks_anew_in_wagtails_own_pages() -> None:
    if not CHROMIUM.exists():
        pytest.skip("there is no browser")
    told = told_by("wagtail", "wagtail", AUTOCAPTION_TEST_STORY="clicks")
    assert told["errors"] == []
    assert told["axe"] == []
    assert told["wide"] == [True] * len(told["wide"])
    assert told["uploaded"] == ["", ""], "words wait to be read"
    marks, approved, asked, drafted, back = told["panel"]
    assert any("machine-made" in mark.lower() for mark in marks)
    assert approved.startswith(SAID)
    assert asked == "Say it in ten words."
    assert drafted == "A red wall beside a slope from black to white."
    assert back == approved
    assert told["list"] == ["A blue wall in the harbour.", True]
    assert told["report"] == ["harbour"]
