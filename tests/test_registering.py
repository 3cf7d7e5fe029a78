"""Image fields that a site registers in code: whose they are, what they may say, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.checks import run_checks

from django_autocaption.exceptions import ConfigurationError
from django_autocaption.registry import registry
from tests.configured import site
from tests.testapp.models import Photo, PressPhoto, Product, ProxyPhoto


class TestRegister:
    @pytest.fixture(autouse=True)
    def _nothing_else(self) -> Any:
        with site(FIELDS={}):
            yield
            registry._registered.clear()
            registry.forget()

    def test_adds_a_field_with_options(self) -> None:
        registry.register(Photo, "image", review="always")
        (field,) = registry.all()
        assert (field.label, field.options.always_reviewed) == ("testapp.Photo.image", True)

    @pytest.mark.parametrize(("model", "whose"), [(ProxyPhoto, Photo), (PressPhoto, PressPhoto)])
    def test_is_of_the_model_behind_a_proxy_and_of_a_child_itself(self, model: type[Photo], whose: type[Photo]) -> None:
        registry.register(model, "image")
        assert [f.model for f in registry.all()] == [whose]

    def test_of_a_parent_covers_its_children(self) -> None:
        registry.register(PressPhoto, "image", review="always")
        registry.register(Photo, "image")
        assert [f.model for f in registry.all()] == [Photo]
        assert [f.model for f in registry.fields_of(PressPhoto)] == [Photo]
        told = [message.msg for message in run_checks() if message.id == "autocaption.W017"]
        assert told == [
            "testapp.PressPhoto.image is captioned as testapp.Photo.image, which is registered as well: the options of "
            "testapp.PressPhoto.image are not used."
        ]

    def test_wins_over_the_setting(self) -> None:
        with site(FIELDS={"testapp.Photo.image": {"review": "auto"}}):
            registry.register(Photo, "image", review="always")
            assert [f.options.review for f in registry.all()] == ["always"]

    @pytest.mark.parametrize(
        "options", [{"provider": ["default"]}, {"prompt_fields": ["title"]}, {"exclude": ["*.tif"]}]
    )
    def test_may_have_lists_among_its_options(self, options: dict[str, Any]) -> None:
        registry.register(Photo, "image", **options)
        (first,) = registry.all()
        registry.register(Photo, "image", **options)
        assert {first} == set(registry.all())

    def test_is_taken_back(self) -> None:
        registry.register(Product, "front", "back")
        registry.unregister(Product, "front")
        assert [f.label for f in registry.all()] == ["testapp.Product.back"]
        with pytest.raises(ConfigurationError, match="no registered field 'front'"):
            registry.unregister(Product, "front")
        registry.unregister(Product)
        assert registry.all() == ()

    @pytest.mark.parametrize(
        ("names", "options", "says"),
        [((), {}, "at least one"), (("imaeg",), {}, "'image'"), (("image",), {"reveiw": "x"}, "'review'")],
    )
    def test_refuses_what_is_wrong(self, names: tuple[str, ...], options: dict[str, Any], says: str) -> None:
        with pytest.raises(ConfigurationError, match=says):
            registry.register(Photo, *names, **options)
