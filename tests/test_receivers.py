"""The hook: which saves ask for words, which do not, and what each costs."""

from __future__ import annotations

import pickle
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager
from io import StringIO
from typing import Any

import pytest
from django import forms
from django.core import serializers
from django.core.management import call_command
from django.db import connection, connections, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from django_autocaption.models import Attempt, Caption, State, Version
from tests.pictures import upload
from tests.rows import caption, stands
from tests.testapp.models import Country, Measured, Photo, Plain, PressPhoto, Product, ProxyPhoto

Commit = Callable[[], AbstractContextManager[Any]]

pytestmark = pytest.mark.django_db


def captions_of(obj: Any) -> list[Caption]:
    return list(Caption.objects.filter(object_id=str(obj.pk)).order_by("pk"))


def saved(**kwargs: Any) -> Photo:
    """A photo with words, as if a worker had been there."""
    photo = Photo.objects.create(image=upload(), **kwargs)
    caption(photo, "Words.", content_hash="old")
    return photo


class TestAsks:
    def test_for_a_created_object(self) -> None:
        photo = Photo.objects.create(image=upload())
        (row,) = captions_of(photo)
        assert (stands(row), row.field_name, row.image_name) == (State.PENDING, "image", photo.image.name)
        assert row.content_object == photo

    def test_for_a_file_saved_into_the_field(self) -> None:
        photo = Photo()
        photo.image.save("a.jpg", upload())
        assert captions_of(photo)[0].image_name == photo.image.name

    def test_for_a_replaced_file(self) -> None:
        photo = saved()
        photo.image = upload("red", "other.jpg")
        photo.save()
        (row,) = captions_of(photo)
        assert (stands(row), row.request, row.image_no, row.current) == (State.PENDING, 2, 2, None)
        assert row.image_name == photo.image.name
        assert row.published is not None, "the old words are kept, for whoever looks back"

    def test_for_a_replaced_file_on_a_fresh_instance(self) -> None:
        photo = Photo.objects.get(pk=saved().pk)
        photo.image.save("new.jpg", upload("red"))
        assert captions_of(photo)[0].request == 2

    def test_for_new_bytes_under_the_same_name(self, storage: Any) -> None:
        """Storages such as S3 overwrite by default: the name stays, the picture does not."""
        photo = saved()
        storage.delete(photo.image.name)
        photo = Photo.objects.get(pk=photo.pk)
        before = photo.image.name
        photo.image.save("photo.jpg", upload("red"))
        assert photo.image.name == before
        assert captions_of(photo)[0].request == 2

    def test_for_a_name_assigned_as_a_string(self) -> None:
        photo = saved()
        photo.image = "photos/elsewhere.jpg"
        photo.save()
        assert captions_of(photo)[0].image_name == "photos/elsewhere.jpg"

    def test_for_an_instance_that_was_built_with_the_key_of_another(self) -> None:
        photo = saved()
        Photo(pk=photo.pk, image=photo.image.name).save()
        assert [row.image_no for row in captions_of(photo)] == [1], "the same image"
        Photo(pk=photo.pk, image="photos/other.jpg").save()
        assert [(row.image_name, row.image_no) for row in captions_of(photo)] == [("photos/other.jpg", 2)]

    def test_from_a_form(self) -> None:
        form_class = forms.modelform_factory(Photo, fields=["title", "image"])
        form = form_class({"title": "x"}, {"image": upload()})
        assert form.is_valid(), form.errors
        assert captions_of(form.save())[0].state == State.PENDING

    def test_when_update_fields_names_the_image(self) -> None:
        photo = saved()
        photo.image = upload("red", "other.jpg")
        photo.save(update_fields=["image"])
        assert captions_of(photo)[0].request == 2

    def test_later_when_update_fields_left_the_image_out(self) -> None:
        photo = saved()
        photo.image = upload("red", "other.jpg")
        photo.save(update_fields=["title"])
        assert captions_of(photo)[0].request == 1
        photo.save()
        assert captions_of(photo)[0].request == 2

    def test_for_a_copy_of_an_object(self) -> None:
        photo = saved()
        photo.pk = None
        photo._state.adding = True
        photo.save()
        assert captions_of(photo)[0].state == State.PENDING
        assert Caption.objects.count() == 2

    def test_for_a_pickled_instance_that_was_changed(self) -> None:
        photo = pickle.loads(pickle.dumps(saved()))
        photo.image = upload("red", "other.jpg")
        photo.save()
        assert captions_of(photo)[0].request == 2

    def test_once_for_each_language(self) -> None:
        from django.conf import settings

        with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "LANGUAGES": ["en", "de"]}):
            photo = Photo.objects.create(image=upload())
            assert {c.language for c in captions_of(photo)} == {"en", "de"}


