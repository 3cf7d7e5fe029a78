"""Two objects with one file, in a storage that overwrites: who has it already learns that it is another picture now."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage.memory import InMemoryStorage
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from django_autocaption.models import Awaits, Caption, State
from django_autocaption.pipeline.follow import embedding
from django_autocaption.pipeline.intake import requests
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.publishing.gate import alt_text
from tests.images.pictures import embedded
from tests.pictures import jpeg, upload
from tests.pipeline.articles import alt, captioned, follow, site
from tests.pipeline.drive import one, produce, with_field, with_provider
from tests.pipeline.follow.test_embedding import Overwriting
from tests.rows import PUBLISHED, stands
from tests.testapp.models import Article, Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


@pytest.fixture(autouse=True)
def store(monkeypatch: pytest.MonkeyPatch) -> Overwriting:
    made = Overwriting()
    for model, name in ((Photo, "image"), (Article, "photo")):
        monkeypatch.setattr(model._meta.get_field(name), "storage", made)
    return made


def row(photo: Photo) -> Caption:
    return Caption.objects.get(object_id=str(photo.pk), content_type__model="photo")


def two() -> tuple[Photo, Photo]:
    """The second one's upload took the place of the first one's file, which had its words."""
    first = Photo.objects.create(image=upload("red"))
    produce()
    second = Photo.objects.create(image=upload("blue"))
    assert first.image.name == second.image.name
    return first, second


def test_words_about_the_file_before_leave_the_page_and_new_ones_come(scripted: type[ScriptedProvider]) -> None:
    first, second = two()
    before = alt_text(first.image)
    produce([row(second)])
    assert (stands(row(first)), row(first).image_no, alt_text(first.image)) == (State.PENDING, 2, "")
    produce()
    assert alt_text(first.image) == alt_text(second.image) not in ("", before)
    assert len(scripted.asked) == 2, "the new picture is asked about once"


def test_so_do_those_of_a_person_who_is_shown_both(admin_user: Any, scripted: type[ScriptedProvider]) -> None:
    first, second = two()
    reviews.edit(row(first), {"alt_text": "Our red wall."}, seen=Seen.of(row(first)), by=By(user=admin_user))
    produce([row(second)])
    assert alt_text(first.image) == ""
    produce()
    assert row(first).review == Awaits.REPLACED


def test_the_sites_own_field_follows() -> None:
    with site():
        article = captioned("A red wall.")
        Article.objects.create(photo=upload("blue"))
        produce(list(Caption.objects.order_by("-pk")[:1]))
        follow()
        assert alt(article) == ""


def test_objects_that_share_a_file_are_left_alone_and_cost_a_look() -> None:
    first = Photo.objects.create(image=upload("red"))
    produce()
    before = alt_text(first.image)
    second = Photo.objects.create(image=first.image.name)
    with CaptureQueriesContext(connection) as asked:
        produce([row(second)])
    assert len([query for query in asked if "name_key" in query["sql"].partition("WHERE")[2]]) == 1
    assert (stands(row(first)), row(first).image_no, alt_text(first.image)) == (PUBLISHED, 1, before)


@pytest.mark.parametrize("is_same", [True, False])
def test_in_another_field_it_is_the_same_file_only_where_the_storage_is(
    is_same: bool, store: Overwriting, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = store if is_same else InMemoryStorage()
    elsewhere.save("photos/photo.jpg", ContentFile(jpeg("green")))
    monkeypatch.setattr(Article._meta.get_field("photo"), "storage", elsewhere)
    fields: dict[str, Any] = {"testapp.Article.photo": {}, "testapp.Photo.image": {}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields}):
        Article.objects.create(photo="photos/photo.jpg")
        produce()
        first = one()
        produce([row(Photo.objects.create(image=upload("red")))])
    first.refresh_from_db()
    assert (stands(first), first.image_no) == ((State.PENDING, 2) if is_same else (PUBLISHED, 1))


def test_an_answer_about_the_file_before_is_not_waited_for() -> None:
    with with_provider("LaterProvider"):
        first = Photo.objects.create(image=upload("red"))
        produce()
        produce([row(Photo.objects.create(image=first.image.name))])
        assert (stands(row(first)), row(first).image_no) == (State.WAITING, 1), "the file is the same"
        produce([row(Photo.objects.create(image=upload("blue")))])
        assert (stands(row(first)), row(first).image_no) == (State.PENDING, 2)


def test_files_that_words_are_written_into_have_other_bytes_and_the_same_picture() -> None:
    with with_field(embed=True):
        first = Photo.objects.create(image=upload("red"))
        produce()
        follow()
        same = Photo.objects.create(image=first.image.name)
        produce([row(same)])
        assert (stands(row(first)), row(first).image_no) == (PUBLISHED, 1)
        follow()
        produce([row(Photo.objects.create(image=upload("blue")))])
        assert [(stands(row(photo)), row(photo).image_no) for photo in (first, same)] == [(State.PENDING, 2)] * 2


def test_nor_is_it_another_while_they_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedding, "_note", lambda *args, **options: None)  # the worker stopped before it
    with with_field(embed=True):
        first = Photo.objects.create(image=upload("red"))
        produce()
        words = alt_text(first.image)
        follow()
        produce([row(Photo.objects.create(image=first.image.name))])
        assert (stands(row(first)), row(first).image_no, alt_text(first.image)) == (PUBLISHED, 1, words)
        requests.request(Photo.objects.all(), recaption=True)
        produce([row(first)])
        assert row(first).image_no == 1


def test_an_upload_in_the_moment_before_they_are_written_is_another() -> None:
    with with_field(embed=True):
        first, second = two()
        assert row(first).follow_at is not None
        produce([row(second)])
        assert (stands(row(first)), row(first).image_no, alt_text(first.image)) == (State.PENDING, 2, "")
        follow()
        produce()
        follow()
        assert alt_text(first.image) == alt_text(second.image) != ""


def test_an_upload_that_only_says_that_it_is_the_same_picture_is_another() -> None:
    """Words may have come from elsewhere: from a file of another site, or of somebody who wants the old words."""
    with with_field(embed=True):
        first = Photo.objects.create(image=upload("red"))
        produce()
        said = embedded(jpeg("blue"), {"en": "Ours."}, before=row(first).content_hash, name="a.jpg")
        second = Photo.objects.create(image=ContentFile(said, "photo.jpg"))
        assert first.image.name == second.image.name
        produce([row(second)])
        assert (stands(row(first)), row(first).image_no, alt_text(first.image)) == (State.PENDING, 2, "")


def test_what_one_look_leaves_the_next_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django_autocaption.pipeline.work.recognition.MOST_TOLD", 1)
    first = Photo.objects.create(image=upload("red"))
    others = [Photo.objects.create(image=first.image.name) for _ in range(2)]
    produce()
    last = Photo.objects.create(image=upload("blue"))
    for photo, left in ((last, 2), (first, 1), (others[0], 0)):
        produce([row(photo)])
        assert Caption.objects.filter(image_no=1).exclude(object_id=str(last.pk)).count() == left
