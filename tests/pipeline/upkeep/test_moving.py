"""Captions follow a renamed field: all that was said and decided, in chunks, and never over words of people."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError
from django.utils import timezone

from django_autocaption.exceptions import ConfigurationError
from django_autocaption.models import (
    Attempt,
    Caption,
    Decision,
    Origin,
    Outcome,
    Rating,
    Review,
    State,
    Surface,
    Version,
)
from django_autocaption.models.decision import PERSON
from django_autocaption.pipeline.upkeep import moving
from django_autocaption.pipeline.words import reviews
from tests.pictures import upload
from tests.pipeline.drive import produce
from tests.rows import PUBLISHED, REVIEW, caption, says, stands
from tests.testapp.models import Photo, Product
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db

OLD, NEW = "testapp.Photo.picture", "testapp.Photo.image"


def photo(name: str = "a.jpg") -> Photo:
    """Without any caption: as after the migration that renamed its field."""
    (made,) = Photo.objects.bulk_create([Photo(image=name)])
    return made


def old(of: Photo, alt_text: str = "", **columns: Any) -> Caption:
    """A caption of the time when the field had another name."""
    row = caption(of, alt_text, **columns)
    Caption.objects.filter(pk=row.pk).update(field_name="picture")
    return row


def human(row: Caption, text: str) -> None:
    """An editor writes these words."""
    row = Caption.objects.with_words().get(pk=row.pk)
    reviews.edit(row, {"alt_text": text}, seen=reviews.Seen.of(row), by=reviews.By(surface=Surface.FORM))


def move(**options: Any) -> moving.Moved:
    return moving.move(OLD, NEW, using="default", **options)


def numbers(moved: moving.Moved) -> tuple[int, int, int]:
    return moved.moved, moved.merged, moved.refused


def one() -> Caption:
    return Caption.objects.with_words().get()


def test_all_that_was_said_and_decided_stays_with_the_row() -> None:
    row = old(photo(), "A bridge.", image_no=3, content_hash="b" * 64)
    human(row, "The old bridge.")
    decision = Decision.objects.create(
        caption=row, content_hash="b" * 64, rating=Rating.CLEAR, rule=PERSON, source=PERSON, decided_at=timezone.now()
    )
    Caption.objects.update(rating=Rating.CLEAR, moderated_hash="b" * 64, decision=decision)
    Attempt.objects.create(caption=row, request=1, provider="default", asked_at=timezone.now())
    before = Caption.objects.values().get()
    assert numbers(move()) == (1, 0, 0)
    assert Caption.objects.values().get() == before | {"field_name": "image"}
    assert (says(one()), one().human) == ("The old bridge.", True)
    assert one().versions.count() == 2
    assert one().history.count() == one().decisions.count() == one().reviews.count() == 1
    assert Review.objects.get().field_name == "picture", "the facts of a decision stay as they were"


def test_again_does_nothing() -> None:
    old(photo(), "A bridge.")
    move()
    assert numbers(move()) == (0, 0, 0)


def test_goes_in_chunks_and_goes_on_where_it_was_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(moving, "CHUNK", 2)
    rows = [old(photo(), f"Photo {number}.") for number in range(5)]
    chunk, calls = moving._Mover.move, []

    def stopped(self: Any, ids: Any, *args: Any, **options: Any) -> None:
        calls.append(ids)
        if len(calls) == 2:
            raise KeyboardInterrupt
        chunk(self, ids, *args, **options)

    monkeypatch.setattr(moving._Mover, "move", stopped)
    with pytest.raises(KeyboardInterrupt):
        move()
    assert set(Caption.objects.filter(field_name="image")) == {rows[0], rows[1]}
    assert numbers(move()) == (3, 0, 0)
    assert not Caption.objects.filter(field_name="picture").exists()


def test_a_dry_run_only_counts() -> None:
    old(photo(), "A bridge.")
    twice = photo("b.jpg")
    old(twice, "A tower.")
    caption(twice, "A tall tower.")
    before = list(Caption.objects.order_by("pk").values())
    assert numbers(move(dry_run=True)) == (2, 1, 0)
    assert list(Caption.objects.order_by("pk").values()) == before
    assert numbers(move()) == (2, 1, 0)


def test_what_was_written_into_fields_that_were_renamed_too_is_known_there() -> None:
    row = old(photo(), "A bridge.", written={"picture_alt": "A bridge.", "title": "Bridge"})
    move(written={"picture_alt": "image_alt"})
    assert Caption.objects.get(pk=row.pk).written == {"image_alt": "A bridge.", "title": "Bridge"}


def test_what_a_worker_left_out_meanwhile_is_asked_for() -> None:
    old(photo(), "A bridge.", state=State.EXCLUDED, error_code="not_registered")
    old(photo("b.jpg"), state=State.EXCLUDED, error_code="excluded")
    move()
    assert [stands(row) for row in Caption.objects.with_words().order_by("pk")] == [State.PENDING, State.EXCLUDED]
    assert Caption.objects.publishable().count() == 1, "a new request takes no words away"


class TestWhereBothPlacesHaveOne:
    def test_a_fresh_machine_row_gives_way_and_the_ledger_keeps_its_cost(self) -> None:
        of = photo()
        row = old(of, "A bridge.")
        human(row, "The old bridge.")
        fresh = caption(of, "Bridge.")
        paid = Attempt.objects.create(
            caption=fresh,
            request=1,
            provider="default",
            asked_at=timezone.now(),
            cost_amount=2,
            words={"alt_text": "B"},
        )
        assert numbers(move()) == (1, 1, 0)
        assert (one().pk, says(one()), one().human, one().state) == (row.pk, "The old bridge.", True, State.DONE)
        paid.refresh_from_db()
        assert (paid.caption, paid.cost_amount, paid.words) == (row, 2, {"alt_text": "B"})
        assert paid.request != row.request

    def test_an_image_that_was_captioned_under_the_new_name_is_not_paid_twice(
        self, scripted: type[ScriptedProvider]
    ) -> None:
        of = photo("earlier.png")
        row = caption(of, "Mine.", human_fields=("alt_text",), origin="human")
        Caption.objects.filter(pk=row.pk).update(field_name="picture")
        of.image = upload()
        of.save()
        produce()
        assert len(scripted.asked) == 1
        move()
        produce()
        assert len(scripted.asked) == 1

    def test_a_row_that_waits_gives_way(self) -> None:
        of = photo()
        row = old(of, "A bridge.")
        caption(of, state=State.PENDING)
        move()
        assert (one().pk, stands(one())) == (row.pk, PUBLISHED)

    def test_words_that_were_reused_from_the_old_place_are_no_persons_there(self) -> None:
        of = photo()
        row = old(of, "The old bridge.", origin=Origin.HUMAN, human_fields=("alt_text",))
        caption(of, "The old bridge.", origin=Origin.REUSED, human_fields=("alt_text",))
        assert numbers(move()) == (1, 1, 0)
        assert (one().pk, one().human, one().origin) == (row.pk, True, Origin.HUMAN)

    def test_words_that_a_person_wrote_at_the_new_place_win(self) -> None:
        of = photo()
        old(of, "A bridge.")
        row = caption(of, "Bridge.")
        human(row, "The new bridge.")
        assert numbers(move()) == (0, 1, 0)
        assert (one().pk, says(one())) == (row.pk, "The new bridge.")

    def test_a_persons_draft_is_a_persons_words(self) -> None:
        of = photo()
        row = old(of, "A bridge.", standing=REVIEW, origin=Origin.HUMAN, human_fields=("alt_text",))
        caption(of, "Bridge.")
        move()
        assert (one().pk, stands(one())) == (row.pk, REVIEW)

    def test_words_of_people_at_both_are_all_kept(self) -> None:
        of = photo()
        before = old(of, "A bridge.", origin=Origin.HUMAN, human_fields=("alt_text",))
        now = caption(of, "Bridge.", origin=Origin.HUMAN, human_fields=("alt_text",))
        old(photo("b.jpg"), "A tower.")
        moved = move()
        assert (numbers(moved), moved.refused_ids) == ((1, 0, 1), [f"{of.pk} (en)"])
        assert Caption.objects.get(pk=before.pk).field_name == "picture"
        assert Caption.objects.get(pk=now.pk).is_publishable
        assert Version.objects.count() == 3

    def test_the_only_one_with_words_wins(self) -> None:
        of = photo()
        old(of, state=State.FAILED, error_code="provider")
        row = caption(of, "A bridge.")
        assert numbers(move()) == (0, 1, 0)
        assert one().pk == row.pk

    def test_machine_words_about_an_image_that_was_replaced_give_way(self) -> None:
        of = photo("b.jpg")
        old(of, "A bridge.", image_name="a.jpg")
        row = caption(of, "A tower.")
        assert numbers(move()) == (0, 1, 0)
        assert one().pk == row.pk

    def test_human_words_about_an_image_that_was_replaced_are_kept_off_the_page_and_it_is_asked_about(self) -> None:
        of = photo("b.jpg")
        row = old(of, "A bridge.", origin=Origin.HUMAN, human_fields=("alt_text",), image_name="a.jpg")
        caption(of, "A tower.", rating=Rating.BLOCKED, moderated_hash="b" * 64)
        move()
        moved = one()
        assert (moved.pk, moved.image_name, moved.image_no) == (row.pk, "b.jpg", 2)
        assert (moved.state, moved.current, moved.published.alt_text) == (State.PENDING, None, "A bridge.")
        assert (moved.rating, moved.moderated_hash) == (Rating.BLOCKED, "b" * 64), "that is known of the new image"

    def test_another_language_is_another_caption(self) -> None:
        of = photo()
        old(of, "Eine Brücke.", language="de")
        caption(of, "A bridge.")
        assert numbers(move()) == (1, 0, 0)
        assert set(Caption.objects.values_list("field_name", "language")) == {("image", "de"), ("image", "en")}

    def test_what_moderation_decided_at_the_one_that_gives_way_holds(self) -> None:
        of = photo()
        before = old(of, "A bridge.")
        decision = Decision.objects.create(
            caption=before,
            content_hash="b" * 64,
            rating=Rating.BLOCKED,
            rule=PERSON,
            source=PERSON,
            reason="No.",
            version=before.published,
            decided_at=timezone.now(),
        )
        Caption.objects.update(rating=Rating.BLOCKED, moderated_hash="b" * 64, decision=decision)
        row = caption(of, "Bridge.", origin=Origin.HUMAN, human_fields=("alt_text",))
        move()
        assert (one().pk, one().rating, one().decision) == (row.pk, Rating.BLOCKED, decision)
        decision.refresh_from_db()
        assert (decision.caption, decision.reason, decision.version) == (row, "No.", None)

    def test_a_save_that_inserts_one_meanwhile_is_noticed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        of = photo()
        row = old(of, "A bridge.")
        twins, looks = moving._Mover._twins, []

        def overtaken(self: Any, rows: Any) -> Any:
            looks.append(twins(self, rows))
            if len(looks) == 1:
                raise IntegrityError("as if a row had been inserted after this look")
            return looks[-1]

        monkeypatch.setattr(moving._Mover, "_twins", overtaken)
        assert numbers(move()) == (1, 0, 0)
        assert (one().pk, one().field_name) == (row.pk, "image")


class TestModels:
    def test_to_another_model(self) -> None:
        of = photo()
        row = old(of, "A bridge.")
        assert numbers(moving.move(OLD, "testapp.Product.front", using="default")) == (1, 0, 0)
        moved = Caption.objects.get(pk=row.pk)
        assert (moved.content_type.model_class(), moved.field_name) == (Product, "front")

    def test_django_has_renamed_the_content_type_already(self) -> None:
        row = old(photo(), "A bridge.")
        assert numbers(moving.move("testapp.Snapshot.picture", NEW, using="default")) == (1, 0, 0)
        assert Caption.objects.get(pk=row.pk).field_name == "image"

    def test_a_field_that_the_new_model_has_was_not_renamed(self) -> None:
        of = Product.objects.bulk_create([Product(front="a.jpg", back="b.jpg")])[0]
        caption(of, "A label.", field_name="back")
        moved = moving.move("testapp.Ware.back", "testapp.Product.front", using="default")
        assert numbers(moved) == (0, 0, 0)

    def test_a_content_type_that_is_still_to_be_renamed_is_left_to_django(self) -> None:
        row = old(photo(), "A bridge.")
        assert numbers(moving.move(OLD, "testapp.Snapshot.image", using="default")) == (1, 0, 0)
        moved = Caption.objects.get(pk=row.pk)
        assert (moved.content_type, moved.field_name) == (ContentType.objects.get_for_model(Photo), "image")

    def test_a_model_without_a_content_type_gets_one(self) -> None:
        ContentType.objects.filter(model="product").delete()
        ContentType.objects.clear_cache()
        row = old(photo(), "A bridge.")
        assert numbers(moving.move(OLD, "testapp.Product.front", using="default", dry_run=True)) == (1, 0, 0)
        assert not ContentType.objects.filter(model="product").exists()
        moving.move(OLD, "testapp.Product.front", using="default")
        assert Caption.objects.get(pk=row.pk).content_type.model == "product"

    @pytest.mark.parametrize("label", ["Photo.image", "testapp.Photo.image.x", "", "a..b"])
    def test_a_label_has_three_parts(self, label: str) -> None:
        with pytest.raises(ConfigurationError, match=r"write it as 'app_label\.Model\.field'"):
            moving.move(label, NEW, using="default")


class TestForget:
    def test_removes_what_machines_said_and_leaves_what_people_wrote(self) -> None:
        old(photo(), "A bridge.")
        row = old(photo(), "A tower.", origin=Origin.HUMAN, human_fields=("alt_text",))
        Attempt.objects.create(
            caption=row, request=1, provider="default", asked_at=timezone.now(), outcome=Outcome.ANSWERED, cost_amount=2
        )
        caption(photo(), "A wall.")
        assert moving.forget(OLD, using="default") == (1, 1)
        assert set(Caption.objects.values_list("field_name", flat=True)) == {"picture", "image"}
        assert moving.forget(OLD, using="default", human_too=True, dry_run=True) == (1, 0)
        assert moving.forget(OLD, using="default", human_too=True) == (1, 0)
        assert Caption.objects.get().field_name == "image"
        assert Attempt.objects.get().cost_amount == 2
