"""Each step leaves a record with its ids, and nothing that a log should not hold."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.models import Attempt
from django_autocaption.pipeline.runtime import events
from django_autocaption.pipeline.upkeep import sweep
from django_autocaption.signals import pipeline_step
from tests.pictures import upload
from tests.pipeline.drive import one, produce
from tests.rows import says, stands
from tests.testapp.models import Photo
from tests.testapp.providers import ScriptedProvider

pytestmark = pytest.mark.django_db
Steps = list[tuple[str, dict[str, Any]]]


@pytest.fixture
def steps() -> Iterator[Steps]:
    heard: Steps = []

    def listen(step: str, facts: dict[str, Any], **kwargs: Any) -> None:
        heard.append((step, facts))

    pipeline_step.connect(listen)
    yield heard
    pipeline_step.disconnect(listen)


def test_the_way_of_an_image_can_be_followed(
    steps: Steps, scripted: type[ScriptedProvider], caplog: pytest.LogCaptureFixture
) -> None:
    Photo.objects.create(image=upload())
    with caplog.at_level(logging.DEBUG, logger="django_autocaption.events"):
        produce()
    caption, attempt = one(), Attempt.objects.get()
    assert [step for step, _facts in steps] == [
        "captions_claimed",
        "request_sent",
        "request_ended",
        "caption_finalised",
    ]
    told = dict(steps)
    assert told["captions_claimed"]["captions"] == [caption.pk]
    assert told["request_sent"]["attempts"] == [str(attempt.uuid)]
    assert told["request_ended"]["attempt"] == str(attempt.uuid)
    assert (told["request_ended"]["outcome"], told["caption_finalised"]["state"]) == ("answered", "done")
    records = [record for record in caplog.records if record.name == "django_autocaption.events"]
    assert [record.__dict__["autocaption"]["step"] for record in records] == [step for step, _facts in steps]
    assert f"caption={caption.pk}" in records[-1].getMessage()
    assert says(caption) not in caplog.text


def test_what_is_put_off_says_why(steps: Steps, scripted: type[ScriptedProvider]) -> None:
    scripted.script.append(ProviderError("Busy.", kind=ErrorKind.RATE_LIMIT, retry_after=30))
    Photo.objects.create(image=upload())
    produce()
    assert dict(steps)["request_ended"]["outcome"] == "rate_limit"
    told = dict(steps)["captions_put_off"]
    assert told == {"caption": one().pk, "state": "pending", "code": "rate_limit", "seconds": 30}


def test_messages_and_sweeps_are_told(steps: Steps, commit: Callable[[], AbstractContextManager[Any]]) -> None:
    with commit():
        Photo.objects.create(image=upload())
    sweep.sweep()
    told = [step for step, _facts in steps]
    assert "message_sent" in told
    assert told[-1] == "sweep_done"


def test_a_step_is_one_line_whatever_code_a_provider_gives(
    scripted: type[ScriptedProvider], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="django_autocaption.events")
    code = "bad\r\nINFO forged \x1b[2J"
    scripted.script.append(ProviderError("No.", kind=ErrorKind.VALIDATION, code=code))
    Photo.objects.create(image=upload())
    produce()
    assert all(record.getMessage().isprintable() for record in caplog.records)
    assert "code=badINFO forged [2J" in caplog.text


def test_a_listener_that_fails_stops_nothing(scripted: type[ScriptedProvider]) -> None:
    def fail(**kwargs: Any) -> None:
        raise RuntimeError("the collector is down")

    pipeline_step.connect(fail)
    try:
        Photo.objects.create(image=upload())
        produce()
    finally:
        pipeline_step.disconnect(fail)
    assert stands(one()) == "published"


def test_a_step_that_is_not_known_is_a_bug() -> None:
    with pytest.raises(KeyError):
        events.emit("captions_lost")
