"""Why an image is on the desk: one sentence for each reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from django_autocaption.models import Awaits, Caption, Origin
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from tests.admin.desk.drive import Desk
from tests.admin.rows import caption, draft, staff
from tests.rows import REVIEW, awaits, version

pytestmark = pytest.mark.django_db


def beside_published() -> Caption:
    row = caption(alt_text="A boat.", provider="")
    version(row, "A red boat.", standing=REVIEW)
    return row


def suggested() -> Caption:
    row = caption(alt_text="A boat.")
    reviews.edit(row, {"alt_text": "A red boat."}, seen=Seen.of(row), by=By(), publish=False)
    return row


def waiting(reason: Awaits, **given: Any) -> Caption:
    return awaits(caption(**given), reason)


WHY: dict[str, Callable[[], Any]] = {
    "A machine wrote this draft; no page says it before somebody approves it.": lambda: draft(provider=""),
    "A machine wrote this draft, and the app found something to doubt in it.": lambda: draft(doubt=30, provider=""),
    "A machine wrote this draft; the words that are published stay until it is approved.": beside_published,
    "A person wrote this draft and left it for somebody else to publish.": suggested,
    "The words stand in the file; somebody should read them before a page says them.": lambda: draft(
        origin=Origin.AUTHOR
    ),
    "No service and no file had words for it: write them, or mark the image as decorative.": lambda: draft(alt_text=""),
    "The image was replaced under words that a person wrote: what is said of the new one waits for you.": lambda: (
        waiting(Awaits.REPLACED)
    ),
    "The app has no rules for this language, so that a person reads every draft.": lambda: waiting(Awaits.UNREAD),
    "A person changed what is said in another language.": lambda: waiting(Awaits.SOURCE_CHANGED),
    "It was drawn for a spot check: the words published themselves, and are on their page already.": lambda: waiting(
        Awaits.SPOT_CHECK
    ),
    "Somebody left it on the desk for another look.": lambda: waiting(Awaits.SENT_BACK),
}


@pytest.mark.parametrize("sentence", WHY)
def test_it_is_told_in_one_sentence(desk: Desk, sentence: str) -> None:
    WHY[sentence]()
    page = desk.begin()
    assert f'<p class="desk-why">{sentence}</p>' in page
    assert page.count("desk-why") == 1


@pytest.mark.parametrize("sees_users", [True, False])
def test_who_left_it_is_told_to_people_who_may_see_users(desk: Desk, sees_users: bool) -> None:
    row, other = draft(), staff("autocaption.change_caption")
    reviews.leave(row, seen=Seen.of(row), by=By(user=other), note="Ask the museum.")
    if sees_users:
        desk.user.user_permissions.add(desk.permission("view_user"))
    page = desk.begin()
    assert "left it on the desk: “Ask the museum.”" in page
    assert (str(other) in page) is sees_users
