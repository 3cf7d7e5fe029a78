"""The test suite mirrors the package: tests of ``django_autocaption/pipeline/queue.py`` are in ``tests/pipeline/``."""

from tests.celery import app

__all__ = ["app"]
