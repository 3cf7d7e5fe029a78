"""What moderation lets pass: in queries as for one row, by the mode of each image field."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from django.test import override_settings

from django_autocaption.models import Caption, Rating, State, gate
from tests.rows import in_state
from tests.testapp.models import Photo, Plain, Product

UNCHECKED, CLEAR, REVIEW, BLOCKED = Rating.UNCHECKED, Rating.CLEAR, Rating.REVIEW, Rating.BLOCKED
#: Mode → ratings with which (words are shown, images are, an image is sent to no service).
PASSING: Mapping[str, tuple[set[Rating], set[Rating], set[Rating]]] = {
    "off": ({UNCHECKED, CLEAR}, {UNCHECKED, CLEAR, REVIEW}, {BLOCKED}),
    "flag": ({UNCHECKED, CLEAR, REVIEW}, {UNCHECKED, CLEAR, REVIEW}, {BLOCKED}),
    "hold": ({CLEAR}, {CLEAR}, {REVIEW, BLOCKED}),
}
#: Image field → its own mode; a field that nobody captions (any more) has the site's.
MODES: Mapping[tuple[type[Model], str], str] = {
    (Photo, "image"): "off",
    (Product, "front"): "flag",
    (Product, "back"): "hold",
    (Plain, "image"): "",
}


def site(mode: str) -> Any:
    """Moderation in that mode, and in others for single fields."""
    fields = {f"{m._meta.label}.{name}": {"moderation": own} for (m, name), own in MODES.items() if own}
    moderation = {"MODE": mode, "PROVIDER": ""}
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": fields, "MODERATION": moderation})


@pytest.mark.django_db
@pytest.mark.parametrize("mode", PASSING)
def test_queries_and_rows_obey_the_mode_of_each_field(mode: str) -> None:
    fields = [(ContentType.objects.get_for_model(model), name, own) for (model, name), own in MODES.items()]
    namesake = ContentType.objects.create(app_label="another", model="photo")
    fields.append((namesake, "image", ""))
    rows = Caption.objects.bulk_create(
        Caption(
            content_type=content_type,
            object_id=f"{rating}-{name}",
            field_name=field,
            image_name=name,
            rating=rating,
            **in_state(State.DONE),
        )
        for (content_type, field, _own), rating, name in product(fields, Rating, ("a.jpg", ""))
    )
    with site(mode):
        own = {(content_type.pk, field): own for content_type, field, own in fields}
        modes = {row.pk: own[row.content_type_id, row.field_name] or mode for row in rows}

        def passing(condition: Q) -> set[int]:
            return set(Caption.objects.filter(condition).values_list("pk", flat=True))

        assert passing(gate.shown()) == {row.pk for row in rows if row.rating in PASSING[modes[row.pk]][0]}
        assert passing(gate.images_shown()) == {
            row.pk for row in rows if not row.image_name or row.rating in PASSING[modes[row.pk]][1]
        }
        assert {row.pk: row.moderation_mode for row in rows} == modes


@pytest.mark.parametrize("mode", PASSING)
def test_an_image_that_is_parked_is_not_shown_either(mode: str) -> None:
    words, images, parked = PASSING[mode]
    assert set(gate.WORDS_SHOWN[mode]) == words
    assert set(gate.IMAGES_SHOWN[mode]) == images
    assert set(gate.PARKED[mode]) == parked
    assert not parked & images


@pytest.mark.parametrize("mode", PASSING)
def test_the_sites_mode_is_that_of_a_field_without_a_model(mode: str) -> None:
    with site(mode):
        assert (gate.mode_of(None, "image"), gate.mode_of(Plain, "image"), gate.mode_of(Photo, "image")) == (
            *(mode, mode),
            "off",
        )


@pytest.mark.parametrize(
    ("ratings", "decides"),
    [
        ([], UNCHECKED),
        ([UNCHECKED, CLEAR], CLEAR),
        ([REVIEW, CLEAR], REVIEW),
        ([REVIEW, BLOCKED, CLEAR], BLOCKED),
        (["review", "clear"], REVIEW),
    ],
)
def test_the_strictest_rating_decides(ratings: list[str], decides: Rating) -> None:
    assert gate.strictest(*ratings) is decides
