"""Who is named to whom, on every page of the admin."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import Permission, User
from django.utils import timezone

from django_autocaption.models import (
    Batch,
    Lease,
    ModeratedImage,
    Origin,
    Pause,
    PromptVersion,
    Review,
    Sitting,
    Version,
)
from django_autocaption.models.decision import PERSON
from tests.admin.access import site
from tests.admin.access.presses import DOORS, named
from tests.admin.access.site import Rows, ask
from tests.admin.rows import decided, staff
from tests.admin.test_doors import ALIAS

pytestmark = pytest.mark.django_db
NAME = "anna-of-elsewhere"
#: Pages that tell who did something.
TOLD = {
    "caption change",
    "caption history",
    "caption status",
    "review changelist",
    "review change",
    "batch changelist",
    "batch change",
    "comparison changelist",
    "prompt change",
    "prompt history",
    "moderatedimage changelist",
    "moderatedimage change",
    "moderatedimage history",
    "sitting change",
}


@pytest.fixture
def hers() -> Rows:
    """All of it done by one person."""
    anna = User.objects.create_user(NAME, is_staff=True)
    found = site.rows(site.photo("A boat"), "image")
    decided(found.caption, source=PERSON, rule=PERSON, decided_by=anna)
    Batch.objects.update(requested_by=anna)
    Review.objects.update(by=anna, verb="later")
    Version.objects.update(author=anna, origin=Origin.HUMAN)
    PromptVersion.objects.update(author=anna)
    Lease.objects.update(user=anna)
    Pause.objects.create(alias="", by=anna, since=timezone.now())
    for row in (found.caption, found.of(ModeratedImage), found.prompt):
        LogEntry.objects.log_actions(anna.pk, [row], CHANGE, "Changed.")
    return found


def naming(user: User, rows: Rows) -> set[str]:
    """The pages that name her to this person."""
    Sitting.objects.update(user=user.pk)
    found = set()
    for door in DOORS:
        answer: Any = ask(user, door.url(rows.of(door.model))).response if door.name != ALIAS else None
        if hasattr(answer, "render"):
            answer.render()
        if answer is not None and not answer.streaming and NAME.encode() in answer.content:
            found.add(named(door))
    return found


def test_people_are_named_to_those_who_may_see_users(hers: Rows) -> None:
    may, may_not = staff(*site.ALL), staff(*site.ALL)
    may.user_permissions.add(Permission.objects.get(codename="view_user"))
    assert naming(may_not, hers) == set()
    assert naming(may, hers) == TOLD


@pytest.mark.parametrize("address", ["review/", "batch/", "caption/{}/change/", "caption/{}/history/"])
def test_people_are_named_to_themselves(hers: Rows, address: str) -> None:
    anna = User.objects.get(username=NAME)
    anna.user_permissions.set(staff(*site.ALL).user_permissions.all())
    page: Any = ask(anna, f"/admin/autocaption/{address.format(hers.caption.pk)}").response
    assert page.render().content.decode().count(NAME) > 1, "beside that she is signed in"


def test_a_persons_decisions_are_found_by_who_may_know_them(hers: Rows) -> None:
    anna = User.objects.get(username=NAME)
    address = f"/admin/autocaption/review/?by={anna.pk}"
    assert ask(staff(*site.ALL), address).listed == set()
    anna.user_permissions.set(staff(*site.ALL).user_permissions.all())
    assert ask(anna, address).listed == {hers.review.pk}
