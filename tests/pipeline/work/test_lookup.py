"""Objects that cannot be read put off, or end, their own rows only."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.test import override_settings

from django_autocaption.models import Caption, ErrorCode, Prompt, State
from tests.pictures import upload
from tests.pipeline.drive import produce, with_field, without_table
from tests.rows import PUBLISHED, stands
from tests.testapp.models import Country, Leaf, Photo, Product

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


@pytest.fixture
def ten() -> None:
    for number in range(10):
        Photo.objects.create(image=upload((number * 20, 0, 0)))


def of(name: str) -> Caption:
    return Caption.objects.get(field_name=name)


def neighbours() -> set[str]:
    return {stands(row) for row in Caption.objects.filter(field_name="image")}


@pytest.mark.usefixtures("ten")
def test_a_table_that_is_not_migrated_puts_off_the_rows_of_its_field() -> None:
    Country.objects.create(code="CI", flag=upload("red"))
    with without_table(Country):
        produce()
    assert neighbours() == {PUBLISHED}
    assert (of("flag").state, of("flag").error_code, of("flag").abandoned) == (State.PENDING, ErrorCode.OBJECT, 0)


def test_it_is_captioned_once_it_is_migrated() -> None:
    Country.objects.create(code="CI", flag=upload("red"))
    with without_table(Country):
        produce()
    Caption.objects.update(due_at=Caption.objects.get().created_at)
    produce()
    assert stands(of("flag")) == PUBLISHED


def test_after_several_tries_it_fails_and_says_why() -> None:
    Country.objects.create(code="CI", flag=upload("red"))
    with without_table(Country):
        for _try in range(5):
            Caption.objects.update(due_at=Caption.objects.get().created_at)
            produce()
    assert (of("flag").state, of("flag").error_code) == (State.FAILED, ErrorCode.OBJECT)
    assert "OperationalError" in of("flag").error_message or "ProgrammingError" in of("flag").error_message


@pytest.mark.usefixtures("ten")
def test_one_object_that_cannot_be_made_leaves_the_others_of_its_field(monkeypatch: pytest.MonkeyPatch) -> None:
    bad = Photo.objects.order_by("pk")[4].pk
    from_db = Photo.from_db

    def broken(db: Any, names: Any, values: Any) -> Photo:
        if values[0] == bad:
            raise ValueError("a defect of the site's own field")
        return from_db(db, names, values)

    monkeypatch.setattr(Photo, "from_db", broken)
    produce()
    row = Caption.objects.get(object_id=str(bad))
    assert (row.state, row.error_code) == (State.PENDING, ErrorCode.OBJECT)
    assert {stands(other) for other in Caption.objects.exclude(pk=row.pk)} == {PUBLISHED}


@pytest.mark.usefixtures("ten")
def test_rows_of_a_composite_key_end_alone() -> None:
    row = Caption.objects.order_by("pk").first()
    assert row is not None
    leaf = ContentType.objects.get_for_model(Leaf)
    Caption.objects.filter(pk=row.pk).update(content_type=leaf, object_id="('a', 1)", field_name="scan")
    fields = {"testapp.Leaf.scan": {}, **settings.AUTOCAPTION["FIELDS"]}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields}):
        produce()
    assert neighbours() == {PUBLISHED}
    assert (of("scan").state, of("scan").error_code) == (State.EXCLUDED, ErrorCode.NOT_REGISTERED)


def test_a_prompt_that_asks_a_broken_property_fails_its_own_row_only(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        Photo.objects.create(image=upload((number * 20, 0, 0)), title=f"{number}")

    def place(photo: Photo) -> str:
        if photo.title == "1":
            raise RuntimeError("no such place")
        return "here"

    monkeypatch.setattr(Photo, "place", property(place), raising=False)
    Prompt.objects.create(name="place", text="Taken at {place}.")
    with with_field(prompt="place", prompt_fields=["place"]):
        produce()
    states = [stands(row) for row in Caption.objects.order_by("pk")]
    assert states == [PUBLISHED, State.PENDING, PUBLISHED]


def test_an_object_id_in_another_form_finds_its_object() -> None:
    product = Product.objects.create(front=upload())
    Caption.objects.update(object_id=product.pk.hex)
    produce()
    assert stands(of("front")) == PUBLISHED
