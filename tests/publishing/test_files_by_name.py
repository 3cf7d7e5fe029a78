"""What a page may show of a file that it knows by its name alone."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import connection
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from django_autocaption.models import Caption
from django_autocaption.publishing.prefetch import Standing, rows_of_files, standings_of_files
from django_autocaption.registry import CaptionedField, registry
from tests.publishing.samples import WORDS, give_words, photo_with
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db
PERSONS = "Our bridge in the morning."


def image_field() -> CaptionedField:
    found = registry.get(Photo, "image")
    assert found is not None
    return found


def of_file(name: str) -> Standing:
    (found,) = standings_of_files([(image_field(), name)]).values()
    return found


@pytest.mark.parametrize("person_is_first", [True, False])
def test_words_of_a_person_come_first_whichever_object_is_the_newer(person_is_first: bool) -> None:
    first = photo_with()
    Photo.objects.create(image=first.image.name)
    rows = list(Caption.objects.order_by("pk"))
    assert len(rows) == 2
    persons, machines = rows if person_is_first else reversed(rows)
    give_words(persons, alt_text=PERSONS, origin="human", human_fields=["alt_text"])
    give_words(machines, alt_text=WORDS)
    assert of_file(first.image.name).words["en"].alt_text == PERSONS


@pytest.mark.parametrize(("mode", "shown"), [("off", True), ("flag", True), ("hold", False)])
def test_the_mode_of_its_field_holds(mode: str, shown: bool) -> None:
    name = photo_with().image.name
    moderation = {"MODE": mode, "PROVIDER": ""}
    with override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "MODERATION": moderation}):
        known = of_file(name)
    assert (known.withheld, known.hidden, bool(known.words)) == (not shown, not shown, shown)


def test_other_files_are_not_read() -> None:
    name = photo_with().image.name
    Photo.objects.create(image="photos/other.jpg")
    with CaptureQueriesContext(connection) as queries:
        assert len(list(rows_of_files([(image_field(), name)]))) == 1
    (query,) = queries
    assert '"name_key" IN (' in query["sql"]


def test_an_image_that_nobody_asked_about_awaits_no_editor() -> None:
    assert Standing(using="default").awaits_editor is False
