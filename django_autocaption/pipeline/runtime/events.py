"""One log record for each step of an image's way, with ids that a log service can follow, and a signal for metrics."""

from __future__ import annotations

import logging
from typing import Any

from django_autocaption.signals import pipeline_step

#: A logger of its own, so that a site can keep or drop these records alone.
logger = logging.getLogger("django_autocaption.events")

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
