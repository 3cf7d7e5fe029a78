"""A small photo site: settings, addresses and the Celery app. Its photographs live in ``album``."""

from photosite.celery import app as celery_app

__all__ = ["celery_app"]
