"""What a large field lacks, judged in haste by some of its images."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.test import override_settings
from django.utils import timezone

from django_autocaption.models import Caption
from django_autocaption.pipeline.bulk import planning
from django_autocaption.pipeline.bulk.planning import Part, Plan
from django_autocaption.registry import registry
from tests.testapp.models import Article, Photo, PressPhoto, Product

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than 20 images are many."""
    monkeypatch.setattr(planning, "MOST_COUNTED", 20)
    monkeypatch.setattr(planning, "SAMPLE", 200)
    monkeypatch.setattr(planning, "FEW", 20)


def photos(number: int, **columns: Any) -> list[Photo]:
    return Photo.objects.bulk_create([Photo(image=f"{n}.jpg", **columns) for n in range(number)])


def captioned(objects: list[Photo], language: str = "en") -> None:
    content_type = ContentType.objects.get_for_model(Photo)
    Caption.objects.bulk_create(
        Caption(
            content_type=content_type,
            object_id=str(photo.pk),
            field_name="image",
            language=language,
            due_at=timezone.now(),
        )
        for photo in objects
    )


def plan(model: type = Photo, **options: Any) -> Plan:
    fields = [field for field in registry.all() if field.model is model]
    return planning.plan(fields, using="default", in_haste=True, **options)


def the_part(**options: Any) -> Part:
    (part,) = plan(**options).parts
    return part


def test_few_images_are_counted() -> None:
    captioned(photos(20)[:7])
    assert (the_part().images, the_part().sample_size) == (13, 0)


def test_of_many_about_as_many_are_told_as_lack_words() -> None:
    captioned(photos(1000)[:600])
    part = the_part()
    assert part.sample_size == 200
    assert part.images == part.captions == pytest.approx(400, rel=0.2)
    assert part == the_part()


@pytest.mark.parametrize(("first", "second"), [(0, 0), (300, 0), (90, 250), (250, 90), (299, 300)])
def test_each_language_is_judged(first: int, second: int) -> None:
    made = photos(300)
    captioned(made[:first])
    captioned(made[:second], "de")
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "LANGUAGES": ["en", "de"]}):
        planned = plan()
    assert planned.sample_size == 200
    assert planned.images == pytest.approx(300 - min(first, second), abs=35)
    assert planned.captions == pytest.approx(600 - first - second, abs=70)


def test_words_of_people_are_judged_as_well() -> None:
    Article.objects.bulk_create([Article(photo=f"{n}.jpg", photo_alt="Our own cat." * (n % 2)) for n in range(300)])
    fields = {"testapp.Article.photo": {"alt_field": "photo_alt"}}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields}):
        planned = plan(Article)
    assert planned.with_text == pytest.approx(150, rel=0.2)
    assert planned.captions == pytest.approx(150, rel=0.2)


def test_where_none_of_those_lacks_words_it_says_how_many_it_looked_at() -> None:
    captioned(photos(300))
    planned = plan()
    assert (planned.parts, planned.images, planned.sample_size) == ((), 0, 200)


def test_images_that_are_few_among_the_keys_are_counted() -> None:
    photos(25)
    Photo.objects.filter(pk=Photo.objects.latest("pk").pk).update(id=F("id") + 10**9)
    assert (the_part().images, the_part().sample_size) == (25, 0)


def test_keys_that_are_no_numbers_are_counted() -> None:
    Product.objects.bulk_create([Product(front=f"{n}.jpg") for n in range(30)])
    assert [(part.images, part.sample_size) for part in plan(Product).parts] == [(30, 0)]


def test_a_child_of_another_model_has_its_parents_numbers() -> None:
    for number in range(30):
        PressPhoto.objects.create(contact_sheet=f"{number}.jpg")
    Caption.objects.all().delete()
    planned = plan(PressPhoto)
    assert planned.images == 30
    assert {part.sample_size for part in planned.parts} == {0}  # fewer keys than would be drawn


def test_a_limit_is_counted() -> None:
    captioned(photos(300)[:100])
    part = the_part(limit=10)
    assert (part.images, part.sample_size, part.until) == (10, 0, str(Photo.objects.order_by("pk")[109].pk))
