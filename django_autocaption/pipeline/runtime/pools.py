"""In which of Celery's pools images can be captioned."""

from __future__ import annotations

from typing import Any

from celery.concurrency import get_implementation
from django.utils.translation import gettext as _

from django_autocaption.pipeline.runtime import queue

#: In them tasks, event loop and threads of a worker share one real thread: none of ten images was captioned.
GREEN = ("celery.concurrency.gevent", "celery.concurrency.eventlet")


def refusal(worker: Any) -> str:
    """Why this Celery worker must not start; "" if it may: its pool works, or it takes no images."""
    pool = get_implementation(getattr(worker, "pool_cls", None) or "prefork")
    if pool.__module__ not in GREEN:
        return ""
    consumed = worker.app.amqp.queues.consume_from
    ours = sorted(queue.names(worker.app) & set(consumed))
    if not ours:
        return ""
    return _(
        "django-autocaption cannot caption images in a pool of %(pool)s, and this worker takes them from the queue "
        "%(queues)s. Start it with --pool threads, --pool prefork or --pool solo. If it has other tasks that need "
        "%(pool)s, keep it, set AUTOCAPTION['QUEUE'] to a queue of its own, and start another worker for that one."
    ) % {"pool": pool.__module__.rpartition(".")[2], "queues": ", ".join(ours)}
