"""What the first version got wrong with words, each as it was seen there, with the outcome that is right."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User

from django_autocaption.exceptions import ChangedMeanwhileError, ErrorKind, ProviderError
from django_autocaption.models import Awaits, Batch, Caption, Origin, Review, State, Verb, Version
from django_autocaption.pipeline.intake import requests
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By, Seen
from django_autocaption.types import CaptionResult
from tests.pictures import upload
from tests.pipeline.drive import WORDS, one, produce, with_field
from tests.rows import PUBLISHED, REVIEW, says, stands
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]

BETTER = "A red iron bridge over a wide river."


@pytest.fixture
def by(editor: User) -> By:
    return By(user=editor)


def captioned(scripted: type[ScriptedProvider], said: Any = WORDS) -> Photo:
    scripted.script.append(said)
    photo = Photo.objects.create(image=upload())
    produce()
    return photo


def replace(photo: Photo, colour: str = "red") -> None:
    photo.image = upload(colour, f"{colour}.jpg")
    photo.save()


def shown() -> list[str]:
    """Alt texts that pages show."""
    return [says(row) for row in Caption.objects.publishable()]


class TestWordsThatAPersonApproved:
    def test_stay_on_the_page_while_a_draft_waits(self, scripted: type[ScriptedProvider], by: By) -> None:
        with with_field(review="always"):
            photo = captioned(scripted)
            reviews.approve(one(), seen=Seen.of(one()), by=by)
            scripted.script.append(BETTER)
            requests.request(photo, recaption=True)
            assert shown() == [WORDS]
            produce()
        row = one()
        assert row.current is not None
        assert row.draft is not None
        assert (row.current.alt_text, row.draft.alt_text, row.review) == (WORDS, BETTER, Awaits.DRAFT)
        assert Caption.objects.publishable().exists()

    def test_stay_also_where_nothing_waits_for_review_otherwise(self, scripted: type[ScriptedProvider], by: By) -> None:
        photo = captioned(scripted, CaptionResult(text=WORDS, draft=True))
        reviews.approve(one(), seen=Seen.of(one()), by=by)
        scripted.script.append(BETTER)
        requests.request(photo, recaption=True)
        produce()
        row = one()
        assert row.current is not None
        assert (row.current.alt_text, stands(row), says(row)) == (WORDS, REVIEW, BETTER)

    @pytest.mark.parametrize("times", [1, 2])
    def test_stay_also_after_their_picture_was_away(self, scripted: type[ScriptedProvider], by: By, times: int) -> None:
        photo = captioned(scripted, CaptionResult(text=WORDS, draft=True))
        reviews.approve(one(), seen=Seen.of(one()), by=by)
        for number in range(times):
            scripted.script.append("Something else.")
            replace(photo)
            produce()
            photo.image = upload(name=f"back{number}.jpg")
            photo.save()
            produce()
            assert shown() == [WORDS]
        scripted.script.clear()
        scripted.script.append(BETTER)
        requests.request(photo, recaption=True)
        produce()
        row = one()
        assert row.current is not None
        assert (row.current.alt_text, stands(row), says(row)) == (WORDS, REVIEW, BETTER)

    def test_give_way_to_better_ones_that_are_approved(self, scripted: type[ScriptedProvider], by: By) -> None:
        photo = captioned(scripted, CaptionResult(text=WORDS, draft=True))
        reviews.approve(one(), seen=Seen.of(one()), by=by)
        scripted.script.append(BETTER)
        requests.request(photo, recaption=True)
        produce()
        reviews.approve(one(), seen=Seen.of(one()), by=by)
        assert shown() == [BETTER]

    def test_are_in_the_history_of_decisions(self, scripted: type[ScriptedProvider], by: By) -> None:
        captioned(scripted, CaptionResult(text=WORDS, draft=True))
        reviews.approve(one(), seen=Seen.of(one()), by=by)
        review = Review.objects.get()
        assert (review.verb, review.by, review.field_name, review.provider) == (
            Verb.APPROVE,
            by.user,
            "image",
            "default",
        )


class TestWordsOfPeople:
    def test_are_within_reach_after_a_machine_was_told_to_replace_them(
        self, scripted: type[ScriptedProvider], by: By
    ) -> None:
        photo = captioned(scripted)
        reviews.edit(one(), {"alt_text": "Mine."}, seen=Seen.of(one()), by=by)
        scripted.script.append(BETTER)
        requests.request(photo, recaption=True, replace_human=True)
        produce()
        assert shown() == [BETTER]
        mine = Version.objects.get(alt_text="Mine.")
        reviews.publish_version(one(), mine, seen=Seen.of(one()), by=by)
        assert (shown(), one().human) == (["Mine."], True)

    def test_win_field_by_field(self, scripted: type[ScriptedProvider], by: By) -> None:
        photo = captioned(scripted)
        reviews.edit(one(), {"title": "My title"}, seen=Seen.of(one()), by=by)
        scripted.script.append(CaptionResult(text=BETTER, title="A machine's title"))
        requests.request(photo, recaption=True)
        produce()
        draft = one().draft
        assert draft is not None
        assert (draft.alt_text, draft.title, draft.human_fields) == (BETTER, "My title", ["title"])

    def test_that_wait_to_be_approved_are_not_displaced_by_a_machine(
        self, scripted: type[ScriptedProvider], by: By
    ) -> None:
        photo = captioned(scripted)
        reviews.edit(one(), {"alt_text": "Suggested."}, seen=Seen.of(one()), by=by, publish=False)
        scripted.script.append(BETTER)
        requests.request(photo, recaption=True)
        produce()
        row = one()
        assert row.current is not None
        assert (says(row), row.current.alt_text) == ("Suggested.", WORDS)
        assert Version.objects.filter(alt_text=BETTER).exists(), "what the machine said is kept"

    def test_do_not_make_machine_fields_theirs(self, scripted: type[ScriptedProvider], by: By) -> None:
        captioned(scripted, CaptionResult(text=WORDS, title="A machine's title", description="It said so."))
        reviews.edit(one(), {"alt_text": "Mine."}, seen=Seen.of(one()), by=by)
        current = one().current
        assert current is not None
        assert current.human_fields == ["alt_text"]
        assert (current.title, current.provider) == ("A machine's title", "default")


class TestAReplacedImage:
    def test_is_asked_about_also_where_a_person_wrote_the_old_words(
        self, scripted: type[ScriptedProvider], by: By
    ) -> None:
        photo = captioned(scripted)
        reviews.edit(one(), {"alt_text": "About A."}, seen=Seen.of(one()), by=by)
        replace(photo)
        assert shown() == []
        scripted.script.append(BETTER)
        produce()
        row = one()
        assert (row.review, says(row), shown()) == (Awaits.REPLACED, BETTER, [])
        assert row.published is not None
        assert row.published.alt_text == "About A."

    def test_takes_no_words_of_a_form_that_was_opened_before(self, scripted: type[ScriptedProvider], by: By) -> None:
        photo = captioned(scripted)
        seen = Seen.of(one())
        replace(photo)
        with pytest.raises(ChangedMeanwhileError):
            reviews.edit(one(), {"alt_text": "About A, still."}, seen=seen, by=by)
        assert shown() == []

    def test_that_comes_back_has_its_words_back_for_free(self, scripted: type[ScriptedProvider]) -> None:
        photo = captioned(scripted)
        scripted.script.append(BETTER)
        replace(photo)
        produce()
        assert shown() == [BETTER]
        photo.image = upload(name="back.jpg")
        photo.save()
        assert shown() == []
        produce()
        assert (shown(), len(scripted.asked)) == ([WORDS], 2)
        assert one().image_no == 3

    def test_that_comes_back_has_its_words_back_as_they_stood(self, scripted: type[ScriptedProvider], by: By) -> None:
        with with_field(review="always"):
            photo = captioned(scripted)
            scripted.script.append(BETTER)
            replace(photo)
            produce()
            photo.image = upload(name="back.jpg")
            photo.save()
            produce()
            assert (says(one()), stands(one()), shown()) == (WORDS, REVIEW, [])
            assert len(scripted.asked) == 2

    def test_whose_words_were_rejected_does_not_bring_them_back(self, scripted: type[ScriptedProvider], by: By) -> None:
        with with_field(review="always"):
            photo = captioned(scripted)
            reviews.reject(one(), seen=Seen.of(one()), by=by)
            scripted.script.append(BETTER)
            replace(photo)
            produce()
            photo.image = upload(name="back.jpg")
            photo.save()
            produce()
        assert (one().draft, one().review, len(scripted.asked)) == (None, Awaits.NO_WORDS, 2)

    def test_of_a_name_that_stayed_is_another_picture(
        self, scripted: type[ScriptedProvider], storage: Any, by: By
    ) -> None:
        photo = captioned(scripted)
        storage.delete(photo.image.name)
        storage.save(photo.image.name, upload("red"))
        scripted.script.append(BETTER)
        Caption.objects.update(state=State.PENDING, due_at=one().created_at)
        produce()
        assert (shown(), one().image_no) == ([BETTER], 2)


def test_an_image_that_was_cleared_and_uploaded_again_has_its_words_back(scripted: type[ScriptedProvider]) -> None:
    photo = captioned(scripted)
    photo.image = ""
    photo.save()
    assert (one().state, shown()) == (State.EXCLUDED, [])
    photo.image = upload(name="back.jpg")
    photo.save()
    produce()
    assert (stands(one()), shown(), len(scripted.asked)) == (PUBLISHED, [WORDS], 1)


def test_words_of_a_replaced_image_do_not_stand_again_after_a_cancel(scripted: type[ScriptedProvider]) -> None:
    photo = captioned(scripted)
    replace(photo)
    requests.request(photo, recaption=True)
    Batch.objects.update(cancelled_at=one().created_at)
    produce()
    assert shown() == []


def test_an_answer_without_words_takes_nothing_from_the_page(scripted: type[ScriptedProvider]) -> None:
    photo = captioned(scripted)
    scripted.script.append(ProviderError("Refused.", kind=ErrorKind.SAFETY))
    requests.request(photo, recaption=True)
    produce()
    assert (shown(), one().state, one().error_code, one().review) == ([WORDS], State.DONE, "safety", Awaits.NOTHING)


def test_reused_words_of_a_person_stay_a_persons(scripted: type[ScriptedProvider], by: By) -> None:
    captioned(scripted)
    reviews.edit(one(), {"alt_text": "Mine."}, seen=Seen.of(one()), by=by)
    Photo.objects.create(image=upload(name="copy.jpg"))
    produce()
    copy = Caption.objects.order_by("-pk")[0]
    assert (says(copy), copy.origin, copy.human, len(scripted.asked)) == ("Mine.", Origin.REUSED, True, 1)
