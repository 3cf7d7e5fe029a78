"""Watch the captions until nothing is under way for any of them."""

from __future__ import annotations

import time
from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.core.management.base import CommandError
from tqdm import tqdm

from album.demo.workers import Worker
from album.models import Photo
from django_autocaption.models import Caption, CaptionQuerySet

LOOK_EVERY = 0.2


def captions_of(photos: Sequence[Photo]) -> CaptionQuerySet:
    """The captions of these photographs, with their words and history."""
    captions = Caption.objects.with_words().filter(
        content_type=ContentType.objects.get_for_model(Photo), object_id__in=[str(photo.pk) for photo in photos]
    )
    return captions.prefetch_related("history")


def wait_until_done(photos: Sequence[Photo], workers: Sequence[Worker], *, timeout: float) -> bool:
    """Show a progress bar until nothing is under way any more; False if that takes more than ``timeout`` seconds.

    Raises CommandError as soon as no worker is left.
    """
    deadline = time.monotonic() + timeout
    with tqdm(total=len(photos), desc="Captioning", unit="photo", dynamic_ncols=True) as bar:
        while True:
            ended = sum(not caption.is_open for caption in captions_of(photos))
            bar.update(ended - bar.n)
            if ended >= len(photos):
                return True
            if time.monotonic() > deadline:
                return False
            if all(worker.died for worker in workers):
                raise CommandError(f"No worker is left. What happened is at the end of {workers[0].log}.")
            time.sleep(LOOK_EVERY)
