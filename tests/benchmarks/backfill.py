"""``python -m tests.benchmarks.backfill [sqlite|postgres] [rows]``: a backfill against ``bulk_create``, as JSON.

Makes a database of its own, and drops it.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any
from unittest import mock

ROWS = 1_000_000
BASELINE_ROWS = 100_000
_FILL = """
INSERT INTO testapp_photo (title, image)
WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < %s)
SELECT '', 'photos/2026/11/' || n || '.jpg' FROM numbers
"""


def measure(database: str = "sqlite", rows: int = ROWS) -> dict[str, Any]:
    """Rates in captions/s, seconds, and MB of the whole process. To be called in a process that has not set up Django.

    ``ratio``: backfill rate / rate of ``bulk_create`` in chunks of 500, both into a table of ``rows`` rows.
    ``memory_mb``: by how much planning and filling raised the process's peak, ``process_mb``.
    """
    with _site(database):
        from django.db import connection

        from django_autocaption.models import Caption
        from django_autocaption.pipeline import backfill, backlog, queue, recover
        from django_autocaption.registry import registry

        with connection.cursor() as cursor:
            cursor.execute(_FILL, [rows])
        fields = [field for field in registry.all() if field.label == "testapp.Photo.image"]
        result: dict[str, Any] = {"database": connection.vendor, "rows": rows}
        with mock.patch.object(queue, "_send_one", lambda *args: True):
            before = _peak_mb()
            planned, result["plan_s"] = _timed(lambda: backfill.plan(fields, using="default"))
            batch = backfill.start(planned)
            filled, seconds = _timed(lambda: backfill.fill(batch.pk, using="default"))
            result["memory_mb"] = round(_peak_mb() - before, 1)
            result["process_mb"] = round(_peak_mb())
            assert filled == rows == Caption.objects.count()
            result["backfill_per_s"] = round(filled / seconds)
            _nothing, result["nothing_left_s"] = _timed(lambda: backfill.plan(fields, using="default"))
            _fed, result["feed_full_s"] = _timed(lambda: backlog.feed(using="default"))
            Caption.objects.filter(queued_at__isnull=False).update(state="published")
            _fed, result["feed_window_s"] = _timed(lambda: backlog.feed(using="default"))
            _sent, result["resend_s"] = _timed(lambda: recover._resend("default", 900))
        baseline = min(BASELINE_ROWS, rows // 2)
        last = Caption.objects.order_by("-pk").values_list("pk", flat=True)[baseline]
        Caption.objects.filter(pk__gt=last)._raw_delete("default")
        _made, seconds = _timed(lambda: _bulk_create(fields[0], rows - baseline, rows))
        result["bulk_create_per_s"] = round(baseline / seconds)
        result["ratio"] = round(result["backfill_per_s"] / result["bulk_create_per_s"], 1)
        return result


def _bulk_create(field: Any, start: int, stop: int) -> None:
    """As ``intake`` would insert them: objects read and rows made in Python, 500 at a time."""
    from django_autocaption.pipeline import intake

    photos = field.model.objects.order_by("pk").values_list("pk", "image")[start:stop].iterator(chunk_size=500)
    while chunk := list(islice(photos, 500)):
        intake._insert(field, [(str(pk), name, "en") for pk, name in chunk], "default", None, True)


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    started = time.perf_counter()
    value = work()
    return value, round(time.perf_counter() - started, 3)


def _peak_mb() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / 1024**2


@contextmanager
def _site(database: str) -> Iterator[None]:
    """Django on a new database, with the suite's settings."""
    os.environ["AUTOCAPTION_TEST_DATABASE"] = database
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    name = f"autocaption_benchmark_{os.getpid()}"
    with tempfile.TemporaryDirectory() as folder:
        if database == "sqlite":
            connection.settings_dict["NAME"] = str(Path(folder) / "db.sqlite3")
        else:
            connection.settings_dict["NAME"] = "postgres"
            with connection.cursor() as cursor:
                cursor.execute(f"CREATE DATABASE {name}")
            connection.close()
            connection.settings_dict["NAME"] = name
        try:
            call_command("migrate", run_syncdb=True, verbosity=0)
            yield
        finally:
            connection.close()
            if database != "sqlite":
                connection.settings_dict["NAME"] = "postgres"
                with connection.cursor() as cursor:
                    cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
                connection.close()


if __name__ == "__main__":
    arguments = sys.argv[1:]
    print(json.dumps(measure(*arguments[:1], *map(int, arguments[1:2])), indent=2))
