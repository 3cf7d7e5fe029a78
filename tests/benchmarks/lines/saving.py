"""What the app costs a site's own code: saving and loading objects with a captioned image."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from unittest import mock

from tests.benchmarks import database
from tests.benchmarks.result import Result, Scale, alternate, processor_seconds

PHOTOS = 500


def measure(scale: Scale) -> Iterator[Result]:
    """Against the same with the app's receivers taken off the model, on SQLite in memory."""
    database.set_up({"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"})
    from django.conf import settings
    from django.db import connection, transaction
    from django.test.utils import CaptureQueriesContext, override_settings

    from django_autocaption.pipeline.runtime import queue
    from tests.testapp.models import Photo

    Photo.objects.bulk_create([Photo(title="x", image=f"photos/{number}.jpg") for number in range(PHOTOS)])
    photos = list(Photo.objects.all())

    def save() -> None:
        for photo in photos[:100]:
            photo.save()

    def load() -> None:
        list(Photo.objects.all())

    rounds = scale.of(101, 5)
    ours, plain = alternate(
        lambda: processor_seconds(save), lambda: _plain(lambda: processor_seconds(save)), rounds=rounds
    )
    with CaptureQueriesContext(connection) as queries:
        photos[0].save()
    extra, ratio = len(queries) - 1, ours / plain
    yield Result(
        name="`save()` with the image unchanged / plain save",
        target="≤ 1.10, 0 extra queries",
        measured=f"{ratio:.2f}, {extra} extra queries",
        met=ratio <= 1.10 and extra == 0,
        note="processor time, SQLite in memory, where a plain save is cheapest",
    )
    rounds = scale.of(301, 5)
    ours, plain = alternate(
        lambda: processor_seconds(load), lambda: _plain(lambda: processor_seconds(load)), rounds=rounds
    )
    yield Result(
        name="loading objects / loading them without the app",
        target="≤ 1.35",
        measured=f"{ours / plain:.2f}",
        met=ours / plain <= 1.35,
        note="processor time, a model of three columns",
    )
    yield _creating()
    number, sent = 1234, []
    with (
        mock.patch.object(queue, "_send_one", lambda *message: sent.append(message) or True),
        transaction.atomic(),
        override_settings(AUTOCAPTION=settings.AUTOCAPTION | {"LANGUAGES": ["en"]}),
    ):
        for index in range(number):
            Photo.objects.create(image=f"new/{index}.jpg")
    most = math.ceil(number / 100)
    yield Result(
        name="messages for N image saves in one transaction",
        target="≤ ⌈N/100⌉",
        measured=f"{len(sent)} for {number}",
        met=len(sent) <= most,
    )


def _creating() -> Result:
    """A new object with an image, in one language: what is asked of the database besides the INSERT."""
    from django.conf import settings
    from django.db import connection
    from django.test.utils import CaptureQueriesContext, override_settings

    from django_autocaption.pipeline.runtime import queue
    from tests.testapp.models import Photo

    def queries() -> list[str]:
        with CaptureQueriesContext(connection) as asked:
            Photo.objects.create(image="photos/new.jpg")
        return [query["sql"].split(" ", 1)[0] for query in asked]

    with (
        mock.patch.object(queue, "_send_one", lambda *message: True),
        override_settings(AUTOCAPTION=settings.AUTOCAPTION | {"LANGUAGES": ["en"]}),
    ):
        queries()  # looks the content type up, once in a process
        ours = queries()
        with _without_the_app():
            plain = queries()
    return Result(
        name="creating an object with an image: extra queries",
        target="≤ 3",
        measured=f"{len(ours) - len(plain)}",
        met=len(ours) - len(plain) <= 3,
        note=f"{', '.join(ours)}; without the app {', '.join(plain)}",
    )


def _plain(work: Callable[[], float]) -> float:
    """The same without this app on the model."""
    with _without_the_app():
        return work()


@contextmanager
def _without_the_app() -> Iterator[None]:
    from django.db.models.signals import post_init, post_save, pre_save

    from django_autocaption import receivers
    from tests.testapp.models import Photo

    uid = f"autocaption:{Photo._meta.label}"
    connected = {post_init: receivers.remember, pre_save: receivers.compare, post_save: receivers.request_words}
    for signal in connected:
        assert signal.disconnect(sender=Photo, dispatch_uid=uid)
    try:
        yield
    finally:
        for signal, receiver in connected.items():
            signal.connect(receiver, sender=Photo, dispatch_uid=uid)
