"""Several look at an image before any words are asked for; it is as unsafe as the most cautious of them says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Attempt, Caption, Decision, Purpose, Rating
from django_autocaption.providers.embedded import safety
from django_autocaption.types import AgeGuess, CaptionResult
from tests.pictures import jpeg
from tests.pipeline.drive import WORDS
from tests.pipeline.rated import ADULT, MINOR, captioned, produce, site
from tests.rows import PUBLISHED, says, stands
from tests.testapp.models import Photo
from tests.testapp.providers import AgeProvider, NudityProvider, OtherNudityProvider, ScriptedProvider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_worker")]
BOTH = ("nudity", "nudity-too")
NOBODY = CaptionResult(nobody=True, nsfw=False, model="faces-1")


@pytest.fixture
def local(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """The model on this machine sees nothing unsafe, and remembers what it looked at."""
    seen: list[bytes] = []

    def score(data: bytes) -> float:
        seen.append(data)
        return 0.0

    monkeypatch.setattr(safety, "unsafe_score", score)
    yield seen


def asked() -> list[int]:
    return [len(provider.asked) for provider in (NudityProvider, OtherNudityProvider, AgeProvider, ScriptedProvider)]


def test_all_are_asked_in_their_order_and_each_once(local: list[bytes]) -> None:
    with site(NSFW=["local", *BOTH], NSFW_UNCHECKED="review"):
        caption = captioned(ADULT)
    assert (caption.rating, caption.decision.nsfw, stands(caption)) == (Rating.CLEAR, False, PUBLISHED)
    assert (asked(), len(local)) == ([1, 1, 1, 1], 1)
    attempts = Attempt.objects.order_by("pk")
    assert [(a.provider, a.purpose == Purpose.MODERATION) for a in attempts] == [
        ("nudity", True),
        ("nudity-too", True),
        ("ages", True),
        ("default", False),
    ]
    looked, both, rated = Decision.objects.order_by("pk")
    assert (looked.source, both.source, rated.source) == ("local, nudity", "local, nudity, nudity-too", "ages ages-1")
    assert {looked.rating, both.rating} == {Rating.UNCHECKED}


@pytest.mark.parametrize("unsafe", [0, 1])
@pytest.mark.parametrize("age", [ADULT, MINOR])
def test_one_that_sees_nudity_is_enough(unsafe: int, age: Any) -> None:
    (NudityProvider, OtherNudityProvider)[unsafe].script.append(True)
    with site(NSFW=BOTH, MODE="flag"):
        caption = captioned(age)
    assert caption.rating == (Rating.BLOCKED if age == MINOR else Rating.REVIEW)
    assert caption.decision.nsfw is True
    assert asked()[:3] == [1, 1, 1]


def test_where_it_is_held_anyway_nobody_else_sees_it() -> None:
    NudityProvider.script.append(True)
    with site(NSFW=BOTH):
        caption = captioned(ADULT)
        assert not caption.is_publishable
    assert (caption.rating, caption.decision.source) == (Rating.REVIEW, "nudity nudity-1")
    assert asked() == [1, 0, 0, 0]


def test_the_age_model_may_see_nudity_that_the_others_did_not() -> None:
    with site(NSFW=BOTH):
        caption = captioned(CaptionResult(age=AgeGuess(label="13-17", confidence=0.9), nsfw=True, model="faces-1"))
    assert (caption.rating, caption.decision.nsfw) == (Rating.BLOCKED, True)


def test_an_age_model_that_sees_nobody_clears_the_image() -> None:
    with site(NSFW_UNCHECKED="review"):
        caption = captioned(NOBODY)
    assert (caption.rating, caption.decision.rule, says(caption)) == (Rating.CLEAR, "nobody", WORDS)


def test_nobody_is_no_pass_for_what_another_saw() -> None:
    NudityProvider.script.append(True)
    with site(NSFW="nudity", MODE="flag"):
        caption = captioned(NOBODY)
    assert (caption.rating, caption.decision.nsfw) == (Rating.REVIEW, True)


def test_without_an_age_model_the_words_are_judged_with_what_was_seen() -> None:
    NudityProvider.script.extend([False, True])
    with site(PROVIDER="", NSFW="nudity", MODE="flag"):
        safe = captioned(words=CaptionResult(text=WORDS, age=AgeGuess(label="30-40", confidence=0.95)))
        unsafe = captioned(words=CaptionResult(text=WORDS, age=AgeGuess(label="30-40", confidence=0.95)), colour="red")
    assert (safe.rating, safe.decision.nsfw) == (Rating.CLEAR, False)
    assert (unsafe.rating, unsafe.decision.nsfw) == (Rating.REVIEW, True)


@pytest.mark.parametrize(
    "failure",
    [
        ProviderError("The key was rejected.", kind=ErrorKind.AUTH),
        CaptionResult(text="A bridge."),
        RuntimeError("a defect of the provider's"),
    ],
)
def test_a_look_that_fails_is_no_pass(failure: Any) -> None:
    NudityProvider.script.append(failure)
    with site(NSFW=BOTH):
        caption = captioned(ADULT)
        for _again in range(6):
            produce()
        caption.refresh_from_db()
    assert (caption.rating, caption.decision.rule) == (Rating.REVIEW, "unchecked")
    assert asked()[1:3] == [0, 0]


def test_what_one_saw_is_not_asked_for_again_where_the_next_one_is_away() -> None:
    AgeProvider.script.append(ProviderError("Overloaded.", kind=ErrorKind.SERVER))
    with site(NSFW=BOTH):
        caption = captioned()
        assert caption.rating == Rating.UNCHECKED
        AgeProvider.script.extend([ADULT])
        produce()
        caption.refresh_from_db()
    assert caption.rating == Rating.CLEAR
    assert asked()[:3] == [1, 1, 2]


def test_rows_with_the_same_bytes_share_every_look(local: list[bytes]) -> None:
    NudityProvider.script.append(False)
    with site(languages=("en", "de"), NSFW=["local", *BOTH]):
        AgeProvider.script.append(ADULT)
        for name in ("a.jpg", "b.jpg"):
            Photo.objects.create(image=ContentFile(jpeg("teal"), name=name))
        for _again in range(3):
            produce()
    assert set(Caption.objects.values_list("rating", flat=True)) == {Rating.CLEAR}
    assert Caption.objects.count() == 4
    assert asked()[:3] == [1, 1, 1]


def test_rows_with_the_same_bytes_share_a_look_without_an_age_model() -> None:
    NudityProvider.script.append(True)
    with site(PROVIDER="", NSFW="nudity", MODE="flag"):
        for name in ("a.jpg", "b.jpg"):
            Photo.objects.create(image=ContentFile(jpeg("teal"), name=name))
        for _again in range(3):
            produce()
    assert [caption.decision.nsfw for caption in Caption.objects.all()] == [True, True]
    assert asked()[0] == 1
