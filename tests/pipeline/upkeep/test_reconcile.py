"""Every way in which an object and its captions part is found, and mended as if the save had been noticed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core import serializers
from django.core.management import call_command
from django.db import connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from django_autocaption.models import Caption, Cursor, State
from django_autocaption.pipeline.upkeep import mending, reconcile, rounds, sweep
from django_autocaption.registry import registry
from tests.pictures import upload
from tests.pipeline import articles as words_of_articles
from tests.pipeline.articles import site
from tests.rows import REVIEW, caption, stands, version
from tests.testapp.models import Article, Country, Photo, Product

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sent")]


def captioned(name: str = "a.jpg", words: str = "A red boat.", **columns: Any) -> Photo:
    """A photo with published words."""
    (photo,) = Photo.objects.bulk_create([Photo(image=name)])
    caption(photo, words, **columns)
    return photo


def of(photo: Any, **chosen: Any) -> Caption:
    return Caption.objects.with_words().get(object_id=str(photo.pk), **chosen)


def looked_at(**options: Any) -> reconcile.Drift:
    field = registry.get(Photo, "image")
    assert field is not None
    return reconcile.reconcile(field, using="default", **options)


def by_update(photo: Photo) -> None:
    Photo.objects.filter(pk=photo.pk).update(image="b.jpg")


def by_bulk_update(photo: Photo) -> None:
    photo.image = "b.jpg"
    Photo.objects.bulk_update([photo], ["image"])


def by_upsert(photo: Photo) -> None:
    other = Photo(pk=photo.pk, image="b.jpg")
    Photo.objects.bulk_create([other], update_conflicts=True, unique_fields=["pk"], update_fields=["image"])


def by_raw_sql(photo: Photo) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE testapp_photo SET image = 'b.jpg' WHERE id = %s", [photo.pk])


def by_a_reverted_version(photo: Photo) -> None:
    """As django-reversion reverts: what was serialized once is saved as it was."""
    data = serializers.serialize("json", [Photo(pk=photo.pk, image="b.jpg")])
    for one in serializers.deserialize("json", data):
        one.save()


class TestReplaced:
    @pytest.mark.parametrize("how", [by_update, by_bulk_update, by_upsert, by_raw_sql, by_a_reverted_version])
    def test_is_asked_about_anew(self, how: Callable[[Photo], None], sent: list[int], commit: Any) -> None:
        photo = captioned()
        row = of(photo)
        version(row, "A draft.", standing=REVIEW)
        how(photo)
        with commit():
            assert sweep.sweep().mended == 1
        row = of(photo)
        assert (row.state, row.image_name, row.image_no, row.request) == (State.PENDING, "b.jpg", 2, 2)
        assert (row.current, row.draft, row.review) == (None, None, "")
        assert sent == [row.pk]
        assert sweep.sweep().mended == 0

    def test_by_loaddata(self, tmp_path: Any) -> None:
        photo = captioned()
        fixture = tmp_path / "photos.json"
        fixture.write_text(serializers.serialize("json", [Photo(pk=photo.pk, image="b.jpg")]))
        call_command("loaddata", str(fixture), verbosity=0)
        assert sweep.sweep().mended == 1
        assert of(photo).image_name == "b.jpg"

    def test_in_each_language(self) -> None:
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "LANGUAGES": ["en", "de"]}):
            photo = captioned()
            caption(photo, "Ein Boot.", language="de")
            by_update(photo)
            assert sweep.sweep().mended == 2

    def test_is_not_paid_for_in_a_language_that_the_site_has_no_more(self) -> None:
        photo = captioned()
        caption(photo, "Ein Boot.", language="de")
        by_update(photo)
        assert sweep.sweep().mended == 1
        assert of(photo, language="de").state == State.DONE

    def test_names_that_differ_in_case_are_two(self) -> None:
        photo = captioned("photo.jpg")
        Photo.objects.update(image="photo.JPG")
        assert sweep.sweep().mended == 1
        assert of(photo).image_name == "photo.JPG"

    def test_keys_of_every_kind(self) -> None:
        (product,) = Product.objects.bulk_create([Product(front="a.jpg", back="b.jpg")])
        (country,) = Country.objects.bulk_create([Country(code="CI", flag="ci.png")])
        caption(product, "Front.", field_name="front")
        caption(product, "Back.", field_name="back")
        caption(country, "A flag.", field_name="flag")
        assert sweep.sweep().mended == 0
        Product.objects.update(back="c.jpg")
        Country.objects.update(flag="new.png")
        assert sweep.sweep().mended == 2

    def test_many_come_after_uploads(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(mending, "FEW", 2)
        for number in range(3):
            captioned(f"{number}.jpg")
        Photo.objects.filter(image__in=["0.jpg", "1.jpg"]).update(image="b.jpg")
        sweep.sweep()
        assert not Caption.objects.filter(background=True).exists()
        Photo.objects.update(image="c.jpg")
        assert sweep.sweep().mended == 3
        assert Caption.objects.filter(background=True, state=State.PENDING).count() == 3

    def test_a_save_in_between_is_not_overwritten(self, monkeypatch: pytest.MonkeyPatch) -> None:
        photo = captioned()
        by_update(photo)
        another_file = mending.another_file

        def slowly(*args: Any) -> int:
            fresh = Photo.objects.get(pk=photo.pk)
            fresh.image = "c.jpg"
            fresh.save()
            return another_file(*args)

        monkeypatch.setattr(mending, "another_file", slowly)
        assert sweep.sweep().mended == 0
        assert (of(photo).image_name, of(photo).image_no) == ("c.jpg", 2)

    def test_an_image_that_was_emptied_is_off_the_page(self) -> None:
        photo = captioned()
        Photo.objects.update(image="")
        assert sweep.sweep().mended == 1
        row = of(photo)
        assert (row.state, row.error_code, row.image_name, row.current) == (State.EXCLUDED, "no_image", "", None)
        assert sweep.sweep().mended == 0

    def test_an_image_that_came_is_asked_about(self) -> None:
        photo = captioned()
        Photo.objects.update(image="")
        sweep.sweep()
        Photo.objects.update(image="b.jpg")
        assert sweep.sweep().mended == 1
        assert of(photo).state == State.PENDING

    def test_the_sites_own_field_follows_in_the_same_sweep(self) -> None:
        with site():
            (article,) = Article.objects.bulk_create([Article(photo="a.jpg", photo_alt="A red boat.")])
            caption(article, "A red boat.", field_name="photo", written={"photo_alt": "A red boat."})
            Article.objects.update(photo="b.jpg")
            assert sweep.sweep().mended == 1
            article.refresh_from_db()
            assert article.photo_alt == ""

    def test_a_second_file_is_found_while_the_first_is_at_work(self) -> None:
        photo = captioned(state=State.WORKING)
        by_update(photo)
        assert sweep.sweep().mended == 1
        assert (of(photo).state, of(photo).claim) == (State.PENDING, None)


class TestEmptied:
    """The site's own fields, by what sends no signal: a version of before the words came, a fixture, ``update()``."""

    def test_are_filled_again(self) -> None:
        with site():
            article = words_of_articles.captioned("A red boat.")
            for saved in serializers.deserialize("json", serializers.serialize("json", [article])):
                saved.object.photo_alt = ""
                saved.save()
            sweep.sweep(whole_round=True)
            assert Article.objects.get().photo_alt == "A red boat."
            assert sweep.sweep(whole_round=True).mended == 0

    def test_are_left_alone_where_nothing_is_said(self) -> None:
        with site():
            article = words_of_articles.captioned("A red boat.")
            Caption.objects.update(published=None, written={})
            Article.objects.filter(pk=article.pk).update(photo_alt="")
            assert sweep.sweep(whole_round=True).mended == 0
            assert Article.objects.get().photo_alt == ""

    def test_are_left_alone_where_a_person_wrote(self) -> None:
        with site():
            article = words_of_articles.captioned("A red boat.")
            Article.objects.filter(pk=article.pk).update(photo_alt="Ours.")
            assert sweep.sweep(whole_round=True).mended == 0
            assert Article.objects.get().photo_alt == "Ours."


