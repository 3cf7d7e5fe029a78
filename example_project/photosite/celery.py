"""The Celery app of the photo site: ``celery -A photosite worker``."""

from __future__ import annotations

import os
import signal
import sys
import threading
from typing import Any

from celery import Celery
from celery.signals import worker_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "photosite.settings")

app = Celery("photosite")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

#: Set by ``manage.py demo`` for the workers that it starts.
LIFELINE = "PHOTOSITE_LIFELINE"


@worker_init.connect
def end_with_the_demo(**kwargs: Any) -> None:
    """A worker of the demo ends when its standard input does, so that none outlives a demo, however that ended."""
    if os.environ.get(LIFELINE):
        threading.Thread(target=_wait_for_the_end, args=(sys.stdin.fileno(),), daemon=True).start()


def _wait_for_the_end(lifeline: int) -> None:
    while os.read(lifeline, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
