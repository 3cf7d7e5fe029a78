"""A save whose transaction is rolled back: what it changed is noticed when it is saved again."""

from __future__ import annotations

import copy
import pickle
from contextlib import suppress
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from django_autocaption.models import Caption, State
from tests.pictures import upload
from tests.pipeline.articles import site
from tests.rows import caption, says
from tests.testapp.models import Article, Photo

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("sent")]


class RolledBackError(Exception):
    """The site's own."""


def saved() -> Photo:
    photo = Photo.objects.create(image=upload())
    caption(photo, "Words.")
    return photo


def of(photo: Any) -> Caption:
    return Caption.objects.get(object_id=str(photo.pk))


def replace(photo: Photo, name: str = "b.jpg") -> None:
    photo.image = upload("red", name)
    photo.save()


@pytest.fixture(params=["outer", "inner"])
def rolled_back(request: Any) -> Any:
    """Replaces a photo's image where the transaction, or a savepoint in one that is committed, is rolled back."""

    def attempt(photo: Photo) -> None:
        with transaction.atomic():
            try:
                with transaction.atomic():
                    replace(photo)
                    raise RolledBackError
            except RolledBackError:
                if request.param == "outer":
                    raise

    def run(photo: Photo) -> None:
        if request.param == "inner":
            attempt(photo)
            return
        with pytest.raises(RolledBackError):
            attempt(photo)

    return run


class TestSavedAgain:
    def test_is_noticed(self, rolled_back: Any) -> None:
        photo = saved()
        rolled_back(photo)
        assert of(photo).image_no == 1
        photo.save()
        assert (of(photo).image_name, of(photo).image_no, of(photo).state) == (photo.image.name, 2, State.PENDING)
        photo.save()
        assert of(photo).image_no == 2

    def test_is_noticed_within_the_transaction_that_goes_on(self) -> None:
        photo = saved()
        with transaction.atomic():
            with pytest.raises(RolledBackError), transaction.atomic():
                replace(photo)
                raise RolledBackError
            photo.save()
        assert (of(photo).image_name, of(photo).image_no) == (photo.image.name, 2)

    def test_also_the_second_time(self, rolled_back: Any) -> None:
        photo = saved()
        rolled_back(photo)
        with pytest.raises(RolledBackError), transaction.atomic():
            photo.save()
            raise RolledBackError
        photo.save()
        assert (of(photo).image_name, of(photo).image_no) == (photo.image.name, 2)

    def test_new_bytes_under_the_same_name_are_noticed(self, rolled_back: Any, storage: Any) -> None:
        """The storage does not take back what was written over."""
        photo = saved()
        storage.delete(photo.image.name)
        with pytest.raises(RolledBackError), transaction.atomic():
            replace(photo, "photo.jpg")
            raise RolledBackError
        assert photo.image.name == of(photo).image_name
        photo.save()
        assert of(photo).image_no == 2

    def test_read_anew_and_saved_nothing_is_asked(self, rolled_back: Any) -> None:
        photo = saved()
        rolled_back(photo)
        fresh = Photo.objects.get(pk=photo.pk)
        fresh.save()
        assert of(photo).image_no == 1

    def test_one_that_was_rolled_back_before_it_was_created_is_asked_about(self) -> None:
        photo = Photo(image=upload())
        with pytest.raises(RolledBackError), transaction.atomic():
            photo.save()
            raise RolledBackError
        photo.save()
        assert of(photo).state == State.PENDING

    def test_a_partial_save_keeps_what_is_still_to_be_noticed(self, rolled_back: Any) -> None:
        photo = saved()
        rolled_back(photo)
        photo.save(update_fields=["title"])
        assert of(photo).image_no == 1
        photo.save()
        assert of(photo).image_no == 2

    @pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda photo: pickle.loads(pickle.dumps(photo))])
    def test_a_copy_knows_as_well(self, copied: Any, rolled_back: Any) -> None:
        photo = saved()
        rolled_back(photo)
        copied(photo).save()
        assert of(photo).image_no == 2

    def test_a_persons_words_are_theirs_then(self) -> None:
        with site():
            article = Article.objects.create(photo=upload())
            caption(article, "A machine's.", field_name="photo")
            article = Article.objects.get(pk=article.pk)
            article.photo_alt = "Mine."
            with pytest.raises(RolledBackError), transaction.atomic():
                article.save()
                raise RolledBackError
            article.save()
            assert says(Caption.objects.with_words().get()) == "Mine."


class TestCommitted:
    @pytest.mark.parametrize("breaks", [False, True])
    def test_and_saved_again_by_another_callback_leaves_a_persons_words(self, breaks: bool) -> None:
        """Receivers of the site's own are often connected, and called, before this app's."""
        with site():
            article = Article(photo=upload(), photo_alt="Mine.")

            def again() -> None:
                article.headline = "Saved twice."
                article.save()
                if breaks:
                    raise RolledBackError

            with suppress(RolledBackError), transaction.atomic():
                transaction.on_commit(again)
                article.save()
            article.save()
            row = Caption.objects.with_words().get()
            assert (row.image_no, says(row)) == (1, "Mine.")

    def test_is_not_asked_about_twice(self) -> None:
        photo = saved()
        with transaction.atomic():
            replace(photo)
            photo.save()
            with transaction.atomic():
                photo.save()
        photo.save()
        assert (of(photo).image_no, of(photo).request) == (2, 2)

    def test_a_second_change_in_one_transaction_may_be_rolled_back_alone(self) -> None:
        photo = saved()
        with transaction.atomic():
            replace(photo)
            first = photo.image.name
            with pytest.raises(RolledBackError), transaction.atomic():
                replace(photo, "c.jpg")
                raise RolledBackError
            assert (of(photo).image_name, of(photo).image_no) == (first, 2)
            photo.save()
        assert (of(photo).image_name, of(photo).image_no) == (photo.image.name, 3)

    def test_an_unchanged_save_in_a_transaction_costs_no_query(self) -> None:
        photo = saved()
        with transaction.atomic():
            replace(photo)
            with CaptureQueriesContext(connection) as queries:
                photo.save()
        assert len(queries) == 1
