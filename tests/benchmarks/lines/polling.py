"""A thousand jobs that a service works on, looked at by one sweep, and by a retrying task for each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from unittest import mock

from tests import services
from tests.benchmarks import database
from tests.benchmarks.result import Result, Scale, alternate, processor_seconds

LATER = "tests.testapp.providers.LaterProvider"
QUEUE = "autocaption_bench_polling"


def measure(scale: Scale) -> Iterator[Result]:
    """One look at each job, which is still running. Both sides ask the same provider, which answers at once, so that
    what remains is the looking itself: finding the job, judging, storing, and coming back by a message."""
    database.set_up({"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"})
    from celery import Celery
    from django.conf import settings
    from django.contrib.contenttypes.models import ContentType
    from django.test import override_settings
    from django.utils import timezone

    from django_autocaption.models import Attempt, Caption, State
    from django_autocaption.pipeline.runtime import process, queue
    from django_autocaption.pipeline.work import deferred
    from django_autocaption.providers import providers
    from django_autocaption.types import PendingJob
    from tests.testapp.models import Photo

    app = Celery("polling", broker=services.url("redis"), set_as_current=True)
    app.conf.broker_transport_options = {"global_keyprefix": f"{QUEUE}:"}
    jobs = scale.of(1000, 200)
    content_type = ContentType.objects.get_for_model(Photo)
    photos = Photo.objects.bulk_create([Photo(image=f"{number}.jpg") for number in range(jobs)])
    rows: list[dict[str, Any]] = [
        {
            "object_id": str(photo.pk),
            "image_name": photo.image.name,
            "state": State.WAITING,
            "due_at": timezone.now(),
        }
        for photo in photos
    ]
    captions = Caption.objects.bulk_create(
        [Caption(content_type=content_type, field_name="image", language="en", **row) for row in rows]
    )
    now = timezone.now()
    Attempt.objects.bulk_create(
        [
            Attempt(caption=caption, request=1, provider="default", asked_at=now, external_id=f"job-{caption.pk}")
            for caption in captions
        ]
    )
    ids = list(Attempt.objects.values_list("pk", flat=True))
    sent = {"sweep": 0, "tasks": 0}

    @app.task(name="tests.benchmarks.look", ignore_result=True)
    def look(pk: int) -> None:
        """As it is written first; a task that retries sends itself again."""
        attempt = Attempt.objects.select_related("caption").get(pk=pk)
        pending = PendingJob(uuid=str(attempt.uuid), job_id=attempt.external_id)
        answer = process.submit(providers["default"].poll(pending)).result()
        if isinstance(answer, PendingJob):
            look.apply_async((pk,), countdown=2, queue=QUEUE)
            sent["tasks"] += 1

    def sweep() -> None:
        Caption.objects.update(due_at=now - timedelta(seconds=1))
        assert deferred.poll_jobs(using="default") == jobs

    def note(*message: Any) -> bool:
        sent["sweep"] += 1
        return send(*message)

    def tasks() -> None:
        for pk in ids:
            look(pk)

    later = settings.AUTOCAPTION | {"QUEUE": QUEUE, "PROVIDERS": {"default": {"BACKEND": LATER}}}
    send = queue._send_one
    with override_settings(AUTOCAPTION=later), mock.patch.object(queue, "_send_one", note):
        one, each = alternate(lambda: processor_seconds(sweep), lambda: processor_seconds(tasks), rounds=scale.of(7, 1))
    with app.connection_for_write() as connection:
        connection.default_channel.queue_purge(QUEUE)
    fewer = sent["tasks"] / max(sent["sweep"], 1)
    yield Result(
        name=f"polling {jobs:,} jobs against a retrying task for each",
        target="≥ 2× less CPU, ≥ 100× fewer messages",
        measured=f"{each / one:.1f}× less CPU, {fewer:.0f}× fewer messages",
        met=each / one >= 2 and fewer >= 100,
        note=f"processor time of who looks, {one / jobs * 1000:.2f} and {each / jobs * 1000:.2f} ms a look;"
        " what receiving a thousand messages costs is not counted",
    )
