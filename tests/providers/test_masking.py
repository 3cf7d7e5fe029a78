"""A key is masked however a service shows it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from django_autocaption.exceptions import ProviderError
from django_autocaption.providers.hosted import mask
from django_autocaption.providers.openai import OpenAICompatibleProvider
from django_autocaption.types import CaptionRequest, PreparedImage
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run

SECRET = "sk-proj-very-secret-0815-Ab3_wxYZ"


@pytest.mark.parametrize(
    "shown",
    [
        SECRET,
        "sk-proj-********************wxYZ",
        "sk-p***",
        "sk-…wxYZ",
        "sk-...wxYZ",
        "***wxYZ",
        "....3_wxYZ",
        "sk-proj-veryXXXXXXXXwxYZ",
        "sk-proj-very-sec",
        "15-Ab3_wxYZ",
    ],
)
@pytest.mark.parametrize(
    "around", ["%s", "Incorrect API key provided: %s. See the docs.", "key='%s'", "api_key=%s&x=1"]
)
def test_what_services_show_of_a_key_is_masked(shown: str, around: str) -> None:
    masked = mask(around % shown, [SECRET])
    assert masked == around % "…"


@pytest.mark.parametrize(
    "words",
    [
        "A sketch of a desk... and a chair.",
        "Rows of stars: *** and a sign that says XXX.",
        "The project is a very secret one.",
        "wxYZ",
    ],
)
def test_words_that_only_look_a_little_like_it_stay(words: str) -> None:
    assert mask(words, [SECRET]) == words


def test_a_key_of_any_signs_and_length_is_a_pattern_of_none() -> None:
    for secret in ("a.*+?(b", "[" * 40, "\\" * 9, "x" * 5000, "……………………"):
        assert mask(f"You sent {secret}", [secret]).startswith("You sent …")
    assert mask("A cat.", ["none", ""]) == "A cat."


def test_neither_error_nor_row_shows_a_part_of_it(
    emulator: EmulatorClient, run: Run[Any], image: PreparedImage
) -> None:
    options = {"api_key": SECRET, "model": "m", "base_url": emulator.base_url("openai")}
    said = "Incorrect API key provided: sk-proj-*******************wxYZ. You can find your API key in your settings."
    emulator.fail({"kind": "status", "status": 401, "body": {"error": {"message": said, "code": "sk-p***wxYZ"}}})
    with pytest.raises(ProviderError) as caught:
        run(OpenAICompatibleProvider("default", options).caption(CaptionRequest(uuid=uuid4(), image=image)))
    assert "Incorrect API key provided: …. You can" in caught.value.message
    assert "wxYZ" not in repr(vars(caught.value))
