"""What pages may say of the settings, right or wrong."""

from __future__ import annotations

from typing import Any

from django_autocaption.admin.base import configured
from tests.configured import site


def test_languages_and_image_fields_are_told_in_the_order_of_the_settings() -> None:
    chosen: dict[str, Any] = {"testapp.Product.back": {}, "testapp.Photo.image": {}}
    with site(LANGUAGES=["de", "en"], FIELDS=chosen):
        assert configured.languages() == ["de", "en"]
        assert dict(configured.field_choices()) == {
            "testapp.Product.back": "product: back",
            "testapp.Photo.image": "photo: image",
        }
        assert not configured.are_wrong()


def test_while_they_are_wrong_there_are_none() -> None:
    with site(LANGUAGES=["german"], FIELDS={"testapp.Photo.imaeg": {}}):
        assert (configured.languages(), configured.field_choices()) == ([], [])
        assert configured.are_wrong()
