"""Several people at the desk: who sees which image, whose a sitting is, and what Undo leaves to others."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from django_autocaption.models import Caption, Rating, Review
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from tests.admin.desk.drive import BEGIN, Desk, queued
from tests.admin.rows import staff
from tests.rows import fresh, says

pytestmark = pytest.mark.django_db


def test_nobody_is_given_what_somebody_looks_at(desk: Desk, client: Client) -> None:
    a, b = queued(2)
    mine = desk.begin()
    assert a.draft.alt_text in mine
    theirs = Desk(Client(), staff(*desk.PERMISSIONS, "auth.view_user"))
    assert b.draft.alt_text in theirs.begin()
    page = theirs.press("_skip")
    assert b.draft.alt_text in page, "not the other one unasked"
    page = theirs.press("_approve")
    assert "is on another desk" in page and str(desk.user) in page
    page = theirs.post({"item": a.pk, "_take_over": "1"})
    assert a.draft.alt_text in page
    page = desk.reload()
    assert "is on another desk" in page and str(theirs.user) not in page
    theirs.leave()
    assert a.draft.alt_text in desk.reload()


def test_what_somebody_built_upon_is_named_and_left_alone(desk: Desk) -> None:
    first, second = queued(2)
    desk.begin()
    desk.press("_approve")
    key = desk.undo_key
    desk.press("_approve")
    other = By(user=staff("autocaption.change_caption"))
    reviews.edit(fresh(second), {"alt_text": "Theirs."}, seen=Seen.of(fresh(second)), by=other)
    page = desk.reload()
    assert re.search("Undo leaves alone: Approved: \u2068photo .*Something else came after it", page)
    assert desk.undo_key == key
    stale = Review.objects.get(caption=second, by=desk.user).pk
    assert "cannot be taken back any more" in desk.undo(stale)
    desk.undo(key)
    assert fresh(first).draft_id == first.draft_id
    assert says(fresh(second)) == "Theirs."


def test_a_sitting_is_its_persons_alone(desk: Desk) -> None:
    queued(2)
    desk.begin()
    other = Client()
    other.force_login(staff(*desk.PERMISSIONS))
    for name in ("change", "end"):
        assert other.get(reverse(f"admin:autocaption_sitting_{name}", args=[desk.sitting.pk])).status_code == 404
    writer = Desk(Client(), staff("autocaption.change_caption"))
    page = writer.begin()
    assert 'name="_save"' in page
    assert not re.search('name="(_approve|_reject|_decorative|_as_drafted|_recaption)"', page)
    for button in ("_approve", "_reject", "_decorative"):
        writer.press(button, "wrong")
        assert "Only people who may approve captions" in writer.page
    assert writer.press_status("_recaption") == 403
    looker = Client()
    looker.force_login(staff("autocaption.view_caption"))
    assert looker.get(BEGIN).status_code == 403


def test_what_is_withheld_or_not_theirs_is_never_shown(desk: Desk, settings: Any) -> None:
    blocked, gone, other = queued(3)
    Caption.objects.filter(pk=blocked.pk).update(rating=Rating.BLOCKED)
    assert "1 of 2" in desk.begin()
    Caption.objects.filter(pk=gone.pk).update(rating=Rating.BLOCKED)
    page = desk.reload()
    assert gone.image_name not in page and other.image_name in page
    desk.post({"item": gone.pk, "_approve": "1"})
    assert "not on the desk any more" in desk.page
    assert desk.status == 409, "else the browser forgets what was typed"
    assert fresh(gone).draft is not None
