"""A key is the same key in whatever form Python or the database has it."""

from __future__ import annotations

import uuid
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.test import override_settings

from django_autocaption.models import Caption
from django_autocaption.pipeline.records.fields import KEY, objects_with_image
from django_autocaption.pipeline.upkeep import sweep
from django_autocaption.registry import CaptionedField, FieldOptions
from tests.pictures import upload
from tests.testapp.models import Country, Digest, Photo, PressPhoto, Product, Shelf

UUID = uuid.UUID("0f1e2d3c-4b5a-4978-8796-a5b4c3d2e1f0")


class Code(str, Enum):  # noqa: UP042 - its str() is not its value
    """Keys that a site keeps in an Enum."""

    IVORY = "CI"


@pytest.fixture
def digests() -> Any:
    """The table of digests."""
    kind = connection.data_types["BinaryField"]
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {Digest._meta.db_table} (sha {kind} PRIMARY KEY, image varchar(100) NOT NULL)")


def field(model: type[models.Model], name: str = "image") -> CaptionedField:
    return CaptionedField(model=model, name=name, options=FieldOptions())


@pytest.mark.parametrize(
    ("model", "forms", "key"),
    [
        (Photo, [7, "7", "007", Decimal(7), 7.0], "7"),
        (PressPhoto, [7, "7"], "7"),
        (Product, [UUID, str(UUID), UUID.hex, str(UUID).upper(), f"{{{UUID}}}", UUID.int], str(UUID)),
        (Shelf, [Decimal("1.5"), "1.50", Decimal("1.500"), "1.5"], "1.50"),
        (Shelf, [Decimal("0"), Decimal("0E-9"), "0"], "0.00"),
        (Country, ["CI", Code.IVORY], "CI"),
        (Digest, [b"\x00\xff", bytearray(b"\x00\xff"), memoryview(b"\x00\xff"), "00ff"], "00ff"),
    ],
)
def test_every_form_is_one_key(model: type[models.Model], forms: list[Any], key: str) -> None:
    captioned = field(model)
    assert {captioned.as_key(form) for form in forms} == {key}
    assert captioned.as_key(captioned.key_value(key)) == key
    assert {captioned.key_of(model(pk=form)) for form in forms} == {key}


@pytest.mark.parametrize(("model", "key"), [(Photo, "x"), (Product, "7x"), (Digest, "xy")])
def test_a_key_of_another_type_is_told(model: type[models.Model], key: str) -> None:
    assert field(model).as_key(key) == key
    with pytest.raises(ValidationError):
        field(model).key_value(key)


@pytest.mark.django_db
@pytest.mark.usefixtures("digests")
@pytest.mark.parametrize(
    ("model", "name", "pk"),
    [
        (Photo, "image", 7),
        (Product, "front", UUID),
        (Country, "flag", "CI"),
        (Shelf, "image", Decimal("1.50")),
        (Shelf, "image", Decimal("-0.30")),
        (Digest, "image", b"\x00\xff"),
    ],
)
def test_the_database_writes_the_same_key(model: Any, name: str, pk: Any) -> None:
    model.objects.bulk_create([model(**{"pk": pk, name: "a.jpg"})])
    captioned = field(model, name)
    (row,) = objects_with_image(captioned, "default")
    assert getattr(row, KEY) == captioned.key_of(row) == captioned.as_key(pk)


@pytest.mark.django_db
@pytest.mark.usefixtures("digests")
def test_the_sweep_finds_each_key_once() -> None:
    fields = {"testapp.Shelf.image": {}, "testapp.Digest.image": {}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields}):
        Shelf.objects.bulk_create([Shelf(mark=Decimal("1.5"), image="a.jpg"), Shelf(mark=Decimal(2), image="b.jpg")])
        Digest.objects.bulk_create([Digest(sha=b"\x01\xfe", image="c.jpg")])
        assert sweep.sweep().unannounced == 3
        assert sweep.sweep().unannounced == 0


@pytest.mark.django_db
def test_an_object_saved_with_its_key_as_text_has_one_caption() -> None:
    product = Product(pk=UUID.hex, front=upload())
    product.save()
    assert Caption.objects.get().object_id == str(UUID)
    assert sweep.sweep().unannounced == 0
