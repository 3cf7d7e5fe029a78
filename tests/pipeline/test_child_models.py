"""An image that a child model inherits, registered for the child: its parent's other objects are nobody's images."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.checks import run_checks
from django.core.files.base import ContentFile
from django.test import override_settings

from django_autocaption.autocaption import request
from django_autocaption.models import Caption
from django_autocaption.pipeline.bulk import backfill, planning
from django_autocaption.pipeline.upkeep import sweep
from django_autocaption.publishing.gate import alt_text
from django_autocaption.publishing.prefetch import prefetch_captions
from django_autocaption.registry import registry
from tests.pictures import upload
from tests.pipeline.articles import follow
from tests.pipeline.drive import one, produce
from tests.rows import PUBLISHED, says, stands
from tests.testapp.models import Photo, PressPhoto

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]


@pytest.fixture(autouse=True)
def of_child() -> Iterator[None]:
    """Press photos are captioned, and say so in a column of their own and in one that they inherit."""
    options = {"alt_field": "agency", "title_field": "title"}
    with captioning({"testapp.PressPhoto.image": options}):
        yield


def captioning(fields: dict[str, Any]) -> Any:
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields})


def test_the_parents_other_files_are_left_alone() -> None:
    Photo.objects.create(image=ContentFile(b"%PDF-1.7", name="terms.pdf"))
    press = PressPhoto.objects.create(image=upload())
    produce()
    caption = one()
    assert (caption.content_type, caption.object_id) == (ContentType.objects.get_for_model(PressPhoto), str(press.pk))
    assert stands(caption) == PUBLISHED
    assert alt_text(press.image) == alt_text(prefetch_captions([press])[0].image) == says(caption) != ""


def test_its_words_go_to_columns_of_the_child_and_of_its_parent() -> None:
    press = PressPhoto.objects.create(image=upload())
    produce()
    follow()
    press.refresh_from_db()
    assert press.agency == says(one())
    assert press.title
    press.agency = "A bridge at noon."
    press.save()
    assert (says(one()), one().origin) == ("A bridge at noon.", "human")


def test_whoever_looks_for_images_without_words_looks_at_the_child_only() -> None:
    Photo.objects.bulk_create([Photo(image="photos/other.jpg")])
    press = PressPhoto.objects.create(image=upload())
    Caption.objects.all().delete()
    assert sweep.sweep().unannounced == 1
    assert one().object_id == str(press.pk)
    Caption.objects.all().delete()
    assert request(PressPhoto.objects.all()) == 1
    Caption.objects.all().delete()
    batch = backfill.start(planning.plan(registry.all(), using="default"))
    backfill.write_rows(batch.pk, using="default")
    assert one().object_id == str(press.pk)


def test_a_deleted_child_takes_its_captions_along(commit: Any) -> None:
    press = PressPhoto.objects.create(image=upload())
    assert one()
    with commit():
        Photo.objects.get(pk=press.pk).delete()
    assert not Caption.objects.exists()


def test_no_other_image_of_the_object_is_written_back_to_the_same_column_of_the_parent() -> None:
    both = {"testapp.PressPhoto.contact_sheet": {"alt_field": "title"}, "testapp.Photo.image": {"alt_field": "title"}}
    with captioning(both):
        assert [m.id for m in run_checks() if "written back" in m.msg] == ["autocaption.E005"]
