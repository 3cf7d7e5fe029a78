"""What a secret looks like, and what does not look like one."""

from __future__ import annotations

import base64
import io

import pytest
from django.core import signing
from PIL import Image

from tests.emitted.secrets import MARKERS, excerpt, found_in, is_recognised


def names_of(text: str) -> set[str]:
    return {rule.name for rule, _at in found_in(text)}


def picture(kind: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 64), (0, 80, 200)).save(file, kind)
    return file.getvalue()


@pytest.mark.parametrize("marker", MARKERS)
@pytest.mark.parametrize("before", ["", "a", "ab", "key-of-a-site:"])
def test_a_key_is_found_bare_and_in_a_basic_header(marker: str, before: str) -> None:
    assert names_of(f"{before}{marker}-42") == {"key"}
    encoded = base64.b64encode(f"{before}{marker}-42".encode()).decode()
    assert "key in base64" in names_of(f"sent {encoded}")
    assert is_recognised(f"{before}{marker}")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_an_image_is_found_however_it_is_written(kind: str) -> None:
    data = picture(kind)
    encoded = base64.b64encode(data).decode()
    assert names_of(f"image: {encoded[:40]}…") == {"image in base64"}
    assert "image in a data URI" in names_of(f"<img src='data:image/{kind.lower()};base64,{encoded}'>")
    assert names_of(f"bad image {data!r}") == {"bytes of an image"}
    if kind != "GIF":
        assert names_of(data.decode("latin-1")) == {"bytes of an image"}
        assert names_of(data.decode("utf-8", "replace")) == {"bytes of an image"}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("https://site.example/hook/?token=a:b", "signed address"),
        ("<a href='/hook/?x=1&amp;token=a'>", "signed address"),
        ("?webhook=https%3A%2F%2Fsite.example%2F%3Ftoken%3Da", "signed address"),
        ("https://s3.example/a.jpg?X-Amz-Credential=k&X-Amz-Signature=0a1b", "signed address"),
        ("https://blob.example/a.jpg?sv=2024&sig=abc", "signed address"),
        pytest.param(signing.TimestampSigner().sign("default:1f:runware"), "signed token", id="signed token"),
        ("the secret whsec_abc", "webhook secret"),
        ("{'authorization': 'Bearer sk-12345678'}", "Authorization header"),
        ("Authorization: Basic YTpiYzEyMw==", "Authorization header"),
        ("{'x-moondream-auth': 'sk-12345678'}", "Authorization header"),
    ],
)
def test_tokens_signatures_and_headers_are_found(text: str, rule: str) -> None:
    assert rule in names_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "A basic photograph of the bearer of a message, and his secret token.",
        "'Authentication and Authorization', 'app_label': 'auth'",
        "AUTOCAPTION['PROVIDERS']['default']['OPTIONS']['api_key'] is empty; `whsec_…` goes there.",
        "/admin/autocaption/caption/?state__exact=review&o=-1",
        "GIF89a and JFIF are formats; data:image/png;base64, begins a data URI.",
        "",
    ],
)
def test_plain_text_holds_none(text: str) -> None:
    assert names_of(text) == set()


def test_a_report_does_not_tell_the_secret_again() -> None:
    text = "asked with very-secret-one, then with very-secret-two"
    ((_rule, at),) = found_in(text)
    told = excerpt(text, at)
    assert told.startswith("asked with ")
    assert names_of(told + excerpt(text, text.index("very-secret-two"))) == set()
