"""What a site writes first, for comparison: one Celery task an image, or one loop over all of them."""

from __future__ import annotations

import base64
import sys
import time
import uuid

import httpx
from celery import shared_task

WORDS = "UPDATE autocaption_caption SET state = 'done', note = %s WHERE id = %s"


@shared_task(name="tests.benchmarks.naive.caption", ignore_result=True)
def caption(pk: int, url: str) -> None:
    """One image: read it, shrink it, ask, store."""
    from io import BytesIO

    from django.conf import settings
    from PIL import Image

    from tests.testapp.models import Photo

    photo = Photo.objects.get(pk=pk)
    with Image.open(f"{settings.MEDIA_ROOT}/{photo.image.name}") as image:
        image.thumbnail((1024, 1024))
        stream = BytesIO()
        image.save(stream, "JPEG")
    with httpx.Client() as client:
        words = ask(client, url, stream.getvalue())
    Photo.objects.filter(pk=pk).update(title=words[:100])


def ask(client: httpx.Client, url: str, data: bytes) -> str:
    """The words for a JPEG."""
    image = "data:image/jpeg;base64," + base64.b64encode(data).decode()
    task = {"taskType": "caption", "inputs": {"image": image}, "taskUUID": str(uuid.uuid4())}
    reply = client.post(url, json=[task], headers={"authorization": "Bearer key"})
    return str(reply.json()["data"][0]["text"])


def floor(url: str, picture: bytes, rounds: int) -> float:
    """Processor milliseconds a caption of a bare loop: bytes at hand, one client, one UPDATE each; no preparation."""
    from django.db import connection

    with httpx.Client() as client, connection.cursor() as cursor:
        ask(client, url, picture)
        cursor.execute("SELECT 1")
        started = time.process_time()
        for number in range(rounds):
            cursor.execute(WORDS, [ask(client, url, picture), -number])
        return (time.process_time() - started) / rounds * 1000


if __name__ == "__main__":
    import django

    django.setup()
    print(floor(sys.argv[1], sys.stdin.buffer.read(), int(sys.argv[2])))
