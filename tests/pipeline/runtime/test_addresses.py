"""Where services and readers of a mail reach the site, also below a prefix."""

from __future__ import annotations

from typing import Any

import pytest
from django.test.utils import override_script_prefix
from django.urls import reverse

from django_autocaption.pipeline.runtime import addresses


@pytest.mark.parametrize(
    ("site", "deployed", "reached"),
    [
        ("", "/shop/", ""),
        ("https://photos.example/", "/", "https://photos.example/admin/"),
        ("https://photos.example", "/shop/", "https://photos.example/shop/admin/"),
        ("https://photos.example/shop/", "/shop/", "https://photos.example/shop/admin/"),
        ("https://photos.example/a/shop", "/shop/", "https://photos.example/a/shop/admin/"),
        ("https://photos.example/shop", "/", "https://photos.example/shop/admin/"),
        ("https://shop", "/shop/", "https://shop/shop/admin/"),
    ],
)
def test_the_prefix_of_the_deployment_is_said_once(site: str, deployed: str, reached: str, settings: Any) -> None:
    settings.AUTOCAPTION = {**settings.AUTOCAPTION, "SITE_URL": site}
    with override_script_prefix(deployed):
        assert addresses.page(reverse("admin:index")) == reached
