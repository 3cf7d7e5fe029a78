"""What the tests of the pipeline have in common: settings of one field or provider, and the work of one task."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection, models
from django.test import override_settings

from django_autocaption.models import Caption
from django_autocaption.pipeline.runtime import process
from django_autocaption.pipeline.work.production import caption_images

T = TypeVar("T")
WORDS = "A red bridge over a river in the fog."


def produce(captions: Sequence[Caption] | None = None) -> None:
    """Do what the Celery task does, for these rows or all."""
    rows = Caption.objects.all() if captions is None else captions
    caption_images([c.pk for c in rows], using="default")


def finish(work: process.Steps[T]) -> T:
    """Go through all steps of something that waits in between; returns what came of it."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: T = end.value
            return result
        process.listen()


def one() -> Caption:
    """The only caption, as it is stored."""
    return Caption.objects.get()


def with_field(**options: Any) -> Any:
    """Photo.image is the only captioned field, with these options."""
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "FIELDS": {"testapp.Photo.image": options}})


def with_provider(name: str, **more: Any) -> Any:
    """The only provider is this class of ``tests.testapp.providers``."""
    backend = {"default": {"BACKEND": f"tests.testapp.providers.{name}"}}
    return override_settings(AUTOCAPTION={**settings.AUTOCAPTION, "PROVIDERS": backend, **more})


@contextmanager
def without_table(model: type[models.Model]) -> Iterator[None]:
    """The model's table is not there, as before its migration."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO not_there")
        try:
            yield
        finally:
            cursor.execute(f"ALTER TABLE not_there RENAME TO {table}")
