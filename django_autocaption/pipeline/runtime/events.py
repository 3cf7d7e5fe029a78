"""One log record for each step of an image's way, with ids that a log service can follow, and a signal for metrics;
and one line of the worker's log for each message, for people."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django_autocaption.signals import pipeline_step

#: A logger of its own, so that a site can keep or drop these records alone.
logger = logging.getLogger("django_autocaption.events")
#: Another one for the lines about whole messages.
messages = logging.getLogger("django_autocaption.messages")

#: What can be told, and how loudly. Steps of single images are many: they are for who looks for one.
LEVELS = {
    "message_sent": logging.DEBUG,
    "captions_claimed": logging.DEBUG,
    "request_sent": logging.DEBUG,
    "request_ended": logging.INFO,
    "caption_finalised": logging.INFO,
    "captions_put_off": logging.INFO,
    "webhook_received": logging.INFO,
    "webhook_rejected": logging.WARNING,
    "sweep_done": logging.INFO,
}

_tally: ContextVar[Counter[str] | None] = ContextVar("tally", default=None)


def emit(step: str, **facts: Any) -> None:
    """Record one of ``LEVELS``. ``facts``: ids, names, numbers; never words, keys or image data.

    The record's message is ``step name=value …``; its attribute ``autocaption`` is {"step": …, **facts}.
    """
    level = LEVELS[step]
    if logger.isEnabledFor(level):
        said = " ".join(f"{name}={value}" for name, value in facts.items())
        if not said.isprintable():  # a service's own code, from a provider that let it pass: one step is one line
            said = "".join(sign for sign in said if sign.isprintable())
        logger.log(level, "%s %s", step, said, extra={"autocaption": {"step": step, **facts}})
    pipeline_step.send_robust(None, step=step, facts=facts)


@contextmanager
def message() -> Iterator[None]:
    """Work on one message inside; when it is done, or breaks off, say what became of its images."""
    tally: Counter[str] = Counter()
    before, started = _tally.set(tally), time.monotonic()
    try:
        yield
    finally:
        _tally.reset(before)
        ends = ", ".join(f"{number} {end}" for end, number in tally.most_common()) or "no caption was due"
        messages.info("A message is done: %s; %.1f s.", ends, time.monotonic() - started)


def count(end: str) -> None:
    """One caption ended so: ``published``, ``failed (auth)``…"""
    tally = _tally.get()
    if tally is not None:
        tally[end] += 1


def speak_up(level: int) -> None:
    """Have a worker say these lines at the level that Celery gives it where nobody names one, WARNING: else it looks
    idle. A site that gives this logger, or the app's, a level keeps it. ``level``: the worker's."""
    own = (messages, logging.getLogger("django_autocaption"))
    if level == logging.WARNING and all(one.level == logging.NOTSET for one in own):
        messages.setLevel(logging.INFO)
