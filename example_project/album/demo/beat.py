"""Celery beat in a thread of the demo: the sweep, once at the beginning and then each minute."""

from __future__ import annotations

from threading import Thread

from celery.beat import Scheduler, Service

from photosite.celery import app


def start() -> None:
    """It ends with the process. The first sweep counts what the dashboard shows."""
    app.send_task("django_autocaption.tasks.sweep")
    Thread(target=Service(app, scheduler_cls=Scheduler).start, name="beat", daemon=True).start()
