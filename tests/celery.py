"""The Celery app of the test suite: tasks run at once, in the caller."""

from __future__ import annotations

from celery import Celery

app = Celery("tests", broker="memory://", set_as_current=True)
app.conf.update(task_always_eager=True, task_eager_propagates=True)
app.autodiscover_tasks(["django_autocaption"])
