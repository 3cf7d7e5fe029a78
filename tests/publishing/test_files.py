"""Addresses, sizes and types of image files, without opening one."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import RequestFactory, override_settings

from django_autocaption.exceptions import ConfigurationError
from django_autocaption.publishing.files import absolute_url, media_type, web_page

SITE = {**settings.AUTOCAPTION, "SITE_URL": "https://photos.example/"}


def test_the_request_makes_an_address_absolute() -> None:
    request = RequestFactory().get("/page/", secure=True)
    with override_settings(AUTOCAPTION=SITE):
        assert absolute_url("/media/a b.jpg", request) == "https://testserver/media/a%20b.jpg"


def test_without_a_request_the_setting_does() -> None:
    with override_settings(AUTOCAPTION=SITE):
        assert absolute_url("/media/ö.jpg") == "https://photos.example/media/%C3%B6.jpg"
        assert absolute_url("//cdn.example/a.jpg") == "https://cdn.example/a.jpg"


@pytest.mark.parametrize("request_", [None, RequestFactory().get("/page/")])
def test_an_absolute_address_passes_through(request_: Any) -> None:
    signed = "https://bucket.example/a.jpg?X-Amz-Signature=0a%2F"
    assert absolute_url(signed, request_) == signed


def test_with_neither_the_error_says_what_to_do() -> None:
    with pytest.raises(ConfigurationError, match=r"'/media/a.jpg' is none\. .*request.*AUTOCAPTION\['SITE_URL'\]"):
        absolute_url("/media/a.jpg")


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "https://creativecommons.org/licenses/by/4.0/"),
        ("/licence/", "https://testserver/licence/"),
        ("//evil.example/", ""),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("CC BY 4.0", ""),
        ("http://[broken", ""),
        ("http:///x", ""),
        ("", ""),
    ],
)
def test_a_page_is_an_address_or_nothing(address: str, page: str) -> None:
    assert web_page(address, RequestFactory().get("/", secure=True)) == page


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("a.jpg", "image/jpeg"),
        ("photos/a.b.JPEG", "image/jpeg"),
        ("a.png", "image/png"),
        ("a.webp", "image/webp"),
        ("a.gif", "image/gif"),
        ("a.svg", "image/svg+xml"),
        ("a.pdf", ""),
        ("a.txt", ""),
        ("jpg", ""),
        ("a.", ""),
        ("", ""),
    ],
)
def test_the_type_comes_from_the_extension(name: str, found: str) -> None:
    assert media_type(name) == found
