"""The words of one image in several languages, which are decided about together."""

from __future__ import annotations

import re
from typing import Any

import pytest

from django_autocaption.models import Awaits, Review, State, Verb
from tests.admin.desk.drive import Desk
from tests.admin.rows import caption, draft
from tests.rows import awaits, fresh, says

pytestmark = pytest.mark.django_db


def test_all_languages_of_an_image_are_decided_about_together(desk: Desk, settings: Any) -> None:
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "LANGUAGES": ["en", "de", "fr"]}
    en = draft(alt_text="A red boat.")
    same = {"content_type": en.content_type, "object_id": en.object_id, "image_name": en.image_name}
    de, fr = draft(alt_text="Ein Boot.", language="de", **same), caption(alt_text="Un bateau.", language="fr", **same)
    page = desk.begin()
    assert "1 of 1" in page
    assert all(text in page for text in ("A red boat.", "Ein Boot.", "Un bateau."))
    desk.press("_approve", **{"de-alt_text": "Ein rotes Boot."})
    assert [says(fresh(row)) for row in (en, de, fr)] == ["A red boat.", "Ein rotes Boot.", "Un bateau."]
    made = Review.objects.order_by("pk")
    assert [(r.language, r.verb) for r in made] == [("en", Verb.APPROVE), ("de", Verb.EDIT)]
    assert made[0].group is not None and made[0].group == made[1].group
    desk.undo()
    assert (fresh(en).draft_id, fresh(de).draft_id) == (en.draft_id, de.draft_id)
    assert "Ein rotes Boot." in desk.page, "what was typed is in the field again"
    desk.press("_reject", "wrong", **{"en-taken": "", "de-alt_text": "Ein Boot."})
    assert (fresh(en).review, fresh(de).review) == (Awaits.DRAFT, Awaits.NOTHING), "one was not ticked"


def test_a_language_without_words_keeps_nobody_from_publishing_the_others(desk: Desk, settings: Any) -> None:
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "LANGUAGES": ["en", "de"]}
    en = draft(alt_text="A red boat.")
    same = {"content_type": en.content_type, "object_id": en.object_id, "image_name": en.image_name}
    de = awaits(caption(alt_text="", language="de", **same), Awaits.NO_WORDS)
    desk.begin()
    desk.press("_approve")
    assert re.search(r"Approved. \u2068photo \d+\u2069 \(en\)", desk.page)
    assert (fresh(en).published_id, fresh(de).review) == (en.draft_id, Awaits.NO_WORDS)
    desk.begin()
    assert "Nothing was changed." in desk.press("_approve")
    assert "There are no words to reject." in desk.press("_reject", "wrong", **{"en-taken": ""})
    desk.press("_reject", "wrong", **{"en-taken": "on"})
    assert (fresh(en).published, fresh(de).review) == (None, Awaits.NO_WORDS)


def test_the_languages_that_wait_come_first_and_stay_while_a_service_is_asked(
    desk: Desk, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django_autocaption.pipeline.runtime.queue.send", lambda *_, **__: True)
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "LANGUAGES": ["en", "de", "fr"]}
    en = caption(alt_text="A red boat.")
    same = {"content_type": en.content_type, "object_id": en.object_id, "image_name": en.image_name}
    de = caption(alt_text="Ein rotes Boot.", language="de", **same)
    fr = awaits(caption(alt_text="", language="fr", **same), Awaits.NO_WORDS)

    def order() -> list[str]:
        return re.findall(r'name="(\w+)-alt_text"', desk.page)

    desk.begin()
    assert order() == ["fr", "en", "de"]
    desk.press("_recaption", **{"de-taken": "on"})
    assert {fresh(row).state for row in (de, fr)} == {State.PENDING}
    assert order() == ["de", "fr", "en"]
