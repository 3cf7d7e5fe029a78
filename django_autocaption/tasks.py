"""The Celery tasks. A message carries ids; the rows are the queue of record."""

from __future__ import annotations

from celery import shared_task

from django_autocaption.pipeline import produce, recover


@shared_task(name="django_autocaption.tasks.caption_images", ignore_result=True)
def caption_images(ids: list[int], using: str = "default") -> None:
    """Caption those of the rows that are due; ``using``: alias of their database."""
    produce.caption_images(ids, using=using)


@shared_task(name="django_autocaption.tasks.sweep", ignore_result=True)
def sweep() -> None:
    """Find what was lost and send it again; for Celery beat, about once a minute."""
    recover.sweep()
