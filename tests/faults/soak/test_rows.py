"""The soak sees what it is for: a row about an older file, words of another picture, words of people that are gone."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from django_autocaption.models import Caption
from tests.faults.soak.rows import Rows
from tests.rows import caption, version
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(tmp_path: Path) -> Rows:
    rows = Rows(tmp_path)
    rows.fill(2)
    return rows


def hash_of(rows: Rows, name: str) -> str:
    return hashlib.sha256((rows.media / name).read_bytes()).hexdigest()


def captioned(photo: Photo, content_hash: str, text: str = "A dog.") -> Caption:
    row = caption(photo, text, content_hash=content_hash)
    assert row.published is not None
    type(row.published).objects.filter(pk=row.published.pk).update(content_hash=content_hash)
    return row


def test_images_are_made_once(rows: Rows) -> None:
    assert (rows.made, Photo.objects.count()) == (2, 2)
    rows.made = 0  # as where the answer to the insert was lost
    rows.fill(3)
    assert (rows.made, Photo.objects.count()) == (3, 3)
    assert rows.unfinished() == {"unannounced": 3}


def test_a_row_about_an_older_file_is_forgotten(rows: Rows) -> None:
    for photo in Photo.objects.all():
        captioned(photo, hash_of(rows, photo.image.name))
    assert (rows.unfinished(), rows.forgotten()) == ({}, 0)
    Photo.objects.filter(pk=1).update(image="soak/1.png")
    assert (rows.unfinished(), rows.forgotten()) == ({"forgotten": 1}, 1)


def test_rows_without_money_are_as_they_will_be_once_nobody_looks_at_them_for_long(rows: Rows) -> None:
    for photo in Photo.objects.all():
        captioned(photo, hash_of(rows, photo.image.name))
    waits = {"state": "pending", "error_code": "budget_spent"}
    Caption.objects.filter(object_id="1").update(**waits, due_at=timezone.now() + timedelta(seconds=3))
    assert rows.unfinished() == {"pending": 1}
    assert ["says budget_spent" in line for line in rows.left()] == [True]
    Caption.objects.filter(object_id="1").update(due_at=timezone.now() + timedelta(hours=1))
    assert rows.unfinished() == {}


def test_words_for_other_bytes_are_misplaced(rows: Rows) -> None:
    first, second = Photo.objects.order_by("pk")
    captioned(first, hash_of(rows, first.image.name))
    captioned(second, hash_of(rows, second.image.name))
    assert rows.misplaced() == []
    wrong = captioned(second, hash_of(rows, first.image.name))
    assert rows.misplaced() == [wrong.pk]
    Photo.objects.filter(pk=second.pk).update(image=first.image.name)
    assert rows.misplaced() == []  # the gate holds them back: the file has another name


def test_a_persons_words_about_another_picture_are_misplaced(rows: Rows) -> None:
    photo = Photo.objects.get(pk=1)
    row = captioned(photo, "", "Picture 1 of 1, edit 7.")
    assert rows.misplaced() == []
    captioned(photo, "", "Picture 2 of 1, edit 7.")
    assert (row.image_no, rows.misplaced()) == (1, [row.pk])


def test_a_persons_words_are_lost_where_no_version_has_them_or_others_are_shown(rows: Rows) -> None:
    row = caption(Photo.objects.get(pk=1))
    edits = [{"caption": row.pk, "image_no": 1, "text": f"Picture 1 of {row.pk}, edit {n}."} for n in (3, 4)]
    assert rows.lost_words(edits) == [row.pk] * 3  # two texts that nothing has, and a page without the last
    for edit in edits:
        Caption.objects.filter(pk=row.pk).update(published=version(row, edit["text"], image_no=1))
    assert rows.lost_words(edits) == []
    later = version(row, f"Picture 1 of {row.pk}, edit 5.", image_no=1)
    Caption.objects.filter(pk=row.pk).update(published=later)
    assert rows.lost_words(edits) == []  # that edit's own answer was lost
    Caption.objects.filter(pk=row.pk).update(published=version(row, "A dog.", image_no=1))
    assert rows.lost_words(edits) == [row.pk]


def test_all_that_became_of_a_caption_is_told(rows: Rows) -> None:
    row = captioned(Photo.objects.get(pk=1), "aa", "A boat.")
    told = rows.said(row.pk)
    assert [line.partition(":")[0] for line in told] == ["caption", "version"]
    assert "A boat." in told[1]
