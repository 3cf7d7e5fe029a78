"""What the site's own admin keeps from a person is kept from them here, whatever they may do with captions."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import models, transaction
from django.urls import reverse

from django_autocaption.models import Attempt, Batch, Caption, ModeratedImage, Rating, Review, Sitting
from tests.admin.access import site
from tests.admin.access.presses import DOORS, named, posts
from tests.admin.access.site import Rows, ask
from tests.admin.access.table import PAGES, POSTS
from tests.admin.rows import action, confirmed, staff
from tests.admin.test_doors import ALIAS
from tests.testapp.admin import PhotoAdmin

pytestmark = pytest.mark.django_db


def refused_to(user: Any, rows: Rows, *about: type[models.Model]) -> tuple[set[str], set[str]]:
    """(pages about these rows that are refused, POSTs that change nothing), of all models or these."""
    pages, silent = set(), set()
    for door in DOORS:
        if not isinstance(rows.of(door.model), about or door.model):
            continue
        url = door.url(rows.of(door.model))
        if door.needs and door.name != ALIAS and ask(user, url).refused:
            pages.add(named(door))
        silent |= {
            f"{named(door)} {name}" for name, data in posts(door, rows).items() if not ask(user, url, data).wrote()
        }
    return pages, silent


#: What is about no object of the site's own.
EXPORT = "caption changelist export"
BEGIN = ("sitting changelist", "sitting moderation", "sitting failures")
FILES = ("caption export", "caption import")
APART = ("prompt", "caption backfill", "caption pause", "photo add", "caption add", *BEGIN, *FILES, EXPORT)
ABOUT_OBJECTS = {name for name in PAGES if name.endswith(("change", "history")) and not name.startswith(APART)}


def test_what_the_sites_queryset_leaves_out_is_on_no_page(mine: Rows) -> None:
    theirs = site.rows(site.photo("theirs"), "image")
    user = site.with_everything()
    pages, silent = refused_to(user, theirs)
    assert pages >= ABOUT_OBJECTS
    assert silent >= {name for name in POSTS if not name.startswith(APART)}
    for model in (Caption, ModeratedImage, Review, Attempt, Batch):
        url = reverse(f"admin:autocaption_{model._meta.model_name}_changelist")
        listed, found = ask(user, url).listed, ask(user, url).found
        assert theirs.of(model).pk not in listed | found
        assert listed == ({mine.of(model).pk} if model is not Batch else set()), "those of others are not told"
    captions = reverse("admin:autocaption_caption_changelist")
    assert ask(user, f"{captions}?q=SECRET").listed == {mine.caption.pk}
    Caption.objects.update(rating=Rating.CLEAR)
    both = confirmed("export", [mine.caption, theirs.caption])
    exported = ask(user, captions, both).body.decode("utf-8-sig").splitlines()
    assert [line.split(",")[1] for line in exported[1:]] == [mine.caption.object_id]


def test_what_an_object_refuses_can_be_seen_and_not_changed(mine: Rows) -> None:
    theirs = site.rows(site.product("theirs"), "front")
    own = site.rows(site.product(site.MINE), "front")
    user = site.with_everything()
    pages, silent = refused_to(user, theirs, Caption)
    writing = {name for name in POSTS if name.startswith("caption change") and POSTS[name]} - {EXPORT}
    assert "caption change" not in pages
    assert silent >= writing
    assert not refused_to(user, own, Caption)[1] & writing - {"caption change _undo"}
    response = ask(user, reverse("admin:autocaption_caption_changelist"), action("approve", [theirs.caption])).request
    assert [str(message) for message in response._messages] == [
        "1 left alone: you may not change the object that it describes.",
        "0 captions approved.",
    ]
    url = reverse("admin:testapp_product_changelist")
    asked = {rows.obj: ask(user, url, confirmed("recaption_images", [rows.obj])).wrote() for rows in (theirs, own)}
    assert asked == {theirs.obj: False, own.obj: True}


def test_a_site_may_have_people_who_write_words_and_change_nothing_else(
    mine: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = staff("testapp.view_photo", *site.PERMISSIONS["edit"])
    (save,) = [
        (door.url(mine.caption), posts(door, mine)["_save"]) for door in DOORS if named(door) == "caption change"
    ]
    assert not ask(user, *save).wrote()
    monkeypatch.setattr(PhotoAdmin, "has_change_captions_permission", lambda self, request, obj=None: True)
    assert ask(user, *save).wrote()
    (host,) = [(door.url(mine.obj), posts(door, mine)["_save"]) for door in DOORS if named(door) == "photo change"]
    assert not ask(user, *host).wrote()


def test_captions_alone_open_no_object(mine: Rows) -> None:
    """Nor what was filled into prompts from one."""
    user = site.without_objects()
    pages, silent = refused_to(user, mine)
    assert pages >= ABOUT_OBJECTS
    assert silent >= {name for name in POSTS if not name.startswith(APART)}
    assert ask(user, reverse("admin:autocaption_caption_changelist")).listed == set()


def test_what_they_may_not_write_is_on_nobodys_desk(mine: Rows) -> None:
    """Neither what the queryset leaves out, nor what an object refuses, nor where that came after it had begun."""
    left_out, refused = site.rows(site.photo("theirs"), "image"), site.rows(site.product("theirs"), "front")
    user = site.with_everything()
    begin = reverse("admin:autocaption_sitting_changelist")
    with transaction.atomic():
        assert ask(user, begin, {"order": "oldest"}).wrote()
        transaction.set_rollback(True)
    for theirs in (left_out, refused):
        Sitting.objects.filter(pk=theirs.sitting.pk).update(user=user)
        sitting = reverse("admin:autocaption_sitting_change", args=[theirs.sitting.pk])
        response: Any = ask(user, sitting).response
        assert response["Location"].endswith("/end/"), "nothing is left of it"
        door = next(door for door in DOORS if named(door) == "sitting change")
        for name, data in posts(door, theirs).items():
            assert not ask(user, sitting, data).wrote("autocaption_review"), name
            assert not ask(user, sitting, data).wrote("autocaption_caption"), name
        sheet = reverse("admin:autocaption_sitting_sheet", args=[theirs.sitting.pk])
        response = ask(user, sitting).response
        assert response["Location"].endswith("/end/")
        door = next(door for door in DOORS if named(door) == "sitting sheet")
        for name, data in posts(door, theirs).items():
            assert not ask(user, sheet, data).wrote("autocaption_review"), name
            assert not ask(user, sheet, data).wrote("autocaption_caption"), name
        remarks = reverse("admin:autocaption_sitting_remarks")
        assert ask(user, remarks, {"caption": theirs.caption.pk, "text": "x"}).refused
