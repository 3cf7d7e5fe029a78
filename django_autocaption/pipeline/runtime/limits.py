"""How long a worker may take: for a request, and for a message."""

from __future__ import annotations

from celery import current_app

from django_autocaption import conf

#: Seconds within which the requests of one wave have to be answered. The worker's signs of life keep its claims.
LONGEST_WAVE = 480.0
#: The same as a share of CLAIM_TIMEOUT, where a site set that to much more.
WAVE = 0.8
#: Seconds for which one message takes further rows along: other tasks of the site want the thread as well.
HOLD = 20.0
#: The share that it may have of a time limit of Celery's, or of the broker's patience with a message.
SHARE = 0.25
#: The share of that patience for which a worker may hold a message that is not due yet.
VISIBLE = 0.5


def longest_wave() -> float:
    """Seconds after which a request is given up, and within which the requests of one wave have to be answered."""
    return max(LONGEST_WAVE, conf.current().CLAIM_TIMEOUT * WAVE)


def longest_hold() -> float:
    """Seconds for which one message may take further rows along."""
    settings = current_app.conf
    given = (visibility_timeout(), settings.task_soft_time_limit, settings.task_time_limit)
    return min([HOLD, *(float(seconds) * SHARE for seconds in given if seconds)])


def visibility_timeout() -> float | None:
    """Seconds after which the broker delivers a message again that no worker has acknowledged, where the site says so;
    Redis takes an hour, SQS half an hour, RabbitMQ knows none."""
    given = (current_app.conf.broker_transport_options or {}).get("visibility_timeout")
    return float(given) if given else None