class TestBounds:
    @pytest.fixture(autouse=True)
    def _steps(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(rounds, "STEP", 3)
        monkeypatch.setattr(rounds, "FIRST_STEPS", 1)

    def test_a_sweep_looks_at_a_share_and_the_next_one_goes_on(self) -> None:
        for number in range(7):
            captioned(f"{number}.jpg")
        Photo.objects.update(image="b.jpg")
        assert [looked_at().mended for _sweep in range(4)] == [2, 2, 2, 1], "of the last object there may be more rows"
        cursor = Cursor.objects.exclude(name__startswith="stock of").get()
        assert (cursor.name, cursor.value, cursor.last_rows, cursor.last_mended) == ("testapp.Photo.image", "", 7, 7)

    def test_the_captions_of_one_object_are_never_parted(self) -> None:
        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "LANGUAGES": ["en", "de"]}):
            for number in range(5):
                photo = captioned(f"{number}.jpg")
                caption(photo, "Ein Boot.", language="de")
            Photo.objects.update(image="b.jpg")
            found = []
            while sum(found) < 10:
                found.append(looked_at().mended)
            assert found == [4, 4, 2]

    def test_a_whole_round_at_once(self) -> None:
        for number in range(7):
            captioned(f"{number}.jpg")
        Photo.objects.update(image="b.jpg")
        assert looked_at(whole=True).mended == 7

    def test_a_large_field_takes_more_steps_so_that_its_round_ends_within_half_a_day(self) -> None:
        captioned()
        looked_at()
        Cursor.objects.update(last_rows=43_200, looked_at=ago(60))
        assert rounds.Round("testapp.Photo.image", "default").steps == 20 + 1
        Cursor.objects.update(last_rows=10**9)
        assert rounds.Round("testapp.Photo.image", "default").steps == rounds.MOST_STEPS
        Cursor.objects.update(last_rows=10)
        assert rounds.Round("testapp.Photo.image", "default").steps == 1

    def test_mending_is_bounded(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(rounds, "FIRST_STEPS", 10)
        monkeypatch.setattr(reconcile, "MOST_MENDED", 3)
        for number in range(9):
            captioned(f"{number}.jpg")
        Photo.objects.update(image="b.jpg")
        assert looked_at().mended == 4

    def test_two_sweeps_at_once_go_on_from_the_same_place_once(self) -> None:
        for number in range(7):
            captioned(f"{number}.jpg")
        first, second = (rounds.Round("testapp.Photo.image", "default") for _sweep in range(2))
        assert first.advance("3", rows=2, mended=0)
        assert not second.advance("3", rows=2, mended=0)
        assert Cursor.objects.exclude(name__startswith="stock of").get().rows == 2

    def test_three_queries_a_step_without_drift(self) -> None:
        for number in range(7):
            captioned(f"{number}.jpg")

        def queries() -> int:
            with CaptureQueriesContext(connection) as seen:
                looked_at()
            return len(seen)

        looked_at()
        assert queries() - 2 == 3, "and two to find the place"


def ago(seconds: float) -> Any:
    return timezone.now() - timedelta(seconds=seconds)


def test_ours_is_no_drift() -> None:
    """A row is about the file that a worker took the moment before."""
    photo = Photo.objects.create(image=upload())
    assert sweep.sweep().mended == 0
    assert stands(of(photo)) == State.PENDING
    with transaction.atomic():
        photo.image = upload("red")
        photo.save()
    assert sweep.sweep().mended == 0
