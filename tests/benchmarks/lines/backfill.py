"""Rows for a million images that were there before, against ``bulk_create``; and killed in the middle, and resumed.

``python -m tests.benchmarks.lines.backfill postgres|sqlite ROWS STEP`` is one of its processes.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any
from unittest import mock

from tests.benchmarks import database
from tests.benchmarks.result import Result, Scale, forget_peak, peak_mb, seconds
from tests.emulator.client import ROOT

NAME = f"{database.NAME}_backfill"
BASELINE_ROWS = 50_000
#: What must be 0 of a backfill that was killed and resumed.
FAULTS = ("duplicates", "missing", "sent twice", "counted wrongly")


def measure(scale: Scale) -> Iterator[Result]:
    """On PostgreSQL and on SQLite. A whole backfill is timed in a process of its own, and ``bulk_create`` into the full
    table after it. Then, in a new database, one process is killed when a third of the rows is there, and another one
    goes on: every row is looked at, and every message that either of them sent."""
    for kind in database.KINDS:
        with database.empty(kind, NAME):
            _child(kind, scale.rows, "make")
            filled = _child(kind, scale.rows, "fill")[-1]
            created = _child(kind, scale.rows, "create")[-1]["rate"]
        with database.empty(kind, NAME):
            _child(kind, scale.rows, "make")
            told = [*_kill(kind, scale.rows), *_child(kind, scale.rows, "resume")]
        found = told[-1]
        sent = Counter(pk for one in told for pk in one.get("sent", ()))
        found["sent twice"] = sum(times > 1 for times in sent.values())
        ratio = filled["rate"] / created
        yield Result(
            name=f"backfill of {scale.rows:,} rows against `bulk_create` ({kind})",
            target="≥ 4× rows/s, ≤ 100 MB; killed and resumed: 0 duplicates",
            measured=f"{ratio:.1f}×, {filled['grown']:.0f} MB; "
            + ", ".join(f"{found[fault]} {fault}" for fault in FAULTS),
            met=ratio >= 4 and filled["grown"] <= 100 and not any(found[fault] for fault in FAULTS),
            note=f"{filled['rate']:,.0f} and {created:,.0f} rows/s; the whole process {filled['process']:.0f} MB;"
            f" killed at {found['there']:,} rows",
        )


def _command(kind: str, rows: int, step: str) -> list[str]:
    return [sys.executable, "-m", "tests.benchmarks.lines.backfill", kind, str(rows), step]


def _child(kind: str, rows: int, step: str) -> list[dict[str, Any]]:
    """What a step tells."""
    done = subprocess.run(_command(kind, rows, step), cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _kill(kind: str, rows: int) -> list[dict[str, Any]]:
    """``kill -9`` when the process says that a third of the rows is there. Returns all that it told."""
    told: list[dict[str, Any]] = []
    with subprocess.Popen(_command(kind, rows, "fill"), cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            told.append(json.loads(line))
            if sum(one.get("rows", 0) for one in told) >= rows // 3:
                os.kill(process.pid, signal.SIGKILL)
                told += map(json.loads, process.stdout)
    assert process.returncode == -signal.SIGKILL, "it was done before it could be killed"
    return told


def _one(kind: str, rows: int, step: str) -> None:
    os.environ["AUTOCAPTION_BENCHMARK_DATABASE"] = json.dumps(database.entry(kind, NAME))
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.settings"
    import django

    django.setup()
    from django.conf import settings

    settings.AUTOCAPTION = settings.AUTOCAPTION | {"LANGUAGES": ["en"]}
    from django_autocaption import conf
    from django_autocaption.pipeline.runtime import queue

    conf.reset()
    with mock.patch.object(queue, "_send_one", _take):
        {"make": _make, "fill": _fill, "create": _create, "resume": _resume}[step](rows)


def _take(task: str, args: tuple[Any, ...], *more: Any) -> bool:
    """In place of a broker."""
    if args:
        _tell(sent=args[0])
    return True


def _tell(**what: Any) -> None:
    print(json.dumps(what), flush=True)


def _make(rows: int) -> None:
    from django.core.management import call_command

    from tests.benchmarks.rows import numbers
    from tests.testapp.models import Photo

    call_command("migrate", run_syncdb=True, verbosity=0)
    numbers(Photo._meta.db_table, ["title", "image"], "'', 'photos/2026/11/' || n || '.jpg'", rows)


def _fill(rows: int) -> None:
    """Plans and fills as the command does, and tells of each chunk as it is written."""
    from django_autocaption.pipeline.bulk import backfill, planning

    forget_peak()
    before = peak_mb()
    batch = backfill.start(planning.plan(_fields(), using="default"))
    chunk = min(backfill.CHUNK, max(rows // 10, 1))
    with mock.patch.object(backfill, "CHUNK", chunk):
        taken = seconds(
            lambda: backfill.write_rows(batch.pk, using="default", progress=lambda number: _tell(rows=number))
        )
    _tell(rate=rows / taken, grown=peak_mb() - before, process=peak_mb())


def _resume(rows: int) -> None:
    """Goes on where the killed one was, and looks at every row then."""
    from django.db.models import Count

    from django_autocaption.models import Batch, Caption
    from django_autocaption.pipeline.bulk.uncaptioned import with_image, without_row

    there = Caption.objects.count()
    assert 0 < there < rows, there
    _fill(rows)
    (field,) = _fields()
    captions = Caption.objects.order_by()
    written = dict(captions.values_list("batch").annotate(number=Count("pk")))
    told = dict(Batch.objects.values_list("pk", "requested_count"))
    faults = {
        "duplicates": captions.count() - captions.values("object_id", "field_name", "language").distinct().count(),
        "missing": without_row(with_image(field, "default"), field, "en").count(),
        "counted wrongly": sum(abs(written.get(pk, 0) - told.get(pk, 0)) for pk in {*written, *told}),
    }
    _tell(there=there, **faults)


def _create(rows: int) -> None:
    """The last rows of the full table again, as one would write them by hand: made in Python, 1,000 at a time."""
    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone

    from django_autocaption.models import Batch, Caption
    from tests.testapp.models import Photo

    number = min(BASELINE_ROWS, rows // 2)
    first = Caption.objects.order_by("-pk").values_list("pk", flat=True)[number]
    Caption.objects.filter(pk__gt=first)._raw_delete("default")
    content_type, batch, due = ContentType.objects.get_for_model(Photo), Batch.objects.create(), timezone.now()

    def create() -> None:
        photos = Photo.objects.order_by("pk").values_list("pk", "image")[rows - number :].iterator(chunk_size=1000)
        while chunk := list(islice(photos, 1000)):
            Caption.objects.bulk_create(
                Caption(
                    content_type=content_type,
                    object_id=str(pk),
                    field_name="image",
                    language="en",
                    image_name=name,
                    due_at=due,
                    background=True,
                    batch=batch,
                )
                for pk, name in chunk
            )

    _tell(rate=number / seconds(create))


def _fields() -> list[Any]:
    from django_autocaption.registry import registry

    return [field for field in registry.all() if field.label == "testapp.Photo.image"]


if __name__ == "__main__":
    _one(sys.argv[1], int(sys.argv[2]), sys.argv[3])
