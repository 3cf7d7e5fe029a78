"""Which images need no service: their caption has words about these very bytes, or people wrote what is needed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from django_autocaption.models import Batch, Caption, Kind, Review, Verb, Version
from django_autocaption.pipeline.outcome.ending import Ending
from django_autocaption.pipeline.work.recognition import recognised, same_pictures
from tests.pipeline.outcome.jobs import HASH, IMAGE, claimed, job
from tests.rows import REVIEW, version

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]

AGAIN: dict[str, Any] = {"image_no": 3}


def look(row: Caption) -> Ending | None:
    """How its way ends here; None = a service is asked."""
    asked, endings = recognised([job(row, asked=False)], using="default")
    assert len(asked) + len(endings) == 1
    return endings[0] if endings else None


def anew(row: Caption, **batch: Any) -> Caption:
    row.batch = Batch.objects.create(**batch)
    row.save()
    return row


def before(row: Caption, alt_text: str = "Earlier.", **more: Any) -> Version:
    """Words about these bytes, from when they were the first image under the field."""
    return version(row, alt_text, standing="", **{"image_no": 1, "content_hash": HASH, **more})


class TestWordsThatAreThere:
    def test_stand(self) -> None:
        ending = look(claimed("Words."))
        assert ending is not None
        assert (ending.stands, ending.offer) == (None, None)

    def test_stand_as_a_draft(self) -> None:
        row = claimed()
        version(row, "Draft.", standing=REVIEW)
        assert look(row) is not None

    def test_are_asked_for_anew_where_a_person_says_so(self) -> None:
        assert look(anew(claimed("Words."))) is None
        assert look(anew(claimed("Words."), kind=Kind.BACKFILL)) is not None

    def test_of_another_picture_do_not_stand(self) -> None:
        assert look(claimed("Words.", words={"image_no": 2}, **AGAIN)) is None

    @pytest.mark.parametrize(
        ("fields", "replace", "asked"),
        [
            (("alt_text",), False, False),
            (("decorative",), False, False),
            (("title",), False, True),
            (("alt_text",), True, True),
        ],
    )
    def test_of_people_are_paid_for_only_where_they_are_replaced(
        self, fields: tuple[str, ...], replace: bool, asked: bool
    ) -> None:
        row = anew(claimed("Mine.", human_fields=fields), replace_human=replace)
        assert (look(row) is None) is asked

    def test_where_there_are_none_a_service_is_asked(self) -> None:
        assert look(claimed()) is None


class TestAPictureThatCameBack:
    def test_has_its_words_back(self) -> None:
        row = claimed(**AGAIN)
        earlier = before(row)
        ending = look(row)
        assert ending is not None
        assert ending.stands == earlier

    def test_is_asked_about_where_a_person_says_so(self) -> None:
        row = anew(claimed(**AGAIN))
        before(row)
        assert look(row) is None

    @pytest.mark.parametrize("columns", [{"content_hash": "c" * 64}, {"image_no": 1, "row": 1}, {"read": HASH}])
    def test_is_that_of_this_caption_unread_and_not_the_first(self, columns: dict[str, Any]) -> None:
        row = claimed(image_no=columns.pop("row", 3), content_hash=columns.pop("read", ""))
        before(row, **columns)
        assert look(row) is None

    def test_has_no_words_of_another_caption(self) -> None:
        row = claimed(**AGAIN)
        before(claimed(**AGAIN))
        assert look(row) is None

    def test_has_its_own_where_two_came_back(self) -> None:
        rows = [claimed(**AGAIN), claimed(**AGAIN)]
        own = [before(row) for row in rows]
        asked, endings = recognised([job(row, asked=False) for row in rows], using="default")
        assert (asked, [ending.stands for ending in endings]) == ([], own)

    def test_has_nothing_of_bytes_that_another_one_has_now(self) -> None:
        one, other = claimed(**AGAIN), claimed(**AGAIN)
        jobs = [job(one, asked=False), job(other, asked=False, image=replace(IMAGE, content_hash="c" * 64))]
        before(one, content_hash="c" * 64)
        before(other)
        assert recognised(jobs, using="default") == (jobs, [])

    def test_has_the_newest_of_those_that_were_published(self) -> None:
        row = claimed(**AGAIN)
        before(row, "Old.")
        shown = before(row, "Shown.")
        before(row, "Draft.", as_draft=True)
        ending = look(row)
        assert ending is not None
        assert ending.stands == shown

    def test_has_the_newest_draft_where_none_was(self) -> None:
        row = claimed(**AGAIN)
        before(row, "Old draft.", as_draft=True)
        newest = before(row, "Draft.", as_draft=True)
        ending = look(row)
        assert ending is not None
        assert ending.stands == newest

    def test_has_a_draft_that_a_person_approved_before_others(self) -> None:
        row = claimed(**AGAIN)
        approved = before(row, "Approved.", as_draft=True)
        before(row, "Draft.", as_draft=True)
        Review.objects.create(caption=row, verb=Verb.APPROVE, result=approved, surface="form")
        ending = look(row)
        assert ending is not None
        assert ending.stands == approved

    def test_has_nothing_back_that_a_person_rejected(self) -> None:
        row = claimed(**AGAIN)
        rejected = before(row)
        Review.objects.create(caption=row, verb=Verb.REJECT, seen=rejected, surface="form")
        assert look(row) is None


class TestExchangedBytes:
    @pytest.mark.parametrize(("known", "image_no"), [("", 1), (HASH, 1), ("c" * 64, 2)])
    def test_under_the_same_name_are_another_picture(self, known: str, image_no: int) -> None:
        own = job(claimed("Words.", content_hash=known), asked=False)
        assert same_pictures([own], using="default") == [own]
        assert (Caption.objects.get().image_no, own.caption.image_no) == (image_no, image_no)
        assert (own.caption.offered is None) is (image_no == 2)

    def test_that_somebody_else_noticed_first_are_theirs(self) -> None:
        own = job(claimed("Words.", content_hash="c" * 64), asked=False)
        Caption.objects.update(image_no=2)
        assert same_pictures([own], using="default") == []