class TestModels:
    def test_a_child_has_its_own_and_its_parents_image(self) -> None:
        press = PressPhoto.objects.create(image=upload(), contact_sheet=upload("red"))
        rows = {c.field_name: c.content_type.model_class() for c in captions_of(press)}
        assert rows == {"image": Photo, "contact_sheet": PressPhoto}

    def test_a_child_and_its_parent_share_one_row(self) -> None:
        press = PressPhoto.objects.create(image=upload())
        parent = Photo.objects.get(pk=press.pk)
        parent.image = upload("red", "other.jpg")
        parent.save()
        (row,) = captions_of(press)
        assert row.request == 2

    def test_a_proxy_shares_the_row_of_its_model(self) -> None:
        proxy = ProxyPhoto.objects.create(image=upload())
        (row,) = captions_of(proxy)
        assert row.content_type.model_class() is Photo

    def test_uuid_and_string_keys(self) -> None:
        product = Product.objects.create(front=upload(), back=upload("red"))
        country = Country.objects.create(code="ci", flag=upload())
        assert {c.object_id for c in captions_of(product)} == {str(product.pk)}
        assert len(captions_of(product)) == 2
        assert captions_of(country)[0].content_object == country

    def test_dimension_fields_do_not_disturb(self) -> None:
        measured = Measured.objects.create(image=upload())
        assert len(captions_of(measured)) == 1
        Measured.objects.get(pk=measured.pk).save()
        assert captions_of(measured)[0].request == 1

    def test_a_model_that_is_not_registered(self) -> None:
        Plain.objects.create(image=upload())
        assert not Caption.objects.exists()

    @pytest.mark.django_db(databases=["default", "other"])
    def test_rows_live_beside_their_object(self) -> None:
        photo = Photo(image=upload())
        photo.save(using="other")
        assert Caption.objects.using("other").filter(object_id=str(photo.pk)).count() == 1
        assert not Caption.objects.using("default").exists()


class TestDoesNotAsk:
    def test_for_fixtures(self) -> None:
        photo = saved()
        data = serializers.serialize("json", [photo])
        Caption.objects.all().delete()
        for deserialized in serializers.deserialize("json", data):
            deserialized.save()
        assert not Caption.objects.exists()

    def test_for_an_object_without_an_image(self) -> None:
        assert captions_of(Photo.objects.create(title="none")) == []

    def test_for_an_unchanged_form(self) -> None:
        photo = saved()
        form = forms.modelform_factory(Photo, fields=["title", "image"])({"title": "new"}, {}, instance=photo)
        form.save()
        assert captions_of(photo)[0].request == 1

    @pytest.mark.parametrize("touch", ["nothing", "read", "refresh", "deferred", "deferred and read", "only"])
    def test_and_does_not_query_for_an_unchanged_image(self, touch: str) -> None:
        pk = saved().pk
        manager = Photo.objects
        photo = {
            "deferred": manager.defer("image"),
            "deferred and read": manager.defer("image"),
            "only": manager.only("title"),
        }.get(touch, manager.all()).get(pk=pk)
        if touch in ("read", "deferred and read"):
            assert photo.image.name
        if touch == "refresh":
            photo.refresh_from_db()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            photo.save(update_fields=["title"] if touch in ("deferred", "only") else None)
        assert len(queries) == 1, [q["sql"] for q in queries]
        assert captions_of(photo)[0].request == 1

    def test_and_leaves_deferred_fields_deferred(self) -> None:
        photo = Photo.objects.only("title").get(pk=saved().pk)
        assert "image" in photo.get_deferred_fields()
        photo.title = "new"
        with CaptureQueriesContext(connection) as queries:
            photo.save()
        assert len(queries) == 1
        assert "image" in photo.get_deferred_fields()


def test_a_new_object_with_an_image_costs_three_statements() -> None:
    Photo.objects.create(image=upload())  # looks the content type up, once in a process
    with CaptureQueriesContext(connection) as queries:
        photo = Photo.objects.create(image=upload())
    assert [query["sql"].split(" ", 1)[0] for query in queries] == ["INSERT", "SAVEPOINT", "INSERT", "RELEASE"]
    assert len(captions_of(photo)) == 1


