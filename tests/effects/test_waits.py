"""How long is waited before an image is tried again: each wait from both sides."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from django_autocaption.exceptions import ErrorKind, ProviderError
from tests.effects import rows
from tests.effects.world import World

pytestmark = pytest.mark.django_db
#: Seconds around a wait: a slow machine may take some.
SOON = 3


def failure(retry_after: float | None = None) -> ProviderError:
    """An error that may pass and says nothing about the service."""
    return ProviderError("The model failed.", kind=ErrorKind.PROVIDER, retry_after=retry_after)


def holds(world: World, error: ProviderError, waits: Sequence[float]) -> None:
    """Each try fails so, and the next one comes after that wait, no sooner and no later."""
    world.say(*[error] * (len(waits) + 1))
    photo = world.captioned()
    for number, wait in enumerate(waits, start=1):
        if wait > SOON:
            world.passes(wait - SOON)
            world.work()
        if wait:
            assert world.asked_about(photo) == number, f"wait {number} is {wait} s, and it was tried again before"
        world.passes(2 * SOON)
        world.work()
        assert world.asked_about(photo) == number + 1, f"wait {number} is {wait} s, and it was not tried again by then"


def test_the_delay_is_doubled_each_time_up_to_an_hour(world: World) -> None:
    world.set(RETRY_DELAY=100, MAX_ATTEMPTS=10)
    holds(world, failure(), [100, 200, 400, 800, 1600, 3200, 3600, 3600])


def test_the_delay_is_thirty_seconds_where_nothing_is_set(world: World) -> None:
    holds(world, failure(), [30, 60, 120, 240])
    assert world.messages.count(("caption_images", "celery")) == 5, "one for each try but the last"


def test_what_may_be_a_short_outage_is_tried_again_soon(world: World) -> None:
    world.set(RETRY_DELAY=10)
    holds(world, ProviderError("Down.", kind=ErrorKind.SERVER), [2, 4, 8, 10])


def test_a_service_that_says_when_is_asked_then(world: World) -> None:
    world.set(RETRY_DELAY=100)
    holds(world, failure(retry_after=1000), [1000, 1000, 1000])


def test_a_service_that_says_at_once_each_time_does_not_use_the_tries_up_in_a_moment(world: World) -> None:
    world.set(RETRY_DELAY=100, MAX_ATTEMPTS=10)
    holds(world, failure(retry_after=0), [0, 100, 200, 400, 800])


@pytest.mark.parametrize(("asked_for", "waited"), [(3599, 3599), (3601, 3600), (1e12, 3600)])
def test_a_service_that_asks_for_more_than_an_hour_gets_an_hour(world: World, asked_for: float, waited: float) -> None:
    holds(world, failure(retry_after=asked_for), [waited])


def test_files_that_the_storage_cannot_give_wait_alike(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.set(RETRY_DELAY=100, MAX_ATTEMPTS=3)
    photo = world.save()
    opened = 0

    def down(*_arguments: object, **_options: object) -> None:
        nonlocal opened
        opened += 1
        raise ConnectionError("down")

    monkeypatch.setattr(photo.image.storage, "open", down)
    world.work()
    for seconds, tried in ((97, 1), (6, 2), (197, 2), (6, 3)):
        world.passes(seconds)
        world.work()
        assert opened == tried
    assert rows.standing(photo) == "failed"
