"""A key is masked however a service shows it."""

from __future__ import annotations

import re
import time
from string import ascii_letters, digits
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from django_autocaption.exceptions import ProviderError
from django_autocaption.providers.hosted import mask, mask_json
from django_autocaption.providers.masking import _NO_WORD
from django_autocaption.providers.openai import OpenAICompatibleProvider
from django_autocaption.types import CaptionRequest, PreparedImage
from tests.emulator.client import EmulatorClient
from tests.providers.conftest import Run

#: Of captions and errors; dots and stars among them, and what else stands before a part of a key.
ORDINARY = (
    "A dog... and a cat on the mat… The sign says *** XXX, ending in a park. It begins with an old bridge, so... no,"
    " the last four of them are red. Wait...what? A prefix of the number 4711; the first two letters is all. f**k sh*t"
)
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
        "sk…YZ",
        "sk****YZ",
        "sk-...YZ",
        "sk••••",
        "sk...",
        "…YZ",
        "xxxxYZ",
        "**** wxYZ",
    ],
)
@pytest.mark.parametrize(
    "around", ["%s", "Incorrect API key provided: %s; see the docs.", "key='%s'", "api_key=%s&x=1"]
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
        "Its desk… and the task*** of a risk...",
        "A word ending in wx, a street that ends in sky, the last four of them.",
        "Ending in tears, beginning with a song, with the prefix of a number.",
    ],
)
def test_words_that_only_look_a_little_like_it_stay(words: str) -> None:
    assert mask(words, [SECRET]) == words


@pytest.mark.parametrize(
    ("told", "masked"),
    [
        ("your key ending in wxYZ.", "your key ending in …."),
        ("Key ends with “YZ”", "Key ends with “…”"),
        ("Key ending with `...wxYZ`", "Key ending with `…`"),
        ("Its last four characters are 'wxYZ'", "Its last four characters are '…'"),
        ("The last 4 digits of your key: wxYZ", "The last 4 digits of your key: …"),
        ("A key that starts with sk-p was revoked", "A key that starts with … was revoked"),
        ("It begins with sk-.", "It begins with …."),
        ("key_prefix=sk-proj, suffix: YZ", "key_prefix=…, suffix: …"),
        ("ENDING IN wxYZ", "ENDING IN …"),
    ],
)
def test_what_is_told_of_a_key_in_words_is_masked(told: str, masked: str) -> None:
    assert mask(told, [SECRET]) == masked


def test_what_the_name_of_a_value_tells_is_masked() -> None:
    data = {"key": {"last4": "wxYZ", "prefix": "sk-p", "hint": "wxYZ", "key_suffix": ["YZ", {"ends_with": "YZ"}]}}
    assert mask_json(data, [SECRET]) == {
        "key": {"last4": "…", "prefix": "…", "hint": "wxYZ", "key_suffix": ["YZ", {"ends_with": "…"}]}
    }


def is_word(key: str) -> bool:
    """It begins or ends like a word that stands beside dots in any sentence."""
    return not all(re.match(_NO_WORD, part) for part in (key[:2], key[:3], key[-2:], key[-3:]))


KEYS = st.text(ascii_letters + digits, min_size=24, max_size=60)
MASKS = st.sampled_from(["*", "****", "…", "...", "......", "•••", "xxxx", "XXXXXX", "·····", "####"])
NUMBERS = st.integers(2, 12)


@given(KEYS, MASKS, NUMBERS, NUMBERS, st.sampled_from(["both", "first", "last"]))
def test_two_signs_and_more_of_any_key_are_masked_beside_a_mask(
    key: str, hidden: str, first: int, last: int, shown: str
) -> None:
    # What is masked already, and words that a key may begin with, have tests of their own.
    assume(not {key[first - 1].lower(), key[-last].lower()} & {"x"})
    assume(not is_word(key))
    head, tail = key[:first] if shown != "last" else "", key[-last:] if shown != "first" else ""
    text = f"Incorrect API key provided: {head}{hidden}{tail}; you can find your key in the settings."
    assert mask(text, [key]) == "Incorrect API key provided: …; you can find your key in the settings."


@given(
    KEYS,
    NUMBERS,
    st.sampled_from(["ending in ", "ends with: ", "last four characters are '", "Last 4 = ", 'suffix "', "suffix: "]),
    st.sampled_from(["beginning with ", "starts with `", "prefix: ", "first 4 letters of your key: "]),
)
def test_two_signs_and_more_of_any_key_are_masked_after_words_that_tell_of_them(
    key: str, number: int, last: str, first: str
) -> None:
    assume(not is_word(key))
    text = f"Your key {last}{key[-number:]}, {first}{key[:number]} is not valid."
    assert mask(text, [key]) == f"Your key {last}…, {first}… is not valid."


@given(KEYS, st.lists(st.sampled_from(ORDINARY.split()), max_size=40).map(" ".join))
def test_ordinary_words_stay_whatever_the_key(key: str, words: str) -> None:
    assert mask(words, [key]) == words


@pytest.mark.parametrize(
    "piece", ["*", ".", "…", "x", "X*", "sk", "sk ", "sk*", "*w", "..w ", "ending in ", "last 4 of the key ", " ", "YZ"]
)
def test_masking_takes_time_in_proportion_to_the_text(piece: str) -> None:
    def seconds(size: int) -> float:
        text = "ending in" + piece * (size // len(piece))
        took = []
        for _round in range(3):
            began = time.process_time()
            mask(text, [SECRET])
            took.append(time.process_time() - began)
        return min(took)

    assert seconds(40_000) < 8 * seconds(10_000) + 0.1


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