class TestClearing:
    @pytest.mark.parametrize("how", ["assign", "delete", "form"])
    def test_takes_the_words_off_every_page(self, how: str) -> None:
        photo = saved()
        if how == "assign":
            photo.image = ""
            photo.save()
        elif how == "delete":
            photo.image.delete()
        else:
            form_class = forms.modelform_factory(Photo, fields=["title", "image"])
            form = form_class({"title": "", "image-clear": "on"}, {}, instance=photo)
            assert form.is_valid()
            form.save()
        (row,) = captions_of(photo)
        assert (stands(row), row.image_name, row.error_code) == (State.EXCLUDED, "", "no_image")
        assert not Caption.objects.publishable().exists()

    def test_and_a_new_image_asks_again(self) -> None:
        photo = saved()
        photo.image.delete()
        photo.image = upload("red", "other.jpg")
        photo.save()
        (row,) = captions_of(photo)
        assert (stands(row), row.request) == (State.PENDING, 3)


class TestDeleting:
    def test_an_object_takes_its_captions_along(self, commit: Commit) -> None:
        photo, other = saved(), Photo.objects.create(image=upload("red"))
        with commit():
            photo.delete()
        assert [c.object_id for c in Caption.objects.all()] == [str(other.pk)]

    def test_a_queryset_too(self, commit: Commit) -> None:
        saved()
        Product.objects.create(front=upload(), id=uuid.uuid4())
        with commit():
            Product.objects.all().delete()
        assert Caption.objects.count() == 1

    def test_a_child_takes_its_parents_captions_along(self, commit: Commit) -> None:
        with commit():
            PressPhoto.objects.create(image=upload(), contact_sheet=upload("red")).delete()
        assert not Caption.objects.exists()

    def test_the_ledger_stays_without_the_words(self, commit: Commit) -> None:
        photo = saved()
        row = Caption.objects.get()
        Attempt.objects.create(
            caption=row, request=1, provider="default", asked_at=row.created_at, words={"alt_text": "Words."},
            cost_amount="0.5", cost_unit="USD", raw={"text": "Words."},
        )  # fmt: skip
        with commit():
            photo.delete()
        attempt = Attempt.objects.get()
        assert (attempt.caption, attempt.words, attempt.raw, attempt.cost_unit) == (None, {}, None, "USD")
        assert not Version.objects.exists()


class TestASaveNeverFails:
    def test_because_of_a_database_error_of_ours(self, caplog: pytest.LogCaptureFixture) -> None:
        def no_such_table(execute: Any, sql: str, *args: Any) -> Any:
            return execute(sql.replace("autocaption_caption", "autocaption_nowhere"), *args)

        with transaction.atomic(), connection.execute_wrapper(no_such_table):
            photo = Photo.objects.create(image=upload())
            assert Photo.objects.filter(pk=photo.pk).exists(), "the caller's transaction must stay usable"
        assert Photo.objects.filter(pk=photo.pk).exists()
        assert "No words could be asked for testapp.Photo.image" in caplog.text

    def test_before_the_tables_are_made_which_is_told_without_a_traceback(
        self, caplog: pytest.LogCaptureFixture
    ) -> None:
        def no_such_table(execute: Any, sql: str, *args: Any) -> Any:
            return execute(sql.replace("autocaption_caption", "autocaption_nowhere"), *args)

        with connection.execute_wrapper(no_such_table):
            Photo.objects.create(image=upload())
        assert "Run: manage.py migrate" in caplog.text
        assert "Traceback" not in caplog.text

    @pytest.mark.parametrize("wrong", [{"FIELS": {}}, {"FIELDS": {"testapp.Photo.picture": {}}}, "nonsense"])
    def test_because_of_wrong_settings(self, wrong: Any) -> None:
        with override_settings(AUTOCAPTION=wrong):
            photo = Photo.objects.create(image=upload())
            photo.title = "still works"
            photo.save()
            Photo.objects.get(pk=photo.pk).delete()

    def test_when_its_transaction_rolls_back_nothing_is_left(self) -> None:
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            Photo.objects.create(image=upload())
            raise ZeroDivisionError
        assert not Caption.objects.exists()


def test_the_row_is_written_in_one_insert(commit: Callable[[], AbstractContextManager[Any]]) -> None:
    Photo.objects.create(image=upload())  # fills the content type cache
    with CaptureQueriesContext(connections["default"]) as queries:
        Photo.objects.create(image=upload("red"))
    writes = [q["sql"] for q in queries if "autocaption" in q["sql"] and "SAVEPOINT" not in q["sql"]]
    assert len(writes) == 1, writes


def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "autocaption", check=True, dry_run=True, stdout=StringIO())
