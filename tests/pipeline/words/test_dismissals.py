"""Remarks about words: also what other pictures say; and that dismissals hold for these words about this image only."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from django_autocaption.audit.fields import fields_named, measure
from django_autocaption.audit.quality import Quality
from django_autocaption.exceptions import ChangedMeanwhileError
from django_autocaption.models import Caption, Dismissal, Version
from django_autocaption.models.version import alt_key
from django_autocaption.pipeline.words import dismissals, removal, reviews, undoing
from django_autocaption.pipeline.words.seen import By, Seen
from tests.admin.rows import caption, caption_of, draft, staff
from tests.testapp.models import Photo

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]
BAD = "A picture of a red boat."


@pytest.fixture
def by(editor: User) -> By:
    return By(user=editor)


def codes(row: Caption) -> dict[str, bool]:
    """Code of each remark → whether it is dismissed."""
    found = dismissals.remarks([Caption.objects.with_words().get(pk=row.pk)], using="default")[row.pk]
    return {remark.finding.code: remark.dismissed for remark in found}


def dismiss(row: Caption, code: str, by: By) -> Dismissal:
    return dismissals.dismiss(row, code, seen=Seen.of(Caption.objects.get(pk=row.pk)), by=by)


class TestDismissals:
    def test_are_of_one_remark_and_once(self, by: By) -> None:
        row = draft(alt_text="A picture of a red boat")
        assert codes(row) == {"redundant_start": False, "no_full_stop": False}
        made = dismiss(row, "redundant_start", by)
        assert (dismiss(row, "redundant_start", by), made.by, made.version) == (made, by.user, row.draft)
        assert codes(row) == {"redundant_start": True, "no_full_stop": False}
        dismissals.dismiss_no_more(row, "redundant_start", seen=Seen.of(row))
        assert codes(row) == {"redundant_start": False, "no_full_stop": False}

    def test_stay_when_the_words_are_published_and_lapse_when_they_change(self, by: By) -> None:
        row = draft(alt_text=BAD)
        dismiss(row, "redundant_start", by)
        reviews.approve(row, seen=Seen.of(row), by=by)
        assert codes(row) == {"redundant_start": True}
        edited = reviews.edit(row, {"alt_text": "A picture of two boats."}, seen=Seen.of(row), by=by)
        assert codes(row) == {"redundant_start": False}
        assert edited is not None
        undoing.undo(edited, by=by)
        assert codes(row) == {"redundant_start": True}, "these words, of this image"

    def test_lapse_when_the_image_does(self, by: By) -> None:
        row = caption(alt_text=BAD)
        dismiss(row, "redundant_start", by)
        Caption.objects.filter(pk=row.pk).update(image_no=2)
        row.refresh_from_db()
        review = reviews.publish_version(row, row.versions.get(), seen=Seen.of(row), by=by)
        assert review.result is not None
        assert codes(row) == {"redundant_start": False}

    @pytest.mark.parametrize("said", ["IMG_2041.jpg", "Image"])
    def test_of_what_cannot_be_wrong_are_refused(self, said: str, by: By) -> None:
        row = draft(alt_text=said)
        (code,) = {"file_name", "placeholder"} & set(codes(row))
        with pytest.raises(ValueError, match="change the words"):
            dismiss(row, code, by)
        with pytest.raises(ValueError, match="no such remark"):
            dismiss(row, "too_long", by)

    def test_of_words_that_are_others_by_now_are_refused(self, by: By) -> None:
        row = draft(alt_text=BAD)
        seen = Seen.of(row)
        reviews.edit(row, {"alt_text": "A picture of two boats."}, seen=seen, by=by)
        with pytest.raises(ChangedMeanwhileError):
            dismissals.dismiss(row, "redundant_start", seen=seen, by=by)

    def test_go_with_their_words(self, by: By) -> None:
        row, other = caption(alt_text=BAD), caption(alt_text=BAD)
        for one in (row, other):
            dismiss(one, "redundant_start", by)
        Caption.objects.filter(pk=row.pk).update(published=None)
        assert removal.prune([row.versions.get().pk], using="default") == 1
        removal.remove([other.pk], using="default")
        assert not Dismissal.objects.exists()

    def test_are_known_to_audit_coverage_and_the_filter(self, by: By, client: Client, settings: Any) -> None:
        settings.AUTOCAPTION = {"FIELDS": {"testapp.Photo.image": {}}}
        (photo,) = Photo.objects.bulk_create([Photo(image="photos/1.jpg")])
        row = caption_of(photo, Photo, "image", alt_text=BAD)
        other = caption()

        def classes() -> list[Quality]:
            return [quality for quality, number in measure(fields_named([]))[0].tally.classes.items() if number]

        assert classes() == [Quality.REDUNDANT]
        dismiss(row, "redundant_start", by)
        assert classes() == [Quality.GOOD]
        Dismissal.objects.create(caption=row, version=row.published, code="file_name")
        Version.objects.filter(caption=row).update(alt_text="IMG_2041.jpg")
        assert classes() == [Quality.FILE_NAME], "not even by hand"
        client.force_login(staff("autocaption.view_caption"))
        found = client.get("/admin/autocaption/caption/?dismissed=yes").context["cl"].queryset
        assert [one.pk for one in found] == [row.pk] != [other.pk]
        Caption.objects.filter(pk=row.pk).update(image_no=2)
        assert not client.get("/admin/autocaption/caption/?dismissed=yes").context["cl"].queryset


class TestTheSameWords:
    def test_on_different_pictures_are_remarked_in_drafts_and_on_pages(self) -> None:
        first = draft(alt_text="A red boat.", content_hash="a")
        assert codes(first) == {}
        second = caption(alt_text="a red BOAT", content_hash="b", language="de")
        assert codes(first) == {"same_words": False}
        assert "same_words" in codes(second)

    def test_are_none_of_the_same_picture_or_of_what_nobody_says_now(self) -> None:
        row = caption(alt_text="A red boat.", content_hash="a")
        caption(alt_text="A red boat.", content_hash="a")
        caption(alt_text="A red boat.", content_hash="")
        caption(alt_text="A red boat.", content_hash="b", decorative=True)
        former = caption(alt_text="A red boat.", content_hash="c")
        Caption.objects.filter(pk=former.pk).update(published=None)
        assert codes(row) == {}

    def test_can_be_right(self, by: By) -> None:
        row = caption(alt_text="A red boat.", content_hash="a")
        caption(alt_text="A red boat.", content_hash="b")
        dismiss(row, "same_words", by)
        assert codes(row) == {"same_words": True}

    def test_are_looked_for_with_as_many_queries_whatever_the_number(self) -> None:
        rows = [draft(alt_text="A red boat.", content_hash=str(number)) for number in range(5)]
        found = list(Caption.objects.with_words().filter(pk__in=[row.pk for row in rows]))
        with CaptureQueriesContext(connection) as queries:
            made = dismissals.remarks(found, using="default")
        assert len(queries) == 3
        assert all([remark.finding.code for remark in told] == ["same_words"] for told in made.values())

    def test_are_counted_by_the_audit(self, settings: Any) -> None:
        settings.AUTOCAPTION = {"FIELDS": {"testapp.Photo.image": {}}}
        photos = Photo.objects.bulk_create([Photo(image=f"photos/{number}.jpg") for number in range(3)])
        for photo, picture in zip(photos, "aab", strict=True):
            caption_of(photo, Photo, "image", alt_text="A red boat.", content_hash=picture)
        assert measure(fields_named([]))[0].tally.same_words == 3


def test_the_key_is_of_what_is_read() -> None:
    assert alt_key("A red boat.") == alt_key(" a  Red boat") != alt_key("A red boot.")
    assert alt_key("…") == alt_key("") == 0
    assert draft(alt_text="A red boat.").versions.get().alt_key == alt_key("A red boat.")
    (version,) = Version.objects.bulk_create([Version(caption=draft(), alt_text="Two boats.", image_no=1)])
    assert Version.objects.get(pk=version.pk).alt_key == alt_key("Two boats.")
