"""Who may do what: every page and every POST of the admin, by role. A new page, action or button is not in the
table, and fails."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from django_autocaption.models import Batch, Caption, ErrorCode, Kind, Lease, Queue, Rating, Sitting, State
from django_autocaption.pipeline.moderate import rulings
from tests.admin.access import site
from tests.admin.access.presses import DOORS, named, on_the_desk, posts
from tests.admin.access.site import Rows, ask
from tests.admin.access.table import OF_OTHERS, OTHER_DESKS, PAGES, POSTS, STAFF
from tests.admin.rows import staff
from tests.admin.test_doors import ALIAS

pytestmark = pytest.mark.django_db


def test_every_page_and_every_post_is_in_the_table(mine: Rows) -> None:
    found = {named(door) for door in DOORS if door.name != ALIAS}
    assert found == set(PAGES)
    assert {f"{named(door)} {name}" for door in DOORS for name in posts(door, mine)} == set(POSTS)


def test_the_table_holds_for_everybody(mine: Rows) -> None:
    """What nobody may do is tried by whoever may do all the rest."""
    people = site.people()
    most = {"everything": site.with_everything()}
    wrong = []
    Batch.objects.exclude(kind=Kind.COMPARE).update(requested_by=people["bulk"])
    Batch.objects.filter(kind=Kind.COMPARE).update(requested_by=people["approve"])
    for model in (Sitting, Lease):
        model.objects.update(user=people["approve"])
    for door in DOORS:
        url, name, posted = door.url(mine.of(door.model)), named(door), posts(door, mine)
        expected = STAFF if door.name == ALIAS else PAGES[name]
        for role, user in (people if expected else most).items():
            if ask(user, url).refused is (role in expected.split()):
                wrong.append(f"{role}: {name}")
        for post, data in posted.items():
            app = "autocaption" if post == "words" else ""  # the object itself is saved by everybody
            expected = POSTS[f"{name} {post}"]
            for role, user in (people if expected else most).items():
                if ask(user, url, data).wrote(app) is not (role in expected.split()):
                    wrong.append(f"{role}: {name} {post}")
    assert not wrong, "\n".join(wrong)


def test_about_a_withheld_image_moderators_alone_decide(mine: Rows) -> None:
    """On the page of a caption, on that of its object, and by the actions of the list."""
    Caption.objects.update(rating=Rating.BLOCKED)
    mine.caption.refresh_from_db()
    doors = {named(door): door for door in DOORS}
    people, both = site.people(), site.with_everything()
    wrong = []
    actions = ("approve", "reject", "mark_decorative", "unlock", "send_to_desk")
    for name, about in (("caption change", ()), ("photo change", ("words",)), ("caption changelist", actions)):
        door = doors[name]
        url = door.url(mine.of(door.model))
        for post, data in posts(door, mine).items():
            roles = POSTS[f"{name} {post}"].split() if not about or post in about else []
            pressed = {role: ask(people[role], url, data).wrote("autocaption") for role in roles}
            wrong += [f"{role}: {name} {post}" for role, wrote in pressed.items() if wrote]
            if roles and not ask(both, url, data).wrote("autocaption"):
                wrong.append(f"moderator: {name} {post}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("whose", ["somebody", "nobody"])
def test_who_may_open_every_object_steers_their_own_bulk_requests_alone(whose: str) -> None:
    """Those of others takes a permission for bulk requests."""
    by = staff() if whose == "somebody" else None
    rows = site.rows(site.photo(site.MINE), "image", by=by)
    failed = {"state": State.FAILED, "error_code": ErrorCode.SERVER, "rating": Rating.CLEAR}
    Caption.objects.update(**failed, draft=None, review="", review_at=None)
    doors = {named(door): door for door in DOORS}
    people = site.people(objects=())
    wrong = []
    for name, expected in OF_OTHERS.items():
        url = doors[name].url(rows.of(doors[name].model))
        for role, user in people.items():
            if ask(user, url, {}).wrote() is not (role in expected.split()):
                wrong.append(f"{role}: {name} {whose}")
        Batch.objects.update(requested_by=people["bulk"])
        if not ask(people["bulk"], url, {}).wrote():
            wrong.append(f"bulk: {name} of their own")
        Batch.objects.update(requested_by=by)
    assert not wrong, "\n".join(wrong)


def at_another_desk(queue: str, rows: Rows) -> dict[str, Any]:
    """The form of the image there."""
    c = rows.caption
    if queue == Queue.FAILED:
        waits_for_nobody = {"draft": None, "review": "", "review_at": None}
        Caption.objects.filter(pk=c.pk).update(state=State.FAILED, error_code=ErrorCode.SAFETY, **waits_for_nobody)
        c.refresh_from_db()
    Sitting.objects.filter(pk=rows.sitting.pk).update(queue=queue)
    (change,) = [door for door in DOORS if named(door) == "sitting change"]
    words = on_the_desk(change, rows.sitting, c)["_save"]
    return words | {"judged": str(rulings.Seen.of(c)), "reason": "No."}


@pytest.mark.parametrize("queue", OTHER_DESKS)
def test_it_holds_at_the_other_desks(mine: Rows, queue: str) -> None:
    people, (sees, presses) = site.people(), OTHER_DESKS[Queue(queue)]
    form = at_another_desk(queue, mine)
    url = reverse("admin:autocaption_sitting_change", args=[mine.sitting.pk])
    begin = reverse(f"admin:autocaption_sitting_{'moderation' if queue == Queue.MODERATION else 'failures'}")
    wrong = []
    for role, user in people.items():
        Lease.objects.update(user=user.pk or 0)
        Sitting.objects.update(user=user.pk or 0)
        for page in (url, url + "end/"):
            if ask(user, page).refused is (role in sees.split()):
                wrong.append(f"{role}: {page}")
        if ask(user, begin, {}).wrote() is not (role in sees.split()):
            wrong.append(f"{role}: begin")
        for button, expected in presses.items():
            if ask(user, url, form | {button: "off"}).wrote() is not (role in expected.split()):
                wrong.append(f"{role}: {button}")
    assert not wrong, "\n".join(wrong)
    user = site.with_everything()
    Sitting.objects.update(user=user)
    Lease.objects.update(user=user)
    for button in ("_retry", "_recaption") if queue == Queue.FAILED else ():
        assert ask(user, url, form | {button: "1"}).wrote("autocaption_batch")
    theirs = site.rows(site.photo("theirs"), "image")
    at_another_desk(queue, theirs)
    Sitting.objects.update(user=user)
    response: Any = ask(user, reverse("admin:autocaption_sitting_change", args=[theirs.sitting.pk])).response
    assert response["Location"].endswith("/end/"), "what they may not open is on nobody's desk"
