"""The test suite mirrors the package: tests of ``django_autocaption/pipeline/runtime/queue.py`` are in
``tests/pipeline/runtime/``."""

from tests.celery import app

__all__ = ["app"]
