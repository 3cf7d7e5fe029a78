"""AUTOCAPTION["MODERATION"]: what each key does, by what becomes of one photograph."""

from __future__ import annotations

from typing import Any

import pytest

from django_autocaption.types import AgeGuess, CaptionResult
from tests.effects import rows
from tests.effects.table import Table, cases
from tests.effects.world import WORDS, World
from tests.testapp.providers import AgeProvider

pytestmark = pytest.mark.django_db
ADULT, STRADDLING = ("21-44", 90.0), ("13-20", 90.0)
DAY = 24 * 3600


def provider(world: World, alias: str) -> int:
    world.set_moderation(PROVIDER=alias, MODE="flag")
    world.captioned()
    return len(AgeProvider.asked)


def nsfw(world: World, source: str) -> str:
    world.set_nudity(0.99)
    world.set_moderation(NSFW=source)
    world.say_age(ADULT)
    return rows.rating(world.captioned())


def mode(world: World, chosen: str) -> tuple[int, str]:
    world.set_moderation(MODE=chosen)
    world.say_age(STRADDLING)
    world.say(WORDS)
    image = world.captioned().image
    return len(AgeProvider.asked), world.alt(image)


def retention(world: World, days: int) -> float | None:
    """In days, when the raw answers are gone."""
    world.set_moderation(RETENTION=days, MODE="flag")

    def forgotten_after(moment: float) -> bool:
        world.captioned()
        world.passes(moment * DAY)
        world.sweep()
        return not rows.raw_answers()

    return world.first((2.99, 3.01, 5.99, 6.01), forgotten_after)


def nsfw_threshold(world: World, score: float) -> str:
    world.set_nudity(0.85)
    world.set_moderation(NSFW="local", NSFW_THRESHOLD=score)
    world.say_age(ADULT)
    return rows.rating(world.captioned())


def minor_upper_limit(world: World, limit: float) -> str:
    world.set_moderation(MINOR_UPPER_LIMIT=limit)
    world.say_age(("21-44", 75.0))
    return rows.rating(world.captioned())


def minor_band_floor(world: World, floor: float) -> tuple[str, str]:
    world.set_moderation(MINOR_BAND_FLOOR=floor)
    scores = {"21-44": 0.875, "13-20": 0.125}
    guess = AgeGuess(label="21-44", confidence=0.875, scores=scores, scale="fraction")
    world.say_age(CaptionResult(age=guess, model="ages-1"))
    photo = world.captioned()
    return rows.rating(photo), rows.rule(photo)


def near_adult_below(world: World, age: int) -> str:
    world.set_moderation(NEAR_ADULT_BELOW=age)
    world.say_age(ADULT)
    return rows.rule(world.captioned())


def straddling(world: World, rated: str) -> str:
    world.set_moderation(STRADDLING=rated)
    world.say_age(CaptionResult(age=AgeGuess(label="13-20", confidence=0.9), nsfw=True, model="ages-1"))
    return rows.rating(world.captioned())


def nsfw_unchecked(world: World, rated: str) -> str:
    world.set_moderation(NSFW_UNCHECKED=rated)
    world.say_age(ADULT)
    return rows.rating(world.captioned())


MODERATION: Table = {
    "PROVIDER": (provider, [("", 0), ("ages", 1)]),
    "NSFW": (nsfw, [("", "clear"), ("local", "review"), ("nudity", "clear"), (["nudity", "local"], "review")]),
    "MODE": (mode, [("off", (0, WORDS)), ("flag", (1, WORDS)), ("hold", (1, "")), ("", (1, ""))]),
    "RETENTION": (retention, [(3, 3.01), (6, 6.01), (0, None)]),
    "NSFW_THRESHOLD": (nsfw_threshold, [(0.85, "review"), (0.851, "clear")]),
    "MINOR_UPPER_LIMIT": (minor_upper_limit, [(0.25, "clear"), (0.249, "review")]),
    "MINOR_BAND_FLOOR": (
        minor_band_floor,
        [(0.126, ("clear", "adult_near")), (0.125, ("review", "scores")), (0.05, ("review", "scores"))],
    ),
    "NEAR_ADULT_BELOW": (near_adult_below, [(22, "adult_near"), (21, "adult_clear")]),
    "STRADDLING": (straddling, [("minor", "blocked"), ("review", "review")]),
    "NSFW_UNCHECKED": (nsfw_unchecked, [("review", "review"), ("clear", "clear")]),
}


@pytest.mark.parametrize(("look", "value", "seen"), cases(MODERATION))
def test_a_key_does_what_the_page_says(look: Any, value: Any, seen: Any, world: World) -> None:
    assert look(world, value) == seen
