"""A site of one worker for foreign files, on SQLite and a Redis server of its own; this process is its web process."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import django
from django.core.management import call_command

from tests.faults import servers
from tests.site.live import Site, wait_until
from tests.site.plugin import configuration

if TYPE_CHECKING:
    from django_autocaption.models import Caption

#: Seconds after which a file should have ended, however busy the machine is.
PATIENCE = 300
FINAL = ("done", "failed", "excluded")


class Foreign:
    """The site."""

    def __init__(self, place: Site, worker: int) -> None:
        self.place, self.worker = place, worker

    def upload(self, name: str, data: bytes) -> Caption:
        """Save a photograph; returns what waits to be worked on."""
        from django.core.files.base import ContentFile

        from django_autocaption.models import Caption
        from tests.testapp.models import Photo

        photo = Photo.objects.create(title=name[:100], image=ContentFile(data, name=name))
        return Caption.objects.get(object_id=photo.pk)

    def is_final(self, caption: Caption) -> bool:
        """Whether it has ended."""
        caption.refresh_from_db()
        return caption.state in FINAL

    def finish(self, *captions: Caption) -> dict[int, float]:
        """Wait until they have ended; returns when each did, by id."""
        ended: dict[int, float] = {}

        def all_ended() -> bool:
            for caption in captions:
                if caption.pk not in ended and self.is_final(caption):
                    ended[caption.pk] = time.monotonic()
            return len(ended) == len(captions)

        what = f"an end of {[caption.image_name for caption in captions]}"
        wait_until(all_ended, seconds=PATIENCE, what=what, say=self.place.log)
        return ended


@contextmanager
def running(**autocaption: Any) -> Iterator[Foreign]:
    """The site with its worker. Sets Django up, so it is for a process of its own."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="autocaption-hostile-")))
        (folder / "logs").mkdir()
        broker = stack.enter_context(servers.redis())
        broker.start()
        options = {"timeout": 60, "transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode=WAL"}
        config = configuration(
            {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "site.sqlite3"), "OPTIONS": options},
            broker=broker.url,
            transport={},
            queue="hostile",
            media_root=str(folder / "media"),
            autocaption={
                "PROVIDERS": {"default": {"BACKEND": "tests.faults.hostile.provider.Reader"}},
                "FIELDS": {"testapp.Photo.image": {"embed": True}},
                **autocaption,
            },
        )
        os.environ |= {"AUTOCAPTION_TEST_SITE": json.dumps(config), "DJANGO_SETTINGS_MODULE": "tests.site.settings"}
        django.setup()
        place = Site(config, folder / "logs")
        call_command("migrate", run_syncdb=True, verbosity=0)
        worker = place.start_worker("--pool", "threads", "-c", "4")
        stack.callback(place.stop)
        place.ready(worker, seconds=PATIENCE)
        yield Foreign(place, worker.pid)
